"""Read the mark certificate (VMC, CMC) that a BIMI record names. Large libraries are imported only for a certificate.

The file comes from a stranger. It is bounded before anything is parsed, and every fault is a value. The certificates
themselves are read and verified with `cryptography`. The roots of the mark authorities, and the rules for the subject of
a mark certificate, are those that checkdmarc ships.
"""

import base64
import binascii
import importlib.util
import re
import zlib
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from mailguard._internal.lazy_pattern import lazy_pattern
from mailguard.posture.records.bimi.collect import CERTIFICATE_OCTETS
from mailguard.posture.records.bimi.value import MarkCertificate

if TYPE_CHECKING:
    from cryptography import x509

CERTIFICATES: Final = 10  # read of one file
NAMES: Final = 100  # domains kept of one certificate
RULES: Final = 20  # broken rules that are reported
LOGO_OCTETS: Final = 1_000_000  # unpacked; the profile allows 32 kB
_TEXT: Final = 300  # characters of a name or a rule
_DEPTH: Final = 4  # certificates of a chain
_LOGOTYPE: Final = "1.3.6.1.5.5.7.1.12"  # RFC 3709 §4.1
_MARK_TYPE: Final = "1.3.6.1.4.1.53087.1.13"
_PEM: Final = lazy_pattern(rb"-----BEGIN CERTIFICATE-----[A-Za-z0-9+/=\s]{1,65536}-----END CERTIFICATE-----")
_TOLD_ELSEWHERE: Final = re.compile(r"recognized Mark|expired on|not valid until|does not match")


def read_certificate(body: str, domain: str) -> MarkCertificate:
    """Read the first certificate of a PEM file. Never raises; `problem` says why nothing could be read."""
    raw = body[:CERTIFICATE_OCTETS].encode("ascii", "replace")
    blocks = [match.group() for match in _PEM.finditer(raw)][:CERTIFICATES]
    if not blocks:
        return MarkCertificate(problem="no-certificate")
    from cryptography import x509
    from cryptography.exceptions import UnsupportedAlgorithm

    try:
        leaf, *others = (x509.load_pem_x509_certificate(block) for block in blocks)
        found = _facts(leaf, others)
    except (ValueError, TypeError, KeyError, UnsupportedAlgorithm, x509.InvalidVersion, x509.DuplicateExtension):
        return MarkCertificate(problem="unreadable")
    if found.logo_octets > LOGO_OCTETS:
        return found
    return _with_rules(found, b"\n".join(blocks), domain)


def _facts(leaf: "x509.Certificate", others: "list[x509.Certificate]") -> MarkCertificate:
    from cryptography import x509

    try:
        names = leaf.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
        domains = tuple(name.lower() for name in names.get_values_for_type(x509.DNSName)[:NAMES])
    except x509.ExtensionNotFound:
        domains = ()
    logo = _logo(leaf)
    return MarkCertificate(
        subject=leaf.subject.rfc4514_string()[:_TEXT],
        issuer=leaf.issuer.rfc4514_string()[:_TEXT],
        not_before=_time(leaf.not_valid_before_utc),
        not_after=_time(leaf.not_valid_after_utc),
        domains=domains,
        mark_type=next((str(each.value)[:_TEXT] for each in leaf.subject if each.oid.dotted_string == _MARK_TYPE), ""),
        logo=logo is not None,
        logo_octets=len(logo or b""),
        authority="known" if _known(leaf, others) else "unknown",
    )


def _time(moment: datetime) -> str:
    return moment.isoformat(timespec="seconds").replace("+00:00", "Z")


def _logo(leaf: "x509.Certificate") -> bytes | None:
    """Return the image of the logotype extension (RFC 3709 §4.1), or None; at most one octet beyond `LOGO_OCTETS`."""
    from cryptography import x509

    try:
        extension = leaf.extensions.get_extension_for_oid(x509.ObjectIdentifier(_LOGOTYPE))
    except x509.ExtensionNotFound:
        return None
    der = extension.value.public_bytes()
    _, found, data = der.partition(b";base64,")
    if not found:
        return b""
    text = re.match(rb"[A-Za-z0-9+/=\r\n]*", data)
    try:
        packed = base64.b64decode(text.group() if text is not None else b"")
        return zlib.decompressobj(wbits=31).decompress(packed, LOGO_OCTETS + 1)
    except (binascii.Error, zlib.error):
        return b""


def _known(leaf: "x509.Certificate", others: "list[x509.Certificate]") -> bool:
    """Whether the chain leads to the root of a mark authority. Its dates are reported separately."""
    from cryptography.x509 import verification

    within = min(datetime.now(UTC), leaf.not_valid_after_utc - timedelta(seconds=1))
    builder = (
        verification.PolicyBuilder()
        .store(verification.Store(_roots()))
        .time(max(within, leaf.not_valid_before_utc).replace(tzinfo=None))
        .max_chain_depth(_DEPTH)
        .extension_policies(ca_policy=_ca_policy(), ee_policy=verification.ExtensionPolicy.permit_all())
    )
    try:
        builder.build_client_verifier().verify(leaf, others)
    except verification.VerificationError:
        return False
    return True


def _ca_policy() -> Any:
    """Return a policy that requires only that an authority's certificate is one (RFC 5280 §4.2.1.9)."""
    from cryptography import x509
    from cryptography.x509 import verification

    def is_authority(_policy: object, _certificate: object, constraints: x509.BasicConstraints) -> None:
        if not constraints.ca:
            raise ValueError("not an authority")

    return verification.ExtensionPolicy.permit_all().require_present(
        x509.BasicConstraints, verification.Criticality.AGNOSTIC, is_authority
    )


def _roots() -> "list[x509.Certificate]":
    """Return the roots of the mark authorities that checkdmarc ships, without importing all of checkdmarc."""
    from cryptography import x509

    spec = importlib.util.find_spec("checkdmarc")
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError("checkdmarc is not installed", name="checkdmarc")
    return x509.load_pem_x509_certificates(Path(spec.origin).with_name("resources").joinpath("MVACAs.pem").read_bytes())


def _with_rules(found: MarkCertificate, pem: bytes, domain: str) -> MarkCertificate:
    """Return the certificate with the rules for mark certificates that it breaks, in the words of checkdmarc."""
    return replace(found, rules=tuple(text[:_TEXT] for text in islice(_rules(pem, domain), RULES)))


def _rules(pem: bytes, domain: str) -> Iterator[str]:
    from checkdmarc.bimi import get_certificate_metadata

    try:
        metadata = get_certificate_metadata(pem, domain=domain)
    except Exception as error:  # noqa: BLE001 - a crash of the rules on a stranger's file must not lose what was read
        yield f"not examined: {type(error).__name__}"
        return
    for text in metadata.get("validation_errors", ()):
        if not _TOLD_ELSEWHERE.search(str(text)):
            yield str(text)
