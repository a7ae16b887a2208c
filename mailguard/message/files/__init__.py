"""Examine attachments: the type of each file by its content, the files and macros inside it, tricks in its name.

>>> from mailguard.message.files import inspect
>>> attachment = inspect("invoice.pdf.exe", "application/pdf", b"MZ" + bytes(62))
>>> attachment.detected_type, attachment.kinds
('application/x-dosexec', ('disguised-type', 'double-extension', 'executable'))
"""

from mailguard.message.files.collect import collect_attachments
from mailguard.message.files.examine import examine as inspect
from mailguard.message.files.model import Attachment, Fact

__all__ = ["Attachment", "Fact", "collect_attachments", "inspect"]
