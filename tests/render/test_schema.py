"""Reports of real scans are valid against the shipped JSON Schema, and reading them restores the same report."""

import json
from importlib import resources
from pathlib import Path

import jsonschema
import pytest

from mailguard.pipeline.scan import scan
from mailguard.render import render
from mailguard.report.model import Report

SCHEMA = json.loads(resources.files("mailguard.data").joinpath("report-1.schema.json").read_text("utf-8"))
VALID = jsonschema.Draft202012Validator(SCHEMA)
EXAMPLES = sorted((Path(__file__).parents[2] / "examples").rglob("*.eml"))


@pytest.mark.skipif(not EXAMPLES, reason="no examples beside the tests")
def test_every_example():
    for path in EXAMPLES:
        report = scan(path, offline=True, lang="ja")
        data = json.loads("".join(render([report], "json")))
        VALID.validate(data)
        assert Report.from_dict(data).to_dict() == report.to_dict(), path
        assert data["errors"] == [], path


@pytest.mark.parametrize(
    "raw", [b"", b"\x00" * 500, b"From: a\n\nx", b"\xd0\xcf\x11\xe0" * 50, b"Subject: =?utf-8?b?7aCA?=\n\n"]
)
def test_odd_bytes(raw):
    report = scan(raw, offline=True)
    VALID.validate(json.loads("".join(render([report], "json"))))
