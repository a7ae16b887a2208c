"""The failure of one domain never ends a round: in every stage, the other domains are still reported."""

import json

import pytest

from mailguard.cli import main
from mailguard.config.load import parse_config
from mailguard.dns.zone import ZoneResolver
from mailguard.posture import check_domain as checking
from mailguard.posture import round as rounds_
from mailguard.posture.notify import deliver
from mailguard.posture.records import dmarc
from mailguard.posture.round import run_round
from mailguard.posture.store import open_store, store
from mailguard.render.posture import text as posture_text

BAD, GOOD = "kowareta-clinic.example", "genki-clinic.example"
ZONE = {
    f"{domain} {type_}": value
    for domain in (BAD, GOOD)
    for type_, value in {
        "TXT": ["v=spf1 mx -all"],
        "MX": [f"10 mx1.{domain}."],
        "NS": ["ns1.dns.example.", "ns2.dns.example."],
    }.items()
} | {"7.2.0.192.in-addr.arpa PTR": [f"mx1.{BAD}.", f"mx1.{GOOD}."]}
ZONE |= {f"mx1.{domain} A": ["192.0.2.7"] for domain in (BAD, GOOD)}
ZONE |= {f"_dmarc.{domain} TXT": [f"v=DMARC1; p=reject; rua=mailto:d@{domain}"] for domain in (BAD, GOOD)}
HOOK = '[[posture.notify]]\ntype = "webhook"\nname = "{}"\nurl = "http://127.0.0.1:1/"\n'


@pytest.fixture
def place(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "zone.json").write_text(json.dumps(ZONE))
    (tmp_path / "mailguard.toml").write_text(f'[posture]\ndomains = ["{BAD}", "{GOOD}"]\nstore = "p.db"\n')
    return tmp_path


def failing(function, when):
    """Return `function`, changed to crash if `when` is true for its arguments."""

    def wrapped(*arguments, **options):
        if when(*arguments):
            raise RuntimeError("a fault of our own")
        return function(*arguments, **options)

    return wrapped


def about_bad(domain, *_):
    return domain == BAD


FAULTS = {
    "collect": (checking, "collect_domain", about_bad),
    "judge one part": (dmarc, "check_dmarc", about_bad),
    "judge": (checking, "assemble", about_bad),
    "compare": (rounds_, "facts", lambda posture, *_: posture.domain == BAD),
    "store": (store, "posture_content", lambda found, *_: found["domain"] == BAD),
}


@pytest.mark.parametrize("stage", FAULTS)
def test_a_fault_in_a_stage_costs_one_domain(stage, place, monkeypatch, capsys):
    module, name, when = FAULTS[stage]
    monkeypatch.setattr(module, name, failing(getattr(module, name), when))
    assert main(["posture", "run", "--zone", "zone.json", "--format", "json"]) == 2
    told = json.loads(capsys.readouterr().out)
    bad, good = told["domains"]
    assert (good["domain"], good["level"], good["errors"]) == (GOOD, "good", [])
    assert told["unchecked"] == [BAD]
    assert bad["level"] == "unknown"
    assert any("RuntimeError: a fault of our own" in each for each in bad["errors"])
    with open_store("p.db") as opened:
        assert GOOD in opened.domains()
        assert (BAD in opened.domains()) == (stage != "store")


@pytest.mark.parametrize("stage", ["collect", "judge one part", "judge"])
def test_the_others_are_checked_too(stage, place, monkeypatch, capsys):
    module, name, when = FAULTS[stage]
    monkeypatch.setattr(module, name, failing(getattr(module, name), when))
    assert main(["posture", "check", BAD, GOOD, "--zone", "zone.json", "--format", "json"]) == 2
    captured = capsys.readouterr()
    assert captured.err == ""
    assert [each["level"] for each in json.loads(captured.out)] == ["unknown", "good"]
    posture = checking.check_domain(BAD, resolver=ZoneResolver(ZONE))
    assert (posture.level, bool(posture.errors)) == ("unknown", True)


