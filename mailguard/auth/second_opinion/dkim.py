"""Evaluate DKIM (RFC 6376 §6.1) and ARC (RFC 8617 §5.2) with dkimpy and the DNS answers of this scan."""

import functools
import re
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any, Final

from mailguard.auth.dkim import limits
from mailguard.auth.dkim.key import KeyRecordError, parse_key_record
from mailguard.auth.result import ArcResult, DkimResult, Opinion, Result
from mailguard.auth.second_opinion.differences import arc_difference, dkim_difference
from mailguard.auth.second_opinion.engine import Ask, release
from mailguard.dns.flow import Question, resolvable
from mailguard.message.model import Message
from mailguard.names.domain import to_ascii

HASHED_BYTES: Final = 100_000_000  # of header and body, over all signatures: dkimpy hashes again for each
BLANKS: Final = 50_000_000  # sum of the squared lengths of runs of white space: the steps that its relaxed form takes
_RUN: Final = re.compile(rb"[\t ]{50,}")


class _TooLargeError(Exception):
    """The key is too large to give to dkimpy, which computes with numbers of any size."""


def judge_dkim(ask: Ask, message: Message, at: datetime, ours: Sequence[DkimResult]) -> list[Opinion]:
    """Return dkimpy's result for each signature that we read, topmost first. Never raises, even if dkimpy does."""
    engine = release("dkimpy", "dkimpy")
    found = []
    refusal = _refusal(message, min(len(ours), limits.SIGNATURES))
    for index, each in enumerate(ours):
        keys: list[int] = []
        if each.result is Result.NOT_EVALUATED:
            verdict, said = Result.NOT_EVALUATED, ""
        elif refusal or index >= limits.SIGNATURES:
            verdict, said = Result.NOT_EVALUATED, f"not-given: {refusal or 'many-signatures'}"
        else:
            verdict, said = _guarded(functools.partial(_verify, ask, message, index, keys))
        agrees = (verdict is Result.PASS) == (each.result is Result.PASS) and not said.startswith("not-given")
        reason = each.reason if verdict is each.result is Result.NOT_EVALUATED else ""
        reason = reason if agrees else dkim_difference(message, index, each, verdict, said, at, max(keys, default=1))
        found.append(Opinion("dkim", engine, each.domain, each.selector, verdict, agrees, reason, said[:200]))
    return found


def judge_arc(ask: Ask, message: Message, at: datetime, ours: ArcResult) -> Opinion:
    """Return dkimpy's result for the ARC chain. Never raises, even if dkimpy does."""
    engine = release("dkimpy", "dkimpy")
    domain = ours.sealers[-1] if ours.sealers else ""
    refusal = _refusal(message, 2 * ours.instances)
    if ours.result is Result.NOT_EVALUATED:
        verdict, said = Result.NOT_EVALUATED, ""
    elif refusal or ours.instances > limits.ARC_KEYS:
        verdict, said = Result.NOT_EVALUATED, f"not-given: {refusal or 'many-sets'}"
    else:
        verdict, said = _guarded(lambda: _verify_chain(ask, message))
    agrees = (verdict is Result.PASS) == (ours.result is Result.PASS) and not said.startswith("not-given")
    reason = ours.reason if verdict is ours.result is Result.NOT_EVALUATED else ""
    reason = reason if agrees else arc_difference(message, ours, verdict, said, at)
    return Opinion("arc", engine, domain, "", verdict, agrees, reason, said[:200])


def _refusal(message: Message, times: int) -> str:
    """Return why the message is not given to dkimpy, or "" if it is."""
    if len(message.raw) * times > HASHED_BYTES:
        return "large-message"
    runs = (match.end() - match.start() for match in _RUN.finditer(message.raw))
    return "long-blanks" if sum(run * run for run in runs) * times > BLANKS else ""


def _guarded(verify: Callable[[], tuple[Result, str]]) -> tuple[Result, str]:
    import dkim

    try:
        return verify()
    except _TooLargeError:
        return Result.NOT_EVALUATED, "not-given: large-key"
    except dkim.DKIMException as error:
        return Result.FAIL, f"{type(error).__name__}: {error}"
    except Exception as error:  # noqa: BLE001 - a crash of the other engine is a result, too
        return Result.PERMERROR, f"raised: {type(error).__name__}"


def _verify(ask: Ask, message: Message, index: int, keys: list[int]) -> tuple[Result, str]:
    import dkim

    verifier = dkim.DKIM(message.raw[message.header_start :], logger=_silent(), minkey=limits.RSA_MIN_BITS)
    return (Result.PASS if verifier.verify(index, dnsfunc=_keys(ask, keys)) else Result.FAIL), ""


def _verify_chain(ask: Ask, message: Message) -> tuple[Result, str]:
    import dkim

    verifier = dkim.ARC(message.raw[message.header_start :], logger=_silent(), minkey=limits.RSA_MIN_BITS)
    verdict, _, reason = verifier.verify(dnsfunc=_keys(ask, []))
    return (Result.PASS if verdict == dkim.CV_Pass else Result.FAIL), str(reason)


@functools.cache
def _silent() -> Any:
    """Return a logger that discards everything: dkimpy logs text from the message."""
    import logging

    logger = logging.getLogger("mailguard.second_opinion.dkimpy")
    logger.addHandler(logging.NullHandler())
    logger.propagate = False
    logger.setLevel(logging.CRITICAL + 1)
    return logger


def _keys(ask: Ask, found: list[int]) -> Callable[..., bytes | None]:
    """Return a function that gives dkimpy the first TXT record at a name, and adds their number to `found`."""

    def look_up(name: bytes, timeout: float = 0) -> bytes | None:
        del timeout
        domain = name.decode("utf-8", "replace").rstrip(".").lower()
        if not resolvable(domain):
            return None
        answer = ask(Question(_ascii(domain), "TXT"))
        found.append(len(answer.records))
        for record in answer.records[:1]:
            _bounded(record)
            return record.encode("utf-8", "surrogateescape")
        return None

    return look_up


def _ascii(domain: str) -> str:
    """Return the name in A-labels, converted label by label because `_domainkey` is not a host name label."""
    if domain.isascii():
        return domain
    return ".".join(label if label.isascii() else to_ascii(label) or label for label in domain.split("."))


def _bounded(record: str) -> None:
    """Raise `_TooLargeError` for a key whose numbers are too large for our own evaluation."""
    try:
        parse_key_record(record)
    except KeyRecordError as error:
        if error.reason == "key-too-large" or "numbers" in str(error):
            raise _TooLargeError from None
