"""Short texts of the details in the reader's language. They are not escaped yet, and may quote the mail."""

from collections.abc import Iterable

from mailguard.catalogue import Language
from mailguard.catalogue.headers import header_label
from mailguard.catalogue.remarks import KINDS, REASONS, defect_word, skipped, word
from mailguard.message.defect import Defect, NotExamined
from mailguard.render.common.places import place


def kinds(found: Iterable[str], language: Language) -> str:
    """Name the kinds of a link or a file."""
    from mailguard.checks import by_link_kind

    links = by_link_kind()
    return _comma(language).join(
        check.link_kind.word(language)
        if (check := links.get(each)) is not None and check.link_kind is not None
        else word(KINDS, each, language)
        for each in found
    )


def anomalies(found: Iterable[str], language: Language) -> str:
    """Name the anomalies of a hop."""
    return _comma(language).join(header_label(f"anomaly.{each}", language) for each in found)


def reason(text: str, language: Language) -> str:
    """Translate the reason of an authentication result: a code, with details after a colon if there are any."""
    code, colon, rest = text.partition(":")
    return word(REASONS, code, language) + colon + rest


def not_examined(each: NotExamined, language: Language) -> str:
    """Describe what was not examined, and why."""
    return f"{place(each.what, language)}: {skipped(each.why, language)}"


def defect(each: Defect, language: Language) -> str:
    """Describe a defect and its place, with the code of the report for looking it up."""
    said = defect_word(each.kind, language)
    code = f" [{each.kind}]" if said != each.kind else ""
    where = place(each.where, language)
    details = f": {each.detail}" if each.detail else ""
    return f"{said}（{where}）{code}{details}" if language == "ja" else f"{said} ({where}){code}{details}"


def _comma(language: Language) -> str:
    return "、" if language == "ja" else ", "
