"""Where pyspf, dkimpy and checkdmarc have other results than mailguard, over suites, folders of mail, and zones.

    python tests/bench/second_opinion.py [--suites FOLDER] [--zones ZONES.jsonl.xz [--every N]] [FOLDER ...]

The suites are read as tests/conformance reads them; folders hold .eml files. There every signed domain is given a key
that is not the signer's, and every sender an SPF record, because their real DNS answers are not known any more.
`--zones` names a file with one JSON object a line, `domain` and `zone` (as --zone takes it): checkdmarc judges them.
Prints the number of opinions, the known differences by name, and each difference without an explanation: the last
number should be 0, and the exit status is 1 where it is not.
"""

import argparse
import base64
import collections
import sys
import time
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

import mailguard
from mailguard.auth.authenticate import authenticate
from mailguard.auth.result import Envelope
from mailguard.config import Config
from mailguard.dns.drive import run
from mailguard.dns.flow import Answer, Status
from mailguard.message import parse

sys.path.insert(0, str(Path(__file__).parents[1] / "conformance"))


class MadeUp:
    """Answers that let both engines work: a valid key at every selector, a record at every domain."""

    def __init__(self):
        key = rsa.generate_private_key(65537, 2048).public_key()
        octets = key.public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
        self.key = f"v=DKIM1; p={base64.b64encode(octets).decode()}"

    def resolve(self, questions):
        return {question: self.answer(question) for question in questions}

    def answer(self, question):
        if question.type == "TXT" and "._domainkey." in question.name:
            return Answer(question, Status.OK, (self.key,))
        if question.type == "TXT" and not question.name.startswith("_"):
            return Answer(question, Status.OK, ("v=spf1 a mx include:_spf.made-up.test ~all",))
        if question.type == "MX":
            return Answer(question, Status.OK, (f"10 mx.{question.name}",))
        if question.type == "A":
            return Answer(question, Status.OK, ("192.0.2.1",))
        return Answer(question, Status.NXDOMAIN)


def judged(raw, resolver, envelope=None, at=None):
    at = at or datetime.now(UTC)
    flow = authenticate(parse(raw), envelope or Envelope(), at, Config(), second_opinion=True)
    return run(flow, resolver).second_opinion


def spf_suite(suites):
    import test_spf

    test_spf.SUITE = suites / "spf-rfc7208" / "rfc7208-tests.yml"
    for case in test_spf.cases():
        zone, data = case.values
        envelope = Envelope(data["host"], data["helo"], data["mailfrom"])
        yield f"spf {case.id}", judged(b"From: a@b.test\n\nx\n", zone, envelope)


def dkim_suites(suites):
    import json

    from mailguard.dns.zone import ZoneResolver

    at = datetime.fromtimestamp(1_667_843_664, UTC)
    for path in sorted((suites / "dkim-stalwart").glob("*.txt")):
        records, _, message = path.read_bytes().partition(b"\n\n")
        lines = [line.partition(" ") for line in records.decode().splitlines()]
        zone = {f"{name.lower()} TXT": [record] for name, _, record in lines}
        yield f"dkim {path.name}", judged(message, ZoneResolver(zone), at=at)
    keys = json.loads((suites / "dkim-go-msgauth" / "dns.json").read_text())
    zone = ZoneResolver({f"{name} TXT": [record] for name, record in keys.items()})
    for path in sorted((suites / "dkim-go-msgauth").glob("*.eml")):
        yield f"dkim {path.name}", judged(path.read_bytes(), zone, at=at)


def arc_suite(suites):
    import test_arc

    from mailguard.dns.zone import ZoneResolver

    test_arc.SUITE = suites / "arc-valimail" / "arc-draft-validation-tests.yml"
    for given in test_arc._cases():
        case, keys = given.values[0]
        zone = ZoneResolver({f"{name} TXT": [record] for name, record in keys.items()})
        yield f"arc {given.id}", judged(case["message"].encode(), zone, at=test_arc.AT)


def folder(where):
    resolver = MadeUp()
    for path in sorted(where.rglob("*")):
        if path.is_file():
            report = mailguard.scan(path, resolver=resolver, second_opinion=True)
            yield str(path), report.authentication.second_opinion


def zones(path, every):
    import json
    import lzma

    from mailguard.dns.zone import ZoneResolver
    from mailguard.errors import ZoneError
    from mailguard.posture.check_domain import check_domain
    from mailguard.posture.options import DomainOptions

    options = DomainOptions(http=False, second_opinion=True)
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        for line in islice(lines, 0, None, every):
            data = json.loads(line)
            try:
                resolver = ZoneResolver(data["zone"])
            except ZoneError:  # a name that is there twice
                continue
            yield data["domain"], check_domain(data["domain"], resolver=resolver, options=options).second_opinion


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="*", type=Path)
    parser.add_argument("--suites", type=Path)
    parser.add_argument("--zones", type=Path)
    parser.add_argument("--every", type=int, default=1)
    options = parser.parse_args()
    parts = {}
    if options.suites:
        parts = {
            "spf": spf_suite(options.suites),
            "dkim": dkim_suites(options.suites),
            "arc": arc_suite(options.suites),
        }
    if options.zones:
        parts["zones"] = zones(options.zones, options.every)
    parts |= {str(where): folder(where) for where in options.folders}
    unexplained = 0
    for name, found in parts.items():
        count, agreed, known, started = 0, 0, collections.Counter(), time.perf_counter()
        for where, opinions in found:
            for each in opinions:
                count += 1
                agreed += each.agrees
                if not each.agrees and each.reason:
                    known[each.reason] += 1
                elif not each.agrees:
                    unexplained += 1
                    print("not explained:", where, each)
        seconds = time.perf_counter() - started
        print(f"{name}: {count} opinions, {agreed} agree, known differences {dict(known)}, {seconds:.0f} s")
    print(f"{unexplained} not explained")
    return 1 if unexplained else 0


if __name__ == "__main__":
    sys.exit(main())
