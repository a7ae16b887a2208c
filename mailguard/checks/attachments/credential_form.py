"""The check `credential-form`."""

from collections.abc import Iterator
from typing import Final

from mailguard.catalogue import Text, Texts
from mailguard.checks.attachments.files import hit, observed
from mailguard.checks.registry import check
from mailguard.data.weights import by_severity
from mailguard.finding import Confidence, Evidence, Hit, Severity
from mailguard.message.files.web.form import asks_secret
from mailguard.message.model import Message
from mailguard.pipeline.context import Context

TEXTS: Final[Texts] = {
    "": {
        "en": Text(
            "The attachment {file} asks for a password or similar secret.",
            "It contains a form for a password, a code or a card number. What you type goes to the person who made the page: {quoted}",
            "Do not type anything. If you already have, change that password now, on the real site, and call the IT department.",
        ),
        "ja": Text(
            "添付ファイル {file} に、パスワードなどの入力欄があります。",
            "パスワードや暗証番号、カード番号を入力させるページです。入力した内容は、ページを作った相手に送られます（{quoted}）。",
            "何も入力しないでください。入力してしまった場合は、すぐに正規のサイトでパスワードを変更し、情報システム担当者に連絡してください。",
        ),
    },
    "body": {
        "en": Text(
            "The mail itself contains a form for a password or similar secret.",
            "No serious service asks you to type a password into a mail. What you type goes to: {quoted}",
            "Do not type anything. If you already have, change that password now, on the real site, and call the IT department.",
        ),
        "ja": Text(
            "メールの本文に、パスワードなどの入力欄があります。",
            "正規のサービスが、メールの中でパスワードを入力させることはありません。入力した内容の送り先：{quoted}",
            "何も入力しないでください。入力してしまった場合は、すぐに正規のサイトでパスワードを変更し、情報システム担当者に連絡してください。",
        ),
    },
}


@check(
    severity=Severity.HIGH,
    confidence=Confidence.HIGH,
    attack=("T1566.001", "T1056.003"),
    weights=by_severity(low=1.5, medium=2.6, high=3.6),
    together=((0.6, ("html-attachment",)),),
    texts=TEXTS,
)
def credential_form(message: Message, context: Context) -> Iterator[Hit]:  # noqa: ARG001 - the common signature
    """A form in the mail or in an attachment asks for a password.

    What it finds
    Forms with a password field, or with fields named after passwords, codes or card numbers, in the mail itself and
    in attached pages. Pages that a script decodes are included.

    Why it matters
    What the reader types goes to the attacker. No serious service asks for a password inside a mail.

    False positives
    Login pages that someone saved and sent as HTML.

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
