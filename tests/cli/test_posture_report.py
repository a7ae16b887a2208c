"""`mailguard posture report` after real rounds on a zone file: the content of the page and its sources."""

import json
import re

import pytest

from mailguard.cli import main

CONFIGURATION = """
[posture]
store = "history.db"
[[posture.domain]]
name = "hp.example"
group = "病院"
[[posture.domain]]
name = "clinic.example"
"""


def zone(policy):
    return {
        "hp.example TXT": ["v=spf1 mx -all"],
        "hp.example MX": ["10 mx.hp.example."],
        "mx.hp.example A": ["192.0.2.1"],
        "_dmarc.hp.example TXT": [f"v=DMARC1; p={policy}; rua=mailto:dmarc@hp.example"],
        "clinic.example A": ["192.0.2.2"],
    }


@pytest.fixture
def call(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LC_ALL", "C")
    (tmp_path / "mailguard.toml").write_text(CONFIGURATION, encoding="utf-8")

    def command(*arguments):
        status = main(["posture", *arguments])
        captured = capsys.readouterr()
        return status, captured.out, captured.err

    return command


def round_(call, tmp_path, policy):
    (tmp_path / "zone.json").write_text(json.dumps(zone(policy)))
    status, _, err = call("run", "--zone", "zone.json", "--fail-on", "never", "--prometheus", "mailguard.prom")
    assert (status, err) == (0, "")


def test_before_the_first_round_one_line_says_what_to_do(call):
    status, out, err = call("report")
    assert (status, out) == (2, "")
    assert err.count("\n") == 1
    assert "no store" in err


def test_the_dashboard_shows_all_domains_and_what_changed(call, tmp_path):
    round_(call, tmp_path, "reject")
    round_(call, tmp_path, "none")
    status, out, err = call("report")
    assert (status, err) == (0, "")
    assert out.startswith("<!DOCTYPE html>")
    assert out.index('id="d1"') < out.rindex("clinic.example has no SPF record"), "the worst first"
    assert re.search('id="d1".*\\n.*\\n.*<bdi>clinic.example', out)
    assert "病院" in out
    assert "reject" in out[out.index("What changed") : out.index("All domains")]
    assert "in 2 checks since" in out
    status, out, _ = call("report", "--lang", "ja", "--output", "dashboard.html")
    assert (status, out) == (0, "")
    assert '<html lang="ja">' in (tmp_path / "dashboard.html").read_text(encoding="utf-8")


def test_other_formats_show_the_newest_result(call, tmp_path):
    round_(call, tmp_path, "none")
    found = json.loads(call("report", "--format", "json")[1])
    assert {each["domain"] for each in found} == {"hp.example", "clinic.example"}
    assert call("report", "--format", "text", "-q")[1].splitlines()[0].startswith("critical")
    assert call("report", "--format", "csv")[1].startswith("domain,level")
    assert "mailguard_posture_level{" in call("report", "--format", "prometheus")[1]
    assert "mailguard_posture_level{" in (tmp_path / "mailguard.prom").read_text()


def test_only_configured_domains_are_shown_and_new_ones_named(call, tmp_path):
    round_(call, tmp_path, "none")
    (tmp_path / "mailguard.toml").write_text(
        '[posture]\nstore = "history.db"\ndomains = ["hp.example", "new.example"]\n', encoding="utf-8"
    )
    out = call("report")[1]
    assert "clinic.example" not in out
    assert "Not checked yet: <bdi>new.example</bdi>" in out


@pytest.mark.parametrize("arguments", [["--store", "nowhere.db"], ["--store", "mailguard.toml"], ["--days", "0"]])
def test_mistakes_are_one_line(call, arguments):
    status, out, err = call("report", *arguments)
    assert (status, out) == (2, "")
    assert err.startswith("mailguard: ")
    assert err.count("\n") == 1
