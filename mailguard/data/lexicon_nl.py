"""Dutch phrases: category, weight, and the phrases, parted by bars. Own compilation, 2026-11."""

from typing import Final

PHRASES: Final[dict[str, dict[int, str]]] = {
    "urgency": {
        3: """
            actie vereist | actie noodzakelijk | directe actie | directe actie vereist | onmiddellijke actie |
            uw actie is vereist | laatste herinnering | laatste waarschuwing | laatste aanmaning | laatste bericht |
            laatste oproep | laatste kans | handel nu | handel direct | reageer direct | reageer onmiddellijk |
            neem direct contact | dringend verzoek | dringende mededeling | dringend bericht | voordat het te laat is
        """,
        2: """
            belangrijke mededeling | belangrijk bericht | zo spoedig mogelijk | met spoed | met grote spoed |
            per direct | actie nodig | zonder uitstel | per omgaande | dringend
        """,
        1: """
            belangrijk | onmiddellijk | zo snel mogelijk | spoedig
        """,
    },
    "threat": {
        3: """
            account geblokkeerd | account is geblokkeerd | account is beperkt | rekening geblokkeerd |
            rekening is tijdelijk | bankpas geblokkeerd | pas is geblokkeerd | wordt geblokkeerd | is geblokkeerd |
            zal worden geblokkeerd | wordt opgeschort | is opgeschort | wordt beperkt | is beperkt |
            tijdelijk geblokkeerd | tijdelijk beperkt | tijdelijk opgeschort | wordt gedeactiveerd |
            is gedeactiveerd | wordt gesloten | wordt afgesloten | wordt permanent | toegang wordt |
            geen toegang meer | verliest u de toegang | verlies van toegang | blokkade te voorkomen |
            blokkering te voorkomen | om afsluiting te voorkomen | beslag op uw | beslaglegging op |
            deurwaarder inschakelen | gerechtsdeurwaarder zal | incassobureau ingeschakeld |
            overgedragen aan een incassobureau | incassoprocedure | incassokosten | gerechtelijke stappen |
            juridische stappen | strafrechtelijke vervolging | dagvaarding | boete van | verhoging van de boete |
            blokkering van uw | blokkade van uw | opslag is vol | mailbox is vol | postvak is vol | postbus is vol |
            cloudopslag is | foto's worden verwijderd | worden definitief verwijderd | worden verwijderd |
            abonnement is verlopen | levering wordt stopgezet
        """,
        2: """
            beslaglegging | deurwaarder | gerechtsdeurwaarder | incassobureau | wordt verwijderd | stopgezet |
            opgeschort | gedeactiveerd | geblokkeerd | blokkering
        """,
        1: """
            verlopen | opslagruimte | boete | incasso | cloudopslag
        """,
    },
    "extortion": {
        3: """
            ik heb u gefilmd | ik heb je gefilmd | ik heb je opgenomen | toegang tot uw apparaat |
            toegang tot je apparaat | je webcam | uw webcam | pornosites | sites voor volwassenen |
            ik heb je gehackt | ik heb uw apparaat | uw apparaat is gehackt | je apparaat is besmet | stuur bitcoin |
            betaal in bitcoin | betaling in bitcoin | naar al je contacten | naar al uw contacten |
            ik verspreid de video | stuur ik de video | neem geen contact op met de politie
        """,
    },
    "credential_request": {
        3: """
            verifieer uw | verifieer je | uw account verifiëren | je account verifiëren | bevestig uw gegevens |
            bevestig uw identiteit | bevestig je identiteit | bevestig uw account | bevestig je account |
            bevestig je gegevens | uw identiteit bevestigen | uw gegevens bijwerken | je gegevens bijwerken |
            werk uw gegevens bij | werk je gegevens bij | update uw gegevens | uw gegevens controleren |
            controleer uw gegevens | gegevens bevestigen | gegevens te bevestigen | wachtwoord verloopt |
            wachtwoord is verlopen | wachtwoord behouden | huidige wachtwoord | zelfde wachtwoord | uw inloggegevens |
            je inloggegevens | inloggegevens invoeren | identificatiecode invoeren | digipass vernieuwen |
            digipass activeren | itsme activeren | itsme account | itsme verloopt | uw pincode | je pincode |
            digid verloopt | digid is geblokkeerd | digid activeren | uw digid | log in op | meld u aan op |
            opnieuw bevestigen | opnieuw verifiëren | opnieuw activeren | bankpas aanvragen | nieuwe bankpas |
            bankpas vernieuwen | scanner vernieuwen | kaartgegevens | creditcardgegevens | cvc code | bsn nummer |
            burgerservicenummer en | kopie van uw | herstelzin | seed phrase | opgeslagen berichten vrijgeven |
            berichten in quarantaine | wachtende berichten | voicemail beluisteren | beluister het bericht |
            uw bankgegevens | vul uw gegevens | vul uw bankgegevens | vul je gegevens | digid is verlopen |
            vernieuw uw | mailbox is bijna vol | postvak is bijna vol | verhoog uw opslag | verhoog je opslag |
            opslaglimiet | limiet van uw mailbox | uw mailbox is | voer uw wachtwoord | voer je wachtwoord |
            wachtwoord opnieuw | wachtwoord te behouden | uw pasgegevens
        """,
        2: """
            inloggegevens | verificatie vereist | mailbox opslag | document ondertekenen | ter ondertekening |
            verificatiecode | digipass | itsme | identificatiecode
        """,
        1: """
            je wachtwoord | uw wachtwoord | verificatie | verifiëren | bijwerken | wachtwoord | pincode
        """,
    },
    "security_alert": {
        3: """
            verdachte activiteit | verdachte activiteiten | ongebruikelijke activiteit | ongewone activiteit |
            ongeautoriseerde toegang | onbevoegde toegang | verdachte inlogpoging | ongebruikelijke inlogpoging |
            verdachte transactie | ongeautoriseerde transactie | onbekende transactie | onbekend apparaat |
            nieuw apparaat gekoppeld | aangemeld vanaf een nieuw | virus gevonden | virus gedetecteerd |
            misbruik van uw | ongewone inlogpoging | vreemde inlogpoging | inlogpoging vanuit |
            uw computer is geïnfecteerd | je computer is geïnfecteerd
        """,
        2: """
            beveiligingsmelding | beveiligingswaarschuwing | nieuwe aanmelding | nieuwe inlog | was u dit |
            om veiligheidsredenen | nieuwe beveiliging | was jij dit
        """,
        1: """
            beveiligingsupdate | veiligheidsredenen
        """,
    },
    "payment": {
        3: """
            betaling mislukt | betaling is mislukt | betaling geweigerd | betaling niet gelukt | incasso mislukt |
            niet kunnen afschrijven | openstaande factuur | openstaand bedrag | openstaande betaling |
            openstaande schuld | openstaande boete | openstaande vordering | achterstallige betaling |
            betalingsachterstand | betaal nu | betaal direct | onbetaalde factuur | onbetaalde rekening |
            verzendkosten betalen | verzendkosten te betalen | douanekosten | invoerkosten | invoerrechten betalen |
            inklaringskosten | nieuw rekeningnummer | gewijzigd rekeningnummer | rekeningnummer is gewijzigd |
            rekeningnummer wijzigen | nieuw iban | gewijzigde bankgegevens | nieuwe bankgegevens |
            over te maken naar | maak het bedrag over | bedrag over te maken | spoedbetaling | spoedoverboeking |
            betaalgegevens bijwerken | uw betaalgegevens | betaalmethode bijwerken | uw betaalmethode |
            recht op een terugbetaling | recht op teruggave | terugbetaling ontvangen | teruggave aanvragen |
            belastingteruggave | cadeaukaarten kopen | cadeaubonnen kopen | tikkie betalen | betaalverzoek |
            krijgt geld terug | geld terug te ontvangen | nieuwe rekening over | betaal vandaag nog |
            betaling vandaag nog | betaling met spoed | kopie van de overschrijving | achterstallig bedrag |
            boete betalen | betaal uw boete | betaal de boete
        """,
        2: """
            automatisch verlengd | wordt afgeschreven | zal worden afgeschreven | te veel betaald | terugbetaling |
            aanmaning | teruggave | betalingsherinnering
        """,
        1: """
            factuur | betaling | achterstand | verzendkosten | offerte | betaalmethode | betaalgegevens
        """,
    },
    "tax_refund": {
        2: """
            belastingteruggave | belastingdienst | teruggaaf van belasting | zorgtoeslag | energietoeslag |
            toeslagen terug
        """,
    },
    "prize": {
        3: """
            u heeft gewonnen | je hebt gewonnen | u bent de winnaar | bent u geselecteerd | ben je geselecteerd |
            u bent geselecteerd | je bent geselecteerd | je bent uitgekozen | gratis spins | welkomstbonus |
            erfenis van | maak kans op | kans op een | win een | gratis cadeaukaart | cadeaukaart ter waarde |
            korte vragenlijst | vul de vragenlijst | enquête invullen | jouw mening telt | uw beloning | je beloning |
            claim je | claim uw | haal je prijs | tijdelijke kans | geen aankoop nodig | zonder investering |
            gratis pakket | spaarpunten verlopen | punten verlopen | verzilver je punten | wissel uw punten |
            uw prijs ophalen | begunstigde van | donatie van
        """,
        2: """
            gelukkige winnaar | exclusieve aanbieding | doe mee en | gewonnen | winnaar | gefeliciteerd | erfenis
        """,
        1: """
            gratis | enquête | actie | kans | geschenk | korting | prijs | cadeau | beloning | vragenlijst | doe mee |
            cadeaukaart | jouw mening
        """,
    },
    "investment": {
        3: """
            koppel je wallet | koppel uw wallet | wallet verifiëren | wallet valideren | gegarandeerde winst |
            gegarandeerd rendement | online casino | passief inkomen | geld verdienen vanuit huis |
            snel geld verdienen | bitcoin handel | handelsrobot | lening goedgekeurd | lening zonder bkr |
            direct geld lenen | verdubbel je bitcoin
        """,
        2: """
            investeren in crypto | handelsplatform | geld verdienen | cryptovaluta | casino
        """,
        1: """
            bitcoin | wallet | lening
        """,
    },
    "dating": {
        3: """
            spannende afspraak | eenzame vrouwen | mijn profiel te bekijken | opzoek naar een | russische vrouwen |
            wil je ontmoeten | wil met je afspreken | alleenstaande vrouwen | naaktfoto | geile vrouwen | sexdate
        """,
        2: """
            datingsite | ondeugende foto
        """,
        1: """
            date | dating | vrouwen
        """,
    },
    "remedy": {
        3: """
            snel afvallen | afvallen zonder | gewicht verliezen | vet verbranden | zonder recept |
            zonder doktersrecept | erectiepillen | wondermiddel
        """,
        1: """
            keto | afvallen | viagra | cialis
        """,
    },
    "secrecy_bec": {
        3: """
            ben je op kantoor | bent u op kantoor | ben je beschikbaar voor | heb je even tijd | ik heb een gunst |
            een gunst nodig | een klusje voor je | houd dit vertrouwelijk | blijft tussen ons | houd dit tussen ons |
            strikt vertrouwelijk | praat hier met niemand | met niemand bespreken | ik kan niet bellen |
            kan nu niet bellen | ik kan nu niet praten | stuur me je nummer | stuur je nummer | je whatsapp nummer |
            stuur je 06 | vertrouwelijke transactie | vertrouwelijke overname
        """,
        2: """
            ik zit in een vergadering | in vergadering | zakelijk voorstel | in vertrouwen
        """,
        1: """
            vertrouwelijk | geheim
        """,
    },
    "time_limit": {
        3: """
            verloopt vandaag | verloopt morgen | verloopt binnenkort | vervalt vandaag | vervalt binnenkort |
            alleen vandaag | alleen nog vandaag | binnenkort verlopen | laatste dag | laatste uren |
            uiterste betaaldatum | voor de deadline | termijn verstrijkt
        """,
        2: """
            is verlopen | staat op het punt te verlopen | verloopt over | uiterste datum
        """,
        1: """
            uiterlijk | verloopt | vervalt | vervaldatum | deadline
        """,
    },
    "click_action": {
        2: """
            klik hier | klik op | klik hieronder | klik dan | onderstaande link | onderstaande knop | volgende link |
            de link hieronder | de knop hieronder | via de link | via onderstaande | via deze link | door op de knop |
            open de bijlage | bekijk de bijlage | bekijk het document | document bekijken | download de bijlage |
            scan de qr | scan de code | qr code scannen | inhoud inschakelen | bewerken inschakelen |
            macro's inschakelen | log hier in
        """,
    },
    "delivery": {
        3: """
            uw pakket | je pakket | uw pakketje | je pakketje | uw zending | je zending | kon niet worden bezorgd |
            niet kunnen bezorgen | konden uw pakket | bezorging mislukt | mislukte bezorging | bezorgpoging gemist |
            gemiste bezorging | bezorgpoging | opnieuw bezorgen | nieuwe bezorging plannen | bezorgadres onjuist |
            onvolledig adres | adres is onjuist | adres is onvolledig | bevestig uw adres | bevestig je adres |
            tegengehouden door de douane | vastgehouden bij de douane | pakket staat klaar | pakket in de wacht |
            pakket wordt vastgehouden | zending wordt vastgehouden | pakket is vastgehouden |
            pakket is teruggestuurd | wacht op bevestiging van uw adres
        """,
        2: """
            track en trace | volg uw pakket | pakketje | douane | pakket
        """,
        1: """
            levering | bezorging | zending | bezorgen
        """,
    },
    "invoice": {
        2: """
            factuur in de bijlage | bijgevoegde factuur | factuur als bijlage | bijgaand de factuur |
            betalingsbewijs | betaaladvies | rekeningoverzicht | inkooporder bijgevoegd
        """,
        1: """
            rekening | bestelling | bon | creditnota
        """,
    },
    "medical_result": {
        3: """
            uw testuitslag | je testuitslag | uw onderzoeksresultaten | uw labuitslag | uitslag van uw |
            uitslag van het onderzoek | uitslag staat klaar | uw medisch dossier
        """,
        2: """
            testuitslag | labuitslag | diagnose
        """,
        1: """
            afspraak in het ziekenhuis | recept
        """,
    },
    "attachment_password": {
        3: """
            wachtwoord van de bijlage | wachtwoord voor de bijlage | wachtwoord van het bestand |
            wachtwoord voor het bestand | wachtwoord voor het document | wachtwoord om te openen
        """,
        2: """
            het wachtwoord is
        """,
    },
    "authority": {
        2: """
            belastingdienst | openbaar ministerie | centraal justitieel incassobureau | cjib | politie nederland |
            mijnoverheid | rechtbank | federale overheidsdienst | systeembeheerder | mailbeheerder | helpdesk |
            ict afdeling | afdeling beveiliging | klantenservice | personeelszaken
        """,
        1: """
            politie | beheerder | directeur | salarisadministratie
        """,
    },
    "routine": {
        1: """
            niet dringend | geen haast | spoedeisende hulp | spoedpost | in afwachting van uw antwoord | goede zaak |
            kans op regen | rekening houden | rekening gehouden | actie ondernemen
        """,
    },
}
