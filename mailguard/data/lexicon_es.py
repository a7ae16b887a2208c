"""Spanish phrases: category → weight → phrases, parted by bars. Own compilation, 2026-11."""

from typing import Final

PHRASES: Final[dict[str, dict[int, str]]] = {
    "urgency": {
        2: """
            urgente | inmediatamente | último aviso | acción requerida | atención
        """,
        1: """
            importante
        """,
    },
    "time_limit": {
        2: """
            24 horas | 48 horas | plazo | caduca | vence
        """,
        1: """
            antes de
        """,
    },
    "threat": {
        2: """
            cuenta bloqueada | será suspendida | cuenta suspendida | será cancelada | embargo | bloqueada
        """,
    },
    "credential_request": {
        2: """
            verifique su cuenta | verificar su cuenta | actualice sus datos | actualizar | confirme su identidad |
            su contraseña
        """,
    },
    "payment": {
        2: """
            factura | reembolso | multa | deuda | transferencia
        """,
        1: """
            pago
        """,
    },
    "delivery": {
        2: """
            paquete | envío | aduana
        """,
        1: """
            entrega
        """,
    },
    "prize": {
        2: """
            felicidades | ha ganado | premio
        """,
    },
    "click_action": {
        2: """
            haga clic | pulse aquí | enlace
        """,
    },
}
