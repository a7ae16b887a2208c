"""Evaluate SPF (RFC 7208 §4) with pyspf and the DNS answers of this scan."""

import functools
import ipaddress
from collections.abc import Callable
from datetime import datetime
from typing import Any, Final

from mailguard.auth.inputs import parse_client, spf_identity
from mailguard.auth.result import Envelope, Opinion, Result, SpfResult
from mailguard.auth.second_opinion.differences import spf_difference
from mailguard.auth.second_opinion.engine import Ask, release
from mailguard.dns.flow import Question, Status
from mailguard.names.domain import to_ascii

RECORD_CHARACTERS: Final = 4_096  # pyspf takes quadratic time over longer ones
NAME_CHARACTERS: Final = 500  # of HELO and MAIL FROM; pyspf matches both with slow patterns (nested repetition)
_SECONDS: Final = 20


class _TooLargeError(Exception):
    """The record is too long to give to pyspf."""


def judge_spf(ask: Ask, envelope: Envelope, at: datetime, ours: SpfResult) -> Opinion:
    """Return pyspf's result for the envelope, compared with ours. Never raises, even if pyspf does."""
    engine = release("pyspf", "pyspf")
    identity = spf_identity(envelope)
    client = parse_client(envelope.client_ip or "")
    if identity is None or client is None:
        return Opinion("spf", engine, ours.domain, result=Result.NOT_EVALUATED, agrees=True, reason=ours.reason)
    _, domain, sender = identity
    helo = (envelope.helo or "").strip()
    seen: list[str] = []
    result, said = Result.NOT_EVALUATED, ""
    if len(sender) > NAME_CHARACTERS or len(helo) > NAME_CHARACTERS:
        said = "not-given: long-identity"
    else:
        try:
            result, said = _check(ask, str(client), _with_ascii_domain(sender), helo or to_ascii(domain), at, seen)
        except _TooLargeError:
            said = "not-given: long-record"
        except Exception as error:  # noqa: BLE001 - a crash of the other engine is a result, too
            said = f"raised: {type(error).__name__}"
    agrees = result is ours.result
    reason = "" if agrees else spf_difference(ours, result, said, tuple(seen), client)
    return Opinion("spf", engine, ours.domain, result=result, agrees=agrees, reason=reason, detail=said[:200])


def _with_ascii_domain(sender: str) -> str:
    local, at, domain = sender.rpartition("@")
    return f"{local}{at}{to_ascii(domain) or domain}"


def _check(ask: Ask, client: str, sender: str, helo: str, at: datetime, seen: list[str]) -> tuple[Result, str]:
    query = _engine()(client, sender, helo, strict=True, timeout=_SECONDS)
    query.ask, query.seen = ask, seen
    query.t = str(int(at.timestamp()))
    result, _, _ = query.check()
    return Result(result), getattr(query.perm_error, "msg", "") or getattr(query, "prob", "") or ""


@functools.cache
def _engine() -> Callable[..., Any]:
    """Return pyspf's query class with its lookups replaced; its evaluation of the answers is unchanged.

    It is created on first use, because importing pyspf takes 0.15 s.
    """
    import spf

    class Query(spf.query):  # type: ignore[misc]  # no types are published
        ask: Ask
        seen: list[str]

        def dns(self, name: str, qtype: str, cnames: Any = None, ignore_void: bool = False) -> list[Any]:
            del cnames  # our resolver has followed them
            name = name.rstrip(".").lower()
            labels = name.split(".")
            if len(name) > 253 or not all(0 < len(label.encode()) < 64 for label in labels):
                return []
            answer = self.ask(Question(name, qtype))
            if answer.status.failed:
                raise spf.TempError(f"DNS {answer.status.value}")
            if answer.status is not Status.OK and not ignore_void:
                self.void_lookups += 1
                if self.void_lookups > spf.MAX_VOID_LOOKUPS:
                    raise spf.PermError(f"Void lookup limit of {spf.MAX_VOID_LOOKUPS} exceeded")
            if qtype == "TXT" and any(len(record) > RECORD_CHARACTERS for record in answer.records):
                raise _TooLargeError
            self.seen.extend(answer.records if qtype == "TXT" else ())
            return _as_pyspf_reads(qtype, answer.records)

    return Query


def _as_pyspf_reads(qtype: str, records: tuple[str, ...]) -> list[Any]:
    if qtype == "TXT":
        return [(record.encode("utf-8", "surrogateescape"),) for record in records]
    if qtype == "MX":
        found = [record.split() for record in records]
        return [(int(words[0]), words[1].rstrip(".")) for words in found if len(words) == 2 and words[0].isdecimal()]
    if qtype in ("A", "AAAA"):
        return [ipaddress.ip_address(record) for record in records]
    return [record.rstrip(".") for record in records]