@pytest.mark.parametrize("format_", ["text", "json", "jsonl", "csv", "html", "sarif", "junit"])
def test_a_posture_that_cannot_be_drawn(format_, place, monkeypatch, capsys):
    from mailguard.posture.snapshot import Posture
    from mailguard.render.posture import outcome as posture_outcome

    def crash(posture, *_):
        return posture.domain == BAD and not any(each.check == "check-failed" for each in posture.findings)

    if format_ == "text":
        monkeypatch.setattr(posture_text, "_block", failing(posture_text._block, crash))
    elif format_ in ("json", "jsonl"):
        monkeypatch.setattr(Posture, "to_dict", failing(Posture.to_dict, crash))
    else:
        path = f"mailguard.render.posture.{'html_parts' if format_ == 'html' else format_}.sorted_findings"
        monkeypatch.setattr(path, failing(posture_outcome.sorted_findings, crash))
    assert main(["posture", "check", BAD, GOOD, "--zone", "zone.json", "--format", format_, "-v"]) == 2
    out = capsys.readouterr().out
    assert GOOD in out
    assert "a fault of our own" in out


def test_a_part_that_crashes_mends_nothing(tmp_path, monkeypatch):
    config = parse_config(f'[posture]\ndomains = ["{BAD}"]\nhttp = false\n')[0]
    weak = ZONE | {f"_dmarc.{BAD} TXT": ["v=DMARC1; p=none"]}
    with open_store(str(tmp_path / "p.db"), create=True) as opened:
        run_round(opened, config, resolver=ZoneResolver(weak), environ={})
        with monkeypatch.context() as patched:
            patched.setattr(dmarc, "check_dmarc", failing(dmarc.check_dmarc, about_bad))
            crashed = run_round(opened, config, resolver=ZoneResolver(weak), environ={})
        assert (crashed.changes, crashed.unchecked) == ((), (BAD,))
        assert run_round(opened, config, resolver=ZoneResolver(weak), environ={}).changes == ()


def test_a_message_that_cannot_be_written_or_sent(tmp_path, monkeypatch):
    config = parse_config(f'[posture]\ndomains = ["{GOOD}"]\nhttp = false\n{HOOK.format("a")}{HOOK.format("b")}')[0]
    module = __import__("mailguard.posture.notify.deliver", fromlist=["_part"])
    with open_store(str(tmp_path / "p.db"), create=True) as opened:
        with monkeypatch.context() as patched:
            patched.setattr(module, "_part", failing(module._part, lambda channel, *_: channel.name == "a"))
            patched.setattr(module, "_deliver", failing(module._deliver, lambda *_: True))
            found = run_round(opened, config, resolver=ZoneResolver(ZONE), environ={})
        assert {each.channel for each in found.undelivered} == {"a", "b"}
        assert opened.domains() == (GOOD,)
        assert deliver(opened, config.posture.notify, "en", {})[0].channel == "b"


def rounds(opened, config, *zones):
    found = [run_round(opened, config, resolver=ZoneResolver(each), environ={}) for each in zones]
    return [[(change.what, change.direction) for change in each.changes] for each in found]


def test_a_domain_that_is_never_answered_for_is_told_once_and_its_end(tmp_path):
    config = parse_config(f'[posture]\ndomains = ["{GOOD}"]\nhttp = false\n')[0]
    dead = dict.fromkeys(ZONE, "TIMEOUT")
    with open_store(str(tmp_path / "p.db"), create=True) as opened:
        told = rounds(opened, config, ZONE, *[dead] * 6, ZONE, dead, ZONE)
    assert told == [[], [], [], [("unchecked", "worse")], [], [], [], [("unchecked", "better")], [], []]


def test_init_names_a_store_beside_its_file(place, capsys):
    assert main(["posture", "init", GOOD, "--zone", "zone.json", "--output", "own.toml"]) == 0
    assert parse_config((place / "own.toml").read_text())[0].posture.store == "posture.db"


def test_a_trial_does_not_touch_the_history_of_the_user(place, monkeypatch, capsys):
    monkeypatch.setenv("XDG_DATA_HOME", str(place / "data"))
    (place / "mailguard.toml").write_text(f'[posture]\ndomains = ["{GOOD}"]\n')
    assert main(["posture", "run", "--zone", "zone.json"]) == 2
    assert capsys.readouterr().err.count("\n") == 1
    assert not (place / "data" / "mailguard" / "posture.db").exists()
    assert main(["posture", "run", "--zone", "zone.json", "--store", "trial.db"]) == 0
