"""The message: bytes in, an immutable view of everything a mail holds out. Never raises on hostile mail."""

from mailguard.message.address import Mailbox
from mailguard.message.defect import Defect, NotExamined
from mailguard.message.header import Header, HeaderField
from mailguard.message.model import Message, Part, View
from mailguard.message.parse import parse

__all__ = ["Defect", "Header", "HeaderField", "Mailbox", "Message", "NotExamined", "Part", "View", "parse"]
