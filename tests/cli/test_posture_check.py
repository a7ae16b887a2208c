"""`mailguard posture check` as users call it: domains in, reports out, exit statuses, one-line errors."""

import json
import socket
import subprocess
import sys
import time

import pytest

from mailguard.cli import main

GOOD = {
    "TXT": ["v=spf1 mx -all"],
    "MX": ["10 mx.provider.example."],
    "A": ["192.0.2.80"],
    "CAA": ['0 issue "ca.example"'],
}


def published(domain, policy="reject", **changes):
    zone = {f"{domain} {type_}": value for type_, value in {**GOOD, **changes}.items()}
    return {**zone, f"_dmarc.{domain} TXT": [f"v=DMARC1; p={policy}; rua=mailto:dmarc@{domain}"]}


@pytest.fixture
def zone(tmp_path):
    answers = {
        **published("good.example"),
        **published("warning.example", "none", TXT=["v=spf1 mx ~all"]),
        **published("xn--0rys90e.example"),
        **published("unclear.example", TXT="TIMEOUT"),
        "critical.example A": ["192.0.2.1"],
        "open.example TXT": ["v=spf1 +all"],
        "_dmarc.open.example TXT": "TIMEOUT",
        "mx.provider.example A": ["192.0.2.10"],
        "10.2.0.192.in-addr.arpa PTR": ["mx.provider.example."],
    }
    path = tmp_path / "zone.json"
    path.write_text(json.dumps(answers))
    return str(path)


def command(*arguments, stdin=None):
    """Run the command in a separate process."""
    line = [sys.executable, "-m", "mailguard", "posture", "check", *arguments]
    return subprocess.run(line, input=stdin, capture_output=True, text=True, timeout=30, check=False)


def run(capsys, *arguments):
    status = main(["posture", "check", *arguments])
    captured = capsys.readouterr()
    return status, captured.out, captured.err


def reports(out):
    return [json.loads(line) for line in out.splitlines()]


@pytest.mark.parametrize(
    ("domains", "fail_on", "status"),
    [
        (["good.example"], "critical", 0),
        (["warning.example"], "critical", 0),
        (["warning.example"], "warning", 1),
        (["critical.example"], "critical", 1),
        (["critical.example"], "never", 0),
        (["good.example"], "good", 1),
        (["good.example", "critical.example"], "critical", 1),
        (["unclear.example"], "critical", 2),
        (["unclear.example"], "never", 2),
        (["critical.example", "unclear.example"], "critical", 2),
        (["open.example"], "critical", 2),
    ],
)
def test_exit_status(capsys, zone, domains, fail_on, status):
    found, _, err = run(capsys, *domains, "--zone", zone, "--fail-on", fail_on, "--format", "jsonl")
    assert (found, err) == (status, "")


def test_the_levels(capsys, zone):
    names = ["good.example", "warning.example", "critical.example", "unclear.example"]
    _, out, _ = run(capsys, *names, "--zone", zone, "--format", "jsonl")
    assert [each["level"] for each in reports(out)] == ["good", "warning", "critical", "unknown"]


def test_one_domain_is_an_object_and_more_are_an_array(capsys, zone):
    _, one, _ = run(capsys, "good.example", "--zone", zone, "--format", "json")
    assert json.loads(one)["schema"] == "mailguard.posture/1"
    _, two, _ = run(capsys, "good.example", "warning.example", "--zone", zone, "--format", "json")
    assert [each["domain"] for each in json.loads(two)] == ["good.example", "warning.example"]


def test_a_domain_twice_is_checked_once(capsys, zone):
    _, out, _ = run(capsys, "good.example", "GOOD.example.", "good.example", "--zone", zone, "--format", "jsonl")
    assert len(reports(out)) == 1


def test_a_japanese_name(capsys, zone):
    _, out, _ = run(capsys, "病院.example", "--zone", zone, "--format", "jsonl")
    assert [(each["domain"], each["level"]) for each in reports(out)] == [("xn--0rys90e.example", "good")]


