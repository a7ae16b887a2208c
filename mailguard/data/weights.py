"""How much each check says, in log-odds, by the severity it was raised at: the one reviewed table of the verdict.

Source: fitted on 1,500 phishing and 1,839 legitimate mails and the tuning half of the own examples with
`tests/bench/calibrate.py` (2026-11), then reviewed by hand; docs/detection.md tells how. What those mails hardly contain (attachments, lookalikes of the reader's own domain, Japanese business mail,
results that need DNS) has a weight by judgement; what marked their collection rather than the crime (weak keys,
broken ARC chains) is held down. A weight of 2.9 makes a mail suspicious by itself.
"""

from collections.abc import Mapping
from typing import Final

from mailguard.finding import Severity

BASE: Final = -2.9  # a mail without any finding: 5 in 100
SUSPICIOUS: Final = 50  # score from which on a mail is suspicious
MALICIOUS: Final = 90


def _at(low: float, medium: float, high: float, critical: float = 0.0) -> Mapping[Severity, float]:
    """Weights that grow with the severity; `info` never weighs."""
    return {
        Severity.INFO: 0.0,
        Severity.LOW: low,
        Severity.MEDIUM: medium,
        Severity.HIGH: high,
        Severity.CRITICAL: max(critical, high),
    }


_NOTHING: Final = _at(0, 0, 0)

