"""German phrases: category → weight → phrases, parted by bars. Own compilation, 2026-11."""

from typing import Final

PHRASES: Final[dict[str, dict[int, str]]] = {
    "urgency": {
        2: """
            dringend | sofort | umgehend | letzte mahnung | letzte erinnerung | wichtige mitteilung |
            handlungsbedarf
        """,
    },
    "time_limit": {
        2: """
            innerhalb von 24 stunden | innerhalb von | frist | läuft ab | läuft heute ab | 48 stunden
        """,
        1: """
            bis zum
        """,
    },
    "threat": {
        2: """
            konto gesperrt | gesperrt | eingeschränkt | vorübergehend eingeschränkt | deaktiviert | inkasso |
            kündigung | pfändung
        """,
    },
    "credential_request": {
        2: """
            bestätigen sie ihre | verifizieren | aktualisieren sie ihre daten | identität bestätigen |
            ihr passwort | legitimation | photo-tan | pushtan
        """,
    },
    "payment": {
        2: """
            rechnung | rückerstattung | überweisung | mahnung | lastschrift
        """,
        1: """
            zahlung
        """,
    },
    "delivery": {
        2: """
            sendung | zustellung | zollgebühren
        """,
        1: """
            paket
        """,
    },
    "prize": {
        2: """
            herzlichen glückwunsch | gewonnen | gewinn
        """,
    },
    "click_action": {
        2: """
            klicken sie hier | hier klicken | folgenden link
        """,
    },
}
