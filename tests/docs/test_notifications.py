"""docs/notifications.md names every setting and every kind of change."""

import re
from dataclasses import fields
from pathlib import Path

from mailguard.config.posture import Expectations, Notify, NotifyType
from mailguard.posture.change_message import CHANGES
from mailguard.posture.notify.request import WEBHOOK_SCHEMA

PAGE = (Path(__file__).parents[2] / "docs" / "notifications.md").read_text("utf-8")


def test_every_setting_and_every_kind_of_change_is_on_the_page():
    settings = [each.name.rstrip("_") for each in (*fields(Notify), *fields(Expectations)) if each.name != "type"]
    words = set(re.findall(r"`([^`\n]+)`", PAGE))
    missing = [name for name in (*settings, *CHANGES, *NotifyType.__args__) if name not in words]
    assert missing == []
    assert WEBHOOK_SCHEMA in PAGE
