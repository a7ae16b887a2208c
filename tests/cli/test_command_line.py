"""The command as users and scripts see it: exit statuses, one-line errors, pipes, interrupts, languages."""

import json
import os
import signal
import stat
import subprocess
import sys
import time

import pytest

PHISH = b"""\
Received: from mail.imakire.test (mail.imakire.test [203.0.113.9]) by mx.imakiire.or.jp; Sun, 22 Nov 2026 09:00:02 +0900
From: =?utf-8?b?5LuK57Wm6buO57eP5ZCI55eF6Zmi?= <keiri@imakire.or.jp>
To: uketsuke@imakiire.or.jp
Subject: =?utf-8?b?6Iez5oCl44GU56K66KqN44GP44Gg44GV44GE?=
Date: Sun, 22 Nov 2026 09:00:00 +0900
Message-ID: <1@imakire.test>
Content-Type: text/plain; charset=utf-8

\xe8\x87\xb3\xe6\x80\xa5 24\xe6\x99\x82\xe9\x96\x93\xe4\xbb\xa5\xe5\x86\x85 http://203.0.113.5/login
"""
CLEAN = b"""\
From: Alice <alice@example.com>
To: bob@example.com
Subject: Lunch
Date: Sun, 22 Nov 2026 09:00:00 +0900
Message-ID: <2@example.com>

See you at noon.
"""


@pytest.fixture
def mails(tmp_path):
    (tmp_path / "phish.eml").write_bytes(PHISH)
    (tmp_path / "clean.eml").write_bytes(CLEAN)
    return tmp_path


def environment(**more):
    kept = {
        key: value for key, value in os.environ.items() if not key.startswith(("LC_", "LANG", "PYTHONIO", "NO_COLOR"))
    }
    return kept | {"LC_ALL": "C.UTF-8"} | more


def mailguard(*arguments, cwd, stdin=b"", env=None, **more):
    return subprocess.run(
        [sys.executable, "-m", "mailguard", *map(str, arguments)],
        cwd=cwd,
        input=stdin,
        capture_output=True,
        env=env or environment(XDG_CONFIG_HOME=str(cwd)),
        timeout=60,
        check=False,
        **more,
    )


def scan(*arguments, cwd, **more):
    return mailguard("scan", "--offline", *arguments, cwd=cwd, **more)


def test_statuses_follow_the_verdict(mails):
    found = scan("--protect", "imakiire.or.jp", "phish.eml", cwd=mails)
    assert (found.returncode, found.stderr) == (1, b"")
    assert scan("clean.eml", cwd=mails).returncode == 0
    assert scan("--fail-on", "clean", "clean.eml", cwd=mails).returncode == 1
    assert scan("--fail-on", "never", "--protect", "imakiire.or.jp", "phish.eml", cwd=mails).returncode == 0


def test_an_input_that_fails_outranks_and_the_others_are_reported(mails):
    run = scan("missing.eml", "phish.eml", "clean.eml", "--protect", "imakiire.or.jp", "--format", "json", cwd=mails)
    assert run.returncode == 2
    assert run.stderr == b"mailguard: missing.eml: no such file or directory\n"
    assert [report["path"] for report in json.loads(run.stdout)] == ["phish.eml", "clean.eml"]


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        (["scan", "--offlin", "clean.eml"], "no such option --offlin; did you mean --offline?"),
        (["scna"], "no such command scna; did you mean scan?"),
        (["scan", "--format", "jsno", "clean.eml"], "did you mean json?"),
        (
            ["scan", "--fail-on", "high", "clean.eml"],
            "--fail-on 'high' is not one of clean, suspicious, malicious, never",
        ),
        (["scan", "--lang", "jp", "clean.eml"], "did you mean ja?"),
        (["scan", "--at", "yesterday", "clean.eml"], "'yesterday' is not an RFC 3339 time"),
        (["scan", "--at", "2026-11-22T09:00:00", "clean.eml"], "has no UTC offset"),
        (["scan", "--client-ip", "192.0.2.300", "clean.eml"], "'192.0.2.300' is not an IP address"),
        (["scan", "--nameserver", "dns.example", "clean.eml"], "is not a name server"),
        (["scan", "--jobs", "0", "clean.eml"], "--jobs"),
        (["scan", "--protect", "a@imakiire.or.jp", "clean.eml"], 'write the domain alone: "imakiire.or.jp"'),
        (["scan", "--protect", "or.jp", "clean.eml"], "many owners share"),
        (["scan", "--config", "none.toml", "clean.eml"], "none.toml: no such file"),
        (["scan", "--zone", "none.json", "clean.eml"], "none.json"),
        (["scan", "--output", "no/such/folder/x", "clean.eml"], "cannot write no/such/folder/x"),
        (["scan", "empty"], "empty: no mail in this folder"),
        (["scan", "--offline", "--nameserver", "192.0.2.1", "clean.eml"], "exclude each other"),
        (["explain", "url-shortner"], "did you mean url-shortener?"),
        (["explain"], "CHECK"),
        (["config", "chekc"], "did you mean check?"),
        (["replay", "clean.eml", "clean.eml"], "not a JSON report"),
        (["scan", "a\nb\x1b[2J"], "a\\nb\\x1b[2J"),
    ],
)
def test_a_mistake_is_one_line_and_status_2(mails, arguments, line):
    (mails / "empty").mkdir()
    run = mailguard(*arguments, cwd=mails)
    text = run.stderr.decode()
    assert run.returncode == 2
    assert line in text
    assert text.count("\n") == 1
    assert text.startswith("mailguard: ")
    assert run.stdout == b""


