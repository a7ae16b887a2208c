"""A sealer that adds valid or invalid ARC sets to a mail whose fields are already in canonical form."""

import base64
import hashlib
from types import SimpleNamespace

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.asymmetric.rsa import generate_private_key
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat


def _sealer(algorithm):
    if algorithm == "rsa":
        key = generate_private_key(65537, 1024)
        public = key.public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
    else:
        key = Ed25519PrivateKey.generate()
        public = key.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)

    def value(data):
        if algorithm == "rsa":
            return base64.b64encode(key.sign(data, PKCS1v15(), SHA256()))
        return base64.b64encode(key.sign(hashlib.sha256(data).digest()))

    def relaxed(field):
        name, _, content = field.partition(b":")
        return name.lower() + b":" + content.strip()

    def add(mail, chain=(), domain="lists.example", results="dmarc=pass", cv=None, selector="arc", **tags):
        """Return the mail with one more set on top, and the chain's fields so far, to be passed as the next `chain`."""
        instance = len(chain) // 3 + 1
        header, _, body = mail.partition(b"\r\n\r\n")
        author = next(line for line in header.split(b"\r\n") if line.startswith(b"From:"))
        common = f"i={instance}; a={algorithm}-sha256; d={domain}; s={selector}"
        common += "".join(f"; {name}={text}" for name, text in tags.items())
        digest = base64.b64encode(hashlib.sha256(body).digest()).decode()
        aar = f"ARC-Authentication-Results: i={instance}; {domain}; {results}".encode()
        ams = f"ARC-Message-Signature: {common}; c=relaxed/simple; h=from; bh={digest}; b=".encode()
        ams += value(relaxed(author) + b"\r\n" + relaxed(ams))
        seal = f"ARC-Seal: {common}; cv={cv or ('none' if instance == 1 else 'pass')}; b=".encode()
        data = b"".join(relaxed(field) + b"\r\n" for field in (*chain, aar, ams)) + relaxed(seal)
        seal += value(data)
        return seal + b"\r\n" + ams + b"\r\n" + aar + b"\r\n" + mail, (*chain, aar, ams, seal)

    return SimpleNamespace(add=add, record=f"v=DKIM1; k={algorithm}; p={base64.b64encode(public).decode()}")


@pytest.fixture(scope="session", params=["rsa", "ed25519"])
def sealer(request):
    return _sealer(request.param)
