"""Italian phrases: category, weight, and the phrases, parted by bars. Own compilation, 2026-11."""

from typing import Final

PHRASES: Final[dict[str, dict[int, str]]] = {
    "urgency": {
        3: """
            azione richiesta | azione immediata | azione urgente | intervento richiesto | intervento immediato |
            ultimo avviso | ultimo sollecito | ultimo promemoria | ultima comunicazione | ultimo preavviso |
            avviso urgente | comunicazione urgente | agisci ora | agisci subito | agire subito |
            agire immediatamente | è necessario un tuo intervento | è richiesto un suo intervento |
            risponda con urgenza | rispondi con urgenza | contattateci immediatamente | proceda immediatamente |
            procedi subito
        """,
        2: """
            avviso importante | al più presto | senza indugio | ultima possibilità | ultima occasione |
            con la massima urgenza | nel più breve tempo | quanto prima | con urgenza | urgente
        """,
        1: """
            importante | subito | immediatamente | attenzione | tempestivamente
        """,
    },
    "threat": {
        3: """
            account sospeso | account bloccato | account disattivato | account limitato | account verrà chiuso |
            account sarà chiuso | conto sospeso | conto bloccato | conto corrente è stato | il suo conto è stato |
            il tuo conto è stato | utenza sospesa | utenza bloccata | carta bloccata | carta sospesa | carta è stata |
            sarà sospeso | sarà sospesa | verrà sospeso | verrà sospesa | sarà bloccato | sarà bloccata |
            verrà bloccato | verrà bloccata | sarà disattivato | verrà disattivato | sarà disabilitato |
            è stato sospeso | è stata sospesa | è stato bloccato | è stata bloccata | è stato limitato |
            è stata limitata | è stato disattivato | sospensione del | sospensione dei | sospensione della |
            blocco del | blocco della | evitare la sospensione | evitare il blocco | evitare la chiusura |
            perdere l'accesso | perderà l'accesso | azioni legali | azione legale | vie legali | procedimento penale |
            procedimento giudiziario | pignoramento del | recupero crediti | fermo amministrativo |
            cartella esattoriale | ufficiale giudiziario | denuncia nei suoi confronti | mandato di comparizione |
            interruzione del servizio | interruzione della fornitura | casella verrà | casella sarà |
            casella è piena | casella piena | spazio esaurito | archiviazione piena | spazio di archiviazione è |
            foto saranno eliminate | foto verranno eliminate | saranno eliminati | verranno eliminati |
            sarà eliminato definitivamente | abbonamento è scaduto | abbonamento scaduto | dominio è scaduto
        """,
        2: """
            pignoramento | disattivazione | sanzioni amministrative | mora | ingiunzione | limitato | sospeso |
            bloccato | disattivato
        """,
        1: """
            scaduto | cloud | sospensione | sanzioni
        """,
    },
    "extortion": {
        3: """
            ho registrato un video | ti ho registrato | ti ho ripreso | la tua webcam | siti per adulti |
            siti pornografici | ho accesso al tuo dispositivo | ho violato il tuo | ho hackerato |
            il tuo dispositivo è stato infettato | invierò il video | a tutti i tuoi contatti | paga in bitcoin |
            pagamento in bitcoin | trasferisci bitcoin | il mio portafoglio bitcoin | non avvisare la polizia |
            non contattare la polizia
        """,
    },
    "credential_request": {
        3: """
            verifica il tuo account | verifica il tuo conto | verifichi il suo | verificare il tuo |
            verificare il suo | verifica la tua | verifichi la sua | conferma la tua identità |
            confermare la tua identità | confermi la sua identità | confermare la sua identità | conferma il tuo |
            confermi il suo | aggiorna i tuoi dati | aggiorni i suoi dati | aggiornare i tuoi dati |
            aggiornare i suoi dati | aggiornare i dati | aggiornamento dei dati | aggiornamento dei tuoi dati |
            conferma i tuoi dati | confermi i suoi dati | inserisci i tuoi dati | inserire i dati |
            inserire le credenziali | le tue credenziali | le sue credenziali | credenziali di accesso |
            dati di accesso | password scadrà | password sta per scadere | password è scaduta | password in scadenza |
            mantenere la password | mantieni la password | stessa password | accedi al tuo | acceda al suo |
            accedere al suo account | verifica dei dati | verifica dell'identità | riconoscimento online |
            riattiva il tuo | riattivare il tuo | riattivare il suo | sbloccare il tuo | sblocca il tuo | codice otp |
            codice dispositivo | codice di verifica ricevuto | codice pin | numero della carta | dati della carta |
            dati bancari | codice cvv | nuova tessera sanitaria | rinnovo spid | attivare lo spid | spid in scadenza |
            identità digitale scadrà | aggiorna ora | conferma ora | verifica ora | convalida il tuo |
            convalidare il tuo | convalida il suo | frase di recupero | messaggi in sospeso | messaggi in quarantena |
            messaggi non consegnati | ascolta il messaggio vocale | casella di posta ha | limite di spazio |
            spazio della casella | quota di posta | casella di posta quasi piena | inserisca i suoi |
            inserisca le sue | inserisci le tue | reinserire la password | password scade | accesso alla casella |
            verifichi subito | verifichi i suoi | verifica i tuoi | verifica subito
        """,
        2: """
            tessera sanitaria | firma elettronica richiesta | documento da firmare | nome utente e password |
            homebanking | area riservata per | spid | credenziali
        """,
        1: """
            la sua password | la tua password | verificare | aggiornamento | confermare | password
        """,
    },
    "security_alert": {
        3: """
            attività sospetta | attività sospette | attività insolita | attività anomala | attività anomale |
            accesso non autorizzato | accessi non autorizzati | accesso anomalo | accesso sospetto |
            accesso insolito | tentativo di accesso | operazione sospetta | operazione non autorizzata |
            transazione sospetta | transazione non autorizzata | addebito non autorizzato | nuovo dispositivo |
            dispositivo sconosciuto | dispositivo non riconosciuto | virus rilevato | è stato rilevato un accesso |
            rilevato un accesso | accesso da un dispositivo | accesso da un nuovo | il suo computer è infetto |
            il tuo computer è infetto
        """,
        2: """
            avviso di sicurezza | allerta di sicurezza | motivi di sicurezza | nuovo accesso | sei stato tu |
            se non è stato lei | se non sei stato tu | misure di sicurezza
        """,
    },
    "payment": {
        3: """
            pagamento rifiutato | pagamento non riuscito | pagamento in sospeso | pagamento non andato a buon fine |
            pagamento è stato rifiutato | addebito non riuscito | mancato pagamento | fattura non pagata |
            fattura insoluta | fattura scaduta | fatture scadute | importo dovuto | importo insoluto |
            debito residuo | nuovo iban | cambio iban | variazione iban | nuove coordinate bancarie |
            coordinate bancarie aggiornate | cambio di coordinate | modifica delle coordinate |
            effettuare il bonifico | effettui il bonifico | bonifico urgente | bonifico immediato |
            disporre un bonifico | spese di spedizione | spese doganali | dazi doganali | oneri doganali |
            costi di riconsegna | metodo di pagamento | dati di pagamento | aggiorna il pagamento | multa non pagata |
            pagare la multa | sanzione non pagata | pedaggio non pagato | mancato pagamento del pedaggio |
            diritto a un rimborso | ha diritto al rimborso | richiedi il rimborso | richiedere il rimborso |
            ricevere il rimborso | rimborso in attesa | rimborso fiscale | carte regalo | buoni regalo |
            carta regalo amazon | acquistare delle carte | pagamento urgente | fare un pagamento |
            fatto un pagamento | faccia un pagamento | distinta del bonifico | copia della distinta |
            nuovo conto corrente | nuovo conto bancario | pagare subito | paga ora | paghi ora |
            regolarizzare il pagamento | rimborso in sospeso | ha un rimborso
        """,
        2: """
            in mora | rimborso di | rinnovo automatico | addebito automatico | sarà addebitato | verrà addebitato |
            rimborso | multa
        """,
        1: """
            fattura | pagamento | bonifico | rinnovo | scaduta | scadenza di pagamento | preventivo
        """,
    },
    "tax_refund": {
        2: """
            rimborso fiscale | rimborso irpef | agenzia delle entrate | rimborso dell'imposta | credito d'imposta |
            rimborso canone | bonus inps
        """,
    },
    "prize": {
        3: """
            hai vinto | ha vinto | sei stato selezionato | sei stata selezionata | è stato selezionato come |
            giri gratis | bonus di benvenuto | fondi ereditari | eredità di | breve sondaggio |
            completa il sondaggio | partecipa al sondaggio | il tuo premio | il suo premio | ritira il premio |
            ritira il tuo premio | il tuo regalo | sei stato scelto | vinci un | offerta esclusiva per te |
            buono regalo gratuito | punti in scadenza | i tuoi punti scadranno | riscatta ora |
            riscatta i tuoi punti | beneficiario dei fondi | donazione di
        """,
        2: """
            congratulazioni per | vincitore fortunato | offerta esclusiva | partecipa ora | congratulazioni |
            vincita | vincitore
        """,
        1: """
            sondaggio | ricompensa | gratuito | gratis | premio | regalo | donazione | bonus | eredità | complimenti
        """,
    },
    "investment": {
        3: """
            collega il tuo wallet | collega il portafoglio | verifica il wallet | guadagni garantiti |
            rendimento garantito | guadagno garantito | casinò online | guadagnare da casa | guadagna da casa |
            prestito approvato | prestito immediato | prestito senza busta paga | robot di trading |
            raddoppia i tuoi bitcoin | gruppo di investimento
        """,
        2: """
            investimento in criptovalute | entrate passive | reddito passivo | criptovalute | casinò
        """,
        1: """
            bitcoin | prestito | trading
        """,
    },
    "dating": {
        3: """
            donne russe | donne single | voglio incontrarti | incontri per adulti | donne sole | ragazze calde |
            foto nuda | sesso stasera
        """,
        2: """
            sito di incontri | cerco un uomo
        """,
        1: """
            incontri
        """,
    },
    "remedy": {
        3: """
            perdere peso velocemente | bruciare i grassi | dimagrire senza | dimagrire in | senza ricetta medica |
            farmaci senza ricetta | viagra senza | pillole per l'erezione | cura miracolosa
        """,
        1: """
            keto | dimagrire | perdere peso | viagra | cialis
        """,
    },
    "secrecy_bec": {
        3: """
            sei in ufficio | è in ufficio in questo momento | sei disponibile per un | ho bisogno di un favore |
            mi serve un favore | ho un compito per te | resti tra noi | deve restare tra noi | massima riservatezza |
            strettamente riservato | strettamente confidenziale | non parlarne con nessuno | non ne parli con |
            non posso parlare al telefono | non posso telefonare | non chiamarmi | inviami il tuo numero |
            mandami il tuo numero | il tuo numero whatsapp | operazione riservata | acquisizione riservata
        """,
        2: """
            sono in riunione | in riunione fino | proposta d'affari | con discrezione
        """,
        1: """
            riservato | confidenziale
        """,
    },
    "time_limit": {
        3: """
            scade oggi | scadrà oggi | scade domani | sta per scadere | stanno per scadere | solo per oggi |
            ultimo giorno | prima della scadenza | tempo sta per scadere | ultime ore | termine ultimo
        """,
        2: """
            in scadenza | è scaduto | è scaduta | a breve scadenza | scadrà
        """,
        1: """
            scade | scadenza
        """,
    },
    "click_action": {
        2: """
            clicca qui | clicca sul | clicca su | clicca sotto | clicchi qui | clicchi sul | cliccando | cliccare |
            fai clic | faccia clic | link seguente | link sottostante | link qui sotto | seguente link |
            pulsante qui sotto | pulsante sottostante | il pulsante | apri l'allegato | aprire l'allegato |
            scarica l'allegato | visualizza il documento | vedi il documento | inquadra il codice |
            scansiona il codice | codice qr | abilita contenuto | attivare le macro | tramite il link | accedi qui
        """,
    },
    "delivery": {
        3: """
            il tuo pacco | il suo pacco | il vostro pacco | pacco in giacenza | pacco è in | pacco in attesa |
            pacco bloccato | pacco trattenuto | spedizione in sospeso | spedizione bloccata | la tua spedizione |
            la sua spedizione | consegna fallita | mancata consegna | consegna non riuscita |
            non è stato possibile consegnare | non siamo riusciti a consegnare | tentativo di consegna | in giacenza |
            riprogrammare la consegna | riprogramma la consegna | indirizzo incompleto | indirizzo errato |
            indirizzo di consegna errato | conferma l'indirizzo | confermare l'indirizzo | fermo in dogana |
            bloccato in dogana | non può essere consegnato | non può essere consegnata | non è stato consegnato |
            non è stata consegnata | impossibile consegnare | riprogrammi la consegna
        """,
        2: """
            numero di spedizione | codice di tracciamento | traccia il pacco | pacco | giacenza
        """,
        1: """
            consegna | spedizione | corriere
        """,
    },
    "invoice": {
        2: """
            fattura allegata | in allegato la fattura | fattura in allegato | ordine di acquisto allegato |
            avviso di pagamento | copia del bonifico | ricevuta di pagamento | sollecito di pagamento
        """,
        1: """
            ricevuta | ordine | nota di credito
        """,
    },
    "medical_result": {
        3: """
            i tuoi referti | il tuo referto | il suo referto | i suoi esami | risultati delle analisi |
            risultato delle analisi | esito degli esami | esito del tampone | referto disponibile |
            fascicolo sanitario
        """,
        2: """
            referto | esami del sangue | diagnosi
        """,
        1: """
            prenotazione visita | ricetta medica
        """,
    },
    "attachment_password": {
        3: """
            password dell'allegato | password del file | password dell'archivio | password per aprire |
            la password per il documento | password del documento
        """,
        2: """
            la password è
        """,
    },
    "authority": {
        2: """
            agenzia delle entrate | guardia di finanza | polizia postale | carabinieri | procura della repubblica |
            tribunale | ministero | inps | poste italiane | amministratore di sistema | amministratore della posta |
            servizio clienti | assistenza tecnica | ufficio del personale | servizio informatico
        """,
        1: """
            amministratore | polizia | direttore generale | amministratore delegato
        """,
    },
    "routine": {
        1: """
            nessuna urgenza | non urgente | pronto soccorso | reparto di urgenza | consegna a mano |
            assegno bancario | fattura elettronica emessa | in attesa di risposta | sospensione estiva |
            sospensione delle lezioni
        """,
    },
}
