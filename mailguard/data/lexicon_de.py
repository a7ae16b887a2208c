"""German phrases: category, weight, and the phrases, parted by bars. Own compilation, 2026-11."""

from typing import Final

PHRASES: Final[dict[str, dict[int, str]]] = {
    "urgency": {
        3: """
            sofort handeln | sofortiger handlungsbedarf | dringender handlungsbedarf | handlungsbedarf |
            letzte mahnung | letzte warnung | letzte erinnerung | sofortiges handeln | dringende mitteilung |
            umgehend handeln | dringend erforderlich | handeln sie jetzt | handeln sie sofort
        """,
        2: """
            dringend | umgehend | unverzüglich | wichtige mitteilung | wichtige information | wichtiger hinweis |
            aktion erforderlich | letzte chance | nur noch heute | handeln sie | bevor es zu spät ist |
            nur für kurze zeit | letzte möglichkeit
        """,
        1: """
            kritisch | sofort | schnellstmöglich
        """,
    },
    "threat": {
        3: """
            konto gesperrt | konto wird gesperrt | konto wurde gesperrt | konto wurde eingeschränkt |
            konto vorübergehend | vorübergehend gesperrt | vorübergehend eingeschränkt | konto deaktiviert |
            konto wird geschlossen | sperrung ihres | deaktivierung ihres | einschränkung ihres | sperrung |
            pfändung | inkasso | zugang gesperrt | zugang eingeschränkt | wird gesperrt | wurde gesperrt |
            werden gelöscht | gesperrt werden | speicher ist voll | cloud speicher | fotos werden gelöscht |
            fotos und videos | postfach ist voll | abonnement ist abgelaufen | schutz ist abgelaufen |
            zahlung ist fehlgeschlagen
        """,
        2: """
            gesperrt | eingeschränkt | deaktiviert | rechtliche schritte
        """,
        1: """
            speicherplatz | kündigung
        """,
    },
    "credential_request": {
        3: """
            bestätigen sie ihre | bestätigen sie ihr | verifizieren sie | aktualisieren sie ihre |
            aktualisieren sie ihr | identität bestätigen | identität zu bestätigen | daten bestätigen |
            daten zu bestätigen | daten aktualisieren | legitimation | photo-tan | phototan | pushtan | push-tan |
            tan-verfahren | konto bestätigen | konto zu verifizieren | konto verifizieren | jetzt bestätigen |
            jetzt verifizieren | jetzt aktualisieren | kontodaten | loggen sie sich | melden sie sich an |
            zugangsdaten
        """,
        2: """
            verifizieren | ihr passwort | verifizierung
        """,
        1: """
            aktualisierung
        """,
    },
    "security_alert": {
        3: """
            verdächtige aktivität | verdächtige aktivitäten | ungewöhnliche aktivität | ungewöhnliche aktivitäten |
            unbefugter zugriff | unbefugten zugriff | sicherheitswarnung
        """,
        2: """
            sicherheitsgründen | sicherheitsmaßnahme | sicherheitsupdate
        """,
    },
    "payment": {
        3: """
            zahlung fehlgeschlagen | offene rechnung | offener betrag | zahlungsaufforderung |
            zahlungsmethode aktualisieren | zollgebühren | rückerstattung | bankverbindung geändert |
            neue bankverbindung | zahlungsdaten
        """,
        2: """
            mahnung | lastschrift | zahlungsmethode | fällig
        """,
        1: """
            überweisung | rechnung | zahlung
        """,
    },
    "prize": {
        3: """
            sie haben gewonnen | herzlichen glückwunsch | ihr gewinn | exklusives angebot | freispiele |
            willkommensbonus | spende von | möglicher gewinner | potenzieller gewinner | gehörst zu den auserwählten |
            sie wurden ausgewählt | du wurdest ausgewählt | jetzt teilnehmen | kostenlos teilnehmen |
            jetzt mitmachen | ihre chance auf | gutschein sichern | gutschein im wert | produkttester |
            produkt tester | testpaket | wir gratulieren | kurze umfrage | nehmen sie an der umfrage |
            ihre belohnung | belohnung wartet | ihr geschenk | überraschung für sie | nur noch wenige | zu gewinnen |
            gewinnen sie | finalisten
        """,
        2: """
            gewinnspiel | gewonnen | gewinn | gutschein
        """,
        1: """
            umfrage | geschenk | teilnahme | rabatt | kostenlos | exklusiv | auserwählt | glückwunsch | gratis | bonus
        """,
    },
    "investment": {
        3: """
            bitcoin trading | handelsplattform | garantierte gewinne | online casino | casino belohnungen |
            passives einkommen | geld verdienen | reich werden | ohne einzahlung | krypto plattform | handelsroboter |
            kredit ohne schufa
        """,
        2: """
            kryptowährung | kryptowährungen | casino | krypto
        """,
        1: """
            einzahlung | wallet | slots
        """,
    },
    "dating": {
        3: """
            heißesten mitglieder | heiße frauen | einsame frauen | singles in deiner nähe | möchte dich treffen |
            chatte mit mir | sextreffen | finde dein match | russische frauen | partnersuche | suche einen mann |
            nackt
        """,
        1: """
            dating | date | single | singles | flirt
        """,
    },
    "remedy": {
        3: """
            traumgewicht | potenzmittel | fett verbrennen | bauchfett | cbd öl | schlanker | kilo in | kg in 4 wochen
        """,
        1: """
            keto | potenz | diät
        """,
    },
    "time_limit": {
        3: """
            läuft heute ab | läuft ab | läuft bald ab | nur noch heute | nur heute | endet heute
        """,
        2: """
            abgelaufen | frist
        """,
    },
    "click_action": {
        2: """
            klicken sie | hier klicken | klicke hier | folgenden link | button klicken | über den link |
            auf den link | jetzt starten
        """,
    },
    "delivery": {
        3: """
            ihr paket | ihre sendung | konnte nicht zugestellt | zustellung fehlgeschlagen | zustellversuch |
            lieferadresse bestätigen
        """,
        2: """
            zustellung | sendung
        """,
        1: """
            paket
        """,
    },
}