def test_a_message_from_a_pipe(mails):
    for arguments in ([], ["-"]):
        run = scan("--format", "json", *arguments, cwd=mails, stdin=CLEAN)
        assert json.loads(run.stdout)["path"] == "-"
        assert json.loads(run.stdout)["message"]["subject"] == "Lunch"
    assert scan(cwd=mails, stdin=b"").stderr == b"mailguard: standard input is empty\n"


def test_rubbish_gets_a_report(mails):
    (mails / "rubbish").write_bytes(bytes(range(256)) * 40)
    run = scan("--format", "json", "rubbish", cwd=mails)
    report = json.loads(run.stdout)
    assert report["defects"]
    assert report["errors"] == []
    assert run.stderr == b""


def test_folders_mbox_and_jobs_keep_the_order(mails):
    line = b"From a@example.com Sun Nov 22 03:00:00 2026\n"
    (mails / "z.mbox").write_bytes((line + CLEAN + b"\n") * 5)
    serial = scan("--format", "jsonl", mails, cwd=mails)
    parallel = scan("--format", "jsonl", "--jobs", "2", mails, cwd=mails)
    paths = [json.loads(text)["path"] for text in serial.stdout.splitlines()]
    names = ["clean.eml", "phish.eml", *(f"z.mbox#{number}" for number in range(1, 6))]
    assert paths == [os.path.join(mails, name) for name in names]
    assert [json.loads(text)["path"] for text in parallel.stdout.splitlines()] == paths
    assert parallel.stderr == b""


@pytest.mark.parametrize("encoding", ["ascii", "cp932", "utf-8", "latin-1"])
def test_output_never_fails_on_letters(mails, encoding):
    for format_ in ("text", "json", "csv", "html"):
        run = scan(
            "--lang", "ja", "--format", format_, "phish.eml", cwd=mails, env=environment(PYTHONIOENCODING=encoding)
        )
        assert run.stderr == b""
        assert run.returncode in (0, 1)
        assert "今給黎".encode(encoding if format_ == "text" else "utf-8", "backslashreplace") in run.stdout


