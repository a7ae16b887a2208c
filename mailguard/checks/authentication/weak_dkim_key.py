"""The check `weak-dkim-key`."""

from collections.abc import Iterator
from typing import Final

from mailguard.auth.result import DkimResult
from mailguard.catalogue import Text, Texts
from mailguard.checks.registry import check
from mailguard.data.weights import by_severity
from mailguard.finding import Confidence, Evidence, Hit, Severity
from mailguard.message.model import Message
from mailguard.pipeline.context import Context

RECOMMENDED_BITS: Final = 2048  # RFC 8301 §3.2: signers should use at least this


TEXTS: Final[Texts] = {
    "": {
        "en": Text(
            "The signature of {domain} was made with a key that is too short ({bits} bits) to prove anything.",
            "Keys this short can be broken, and then anyone can sign in the name of {domain}. The standards forbid receivers to accept them.",
            "Treat the mail as unsigned. If {domain} is yours, ask your IT staff to set up a key of 2048 bits.",
        ),
        "ja": Text(
            "{domain} の署名に使われている鍵は短すぎて（{bits} ビット）、本物の証拠になりません。",
            "この長さの鍵は破ることができ、誰でも {domain} の名前で署名できてしまいます。標準規格でも、受け入れてはならないとされています。",
            "署名のないメールとして扱ってください。{domain} が自組織のものなら、2048 ビットの鍵に替えてください。",
        ),
    },
    "sha1": {
        "en": Text(
            "The signature of {domain} uses an outdated method that no longer proves anything.",
            "The method (SHA-1) can be broken, and the standards forbid receivers to accept it.",
            "Treat the mail as unsigned. If {domain} is yours, ask your IT staff to change the mail system to rsa-sha256.",
        ),
        "ja": Text(
            "{domain} の署名は、もう証拠にならない古い方式で作られています。",
            "この方式（SHA-1）は破られるおそれがあり、標準規格でも受け入れてはならないとされています。",
            "署名のないメールとして扱ってください。{domain} が自組織のものなら、メールシステムの設定を rsa-sha256 に変えてください。",
        ),
    },
    "short": {
        "en": Text(
            "The signature of {domain} was made with a key of {bits} bits. Today 2048 bits are recommended.",
            "The signature is accepted. Longer keys are recommended so that it stays safe in the coming years.",
            "Nothing needs to be done for this mail. If {domain} is yours, plan a longer key.",
        ),
        "ja": Text(
            "{domain} の署名の鍵は {bits} ビットです。現在は 2048 ビットが推奨されています。",
            "この署名は受け入れられます。今後も安全に使うために、より長い鍵が推奨されています。",
            "このメールについての対応は必要ありません。{domain} が自組織のものなら、鍵の更新を計画してください。",
        ),
    },
}


@check(
    severity=Severity.MEDIUM,
    confidence=Confidence.HIGH,
    attack=("T1566",),
    weights=by_severity(low=0.1, medium=0.2, high=0.4),
    texts=TEXTS,
)
def weak_dkim_key(message: Message, context: Context) -> Iterator[Hit]:
    """The signature was made with a key or a method that can be broken.

    What it finds
        RSA keys of fewer than 1024 bits, which no verifier may accept, and signatures with SHA-1. RSA keys of 1024
        to 2047 bits, fewer than the recommended 2048, have the severity info.
    Why it matters
        Attackers have computed short private keys from the published public key. Then they can sign as that domain.
    False positives
        None, because the length of the key is a fact. It says more about the sender's care than about this mail.
    What to do
        Ignore the signature. If the domain is yours, publish a key of 2048 bits.
    References
        RFC 8301 §3.1 · RFC 8301 §3.2
    """
    del message
    seen: set[tuple[str, str]] = set()
    for result in context.authentication.dkim:
        variant, severity = _kind(result)
        if severity is None or (result.domain, result.selector) in seen:
            continue
        seen.add((result.domain, result.selector))
        name = f"{result.selector}._domainkey.{result.domain}"
        bits = "" if result.key_bits is None else f"{result.key_bits}"
        shown = result.algorithm if variant == "sha1" else f"{bits} bit"
        where = "header:DKIM-Signature" if variant == "sha1" else f"dns:{name} TXT"
        yield Hit(
            (Evidence(where, f"a={shown}" if variant == "sha1" else f"{name} ({shown})"),),
            variant=variant,
            values={"domain": result.domain, "selector": result.selector, "bits": bits},
            data={"domain": result.domain, "selector": result.selector, "bits": result.key_bits},
            severity=severity,
        )


def _kind(result: DkimResult) -> tuple[str, Severity | None]:
    if result.reason == "weak-algorithm":
        return "sha1", Severity.MEDIUM
    if result.reason == "weak-key":
        return "", Severity.MEDIUM
    if result.key_bits is not None and result.algorithm == "rsa-sha256" and result.key_bits < RECOMMENDED_BITS:
        return "short", Severity.INFO
    return "", None
