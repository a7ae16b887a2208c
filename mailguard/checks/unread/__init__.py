"""Checks for content that could not be read. They run last, because the other checks may hit limits too."""

from mailguard.checks.unread.not_fully_examined import not_fully_examined

CHECKS = (not_fully_examined,)
