"""Zones of fictional organizations under .test, as a laboratory for measuring: mixed, but the same for each seed.

    python tests/bench/posture_zones.py FOLDER [--count 200]

Writes FOLDER/zones/*.zone in master file format; `Laboratory` starts nsd, unbound and the counting proxy of
../shared/suites/posture/tools/lab.py on them.
"""

import argparse
import base64
import json
import random
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Self

from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa

TOOLS = Path(__file__).parents[3] / "shared" / "suites" / "posture" / "tools"
_FIRST = ("aka", "kawa", "mori", "nishi", "higashi", "kita", "minami", "haku", "waka", "sakura", "ume", "matsu", "take")
_SECOND = ("yama", "hara", "da", "moto", "gawa", "shima", "zaki", "no", "oka", "mura")
_KIND = ("hp", "clinic", "gakuen", "shiyakusho", "med", "care")
_HEAD = "$ORIGIN {origin}.\n$TTL 300\n@ SOA ns1.dnshost.test. hostmaster.dnshost.test. 1 3600 600 1209600 300\n"
_SERVERS = "@ NS ns1.dnshost.test.\n@ NS ns2.dnshost.test.\n"
_PROVIDERS = ("kumo", "hayate", "minato")


def public_key() -> str:
    """The `p=` of an RSA key of 2048 bits."""
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048).public_key()
    der = key.public_bytes(serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo)
    return base64.b64encode(der).decode()


def names(count: int) -> list[str]:
    """`count` fictional domains, in an order that says nothing about their zones."""
    found = [f"{a}{b}-{kind}.test" for a in _FIRST for b in _SECOND for kind in _KIND]
    random.Random(20261122).shuffle(found)
    return (found + [f"bunin-{number}.test" for number in range(count)])[:count]


def domain_zone(name: str, chance: random.Random, key: str) -> Iterator[str]:
    """The records of one domain: what organizations of this kind publish, good and bad."""
    provider = chance.choice(_PROVIDERS)
    kind = chance.random()
    if kind < 0.08:  # parked, or forgotten
        yield '@ TXT "v=spf1 -all"'
        if kind < 0.04:
            yield "@ MX 0 ."
            yield '_dmarc TXT "v=DMARC1; p=reject"'
        return
    own = kind < 0.3
    if own:
        yield "@ MX 10 mx"
        yield f"mx A 198.51.100.{chance.randrange(1, 250)}"
    else:
        yield f"@ MX 10 mx1.{provider}-mail.test."
        yield f"@ MX 20 mx2.{provider}-mail.test."
    terms = ["mx" if own else f"include:spf.{provider}-mail.test"]
    if chance.random() < 0.3:
        terms.append("include:spf.haishin-mail.test")
    if chance.random() < 0.2:
        terms.append(f"ip4:203.0.113.{chance.randrange(1, 250)}")
    if kind < 0.95:
        yield f'@ TXT "v=spf1 {" ".join(terms)} {chance.choice(["-all", "~all", "~all", "?all"])}"'
    yield f'@ TXT "site-verification={chance.getrandbits(64):x}"'
    if chance.random() < 0.7:
        policy = chance.choice(["none", "none", "quarantine", "reject"])
        yield f'_dmarc TXT "v=DMARC1; p={policy}; rua=mailto:dmarc@{name}"'
    if chance.random() < 0.5:
        yield f'{provider}1._domainkey TXT "v=DKIM1; k=rsa; p={key[:200]}" "{key[200:]}"'
    if chance.random() < 0.1:
        yield '_mta-sts TXT "v=STSv1; id=20261101"'
        yield f'_smtp._tls TXT "v=TLSRPTv1; rua=mailto:tls@{name}"'
    if chance.random() < 0.15:
        yield '@ CAA 0 issue "ca.test"'
    yield f"@ A 203.0.113.{chance.randrange(1, 250)}"


def provider_zone(name: str) -> Iterator[str]:
    """A mail service with two hosts and an SPF record in two parts."""
    yield '@ TXT "v=spf1 -all"'
    yield f'spf TXT "v=spf1 include:spf-a.{name} ip4:192.0.2.0/26 ~all"'
    yield 'spf-a TXT "v=spf1 ip4:192.0.2.64/26 ~all"'
    for index in (1, 2):
        yield f"mx{index} A 192.0.2.{64 + index}"


def write(folder: Path, count: int) -> list[str]:
    """Write the zones of `count` domains and of what they rest on; the domains."""
    zones = folder / "zones"
    zones.mkdir(parents=True, exist_ok=True)
    domains = names(count)
    chance = random.Random(20261122)
    key = public_key()
    providers = [f"{name}-mail.test" for name in (*_PROVIDERS, "haishin")]

    def put(origin: str, lines: Iterator[str]) -> None:
        text = _HEAD.format(origin=origin) + _SERVERS + "\n".join(lines) + "\n"
        (zones / f"{origin}.zone").write_text(text)

    for domain in domains:
        put(domain, domain_zone(domain, chance, key))
    for provider in providers:
        put(provider, provider_zone(provider))
    put("dnshost.test", iter(("ns1 A 192.0.2.53", "ns2 A 198.51.100.53")))
    put("test", (f"{name}. NS ns1.dnshost.test." for name in (*domains, *providers, "dnshost.test")))
    hosts = (f"{64 + index} PTR mx{index - 64}.kumo-mail.test." for index in (65, 66))
    put("2.0.192.in-addr.arpa", hosts)
    put("100.51.198.in-addr.arpa", (f"{index} PTR host{index}.line.test." for index in range(1, 250)))
    (folder / "faults.json").write_text("[]")
    return domains


class Laboratory:
    """The zones of `count` domains behind a resolver at `address` that counts questions and delays answers."""

    def __init__(self, count: int, base_port: int = 5700) -> None:
        self._folder = tempfile.TemporaryDirectory(prefix="posture-bench-")
        self._port = base_port
        root = Path(self._folder.name)
        self.domains = write(root / "suite", count)
        self.address = f"127.0.0.1:{base_port + 2}"
        command = [sys.executable, str(TOOLS / "lab.py"), str(root / "run"), str(root / "suite")]
        self._process = subprocess.Popen(
            [*command, "--base-port", str(base_port)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        self._wait()

    def _wait(self) -> None:
        query = bytes.fromhex("123401000001000000000000") + b"\x04test\x00\x00\x06\x00\x01"
        for _ in range(300):
            if self._process.poll() is not None:
                raise SystemExit("the laboratory did not start; nsd and unbound are needed")
            with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
                probe.settimeout(0.2)
                try:
                    probe.sendto(query, ("127.0.0.1", self._port + 2))
                    if probe.recv(4096)[3] & 15 == 0:
                        return
                except OSError:
                    time.sleep(0.1)
        raise SystemExit("the laboratory does not answer")

    def control(self, command: str) -> str:
        """What the proxy says to "reset", "get" or "delay N"."""
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as control:
            control.settimeout(5)
            control.sendto(command.encode(), ("127.0.0.1", self._port + 3))
            return control.recv(65536).decode()

    def questions(self) -> tuple[int, int]:
        """Questions since the last reset, and how many different ones."""
        seen = json.loads(self.control("get"))
        return seen["n"].get("udp", 0) + seen["n"].get("tcp", 0), seen["distinct"]

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._process.terminate()
        self._process.wait(10)
        self._folder.cleanup()


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--count", type=int, default=200)
    arguments = parser.parse_args()
    print(len(write(arguments.folder, arguments.count)), "domains")
