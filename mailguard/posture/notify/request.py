"""Build the HTTP request for each notification service. Nothing is sent here.

Records are text of strangers. So each request uses a format in which the service shows text literally: no mentions, no
links with a different text, no markup.
"""

import json
from collections.abc import Callable, Mapping
from typing import Any, Final
from urllib.parse import urlencode

from mailguard._internal.codec import encode
from mailguard._internal.lazy_dataclass import dataclass
from mailguard.catalogue import Language
from mailguard.config.posture import Notify
from mailguard.posture.change_message import Message, change_object

WEBHOOK_SCHEMA: Final = "mailguard.posture-change/1"
# Longest message that each service accepts, in characters. Longer ones are cut; the store has all changes.
LIMITS: Final[Mapping[str, int]] = {"slack": 12_000, "teams": 6_000, "chatwork": 10_000, "lineworks": 1_900}
_TEAMS_LINES: Final = 100  # a card may have 28 kB, and the JSON around each line counts too
_JSON: Final = "application/json; charset=utf-8"
_FORM: Final = "application/x-www-form-urlencoded"


@dataclass(frozen=True, slots=True)
class Request:
    """The body of a POST and its headers."""

    body: bytes
    headers: Mapping[str, str]


def request_for(channel: Notify, message: Message, identifier: str, lang: Language, token: str = "") -> Request:
    """Return the request that sends `message` to `channel`. `identifier` is the same when it is sent again."""
    return _FORMS[channel.type](message, identifier, lang, token)


def _webhook(message: Message, identifier: str, lang: Language, token: str) -> Request:
    """Return the request for a program: all data with a schema name, and the text that people get."""
    value = {
        "schema": WEBHOOK_SCHEMA,
        "id": identifier,
        "time": message.at,
        "title": message.title(lang),
        "text": message.text(lang),
        "changes": [change_object(change, lang) for change in message.changes],
        "domains": encode(message.standing),
        "baseline": encode(message.baseline),
    }
    return _json(value, {"Authorization": f"Bearer {token}"} if token else {})  # RFC 6750 §2.1


def _slack(message: Message, identifier: str, lang: Language, token: str) -> Request:  # noqa: ARG001 - one signature
    text = _cut(f"{message.title(lang)}\n{message.text(lang)}", "slack")
    for char, entity in (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;")):
        text = text.replace(char, entity)
    return _json({"text": text, "mrkdwn": False, "unfurl_links": False, "unfurl_media": False})


def _teams(message: Message, identifier: str, lang: Language, token: str) -> Request:  # noqa: ARG001 - one signature
    """Return an Adaptive Card, which workflows and webhooks accept. Only rich text blocks don't interpret markup."""
    lines = [line for line in _cut(message.text(lang), "teams").splitlines() if line.strip()]
    body = [_line(message.title(lang), weight="Bolder"), *map(_line, lines[:_TEAMS_LINES])]
    card = {
        "$schema": "http://adaptivecards.io/schemas/adaptive-card.json",
        "type": "AdaptiveCard",
        "version": "1.4",
        "body": body,
    }
    attachment = {"contentType": "application/vnd.microsoft.card.adaptive", "contentUrl": None, "content": card}
    return _json({"type": "message", "attachments": [attachment]})


def _line(text: str, **style: str) -> Mapping[str, Any]:
    return {"type": "RichTextBlock", "inlines": [{"type": "TextRun", "text": text, **style}]}


def _chatwork(message: Message, identifier: str, lang: Language, token: str) -> Request:  # noqa: ARG001 - one signature
    """Return a form, as Chatwork expects. Square brackets are replaced: they are its markup, for example [toall]."""
    text = _cut(f"{message.title(lang)}\n{message.text(lang)}", "chatwork").replace("[", "［").replace("]", "］")
    body = urlencode({"body": text, "self_unread": "1"}).encode("ascii")
    return Request(body, {"Content-Type": _FORM, "X-ChatWorkToken": token})


def _lineworks(message: Message, identifier: str, lang: Language, token: str) -> Request:  # noqa: ARG001 - one signature
    """Return the request for an incoming webhook of LINE WORKS, or with a token for its bot interface."""
    text = _cut(message.text(lang), "lineworks")
    if token:
        whole = _cut(f"{message.title(lang)}\n{text}", "lineworks")
        return _json({"content": {"type": "text", "text": whole}}, {"Authorization": f"Bearer {token}"})
    return _json({"title": message.title(lang)[:100], "body": {"text": text}})


def _json(value: Any, headers: Mapping[str, str] | None = None) -> Request:
    return Request(
        # RFC 8259 §8.1: UTF-8; lone surrogates (RFC 8259 §8.2) are replaced
        json.dumps(value, ensure_ascii=False).encode("utf-8", "replace"),
        {"Content-Type": _JSON, **(headers or {})},
    )


def _cut(text: str, service: str) -> str:
    limit = LIMITS[service]
    return text if len(text) <= limit else text[: limit - 1] + "…"


_FORMS: Final[Mapping[str, Callable[[Message, str, Language, str], Request]]] = {
    "webhook": _webhook,
    "slack": _slack,
    "teams": _teams,
    "chatwork": _chatwork,
    "lineworks": _lineworks,
}
