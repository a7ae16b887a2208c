"""Documents locked with a password that Office tries by itself: they open like any other. Needs the extra `office`.

Excel locks a workbook in this way when only its structure is protected; so do attackers, to blind the filters.
"""

import importlib
import io
import re
from typing import Final

from mailguard._internal.lazy_pattern import lazy_pattern
from mailguard.message.files.examination import Examination
from mailguard.message.files.office.compound_file import CompoundFile

MISSING: Final = "whether it opens without a password: install mailguard[office]"
_PASSWORDS: Final = {"application/vnd.ms-powerpoint": "/01Hannes Ruescher/01"}
_EXCEL: Final = "VelvetSweatshop"
_BYTES: Final = 8 * 1024 * 1024  # of a document that is tried
_EFFORT: Final = 12 * 1024 * 1024  # of the message's budget that one try costs, as much as searching so many bytes
_ROUNDS: Final = 200_000  # of hashing, twice what Office writes ([MS-OFFCRYPTO] §2.3.4.10 spinCount)
_SPIN_COUNT: Final = lazy_pattern(rb"spinCount=[\"'](\d{1,10})[\"']", re.IGNORECASE)


def decrypted(data: bytes, ole: CompoundFile, examination: Examination) -> bytes | None:
    """The document without its lock; None when the reader is asked for a password, or it isn't known."""
    if examination.detected_type == "application/msword" or examination.extension.startswith(("doc", "dot")):
        # Word tries none
        return None
    try:
        msoffcrypto = importlib.import_module("msoffcrypto")
    except ImportError:
        examination.skip(MISSING)
        return None
    if len(data) > _BYTES or not examination.budget.allows(len(data)) or examination.budget.effort < _EFFORT:
        examination.defect("limit-attachment-bytes", "not every locked document was tried")
        return None
    examination.budget.effort -= _EFFORT
    information = ole.find("EncryptionInfo")
    described = ole.read(information) if information is not None else b""
    if b"<!" in described:  # no description has a document type, whose entities could grow without end
        return None
    if any(int(count) > _ROUNDS for count in _SPIN_COUNT.findall(described)):
        examination.defect("limit-password-rounds", f"above {_ROUNDS}")
        return None
    out = io.BytesIO()
    try:
        document = msoffcrypto.OfficeFile(io.BytesIO(data))
        password = _PASSWORDS.get(examination.detected_type, _EXCEL)
        if information is not None:
            document.load_key(password=password, verify_password=True)
        else:
            document.load_key(password=password)
        document.decrypt(out)
    except Exception:  # noqa: BLE001 - a decoder of others, on bytes of an attacker; a wrong password is one too
        return None
    examination.budget.spend(out.tell())
    return out.getvalue()