@pytest.mark.parametrize(
    ("given", "meant"),
    [
        ("https://www.good.example/contact", "www.good.example"),
        ("info@good.example", "good.example"),
        ("good.example/", "good.example"),
        ("good.example:25", "good.example"),
        ("192.0.2.1", "IP address"),
        ("localhost", "no dot"),
        ("", "the domain name is empty"),
    ],
)
def test_what_is_no_domain_is_said_in_one_line_and_the_others_go_on(capsys, zone, given, meant):
    status, out, err = run(capsys, given, "good.example", "--zone", zone, "--format", "jsonl")
    assert status == 2
    assert err.count("\n") == 1
    assert meant in err
    assert [each["domain"] for each in reports(out)] == ["good.example"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp932"])
def test_a_list(capsys, zone, tmp_path, encoding):
    path = tmp_path / "domains.txt"
    path.write_bytes("# 病院の一覧\r\n\r\ngood.example # ours\r\n病院.example\r\n".encode(encoding))
    status, out, err = run(capsys, "--file", str(path), "--zone", zone, "--format", "jsonl")
    assert (status, err) == (0, "")
    assert [each["domain"] for each in reports(out)] == ["good.example", "xn--0rys90e.example"]


def test_a_wrong_line_of_a_list_is_named(capsys, zone, tmp_path):
    path = tmp_path / "domains.txt"
    path.write_text("good.example\nhttp://critical.example/\n")
    status, out, err = run(capsys, "--file", str(path), "--zone", zone, "--format", "jsonl")
    assert status == 2
    assert "domains.txt:2:" in err
    assert len(reports(out)) == 1


def test_an_empty_list(capsys, zone, tmp_path):
    path = tmp_path / "domains.txt"
    path.write_text("# nothing yet\n")
    status, out, err = run(capsys, "--file", str(path), "--zone", zone)
    assert (status, out, err.count("\n")) == (2, "", 1)


@pytest.mark.parametrize(
    "arguments",
    [
        ["--file", "/nonexistent/list.txt"],
        ["good.example", "--zone", "/nonexistent/zone.json"],
        ["good.example", "--mta-sts-policy-dir", "/nonexistent"],
        ["good.example", "--nameserver", "nowhere"],
        ["good.example", "--zon", "x"],
        ["good.example", "--fail-on", "bad"],
        ["good.example", "--format", "xml"],
    ],
)
def test_mistakes_are_one_line(capsys, arguments):
    status, out, err = run(capsys, *arguments)
    assert (status, out, err.count("\n")) == (2, "", 1)


def test_policies_come_from_a_folder(capsys, tmp_path):
    zone = published("good.example") | {
        "_mta-sts.good.example TXT": ["v=STSv1; id=1"],
        "mx.provider.example A": ["192.0.2.10"],
        "_mta-sts.other.example TXT": ["v=STSv1; id=1"],
    }
    (tmp_path / "zone.json").write_text(json.dumps(zone))
    (tmp_path / "good.example.txt").write_text("version: STSv1\nmode: enforce\nmx: *.provider.example\nmax_age: 86400")
    folder = ["--zone", str(tmp_path / "zone.json"), "--mta-sts-policy-dir", str(tmp_path), "--no-http"]
    _, out, _ = run(capsys, "good.example", "other.example", *folder, "--format", "jsonl")
    first, second = reports(out)
    assert (first["mta_sts"]["mode"], second["mta_sts"]["fetch"]) == ("enforce", "404")


def test_options_reach_the_check(capsys, tmp_path):
    zone = published("good.example") | {"x9._domainkey.good.example TXT": ["v=DKIM1; p="]}
    (tmp_path / "zone.json").write_text(json.dumps(zone))
    arguments = ["--zone", str(tmp_path / "zone.json"), "--selector", "x9", "--parked", "--lang", "ja"]
    _, out, _ = run(capsys, "good.example", *arguments, "--format", "jsonl")
    (report,) = reports(out)
    assert [key["selector"] for key in report["dkim"]] == ["x9"]
    found = {each["check"]: each["summary"] for each in report["findings"]}
    assert "メール" in found["parked-not-hardened"]


def test_domains_from_a_pipe(zone):
    done = command("--zone", zone, "--format", "jsonl", stdin="good.example\nwarning.example\n")
    assert done.returncode == 0
    assert len(done.stdout.splitlines()) == 2


@pytest.mark.parametrize("count", [1, 300])
def test_a_dead_name_server_ends_in_one_line(count):
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as silent:  # accepts questions and never answers
        silent.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{silent.getsockname()[1]}"
        names = "\n".join(f"d{number}.example" for number in range(count))
        started = time.monotonic()
        done = command("-", "--nameserver", address, "--format", "json", stdin=names)
    assert time.monotonic() - started < 5
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)
    assert "name server" in done.stderr


def test_a_closed_port_ends_at_once():
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as taken:
        taken.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{taken.getsockname()[1]}"
    done = command("a.example", "--nameserver", address)
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
