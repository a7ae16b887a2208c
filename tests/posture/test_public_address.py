"""A checked zone cannot make mailguard connect to an address that is not public."""

import asyncio
import socket

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mailguard.dns.zone import ZoneResolver
from mailguard.posture.fetch import HttpsFetcher
from mailguard.posture.public_address import is_public

REFUSED = [
    *("0.0.0.0", "0.1.2.3", "10.1.2.3", "100.64.0.1", "100.127.255.255", "127.0.0.1", "127.9.8.7"),
    *("169.254.169.254", "172.16.0.1", "172.31.255.1", "192.0.0.8", "192.0.2.1", "192.88.99.1", "192.168.1.1"),
    *("198.18.0.1", "198.19.255.255", "198.51.100.7", "203.0.113.9", "224.0.0.1", "239.1.1.1", "240.0.0.1"),
    *("255.255.255.255", "::", "::1", "::127.0.0.1", "::10.0.0.1", "::ffff:127.0.0.1", "::ffff:10.0.0.1"),
    *("::ffff:8.8.8.8", "::ffff:0:127.0.0.1", "64:ff9b::7f00:1", "64:ff9b::808:808", "64:ff9b:1::a00:1", "100::1"),
    *("2001::1", "2001:0:7f00:1::1", "2001:2::1", "2001:10::1", "2001:20::1", "2001:db8::1", "2002:7f00:1::1"),
    *("2002:a00:1::", "2002:808:808::1", "3ffe::1", "3fff::1", "4000::1", "5f00::1", "fc00::1", "fd12:3456::1"),
    *("fe80::1", "fe80::1%eth0", "fec0::1", "ff02::1", "2606:4700::1%lo"),
    *("", "localhost", "127.1", "0177.0.0.1", "0x7f000001", "2130706433", "8.8.8.8 ", "８.8.8.8", "8.8.8.8.", "x"),
]
PUBLIC = ["8.8.8.8", "1.1.1.1", "100.63.255.255", "100.128.0.1", "172.15.0.1", "172.32.0.1", "198.17.0.1", "198.20.0.1"]
PUBLIC += ["192.0.1.1", "223.255.255.1", "2606:4700:4700::1111", "2001:4860:4860::8888", "2400:cb00::1", "2a00:1450::1"]


@pytest.mark.parametrize("address", REFUSED)
def test_addresses_that_are_refused(address):
    assert not is_public(address)


@pytest.mark.parametrize("address", PUBLIC)
def test_addresses_of_the_internet(address):
    assert is_public(address)


@given(st.text(max_size=60))
def test_any_text_is_an_answer(text):
    assert is_public(text) in (True, False)


@given(st.ip_addresses(v=4))
def test_no_way_of_embedding_makes_an_address_public(address):
    number = int(address)
    for form in ("::%x:%x", "::ffff:%x:%x", "::ffff:0:%x:%x", "64:ff9b::%x:%x", "64:ff9b:1::%x:%x", "2002:%x:%x::1"):
        assert not is_public(form % (number >> 16, number & 0xFFFF))


@pytest.fixture
def reached():
    """A listener on loopback, and the connections it accepted."""
    listener = socket.create_server(("127.0.0.1", 0))
    listener.settimeout(0.3)
    yield listener
    with pytest.raises(TimeoutError):
        listener.accept()
    listener.close()


RECORDS = {
    "loopback": {"{} A": ["127.0.0.1"]},
    "unspecified": {"{} A": ["0.0.0.0"]},
    "mapped": {"{} AAAA": ["::ffff:127.0.0.1"]},
    "behind an alias": {"{} CNAME": ["y.example."], "y.example A": ["127.0.0.1"]},
    "a public one before it": {"{} A": ["8.8.8.8", "127.0.0.1"]},
    "a public one behind it": {"{} A": ["127.0.0.1", "8.8.8.8"]},
    "NAT64": {"{} AAAA": ["64:ff9b::7f00:1"]},
}


@pytest.mark.parametrize("kind", RECORDS)
def test_nothing_is_connected_to(kind, reached):
    port = reached.getsockname()[1]
    for host in ("mta-sts.a.example", "logo.a.example"):
        zone = {key.format(host): value for key, value in RECORDS[kind].items()}
        fetcher = HttpsFetcher(ZoneResolver(zone), port)
        work = fetcher.fetch("a.example") if host.startswith("mta") else fetcher.document(f"https://{host}/c.pem")
        assert asyncio.run(work).problem == "not public"


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "[::1]", "[::ffff:127.0.0.1]", "2130706433", "0x7f.1", "127.1", "10.0.0.1."]
)
def test_an_address_in_the_place_of_a_name(host, reached):
    fetcher = HttpsFetcher(ZoneResolver({f"{host.strip('[]')} A": ["8.8.8.8"]}), reached.getsockname()[1])
    assert asyncio.run(fetcher.document(f"https://{host}/c.pem")).problem in ("not public", "InvalidURL")
