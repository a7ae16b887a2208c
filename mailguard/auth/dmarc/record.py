"""Parse a DMARC policy record into its tags (RFC 9989 §4.7, RFC 9989 §4.8), with a list of its errors."""

import re
from typing import Final

from mailguard._internal.lazy_dataclass import dataclass
from mailguard._internal.lazy_pattern import lazy_pattern

POLICIES: Final = ("none", "quarantine", "reject")  # in order of strictness
RECORD_CHARACTERS: Final = 65_535  # the most that a DNS record can hold (RFC 1035 §3.2.1); the rest is not read
_ERRORS: Final = 64  # reported per record

_VERSION: Final = lazy_pattern(r"[vV][ \t]*=[ \t]*DMARC1[ \t]*(?:;|\Z)")  # RFC 9989 §4.8
_URI: Final = lazy_pattern(r"[A-Za-z][A-Za-z0-9+.-]{0,30}:[^\s,!\"<>]{1,1000}")  # RFC 9989 §4.8
_REPORT_SIZE: Final = lazy_pattern(r"![0-9]{1,20}[kmgt]?\Z", re.IGNORECASE)
_CHOICES: Final = {  # RFC 9989 §4.7
    "p": POLICIES,
    "sp": POLICIES,
    "np": POLICIES,
    "adkim": ("r", "s"),
    "aspf": ("r", "s"),
    "t": ("y", "n"),
    "psd": ("y", "n", "u"),
}


@dataclass(frozen=True, slots=True)
class TagError:
    """A mistake in one tag; `reason` is a kebab-case word."""

    tag: str
    reason: str
    value: str = ""


@dataclass(frozen=True, slots=True)
class DmarcRecord:
    """One record. A tag that is absent or invalid has its default value, a policy then "" (RFC 9989 §4.8).

    `rua` and `ruf` hold the valid URIs, without obsolete size limits. `tags` holds all tags as published.
    """

    text: str
    p: str = ""
    sp: str = ""
    np: str = ""
    adkim: str = "r"
    aspf: str = "r"
    t: str = "n"
    psd: str = "u"
    pct: int = 100  # RFC 7489 §6.3; removed by RFC 9989 §A.6
    fo: str = "0"
    rua: tuple[str, ...] = ()
    ruf: tuple[str, ...] = ()
    tags: tuple[tuple[str, str], ...] = ()
    errors: tuple[TagError, ...] = ()

    @property
    def policy_invalid(self) -> bool:
        """Whether p is missing, or p, sp or np is invalid (RFC 9989 §4.10.1)."""
        return not self.p or any(error.tag in ("sp", "np") and error.reason == "invalid" for error in self.errors)

    @property
    def usable(self) -> bool:
        """Whether DMARC applies at all: with an invalid policy only if rua is valid (RFC 9989 §4.10.1)."""
        return not self.policy_invalid or bool(self.rua)

    def policy_for(self, *, subdomain: bool, exists: bool = True) -> str:
        """Return the policy for the record's own domain, or for a subdomain that exists or not (RFC 9989 §4.10.1)."""
        if self.policy_invalid:
            return "none"
        if not subdomain:
            return self.p
        if not exists and self.np:  # RFC 9989 §4.7: without np, sp applies, else p
            return self.np
        return self.sp or self.p

    def tested(self, policy: str) -> str:
        """Return `policy`, or with t=y the next weaker one (RFC 9989 §4.7)."""
        return POLICIES[max(0, POLICIES.index(policy) - 1)] if self.t == "y" else policy


def is_dmarc_record(text: str) -> bool:
    """Whether a TXT record is a DMARC policy record: v=DMARC1 must be its first tag (RFC 9989 §4.7)."""
    return _VERSION.match(text) is not None


def parse_record(text: str) -> DmarcRecord:
    """Parse a TXT record for which `is_dmarc_record` is true. Never raises."""
    errors: list[TagError] = []
    if len(text) > RECORD_CHARACTERS:
        errors.append(TagError("", "record-too-long"))
        text = text[:RECORD_CHARACTERS]
    tags: dict[str, str] = {}
    published: list[tuple[str, str]] = []
    for piece in text.split(";")[1:]:
        if not piece.strip():
            continue
        name, equals, value = piece.partition("=")
        name, value = name.strip().lower(), value.strip()
        if not equals or not name.isascii() or not name.isalpha():
            errors.append(TagError(name[:40], "not-a-tag", value[:100]))
            continue
        published.append((name, value))
        if name in tags:  # RFC 6376 §3.2: no tag may occur twice
            errors.append(TagError(name, "duplicate", value[:100]))
            continue
        tags[name] = value
    chosen = {name: _choice(name, tags, errors) for name in _CHOICES}
    return DmarcRecord(
        text=text,
        p=chosen["p"],
        sp=chosen["sp"],
        np=chosen["np"],
        adkim=chosen["adkim"] or "r",
        aspf=chosen["aspf"] or "r",
        t=chosen["t"] or "n",
        psd=chosen["psd"] or "u",
        pct=_percent(tags, errors),
        fo=_failure_options(tags, errors),
        rua=_uris("rua", tags, errors),
        ruf=_uris("ruf", tags, errors),
        tags=tuple(published),
        errors=tuple(errors[:_ERRORS]) + ((TagError("", "more-errors"),) if len(errors) > _ERRORS else ()),
    )


def _choice(name: str, tags: dict[str, str], errors: list[TagError]) -> str:
    if name not in tags:
        if name == "p":
            errors.append(TagError("p", "missing"))
        return ""
    value = tags[name].lower()  # ABNF strings ignore case (RFC 5234 §2.3)
    if value in _CHOICES[name]:
        return value
    errors.append(TagError(name, "invalid", tags[name][:100]))  # RFC 9989 §4.8: the default applies
    return ""


def _failure_options(tags: dict[str, str], errors: list[TagError]) -> str:
    """Return fo: any of 0, 1, d, s, each once, not 0 with 1 (RFC 9989 §4.8). Without ruf it is ignored."""
    value = tags.get("fo", "0")
    options = [option.strip().lower() for option in value.split(":")]
    known = set(options) <= {"0", "1", "d", "s"} and len(set(options)) == len(options)
    if known and not {"0", "1"} <= set(options):
        return ":".join(options)
    if "ruf" in tags:  # RFC 9989 §4.7
        errors.append(TagError("fo", "invalid", value[:100]))
    return "0"


def _percent(tags: dict[str, str], errors: list[TagError]) -> int:
    value = tags.get("pct", "100")  # RFC 7489 §6.3
    if value.isascii() and value.isdigit() and len(value) <= 3 and int(value) <= 100:
        return int(value)
    errors.append(TagError("pct", "invalid", value[:100]))
    return 100


def _uris(name: str, tags: dict[str, str], errors: list[TagError]) -> tuple[str, ...]:
    if name not in tags:
        return ()
    found: list[str] = []
    for piece in tags[name].split(","):  # RFC 9989 §4.6
        uri = _REPORT_SIZE.sub("", piece.strip())
        if _URI.fullmatch(uri) and ("@" in uri or not uri.lower().startswith("mailto:")):
            found.append(uri)
        else:
            errors.append(TagError(name, "invalid-uri", piece.strip()[:100]))
    return tuple(found)
