"""Keys for one test run, and a signer that writes any tags, valid or not, into a signature."""

import base64
import hashlib
from dataclasses import dataclass

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.asymmetric.rsa import generate_private_key
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat


@dataclass(frozen=True)
class Signer:
    """One private key. `record` is the TXT record of its public half."""

    key: object
    type: str
    der: bytes

    @property
    def p(self):
        return base64.b64encode(self.der).decode()

    @property
    def record(self):
        return f"v=DKIM1; k={self.type}; p={self.p}"

    def sign_digest_of(self, data):
        if self.type == "ed25519":
            return self.key.sign(hashlib.sha256(data).digest())
        return self.key.sign(data, PKCS1v15(), SHA256())

    def sign(self, message, h="from:to:subject", body=None, relaxed=True, drop=(), name="DKIM-Signature", **tags):
        """Return `message` with a signature on top. `body` is the canonical body, if it differs from the message's own.

        The fields in h= must be in canonical form in the message: no folding, no runs of white space.
        """
        header, _, plain = message.partition(b"\r\n\r\n")
        fields = [line.partition(b":") for line in header.split(b"\r\n")]
        chosen = b""
        for wanted in h.lower().split(":"):
            for index in range(len(fields) - 1, -1, -1):
                if fields[index][0].lower() == (wanted.strip() or "-").encode():
                    chosen += self._field(*fields.pop(index), relaxed=relaxed) + b"\r\n"
                    break
        values = {
            "v": "1",
            "a": f"{self.type}-sha256",
            "c": "relaxed/simple" if relaxed else "simple/simple",
            "d": "example.org",
            "s": "sel",
            "h": h,
            "bh": base64.b64encode(hashlib.sha256(plain if body is None else body).digest()).decode(),
            **tags,
        }
        text = "; ".join(f"{tag}={value}" for tag, value in values.items() if tag not in drop)
        value = f" {text}; b=".encode()
        own = self._field(name.encode(), b":", value, relaxed=relaxed)
        signature = base64.b64encode(self.sign_digest_of(chosen + own))
        return name.encode() + b":" + value + signature + b"\r\n" + message

    @staticmethod
    def _field(name, colon, value, *, relaxed):
        return name.lower() + b":" + value.strip() if relaxed else name + b":" + value


def _rsa(bits):
    key = generate_private_key(65537, bits)
    der = key.public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
    return Signer(key, "rsa", der)


@pytest.fixture(scope="session")
def rsa():
    return _rsa(1024)


@pytest.fixture(scope="session")
def rsa_2048():
    return _rsa(2048)


@pytest.fixture(scope="session")
def ed25519():
    key = Ed25519PrivateKey.generate()
    return Signer(key, "ed25519", key.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw))
