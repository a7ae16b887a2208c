"""The commands `posture run`, `history`, `diff` and `init`, as an administrator and a scheduler use them."""

import json
import signal
import subprocess
import sys
import threading
import time
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

from mailguard.cli import main
from mailguard.config.load import parse_config
from mailguard.posture.store import open_store

D = "imakiire.example"
ZONE = {
    f"{D} TXT": ["v=spf1 mx -all"],
    f"_dmarc.{D} TXT": [f"v=DMARC1; p=reject; rua=mailto:d@{D}"],
    f"{D} MX": [f"10 mx1.{D}."],
    f"mx1.{D} A": ["192.0.2.1"],
    "1.2.0.192.in-addr.arpa PTR": [f"mx1.{D}."],
    f"{D} NS": [f"ns1.{D}.", f"ns2.{D}."],
    "parked.example TXT": ["v=spf1 -all"],
    "parked.example MX": ["0 ."],
    "_dmarc.parked.example TXT": ["v=DMARC1; p=reject; sp=reject; adkim=s; aspf=s"],
}
WEAK = {f"_dmarc.{D} TXT": [f"v=DMARC1; p=none; rua=mailto:d@{D}"]}
FAILING = {f"_dmarc.{D} TXT": "TIMEOUT"}


@pytest.fixture
def place(tmp_path, monkeypatch):
    """A folder with a configuration, and a function that changes what the zone says."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LANG", "C.UTF-8")
    monkeypatch.setenv("COLUMNS", "100")
    configure(tmp_path)
    publish()
    return tmp_path


def configure(folder, more=""):
    text = f'[posture]\ndomains = ["{D}", "parked.example"]\nstore = "posture.db"\n{more}'
    (Path(folder) / "mailguard.toml").write_text(text, "utf-8")


def publish(*changes):
    zone = dict(ZONE)
    for change in changes:
        zone.update(change)
    found = {name: value for name, value in zone.items() if value is not None}
    Path("zone.json").write_text(json.dumps(found), "utf-8")


def run(*arguments, zone="zone.json"):
    return main(["posture", "run", "--zone", zone, *arguments])


def told(capsys):
    captured = capsys.readouterr()
    return captured.out, captured.err


class Hook:
    """A webhook that can be down."""

    def __init__(self):
        self.status, self.messages = 200, []
        outer = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self):
                body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
                if outer.status == 200:
                    outer.messages.append(body)
                self.send_response(outer.status)
                self.end_headers()

            def log_message(self, *arguments):
                pass

        self.server = HTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_address[1]}/"
        threading.Thread(target=self.server.serve_forever, args=(0.05,), daemon=True).start()


@pytest.fixture
def hook():
    hook = Hook()
    yield hook
    hook.server.shutdown()
    hook.server.server_close()


# run


def test_each_change_is_told_once_and_its_mending_too(place, capsys):
    assert run() == 0
    out, err = told(capsys)
    assert "from now on" in out
    assert D in out
    assert err == ""
    assert run() == 0
    assert "Nothing changed" in told(capsys)[0]
    publish(WEAK)
    assert run("--fail-on", "warning") == 1
    out, _ = told(capsys)
    assert "[worse] DMARC p=reject → none" in out
    assert "parked.example" not in out
    assert run() == 0
    assert "p=reject → none" not in told(capsys)[0]
    publish()
    assert run() == 0
    assert "[better] DMARC p=none → reject" in told(capsys)[0]


def test_a_failed_lookup_is_no_change_and_says_that_it_could_not_be_checked(place, capsys):
    run()
    told(capsys)
    publish(FAILING)
    assert run() == 2
    out, _ = told(capsys)
    assert "Could not be checked: imakiire.example" in out
    assert "Nothing changed" in out
    publish()
    assert run() == 0
    assert "Nothing changed" in told(capsys)[0]
    publish(FAILING)
    run()
    publish(WEAK)  # changed while the name server did not answer
    told(capsys)
    run()
    assert "p=reject → none" in told(capsys)[0]


def test_quiet_prints_nothing_when_nothing_changed(place, capsys):
    run()
    told(capsys)
    assert run("-q") == 0
    assert told(capsys) == ("", "")
    publish(WEAK)
    run("-q")
    assert "p=reject → none" in told(capsys)[0]


def test_notifications_are_never_lost_and_never_repeated(place, hook, capsys):
    configure(place, f'[[posture.notify]]\ntype = "webhook"\nurl = "{hook.url}"\n')
    hook.status = 503
    assert run() == 2
    assert "webhook" in told(capsys)[1]
    publish(WEAK)
    assert run() == 2
    assert hook.messages == []
    hook.status = 200
    assert run() == 0
    baseline, change = hook.messages
    assert {each["domain"] for each in baseline["baseline"]} == {D, "parked.example"}
    assert baseline["changes"] == []
    assert "dmarc-policy" in {each["what"] for each in change["changes"]}
    assert run() == 0
    assert len(hook.messages) == 2
    publish()
    assert run() == 0
    assert run() == 0
    assert len(hook.messages) == 3
    assert {each["direction"] for each in hook.messages[2]["changes"]} == {"better"}


def test_a_domain_added_later_gets_a_baseline_of_its_own(place, hook, capsys):
    run()
    configure(
        place, f'[[posture.domain]]\nname = "new.example"\n[[posture.notify]]\ntype = "webhook"\nurl = "{hook.url}"\n'
    )
    publish({"new.example TXT": ["v=spf1 -all"]})
    run()
    (message,) = hook.messages
    assert [each["domain"] for each in message["baseline"]] == ["new.example"]
    assert message["changes"] == []


def test_json_of_a_round(place, capsys):
    run("--format", "json")
    told(capsys)
    publish(WEAK)
    run("--format", "json", "--lang", "ja")
    value = json.loads(told(capsys)[0])
    assert value["schema"] == "mailguard.posture-round/1"
    assert [each["domain"] for each in value["domains"]] == [D, "parked.example"]
    first = value["changes"][0]
    assert (first["domain"], first["what"], first["old"], first["new"]) == (D, "dmarc-policy", "reject", "none")
    assert value["unchecked"] == value["undelivered"] == value["baseline"] == []


def test_metrics_and_documents_beside_it(place, capsys):
    assert run("--prometheus", "metrics.prom", "--format", "junit", "--output", "junit.xml") == 0
    assert D in (place / "metrics.prom").read_text("utf-8")
    assert "<testsuite" in (place / "junit.xml").read_text("utf-8")
    assert told(capsys) == ("", "")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--zone", "none.json"], "none.json"),
        (["--every", "6 fortnights"], "6h"),
        (["--store", "mysql://h/d"], "mysql"),
        (["--store", "zone.json"], "zone.json"),
        (["--store", "no/such/folder/x.db"], "no folder"),
        (["--store", "postgresql://u:geheim@127.0.0.1:1/d"], "127.0.0.1"),
        (["--mta-sts-policy-dir", "nowhere"], "nowhere"),
        (["--evry", "6h"], "--every"),
    ],
)
def test_a_mistake_is_one_line_and_status_2(place, capsys, arguments, words):
    assert run(*arguments) == 2
    out, err = told(capsys)
    assert out == ""
    assert err.count("\n") == 1
    assert words in err
    assert "geheim" not in err


def test_without_domains_it_says_where_to_name_them(place, capsys):
    (place / "mailguard.toml").write_text("", "utf-8")
    assert run() == 2
    assert "[posture]" in told(capsys)[1]
    assert not (place / "posture.db").exists() or open_store("posture.db").domains() == ()


def test_a_second_run_at_once_says_so(place, capsys):
    with open_store("posture.db") as store, store.lock():
        assert run() == 2
    out, err = told(capsys)
    assert (out, err.count("\n")) == ("", 1)
    assert "another round is running" in err


def test_a_dead_name_server_ends_it_and_nothing_is_stored(place, capsys):
    started = time.monotonic()
    (place / "mailguard.toml").write_text(
        (place / "mailguard.toml").read_text("utf-8") + "[dns]\ntimeout = 0.3\n", "utf-8"
    )
    assert main(["posture", "run", "--nameserver", "127.0.0.1:1", "--no-http"]) == 2
    assert time.monotonic() - started < 5
    assert told(capsys)[1].count("\n") == 1
    with open_store("posture.db") as store:
        assert store.domains() == ()


def start(*arguments):
    command = [sys.executable, "-m", "mailguard", "posture", "run", "--zone", "zone.json", *arguments]
    return subprocess.Popen(
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        # Interrupts are ignored where tests run in the background.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # noqa: PLW1509 - one thread only
    )


@pytest.mark.parametrize(("number", "status"), [(signal.SIGTERM, 0), (signal.SIGINT, 130)])
def test_every_goes_on_through_a_failed_round_until_it_is_told_to_stop(place, number, status):
    process = start("--every", "1s", "--format", "json")
    lines = [process.stdout.readline()]
    (place / "zone.json").write_text("broken", "utf-8")
    told = process.stderr.readline()
    publish(WEAK)
    lines.append(process.stdout.readline())
    process.send_signal(number)
    _, err = process.communicate(timeout=10)
    assert process.returncode == status
    assert "zone.json" in told
    assert "Traceback" not in err
    rounds = [json.loads(line) for line in lines]
    assert rounds[0]["baseline"] == [D, "parked.example"]
    assert "dmarc-policy" in {change["what"] for change in rounds[1]["changes"]}


def test_every_ends_at_once_when_the_configuration_is_wrong(place, capsys):
    (place / "mailguard.toml").write_text("[posture]\ndomain = 3", "utf-8")
    assert run("--every") == 2
    assert told(capsys)[1].count("\n") == 1


# history and diff


def test_history_and_differences(place, capsys):
    run()
    time.sleep(1.05)
    publish(WEAK)
    run()
    told(capsys)
    assert main(["posture", "history", D.upper() + "."]) == 0
    out, _ = told(capsys)
    assert out.index("p=reject → none") > out.index("warning")
    assert out.count("Z  ") == 2
    assert main(["posture", "history", D, "--format", "json", "--limit", "1"]) == 0
    value = json.loads(told(capsys)[0])
    assert (value["schema"], len(value["rounds"])) == ("mailguard.posture-history/1", 1)
    assert main(["posture", "diff", D]) == 0
    assert "DMARC p=reject → none" in told(capsys)[0]
    assert main(["posture", "diff", D, "--exit-code", "--lang", "ja"]) == 1
    assert "[悪化] DMARC p=reject → none" in told(capsys)[0]
    assert main(["posture", "diff", "parked.example", "--exit-code"]) == 0
    assert "Nothing changed" in told(capsys)[0]
    assert main(["posture", "diff", D, "--from", "2999-01-01", "--format", "json"]) == 0
    value = json.loads(told(capsys)[0])
    assert value["from"] == value["to"]
    assert value["changes"] == []


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["history", "imakire.example"], "did you mean imakiire.example"),
        (["diff", D], "no round before"),
        (["diff", D, "--from", "2001-01-01"], "at or before"),
        (["diff", D, "--from", "yesterday"], "2026-11-22"),
        (["history", "https://imakiire.example/"], "URL"),
        (["history", D, "--store", "other.db"], "no store other.db"),
    ],
)
def test_what_the_history_does_not_know_is_one_line(place, capsys, arguments, words):
    run()
    told(capsys)
    assert main(["posture", *arguments]) == 2
    out, err = told(capsys)
    assert (out, err.count("\n")) == ("", 1)
    assert words in err


def test_reading_makes_no_store(place, capsys):
    assert main(["posture", "history", D]) == 2
    assert not (place / "posture.db").exists()


# init


def init(*arguments):
    return main(["posture", "init", "--zone", "zone.json", *arguments])


@pytest.mark.parametrize("lang", ["en", "ja"])
def test_init_writes_a_configuration_that_holds_what_was_found(place, capsys, lang):
    publish(WEAK)
    assert init(D, D, "PARKED.example", "--output", "new.toml", "--lang", lang) == 0
    text = (place / "new.toml").read_text("utf-8")
    config, _ = parse_config(text)
    first, second = config.posture.entries()
    assert (first.name, first.parked, first.expect.mx) == (D, False, (f"mx1.{D}",))
    assert (first.expect.spf, first.expect.dmarc) == ("fail", None)  # p=none is not worth an expectation
    assert '# dmarc = "reject"' in text
    assert (second.name, second.parked, second.expect.dmarc) == ("parked.example", True, "reject")
    assert config.organization.domains == (D, "parked.example")
    assert ("点検" in text) == (lang == "ja")
    publish()  # a run with the new file right away finds no deviation
    told(capsys)
    assert main(["posture", "run", "--config", "new.toml", "--store", "x.db", "--zone", "zone.json"]) == 0


def test_init_never_overwrites(place, capsys):
    before = (place / "mailguard.toml").read_text("utf-8")
    assert init(D) == 2
    assert "was not changed" in told(capsys)[1]
    assert (place / "mailguard.toml").read_text("utf-8") == before


def test_init_leaves_out_what_does_not_exist_and_marks_what_could_not_be_checked(place, capsys):
    publish(FAILING)
    assert init(D, "nix.example", "--output", "-") == 2
    out, err = told(capsys)
    config, _ = parse_config(out)
    assert [entry.name for entry in config.posture.domain] == [D]
    assert config.posture.domain[0].expect.dmarc is None
    assert "Could not be checked" in out
    assert "nix.example" in err


@pytest.mark.parametrize("arguments", [[], ["no domain"], ["it@imakiire.example"]])
def test_init_says_what_it_needs(place, capsys, arguments):
    assert init(*arguments, "--output", "new.toml") == 2
    assert told(capsys)[1].count("\n") == 1
    assert not (place / "new.toml").exists()
