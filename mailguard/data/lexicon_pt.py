"""Portuguese phrases: category → weight → phrases, parted by bars. Own compilation, 2026-11."""

from typing import Final

PHRASES: Final[dict[str, dict[int, str]]] = {
    "urgency": {
        2: """
            urgente | imediatamente | atenção | último aviso | última chance | aviso importante |
            ação necessária
        """,
    },
    "time_limit": {
        2: """
            em até 24 horas | expira hoje | vence hoje | expiram | últimas horas | somente hoje | até hoje
        """,
        1: """
            prazo
        """,
    },
    "threat": {
        2: """
            conta bloqueada | será bloqueado | suspensa | cancelamento | será cancelado | negativado | protesto |
            processo judicial
        """,
    },
    "credential_request": {
        2: """
            atualize seus dados | confirme seus dados | atualização cadastral | recadastramento | sua senha |
            regularizar
        """,
    },
    "payment": {
        2: """
            boleto | fatura | pendência | débito | pix | reembolso
        """,
        1: """
            pagamento
        """,
    },
    "delivery": {
        2: """
            encomenda | taxa de importação | rastreamento
        """,
        1: """
            entrega
        """,
    },
    "prize": {
        2: """
            parabéns | resgate | pontos | prêmio | você ganhou
        """,
    },
    "click_action": {
        2: """
            clique aqui | acesse aqui | acessar agora
        """,
    },
}
