"""Spanish phrases: category, weight, and the phrases, parted by bars. Own compilation, 2026-11."""

from typing import Final

PHRASES: Final[dict[str, dict[int, str]]] = {
    "urgency": {
        3: """
            acción requerida | último aviso | acción inmediata | aviso urgente | muy urgente | última advertencia |
            actúe ahora | último recordatorio
        """,
        2: """
            urgente | inmediatamente | atención | aviso importante | de inmediato | última oportunidad
        """,
        1: """
            importante
        """,
    },
    "threat": {
        3: """
            cuenta bloqueada | será suspendida | cuenta suspendida | será cancelada | será bloqueada |
            ha sido bloqueada | ha sido suspendida | suspensión de su | bloqueo de su | acciones legales |
            orden judicial | citación judicial | será eliminada | ha sido limitada | almacenamiento está lleno |
            almacenamiento lleno | fotos y vídeos serán | fotos y videos serán | serán eliminados | será eliminado |
            tus fotos | su suscripción ha caducado | suscripción ha expirado
        """,
        2: """
            demanda | embargo | bloqueada | suspendida | cancelada | suspensión | juzgado | fiscalía | alerta final
        """,
        1: """
            nube | caducado
        """,
    },
    "credential_request": {
        3: """
            verifique su cuenta | verificar su cuenta | verifique su | verificar su | actualice sus datos |
            actualizar sus datos | actualice su | confirme su identidad | confirmar su identidad |
            confirme sus datos | confirme su | su contraseña | tu contraseña | iniciar sesión | inicie sesión |
            datos bancarios | verificar tu | verifica tu | actualiza tu | confirma tu
        """,
        2: """
            verificación | contraseña
        """,
        1: """
            actualizar
        """,
    },
    "security_alert": {
        3: """
            actividad inusual | actividad sospechosa | acceso no autorizado | inicio de sesión inusual |
            alerta de seguridad
        """,
        2: """
            dispositivo no reconocido | por seguridad
        """,
    },
    "payment": {
        3: """
            pago rechazado | pago pendiente | factura pendiente | factura vencida | deuda pendiente |
            gastos de envío | cuenta bancaria | comprobante de pago | comprobante de transferencia
        """,
        2: """
            multa | reembolso | deuda | multas
        """,
        1: """
            transferencia | factura | pago
        """,
    },
    "prize": {
        3: """
            ha ganado | has ganado | ha sido seleccionado | has sido seleccionado | giros gratis | millones de |
            ha sido elegido | has sido elegido | breve encuesta | complete la encuesta | su recompensa |
            tu recompensa | su regalo | tu regalo | gana un | caja misteriosa | participe ahora | te ha tocado
        """,
        2: """
            herencia | felicidades | premio | ganador | donación | bono
        """,
        1: """
            encuesta | recompensa | regalo | gratis | sorteo
        """,
    },
    "investment": {
        3: """
            conecte su billetera | ganancias garantizadas | casino en línea | ingresos pasivos | ganar dinero |
            préstamo aprobado | oferta de préstamo
        """,
        2: """
            criptomonedas | casino
        """,
        1: """
            bitcoin | préstamo
        """,
    },
    "dating": {
        3: """
            mujeres rusas | mujeres solteras | quiero conocerte | citas calientes | chicas calientes
        """,
        1: """
            solteras | citas
        """,
    },
    "remedy": {
        3: """
            bajar de peso | perder peso | quemar grasa
        """,
        1: """
            adelgazar | keto
        """,
    },
    "time_limit": {
        3: """
            caduca hoy | vence hoy | expira hoy | está a punto de caducar | último día | ha caducado
        """,
        2: """
            caduca | vence | expira
        """,
        1: """
            plazo | antes de
        """,
    },
    "click_action": {
        2: """
            haga clic | haz clic | pulse aquí | pulsa aquí | clic aquí | siguiente enlace | enlace
        """,
        1: """
            descargar
        """,
    },
    "delivery": {
        3: """
            su paquete | tu paquete | no se pudo entregar | entrega fallida | reprogramar la entrega
        """,
        2: """
            aduana | paquete | envío
        """,
        1: """
            entrega
        """,
    },
}
