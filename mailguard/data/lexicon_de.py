"""German phrases: category, weight, and the phrases, parted by bars. Own compilation, 2026-11."""

from typing import Final

PHRASES: Final[dict[str, dict[int, str]]] = {
    "urgency": {
        3: """
            sofort handeln | sofortiger handlungsbedarf | dringender handlungsbedarf | handlungsbedarf | letzte mahnung |
            letzte warnung | letzte erinnerung | sofortiges handeln | dringende mitteilung | umgehend handeln |
            dringend erforderlich | handeln sie jetzt | handeln sie sofort
        """,
        2: """
            dringend | umgehend | unverzüglich | wichtige mitteilung | wichtige information | wichtiger hinweis |
            aktion erforderlich | letzte chance | nur noch heute
        """,
        1: """
            sofort | schnellstmöglich
        """,
    },
    "threat": {
        3: """
            konto gesperrt | konto wird gesperrt | konto wurde gesperrt | konto wurde eingeschränkt |
            konto vorübergehend | vorübergehend gesperrt | vorübergehend eingeschränkt | konto deaktiviert |
            konto wird geschlossen | sperrung ihres | deaktivierung ihres | einschränkung ihres | sperrung | pfändung |
            inkasso | zugang gesperrt | zugang eingeschränkt | wird gesperrt | wurde gesperrt | werden gelöscht |
            gesperrt werden
        """,
        2: """
            gesperrt | eingeschränkt | deaktiviert | rechtliche schritte
        """,
        1: """
            kündigung
        """,
    },
    "credential_request": {
        3: """
            bestätigen sie ihre | bestätigen sie ihr | verifizieren sie | aktualisieren sie ihre | aktualisieren sie ihr |
            identität bestätigen | identität zu bestätigen | daten bestätigen | daten zu bestätigen |
            daten aktualisieren | legitimation | photo-tan | phototan | pushtan | push-tan | tan-verfahren |
            konto bestätigen | konto zu verifizieren | konto verifizieren | jetzt bestätigen | jetzt verifizieren |
            jetzt aktualisieren | kontodaten | loggen sie sich | melden sie sich an | zugangsdaten
        """,
        2: """
            verifizieren | ihr passwort | verifizierung | aktualisierung
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
            mahnung | lastschrift | überweisung | zahlungsmethode | fällig
        """,
        1: """
            rechnung | zahlung
        """,
    },
    "prize": {
        3: """
            sie haben gewonnen | herzlichen glückwunsch | ihr gewinn | exklusives angebot | freispiele |
            willkommensbonus | spende von
        """,
        2: """
            gewonnen | gewinn | gutschein
        """,
        1: """
            bonus
        """,
    },
    "time_limit": {
        3: """
            läuft heute ab | läuft ab | läuft bald ab | nur noch heute | nur heute | endet heute | abgelaufen
        """,
        2: """
            frist
        """,
    },
    "click_action": {
        2: """
            klicken sie | hier klicken | klicke hier | folgenden link | button klicken | über den link | auf den link |
            jetzt starten
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
