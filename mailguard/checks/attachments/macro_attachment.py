"""The check `macro-attachment`."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from mailguard._internal.lazy_pattern import lazy_pattern
from mailguard.catalogue import Text, Texts
from mailguard.checks.attachments.files import hit, observed
from mailguard.checks.registry import check
from mailguard.data.weights import by_severity
from mailguard.finding import Confidence, Evidence, Hit, Severity
from mailguard.message.model import Message
from mailguard.pipeline.context import Context

if TYPE_CHECKING:
    from mailguard.message.files import Attachment

_TEXT: Final = 50_000  # characters searched per text of a document
_ENABLE: Final = lazy_pattern(
    r"enable\s{1,3}(?:content|editing|macros?)\b|コンテンツ\s?の?を?\s?有効|編集\s?を\s?有効|マクロ\s?[をの]\s?有効|"
    r"启用(?:内容|编辑|宏)|콘텐츠\s?사용|inhalte?\s{1,3}aktivieren|activer\s{1,3}le\s{1,3}contenu|habilitar\s{1,3}contenido|"
    r"habilitar\s{1,3}conte[uú]do|abilita\s{1,3}contenuto|inhoud\s{1,3}inschakelen",
    re.IGNORECASE,
)


TEXTS: Final[Texts] = {
    "": {
        "en": Text(
            "The document {file} contains a macro, a small program.",
            "A macro can do everything on the computer that you can do. It is one of the most common ways in for ransomware. Found: {quoted} {detail}",
            'Do not press "Enable content". Ask the sender, over a number you already know, for a version without macros.',
        ),
        "ja": Text(
            "文書 {file} にマクロ（小さなプログラム）が入っています。",
            "マクロが動くと、パソコンの中のことは何でもできてしまいます。ランサムウェア（身代金を要求するウイルス）の代表的な侵入経路です。見つかったもの：{quoted} {detail_ja}",
            "「コンテンツの有効化」を押さないでください。以前から知っている電話番号で送り主に連絡し、マクロのないファイルを送ってもらってください。",
        ),
    },
    "locked": {
        "en": Text(
            "The document {file} is of a kind that can contain macros, and its content could not be examined ({detail}).",
            "Macros are small programs inside a document. No scanner can look into a locked or damaged document, but Office may still run its macros.",
            "Do not open it. Ask the sender, over a number you already know, for an ordinary document without macros.",
        ),
        "ja": Text(
            "文書 {file} はマクロ（小さなプログラム）を入れられる形式ですが、{detail_ja}ため中を確認できませんでした。",
            "ロックや破損があると、ウイルス対策ソフトでも中を調べられません。それでも、開けばマクロが動くことがあります。",
            "開かないでください。以前から知っている電話番号で送り主に連絡し、マクロのない普通のファイルを送ってもらってください。",
        ),
    },
    "format": {
        "en": Text(
            "The document {file} is of a kind that can run macros, and comes from a stranger.",
            "Macros are small programs inside a document. None was found in this one, but there is no need to send an ordinary document in this format: {detail}",
            'Do not press "Enable content". Ask the sender for an ordinary document (.docx, .xlsx, PDF).',
        ),
        "ja": Text(
            "取引の記録がない相手から、マクロを実行できる形式の文書 {file} が届いています。",
            "マクロは文書の中の小さなプログラムです。このファイルからは見つかっていませんが、普通の文書をこの形式で送る必要はありません（{detail_ja}）。",
            "「コンテンツの有効化」を押さないでください。普通の形式（.docx、.xlsx、PDF）で送り直してもらってください。",
        ),
    },
    "dde": {
        "en": Text(
            "The document {file} tries to start another program when it is opened.",
            "It contains an old type of link (DDE) that can start programs: {quoted}",
            "Do not open the document, and answer No if it asks to update links.",
        ),
        "ja": Text(
            "文書 {file} は、開くと別のプログラムを起動しようとします。",
            "プログラムを起動できる古い形式のリンク（DDE）が入っています：{quoted}",
            "文書を開かないでください。リンクの更新を尋ねられたら「いいえ」を選んでください。",
        ),
    },
}


@check(
    severity=Severity.HIGH,
    confidence=Confidence.MEDIUM,
    attack=("T1566.001", "T1059.005"),
    weights=by_severity(low=0.4, medium=1.8, high=3.1, critical=3.6),
    texts=TEXTS,
)
def macro_attachment(message: Message, context: Context) -> Iterator[Hit]:
    """A document contains macros.

    What it finds
    Macro code in Word, Excel, PowerPoint and OpenDocument files: VBA modules with code in them, Excel 4 macro
    sheets, compiled macros whose source was removed, DDE fields that start programs. Code that starts automatically
    and uses other programs or the network has the severity critical. A macro project that is damaged or packed in an
    unknown way counts as macros, because damage stops scanners but not Office. A document from a stranger that can
    contain macros (.xlsm, .docm, .xlsb …, by name or type) has the severity medium if no macro is found in it, because
    its project may be empty, locked or damaged. If the document or the mail asks the reader to press "Enable content"
    or "Enable editing", those words are quoted too and the severity is high.

    Why it matters
    A macro runs with the rights of the reader. It is the classic way in which ransomware enters by mail.

    False positives
    Workbooks with macros that an organization uses in its own work. The severity is medium if the mail is proven to
    come from your own organization, a partner or a correspondent, the code does not start automatically, and neither
    the document nor the mail asks the reader to enable it.

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
    """Return the words with which the document or the mail asks the reader to let macros run, or None."""
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
    """Whether the code starts automatically and uses other programs or the network."""
    return bool(_STARTS.search(detail) and _REACHES.search(detail))
