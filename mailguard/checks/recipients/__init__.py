"""Checks of the recipients: addresses that were disclosed by mistake."""

from mailguard.checks.recipients.exposed_recipients import exposed_recipients

CHECKS = (exposed_recipients,)
