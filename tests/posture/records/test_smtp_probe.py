"""The SMTP probe with mail servers on loopback that encrypt, refuse, send nonsense, or stop answering."""

import asyncio
import datetime as dt
import ssl

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from hypothesis import given, settings
from hypothesis import strategies as st

from mailguard.posture.records.mx.value import MxHost
from mailguard.posture.records.smtp.check import check_smtp
from mailguard.posture.records.smtp.probe import probe, probe_hosts
from mailguard.posture.records.smtp.value import SmtpHost

HOST = "mx.hakusandai-hp.example"


def contexts(folder, days=90, name=HOST):
    """The TLS context of a server with a certificate for `name`, and that of a client that trusts it."""
    key = ec.generate_private_key(ec.SECP256R1())
    now = dt.datetime.now(dt.UTC)
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    certificate = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(subject)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(now - dt.timedelta(days=1))
        .not_valid_after(now + dt.timedelta(days=days))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(name)]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .sign(key, hashes.SHA256())
    )
    path = folder / "server.pem"
    path.write_bytes(
        key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
        + certificate.public_bytes(serialization.Encoding.PEM)
    )
    server = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    server.load_cert_chain(path)
    client = ssl.create_default_context(cafile=path)
    return server, client


def against(script, client=None, tls=None, seconds=1.0):
    """Return the result of the probe for a server that sends `script`: greeting, replies to EHLO and STARTTLS."""

    async def serve(reader, writer):
        try:
            for index, reply in enumerate(script):
                if index:
                    await reader.readline()
                writer.write(reply)
                await writer.drain()
            if tls is not None:
                await writer.start_tls(tls)
            await reader.read()
        except (OSError, EOFError, asyncio.CancelledError):
            pass
        finally:
            writer.close()

    async def session():
        server = await asyncio.start_server(serve, "127.0.0.1", 0)
        async with server:
            port = server.sockets[0].getsockname()[1]
            return await probe(HOST, "127.0.0.1", port=port, context=client, seconds=seconds)

    return asyncio.run(session())


GREETING = b"220 mx ready\r\n"
OFFER = b"250-mx\r\n250-SIZE 1000\r\n250 STARTTLS\r\n"


def checks(host, **options):
    return {each.check: each.severity.value for each in check_smtp("a.example", [host], enforced=False, **options)}


def test_a_server_that_encrypts(tmp_path):
    server, client = contexts(tmp_path)
    found = against([GREETING, OFFER, b"220 go\r\n"], client, server)
    assert (found.state, found.tls[:3]) == ("ok", "TLS")
    assert 88 <= found.days_left <= 90
    assert checks(found) == {"smtp-starttls-ok": "ok"}


def test_a_certificate_that_ends_soon(tmp_path):
    server, client = contexts(tmp_path, days=5)
    found = against([GREETING, OFFER, b"220 go\r\n"], client, server)
    assert checks(found) == {"smtp-starttls-ok": "ok", "smtp-certificate-expiring": "low"}


def test_a_certificate_for_another_name(tmp_path):
    server, client = contexts(tmp_path, name="other.example")
    found = against([GREETING, OFFER, b"220 go\r\n"], client, server)
    assert found.state == "certificate"
    assert checks(found) == {"smtp-certificate-invalid": "low"}


def test_a_certificate_nobody_vouches_for(tmp_path):
    server, _ = contexts(tmp_path)
    assert against([GREETING, OFFER, b"220 go\r\n"], ssl.create_default_context(), server).state == "certificate"


def test_where_senders_insist_a_bad_certificate_stops_the_mail():
    host = SmtpHost(HOST, "192.0.2.1", 25, "certificate", "expired")
    assert [each.severity.value for each in check_smtp("a.example", [host], enforced=True)] == ["high"]


@pytest.mark.parametrize(
    ("script", "state"),
    [
        ([GREETING, b"250-mx\r\n250 SIZE 1000\r\n"], "no-starttls"),
        ([GREETING, b"250 STARTTLS\r\n"], "no-starttls"),  # the first line is the server's name
        ([GREETING, OFFER, b"454 TLS not available\r\n"], "no-starttls"),
        ([GREETING, OFFER, b"220 go\r\n" + b"this is no TLS " * 10], "tls-failed"),
        ([b"554 no\r\n"], "unreachable"),
        ([b"HTTP/1.1 400 Bad Request\r\n"], "unreachable"),
        ([GREETING, b"250-x\r\n" * 1000], "unreachable"),
        ([b"220 " + b"x" * 100_000], "unreachable"),
        ([b"\xff\xfe\x00\r\n"], "unreachable"),
    ],
)
def test_servers_of_other_kinds(script, state):
    found = against(script)
    assert found.state == state
    assert found.detail.isprintable()
    assert len(found.detail) <= 250


def test_silence_ends():
    assert against([], seconds=0.2).detail == "no answer in time"


def test_nobody_listens():
    assert asyncio.run(probe(HOST, "127.0.0.1", port=1)).state == "unreachable"


def test_only_hosts_with_a_public_address_are_connected_to():
    hosts = [
        MxHost(10, HOST, ("127.0.0.1",), state="private-address"),
        MxHost(20, "b.example", (), state="no-address"),
        MxHost(30, "c.example", ("127.0.0.1",), state="failed"),
    ]
    assert asyncio.run(probe_hosts(hosts)) == ()


@given(st.lists(st.binary(max_size=300), min_size=1, max_size=4))
@settings(max_examples=12, deadline=None)
def test_whatever_a_server_says(script):
    assert against(script, seconds=0.15).state in ("unreachable", "no-starttls", "tls-failed")
