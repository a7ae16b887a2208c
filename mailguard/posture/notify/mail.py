"""Send notifications by SMTP: with verified TLS, one mail for all recipients."""

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

TIMEOUT: Final = 15.0  # seconds for each reply of the server; RFC 5321 §4.5.3.2 has minutes, too long for a run
_IMPLICIT_TLS: Final = 465  # RFC 8314 §3.3


def compose(channel: Notify, message: Message, identifier: str, lang: Language) -> EmailMessage:
    """Return the mail. When it is sent again, its Message-ID is the same."""
    mail = EmailMessage(policy=SMTP_POLICY)
    sender = channel.from_ or ""
    mail["From"] = sender  # RFC 5322 §3.6.2
    mail["To"] = ", ".join(channel.to)  # RFC 5322 §3.6.3
    mail["Subject"] = " ".join(message.title(lang).split())  # RFC 5322 §3.6.5; Japanese is encoded by RFC 2047 §5
    mail["Date"] = formatdate(usegmt=True)  # RFC 5322 §3.6.1
    mail["Message-ID"] = f"<{identifier}@{sender.rpartition('@')[2]}>"  # RFC 5322 §3.6.4
    mail["Auto-Submitted"] = "auto-generated"  # RFC 3834 §5: no out-of-office replies
    mail["Content-Language"] = lang  # RFC 3282 §2
    mail.set_content(message.text(lang), charset="utf-8")  # RFC 2045 §5.1
    return mail


def send(channel: Notify, mail: EmailMessage, password: str) -> tuple[str, ...]:
    """Send the mail. Return the recipients that the server refused while it accepted others. Raises `DeliveryError`."""
    try:
        with _connected(channel) as server:
            if channel.username:
                server.login(channel.username, password)  # RFC 4954 §4
            return tuple(server.send_message(mail))  # RFC 5321 §3.3: the server answers for each recipient
    except (smtplib.SMTPException, ssl.SSLError, OSError, ValueError) as error:
        raise DeliveryError(_reason(error)) from None


def _connected(channel: Notify) -> smtplib.SMTP:
    host = channel.host or ""
    port = channel.port or (587 if channel.starttls else 25)  # RFC 6409 §3.1
    context = ssl.create_default_context()
    if port == _IMPLICIT_TLS:
        return smtplib.SMTP_SSL(host, port, timeout=TIMEOUT, context=context)
    server = smtplib.SMTP(host, port, timeout=TIMEOUT)
    try:
        if channel.starttls:
            # RFC 3207 §4. It raises if the server does not offer STARTTLS, so nothing is sent unencrypted.
            server.starttls(context=context)
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
