"""The check `credential-form`."""

from collections.abc import Iterator

from mailguard.checks.attachments.files import hit, observed
from mailguard.checks.registry import check
from mailguard.context import Context
from mailguard.finding import Confidence, Evidence, Hit, Severity
from mailguard.message.attachment.form import asks_secret
from mailguard.message.model import Message


@check(severity=Severity.HIGH, confidence=Confidence.HIGH, attack=("T1566.001", "T1056.003"))
def credential_form(message: Message, context: Context) -> Iterator[Hit]:  # noqa: ARG001 - the common signature
    """A form in the mail or in an attachment asks for a password.

    What it finds
    Forms with a password field, or fields named after passwords, codes and card numbers, in the mail itself and
    in attached pages, also in pages that a script decodes.

    Why it matters
    What is typed goes to the attacker. No serious service asks for a password inside a mail.

    False positives
    Saved login pages, screenshots of them as HTML.

    What to do
    Do not type anything. If you did, change the password at once from the real site.

    References
    https://attack.mitre.org/techniques/T1056/003/
    """
    for attachment, file, fact in observed(message, "password-form"):
        yield hit(attachment, file, fact.text, detail=fact.detail)
    for view in message.views:
        for form in view.html.forms if view.html is not None else ():
            secret = next((field for field in form.inputs if asks_secret(field.type, field.name, field.label)), None)
            if secret is not None:
                quoted = form.action or f"<input type={secret.type} name={secret.name}>"
                yield Hit((Evidence(view.where, quoted),), variant="body", values={"quoted": quoted})
