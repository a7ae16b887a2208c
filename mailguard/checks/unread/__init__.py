"""What could not be read. These run last: the other checks' readers note what they cut short."""

from mailguard.checks.unread.not_fully_examined import not_fully_examined

CHECKS = (not_fully_examined,)
