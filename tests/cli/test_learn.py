"""`mailguard learn` and its use in scans; evidence and redaction on the command line."""

import json

import pytest

from mailguard.cli import main


def mail(sender, number, to="soumu@imakiire.or.jp", day=16):
    return (
        f"From: <{sender}>\nTo: <{to}>\nSubject: Delivery\nDate: Mon, {day} Nov 2026 10:00:00 +0900\n"
        f"Message-ID: <{number}@x.example>\n\nWe come on Friday.\n"
    )


@pytest.fixture
def home(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.chdir(tmp_path)
    box = tmp_path / "box"
    box.mkdir()
    for number in range(4):
        (box / f"{number}.eml").write_text(mail("eigyo@minori-yakuhin.example", number, day=10 + number))
    (box / "sent.eml").write_text(mail("soumu@imakiire.or.jp", 9, "eigyo@minori-yakuhin.example"))
    return tmp_path


def scan_checks(capsys, *arguments):
    main(["scan", "--offline", "--format", "json", "--protect", "imakiire.or.jp", *arguments])
    return {finding["check"] for finding in json.loads(capsys.readouterr().out)["findings"]}


def test_learn_scan_export_forget(home, capsys):
    (home / "new.eml").write_text(mail("eigyo@minori-yakuhln.example", 50))
    assert "first-contact" not in scan_checks(capsys, "new.eml")
    assert main(["learn", "box", "--protect", "imakiire.or.jp"]) == 0
    said = capsys.readouterr()
    assert said.out == ""
    assert "5 of 5 mails were new" in said.err
    found = scan_checks(capsys, "new.eml")
    assert {"first-contact", "lookalike-sender-domain"} <= found
    assert main(["learn", "box", "--protect", "imakiire.or.jp", "--lang", "ja"]) == 0
    assert "5通のうち0通" in capsys.readouterr().err
    assert main(["learn", "--export", "-"]) == 0
    contact = json.loads(capsys.readouterr().out)["contacts"][0]
    assert (contact["address"], contact["received"], contact["sent"]) == ("eigyo@minori-yakuhin.example", 4, 1)
    assert main(["learn", "--forget", "minori-yakuhin.example"]) == 0
    capsys.readouterr()
    assert "first-contact" not in scan_checks(capsys, "new.eml")


def test_a_store_of_ones_own(home, capsys):
    (home / "mailguard.toml").write_text('[correspondents]\nstore = "ours.db"\n')
    assert main(["learn", "box"]) == 0
    assert (home / "ours.db").exists()
    assert "no own domain is configured" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["learn"], "nothing to learn from"),
        (["learn", "nowhere"], "nowhere"),
        (["learn", "--export", "-", "--store", "missing.db"], "no such store"),
        (["scan", "--offline", "--store", "missing.db", "box"], "no such store"),
        (["scan", "--offline", "--store", "box/0.eml", "box"], "damaged, or the file is not a store"),
        (["scan", "--offline", "--evidence", "box", "box"], "already exists"),
    ],
)
def test_mistakes_are_one_line(home, capsys, arguments, words):
    assert main(arguments) == 2
    said = capsys.readouterr().err
    assert words in said
    assert "Traceback" not in said


def test_evidence_and_redaction_from_the_command_line(home, capsys):
    main(["scan", "--offline", "--redact", "--evidence", "case.zip", "--format", "json", "box"])
    said = capsys.readouterr()
    assert "soumu@" not in said.out.replace('"address": "soumu@imakiire.or.jp"', "")
    assert "SHA-256" in said.err
    assert (home / "case.zip").exists()
    assert len(json.loads(said.out)) == 5
