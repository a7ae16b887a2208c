"""Parse the bytes of a mail into an immutable `Message`. No input, however hostile, makes it raise."""

from mailguard.message.address import Mailbox
from mailguard.message.defect import Defect, NotExamined
from mailguard.message.header import Header, HeaderField
from mailguard.message.model import Message, Part, View
from mailguard.message.parse import parse

__all__ = ["Defect", "Header", "HeaderField", "Mailbox", "Message", "NotExamined", "Part", "View", "parse"]
