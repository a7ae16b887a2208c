"""The second opinion as text for readers, and on one line for programs."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from mailguard.auth.result import Authentication, Opinion, Result
from mailguard.catalogue import Language
from mailguard.catalogue.second_opinion import DIFFERENCES, LABELS
from mailguard.render.common.remarks import reason
from mailguard.render.common.visible import shortened

if TYPE_CHECKING:
    from mailguard.posture.snapshot import Posture, PostureOpinion


def opinion_label(key: str, language: Language) -> str:
    """Return a label for the second opinion."""
    return LABELS[key][language]


def opinion_rows(authentication: Authentication, language: Language) -> Iterator[tuple[str, str, Result, str]]:
    """Yield the method and domain, the engine, its result, and whether it agrees with mailguard's result."""
    for each in authentication.second_opinion:
        about = " ".join(filter(None, (each.method.upper(), shortened(each.domain, 120))))
        yield about, shortened(each.engine, 60), each.result, _agreement(each, language)


def _agreement(each: "Opinion | PostureOpinion", language: Language) -> str:
    if each.result == Result.NOT_EVALUATED:
        told = opinion_label("unjudged", language)
    else:
        told = opinion_label("agrees" if each.agrees else "known" if each.reason else "differs", language)
    why = DIFFERENCES[each.reason][language] if each.reason in DIFFERENCES else reason(each.reason, language)
    return f"{told}{'：' if language == 'ja' else ': '}{shortened(why, 200)}" if why else told


def opinions_line(authentication: Authentication) -> str:
    """Return all opinions in English on one line, for tables and notes that programs read; "" without any."""
    pieces = []
    for each in authentication.second_opinion:
        about, engine = shortened(each.domain, 120), shortened(each.engine, 60)
        pieces.append(f"{each.method} {about}: {engine} {each.result}, {_agreement(each, 'en')}")
    return "; ".join(pieces)


def posture_opinions(posture: "Posture", language: Language) -> Iterator[str]:
    """Yield a line for each record of a domain that another engine judged."""
    for each in posture.second_opinion:
        told = _agreement(each, language)
        yield f"{each.method.upper()}: {shortened(each.engine, 60)} – {shortened(each.result, 200)} ({told})"
