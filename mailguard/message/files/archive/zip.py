"""ZIP files: list the members from the directory, and unpack them within the budget."""

from typing import Final

from mailguard.message.files import limits
from mailguard.message.files.archive.zip_directory import Directory, Entry, read_directory, unpack
from mailguard.message.files.examination import Examination
from mailguard.message.files.file_types import family_of_extension
from mailguard.message.files.filename import extension_of
from mailguard.message.files.members import is_dangerous_name, note_member, note_path

_HEAD: Final = 40_000  # bytes that are enough to detect a type: that of an ISO image is at 32 kB
_PICTURE: Final = 2 * 1024 * 1024  # pictures up to this size are unpacked whole and searched for QR codes
_PACKAGES: Final[tuple[tuple[str, str], ...]] = (
    ("[Content_Types].xml", "application/vnd.openxmlformats-package"),
    ("AndroidManifest.xml", "application/vnd.android.package-archive"),
    ("AppxManifest.xml", "application/x-msix"),
    ("AppxMetadata/AppxBundleManifest.xml", "application/x-msix"),
    ("META-INF/MANIFEST.MF", "application/java-archive"),
    ("Index/Document.iwa", "application/vnd.apple.iwork"),
    ("doc.kml", "application/vnd.google-earth.kmz"),
)


def read(data: bytes, examination: Examination) -> None:
    """Detect what kind of archive it is, and examine its members."""
    directory = read_directory(data)
    if directory.masked and not directory.entries:
        examination.fact("encrypted-archive", examination.name, "list of files encrypted")
        examination.skip("encrypted")
        return
    if not directory.entries:
        examination.defect("zip-unreadable", "no directory and no member found")
        return
    if directory.cut:
        examination.defect("limit-archive-entries", f"the first {limits.ENTRIES} were read")
    if directory.broken:
        examination.defect("zip-directory-missing")
    package = _package(data, directory)
    if package:
        examination.detected_type = package
    bomb = _bomb(directory)
    if bomb:
        examination.fact("archive-bomb", examination.name, bomb)
    if package.startswith(("application/vnd.openxmlformats", "application/vnd.oasis")):
        from mailguard.message.files.office.package import read_package

        read_package(data, directory, examination)
    elif not package or package == "application/vnd.google-earth.kmz":
        _read_members(data, directory, examination)


def _package(data: bytes, directory: Directory) -> str:
    names = {entry.name.replace("\\", "/") for entry in directory.entries[:5000]}
    first = directory.entries[0]
    if first.name == "mimetype":  # ODF 1.3 part 2 §3.3, also in EPUB: the first file, not compressed
        declared = (unpack(data, first, 100) or b"").decode("ascii", "replace").strip()
        if declared.startswith(("application/vnd.oasis.", "application/epub")):
            return declared
    lowered = {name.lower() for name in names}
    return next((mime for name, mime in _PACKAGES if name.lower() in lowered), "")


def _bomb(directory: Directory) -> str:
    """Return why the archive is a bomb, or "" if it isn't."""
    packed = sum(entry.packed for entry in directory.entries)
    size = sum(entry.size for entry in directory.entries)
    if directory.overlapping and size > limits.DENSE_BOMB_BYTES:
        return f"members share the same packed bytes; {size} bytes when unpacked"
    return bomb_ratio(packed, size)


def bomb_ratio(packed: int, size: int) -> str:
    """Return why `packed` bytes that unpack to `size` bytes are a bomb, or "" if they aren't."""
    ratio = size // max(packed, 1)
    if (ratio >= limits.BOMB_RATIO and size >= limits.BOMB_BYTES) or (
        ratio >= limits.DENSE_BOMB_RATIO and size >= limits.DENSE_BOMB_BYTES
    ):
        return f"{size} bytes when unpacked, {ratio} times its packed size"
    return ""


def _read_members(data: bytes, directory: Directory, examination: Examination) -> None:
    entries = [entry for entry in directory.entries if not entry.is_folder]
    encrypted = sum(entry.encrypted for entry in entries)
    if encrypted:
        examination.fact("encrypted-archive", examination.name, f"{encrypted} of {len(entries)} files")
        examination.skip("encrypted")
    if directory.several:
        examination.fact("concatenated-archive", examination.name)
    if len(entries) > limits.MEMBERS:
        examination.defect("limit-archive-members", f"the first {limits.MEMBERS} of {len(entries)} were listed")
    for number, entry in enumerate(entries):
        note_path(entry.name, examination)
        if number < limits.MEMBERS or is_dangerous_name(entry.name):
            _read_member(data, entry, examination)


def _read_member(data: bytes, entry: Entry, examination: Examination) -> None:
    content, partial = _content(data, entry, examination)
    child = examination.member(entry.name, content, size=entry.size, partial=partial)
    if child is not None:
        note_member(child, examination)
    if content is not None and not partial and len(content) > entry.size and entry.packed and entry.size:
        examination.fact("archive-bomb", entry.name, f"declares {entry.size} bytes and holds more")


def _content(data: bytes, entry: Entry, examination: Examination) -> tuple[bytes | None, bool]:
    """Return the unpacked bytes of a member (None if not unpacked), and whether they are only its beginning."""
    budget = examination.budget
    if entry.encrypted:
        return None, False
    if examination.depth >= limits.ARCHIVE_DEPTH:
        examination.defect("limit-archive-depth", f"{limits.ARCHIVE_DEPTH} files inside one another were opened")
        return None, False
    head_only = (
        entry.size > limits.MEMBER_BYTES
        or examination.has("archive-bomb")
        or (entry.size > _PICTURE and family_of_extension(extension_of(entry.name)) == "image")
        or family_of_extension(extension_of(entry.name)) in ("media", "source")
    )
    wanted = min(entry.size, _HEAD) if head_only else entry.size
    if not budget.allows(wanted):
        examination.defect("limit-archive-bytes", "not every member was unpacked")
        return None, False
    content = unpack(data, entry, wanted + 1 if entry.size or not entry.packed else _HEAD)
    budget.spend(len(content) if content is not None else 0)
    if content is None:
        _say_unread(entry, examination)
    elif entry.size > limits.MEMBER_BYTES and family_of_extension(extension_of(entry.name)) not in ("image", "media"):
        examination.defect("limit-archive-member-bytes", f"{entry.name[:100]}: only its beginning was read")
    return content, head_only


def _say_unread(entry: Entry, examination: Examination) -> None:
    from mailguard.message.files.archive.packing import missing_extra

    why = missing_extra(entry.method)
    examination.skip(why or f"member {entry.name[:100]} is damaged or packed in an unknown way")
