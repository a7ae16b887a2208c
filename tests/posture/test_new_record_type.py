"""A new record type needs what CONTRIBUTING.md says: a module, a line, a field and its schema. Tested on a copy."""

import json

import jsonschema
import pytest

from project_copy import copied, insert, run

TYPE = '''
"""PANGOLIN: where a domain wants reports of pangolins sent to."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Final

from mailguard.catalogue import Language, Wording
from mailguard.dns.flow import Flow, ask
from mailguard.finding import Severity
from mailguard.posture.observation import Observation, dns_evidence, failed_evidence
from mailguard.posture.record_slip import Kind
from mailguard.posture.record_type import (
    LATER_EN,
    LATER_JA,
    ChangeKind,
    Group,
    Judged,
    RecordType,
    both,
    itself,
    value_moves,
)
from mailguard.posture.single_record import RecordPosture, record_line, single_record

if TYPE_CHECKING:
    from mailguard.posture.snapshot import Posture

KIND: Final = Kind("v=PANGOLIN1", ("pangolin",), r"rua[=:]")


def collect_pangolin(domain: str) -> Flow[RecordPosture]:
    """The record of `domain`."""
    answer = yield from ask(f"_pangolin.{domain}", "TXT")
    return single_record(answer, KIND)


def _check(judged: Judged) -> Iterator[Observation]:
    return check_pangolin(judged.domain, judged.parts[PANGOLIN])


def check_pangolin(domain: str, record: RecordPosture) -> Iterator[Observation]:
    """The observations on it."""
    values = {"domain": domain, "failed": record.failed, "record": f'_pangolin.{domain}. TXT "v=PANGOLIN1"'}
    asked = dns_evidence(f"_pangolin.{domain}", "TXT", record.record)
    if record.failed:
        yield Observation("pangolin-temperror", Severity.INFO, evidence=failed_evidence(record.failed), values=values)
    elif record.problem:
        yield Observation("pangolin-none", Severity.LOW, evidence=asked, values=values)
    else:
        yield Observation("pangolin-ok", Severity.OK, evidence=asked, values=values)


def _facts(_posture: "Posture", found: RecordPosture) -> Iterator[Group]:
    if not found.failed:
        yield "pangolin", {"pangolin": found.record} if found.record else {}


def _lines(posture: "Posture", language: Language) -> Iterator[str]:
    yield record_line(posture.pangolin.record, posture.pangolin.failed, language)


TEXTS: Final[Mapping[str, Wording]] = {
    "pangolin-none": both(
        ("{domain} receives no reports of pangolins.", "They get lost.", "Publish: {record}"),
        (
            "{domain} にはセンザンコウの報告先がありません。",
            "迷子になります。",
            "次のレコードを公開してください： {record}",
        ),
    ),
    "pangolin-temperror": both(
        ("Pangolins of {domain} could not be checked ({failed}).", *LATER_EN),
        ("{domain} のセンザンコウを確認できませんでした（{failed}）。", *LATER_JA),
    ),
    "pangolin-ok": both(
        ("{domain} receives reports of pangolins.", "This is how it should be.", "Nothing to do."),
        ("{domain} はセンザンコウの報告を受け取ります。", "望ましい設定です。", "対応は不要です。"),
    ),
}

PANGOLIN: Final = RecordType(
    name="pangolin",
    title={"en": "Pangolins", "ja": "センザンコウ"},
    place=16,
    empty=RecordPosture,
    published_at="_pangolin.{domain} TXT",
    collect=collect_pangolin,
    check=_check,
    texts=TEXTS,
    lines=_lines,
    facts=_facts,
    fact=itself,
    changes={"pangolin": ChangeKind(value_moves("Pangolins", "センザンコウ"), arrival="better")},
)
'''
DOMAIN = "hp.example"
RECORD = "v=PANGOLIN1; rua=mailto:zoo@hp.example"
CONFIG = f"""
[posture]
store = "posture.db"
[[posture.domain]]
name = "{DOMAIN}"
"""


@pytest.fixture(scope="module")
def copy(tmp_path_factory):
    """A copy of the project with an additional record type, a zone that has such a record, and a zone without it."""
    root = copied(tmp_path_factory.mktemp("copy"), "tests", "examples")
    posture = root / "mailguard" / "posture"
    (posture / "records" / "pangolin.py").write_text(TYPE.lstrip(), "utf-8")
    listed = posture / "records" / "__init__.py"
    insert(listed, "from mailguard.posture.records.smtp", "from mailguard.posture.records.pangolin import PANGOLIN\n")
    insert(listed, "    LOOKALIKES,\n    BLOCKLISTS", "    PANGOLIN,\n")
    field = "    pangolin: RecordPosture = field(default_factory=RecordPosture)\n"
    insert(posture / "snapshot.py", "    lookalikes: tuple", field)
    schema = root / "mailguard" / "data" / "posture-1.schema.json"
    insert(schema, '    "lookalikes": {', '    "pangolin": {"$ref": "#/$defs/RecordPosture"},\n')
    zone = {f"{DOMAIN} MX": [f"10 mx.{DOMAIN}."], f"mx.{DOMAIN} A": ["192.0.2.10"]}
    (root / "without.json").write_text(json.dumps(zone), "utf-8")
    (root / "with.json").write_text(json.dumps(zone | {f"_pangolin.{DOMAIN} TXT": [RECORD]}), "utf-8")
    (root / "mailguard.toml").write_text(CONFIG, "utf-8")
    return root


def posture(copy, command, zone, *more):
    return run(copy, "-m", "mailguard", "posture", command, "--zone", f"{zone}.json", "--no-http", *more)


@pytest.mark.parametrize(("zone", "said"), [("with", "pangolin-ok"), ("without", "pangolin-none")])
def test_it_is_asked_for_judged_and_in_the_schema(copy, zone, said):
    document = json.loads(posture(copy, "check", zone, "--format", "json", DOMAIN))
    (report,) = document if isinstance(document, list) else [document]
    assert said in {each["check"] for each in report["findings"]}
    assert report["pangolin"]["record"] == (RECORD if zone == "with" else "")
    assert f"_pangolin.{DOMAIN} TXT" in report["dns"]
    schema = json.loads((copy / "mailguard" / "data" / "posture-1.schema.json").read_text("utf-8"))
    jsonschema.Draft202012Validator(schema).validate(report)


@pytest.mark.parametrize(
    ("language", "title", "said"),
    [
        ("en", "Pangolins", f"{DOMAIN} receives no reports of pangolins."),
        ("ja", "センザンコウ", f"{DOMAIN} にはセンザンコウの報告先がありません。"),
    ],
)
def test_reports_show_it_in_both_languages(copy, language, title, said):
    text = posture(copy, "check", "without", "--lang", language, "-v", DOMAIN)
    assert said in text
    assert title in text


def test_a_change_between_two_rounds_is_told(copy):
    for zone in ("without", "with"):
        posture(copy, "run", zone)
    assert f"Pangolins: {RECORD} added" in run(copy, "-m", "mailguard", "posture", "diff", "--lang", "en", DOMAIN)


def test_a_zone_is_asked_for_each_of_its_checks(copy):
    shown = run(copy, "-m", "pytest", "-p", "no:cacheprovider", "-k", "reachable", "tests/posture/test_every_check.py")
    assert "pangolin-temperror" in shown
    assert "1 failed" in shown
