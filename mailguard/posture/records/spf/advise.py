"""Propose the SPF record to publish, made from the records that are published.

Each candidate is looked up and judged first. It is not proposed if it causes a new finding of severity medium or
above, or if it allows no server to send for a domain that sends mail.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Final

from mailguard._internal.lazy_dataclass import dataclass
from mailguard.auth.spf.record import is_spf_record
from mailguard.data.spf_includes import spf_include
from mailguard.dns.flow import Flow, ask
from mailguard.finding import Severity
from mailguard.names.domain import organizational_domain
from mailguard.posture.observation import Observation
from mailguard.posture.records.mx.collect import MxSet
from mailguard.posture.records.spf.check import SpfAdvice, check_spf, is_glued
from mailguard.posture.records.spf.collect import collect_dangling, collect_spf, deciding_record, final_all, walk
from mailguard.posture.records.spf.provider import collect_missing
from mailguard.posture.records.spf.spelling import is_mistaken
from mailguard.posture.records.spf.text import NearMiss, mend, near_miss, without_mistaken
from mailguard.posture.records.spf.value import SpfPosture, SpfRecord, SpfTerm

SILENT: Final = "v=spf1 -all"  # allows no server to send: RFC 7208 §5.1
_NO_MAIL: Final = frozenset({"none", "null", "implicit"})  # kinds of MX: RFC 7505 §3, RFC 5321 §5.1
_NOWHERE: Final = frozenset(  # findings about names without the records that the term needs: RFC 7208 §4.6.4
    {
        "spf-include-none",
        "spf-redirect-none",
        "spf-target-missing",
        "spf-include-dangling",
        "spf-too-many-void-lookups",
    }
)


@dataclass(frozen=True, slots=True)
class _Domain:
    """The domain that proposals are made for, with all that was found about it."""

    name: str
    spf: SpfPosture
    dangling: tuple[str, ...]
    mx: MxSet
    sends: bool

    def known(self) -> frozenset[tuple[str, str]]:
        """The findings of severity medium or above about the published record."""
        return frozenset(_serious(check_spf(self.name, self.spf, self.dangling, sends=self.sends)))

    @property
    def includes(self) -> tuple[str, ...]:
        """The includes that the mail services in its MX ask their customers to publish."""
        return tuple(dict.fromkeys(filter(None, (spf_include(host.host) for host in self.mx.hosts))))

    @property
    def senders(self) -> tuple[str, ...]:
        """The terms that allow the servers that receive its mail to send (RFC 7208 §5.4, RFC 7208 §5.2)."""
        own = ("mx",) if any(not spf_include(host.host) for host in self.mx.hosts) else ()
        return (*own, *(f"include:{name}" for name in self.includes))


def advise_spf(domain: str, spf: SpfPosture, dangling: tuple[str, ...], mx: MxSet, *, sends: bool) -> Flow[SpfAdvice]:
    """Propose records for `domain`. `sends` is False for a domain that is meant to send no mail."""
    record = spf.record
    if record is None or record.problem == "temperror":  # RFC 7208 §2.6.6: what is published is unknown
        return SpfAdvice()
    about = _Domain(domain, spf, dangling, mx, sends)
    return (yield from _completed(about, (yield from _advice(about, record))))


def _advice(about: _Domain, record: SpfRecord) -> Flow[SpfAdvice]:
    domain, spf = about.name, about.spf
    answer = yield from ask(domain, "TXT")
    near = near_miss(answer.records)
    if spf.result == "none":
        return (yield from _for_near_miss(about, near)) if near else (yield from _for_nothing(about))
    if record.problem == "multiple-records":  # RFC 7208 §3.2
        texts = [text for text in answer.records if is_spf_record(text)]
        return (yield from _merged(about, texts))
    advice = yield from _repaired(about, record)
    base = record if not advice.publish else (yield from _tree(about, advice.publish))[0].record
    advice = yield from _with_stricter(about, spf, base or record, advice)
    return replace(advice, beside=near.published) if near else advice


def _serious(observations: Iterable[Observation]) -> Iterator[tuple[str, str]]:
    """Yield check and subject of each observation of severity medium or above."""
    return ((each.check, each.subject) for each in observations if each.severity.rank >= Severity.MEDIUM.rank)


def _tree(about: _Domain, text: str) -> Flow[tuple[SpfPosture, tuple[Observation, ...]]]:
    """Look up the tree of a record that is not published yet, and judge it."""
    spf = yield from collect_spf(about.name, text)
    dangling = (yield from collect_dangling(spf.record)) if spf.record is not None else ()
    return spf, tuple(check_spf(about.name, spf, dangling, sends=about.sends))


def _first_good(about: _Domain, candidates: Iterable[str]) -> Flow[str]:
    """Return the first record that is safe to propose, or "" if there is none.

    It must cause no new finding of severity medium or above, and allow a server to send if the domain sends mail.
    """
    for text in dict.fromkeys(filter(None, candidates)):
        spf, found = yield from _tree(about, text)
        if spf.failed and not about.spf.failed:
            continue
        silent = spf.record is None or not _permits(spf.record)
        if set(_serious(found)) <= about.known() and not (silent and about.sends and about.mx.kind not in _NO_MAIL):
            return text
    return ""


def _permits(record: SpfRecord) -> bool:
    """Whether a record allows a server to send, or redirects to another record that may."""
    return any(
        (term.qualifier == "+" and not term.ignored)  # RFC 7208 §4.6.2
        or (term.mechanism == "redirect" and not term.ignored)  # RFC 7208 §6.1
        for term in record.terms
    )


def _for_nothing(about: _Domain) -> Flow[SpfAdvice]:
    """Propose a first record: -all for a domain without mail, else ~all, as further senders may be unknown."""
    if not about.sends or about.mx.kind in _NO_MAIL:
        return SpfAdvice(publish=SILENT)
    if about.mx.kind == "failed":
        return SpfAdvice()
    publish = yield from _first_good(about, [" ".join(("v=spf1", *about.senders, "~all"))])
    return SpfAdvice(publish=publish)


def _for_near_miss(about: _Domain, near: NearMiss) -> Flow[SpfAdvice]:
    """Propose the corrected text, with the findings that it will have as an SPF record."""
    advice = SpfAdvice(near=near.published, faults=near.mended.faults)
    if not about.sends:
        return replace(advice, publish=SILENT)
    if not near.mended.text:
        return advice
    return (yield from _with_hidden(about, advice, near.mended.text))


def _with_hidden(about: _Domain, advice: SpfAdvice, text: str) -> Flow[SpfAdvice]:
    """Add the corrected record and its new findings to `advice`, unless names in it do not exist."""
    _, found = yield from _tree(about, text)
    known = about.known()
    new = [
        each for each in found if each.severity.rank >= Severity.MEDIUM.rank and (each.check, each.subject) not in known
    ]
    if any(each.check in _NOWHERE for each in new):
        return advice
    return replace(advice, publish=text, hidden=tuple(new))


def _repaired(about: _Domain, record: SpfRecord) -> Flow[SpfAdvice]:
    """Propose the record without its typing mistakes.

    Corrected terms that would allow too many senders are left out, which changes nothing, as the mistaken ones have no
    effect (RFC 7208 §6). If the names of corrected terms do not exist, the correction is wrong and nothing is proposed.
    """
    mistaken = any(term.mechanism.endswith("=") and is_mistaken(term.mechanism[:-1]) for term in record.terms)
    broken = record.problem == "syntax" or any(is_glued(term) for term in record.terms)
    if not (mistaken or broken):
        return SpfAdvice()
    mended = mend(record.text)
    if mended is None or not mended.faults:
        return SpfAdvice()
    advice = SpfAdvice(faults=mended.faults)
    if not about.sends:
        return replace(advice, publish=SILENT)
    if broken:
        return (yield from _with_hidden(about, advice, mended.text)) if mended.text else advice
    publish = yield from _first_good(about, [mended.text])
    if not publish and mended.text:
        spf, found = yield from _tree(about, mended.text)
        lost = any(check in _NOWHERE for check, _ in set(_serious(found)) - about.known())
        if not lost and not spf.failed:
            publish = yield from _first_good(about, [without_mistaken(record.text)])
    return replace(advice, publish=publish)


def _merged(about: _Domain, texts: list[str]) -> Flow[SpfAdvice]:
    """Merge several records into one (RFC 7208 §3.2): every term once, and -all only if no other `all` occurs."""
    if not about.sends:
        return SpfAdvice(publish=SILENT)
    words = [word for text in texts for word in text[6:].split(" ") if word]
    alls = {word.lower().lstrip("+") for word in words if word.lower().lstrip("-~?+") == "all"}
    rest = [word for word in words if word.lower().lstrip("-~?+") != "all"]
    # The merged record has an `all`, which makes receivers ignore a redirect (RFC 7208 §6.1).
    rest = [f"include:{word[9:]}" if word.lower().startswith("redirect=") else word for word in rest]
    ending = "-all" if alls == {"-all"} else "~all"
    mended = mend(" ".join(("v=spf1", *dict.fromkeys(rest), ending)))
    return SpfAdvice(publish=(yield from _first_good(about, [mended.text if mended else ""])))


def _with_stricter(about: _Domain, spf: SpfPosture, base: SpfRecord, advice: SpfAdvice) -> Flow[SpfAdvice]:
    """Add the record whose ending is one step stricter, if there is such a step."""
    end = deciding_record(base)
    if base.problem or end is None or spf.all_ == "fail":
        return advice
    if not about.sends:
        return replace(advice, stricter=SILENT, stricter_at=about.name)
    if advice.publish and final_all(base) not in (spf.all_, ""):  # the corrected record has another ending: `all=` …
        return replace(advice, stricter=advice.publish, stricter_at=about.name)
    if end.domain != about.name:  # RFC 7208 §6.1: the ending is in another record, which its owner must change
        own = organizational_domain(end.domain) == organizational_domain(about.name)
        text = " ".join(("v=spf1", *(term.text for term in end.terms if not _is_all(term)), _ending(spf)))
        lawful = own and not any(term.ignored for term in end.terms) and _writable(text)
        return replace(advice, stricter=text if lawful else "", stricter_at=end.domain)
    candidates = list(_stricter(about, base, _ending(spf)))
    if len(candidates) == 1 and _permits(base):  # only the ending changes, so there is nothing new to judge
        return replace(advice, stricter=candidates[0], stricter_at=about.name)
    text = yield from _first_good(about, candidates)
    return replace(advice, stricter=text, stricter_at=about.name)


def _completed(about: _Domain, advice: SpfAdvice) -> Flow[SpfAdvice]:
    """Add the mail services in the MX to every proposed record, and list those that may not send now."""
    if not about.sends or about.mx.kind in _NO_MAIL:
        return advice
    advice = replace(advice, publish=(yield from _complete(about, advice.publish)))
    if advice.stricter_at == about.name:
        advice = replace(advice, stricter=(yield from _complete(about, advice.stricter)))
    elif advice.stricter:
        left_out = yield from collect_missing(about.name, replace(about.spf, all_="fail"), about.mx)
        advice = replace(advice, stricter=_allowing(advice.stricter, left_out))
    missing = yield from collect_missing(about.name, about.spf, about.mx)
    end = deciding_record(about.spf.record) if missing and about.spf.record is not None else None
    if end is None:
        return advice
    advice = replace(advice, missing=missing, allowing_at=end.domain)
    if end.domain != about.name:  # RFC 7208 §6.1: the senders are listed in the record that is redirected to
        own = organizational_domain(end.domain) == organizational_domain(about.name)
        text = advice.stricter or _allowing(end.text, missing)
        return replace(advice, allowing=text if own and _writable(text) else "")
    plain = yield from _first_good(about, [_allowing(end.text, missing)])
    texts = (advice.stricter, advice.publish, plain)
    wanted = {f"include:{name}" for name in missing}
    return replace(advice, allowing=next((text for text in texts if wanted <= set(text.split(" "))), ""))


def _complete(about: _Domain, text: str) -> Flow[str]:
    """Add the mail services in the MX to a proposed record, unless that causes a new finding of medium or above."""
    if not text:
        return ""
    spf, found = yield from _tree(about, text)
    better = _allowing(text, (yield from collect_missing(about.name, spf, about.mx)))
    _, after = yield from _tree(about, better)
    return better if set(_serious(after)) <= set(_serious(found)) else text


def _allowing(text: str, missing: tuple[str, ...]) -> str:
    """Insert the includes before the `all` or redirect of a record, where they take effect (RFC 7208 §5.1)."""
    words = text.split(" ")
    ends = (at for at, word in enumerate(words) if word.lower().lstrip("+-~?") == "all" or _is_end(word))
    at = next(ends, len(words))
    return " ".join((*words[:at], *(f"include:{name}" for name in missing), *words[at:]))


def _is_end(word: str) -> bool:  # RFC 7208 §6: modifiers SHOULD appear at the end
    return word.lower().startswith(("redirect=", "exp="))


def _ending(spf: SpfPosture) -> str:
    """Return the next stricter ending: ~all first, and -all only after that, so that no forgotten sender is refused."""
    # RFC 7208 §8.5: a softfail by itself is no reason to reject; RFC 7208 §8.4: a fail may be.
    return "-all" if spf.all_ == "softfail" else "~all"


def _is_all(term: SpfTerm) -> bool:
    return term.mechanism == "all"


def _stricter(about: _Domain, record: SpfRecord, ending: str) -> Iterator[str]:
    """Yield records with the same terms and another ending, the most complete one first."""
    effective = [term for term in record.terms if not term.ignored and not _is_all(term)]
    behind = [  # terms that receivers ignore, but whose servers were meant to send: RFC 7208 §5.1, RFC 7208 §6.1
        f"include:{term.target}" if term.mechanism == "redirect" else term.text
        for term in record.terms
        if term.ignored and not _is_all(term)
    ]
    kept = [term.text for term in effective]
    alive = [term.text for term in effective if not _dead(term)]
    named = {term.target for _, term in walk(record) if term.mechanism in ("include", "redirect")}
    missing = [f"include:{name}" for name in about.includes if name not in named]
    if not _permits(record) and not behind:
        missing = list(about.senders)
        ending = "-all" if about.mx.kind in _NO_MAIL else ending
    choices = ((*alive, *behind, *missing), (*alive, *missing), alive, (*kept, *behind), kept)
    texts = dict.fromkeys(" ".join(("v=spf1", *dict.fromkeys(terms), ending)) for terms in choices)
    return filter(_writable, texts)


def _dead(term: SpfTerm) -> bool:
    """Whether a term certainly matches no server (RFC 7208 §4.6.4)."""
    return term.void if term.record is None else term.record.problem == "none"


def _writable(text: str) -> bool:  # as a line of a zone file; RFC 7208 §12 allows printable US-ASCII only
    return text.isascii() and text.isprintable() and not set('"\\') & set(text)
