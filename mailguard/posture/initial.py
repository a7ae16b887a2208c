"""A first configuration from what domains publish."""

from collections.abc import Iterator, Sequence

from mailguard.catalogue import Language
from mailguard.catalogue.config import EXAMPLES
from mailguard.catalogue.posture_init import LABELS
from mailguard.catalogue.posture_report import LABELS as REPORT
from mailguard.config.show import toml_value
from mailguard.posture.facts import Facts, facts
from mailguard.posture.snapshot import Posture


def initial_file(postures: Sequence[Posture], lang: Language) -> str:
    """The text of a `mailguard.toml` that expects of each domain what it publishes."""
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
    """A null MX (RFC 7505), and an SPF record that lets nobody send."""
    terms = posture.spf.record.terms if posture.spf.record is not None else ()
    silent = posture.spf.all_ == "fail" and len(terms) == 1
    return certain.records.get("mx", {}).keys() == {"."} and silent


def _expected(posture: Posture, certain: Facts, lang: Language) -> Iterator[str]:
    records = certain.records
    hosts = [host for host in records.get("mx", {}) if host != "."]
    if hosts:
        yield f"mx = {toml_value(hosts)}"
    includes = [term.removeprefix("include:") for term in records.get("spf-term", {}) if term.startswith("include:")]
    plain = [name for name in includes if name.isascii() and "%" not in name]
    if plain and len(plain) == len(includes):
        yield f"includes = {toml_value(plain)}"
    if "spf-all" in records:
        yield from _strict("spf", ("softfail", "fail"), "fail", records["spf-all"].get("all", ""), lang)
    if "dmarc" in records:
        yield from _strict("dmarc", ("quarantine", "reject"), "reject", records["dmarc"].get("policy", ""), lang)
    mode = records.get("mta-sts", {}).get("mode", "")
    if mode in ("testing", "enforce"):
        yield f"mta_sts = {toml_value(mode)}"
    if posture.tls_rpt.record and not posture.tls_rpt.problem:
        yield "tls_rpt = true"
    if posture.dnssec.state == "secure":
        yield "dnssec = true"
    if records.get("ns"):
        yield f"ns = {toml_value(sorted(records['ns']))}"


def _strict(key: str, enough: tuple[str, ...], goal: str, found: str, lang: Language) -> Iterator[str]:
    """What protects is expected; what doesn't stands beside the goal, in a comment."""
    if found in enough:
        yield f"{key} = {toml_value(found)}"
    else:
        shown = found or LABELS["nothing"][lang]
        yield f"# {key} = {toml_value(goal)}  # {LABELS['goal'][lang].format(found=shown)}"
