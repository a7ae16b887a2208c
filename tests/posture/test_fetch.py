"""MTA-STS policies over HTTPS on loopback, and from a folder."""

import asyncio
import datetime as dt
import ssl

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from mailguard.dns.zone import ZoneResolver
from mailguard.posture.fetch import FolderFetcher, HttpsFetcher

DOMAIN = "hakusandai-hp.example"
HOST = f"mta-sts.{DOMAIN}"
POLICY = b"version: STSv1\r\nmode: enforce\r\nmx: mx.a.example\r\nmax_age: 86400\r\n"
ZONE = {f"{HOST} A": ["127.0.0.1"]}
LOOPBACK = {"127.0.0.1"}.__contains__  # the addresses that these tests may connect to


@pytest.fixture(scope="module")
def trust(tmp_path_factory):
    """TLS contexts of a server whose certificate is for HOST only, and of a client that trusts it."""
    key = ec.generate_private_key(ec.SECP256R1())
    now = dt.datetime.now(dt.UTC)
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, HOST)])
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(now - dt.timedelta(days=1))
        .not_valid_after(now + dt.timedelta(days=9))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(HOST)]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .sign(key, hashes.SHA256())
    )
    path = tmp_path_factory.mktemp("tls") / "server.pem"
    plain = serialization.NoEncryption()
    private = key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, plain)
    path.write_bytes(private + certificate.public_bytes(serialization.Encoding.PEM))
    server = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    server.load_cert_chain(path)
    return server, ssl.create_default_context(cafile=path)


def fetch(trust, reply, domain=DOMAIN, zone=None):
    """Return the fetcher's result for `reply`, and the request it sent."""
    requests = []

    async def serve(reader, writer):
        try:
            requests.append(await reader.readuntil(b"\r\n\r\n"))
            writer.write(reply)
            await writer.drain()
            writer.close()
        except (OSError, EOFError, asyncio.CancelledError):
            pass

    async def session():
        server = await asyncio.start_server(serve, "127.0.0.1", 0, ssl=trust[0])
        async with server:
            port = server.sockets[0].getsockname()[1]
            resolver = ZoneResolver({**ZONE, **(zone or {})})
            return await HttpsFetcher(resolver, port, trust[1], allowed=LOOPBACK).fetch(domain)

    return asyncio.run(session()), b"".join(requests)


def answer(body=POLICY, status=b"200 OK", kind=b"text/plain", more=b""):
    head = b"HTTP/1.1 %s\r\nContent-Type: %s\r\nContent-Length: %d\r\n%s\r\n" % (status, kind, len(body), more)
    return head + body


def test_a_policy(trust):
    found, request = fetch(trust, answer())
    assert (found.problem, found.body) == ("", POLICY.decode())
    assert request.startswith(b"GET /.well-known/mta-sts.txt HTTP/1.1\r\n")
    assert f"host: {HOST}\r\n".encode() in request.lower()


@pytest.mark.parametrize(
    ("reply", "problem"),
    [
        (answer(status=b"404 Not Found"), "404"),
        (answer(status=b"503 Busy"), "503"),
        (answer(status=b"301 Moved", more=b"Location: https://other.example/\r\n"), "301"),
        (answer(kind=b"text/html"), "content-type text/html"),
        (answer(b"x" * 70_000), "too large"),
        (b"not HTTP\r\n\r\n", "connection failed"),
        (b"", "connection failed"),
    ],
)
def test_answers_that_are_no_policy(trust, reply, problem):
    assert fetch(trust, reply)[0].problem == problem


def test_the_certificate_must_name_the_host(trust):
    found, _ = fetch(trust, answer(), "other.example", {"mta-sts.other.example A": ["127.0.0.1"]})
    assert found.problem == "certificate"


@pytest.mark.parametrize(
    ("zone", "problem"),
    [({f"{HOST} A": "NXDOMAIN"}, "its host does not exist"), ({f"{HOST} A": "TIMEOUT"}, "connection failed")],
)
def test_a_host_that_cannot_be_found(trust, zone, problem):
    assert fetch(trust, answer(), zone=zone)[0].problem.startswith(problem)


def test_a_folder(tmp_path):
    (tmp_path / f"{DOMAIN}.txt").write_bytes(POLICY)
    fetcher = FolderFetcher(tmp_path)
    assert asyncio.run(fetcher.fetch(DOMAIN)).body == POLICY.decode()
    assert asyncio.run(fetcher.fetch("other.example")).problem == "404"


def document(trust, url, reply=b"", zone=None, loopback=True):
    """Return the fetcher's result for a document at `url`."""

    async def serve(reader, writer):
        try:
            await reader.readuntil(b"\r\n\r\n")
            writer.write(reply)
            await writer.drain()
            writer.close()
        except (OSError, EOFError, asyncio.CancelledError):
            pass

    async def session():
        server = await asyncio.start_server(serve, "127.0.0.1", 0, ssl=trust[0])
        async with server:
            port = server.sockets[0].getsockname()[1]
            resolver = ZoneResolver({**ZONE, **(zone or {})})
            fetcher = HttpsFetcher(resolver, port, trust[1], **({"allowed": LOOPBACK} if loopback else {}))
            return await fetcher.document(url)

    return asyncio.run(session())


def test_a_document(trust):
    found = document(trust, f"https://{HOST}/vmc.pem", answer(b"PEM", kind=b"application/x-pem-file"))
    assert (found.problem, found.body) == ("", "PEM")


@pytest.mark.parametrize(
    ("url", "problem"),
    [
        (f"http://{HOST}/vmc.pem", "not https"),
        (f"https://user:pass@{HOST}/vmc.pem", "not https"),
        (f"https://{HOST}:8443/vmc.pem", "not https"),
        ("https:///vmc.pem", "not https"),
        ("https://[::1/", "InvalidURL"),
        ("file:///etc/passwd", "not https"),
        ("https://nowhere.example/vmc.pem", "its host does not exist"),
    ],
)
def test_documents_that_are_not_fetched(trust, url, problem):
    assert document(trust, url).problem == problem


def test_a_document_of_a_private_network_is_not_fetched(trust):
    assert document(trust, f"https://{HOST}/vmc.pem", loopback=False).problem == "not public"


def test_a_document_without_end_is_cut(trust):
    assert document(trust, f"https://{HOST}/vmc.pem", answer(b"x" * 300_000)).problem == "too large"


def test_an_answer_is_not_unpacked(trust):
    import gzip

    packed = gzip.compress(b"\0" * 1_000_000)
    found = document(trust, f"https://{HOST}/vmc.pem", answer(packed, more=b"Content-Encoding: gzip\r\n"))
    assert len(found.body) <= len(packed)
