"""Decrypt documents whose password Office tries by itself, so that they open without a question.

Excel encrypts a workbook in this way if only its structure is protected. Attackers use the same to hide from filters.
Needs the extra `office`.
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
_BYTES: Final = 8 * 1024 * 1024  # size of the largest document that is tried
_EFFORT: Final = 12 * 1024 * 1024  # what one try costs of the message's budget, in searched bytes
_ROUNDS: Final = 200_000  # hash rounds, twice as many as Office writes ([MS-OFFCRYPTO] §2.3.4.10 spinCount)
_SPIN_COUNT: Final = lazy_pattern(rb"spinCount=[\"'](\d{1,10})[\"']", re.IGNORECASE)


def decrypted(data: bytes, ole: CompoundFile, examination: Examination) -> bytes | None:
    """Return the decrypted document, or None if it has another password, or cannot be tried."""
    if examination.detected_type == "application/msword" or examination.extension.startswith(("doc", "dot")):
        # Word does not try a default password
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
    if b"<!" in described:  # a real one has no DOCTYPE, whose entities could expand without end
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
    except Exception:  # noqa: BLE001 - third-party decoder on an attacker's bytes; also raised for a wrong password
        return None
    examination.budget.spend(out.tell())
    return out.getvalue()
