"""Writes the example mails of the authentication checks, signed with the test keys in this folder.

    python examples/checks/make_signed.py

Everything is fixed (keys, times, order), so that running it again changes nothing.
"""

import base64
import hashlib
import json
import re
from pathlib import Path
from unittest import mock

import dkim
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat, load_pem_private_key

HERE = Path(__file__).parent
SIGNED_AT = 1_793_581_200  # 2026-11-02 10:00 in Japan
SIGNED = [b"from", b"to", b"subject", b"date", b"message-id"]


def private_key(bits: int) -> bytes:
    pem = (HERE / f"test_key_{bits}.pem").read_bytes()
    return pem[pem.index(b"-----BEGIN") :]


def record(bits: int) -> str:
    """The DNS record of a test key."""
    if bits < 1024:  # cryptography refuses to load it
        key = dkim.crypto.parse_pem_private_key(private_key(bits))
        modulus = b"\x00" + key["modulus"].to_bytes(bits // 8, "big")
        der = _der(0x30, _der(0x02, modulus) + _der(0x02, b"\x01\x00\x01"))
    else:
        public = load_pem_private_key(private_key(bits), None).public_key()
        der = public.public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
    return f"v=DKIM1; k=rsa; p={base64.b64encode(der).decode()}"


def _der(tag: int, content: bytes) -> bytes:
    length = len(content)
    return bytes([tag, length] if length < 128 else [tag, 0x81, length]) + content


def sign(message: bytes, domain: str, *, bits: int = 2048, selector: str = "mail2026", length: bool = False) -> bytes:
    """`message` with a DKIM signature on top."""
    with mock.patch("dkim.time.time", return_value=SIGNED_AT):
        field = dkim.sign(
            message,
            selector.encode(),
            domain.encode(),
            private_key(bits),
            canonicalize=(b"relaxed", b"relaxed"),
            include_headers=SIGNED,
            length=length,
        )
    return field + message


def relaxed(field: bytes) -> bytes:
    """RFC 6376 §3.4.2, without the line end."""
    name, _, value = field.partition(b":")
    return name.lower().strip() + b":" + re.sub(rb"[ \t]+", b" ", value.replace(b"\r\n", b"")).strip()


def fields_of(message: bytes) -> list[bytes]:
    return re.split(rb"\r\n(?![ \t])", message.partition(b"\r\n\r\n")[0])


def body_hash(message: bytes) -> str:
    """The examples' bodies are canonical as they are."""
    return base64.b64encode(hashlib.sha256(message.partition(b"\r\n\r\n")[2]).digest()).decode()


def signature_over(fields: list[bytes], own: bytes) -> bytes:
    data = b"".join(relaxed(field) + b"\r\n" for field in fields) + relaxed(own)
    key = load_pem_private_key(private_key(2048), None)
    text = base64.b64encode(key.sign(data, PKCS1v15(), SHA256()))
    return b"\r\n\t".join(text[at : at + 70] for at in range(0, len(text), 70))


def sign_fields(message: bytes, name: str, tags: str, names: list[str]) -> bytes:
    """A signature field over the fields `names`, which dkimpy would refuse (without From) or cannot make (ARC)."""
    lower = {field.partition(b":")[0].lower().decode(): field for field in fields_of(message)}
    own = f"{name}: {tags};\r\n\th={':'.join(names)};\r\n\tbh={body_hash(message)};\r\n\tb=".encode()
    return own + signature_over([lower[each] for each in names], own) + b"\r\n" + message


def seal(message: bytes, domain: str, authserv_id: str, results: str) -> bytes:
    """`message` with the ARC set of one hop, instance 1."""
    common = f"a=rsa-sha256; d={domain}; s=arc2026; t={SIGNED_AT}"
    aar = f"ARC-Authentication-Results: i=1; {authserv_id};\r\n\t{results}".encode()
    with_signature = sign_fields(
        message, "ARC-Message-Signature", f"i=1; {common}; c=relaxed/relaxed", ["from", "to", "subject", "date"]
    )
    ams = fields_of(with_signature)[0]
    own = f"ARC-Seal: i=1; cv=none; {common};\r\n\tb=".encode()
    return own + signature_over([aar, ams], own) + b"\r\n" + ams + b"\r\n" + aar + b"\r\n" + message


def received(client: str, ip: str, sender: str, message: bytes) -> bytes:
    """`message` as the border server of the receiver stored it."""
    return (
        f"Return-Path: <{sender}>\r\n"
        f"Received: from {client} ({client} [{ip}])\r\n"
        f"\tby mx.hakusandai-hp.example with ESMTPS id 26B1000;\r\n"
        f"\tMon, 2 Nov 2026 10:00:07 +0900\r\n"
    ).encode() + message


def mail(sender: str, subject: str, *lines: str, to: str = "soumu@hakusandai-hp.example", identity: str = "1") -> bytes:
    domain = sender.rpartition("@")[2].rstrip(">")
    if " <" in sender:
        name, _, address = sender.partition(" <")
        sender = f"{encoded(name)} <{address}"
    header = [
        f"From: {sender}",
        f"To: {to}",
        f"Subject: {encoded(subject)}",
        "Date: Mon, 2 Nov 2026 10:00:00 +0900",
        f"Message-ID: <20261102.{identity}@{domain}>",
        "MIME-Version: 1.0",
        "Content-Type: text/plain; charset=utf-8",
        "Content-Transfer-Encoding: 8bit",
        "",
        "",
    ]
    return ("\r\n".join(header) + "".join(f"{line}\r\n" for line in lines)).encode()


def encoded(text: str) -> str:
    return text if text.isascii() else f"=?UTF-8?B?{base64.b64encode(text.encode()).decode()}?="


def write(check: str, zone: dict[str, object], flagged: bytes, clean: bytes, config: str = "") -> None:
    folder = HERE / check
    folder.mkdir(exist_ok=True)
    (folder / "flagged.eml").write_bytes(flagged)
    (folder / "clean.eml").write_bytes(clean)
    (folder / "zone.json").write_text(json.dumps(zone, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    if config:
        (folder / "mailguard.toml").write_text(config, encoding="utf-8")


PARTNER = "minori-yakuhin.example"
LIST = "lists.ishikai.example"
KEY = {f"mail2026._domainkey.{PARTNER} TXT": [record(2048)]}
POLICY = {f"_dmarc.{PARTNER} TXT": ["v=DMARC1; p=reject"]}
SPF = {f"{PARTNER} TXT": ["v=spf1 ip4:192.0.2.40 -all"]}
TRUST = f'[trust]\narc_sealers = ["{LIST}"]\n'
ORDER = mail(
    f"みのり薬品 営業部 <eigyo@{PARTNER}>",
    "11月分納品のご案内",
    "白山台中央病院 総務課 御中",
    "",
    "11月分の納品日は11月10日です。",
    "お支払いはいつもの口座 0001234 へお願いいたします。",
)


def arrived(message: bytes) -> bytes:
    return received(f"mail.{PARTNER}", "192.0.2.40", f"eigyo@{PARTNER}", message)


def forged(message: bytes) -> bytes:
    return received("host7.example.net", "203.0.113.7", f"eigyo@{PARTNER}", message)


def spf_fail() -> None:
    zone = {"imakiire.or.jp TXT": ["v=spf1 ip4:192.0.2.10 -all"], "_dmarc.imakiire.or.jp TXT": ["v=DMARC1; p=none"]}
    note = mail("経理課 <keiri@imakiire.or.jp>", "振込先のご確認", "添付の件、ご確認をお願いいたします。")
    write(
        "spf-fail",
        zone,
        received("host7.example.net", "203.0.113.7", "keiri@imakiire.or.jp", note),
        received("mail.imakiire.or.jp", "192.0.2.10", "keiri@imakiire.or.jp", note),
    )


def dkim_fail() -> None:
    signed = sign(ORDER, PARTNER)
    changed = signed.replace(encoded("11月分納品のご案内").encode(), encoded("至急 口座変更のお知らせ").encode())
    write("dkim-fail", KEY | POLICY | SPF, forged(changed), arrived(signed))


def dkim_body_altered() -> None:
    signed = sign(ORDER, PARTNER)
    changed = signed.replace(b"0001234", b"0009876")
    listed = seal(
        signed + "--\r\n医師会メーリングリスト\r\n".encode(),
        LIST,
        LIST,
        f"dkim=pass header.d={PARTNER}; dmarc=pass header.from={PARTNER}",
    )
    zone = KEY | POLICY | SPF | {f"arc2026._domainkey.{LIST} TXT": [record(2048)]}
    passed_on = received(LIST, "192.0.2.77", f"ishikai-bounces@{LIST}", listed)
    write("dkim-body-altered", zone, forged(changed), passed_on, TRUST)


def dkim_length_tag() -> None:
    signed = sign(ORDER, PARTNER, length=True)
    appended = signed + "お支払いは次の口座に変更となりました: 0009876\r\n".encode()
    write("dkim-length-tag", KEY | POLICY | SPF, arrived(appended), arrived(signed))


def unsigned_from() -> None:
    tags = f"v=1; a=rsa-sha256; c=relaxed/relaxed; d={PARTNER}; s=mail2026; t={SIGNED_AT}"
    careless = sign_fields(ORDER, "DKIM-Signature", tags, ["to", "subject", "date"])
    replaced = careless.replace(f"eigyo@{PARTNER}".encode(), b"eigyo@hakusandai-hp.example")
    write("unsigned-from", KEY | POLICY | SPF, arrived(replaced), arrived(sign(ORDER, PARTNER)))


def weak_dkim_key() -> None:
    zone = KEY | POLICY | SPF | {f"old._domainkey.{PARTNER} TXT": [record(768)]}
    weak = sign(ORDER, PARTNER, bits=768, selector="old")
    write("weak-dkim-key", zone, arrived(weak), arrived(sign(ORDER, PARTNER)))


def dmarc_fail() -> None:
    imitated = received("host7.example.net", "203.0.113.7", "bounce@host7.example.net", ORDER)
    write("dmarc-fail", KEY | POLICY | SPF, imitated, arrived(sign(ORDER, PARTNER)))


def dmarc_absent() -> None:
    without = mail(
        "Kita Clinic <office@kita-clinic.example>", "Visit next week", "We will come on Tuesday at ten.", identity="2"
    )
    zone = KEY | POLICY | SPF | {"kita-clinic.example TXT": ["v=spf1 ip4:192.0.2.60 -all"]}
    flagged = received("mail.kita-clinic.example", "192.0.2.60", "office@kita-clinic.example", without)
    write("dmarc-absent", zone, flagged, arrived(sign(ORDER, PARTNER)))


def arc_fail() -> None:
    sealed = seal(sign(ORDER, PARTNER), LIST, LIST, f"dkim=pass header.d={PARTNER}; dmarc=pass header.from={PARTNER}")
    broken = sealed.replace(b"dmarc=pass", b"dmarc=none")
    zone = KEY | POLICY | SPF | {f"arc2026._domainkey.{LIST} TXT": [record(2048)]}

    def passed_on(message: bytes) -> bytes:
        return received(LIST, "192.0.2.77", f"ishikai-bounces@{LIST}", message)

    write("arc-fail", zone, passed_on(broken), passed_on(sealed), TRUST)


if __name__ == "__main__":
    for make in (
        spf_fail,
        dkim_fail,
        dkim_body_altered,
        dkim_length_tag,
        unsigned_from,
        weak_dkim_key,
        dmarc_fail,
        dmarc_absent,
        arc_fail,
    ):
        make()
