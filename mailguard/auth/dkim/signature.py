"""Parse a DKIM-Signature, ARC-Message-Signature or ARC-Seal field (RFC 6376 §3.5, RFC 8617 §4.1)."""

import binascii
import dataclasses
from collections.abc import Mapping
from typing import Any, Final, cast

from mailguard._internal.lazy_dataclass import dataclass
from mailguard._internal.lazy_pattern import lazy_pattern
from mailguard.auth.dkim import limits
from mailguard.auth.dkim.tag_list import TagListError, parse_tag_list, split_list, without_blanks
from mailguard.auth.result import Result
from mailguard.message.address import normal_domain
from mailguard.message.header import HeaderField

# Name → key type (RFC 6376 §3.3, RFC 8463 §3). rsa-sha1 is known only to report it as too weak (RFC 8301 §3.1).
ALGORITHMS: Final = {"rsa-sha256": "rsa", "ed25519-sha256": "ed25519", "rsa-sha1": "rsa"}
_DIGITS: Final = lazy_pattern(r"[0-9]{1,76}")  # RFC 6376 §3.5, l=: at most 76 digits; t= and x= fit in as many
_LABEL: Final = r"[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?"
_NAME: Final = lazy_pattern(rf"{_LABEL}(?:\.{_LABEL})*")
_HEX: Final = lazy_pattern(r"=([0-9A-Fa-f]{2})")
_BASE64: Final = lazy_pattern(r"[A-Za-z0-9+/]+={0,2}")


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a signature is not verified or not accepted."""

    result: Result
    reason: str
    detail: str = ""


class Refused(Exception):  # noqa: N818 - carries a result; not a program error
    """Raised with a `refusal`; never leaves this package."""

    def __init__(self, result: Result, reason: str, detail: str = "") -> None:
        super().__init__(reason)
        self.refusal: Final = Refusal(result, reason, detail)


def _syntax(detail: str) -> Refused:
    return Refused(Result.PERMERROR, "syntax", detail)  # RFC 6376 §6.1.1: PERMFAIL (signature syntax error)


@dataclass(frozen=True, slots=True)
class Signature:
    """One signature. If it has a `refusal`, only some of its values could be read.

    `domain` (d=), `selector` (s=) and the domain of `auid` (i=) are lower-case A-labels. `headers` holds the names
    in h=, in lower case and in order. Times are seconds since 1970.
    """

    field: HeaderField
    tags: Mapping[str, str] = dataclasses.field(default_factory=dict)
    domain: str = ""
    selector: str = ""
    algorithm: str = ""
    headers: tuple[str, ...] = ()
    auid: str = ""
    auid_domain: str = ""
    relaxed_header: bool = False
    relaxed_body: bool = False
    body_length: int | None = None
    body_hash: bytes = b""
    value: bytes = b""
    timestamp: int | None = None
    expiration: int | None = None
    refusal: Refusal | None = None

    @property
    def key_name(self) -> str:
        """The DNS name of its key record (RFC 6376 §3.6.2.1)."""
        return f"{self.selector}._domainkey.{self.domain}"


def read_tags(header_field: HeaderField, *, lf: bool) -> dict[str, str]:
    """Parse the tags of a signature field. Raises `Refused`. `lf`: the message's line ends are bare LF."""
    raw = header_field.raw[header_field.value_at :]
    if len(raw) > limits.SIGNATURE_BYTES:
        raise Refused(Result.POLICY, "signature-too-long", f"more than {limits.SIGNATURE_BYTES} bytes")
    try:
        text = raw.decode("utf-8")  # RFC 8616 §3, RFC 6532 §3.2: internationalized fields are UTF-8
        return parse_tag_list(text.replace("\n" if lf else "\r\n", ""))
    except UnicodeDecodeError:
        raise _syntax("not UTF-8") from None
    except TagListError as error:
        raise _syntax(str(error)) from None


def parse_signature(header_field: HeaderField, *, lf: bool) -> Signature:
    """Parse the DKIM-Signature in `header_field`. Never raises: a mistake is reported in its `refusal`."""
    values: dict[str, object] = {}
    try:
        tags = read_tags(header_field, lf=lf)
        values.update(describe(tags))
        _check_supported(tags)
        values |= read_common(tags)
        values |= read_message_tags(tags)
        values |= _identity(tags, str(values["domain"]))
    except Refused as refused:
        values["refusal"] = refused.refusal
    return make_signature(header_field, values)


def make_signature(header_field: HeaderField, values: Mapping[str, object]) -> Signature:
    """Build a signature from the values that the functions of this module read."""
    return Signature(header_field, **cast(Any, values))


def _check_supported(tags: Mapping[str, str]) -> None:
    _require(tags, "v", "a", "b", "bh", "d", "h", "s")  # RFC 6376 §3.5, RFC 6376 §6.1.1
    if tags["v"] != "1":
        raise Refused(Result.PERMERROR, "unsupported-version", f"v={tags['v'][:20]}")
    if "dns/txt" not in split_list(tags.get("q", "dns/txt")):  # RFC 6376 §3.5: unknown methods are ignored
        raise Refused(Result.PERMERROR, "unsupported-query-method", f"q={tags['q'][:40]}")