WEIGHTS: Final[Mapping[str, Mapping[Severity, float]]] = {
    # sender
    "lookalike-sender-domain": _at(1.5, 2.8, 3.5, 4.5),
    "display-name-spoof": _at(1.8, 3.0, 3.8, 4.4),
    "reply-to-divergence": _at(0.5, 2.2, 3.4),
    "missing-from": _at(0.8, 1.4, 2.0),
    "duplicate-from": _at(0.8, 1.2, 2.0),
    "free-mail-impersonation": _at(1.0, 1.4, 2.4),
    "internal-role-spoof": _at(0.8, 1.5, 2.4),
    "public-body-spoof": _at(0.8, 1.6, 3.0),
    "unrelated-return-path": _at(0.2, 0.2, 0.2),
    "disguised-letters": _at(1.2, 2.3, 2.7),
    "decorated-sender-name": _at(0.9, 0.9, 0.9),
    "invalid-sender-domain": _at(1.4, 2.8, 3.2),
    "random-sender-address": _at(1.1, 1.2, 1.2),
    # route and authentication
    "from-mismatch-received": _at(0.1, 1.4, 3.0),
    "received-anomaly": _at(0.4, 0.8, 1.5),
    "forged-authentication-results": _at(1.0, 2.4, 3.5),
    "spf-fail": _at(0.3, 1.0, 1.6),
    "dkim-fail": _at(0.2, 0.5, 1.0),
    "dkim-body-altered": _at(0.2, 0.8, 1.4),
    "engines-disagree": _NOTHING,
    "dkim-length-tag": _at(0.2, 0.6, 1.2),
    "unsigned-from": _at(0.4, 1.2, 2.0),
    "weak-dkim-key": _at(0.1, 0.2, 0.4),
    "dmarc-fail": _at(0.4, 1.6, 3.0, 3.6),
    "dmarc-absent": _at(0.1, 0.2, 0.4),
    "arc-fail": _at(0.1, 0.3, 0.5),
    # words
    "urgency-phrase": _at(0.9, 1.1, 1.2),
    "time-limit": _at(0.5, 0.6, 0.8),
    "threat": _at(0.7, 1.1, 1.5, 3.3),
    "credential-request": _at(1.5, 1.7, 2.0, 3.2),
    "payment-request": _at(1.4, 1.6, 2.0),
    "medical-result-lure": _at(0.5, 1.1, 1.6),
    "prize-lure": _at(1.9, 2.2, 2.3, 3.2),
    "delivery-lure": _at(0.8, 1.4, 1.8),
    "secrecy-request": _at(0.4, 0.9, 1.2, 3.0),
    "executive-fraud": _at(0.8, 1.8, 3.0),
    "brand-impersonation": _at(1.0, 1.8, 3.0),
    "bank-details-changed": _at(0.3, 1.6, 2.0),
    "command-lure": _at(0.4, 2.0, 3.4),
    "callback-lure": _at(1.0, 2.4, 3.6),
    "investment-lure": _at(1.6, 2.1, 3.0),
    "dating-lure": _at(1.3, 1.7, 3.0),
    "remedy-lure": _at(1.3, 1.7, 3.0),
    "security-alarm": _at(0.5, 0.8, 1.1),
    "password-in-same-mail": _at(0.4, 0.9, 1.4),
    "simplified-chinese-in-japanese": _at(0.8, 1.8, 3.0),
    "odd-charset": _at(0.6, 1.6, 2.0),
    "implausible-signature-address": _at(0.4, 1.0, 1.4),
    "unnatural-japanese": _at(0.4, 1.3, 2.2),
    "unusual-expression": _at(0.5, 1.4, 2.2),
    # hidden
    "invisible-text": _at(2.0, 3.0, 3.6),
    "hidden-html-text": _at(1.4, 2.4, 2.8),
    "text-html-divergence": _at(0.6, 1.8, 2.2),
    # links
    "url-shortener": _at(1.0, 2.6, 3.2),
    "link-text-mismatch": _at(0.2, 1.3, 2.4),
    "ip-url": _at(0.6, 1.8, 2.4),
    "punycode-url": _at(0.8, 1.8, 3.0),
    "lookalike-url": _at(1.0, 2.0, 3.4, 4.5),
    "open-redirect": _at(1.8, 2.4, 2.8),
    "wrapped-url": _NOTHING,
    "mailing-kit-url": _at(1.8, 3.0, 4.2),
    "unrelated-links": _at(1.9, 2.1, 2.1),
    "picture-only-mail": _at(1.0, 1.8, 2.0),
    "free-hosting-url": _at(0.9, 2.8, 3.2),
    "userinfo-url": _at(0.8, 1.4, 2.2),
    "risky-file-url": _at(0.6, 1.8, 3.2),
    "brand-path-url": _at(0.6, 1.8, 2.4),
    "recipient-in-link": _at(0, 0.9, 3.0),
    "data-url": _at(0.4, 1.2, 2.2),
    # attachments
    "html-attachment": _at(0.6, 1.4, 2.4),
    "html-smuggling": _at(1.5, 2.6, 3.6),
    "credential-form": _at(1.5, 2.6, 3.6),
    "macro-attachment": _at(0.4, 1.8, 3.1, 3.6),
    "remote-template": _at(0.8, 2.2, 3.3),
    "encrypted-archive": _at(0.2, 0.9, 1.4),
    "encrypted-document": _at(0.2, 0.8, 1.2),
    "double-extension": _at(1.0, 2.4, 3.6),
    "rtlo-filename": _at(1.5, 2.8, 3.8),
    "executable-attachment": _at(0.6, 2.2, 3.6, 4.2),
    "executable-in-archive": _at(0.8, 2.4, 3.6, 4.2),
    "archive-bomb": _at(0.8, 2.0, 3.0),
    "nested-archive": _at(0.2, 0.8, 1.4),
    "path-traversal": _at(0.3, 1.8, 3.3),
    "concatenated-archive": _at(0.6, 1.8, 2.8),
    "disguised-type": _at(0.6, 1.6, 2.8),
    "iso-or-lnk": _at(0.8, 2.2, 3.5),
    "onenote-attachment": _at(0.8, 2.0, 3.0),
    "pdf-active-content": _at(0.2, 1.0, 2.2),
    "calendar-lure": _at(0.6, 1.6, 2.4),
    "nested-eml": _NOTHING,
    # strangers, and mails seen side by side
    "first-contact": _at(0.2, 0.4, 0.6),
    "password-in-separate-mail": _at(0.3, 0.8, 1.2),
    "sending-burst": _at(0.4, 1.0, 1.6),
    # recipients: an incident, and no sign of phishing
    "exposed-recipients": _NOTHING,
    # what could not be read: lifts a mail to suspicious, and no further (see FLOOR)
    "not-fully-examined": _at(0.1, 2.9, 2.9),
}
FLOOR: Final = "not-fully-examined"  # this check counts only as far as `SUSPICIOUS` is not reached without it
COMBINATIONS: Final[tuple[tuple[frozenset[str], float], ...]] = (
    # harm announced, and a stranger's page against it
    (frozenset({"threat", "unrelated-links"}), 0.5),
    # harm announced, and the login that averts it
    (frozenset({"threat", "credential-request"}), 0.5),
    # an order to pay quietly, from an address that is not the boss's own
    (frozenset({"payment-request", "secrecy-request"}), 1.4),
    # the archive nobody can look into, and its key beside it
    (frozenset({"encrypted-archive", "password-in-same-mail", "urgency-phrase"}), 0.6),
    (frozenset({"html-attachment", "credential-form"}), 0.6),
)
