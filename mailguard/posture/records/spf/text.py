"""Find TXT records that were meant to be SPF records, say what is wrong with them, and correct them."""

import re
from collections.abc import Iterable
from typing import Final

from mailguard._internal.lazy_dataclass import dataclass
from mailguard._internal.lazy_pattern import lazy_pattern
from mailguard.auth.spf.record import RECORD_CHARACTERS, Mechanism, Modifier, is_spf_record, parse_record, parse_term
from mailguard.posture.records.spf.characters import cleaned, visible
from mailguard.posture.records.spf.spelling import MECHANISMS, is_mistaken, repaired

FAULTS: Final = 8  # mistakes reported for one text
SHOWN: Final = 60  # characters quoted of one mistake
PREFIX: Final = 200  # characters that may precede the version
WORDS: Final = 600  # words read of one text
TEXTS: Final = 20  # TXT records read of one name

_VERSION: Final = lazy_pattern(
    r"(?<![a-z0-9_-])v ?[=:] ?(?:spf|sfp)(?: ?v?(?:[0-9]{1,3}(?:\.[0-9])?|[li](?![a-z])))?", re.IGNORECASE
)
_UNVERSIONED: Final = lazy_pattern(r"(?:=|v ?)?spf ?1?(?![a-z0-9.]) ?[:;,=]?", re.IGNORECASE)
_ZONE_LINE: Final = lazy_pattern(
    r"(?:[@*a-z0-9_.-]{1,255}\s+)?(?:[0-9]{1,10}[smhdw]?\s+)?(?:in\s+)?(?:[0-9]{1,10}[smhdw]?\s+)?(?:txt|spf)\s*[:=(]?\s*",
    re.IGNORECASE,
)
_SEPARATORS: Final = lazy_pattern(r"[;,]+(?![^{}]*\})")  # not the delimiters inside a macro: RFC 7208 §7.1


@dataclass(frozen=True, slots=True)
class Mended:
    """The corrected record `text`, or "" if its meaning is unclear; `faults` are codes of the catalogue."""

    text: str = ""
    faults: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class NearMiss:
    """A TXT record that was meant as SPF but that receivers do not recognize (RFC 7208 §4.5)."""

    published: str
    mended: Mended


def near_miss(records: Iterable[str]) -> NearMiss | None:
    """Return the first TXT record that is nearly an SPF record; one that can be corrected goes before others."""
    found: list[NearMiss] = []
    for text in list(records)[:TEXTS]:
        if not is_spf_record(text) and _may_be(text):  # RFC 7208 §4.5
            mended = mend(text)
            if mended is not None:
                found.append(NearMiss(text, mended))
    return next((each for each in found if each.mended.text), found[0] if found else None)


def _may_be(text: str) -> bool:
    """Whether a text needs a closer look. This quick test rules out most TXT records."""
    beginning = text[:RECORD_CHARACTERS].lower()
    return "sp" in beginning or "all" in beginning or not beginning.isascii()


def mend(text: str) -> Mended | None:
    """Correct a text and say what was wrong; return None for a text that was not meant as an SPF record."""
    plain, faults = cleaned(text[:RECORD_CHARACTERS])
    start = _VERSION.search(plain[: PREFIX + 40])
    if start and start.start() <= PREFIX:
        return _with_version(text, plain, start, faults)
    return _without_version(plain, faults)


def _with_version(text: str, plain: str, start: re.Match[str], faults: list[str]) -> Mended | None:
    before, rest = plain[: start.start()], plain[start.end() :]
    alone = not before.strip()
    if not alone:
        line = "spf-zone-line" if _ZONE_LINE.fullmatch(before.lstrip()) else "spf-in-front"
        faults.append(f"{line}: {_short(before.strip())}")
    elif text[:1] == " ":
        faults.append("spf-blank-in-front")
    body = rest.lstrip(";:,. ")
    if start.group().lower() != "v=spf1" or (rest and rest[0] != " "):  # RFC 7208 §4.5
        behind = rest.split(" ")[0] if rest[:1] != " " else ""
        faults.append(f"spf-version: {_short(start.group() + behind)}")
    terms = _terms(body, faults)
    if terms is None:
        return Mended("", _told(faults)) if alone else None
    made = _record(terms)
    if not made and not alone:
        return None
    if not alone and not terms:
        return None
    return Mended(made, _told(faults))


def _without_version(plain: str, faults: list[str]) -> Mended | None:
    """Correct a record whose `v=spf1` is missing or damaged. It counts as a record only if every word is a term."""
    text = plain.strip()
    start = _UNVERSIONED.match(text)
    words = text[start.end() if start else 0 :].split()
    terms = [parse_term(word) for word in words[:WORDS]]
    versioned = start is not None and "1" in start.group()
    meant = [term for term in terms if isinstance(term, Mechanism) and (versioned or _telling(term))]
    if not meant or any(isinstance(term, str) for term in terms):
        return None
    if not start and any(isinstance(term, Modifier) for term in terms):
        return None
    faults.append("spf-no-version")
    found = _terms(" ".join(words), faults)
    return Mended(_record(found) if found is not None else "", _told(faults))


