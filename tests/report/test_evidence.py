"""The evidence package is complete and verifiable, or it does not exist."""

import hashlib
import json
import zipfile

import pytest

import mailguard
from mailguard.errors import InputError
from mailguard.report.evidence import EvidencePackage

RAW = b"From: a@kasumi.example\nTo: b@hp.example\nSubject: \xe3\x81\x82\x1b[31m\n\nHi\n"


def fill(target, raws=(RAW,)):
    with EvidencePackage(target, "ja") as package:
        for index, raw in enumerate(raws):
            package.add_message(f"inbox/{index}.eml", raw)
        for index, raw in enumerate(raws):
            package.add_report(mailguard.scan(raw, offline=True, path=f"inbox/{index}.eml"))
    return package


def test_every_file_is_listed_with_its_digest(tmp_path):
    package = fill(tmp_path / "case", (RAW, b"\0\xff" * 100))
    folder = tmp_path / "case"
    assert (folder / "00001" / "message.eml").read_bytes() == RAW
    manifest = json.loads((folder / "manifest.json").read_text("utf-8"))
    assert manifest["schema"] == "mailguard.evidence/1"
    assert manifest["created"].endswith("Z")
    assert manifest["messages"][0]["sha256"] == hashlib.sha256(RAW).hexdigest()
    assert {each["path"] for each in manifest["files"]} == {
        f"{number}/{name}"
        for number in ("00001", "00002")
        for name in ("message.eml", "report.json", "report.txt", "report.html", "dns.json")
    }
    sums = dict(reversed(line.split("  ", 1)) for line in (folder / "SHA256SUMS").read_text().splitlines())
    present = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    assert set(sums) == present - {"SHA256SUMS"}
    assert all(hashlib.sha256((folder / name).read_bytes()).hexdigest() == digest for name, digest in sums.items())
    assert package.manifest_sha256 == sums["manifest.json"]
    text = (folder / "manifest.txt").read_text("utf-8")
    assert "証拠一式" in text
    assert "Evidence package" in text
    assert "\x1b" not in text


def test_as_a_zip(tmp_path):
    fill(tmp_path / "case.zip")
    with zipfile.ZipFile(tmp_path / "case.zip") as archive:
        assert archive.testzip() is None
        assert archive.read("case/00001/message.eml") == RAW
    assert [path.name for path in tmp_path.iterdir()] == ["case.zip"]


@pytest.mark.parametrize("name", ["case", "case.zip"])
def test_a_failure_leaves_nothing(tmp_path, name):
    package = EvidencePackage(tmp_path / name)
    package.__enter__()
    package.add_message("x", RAW)
    assert package.__exit__(KeyboardInterrupt, KeyboardInterrupt(), None) is None
    assert list(tmp_path.iterdir()) == []


def test_nothing_is_overwritten(tmp_path):
    (tmp_path / "case").mkdir()
    (tmp_path / "case" / "old").write_text("x")
    (tmp_path / "case.zip").write_text("x")
    for name in ("case", "case.zip"):
        with pytest.raises(InputError, match="already exists"):
            fill(tmp_path / name)
    assert (tmp_path / "case.zip").read_text() == "x"


def test_an_empty_folder_may_be_used(tmp_path):
    (tmp_path / "case").mkdir()
    fill(tmp_path / "case")
    assert (tmp_path / "case" / "manifest.json").exists()


def test_impossible_places():
    for target in ("/nonexistent/folder/case", "/dev/null/case.zip"):
        with pytest.raises(InputError):
            fill(target)
