"""S/MIME and OpenPGP files: signed content is examined, encrypted content is reported as not examined."""

from mailguard.message.files import limits
from mailguard.message.files.cms import is_encrypted, signed_content
from mailguard.message.files.examination import Examination


def read(data: bytes, examination: Examination) -> None:
    """Examine the mail inside the signature, or record that it is encrypted."""
    if examination.detected_type == "application/pgp":
        if b"-----BEGIN PGP MESSAGE" in data[:2000]:
            examination.skip("encrypted (OpenPGP)")
        return
    if is_encrypted(data):
        examination.skip("encrypted (S/MIME)")
        return
    if examination.depth >= limits.ARCHIVE_DEPTH:
        examination.defect("limit-archive-depth", f"{limits.ARCHIVE_DEPTH} files inside one another were opened")
        return
    content = signed_content(data)
    if content is not None and examination.budget.allows(len(content)):
        from mailguard.message.files.nested import read as read_mail

        examination.budget.spend(len(content))
        read_mail(content, examination)
