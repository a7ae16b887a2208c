"""From a round's changes to messages in the store, and from there to their channels."""

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

_FORM: Final = 1  # of a message in the store


@dataclass(frozen=True, slots=True)
class Undelivered:
    """A message that not everybody got, and why: it stays in the store, unless only some recipients were refused."""

    channel: str
    problem: str
    attempts: int  # so far, this one included; 0 when it is not tried again


def messages_for(
    channels: Iterable[Notify], message: Message, groups: Mapping[str, str]
) -> tuple[list[tuple[str, Mapping[str, Any]]], tuple[Undelivered, ...]]:
    """(channel, content) for each channel that `message` concerns, and the channels for which none could be written.

    `groups` is the group of each domain.
    """
    found: list[tuple[str, Mapping[str, Any]]] = []
    unwritten: list[Undelivered] = []
    for channel in channels:
        try:
            part = _part(channel, message, groups)
            if part.changes or part.baseline:
                content = {"form": _FORM, "id": uuid.uuid4().hex, "message": encode(part)}
                json.dumps(content)
                found.append((channel.key, content))
        except Exception as error:  # noqa: BLE001 - the round is stored, and the other channels are told
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
    """Deliver what waits, oldest first; what cannot be delivered stays, and with it what came after it.

    Messages of channels that are no longer configured stay too.
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
        except Exception as error:  # noqa: BLE001 - a message that cannot be made must not keep the others back
            problem = str(error) if isinstance(error, DeliveryError) else f"internal error: {detail_of(error)}"
            store.failed(waiting, problem)
            failed[channel.key] = Undelivered(channel.key, problem, waiting.attempts + 1)
        else:
            store.delivered(waiting)  # told again it would reach the others twice
            if missed:
                refused.append(Undelivered(channel.key, f"refused: {', '.join(missed)}"[:500], 0))
    return (*failed.values(), *refused)


def _deliver(channel: Notify, waiting: Waiting, lang: Language, environ: Mapping[str, str]) -> tuple[str, ...]:
    """Send one message; the recipients that were refused."""
    message, identifier = _read(waiting)
    if channel.type == "smtp":
        password = _secret(channel.password_env, environ)
        try:
            mail = compose(channel, message, identifier, lang)
        except (ValueError, TypeError, LookupError) as error:  # an address that cannot stand in a header
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
