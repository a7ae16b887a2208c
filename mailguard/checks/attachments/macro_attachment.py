"""The check `macro-attachment`."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from mailguard.checks.attachments.files import hit, observed
from mailguard.checks.registry import check
from mailguard.context import Context
from mailguard.finding import Confidence, Evidence, Hit, Severity
from mailguard.lazy_pattern import lazy_pattern
from mailguard.message.model import Message

if TYPE_CHECKING:
    from mailguard.message.attachment import Attachment

_TEXT: Final = 50_000  # characters of one text of a document that are searched
_ENABLE: Final = lazy_pattern(
    r"enable\s{1,3}(?:content|editing|macros?)\b|コンテンツ\s?の?を?\s?有効|編集\s?を\s?有効|マクロ\s?[をの]\s?有効|"
    r"启用(?:内容|编辑|宏)|콘텐츠\s?사용|inhalte?\s{1,3}aktivieren|activer\s{1,3}le\s{1,3}contenu|habilitar\s{1,3}contenido|"
    r"habilitar\s{1,3}conte[uú]do|abilita\s{1,3}contenuto|inhoud\s{1,3}inschakelen",
    re.IGNORECASE,
)


@check(severity=Severity.HIGH, confidence=Confidence.MEDIUM, attack=("T1566.001", "T1059.005"))
def macro_attachment(message: Message, context: Context) -> Iterator[Hit]:
    """A document carries macros.

    What it finds
    Macro code in Word, Excel, PowerPoint and OpenDocument files: VBA modules with code in them, Excel 4 macro
    sheets, compiled macros whose source was removed, DDE fields that start programs. Code that starts by itself and
    reaches for other programs or the network is raised as critical. A project that is damaged or packed in an unknown
    way counts as macros: damage keeps scanners out, not Office. A document of a kind that may run macros (.xlsm,
    .docm, .xlsb …, by its name or its type) from a stranger is raised as medium when no macro is seen in it: its
    project may be empty, locked or damaged. Where the document or the mail asks to press "Enable content" or "Enable
    editing", those words are quoted too, and it is raised as high.

    Why it matters
    A macro runs with the rights of the reader. It is the classic way from a mail to ransomware.

    False positives
    Workbooks with macros that an organization uses in its own work: medium when the mail is proven to come from
    your own organization, a partner or a correspondent, and the code neither starts by itself nor is asked for.

    What to do
    Do not press "Enable content". Ask the sender for a version without macros.

    References
    https://attack.mitre.org/techniques/T1059/005/ · [MS-OVBA]
    """
    expected = context.authenticated and context.registry.is_known(context.author_domain)
    for attachment, file, fact in observed(message, "macro", "dde"):
        starts = any(word in fact.detail.lower() for word in ("auto", "_open", "shell", "createobject", "hidden"))
        asked = _asked_to_enable(message, attachment, file)
        everyday = expected and fact.kind == "macro" and not starts and asked is None
        found = hit(
            attachment,
            file,
            fact.text,
            variant="dde" if fact.kind == "dde" else "",
            detail=fact.detail,
            severity=Severity.CRITICAL if _acts_alone(fact.detail) else Severity.MEDIUM if everyday else None,
            confidence=Confidence.HIGH if starts or asked else None,
            data={"details": fact.detail} if fact.detail else None,
        )
        yield replace(found, evidence=(*found.evidence, asked)) if asked is not None else found
    for attachment, file, fact in observed(message, "locked-macro"):
        yield hit(attachment, file, file.name, variant="locked", detail=fact.detail, severity=Severity.MEDIUM)
    for attachment, file, fact in () if expected else observed(message, "macro-format"):
        asked = _asked_to_enable(message, attachment, file)
        severity = Severity.MEDIUM if asked is None else Severity.HIGH
        found = hit(attachment, file, file.name, variant="format", detail=fact.detail, severity=severity)
        yield replace(found, evidence=(*found.evidence, asked)) if asked is not None else found


def _asked_to_enable(message: Message, attachment: "Attachment", file: "Attachment") -> Evidence | None:
    """The words with which a document, or the mail it came with, gets its reader to let the macros run."""
    places = [(f"attachment:{attachment.name}", text) for text in file.texts]
    places += [(view.where, view.text) for view in message.views]
    for where, text in (*places, ("header:Subject", message.subject)):
        found = _ENABLE.search(text, 0, _TEXT)
        if found:
            return Evidence(where, " ".join(found.group().split()))
    return None


_STARTS = lazy_pattern(r"\b(?:auto_?(?:open|exec|close|new|activate)|document_?open|workbook_?open)\b", re.IGNORECASE)
_REACHES = lazy_pattern(
    r"\b(?:exec|call|register|shell\w*|wscript|urldownloadtofile\w*|winhttp\w*|msxml2\.\w+|powershell|adodb\.stream|virtualalloc\w*|"
    r"createthread|mshta|regsvr32|rundll32|certutil|bitsadmin|winmgmts)",
    re.IGNORECASE,
)


def _acts_alone(detail: str) -> bool:
    """Whether the telling words say that the code starts unasked and leaves the document."""
    return bool(_STARTS.search(detail) and _REACHES.search(detail))
