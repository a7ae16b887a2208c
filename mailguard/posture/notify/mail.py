"""Messages by SMTP: TLS verified, one mail for all recipients."""

import smtplib
import ssl
from email.message import EmailMessage
from email.policy import SMTP as SMTP_POLICY
from email.utils import formatdate
from typing import Final

from mailguard.catalogue import Language
from mailguard.config.posture import Notify
from mailguard.posture.change_message import Message
from mailguard.posture.notify.problem import DeliveryError

TIMEOUT: Final = 15.0  # seconds for each answer of the server
_IMPLICIT_TLS: Final = 465  # RFC 8314 §3.3


def compose(channel: Notify, message: Message, identifier: str, lang: Language) -> EmailMessage:
    """The mail. Its Message-ID stays the same when it is sent again."""
    mail = EmailMessage(policy=SMTP_POLICY)
    sender = channel.from_ or ""
    mail["From"] = sender
    mail["To"] = ", ".join(channel.to)
    mail["Subject"] = " ".join(message.title(lang).split())
    mail["Date"] = formatdate(usegmt=True)
    mail["Message-ID"] = f"<{identifier}@{sender.rpartition('@')[2]}>"
    mail["Auto-Submitted"] = "auto-generated"  # RFC 3834: no out-of-office answers
    mail["Content-Language"] = lang
    mail.set_content(message.text(lang), charset="utf-8")
    return mail


def send(channel: Notify, mail: EmailMessage, password: str) -> tuple[str, ...]:
    """Send it; the recipients that the server refused while it took others. Raises `DeliveryError`."""
    try:
        with _connected(channel) as server:
            if channel.username:
                server.login(channel.username, password)
            return tuple(server.send_message(mail))
    except (smtplib.SMTPException, ssl.SSLError, OSError, ValueError) as error:
        raise DeliveryError(_reason(error)) from None


def _connected(channel: Notify) -> smtplib.SMTP:
    host = channel.host or ""
    port = channel.port or (587 if channel.starttls else 25)
    context = ssl.create_default_context()
    if port == _IMPLICIT_TLS:
        return smtplib.SMTP_SSL(host, port, timeout=TIMEOUT, context=context)
    server = smtplib.SMTP(host, port, timeout=TIMEOUT)
    try:
        if channel.starttls:
            server.starttls(context=context)  # raises where the server offers none: nothing is sent in clear
    except BaseException:
        server.close()
        raise
    return server


def _reason(error: Exception) -> str:
    match error:
        case smtplib.SMTPRecipientsRefused():
            return f"refused: {', '.join(map(str, error.recipients))}"[:200]
        case smtplib.SMTPResponseException():
            answer = error.smtp_error
            text = answer.decode("utf-8", "replace") if isinstance(answer, bytes) else str(answer)
            return " ".join(f"{error.smtp_code} {text}".split())[:200]
        case TimeoutError():
            return "no answer in time"
    return (" ".join(str(error).split()) or type(error).__name__)[:200]
