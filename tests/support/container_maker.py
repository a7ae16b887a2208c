"""Make small files of container formats, written by their specifications. All content is invented."""

import struct
import zlib
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

SECTOR = 2048
Property = tuple[int, int, bytes]  # type, number, value


def both(number: int) -> bytes:
    """Return a number in both byte orders (ECMA-119 §7.3.3)."""
    return struct.pack("<I", number) + struct.pack(">I", number)


def iso_record(name: bytes, block: int, size: int, *, folder: bool = False) -> bytes:
    body = both(block) + both(size) + bytes(7) + bytes([2 if folder else 0, 0, 0]) + struct.pack("<HH", 1, 256)
    body += bytes([len(name)]) + name + (b"" if len(name) % 2 else b"\0")
    return bytes([len(body) + 2, 0]) + body


def iso(files: Mapping[str, bytes], *, joliet: bool = True) -> bytes:
    """Return an image with one folder level: {"name": bytes} or {"folder/name": bytes}."""
    kind = "utf-16-be" if joliet else "ascii"
    sectors: dict[int, bytes] = {}
    folders: dict[str, dict[str, bytes]] = {"": {}}
    for path, content in files.items():
        folder, _, name = path.rpartition("/")
        folders.setdefault(folder, {})[name] = content
    following = 20
    places = {}
    for folder in folders:
        places[folder] = following
        following += 1
    for folder, members in folders.items():
        records = iso_record(b"\0", places[folder], SECTOR, folder=True)
        records += iso_record(b"\1", places[""], SECTOR, folder=True)
        for name, content in members.items():
            records += iso_record((name + ";1").encode(kind), following, len(content))
            sectors[following] = content
            following += max(1, -(-len(content) // SECTOR))
        if folder == "":
            for other in folders:
                if other:
                    records += iso_record(other.encode(kind), places[other], SECTOR, folder=True)
        sectors[places[folder]] = records
    root = iso_record(b"\0", places[""], SECTOR, folder=True)

    def descriptor(number: int, escape: bytes = b"", record: bytes = root) -> bytes:
        body = bytes([number]) + b"CD001\x01"
        body = body.ljust(88, b"\0") + escape.ljust(32, b"\0")
        return (body.ljust(156, b"\0") + record).ljust(SECTOR, b"\0")

    empty = iso_record(b"\0", 19, 0, folder=True)
    volumes = descriptor(1, record=empty if joliet else root)
    volumes += descriptor(2, b"%/E") if joliet else b""
    volumes += b"\xffCD001\x01".ljust(SECTOR, b"\0")
    image = bytearray(bytes(16 * SECTOR) + volumes)
    for number, content in sectors.items():
        image = image.ljust(number * SECTOR, b"\0")
        image[number * SECTOR : number * SECTOR + len(content)] = content
    return bytes(image.ljust(-(-len(image) // SECTOR) * SECTOR, b"\0"))


def udf(files: Mapping[str, bytes]) -> bytes:
    """Return a volume with one folder; its partition begins at block 300."""
    image = bytearray(400 * SECTOR)

    def put(block: int, content: bytes) -> None:
        image[block * SECTOR : block * SECTOR + len(content)] = content

    for number, mark in enumerate((b"BEA01", b"NSR02", b"TEA01"), 16):
        put(number, b"\0" + mark + b"\x01")
    put(256, struct.pack("<H", 2) + bytes(14) + struct.pack("<II", 16 * SECTOR, 32))
    put(32, struct.pack("<H", 5) + bytes(186) + struct.pack("<II", 300, 100))
    put(33, struct.pack("<H", 6) + bytes(246) + struct.pack("<II", SECTOR, 0))
    put(300, struct.pack("<H", 256) + bytes(398) + struct.pack("<II", SECTOR, 1))
    identifiers = b""
    for number, (name, content) in enumerate(files.items(), 10):
        raw = b"\x10" + name.encode("utf-16-be")
        entry = struct.pack("<H", 257) + bytes(16) + bytes([0, len(raw)]) + struct.pack("<IIH6x", SECTOR, number, 0)
        entry += struct.pack("<H", 0) + raw
        identifiers += entry.ljust(-(-len(entry) // 4) * 4, b"\0")
        file_entry = (struct.pack("<H", 261) + bytes(32) + struct.pack("<H", 0)).ljust(56, b"\0")
        file_entry += struct.pack("<Q", len(content))
        put(
            300 + number,
            file_entry.ljust(168, b"\0") + struct.pack("<II", 0, 8) + struct.pack("<II", len(content), 50 + number),
        )
        put(350 + number, content)
    folder = (struct.pack("<H", 261) + bytes(32) + struct.pack("<H", 3)).ljust(56, b"\0") + struct.pack(
        "<Q", len(identifiers)
    )
    put(301, folder.ljust(168, b"\0") + struct.pack("<II", 0, len(identifiers)) + identifiers)
    return bytes(image)


def cabinet(files: Mapping[str, bytes], *, packed: bool = True) -> bytes:
    """Return a cabinet of one folder with one data block."""
    content = b"".join(files.values())
    block = content
    if packed:
        packer = zlib.compressobj(9, zlib.DEFLATED, -15)
        block = b"CK" + packer.compress(content) + packer.flush()
    listing, offset = b"", 0
    for name, body in files.items():
        listing += struct.pack("<IIHHHH", len(body), offset, 0, 0, 0, 0x80) + name.encode() + b"\0"
        offset += len(body)
    data_start = 36 + 8 + len(listing)
    head = b"MSCF" + bytes(4) + struct.pack("<I", data_start + 8 + len(block)) + bytes(4) + struct.pack("<I", 44)
    head += bytes(4) + struct.pack("<BBHHHHH", 3, 1, 1, len(files), 0, 0, 0)
    head += struct.pack("<IHH", data_start, 1, 1 if packed else 0)
    return head + listing + struct.pack("<IHH", 0, len(block), len(content)) + block


def tnef_attribute(number: int, content: bytes, level: int = 1) -> bytes:
    return struct.pack("<BII", level, number, len(content)) + content + struct.pack("<H", sum(content) & 0xFFFF)


def tnef_properties(values: Sequence[Property]) -> bytes:
    """Return the TNEF/MAPI properties, a list of (type, id, bytes) of variable size."""
    out = struct.pack("<I", len(values))
    for kind, number, content in values:
        out += struct.pack("<HH", kind, number)
        if kind in (0x1E, 0x1F, 0x102, 0x0D):
            out += struct.pack("<II", 1, len(content)) + content.ljust(-(-len(content) // 4) * 4, b"\0")
        else:
            out += content
    return out


def tnef(
    files: Mapping[str, bytes], *, subject: str = "", body: str = "", properties: Iterable[Property] = ()
) -> bytes:
    out = b"\x78\x9f\x3e\x22\x01\x00" + tnef_attribute(0x00069007, struct.pack("<II", 932, 0))
    if subject:
        out += tnef_attribute(0x00018004, subject.encode("cp932") + b"\0")
    if body:
        out += tnef_attribute(0x0002800C, body.encode("cp932") + b"\0")
    if properties:
        out += tnef_attribute(0x00069003, tnef_properties(list(properties)))
    for name, content in files.items():
        out += tnef_attribute(0x00069002, bytes(14), 2)
        out += tnef_attribute(0x00018010, b"SHORT~1.XXX\0", 2)
        out += tnef_attribute(0x0006800F, content, 2)
        long_name = (0x1F, 0x3707, name.encode("utf-16-le") + b"\0\0")
        out += tnef_attribute(0x00069005, tnef_properties([long_name]), 2)
    return out


def compressed_rtf(source: str) -> bytes:
    """Return compressed RTF with only literals ([MS-OXRTFCP] §2.1.3.1.5) and the end mark."""
    literals = source.encode("ascii")
    write = 207
    body = b""
    for at in range(0, len(literals), 8):
        run = literals[at : at + 8]
        write = (write + len(run)) & 0xFFF
        if len(run) == 8:
            body += b"\0" + run
        else:
            body += bytes([1 << len(run)]) + run + struct.pack(">H", write << 4)
    if len(literals) % 8 == 0:
        body += b"\x01" + struct.pack(">H", write << 4)
    return struct.pack("<III", len(body) + 12, len(literals), 0x75465A4C) + struct.pack("<I", 0) + body


def lha(files: Mapping[str, int], level: int = 0) -> bytes:
    out = b""
    for name, size in files.items():
        raw = name.encode("cp932")
        if level == 2:
            extension = b"\x01" + raw + struct.pack("<H", 0)
            head = (
                b"-lh5-"
                + struct.pack("<III", 3, size, 0)
                + b"\x20\x02"
                + bytes(3)
                + struct.pack("<H", len(extension) + 0)
            )
            head = struct.pack("<H", 2 + len(head) + len(extension)) + head
            out += head + extension + b"abc"
            continue
        body = b"-lh5-" + struct.pack("<III", 3, size, 0) + b"\x20\x00" + bytes([len(raw)]) + raw + bytes(2)
        out += bytes([len(body), sum(body) & 255]) + body + b"abc"
    return out + b"\0"


def der(tag: int, *contents: bytes) -> bytes:
    content = b"".join(contents)
    if len(content) < 128:
        return bytes([tag, len(content)]) + content
    size = len(content).to_bytes((len(content).bit_length() + 7) // 8, "big")
    return bytes([tag, 0x80 | len(size)]) + size + content


SIGNED = bytes.fromhex("06092a864886f70d010702")
ENVELOPED = bytes.fromhex("06092a864886f70d010703")
DATA = bytes.fromhex("06092a864886f70d010701")


def signed(content: bytes) -> bytes:
    """Return SignedData without certificates and signers, because only its content is judged."""
    encapsulated = der(0x30, DATA, der(0xA0, der(0x04, content)))
    return der(0x30, SIGNED, der(0xA0, der(0x30, b"\x02\x01\x01", der(0x31), encapsulated, der(0x31))))


def signed_indefinite(content: bytes) -> bytes:
    """Return the same in BER with indefinite lengths and a string in pieces, as streaming signers write it."""
    pieces = b"".join(der(0x04, content[at : at + 100]) for at in range(0, len(content), 100))
    string = b"\x24\x80" + pieces + b"\0\0"
    encapsulated = b"\x30\x80" + DATA + b"\xa0\x80" + string + b"\0\0\0\0"
    return (
        b"\x30\x80" + SIGNED + b"\xa0\x80\x30\x80\x02\x01\x01" + der(0x31) + encapsulated + der(0x31) + b"\0\0\0\0\0\0"
    )


def onenote(files: Mapping[str, bytes]) -> bytes:
    head = bytes.fromhex("e4525c7b8cd8a74daeb15378d02996d3") + bytes(1008)
    body = b""
    for name, content in files.items():
        body += bytes(8) + name.encode("utf-16-le") + b"\0\0" + bytes(6)
        body += bytes.fromhex("e716e3bd65261145a4c48d4d0b7a9eac") + struct.pack("<QIQ", len(content), 0, 0) + content
    return head + body


def compound(tree: Mapping[str, Any]) -> bytes:
    """Return a compound file of nested folders: {"name": bytes or {…}}. Every stream fills whole sectors."""
    entries: list[list[Any]] = []  # name, kind, content, right sibling, first child

    def add(name: str, kind: int, content: Any) -> int:
        number = len(entries)
        entries.append([name, kind, b"", 0xFFFFFFFF, 0xFFFFFFFF])
        if isinstance(content, dict):
            before = None
            for inner, value in content.items():
                child = add(inner, 1 if isinstance(value, dict) else 2, value)
                if before is None:
                    entries[number][4] = child
                else:
                    entries[before][3] = child
                before = child
        else:
            entries[number][2] = content
        return number

    add("Root Entry", 5, tree)
    sectors: list[bytes] = []
    table: list[int] = []
    directory = b""
    for name, kind, content, right, child in entries:
        start = len(table) if content else 0xFFFFFFFE
        count = -(-len(content) // 512)
        sectors += [content[at * 512 : at * 512 + 512].ljust(512, b"\0") for at in range(count)]
        table += [len(table) + at + 1 for at in range(count - 1)] + [0xFFFFFFFE] * bool(count)
        raw = name.encode("utf-16-le") + b"\0\0"
        directory += raw.ljust(64, b"\0") + struct.pack("<HBBIII", len(raw), kind, 1, 0xFFFFFFFF, right, child)
        directory += bytes(36) + struct.pack("<IQ", start, len(content))
    directory = directory.ljust(-(-len(directory) // 512) * 512, b"\0")
    directory_start, pages = len(table), len(directory) // 512
    sectors += [directory[at * 512 : at * 512 + 512] for at in range(pages)]
    table += [directory_start + at + 1 for at in range(pages - 1)] + [0xFFFFFFFE]
    fat_start, fat_count = len(table), -(-(len(table) + 4) // 128)
    table += [0xFFFFFFFD] * fat_count
    fat = struct.pack(f"<{len(table)}I", *table).ljust(fat_count * 512, b"\xff")
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    header += struct.pack("<IIIIIIIII", 0, fat_count, directory_start, 0, 0, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0)
    numbers = [fat_start + at for at in range(fat_count)]
    return header + struct.pack("<109I", *(numbers + [0xFFFFFFFF] * (109 - fat_count))) + b"".join(sectors) + fat


def msg_storage(
    strings: Mapping[int, str],
    header: int,
    *,
    binaries: Mapping[int, bytes] | None = None,
    numbers: Mapping[int, int] | None = None,
    folders: Mapping[str, Any] | None = None,
) -> dict[str, Any]:
    """Return one storage of a .msg: Unicode strings and binaries by property id, integers, and inner storages."""
    tree: dict[str, Any] = {
        f"__substg1.0_{number:04X}001F": text.encode("utf-16-le") for number, text in strings.items()
    }
    tree |= {f"__substg1.0_{number:04X}0102": content for number, content in (binaries or {}).items()}
    table = bytes(header)
    for number, value in (numbers or {}).items():
        kind = 0x40 if value > 0xFFFFFFFF else 3
        table += struct.pack("<HHI", kind, number, 6) + struct.pack("<Q", value)
    return {**tree, "__properties_version1.0": table, **(folders or {})}


def msg(
    strings: Mapping[int, str],
    files: Sequence[tuple[str, str, bytes]] = (),
    *,
    to: Iterable[tuple[str, str]] = (),
    binaries: Mapping[int, bytes] | None = None,
    numbers: Mapping[int, int] | None = None,
    embedded: Mapping[str, Any] | None = None,
    header: int = 32,
) -> dict[str, Any]:
    """Return a .msg tree: `files` are (name, type, bytes), `to` are (name, address), `embedded` is another tree."""
    folders = {}
    for number, (name, address) in enumerate(to):
        folders[f"__recip_version1.0_#{number:08X}"] = msg_storage(
            {0x3001: name, 0x39FE: address}, 8, numbers={0x0C15: 1}
        )
    for number, (name, kind, content) in enumerate(files):
        folders[f"__attach_version1.0_#{number:08X}"] = msg_storage(
            {0x3707: name, 0x370E: kind}, 8, binaries={0x3701: content}, numbers={0x3705: 1}
        )
    if embedded is not None:
        inner = msg_storage({0x3001: "inner"}, 8, numbers={0x3705: 5}, folders={"__substg1.0_3701000D": embedded})
        folders[f"__attach_version1.0_#{len(files):08X}"] = inner
    return msg_storage(strings, header, binaries=binaries, numbers=numbers, folders=folders)


def record(kind: int, body: bytes = b"") -> bytes:
    return struct.pack("<HH", kind, len(body)) + body


def workbook(*functions: int, trigger: bytes = b"") -> bytes:
    """Return an .xls with a hidden Excel 4 macro sheet whose formulas call the functions with these numbers."""
    begin = struct.pack("<HHHHII", 0x600, 5, 0x0DBB, 1996, 0, 6)
    name = struct.pack("<HBBHHH4x", 0x20 if len(trigger) == 1 else 0, 0, len(trigger), 0, 0, 1) + b"\0" + trigger
    front = record(0x809, begin) + (record(0x18, name) if trigger else b"")
    size = len(front) + 4 + 8 + 6 + 4
    sheet_list = record(0x85, struct.pack("<IBBBB", size, 1, 1, 6, 0) + b"Macro1")
    sheet = record(0x809, begin)
    for number in functions:
        tokens = b"\x17\x04\0note\x42\x01" + struct.pack("<H", number)
        sheet += record(6, bytes(20) + struct.pack("<H", len(tokens)) + tokens)
    return compound({"Workbook": (front + sheet_list + record(10) + sheet + record(10)).ljust(4096, b"\0")})
