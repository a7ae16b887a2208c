"""Attachments: what each file is by its content, what hides in it, and what its name hides.

>>> from mailguard.message.attachment import inspect
>>> attachment = inspect("invoice.pdf.exe", "application/pdf", b"MZ" + bytes(62))
>>> attachment.detected_type, attachment.kinds
('application/x-dosexec', ('disguised-type', 'double-extension', 'executable'))
"""

from mailguard.message.attachment.collect import collect_attachments
from mailguard.message.attachment.examine import examine as inspect
from mailguard.message.attachment.model import Attachment, Fact

__all__ = ["Attachment", "Fact", "collect_attachments", "inspect"]
