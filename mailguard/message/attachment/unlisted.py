"""Containers that are recognised and not opened: what is inside is said to be unexamined."""

from typing import Final

from mailguard.message.attachment.examination import Examination

_NAMES: Final = {
    "application/x-vhd": "a VHD disk image",
    "application/x-vhdx": "a VHDX disk image",
    "application/x-ms-wim": "a WIM image",
    "application/x-fat-image": "a disk image",
    "application/x-apple-diskimage": "an Apple disk image",
    "application/vnd.ms-outlook-pst": "an Outlook data file",
}


def read(data: bytes, examination: Examination) -> None:  # noqa: ARG001 - every reader takes the bytes
    """Name what was not looked into."""
    examination.skip(f"files inside {_NAMES[examination.detected_type]}")
