"""Containers that are recognised but not opened: they are reported as not examined."""

from typing import Final

from mailguard.message.files.examination import Examination

NAMES: Final = {
    "application/x-vhd": "a VHD disk image",
    "application/x-vhdx": "a VHDX disk image",
    "application/x-ms-wim": "a WIM image",
    "application/x-fat-image": "a disk image",
    "application/x-apple-diskimage": "an Apple disk image",
    "application/vnd.ms-outlook-pst": "an Outlook data file",
    "application/x-squashfs": "a SquashFS image",
    "application/x-qcow": "a QCOW disk image",
    "application/x-vmdk": "a VMDK disk image",
    "application/x-xar": "an XAR archive",
    "application/x-pack": "a pack archive",
    "application/x-lz4": "an LZ4 archive",
    "application/x-lzop": "an lzop archive",
    "application/x-alz": "an ALZ archive",
    "application/x-egg": "an EGG archive",
    "application/x-stuffit": "a StuffIt archive",
    "application/x-zoo": "a ZOO archive",
    "application/x-freearc": "a FreeArc archive",
    "application/mac-binhex40": "a BinHex file",
}


def read(data: bytes, examination: Examination) -> None:  # noqa: ARG001 - every reader takes the bytes
    """Record that the files inside were not examined."""
    examination.skip(f"files inside {NAMES[examination.detected_type]}")
