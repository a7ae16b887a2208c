"""`mailguard headers` as users call it."""

import json
import subprocess
import sys

import pytest

HEADER = """\
Authentication-Results: mx.hakusan.example; spf=fail smtp.mailfrom=imakiire.or.jp
Received: from pc\x1b[31m (unknown [203.0.113.7]) by mx.hakusan.example (Postfix) with ESMTP id 1;
\tTue, 12 Aug 2025 09:16:46 +0900
Received: by invented.example; Tue, 12 Aug 2025 09:10:46 +0900
From: =?utf-8?B?5qCq5byP?= <jimu@imakiire.or.jp>
Subject: hello
"""


def run(*arguments, data=HEADER, **options):
    return subprocess.run(
        [sys.executable, "-m", "mailguard", "headers", *arguments],
        input=data.encode(),
        capture_output=True,
        check=False,
        timeout=60,
        **options,
    )


def test_a_pasted_header_block_on_stdin():
    done = run("--lang", "en")
    text = done.stdout.decode()
    assert (done.returncode, done.stderr) == (0, b"")
    assert "203.0.113.7" in text
    assert "spf=fail" in text
    assert "border" in text
    assert "\x1b" not in text  # text of the sender is escaped
    assert "\\x1b[31m" in text


def test_japanese():
    text = run("--lang", "ja").stdout.decode()
    assert "配送経路" in text
    assert "株式" in text


def test_json(tmp_path):
    settings = tmp_path / "mailguard.toml"
    settings.write_text('[trust]\nauthserv_ids = ["mx.hakusan.example"]\n')
    data = json.loads(run("--format", "json", "--config", str(settings)).stdout)
    assert data["schema"] == "mailguard.headers/1"
    assert data["believe"] == "trusted"
    assert data["border"] == 0
    assert data["envelope"]["client_ip"] == "203.0.113.7"
    assert [hop["by"] for hop in data["route"]] == ["mx.hakusan.example", "invented.example"]
    assert data["route"][0]["delay_seconds"] == 360.0
    assert data["claims"][0]["trusted"] is True
    assert all(remark["text"] for remark in data["remarks"])


def test_a_file_and_output(tmp_path):
    mail = tmp_path / "mail.eml"
    mail.write_text(HEADER)
    target = tmp_path / "out.txt"
    done = run(str(mail), "--output", str(target), data="")
    assert (done.returncode, done.stdout) == (0, b"")
    assert "203.0.113.7" in target.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("arguments", "data"),
    [
        (("nowhere.eml",), ""),
        ((), ""),
        ((), "\n\n"),
        (("--fromat", "json"), HEADER),
        (("--config", "nowhere.toml"), HEADER),
        ((".",), ""),
    ],
)
def test_a_mistake_is_one_line_and_status_2(arguments, data, tmp_path):
    done = run(*arguments, data=data, cwd=tmp_path)
    assert done.returncode == 2
    assert done.stdout == b""
    assert len(done.stderr.decode().strip().splitlines()) == 1
    assert "Traceback" not in done.stderr.decode()
