"""CAA records as text: our parser and dnspython's agree on any octets."""

from hypothesis import given
from hypothesis import strategies as st

from mailguard.dns.wire import WireError, _caa, _rare_text


def read(reader):
    try:
        return reader()
    except (WireError, IndexError):
        return None


tags = st.text("abcissuewildIODEF09-\u00e9", max_size=8).map(str.encode)


@given(st.integers(0, 255), st.integers(-1, 40), tags, st.binary(max_size=20))
def test_the_same_as_dnspython(flags, extra, tag, value):
    length = len(tag) if extra < 30 else len(tag) + extra - 29
    rdata = bytes([flags, length]) + tag + value
    assert read(lambda: _caa(rdata)) == read(lambda: _rare_text(rdata, 0, len(rdata), 257))


def test_cut_short():
    assert read(lambda: _caa(b"")) is None
    assert read(lambda: _caa(b"\x00")) is None
