"""Scan the example mails of the checks, each with the options in the files next to it."""

import json
import tempfile
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any
from unittest import mock

import mailguard
from mailguard.auth.result import Result
from mailguard.config import Config
from mailguard.config.load import load_config
from mailguard.correspondents.learn import learn
from mailguard.correspondents.model import Contact, Known
from mailguard.correspondents.store import open_store
from mailguard.dns.zone import load_zone
from mailguard.report.model import Report

FOLDER = Path(__file__).parents[2] / "examples" / "checks"


def known_to(folder: Path, config: Config | None) -> Known | None:
    """Return the known correspondents of an example: the addresses of `learned.txt`, or those in `learned.mbox`."""
    if (learned := folder / "learned.txt").exists():
        return Known.of(Contact(line, received=1) for line in learned.read_text().split())
    if not (learned := folder / "learned.mbox").exists():
        return None
    assert config is not None
    with tempfile.TemporaryDirectory() as place, open_store(Path(place, "known.db"), create=True) as store:
        reports = mailguard.scan_many([learned], offline=True, config=config, habits=True)
        own = frozenset(config.organization.domains)
        assert [step.left_out for step in learn(reports, store, own.__contains__)] == [0]
        return replace(store.known(), path="")


def settings_of(folder: Path) -> dict[str, Any]:
    """Return the arguments of `mailguard.scan` besides the mail."""
    written, zone = folder / "mailguard.toml", folder / "zone.json"
    envelope, at = folder / "envelope.json", folder / "at.txt"
    config = load_config(written)[0] if written.exists() else None
    return {
        "config": config,
        "resolver": load_zone(zone) if zone.exists() else None,
        "offline": not zone.exists(),
        "envelope": mailguard.Envelope(**json.loads(envelope.read_text())) if envelope.exists() else None,
        "at": datetime.fromisoformat(at.read_text().strip()) if at.exists() else None,
        "known": known_to(folder, config),
    }


def scan_example(folder: Path, name: str) -> Report:
    """Return the report of an example, judged together with `partner.eml`; of an mbox, that with most findings."""
    settings = settings_of(folder)
    batch = [path for path in (folder / name, folder / "partner.eml") if path.exists()]
    if name == "flagged.eml" and len(batch) > 1:
        return next(mailguard.scan_many(batch, offline=True, batch=True))
    if (mbox := (folder / name).with_suffix(".mbox")).exists():
        reports = mailguard.scan_many([mbox], offline=True, batch=True, config=settings["config"])
        return max(reports, key=lambda report: len(report.findings))
    if (theirs := folder / "other-engine.txt").exists():  # the SPF result of an engine that is wrong
        said = (Result(theirs.read_text().strip()), "")
        with mock.patch("mailguard.auth.second_opinion.spf._check", return_value=said):
            return mailguard.scan(folder / name, resolver=settings["resolver"], second_opinion=True)
    return mailguard.scan(folder / name, **settings)
