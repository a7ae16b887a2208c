"""Dutch phrases: category, weight, and the phrases, parted by bars. Own compilation, 2026-11."""

from typing import Final

PHRASES: Final[dict[str, dict[int, str]]] = {
    "urgency": {
        3: """
            actie vereist | directe actie vereist | onmiddellijke actie | laatste herinnering | laatste waarschuwing |
            laatste aanmaning | laatste kans | handel nu | reageer direct | dringend verzoek
        """,
        2: """
            dringend | onmiddellijk | belangrijke mededeling | belangrijk bericht | zo spoedig mogelijk | met spoed |
            per direct | actie nodig
        """,
        1: """
            belangrijk
        """,
    },
    "threat": {
        3: """
            account geblokkeerd | rekening geblokkeerd | wordt geblokkeerd | is geblokkeerd | wordt opgeschort |
            is opgeschort | wordt beperkt | is beperkt | tijdelijk geblokkeerd | tijdelijk beperkt |
            wordt gedeactiveerd | wordt verwijderd | account wordt gesloten | beslaglegging | deurwaarder |
            incassobureau | incasso | gerechtelijke stappen | blokkering van uw | blokkade van uw | opslag is vol |
            cloudopslag | foto's worden verwijderd | worden verwijderd | abonnement is verlopen
        """,
        2: """
            geblokkeerd | opgeschort | gedeactiveerd | boete | blokkering | gerechtsdeurwaarder
        """,
        1: """
            verlopen | opslagruimte
        """,
    },
    "credential_request": {
        3: """
            verifieer uw | verifieer je | bevestig uw gegevens | bevestig uw identiteit | bevestig je identiteit |
            bevestig uw account | bevestig je gegevens | uw gegevens bijwerken | werk uw gegevens bij |
            update uw gegevens | gegevens bevestigen | gegevens te bevestigen | uw wachtwoord | je wachtwoord |
            inloggegevens | identificatiecode | digipass | itsme | pincode | log in op | opnieuw bevestigen |
            bankpas aanvragen | nieuwe bankpas
        """,
        2: """
            verificatie | verifiëren | bijwerken
        """,
    },
    "security_alert": {
        3: """
            verdachte activiteit | ongebruikelijke activiteit | ongeautoriseerde toegang | verdachte inlogpoging |
            onbekend apparaat
        """,
        2: """
            beveiligingsmelding | beveiligingsupdate | veiligheidsredenen
        """,
    },
    "payment": {
        3: """
            betaling mislukt | betaling is mislukt | openstaande factuur | openstaand bedrag | openstaande betaling |
            openstaande schuld | terugbetaling | verzendkosten | douanekosten | invoerkosten | nieuw rekeningnummer |
            betaalgegevens | betaalmethode
        """,
        2: """
            aanmaning | achterstand | teruggave
        """,
        1: """
            factuur | betaling
        """,
    },
    "prize": {
        3: """
            u heeft gewonnen | je hebt gewonnen | gefeliciteerd | bent u geselecteerd | ben je geselecteerd |
            gratis spins | welkomstbonus | erfenis | maak kans op | kans op | cadeaukaart | doe mee |
            korte vragenlijst | vragenlijst | jouw mening | uw beloning | je beloning | win een | tijdelijke kans |
            geen aankoop nodig | zonder investering | gratis pakket
        """,
        2: """
            prijs | winnaar | cadeau | gewonnen | beloning
        """,
        1: """
            gratis | enquête | actie | kans | geschenk | korting
        """,
    },
    "investment": {
        3: """
            koppel je wallet | gegarandeerde winst | online casino | passief inkomen | geld verdienen |
            bitcoin handel
        """,
        2: """
            cryptovaluta | casino
        """,
        1: """
            bitcoin | wallet
        """,
    },
    "dating": {
        3: """
            spannende afspraak | eenzame vrouwen | mijn profiel te bekijken | opzoek naar een | russische vrouwen |
            wil je ontmoeten | sexdate
        """,
        1: """
            date | dating | vrouwen
        """,
    },
    "remedy": {
        3: """
            afvallen | gewicht verliezen | vet verbranden
        """,
        1: """
            keto
        """,
    },
    "time_limit": {
        3: """
            verloopt vandaag | verloopt binnenkort | vervalt vandaag | alleen vandaag | is verlopen |
            binnenkort verlopen | laatste dag
        """,
        2: """
            verloopt | vervalt | vervaldatum
        """,
        1: """
            uiterlijk
        """,
    },
    "click_action": {
        2: """
            klik hier | klik op | onderstaande link | onderstaande knop | volgende link | via de link | via onderstaande
        """,
    },
    "delivery": {
        3: """
            uw pakket | je pakket | uw pakketje | je pakketje | kon niet worden bezorgd | bezorging mislukt |
            bezorgpoging
        """,
        2: """
            pakket | pakketje | bezorging | zending
        """,
        1: """
            levering
        """,
    },
}
