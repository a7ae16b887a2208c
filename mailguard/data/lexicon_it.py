"""Italian phrases: category, weight, and the phrases, parted by bars. Own compilation, 2026-11."""

from typing import Final

PHRASES: Final[dict[str, dict[int, str]]] = {
    "urgency": {
        3: """
            azione richiesta | ultimo avviso | ultimo sollecito | avviso urgente | agisci ora | agisci subito |
            intervento richiesto | ultimo promemoria | azione immediata
        """,
        2: """
            urgente | immediatamente | avviso importante | al più presto | senza indugio | ultima possibilità |
            attenzione
        """,
        1: """
            importante | subito
        """,
    },
    "threat": {
        3: """
            account sospeso | conto sospeso | conto bloccato | account bloccato | sarà sospeso | sarà bloccato |
            sarà disattivato | sarà disabilitato | è stato sospeso | è stato bloccato | è stato limitato |
            sospensione del | blocco del | utenza sospesa | carta bloccata | azioni legali | pignoramento |
            disattivazione | sospensione dei | spazio esaurito | archiviazione piena | foto saranno eliminate |
            saranno eliminati | abbonamento è scaduto
        """,
        2: """
            sospeso | bloccato | limitato | disattivato | sospensione | sanzioni
        """,
        1: """
            scaduto | cloud
        """,
    },
    "credential_request": {
        3: """
            verifica il tuo account | verifichi il suo | conferma la tua identità | confermare la tua identità |
            confermi la sua identità | aggiorna i tuoi dati | aggiorni i suoi dati | aggiornare i tuoi dati |
            aggiornare i dati | la tua password | la sua password | accedi al tuo | conferma i tuoi dati |
            verifica la tua identità | verifica dei dati | dati di accesso | credenziali | tessera sanitaria | spid |
            aggiorna ora | conferma ora | verifica ora
        """,
        2: """
            verificare | aggiornamento | confermare
        """,
    },
    "security_alert": {
        3: """
            attività sospetta | attività insolita | accesso non autorizzato | accesso anomalo | accesso sospetto |
            nuovo dispositivo
        """,
        2: """
            avviso di sicurezza | motivi di sicurezza
        """,
    },
    "payment": {
        3: """
            pagamento rifiutato | pagamento non riuscito | pagamento in sospeso | fattura non pagata | fattura scaduta |
            rimborso | multa | nuovo iban | cambio iban | spese di spedizione | spese doganali | metodo di pagamento |
            dati di pagamento
        """,
        2: """
            bonifico | scaduta | rinnovo
        """,
        1: """
            fattura | pagamento
        """,
    },
    "prize": {
        3: """
            hai vinto | ha vinto | congratulazioni | complimenti | sei stato selezionato | giri gratis |
            bonus di benvenuto | eredità | breve sondaggio | completa il sondaggio | il tuo premio | il tuo regalo |
            sei stato scelto | partecipa ora | vinci un | offerta esclusiva
        """,
        2: """
            premio | vincitore | vincita | regalo | donazione | bonus
        """,
        1: """
            sondaggio | ricompensa | gratuito | gratis
        """,
    },
    "investment": {
        3: """
            collega il tuo wallet | guadagni garantiti | casinò online | guadagnare da casa | prestito approvato
        """,
        2: """
            criptovalute | casinò
        """,
        1: """
            bitcoin | prestito
        """,
    },
    "dating": {
        3: """
            donne russe | donne single | voglio incontrarti
        """,
        1: """
            incontri
        """,
    },
    "remedy": {
        3: """
            perdere peso | bruciare i grassi | dimagrire
        """,
        1: """
            keto
        """,
    },
    "time_limit": {
        3: """
            scade oggi | scadrà oggi | sta per scadere | in scadenza | è scaduto | è scaduta | solo per oggi |
            ultimo giorno
        """,
        2: """
            scadrà | scade | scadenza
        """,
    },
    "click_action": {
        2: """
            clicca qui | clicca sul | clicca su | clicchi qui | cliccando | cliccare | fai clic | link seguente |
            link sottostante | pulsante | seguente link
        """,
    },
    "delivery": {
        3: """
            il tuo pacco | il suo pacco | consegna fallita | non è stato possibile consegnare | tentativo di consegna |
            in giacenza | riprogrammare la consegna
        """,
        2: """
            pacco | spedizione | giacenza
        """,
        1: """
            consegna
        """,
    },
}
