"""Turn the changes of a round into messages in the store, and deliver these to their channels."""

import json
import os
import uuid
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any, Final

from mailguard._internal.codec import decode, encode
from mailguard._internal.lazy_dataclass import dataclass
from mailguard.catalogue import Language
from mailguard.config.posture import Notify
from mailguard.posture.change_message import Message
from mailguard.posture.failure import detail_of
from mailguard.posture.notify.http import post
from mailguard.posture.notify.mail import compose, send
from mailguard.posture.notify.problem import DeliveryError
from mailguard.posture.notify.request import request_for
from mailguard.posture.store import Store, Waiting

_FORM: Final = 1  # version of the form of a stored message


@dataclass(frozen=True, slots=True)
class Undelivered:
    """A message that did not reach everybody, and why.

    It stays in the store, unless the server accepted it and refused only some recipients (RFC 5321 §3.3).
    """

    channel: str
    problem: str
    attempts: int  # number of attempts, including this one; 0 if it is not tried again


def messages_for(
    channels: Iterable[Notify], message: Message, groups: Mapping[str, str]
) -> tuple[list[tuple[str, Mapping[str, Any]]], tuple[Undelivered, ...]]:
    """Return (channel, content) for each channel that `message` concerns, and the channels whose message failed.

    `groups` maps each domain to its group.
    """
    found: list[tuple[str, Mapping[str, Any]]] = []
    unwritten: list[Undelivered] = []
    for channel in channels:
        try:
            part = _part(channel, message, groups)
            if part.changes or part.baseline:
                content = {"form": _FORM, "id": uuid.uuid4().hex, "message": encode(part)}  # RFC 9562 §5.4
                json.dumps(content)  # fails here rather than when the round is stored
                found.append((channel.key, content))
        except Exception as error:  # noqa: BLE001 - the round is still stored, and the other channels get their message
            unwritten.append(Undelivered(channel.key, f"the message cannot be written: {detail_of(error)}", 0))
    return found, tuple(unwritten)


def _part(channel: Notify, message: Message, groups: Mapping[str, str]) -> Message:
    def concerns(domain: str) -> bool:
        return not channel.groups or groups.get(domain, "") in channel.groups

    changes = tuple(
        change
        for change in message.changes
        if concerns(change.domain) and change.severity.rank >= channel.min_severity.rank
    )
    changed = {change.domain for change in changes}
    return replace(
        message,
        changes=changes,
        standing=tuple(each for each in message.standing if each.domain in changed),
        baseline=tuple(each for each in message.baseline if concerns(each.domain)),
    )


def deliver(
    store: Store, channels: Iterable[Notify], lang: Language, environ: Mapping[str, str] = os.environ
) -> tuple[Undelivered, ...]:
    """Deliver the waiting messages, oldest first. Return those that were not delivered.

    After a failure, the later messages of the same channel wait too. Messages of channels that are no longer
    configured are kept.
    """
    by_key = {channel.key: channel for channel in channels}
    failed: dict[str, Undelivered] = {}
    refused: list[Undelivered] = []
    for waiting in store.waiting():
        channel = by_key.get(waiting.channel)
        if channel is None or channel.key in failed:
            continue
        try:
            missed = _deliver(channel, waiting, channel.lang or lang, environ)
        except Exception as error:  # noqa: BLE001 - one broken message must not hold up the other channels
            problem = str(error) if isinstance(error, DeliveryError) else f"internal error: {detail_of(error)}"
            store.failed(waiting, problem)
            failed[channel.key] = Undelivered(channel.key, problem, waiting.attempts + 1)
        else:
            store.delivered(waiting)  # even if some recipients were refused: the others must not get it twice
            if missed:
                refused.append(Undelivered(channel.key, f"refused: {', '.join(missed)}"[:500], 0))
    return (*failed.values(), *refused)


def _deliver(channel: Notify, waiting: Waiting, lang: Language, environ: Mapping[str, str]) -> tuple[str, ...]:
    """Send one message. Return the recipients that the server refused."""
    message, identifier = _read(waiting)
    if channel.type == "smtp":
        password = _secret(channel.password_env, environ)
        try:
            mail = compose(channel, message, identifier, lang)
        except (ValueError, TypeError, LookupError) as error:  # an address that a header field cannot hold
            raise DeliveryError(f"the mail cannot be written: {error}") from None
        return send(channel, mail, password)
    url = channel.url or _secret(channel.url_env, environ)
    post(url, request_for(channel, message, identifier, lang, _secret(channel.token_env, environ)))
    return ()


def _read(waiting: Waiting) -> tuple[Message, str]:
    try:
        return decode(Message, waiting.content["message"]), str(waiting.content["id"])
    except (KeyError, TypeError, ValueError) as error:
        raise DeliveryError(f"the stored message cannot be read ({type(error).__name__})") from None


def _secret(variable: str | None, environ: Mapping[str, str]) -> str:
    if variable is None:
        return ""
    value = environ.get(variable, "").strip()
    if not value:
        raise DeliveryError(f"the environment variable {variable} is not set")
    return value