def _telling(term: Mechanism) -> bool:
    """Whether a mechanism occurs in SPF records only, not in ordinary text."""
    return term.name in ("include", "ip4", "ip6") or (term.name == "all" and term.text[0] in "-~?+")


def _short(text: str) -> str:
    shown = visible(text)
    return shown if len(shown) <= SHOWN else shown[: SHOWN - 1] + "…"


def _told(faults: list[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(faults))[:FAULTS]


def _terms(body: str, faults: list[str]) -> list[str] | None:
    """Return the corrected terms of a record, or None if the meaning of a word is unclear."""
    spaced = _SEPARATORS.sub(" ", body)  # RFC 7208 §4.6.1: spaces separate terms
    if spaced != body:
        faults.append("spf-separators")
    words = _joined([word for word in spaced.split()[:WORDS] if word.strip("()[]{}<>")], faults)
    found: list[str] = []
    unclear = False
    foreign = False  # whether another text follows an `all` without a space; its `name=` words are no terms
    for word in words:
        terms = repaired(word)
        if foreign and isinstance(parse_term(word), Modifier):
            continue
        if terms is None:
            faults.append(f"spf-unclear: {_short(word)}")
            unclear = True
        elif terms != [word]:
            faults.append(_difference(word, terms))
            foreign = foreign or faults[-1].startswith("spf-behind-all")
            found += terms
        else:
            found.append(word)
    return None if unclear else _ordered(found, dropped=any(_is_all(word) for word in words))


def _difference(word: str, terms: list[str]) -> str:
    """Return the code of what was wrong with a word, with the shortest part that shows it."""
    if len(terms) > 1 and "".join(terms) == word:
        return f"spf-blank-missing: {_short(terms[1])}"
    if terms and _is_all(terms[0]) and word.lower().startswith(terms[0].lower()):
        return f"spf-behind-all: {_short(word[len(terms[0]) :])}"
    return f"spf-meant: {_short(word)} → {_short(' '.join(terms))}" if terms else f"spf-needless: {_short(word)}"


def _is_all(word: str) -> bool:
    return word.lower().lstrip("-~?+").startswith("all")


def _joined(words: list[str], faults: list[str]) -> list[str]:
    """Join words that a misplaced space has split: `ip4: 192.0.2.1`, `- all`."""
    found: list[str] = []
    for word in words:
        last = found[-1] if found else ""
        glue = _glue(last, word) if last else None
        if glue is None:
            found.append(word)
        else:
            found[-1] = last + glue + word
            faults.append(f"spf-blank-inside: {_short(found[-1])}")
    return found


def _glue(last: str, word: str) -> str | None:
    """Return the text that joins two words into a term ("" or ":"), or None if they do not belong together."""
    if not isinstance(parse_term(last), str) or (
        not isinstance(parse_term(word), str) and last not in ("-", "~", "?", "+")
    ):
        opened = last.endswith("=") and last[:-1].lower() in (*MECHANISMS, "redirect")
        if not (opened and isinstance(parse_term(word), str)) and not word.startswith(("/", ":")):
            return None
    for glue in ("", ":"):
        joined = last + glue + word
        term = parse_term(joined)
        if not isinstance(term, str) or (glue == "" and repaired(joined) is not None and last[-1:] in ":="):
            return glue
    return None


def _ordered(terms: list[str], *, dropped: bool) -> list[str]:
    """Return the terms with a single `all` at the end, because terms after it are ignored (RFC 7208 §5.1).

    `dropped` says that there was an `all` of unclear meaning; the cautious `~all` takes its place.
    """
    parsed = [(text, parse_term(text)) for text in terms]
    alls = [text for text, term in parsed if isinstance(term, Mechanism) and term.name == "all"]
    if alls and alls[0][0] not in "-~?":
        alls = ["~all"]  # a correction must never propose +all, which lets any sender pass
    rest = [text for text, term in parsed if not (isinstance(term, Mechanism) and term.name == "all")]
    redirects = [term.value for _, term in parsed if isinstance(term, Modifier) and term.name == "redirect"]
    if not alls and dropped and not redirects:
        alls = ["~all"]
    # An `all` makes receivers ignore the redirect (RFC 7208 §6.1), so that no server could send: include it instead.
    if alls and redirects and not any(isinstance(term, Mechanism) and term.name != "all" for _, term in parsed):
        rest = [f"include:{value}" for value in redirects]
    return [*dict.fromkeys(rest), *alls[:1]]


def _record(terms: list[str]) -> str:
    """Return the record that consists of these terms, or "" if it would be invalid (RFC 7208 §4.6)."""
    text = " ".join(("v=spf1", *terms))
    lawful = text.isascii() and text.isprintable() and not set('"\\') & set(text)
    return text if lawful and is_spf_record(text) and not parse_record(text).errors else ""


def without_mistaken(text: str) -> str:
    """Return the record without its mistaken modifiers (RFC 7208 §6), or "" if the result is invalid."""
    terms = [parse_term(word) for word in text[6:].split(" ") if word]
    kept = [
        term.text
        for term in terms
        if not isinstance(term, str) and not (isinstance(term, Modifier) and is_mistaken(term.name))
    ]
    return _record(kept) if not any(isinstance(term, str) for term in terms) else ""