def describe(tags: Mapping[str, str]) -> dict[str, object]:
    """Return the values that can be read from any signature, valid or not."""
    return {
        "tags": tags,
        "algorithm": without_blanks(tags.get("a", "")).lower()[:100],
        "domain": normal_domain(tags.get("d", "")[:255]),
        "selector": normal_domain(tags.get("s", "")[:255]),
        "auid": tags.get("i", "")[:500],
        "headers": split_list(tags["h"]) if tags.get("h") else (),
    }


def _require(tags: Mapping[str, str], *names: str) -> None:
    for name in names:
        if name not in tags:
            raise _syntax(f"no {name}= tag")


def read_common(tags: Mapping[str, str], *, required: tuple[str, ...] = ()) -> dict[str, object]:
    """Read a=, b=, d=, s=, t= and x=, the tags that signatures and seals share. Raises `Refused`."""
    _require(tags, *required)
    algorithm = without_blanks(tags["a"]).lower()
    if algorithm not in ALGORITHMS:
        raise Refused(Result.PERMERROR, "unsupported-algorithm", f"a={tags['a'][:40]}")
    domain, selector = _domain(tags["d"], "d", labels=2), _domain(tags["s"], "s", labels=1)
    if len(selector) + len("._domainkey.") + len(domain) > 253:  # RFC 1035 §2.3.4
        raise _syntax("the name of the key is too long")
    timestamp, expiration = _number(tags, "t"), _number(tags, "x")
    if timestamp is not None and expiration is not None and expiration <= timestamp:  # RFC 6376 §3.5, x=
        raise _syntax("x= is not later than t=")
    value = _base64(tags["b"], "b")
    if algorithm == "rsa-sha1":  # RFC 8301 §3.1: verifiers must not accept it
        raise Refused(Result.POLICY, "weak-algorithm", "rsa-sha1")
    return {
        "algorithm": algorithm,
        "domain": domain,
        "selector": selector,
        "timestamp": timestamp,
        "expiration": expiration,
        "value": value,
    }


def read_message_tags(tags: Mapping[str, str], *, default_form: str = "simple/simple") -> dict[str, object]:
    """Read bh=, c= and l=, the tags of a signature over a whole message. Raises `Refused`."""
    header_form, slash, body_form = without_blanks(tags.get("c", default_form)).lower().partition("/")
    body_form = body_form if slash else "simple"  # RFC 6376 §3.5, c=
    if header_form not in ("simple", "relaxed") or body_form not in ("simple", "relaxed"):
        raise Refused(Result.PERMERROR, "unsupported-canonicalization", f"c={tags['c'][:40]}")
    return {
        "relaxed_header": header_form == "relaxed",
        "relaxed_body": body_form == "relaxed",
        "body_length": _number(tags, "l"),
        "body_hash": _base64(tags["bh"], "bh"),
    }


def _identity(tags: Mapping[str, str], domain: str) -> dict[str, object]:
    """Read i=, which is dkim-quoted-printable (RFC 6376 §2.11) and must be within d= (RFC 6376 §3.5)."""
    if "i" not in tags:
        return {"auid": f"@{domain}", "auid_domain": domain}  # RFC 6376 §3.5, the default of i=
    octets = _HEX.sub(lambda match: chr(int(match.group(1), 16)), without_blanks(tags["i"]))
    try:  # a hex pair is an octet of UTF-8; characters beyond Latin-1 were written unencoded (RFC 8616 §5)
        auid = octets.encode("latin-1").decode("utf-8")
    except UnicodeError:
        auid = octets
    local, at, auid_domain = auid.rpartition("@")
    if not at:
        raise _syntax("i= has no @")
    auid_domain = _domain(auid_domain, "i", labels=2)
    if auid_domain != domain and not auid_domain.endswith("." + domain):  # RFC 6376 §6.1.1
        raise Refused(Result.PERMERROR, "domain-mismatch", "i= is outside d=")
    return {"auid": f"{local}@{auid_domain}"[:500], "auid_domain": auid_domain}


def _domain(value: str, tag: str, *, labels: int) -> str:
    domain = normal_domain(value[:1000]) if not value.endswith(".") else ""
    if len(domain) > 253 or domain.count(".") + 1 < labels or _NAME.fullmatch(domain) is None:
        raise _syntax(f"{tag}= is not a {'domain' if labels > 1 else 'selector'}: {value[:60]!r}")
    return domain


def _number(tags: Mapping[str, str], name: str) -> int | None:
    if name not in tags:
        return None
    if _DIGITS.fullmatch(tags[name]) is None:
        raise _syntax(f"{name}= is not a number")
    return int(tags[name])


def _base64(value: str, name: str) -> bytes:
    text = without_blanks(value)
    if _BASE64.fullmatch(text) is None or len(text.rstrip("=")) % 4 == 1:
        raise _syntax(f"{name}= is not base64")
    text = text.rstrip("=")  # the padding may be left out (RFC 6376 §2.10)
    try:
        return binascii.a2b_base64(text + "=" * (-len(text) % 4))
    except binascii.Error:
        raise _syntax(f"{name}= is not base64") from None