def test_a_broken_pipe_ends_silently(mails):
    for number in range(60):
        (mails / f"{number}.eml").write_bytes(PHISH)
    process = subprocess.Popen(
        [sys.executable, "-m", "mailguard", "scan", "--offline", "-v", str(mails)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment(),
    )
    process.stdout.readline()
    process.stdout.close()
    assert process.stderr.read() == b""
    process.stderr.close()
    assert process.wait(30) in (0, 1)


@pytest.mark.skipif(os.name == "nt", reason="a POSIX shell closes standard output")
def test_a_closed_standard_output_is_no_crash(mails):
    run = subprocess.run(
        ["/bin/sh", "-c", f"{sys.executable} -m mailguard scan --offline clean.eml >&-"],
        cwd=mails,
        capture_output=True,
        env=environment(),
        check=False,
        timeout=60,
    )
    assert run.stderr == b""
    assert run.returncode == 0


def hears_interrupts():
    """Restore interrupts: a test run in the background inherits that they are ignored."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


@pytest.mark.skipif(os.name == "nt", reason="signals are POSIX")
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_control_c_ends_at_once_with_130(mails, jobs):
    fifo = mails / "pipe"
    os.mkfifo(fifo)
    process = subprocess.Popen(
        [sys.executable, "-m", "mailguard", "scan", "--offline", "--jobs", jobs, "clean.eml", "phish.eml", "pipe"],
        cwd=mails,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment(),
        start_new_session=True,
        preexec_fn=hears_interrupts,  # noqa: PLW1509 - there is only one thread
    )
    time.sleep(2.0)
    os.killpg(process.pid, signal.SIGINT)
    started = time.monotonic()
    _, errors = process.communicate(timeout=20)
    assert process.returncode == 130
    assert errors == b""
    assert time.monotonic() - started < 3


def test_the_language_comes_from_the_environment(mails):
    def first_line(**variables):
        kept = {key: value for key, value in environment().items() if not key.startswith("LC_")}
        run = scan("clean.eml", cwd=mails, env=kept | {"PYTHONIOENCODING": "utf-8"} | variables)
        return run.stdout.decode().splitlines()[0]

    english, japanese = "No danger", "危険な点は"
    assert first_line(LANG="ja_JP.UTF-8").startswith(japanese)
    assert first_line(LANG="ja_JP.eucJP", LC_MESSAGES="en_US.UTF-8").startswith(english)
    assert first_line(LANG="en_US.UTF-8", LC_ALL="ja").startswith(japanese)
    assert first_line(LANG="jam_XX").startswith(english)
    assert first_line().startswith(english)


def test_a_file_is_replaced_only_when_complete(mails):
    target = mails / "report.html"
    target.write_text("old")
    target.chmod(0o640)
    run = scan("--format", "html", "--output", target, "clean.eml", cwd=mails)
    assert (run.returncode, run.stdout, run.stderr) == (0, b"", b"")
    assert target.read_text("utf-8").startswith("<!DOCTYPE html>")
    if os.name != "nt":
        assert stat.S_IMODE(target.stat().st_mode) == 0o640
    assert sorted(path.name for path in mails.iterdir()) == ["clean.eml", "phish.eml", "report.html"]
    assert json.loads(scan("--format", "json", "--output", "-", "clean.eml", cwd=mails).stdout)


def test_the_envelope_is_taken_as_it_comes(mails):
    run = scan(
        "--client-ip",
        "2001:DB8::1",
        "--helo",
        "not a host\x01",
        "--mail-from",
        "",
        "--format",
        "json",
        "clean.eml",
        cwd=mails,
    )
    envelope = json.loads(run.stdout)["envelope"]
    assert envelope["client_ip"] == "2001:db8::1"
    assert envelope["helo"] == "not a host\x01"
    assert envelope["mail_from"] == ""
    assert {envelope["sources"][name] for name in ("client_ip", "helo", "mail_from")} == {"given"}


def test_the_time_judged_is_the_one_given(mails):
    run = scan("--at", "2026-11-22T09:00:00+09:00", "--format", "json", "clean.eml", cwd=mails)
    assert json.loads(run.stdout)["at"] == "2026-11-22T09:00:00+09:00"


def test_a_zone_answers_everything(mails):
    (mails / "zone.json").write_text(
        json.dumps({"imakire.or.jp TXT": ["v=spf1 -all"], "_dmarc.imakire.or.jp TXT": ["v=DMARC1; p=reject"]})
    )
    run = mailguard(
        "scan",
        "--zone",
        "zone.json",
        "--client-ip",
        "203.0.113.9",
        "--mail-from",
        "x@imakire.or.jp",
        "--format",
        "json",
        "phish.eml",
        cwd=mails,
    )
    report = json.loads(run.stdout)
    assert report["authentication"]["spf"]["result"] == "fail"
    assert report["dns"]["imakire.or.jp TXT"] == ["v=spf1 -all"]
    assert run.stderr == b""


def test_replay_gives_the_same_result(mails):
    (mails / "zone.json").write_text(
        json.dumps({"imakire.or.jp TXT": ["v=spf1 -all"], "_dmarc.imakire.or.jp TXT": ["v=DMARC1; p=reject"]})
    )
    (mails / "mailguard.toml").write_text(
        '[organization]\ndomains = ["imakiire.or.jp"]\n[checks.weights]\nip-url = 2\n'
        '[[allow]]\ncheck = "dmarc-fail"\nsender = "other.example"\nreason = "test"\nuntil = 2030-01-01\n'
    )
    for options in (
        ["--zone", "zone.json", "--client-ip", "203.0.113.9", "--mail-from", "x@imakire.or.jp"],
        ["--offline"],
    ):
        first = mailguard("scan", *options, "--format", "json", "--output", "r.json", "phish.eml", cwd=mails)
        assert first.stderr == b""
        again = mailguard("replay", "r.json", "phish.eml", cwd=mails)
        assert again.stdout.startswith(b"The result is the same")
        assert (again.returncode, again.stderr) == (0, b"")
    stored = json.loads((mails / "r.json").read_text("utf-8"))
    stored["verdict"]["score"] = 1
    (mails / "r.json").write_text(json.dumps(stored), "utf-8")
    changed = mailguard("replay", "r.json", "phish.eml", cwd=mails)
    assert changed.returncode == 1
    assert b"verdict.score: 1" in changed.stdout
    other = mailguard("replay", "r.json", "clean.eml", cwd=mails)
    assert other.returncode == 1
    assert b"message.sha256" in other.stdout


def test_checks_and_explain(mails):
    listed = json.loads(mailguard("checks", "--format", "json", cwd=mails).stdout)
    names = [each["check"] for each in listed]
    assert "lookalike-sender-domain" in names
    assert "url-shortener" in mailguard("checks", "--lang", "ja", cwd=mails).stdout.decode()
    page = mailguard("explain", "lookalike-sender-domain", cwd=mails).stdout.decode()
    for heading in ("What it finds", "Why it matters", "False positives", "What to do", "References"):
        assert heading in page
    japanese = mailguard("explain", "lookalike-sender-domain", "--lang", "ja", cwd=mails).stdout.decode()
    assert "なぜ問題か" in japanese
    assert "{" not in japanese


def test_config_commands(mails):
    written = mailguard("config", "init", "--protect", "imakiire.or.jp", cwd=mails)
    assert (written.returncode, written.stderr) == (0, b"")
    content = (mails / "mailguard.toml").read_text("utf-8")
    again = mailguard("config", "init", cwd=mails)
    assert again.returncode == 2
    assert b"already exists" in again.stderr
    assert (mails / "mailguard.toml").read_text("utf-8") == content
    checked = mailguard("config", "check", cwd=mails)
    assert checked.returncode == 0
    assert b"trust.relays is empty" in checked.stdout
    (mails / "full.toml").write_text('[organization]\ndomains = ["x.example"]\n[trust]\nrelays = ["10.0.0.0/8"]\n')
    assert b"relays" not in mailguard("config", "check", "full.toml", cwd=mails).stdout
    shown = mailguard("config", "show", cwd=mails).stdout.decode()
    assert 'domains = ["imakiire.or.jp"]  # mailguard.toml:' in shown
    assert "timeout = 2.0  # mailguard.toml:" in shown
    given = json.loads(mailguard("config", "show", "--protect", "example.com", "--format", "json", cwd=mails).stdout)
    assert given["organization.domains"] == {"value": ["imakiire.or.jp", "example.com"], "from": "--protect"}
    (mails / "bad.toml").write_text("[organization]\ndomain = ['x.example']\n")
    for arguments in (
        ["config", "check", "bad.toml"],
        ["config", "check", "--config", "bad.toml"],
        ["config", "--config", "bad.toml", "check"],
        ["scan", "--config", "bad.toml", "clean.eml"],
    ):
        wrong = mailguard(*arguments, cwd=mails)
        assert wrong.returncode == 2
        assert wrong.stderr.decode() == (
            "mailguard: bad.toml:2: unknown key organization.domain; did you mean organization.domains?\n"
        )


def test_help_is_fast_and_complete(mails):
    started = time.perf_counter()
    run = mailguard("--help", cwd=mails)
    assert time.perf_counter() - started < 2, "0.15 s on an idle machine"
    text = run.stdout.decode()
    for name in ("scan", "headers", "checks", "explain", "config", "replay"):
        assert f"\n  {name}" in text
    assert mailguard("--version", cwd=mails).stdout.startswith(b"mailguard ")


def test_no_command_imports_what_it_does_not_need(mails):
    code = (
        "import sys; from mailguard.cli import main; main(['--help']); "
        "heavy = ('rich', 'httpx', 'sqlalchemy', 'dns', 'spf', 'dkim', 'asyncio', 'selectolax');"
        "print([name for name in heavy if name in sys.modules])"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, cwd=mails, env=environment(), check=False)
    assert run.stdout.splitlines()[-1] == b"[]"


@pytest.mark.parametrize("group", [[], ["posture"], ["config"]])
def test_without_a_command_the_commands_are_named(group, capsys):
    from mailguard.cli import main

    assert main(group) == 2
    told = capsys.readouterr().err
    assert told.count("\n") == 1
    assert told.startswith("mailguard: name a command: ")
    assert "Options" not in told
