"""Look up the BIMI record of the selector "default" (draft-brand-indicators-for-message-identification)."""

from dataclasses import replace
from typing import Final

from mailguard.dns.flow import Flow, ask
from mailguard.posture.record_slip import Kind
from mailguard.posture.records.bimi.value import BimiPosture
from mailguard.posture.single_record import single_record

CERTIFICATE_OCTETS: Final = (
    262_144  # of a PEM file with its chain; the files of real mark authorities have less than 20 kB
)
KIND: Final = Kind("v=BIMI1", ("bimi",), r"bimiv?[0-9]?(?:[;,:]|[la][=:]|\Z)|[la][=:]{1,2}https?:")
URL_CHARACTERS: Final = 2_000


def collect_bimi(domain: str) -> Flow[BimiPosture]:
    """Look up the record of `domain`; `problem` is "none", "declined", "multiple", "syntax" or ""."""
    answer = yield from ask(f"default._bimi.{domain}", "TXT")
    found = single_record(answer, KIND)
    bimi = BimiPosture(found.record, found.tags, found.problem, found.failed)
    if bimi.problem or bimi.failed:
        return bimi
    logo, certificate = bimi.tags.get("l"), bimi.tags.get("a", "")
    if logo is None:
        return replace(bimi, problem="syntax", reason="missing-l")
    if not logo and not certificate:  # empty tags: the domain declines to take part
        return replace(bimi, problem="declined")
    if any(uri and not is_https(uri) for uri in (logo, certificate)):
        return replace(bimi, problem="syntax", reason="not https")
    return bimi


def is_https(uri: str) -> bool:
    """Whether a location may be fetched: only https is allowed."""
    return uri.lower().startswith("https://") and len(uri) <= URL_CHARACTERS and uri.isascii() and uri.isprintable()


def certificate_url(bimi: BimiPosture) -> str:
    """Return the URL of the mark certificate, or "" if the record names none that may be fetched."""
    url = bimi.tags.get("a", "")
    return url if not (bimi.problem or bimi.failed) and is_https(url) else ""
