"""Write a first configuration file from what domains publish."""

from collections.abc import Iterator, Sequence

from mailguard.catalogue import Language
from mailguard.catalogue.config import EXAMPLES
from mailguard.catalogue.posture_init import LABELS
from mailguard.catalogue.posture_report import LABELS as REPORT
from mailguard.config.show import toml_value
from mailguard.posture.facts import Facts, facts
from mailguard.posture.records import MX, RECORDS
from mailguard.posture.snapshot import Posture


def initial_file(postures: Sequence[Posture], lang: Language) -> str:
    """Return the text of a `mailguard.toml` that expects each domain to publish what it publishes now."""
    day = postures[0].time[:10] if postures else ""
    names = [posture.domain for posture in postures]
    lines = [*_comment(LABELS["head"][lang].format(day=day)), ""]
    lines += [*_comment(LABELS["organization"][lang]), "[organization]", f"domains = {toml_value(names)}", ""]
    lines += [*_comment(LABELS["posture"][lang]), "[posture]", 'store = "posture.db"', 'interval = "1d"']
    for posture in postures:
        lines += ["", *_domain(posture, lang)]
    lines += ["", *_comment(LABELS["notify"][lang]), *_comment(EXAMPLES["posture.notify"])]
    return "\n".join(lines) + "\n"


def _comment(text: str) -> list[str]:
    return [f"# {line}" for line in text.splitlines()]


def _domain(posture: Posture, lang: Language) -> Iterator[str]:
    yield "[[posture.domain]]"
    if posture.level == "unknown":
        yield from _comment(LABELS["unknown"][lang])
    else:
        level = REPORT[f"word.{posture.level}"][lang]
        yield from _comment(LABELS["level"][lang].format(level=level, score=posture.score))
    yield f"name = {toml_value(posture.domain)}"
    certain = facts(posture)
    if _parked(posture, certain):
        yield from _comment(LABELS["parked"][lang])
        yield "parked = true"
    else:
        selectors = [key.selector for key in posture.dkim if key.state == "ok"]
        if selectors:
            yield f"selectors = {toml_value(selectors)}"
    expected = list(_expected(posture, certain, lang))
    if expected:
        yield "[posture.domain.expect]"
    yield from expected


def _parked(posture: Posture, certain: Facts) -> bool:
    """Whether the domain has a null MX (RFC 7505 §3) and an SPF record that allows no server (RFC 7208 §5.1)."""
    terms = posture.spf.record.terms if posture.spf.record is not None else ()
    silent = posture.spf.all_ == "fail" and len(terms) == 1
    return certain.records.get("mx", {}).keys() == {"."} and silent


def _expected(posture: Posture, certain: Facts, lang: Language) -> Iterator[str]:
    for kind in (MX, *(kind for kind in RECORDS if kind is not MX)):
        yield from kind.proposed(posture, certain.records, lang)
