"""French phrases: category → weight → phrases, parted by bars. Own compilation, 2026-11."""

from typing import Final

PHRASES: Final[dict[str, dict[int, str]]] = {
    "urgency": {
        2: """
            urgent | immédiatement | dernier rappel | dernier avis | action requise | sans délai
        """,
        1: """
            important
        """,
    },
    "time_limit": {
        2: """
            sous 24 heures | sous 48 heures | délai
        """,
        1: """
            24h | 48h | expire | avant le
        """,
    },
    "threat": {
        2: """
            compte suspendu | sera suspendu | compte bloqué | sera bloqué | résiliation | poursuites | restreint
        """,
    },
    "credential_request": {
        2: """
            vérifiez votre compte | confirmer votre identité | mettre à jour | mise à jour | votre mot de passe |
            vos informations
        """,
    },
    "payment": {
        2: """
            facture | remboursement | virement | amende | impayé
        """,
        1: """
            paiement
        """,
    },
    "delivery": {
        2: """
            colis | livraison | frais de douane | expédition
        """,
    },
    "prize": {
        2: """
            félicitations | vous avez gagné | cadeau
        """,
    },
    "click_action": {
        2: """
            cliquez ici | cliquez sur | lien ci-dessous
        """,
    },
}
