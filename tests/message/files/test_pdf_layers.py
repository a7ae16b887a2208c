"""Content hidden in a PDF by filters, encryption, escapes and updates is found. pypdf makes the test files."""

import base64
import io
import random
import time
import zlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import make_attachments as make
from mailguard.message.files import inspect
from mailguard.message.files.pdf.filter import unfiltered

ACTIONS = (
    b"5 0 21 80 << /S /JavaScript /JS (app.alert\\(1\\)) >> "
    b"<< /Type /Annot /A << /S /URI /URI (https://kakuu.example/a) >> >> << /S /Launch /F (cmd.exe) >>"
)


def lzw(content):
    """Pack with 9-bit codes, with a new table before they need more bits (ISO 32000-2 §7.4.4.2)."""
    bits = ""
    for start in range(0, len(content), 200):
        bits += f"{256:09b}" + "".join(f"{byte:09b}" for byte in content[start : start + 200])
    bits += f"{257:09b}"
    return int(bits.ljust(-(-len(bits) // 8) * 8, "0"), 2).to_bytes(-(-len(bits) // 8), "big")


def run_lengths(content):
    pieces = [content[at : at + 100] for at in range(0, len(content), 100)]
    return b"".join(bytes([len(piece) - 1]) + piece for piece in pieces) + b"\x80"


PACK = {
    "FlateDecode": zlib.compress,
    "LZWDecode": lzw,
    "ASCIIHexDecode": lambda content: content.hex().encode() + b">",
    "ASCII85Decode": lambda content: base64.a85encode(content) + b"~>",
    "RunLengthDecode": run_lengths,
}
CHAINS = [[name] for name in PACK] + [
    ["ASCIIHexDecode", "FlateDecode"],
    ["ASCII85Decode", "LZWDecode", "FlateDecode"],
    ["FlateDecode", "FlateDecode", "RunLengthDecode", "ASCIIHexDecode"],
]


def stream(content, filters, more=b""):
    for name in reversed(filters):
        content = PACK[name](content)
    names = " ".join(f"/{name}" for name in filters)
    head = f"<< /Type /ObjStm /N 3 /First 12 /Filter [{names}] /Length {len(content)} ".encode() + more + b">>"
    return head + b"\nstream\n" + content + b"\nendstream"


def seen(data):
    found = inspect("a.pdf", "", data)
    return {fact.kind: fact.text for fact in found.facts}, [url for url, _ in found.urls]


@pytest.mark.parametrize("filters", CHAINS)
def test_actions_behind_filters(filters):
    facts, urls = seen(make.pdf(stream(ACTIONS, filters)))
    assert facts == {"pdf-javascript": "app.alert(1)", "pdf-launch": "cmd.exe"}
    assert "https://kakuu.example/a" in urls


def test_short_names_of_filters_and_escaped_names():
    data = make.pdf(stream(ACTIONS.replace(b"/JavaScript", b"/J#61vaScri#70t"), ["ASCIIHexDecode", "FlateDecode"]))
    data = data.replace(b"/ASCIIHexDecode /FlateDecode", b"/AHx /Fl").replace(b"/ObjStm", b"/Obj#53tm")
    assert seen(data)[0]["pdf-javascript"] == "app.alert(1)"


@pytest.mark.parametrize("kind", [1, 2, 3, 4])
def test_predicted_rows(kind):
    """Rows packed with the filters of PNG, by their definition (PNG §9.2), are unpacked."""
    rows = [ACTIONS[at : at + 20].ljust(20) for at in range(0, len(ACTIONS), 20)]
    packed, above = b"", bytes(20)
    for row in rows:
        out = bytearray()
        for at, value in enumerate(row):
            left = row[at - 1] if at else 0
            corner = above[at - 1] if at else 0
            up = above[at]
            paeth = min((left, up, corner), key=lambda near: abs(left + up - corner - near))
            out.append(value - (0, left, up, (left + up) // 2, paeth)[kind] & 255)
        packed += bytes([kind]) + out
        above = row
    data = make.pdf(stream(packed, ["FlateDecode"], b"/DecodeParms << /Predictor 15 /Columns 20 >> "))
    assert seen(data)[0]["pdf-launch"] == "cmd.exe"


def test_a_later_version_does_not_hide_what_an_earlier_one_holds():
    first = make.pdf(b"<< /S /JavaScript /JS (old) >>")
    later = first + b"\n1 0 obj\n<< /S /URI /URI (https://kakuu.example/new) >>\nendobj\n%%EOF"
    facts, urls = seen(later)
    assert facts == {"pdf-javascript": "old"}
    assert urls == ["https://kakuu.example/new"]


def written(algorithm=None, password=""):
    pypdf = pytest.importorskip("pypdf", reason="needs the extra pdf")
    from pypdf.generic import ArrayObject, DictionaryObject, NameObject, NumberObject, TextStringObject

    def names(**items):
        return DictionaryObject({NameObject(f"/{key}"): item for key, item in items.items()})

    writer = pypdf.PdfWriter()
    writer.add_blank_page(300, 300)
    action = names(S=NameObject("/URI"), URI=TextStringObject("https://kakuu.example/login?(a)=1"))
    place = ArrayObject([NumberObject(0)] * 4)
    writer.add_annotation(0, names(Type=NameObject("/Annot"), Subtype=NameObject("/Link"), Rect=place, A=action))
    script = names(S=NameObject("/JavaScript"), JS=TextStringObject("app.alert('架空');"))
    writer._root_object[NameObject("/OpenAction")] = script
    writer.add_attachment("請求.exe", make.PROGRAM)
    if algorithm:
        writer.encrypt(password, owner_password="owner", algorithm=algorithm)
    target = io.BytesIO()
    writer.write(target)
    return target.getvalue()


ALGORITHMS = ["RC4-40", "RC4-128", "AES-128", "AES-256-R5", "AES-256"]


@pytest.mark.parametrize("algorithm", [None, *ALGORITHMS])
def test_a_protected_file_that_opens_without_a_password_is_read(algorithm):
    found = inspect("a.pdf", "", written(algorithm))
    assert [url for url, _ in found.urls] == ["https://kakuu.example/login?(a)=1"]
    assert [(fact.kind, fact.text) for fact in found.facts] == [
        ("pdf-javascript", "app.alert('架空');"),
        ("pdf-embedded-file", "請求.exe"),
    ]
    assert found.not_examined == ()


@pytest.mark.parametrize("algorithm", ALGORITHMS)
def test_a_file_that_asks_for_a_password_is_said_to_be_locked(algorithm):
    found = inspect("a.pdf", "", written(algorithm, "secret"))
    assert found.kinds == ("encrypted-document",)
    assert [gap.why for gap in found.not_examined] == ["encrypted"]


def test_without_the_library_for_old_ciphers_a_slower_one_reads_the_file(monkeypatch):
    monkeypatch.setitem(__import__("sys").modules, "cryptography.hazmat.decrepit.ciphers.algorithms", None)
    assert [url for url, _ in inspect("a.pdf", "", written("RC4-128")).urls] == ["https://kakuu.example/login?(a)=1"]


SEEDS = [make.pdf(stream(ACTIONS, filters)) for filters in CHAINS]


@settings(max_examples=150, deadline=2000)
@given(st.data())
def test_damage_never_raises(data):
    seeds = [*SEEDS, written("RC4-40"), written("AES-128"), written("AES-256")]
    damaged = bytearray(data.draw(st.sampled_from(seeds)))
    for place, value in data.draw(st.lists(st.tuples(st.integers(0, 10**6), st.integers(0, 255)), max_size=12)):
        damaged[place % len(damaged)] = value
    inspect("a.pdf", "", bytes(damaged)).all_not_examined()


@settings(max_examples=200, deadline=1000)
@given(st.lists(st.sampled_from([name.encode() for name in PACK]), max_size=6), st.binary(max_size=500))
def test_filters_take_any_bytes(filters, content):
    plain = unfiltered(content, filters, b"/Predictor 12 /Columns 3 /Colors 3", 10_000)
    assert plain is None or len(plain) <= 10_000


@pytest.mark.parametrize("name", list(PACK))
def test_filters_are_bounded(name):
    content = random.Random(7).randbytes(4_000_000)
    for raw in (content, bytes(4_000_000), b"z" * 4_000_000, b"\x81a" * 2_000_000, zlib.compress(bytes(50_000_000))):
        begin = time.process_time()
        plain = unfiltered(raw, [name.encode()], b"", 4_000_000)
        assert len(plain) <= 4_000_000
        assert time.process_time() - begin < 1.5


def test_names_spelt_in_many_ways_are_linear():
    random.seed(3)
    spelt = [
        b"".join(b"#%02x" % byte if random.random() < 0.5 else bytes([byte]) for byte in b"JavaScript")
        for _ in range(90_000)
    ]
    data = b"%PDF-1.7\n" + b"\n".join(b"/" + name for name in spelt)
    begin = time.process_time()
    inspect("a.pdf", "", data)
    assert time.process_time() - begin < 2
