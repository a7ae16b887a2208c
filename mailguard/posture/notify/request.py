"""What each service wants to be sent. Pure: from a message to a request, nothing is sent here.

Records are text of strangers, so every form is one in which the service shows text as it is: no mentions, no
links behind words, no markup.
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
# Characters that each service takes of one message; what is longer is cut, the store has it all.
LIMITS: Final[Mapping[str, int]] = {"slack": 12_000, "teams": 6_000, "chatwork": 10_000, "lineworks": 1_900}
_TEAMS_LINES: Final = 100  # a card has 28 kB, of which each line takes some for itself
_JSON: Final = "application/json; charset=utf-8"
_FORM: Final = "application/x-www-form-urlencoded"


@dataclass(frozen=True, slots=True)
class Request:
    """The body of a POST and its headers."""

    body: bytes
    headers: Mapping[str, str]


def request_for(channel: Notify, message: Message, identifier: str, lang: Language, token: str = "") -> Request:
    """The request that tells `message` to `channel`. `identifier` stays the same when it is sent again."""
    return _FORMS[channel.type](message, identifier, lang, token)


def _webhook(message: Message, identifier: str, lang: Language, token: str) -> Request:
    """For programs: everything, with a version, and the words as people get them."""
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
    return _json(value, {"Authorization": f"Bearer {token}"} if token else {})


def _slack(message: Message, identifier: str, lang: Language, token: str) -> Request:  # noqa: ARG001 - one signature
    text = _cut(f"{message.title(lang)}\n{message.text(lang)}", "slack")
    for char, entity in (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;")):
        text = text.replace(char, entity)
    return _json({"text": text, "mrkdwn": False, "unfurl_links": False, "unfurl_media": False})


def _teams(message: Message, identifier: str, lang: Language, token: str) -> Request:  # noqa: ARG001 - one signature
    """An Adaptive Card, as workflows and incoming webhooks take it; only rich text blocks leave text unread."""
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
    """A form, which is what Chatwork takes; square brackets are its markup, [toall] among it."""
    text = _cut(f"{message.title(lang)}\n{message.text(lang)}", "chatwork").replace("[", "［").replace("]", "］")
    body = urlencode({"body": text, "self_unread": "1"}).encode("ascii")
    return Request(body, {"Content-Type": _FORM, "X-ChatWorkToken": token})


def _lineworks(message: Message, identifier: str, lang: Language, token: str) -> Request:  # noqa: ARG001 - one signature
    """Its incoming webhook, or with a token its bot interface."""
    text = _cut(message.text(lang), "lineworks")
    if token:
        whole = _cut(f"{message.title(lang)}\n{text}", "lineworks")
        return _json({"content": {"type": "text", "text": whole}}, {"Authorization": f"Bearer {token}"})
    return _json({"title": message.title(lang)[:100], "body": {"text": text}})


def _json(value: Any, headers: Mapping[str, str] | None = None) -> Request:
    return Request(
        json.dumps(value, ensure_ascii=False).encode("utf-8", "replace"), {"Content-Type": _JSON, **(headers or {})}
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
