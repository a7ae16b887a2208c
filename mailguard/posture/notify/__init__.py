"""Notify people of changes by e-mail, webhook, Slack, Teams, Chatwork or LINE WORKS."""

from mailguard.posture.notify.deliver import Undelivered, deliver, messages_for

__all__ = ["Undelivered", "deliver", "messages_for"]
