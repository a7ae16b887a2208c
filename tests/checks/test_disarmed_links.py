"""Disarmed addresses (hxxp, [.]), which cannot be opened by accident, count as words and not as links."""

import pytest

from honest_mail import outside, scan, severities

NEWS = "今週確認された偽サイトです。\n件名例:「パスワードの有効期限」\n{}\nこの情報の取り扱いにご注意ください。"


@pytest.mark.parametrize(
    "address",
    [
        "hxxps://hakusandai-hp[.]tanin[.]example/login",
        "hXXps://hakusandai-hp-login.example/",
        "https://hakusandai-hp-login[.]example/owa",
        "hxxp://hakusandai-hp-login(.)example/",
        "https[:]//hakusandai-hp-login.example/",
        "hakusandai-hp-login[.]example",
        "hxxp://192[.]0[.]2[.]44/a.exe",
        "hxxps://bit[.]ly/3abcde",
    ],
)
def test_a_disarmed_address_weighs_nothing(address):
    report = scan(outside(NEWS.format(address), "news@anzen.example"))
    assert not {name for name, severity in severities(report).items() if name.endswith("-url") and severity != "info"}
    assert report.verdict.level == "clean"


def test_it_is_said_for_information():
    report = scan(outside(NEWS.format("hxxps://hakusandai-hp-login[.]example/"), "news@anzen.example"))
    found = next(f for f in report.findings if f.check == "lookalike-url")
    assert str(found.severity) == "info"
    assert found.evidence[0].text == "hxxps://hakusandai-hp-login[.]example/"


@pytest.mark.parametrize(
    "address",
    [
        "https://hakusandai-hp-login.example/[.]x",
        "https://hakusandai-hp-login.example/?q=[.]",
        "https://hakusandai-hp-login.example/#(.)",
        "https://hakusandai-hp-login.example/ hxxps://tanin[.]example/",
    ],
)
def test_signs_behind_the_host_disarm_nothing(address):
    report = scan(outside(NEWS.format(address), "news@anzen.example"))
    assert severities(report)["lookalike-url"] in ("high", "critical", "medium")


def test_a_disarmed_text_over_a_live_target_is_a_link():
    html = '<p>notice</p><a href="https://hakusandai-hp-login.example/">hxxps://hakusandai-hp-login[.]example/</a>'
    report = scan(outside(html, "news@anzen.example", subtype="html"))
    assert severities(report)["lookalike-url"] != "info"
