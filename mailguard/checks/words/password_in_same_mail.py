"""An encrypted attachment and its password in the same mail."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from mailguard._internal.lazy_pattern import lazy_pattern
from mailguard.catalogue import Text, Texts
from mailguard.checks.registry import check
from mailguard.data.weights import by_severity
from mailguard.finding import Confidence, Evidence, Hit, Severity
from mailguard.language.normalise import normalise
from mailguard.message.model import Message
from mailguard.pipeline.context import Context

if TYPE_CHECKING:
    from mailguard.message.files import Attachment

TEXT: Final = 50_000  # characters read of each text
_ENCRYPTED: Final = frozenset({"encrypted-archive", "encrypted-document"})
_NAME: Final = (
    "パスワード|暗証番号|解凍キー|解凍コード|password|passwort|passcode|passphrase|pass|pwd?|pw|senha|contrasena"
    "|mot de passe|wachtwoord|密码|密碼"
)
# Three forms: the name, a separator (は, is, :) and the value; the value on the next line; a description in words.
_GIVEN: Final = lazy_pattern(
    rf"(?<![a-z])(?:{_NAME})(?![a-z])[^\n。:=「]{{0,24}}?(?:(?:は|:|=|「)[\s:「『\"'\[(【*]{{0,8}}?|(?:is|est|ist|es)[\s:\"'*]{{1,8}}?)"
    r"(?P<value>[!-~]{3,40})"
)
_BELOW: Final = lazy_pattern(
    rf"(?:{_NAME})(?![a-z])[^\n]{{0,30}}?(?:以下|下記|次の|below|following)[^\n]{{0,30}}\n\s{{0,6}}"
    r"(?P<value>[!-~]{3,40})[ \t\r]{0,4}(?:\n|$)"
)
_DESCRIBED: Final = lazy_pattern(
    r"(?:パスワード|暗証番号)は[、:]?\s?(?P<value>[^。\n]{2,40}?(?:桁|番号|生年月日|日付|社名|コード)[^。\n]{0,12}?(?:です|となります|になります|となっております))"
)
_NO_VALUE: Final = lazy_pattern(
    r"https?:|www\.|別途|別メール|後ほど|後送|追って|お電話|separate|will be|sent|protected|required|expired?|not "
)

# A password described like this is not in the mail: the reader knows it, or it was agreed before.
_HINT: Final = lazy_pattern(
    "電話|生年月日|社員番号|職員番号|会員番号|患者番号|患者id|診察券|顧客番号|郵便番号|契約番号|事前に|お打ち合わせ|打合せ|取り決め"
    "|いつもの|従来|前回|既にお伝え|お伝えしている|お知らせ済"
)


TEXTS: Final[Texts] = {
    "": {
        "en": Text(
            "The locked file “{file}” and its password came in the same mail.",
            "A password in the same mail protects nothing. The lock only keeps virus scanners from looking into the file, which is why criminals use it.",
            "Do not open the file unless you expected it and the sender confirms it by telephone.",
        ),
        "ja": Text(
            "パスワード付きファイル「{file}」と、そのパスワードが同じメールに書かれています。",
            "パスワードを一緒に送っても、秘密は守れません。ウイルス検査で中を調べられなくなるだけなので、犯罪者が好んで使う方法です。",
            "届く予定がなければ開かず、差出人に電話で確認してください。",
        ),
    },
}


@check(
    severity=Severity.MEDIUM,
    confidence=Confidence.HIGH,
    attack=("T1566.001", "T1027.013"),
    weights=by_severity(low=0.4, medium=0.9, high=1.4),
    together=((0.6, ("encrypted-archive", "urgency-phrase")),),
    texts=TEXTS,
)
def password_in_same_mail(message: Message, context: Context) -> Iterator[Hit]:  # noqa: ARG001 - every check has both
    """The mail has an encrypted attachment and also the password for it.

    What it finds
    An encrypted archive or document, and the password that opens it in the subject, the text or another short file.

    Why it matters
    A password in the same mail protects nothing, but the encryption keeps mail scanners from looking inside. Malware
    such as Emotet and IcedID was sent this way, imitating a common Japanese practice (PPAP).

    False positives
    Partners who still work this way. A description of something that only the reader knows ("the last four digits of
    your telephone number") does not count as a password. The sender's authentication and habits decide the verdict.

    What to do
    Do not open the file unless you expected it and the sender confirms it by telephone. Ask partners to use a shared
    folder instead.

    References
    https://attack.mitre.org/techniques/T1566/001/ · https://www.digital.go.jp/
    """
    names = [item.name for item in encrypted(message.attachments)]
    if not names:
        return
    from mailguard.message.files.letter import letters

    texts = [("header:Subject", message.subject)] + [(view.where, view.text[:TEXT]) for view in message.views]
    for where, text in (*texts, *letters(message.attachments)):
        evidence = password_in(where, text)
        if evidence is not None:
            if where.startswith("attachment:"):
                evidence = Evidence(where, evidence.text)  # offsets in the text of a file mean nothing to the reader
            yield Hit(
                (evidence, Evidence(f"attachment:{names[0]}", names[0])),
                values={"file": names[0]},
                data={"attachment": names[0]},
            )
            return


def encrypted(attachments: "tuple[Attachment, ...]") -> "Iterator[Attachment]":
    """Yield every encrypted file, including files inside other files."""
    for attachment in attachments:
        if _ENCRYPTED.intersection(attachment.kinds):
            yield attachment
        yield from encrypted(attachment.children)


def password_in(where: str, text: str) -> Evidence | None:
    """Return the first password that `text` gives, quoted in its place, or None."""
    folded = normalise(text)
    for pattern in (_GIVEN, _BELOW, _DESCRIBED):
        for match in pattern.finditer(folded.text):
            value = match["value"].rstrip("」』\"')]】.,;*")
            if (
                len(value) < 3
                or _NO_VALUE.search(match.group())
                or (pattern is _DESCRIBED and _HINT.search(value))
                or (pattern is _GIVEN and not _like_password(match, value))
            ):
                continue
            start, end = folded.original(match.start("value"), match.start("value") + len(value))
            return Evidence(where, text[start:end], start, end)
    return None


def _like_password(match: re.Match[str], value: str) -> bool:
    """Whether the value has a digit or sign in it, or follows a colon or a quotation mark."""
    before = match.group()[: match.start("value") - match.start()]
    return not value.isalpha() or any(mark in before for mark in ":=「『\"'【[")
