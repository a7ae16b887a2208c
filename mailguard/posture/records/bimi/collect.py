"""BIMI (draft-brand-indicators-for-message-identification): the assertion record of the selector "default"."""

from dataclasses import replace
from typing import Final

from mailguard.dns.flow import Flow, ask
from mailguard.posture.record_slip import Kind
from mailguard.posture.records.bimi.value import BimiPosture
from mailguard.posture.single_record import single_record

CERTIFICATE_OCTETS: Final = 262_144  # of a PEM file with its chain; those of real mark authorities stay below 20 kB
KIND: Final = Kind("v=BIMI1", ("bimi",), r"bimiv?[0-9]?(?:[;,:]|[la][=:]|\Z)|[la][=:]{1,2}https?:")
URL_CHARACTERS: Final = 2_000


def collect_bimi(domain: str) -> Flow[BimiPosture]:
    """The record of `domain`; `problem` is "none", "declined", "multiple", "syntax" or ""."""
    answer = yield from ask(f"default._bimi.{domain}", "TXT")
    found = single_record(answer, KIND)
    bimi = BimiPosture(found.record, found.tags, found.problem, found.failed)
    if bimi.problem or bimi.failed:
        return bimi
    logo, certificate = bimi.tags.get("l"), bimi.tags.get("a", "")
    if logo is None:
        return replace(bimi, problem="syntax", reason="missing-l")
    if not logo and not certificate:  # the domain says that it takes no part
        return replace(bimi, problem="declined")
    if any(uri and not is_https(uri) for uri in (logo, certificate)):
        return replace(bimi, problem="syntax", reason="not https")
    return bimi


def is_https(uri: str) -> bool:
    """Whether a location may be fetched at all."""
    return uri.lower().startswith("https://") and len(uri) <= URL_CHARACTERS and uri.isascii() and uri.isprintable()


def certificate_url(bimi: BimiPosture) -> str:
    """Where the mark certificate stands, "" when the record names none that may be fetched."""
    url = bimi.tags.get("a", "")
    return url if not (bimi.problem or bimi.failed) and is_https(url) else ""
