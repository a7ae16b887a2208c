"""Telling people what changed: e-mail, a webhook, Slack, Teams, Chatwork, LINE WORKS."""

from mailguard.posture.notify.deliver import Undelivered, deliver, messages_for

__all__ = ["Undelivered", "deliver", "messages_for"]
