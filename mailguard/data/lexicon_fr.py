"""French phrases: category, weight, and the phrases, parted by bars. Own compilation, 2026-11."""

from typing import Final

PHRASES: Final[dict[str, dict[int, str]]] = {
    "urgency": {
        3: """
            action requise | dernier rappel | dernier avis | dernier avertissement | dernière relance |
            action immédiate | agissez maintenant | agissez vite | agir immédiatement | très urgent | mise en demeure
        """,
        2: """
            urgent | immédiatement | sans délai | dans les plus brefs délais | avis important | au plus vite |
            dernière chance
        """,
        1: """
            important | rapidement
        """,
    },
    "threat": {
        3: """
            compte suspendu | sera suspendu | compte bloqué | sera bloqué | compte a été suspendu |
            compte a été bloqué | compte sera suspendu | compte sera bloqué | compte sera désactivé |
            suspension de votre | désactivation de votre | blocage de votre | compte limité | accès limité |
            accès suspendu | poursuites judiciaires | accès à votre compte | stockage est plein | espace de stockage |
            vos photos seront | photos et vidéos | boîte mail est pleine | abonnement a expiré | sera supprimé |
            seront supprimés | paiement a été refusé
        """,
        2: """
            huissier | saisie | résiliation | restreint | désactivé
        """,
        1: """
            suspension | poursuites | bloqué | suspendu | expiré
        """,
    },
    "credential_request": {
        3: """
            vérifiez votre compte | vérifier votre compte | confirmer votre identité | confirmez votre identité |
            confirmez vos | confirmer vos | mettre à jour vos | mettez à jour | mise à jour de vos |
            mise à jour de votre | mettre à jour votre | votre mot de passe | vos identifiants |
            vos coordonnées bancaires | vos informations personnelles | réactiver votre | valider votre |
            validez votre | certicode | clé digitale | connectez-vous
        """,
        2: """
            vos informations | mise à jour | mettre à jour | carte vitale | vérification
        """,
    },
    "security_alert": {
        3: """
            activité inhabituelle | activité suspecte | connexion suspecte | connexion inhabituelle |
            accès non autorisé | tentative de connexion
        """,
        2: """
            alerte de sécurité | sécurité de votre
        """,
    },
    "payment": {
        3: """
            paiement refusé | paiement a échoué | échec du paiement | facture impayée | amende impayée | impayé |
            frais de livraison | frais de douane | nouveau rib | changement de rib | coordonnées bancaires
        """,
        2: """
            remboursement | amende | virement | prélèvement
        """,
        1: """
            facture | paiement
        """,
    },
    "prize": {
        3: """
            vous avez gagné | heureux gagnant | vous avez été sélectionné | tours gratuits | bonus de bienvenue |
            vous avez été choisi | répondez à ce court sondage | court sondage | enquête de satisfaction |
            une surprise pour | vous attend | votre récompense | votre cadeau | une opportunité unique |
            boîte mystère | participez maintenant | à gagner | tentez votre chance | commencer l'enquête
        """,
        2: """
            félicitations | cadeau | gagnant | offre exclusive
        """,
        1: """
            sondage | enquête | récompense | gratuit | surprise
        """,
    },
    "investment": {
        3: """
            connectez votre portefeuille | gains garantis | casino en ligne | revenu passif | gagner de l'argent |
            crédit rapide | offre de prêt | demande de prêt | devenir riche
        """,
        2: """
            cryptomonnaie | casino
        """,
        1: """
            bitcoin | trading | prêt
        """,
    },
    "dating": {
        3: """
            femmes russes | femmes célibataires | rencontre coquine | envie de te rencontrer | plan cul |
            rencontres sans lendemain
        """,
        1: """
            célibataire | rencontres
        """,
    },
    "remedy": {
        3: """
            perdre du poids | brûler les graisses | maigrir
        """,
        1: """
            minceur | keto | cbd
        """,
    },
    "time_limit": {
        3: """
            expire aujourd'hui | expire bientôt | expire dans | va expirer | a expiré | arrive à expiration |
            dernier jour
        """,
        2: """
            délai
        """,
        1: """
            expire
        """,
    },
    "click_action": {
        2: """
            cliquez ici | cliquez sur | cliquer ici | cliquer sur | cliquant | lien ci-dessous | bouton ci-dessous |
            lien suivant
        """,
    },
    "delivery": {
        3: """
            votre colis | frais de douane | n'a pas pu être livré | reprogrammer la livraison | livraison en attente
        """,
        2: """
            colis | livraison | expédition
        """,
    },
}
