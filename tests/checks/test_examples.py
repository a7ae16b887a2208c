"""Every check ships a mail that makes it fire and one that does not, and both are scanned here."""

import json
import tempfile
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from unittest import mock

import pytest

import mailguard
from mailguard.auth.result import Result
from mailguard.checks import all_checks
from mailguard.config.load import load_config
from mailguard.correspondents.learn import learn
from mailguard.correspondents.model import Contact, Known
from mailguard.correspondents.store import open_store
from mailguard.dns.zone import load_zone

FOLDER = Path(__file__).parents[2] / "examples" / "checks"
NAMES = [check.name for check in all_checks()]


def known_to(folder, config):
    """Whom an example's reader writes with: the addresses of `learned.txt`, or what `learned.mbox` teaches."""
    if (learned := folder / "learned.txt").exists():
        return Known.of(Contact(line, received=1) for line in learned.read_text().split())
    if not (learned := folder / "learned.mbox").exists():
        return None
    with tempfile.TemporaryDirectory() as place, open_store(Path(place, "known.db"), create=True) as store:
        reports = mailguard.scan_many([learned], offline=True, config=config, habits=True)
        own = frozenset(config.organization.domains)
        assert [step.left_out for step in learn(reports, store, own.__contains__)] == [0]
        return replace(store.known(), path="")


def scan_example(folder, name):
    """The report of an example: beside its `partner.eml`, or the mail of an mbox that has most findings."""
    config = folder / "mailguard.toml"
    zone = folder / "zone.json"
    envelope = folder / "envelope.json"
    at = folder / "at.txt"
    known = known_to(folder, load_config(config)[0] if config.exists() else None)
    batch = [path for path in (folder / name, folder / "partner.eml") if path.exists()]
    if name == "flagged.eml" and len(batch) > 1:
        return next(mailguard.scan_many(batch, offline=True, batch=True))
    if (mbox := (folder / name).with_suffix(".mbox")).exists():
        reports = mailguard.scan_many([mbox], offline=True, batch=True, config=load_config(config)[0])
        return max(reports, key=lambda report: len(report.findings))
    if (theirs := folder / "other-engine.txt").exists():  # what an engine that errs would say of SPF
        said = (Result(theirs.read_text().strip()), "")
        with mock.patch("mailguard.auth.second_opinion.spf._check", return_value=said):
            return mailguard.scan(folder / name, resolver=load_zone(zone), second_opinion=True)
    return mailguard.scan(
        folder / name,
        config=load_config(config)[0] if config.exists() else None,
        resolver=load_zone(zone) if zone.exists() else None,
        offline=not zone.exists(),
        envelope=mailguard.Envelope(**json.loads(envelope.read_text())) if envelope.exists() else None,
        at=datetime.fromisoformat(at.read_text().strip()) if at.exists() else None,
        known=known,
    )


@pytest.mark.parametrize("name", NAMES)
def test_flagged_and_clean(name):
    if name == "qr-code-url":
        pytest.importorskip("zxingcpp", reason="needs the extra qr")
    flagged = scan_example(FOLDER / name, "flagged.eml")
    clean = scan_example(FOLDER / name, "clean.eml")
    assert flagged.errors == clean.errors == ()
    found = [finding for finding in flagged.findings if finding.check == name]
    found += [finding for nested in flagged.nested for finding in nested.findings if finding.check == name]
    assert found
    assert all(finding.evidence and finding.summary and "{" not in finding.summary for finding in found)
    assert name not in {finding.check for finding in clean.findings}


def test_no_example_without_a_check():
    assert {path.name for path in FOLDER.iterdir() if path.is_dir()} <= set(NAMES)
