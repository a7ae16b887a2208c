"""Names that pretend to be under a reserved public suffix: `jsps-go.org`, `x.ac.jp.evil.example`.

The form of such a name shows the forgery, so the imitated institution need not be in any table. JPRS gives `go.jp`,
`lg.jp`, `ac.jp`, `ed.jp` and `or.jp` only to government, local government, universities, schools and corporations.
"""

from typing import Final

from mailguard._internal.lazy_pattern import lazy_pattern
from mailguard.data.tables import listed
from mailguard.names.domain import split, to_ascii
from mailguard.names.imitation import Imitation, Owner, Sureness

_GATES: Final = ("-go", "-lg", "-ac", "-ed", "-or", "-jp", ".jp.")
# `nta-go-jp`, `go-jp`, `nta-gojp`: with both labels of the suffix, the intention is clear.
_BOTH: Final = lazy_pattern(r"(?:.*-)?(go|lg|ac|ed|or)-?jp")
# `jsps-go`: one label alone is a weak sign, because it may be a word (`ready-go`).
_ONE: Final = lazy_pattern(r"[a-z0-9-]*[a-z0-9]-(go|lg|ac)")
_IN_FRONT: Final = lazy_pattern(r"(?:.*\.)?([a-z0-9-]*[a-z0-9])([.-])(go|lg|ac|ed|or)[.-]jp(?:\..*)?")
# Well-known honest names with such an ending.
_HARMLESS: Final = frozenset(
    {"photo-ac", "illust-ac", "silhouette-ac", "fate-go", "goodto-go", "linked-go", "online-go"}
)
_ENDINGS: Final = frozenset({"com", "org", "net", "info", "biz", "jp", "top", "site", "online", "xyz", "cc", "me"})


def suffix_imitation(candidate: str) -> Imitation | None:
    """Return how the host `candidate` pretends to be under a reserved public suffix, or None if it doesn't.

    `protected` of the result is that suffix. The caller must make sure that `candidate` has no known owner.
    """
    if not any(gate in candidate for gate in _GATES):
        return None
    host = to_ascii(candidate)
    subdomain, label, suffix = split(host)
    organization = f"{label}.{suffix}"
    if not label or organization in listed("multi_tenant") or suffix in listed("multi_tenant"):
        return None
    # The suffix may be the end of the subdomain: in `nta-go.jp.evil.example` the subdomain is `nta-go.jp`.
    front = _IN_FRONT.fullmatch(subdomain) if subdomain else None
    if front is not None:
        wanted = f"{front[3]}.jp"
        at = front.end(3) + 3
        marked = f"[{subdomain[:at]}]{subdomain[at:]}.{organization}"
        return _imitation(wanted, host, marked, "medium")
    if suffix.endswith((".go.jp", ".lg.jp", ".ac.jp")):
        return None
    both = _BOTH.fullmatch(label)
    if both is not None:
        marked = f"{label[: both.start(1)]}[{label[both.start(1) :]}].{suffix}"
        return _imitation(f"{both[1]}.jp", host, marked, "medium")
    one = _ONE.fullmatch(label) if suffix in _ENDINGS and label not in _HARMLESS else None
    if one is not None:
        marked = f"{label[: one.start(1)]}[{one[1]}].{suffix}"
        return _imitation(f"{one[1]}.jp", host, marked, "low")
    return None


def _imitation(suffix: str, host: str, marked: str, confidence: Sureness) -> Imitation:
    return Imitation(suffix, host, "public-suffix", Owner(suffix, "brand", (suffix,)), marked, confidence)
