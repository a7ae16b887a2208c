"""Hidden content: what is a finding, and what every newsletter does."""

# ruff: noqa: E501 - one case a line

from datetime import UTC, datetime

import pytest

from mailguard.catalogue import wording
from mailguard.checks.hidden import CHECKS
from mailguard.config import Config
from mailguard.context import Context
from mailguard.message.parse import parse
from mailguard.names.registry import Registry

STORY = (
    "Once upon a time a boat builder lived in a village among the mountains. In spring he planed his boards under "
    "the cherry trees, in summer he let the boats float, in autumn he carried the harvest to the market in town. "
)
JAPANESE = "昔々、山あいの小さな村に、川を渡る舟を作って暮らす人がいました。春には桜の下で板を削っていました。"


def raised(name, body, kind="html"):
    config = Config()
    message = parse(f"From: a@a.example\nContent-Type: text/{kind}; charset=utf-8\n\n{body}".encode())
    context = Context(message, config, Registry.of(config.organization), datetime(2026, 11, 20, tzinfo=UTC))
    check = next(check for check in CHECKS if check.name == name)
    found = []
    for hit in check.function(message, context):
        for language in ("en", "ja"):
            assert not any("{" in part for part in wording(name, hit.variant, hit.values, language))
        for evidence in hit.evidence:
            if evidence.start is not None:
                view = next(view for view in message.views if view.where == evidence.where)
                assert view.text[evidence.start : evidence.end] == evidence.text
        found.append((hit.variant, str(hit.severity or check.severity), hit.evidence[0].text))
    return found


@pytest.mark.parametrize(
    ("body", "variant", "severity", "quoted"),
    [
        ('pa<i style="font-size:0">zz</i>ss', "mixed", "medium", "zz"),
        ('pa<i style="display:none">zz</i>ss ' * 3, "mixed", "high", "zz"),
        ("pa<!--q-->ss wo<!--q-->rd lo<!--q-->gin", "mixed", "high", "q"),
        ("アカ<i style='font-size:0'>xx</i>ウント パス<i style='font-size:0'>xx</i>ワード 確<i style='font-size:0'>x</i>認", "mixed", "high", "xx"),
        ("pass\u200bword log\u200bin ver\u200bify", "split", "medium", "pass\u200bword"),
        ("p\u2060a\u2060s\u2060s " * 10, "split", "high", "p\u2060a\u2060s\u2060s"),
        ("パス\u200bワード ログ\u200bイン 確\u200b認してください", "split", "medium", None),
        (f"<p>{'visible words. ' * 10}</p><p style='color:#fff'>{STORY}</p>", "", "medium", None),
        ("see \u202egpj.exe\u202c here", "reversed", "medium", "\u202egpj.exe"),
    ],
)  # fmt: skip
def test_invisible_text(body, variant, severity, quoted):
    found = raised("invisible-text", body)
    assert [(each[0], each[1]) for each in found] == [(variant, severity)]
    if quoted is not None:
        assert found[0][2] == quoted


@pytest.mark.parametrize(
    "body",
    [
        "<div style='display:none;font-size:1px;color:#fff'>Preview of this week's offers</div><p>Offers</p>",
        "<span style='font-size:0'>Preview of this week's offers &zwnj;&nbsp;&zwnj;&nbsp;&zwnj;&nbsp;</span><p>Offers</p>",
        "<td style='background:#003366'><a style='color:#ffffff' href=https://a.example/>Order now and save money</a></td>",
        "<td background=a.png><font color=white>Great offers for the whole family today</font></td>",
        "one\u200bword only",
        "Don\u00adau\u00addampf\u00adschiff\u00adfahrt " * 5,
        "می\u200cخواهم " * 10,
        "<p>emoji \U0001f468\u200d\U0001f469\u200d\U0001f467 " * 5,
        "שלום \u200fעולם\u200f " * 5,
        "text<!-- note -->text",
        "日本語<i style='display:none'>x</i>の文章",
    ],
)
def test_no_invisible_text(body):
    assert raised("invisible-text", body) == []


@pytest.mark.parametrize(
    ("style", "text", "severity"),
    [
        ("display:none", STORY, "low"),
        ("display:none", STORY * 3, "medium"),
        ("visibility:hidden", STORY * 6, "high"),
        ("max-height:0;overflow:hidden", STORY * 3, "medium"),
        ("position:absolute;left:-5000px", STORY * 3, "medium"),
        ("display:none", JAPANESE, "low"),
    ],
)
def test_hidden_html_text(style, text, severity):
    body = f"<p>{'Please confirm your account now. ' * 30}</p><div style='{style}'>{text}</div>"
    if severity == "high":
        body = f"<p>Please confirm your account with us as soon as you can.</p><div style='{style}'>{text}</div>"
    ((_, found, quoted),) = raised("hidden-html-text", body)
    assert found == severity
    assert quoted.rstrip("…") in text


@pytest.mark.parametrize(
    "body",
    [
        "<div style='display:none'>A preview line of a newsletter that is about as long as an inbox shows it</div><p>News</p>",
        f"<p>{STORY}</p><p style='display:none'>{STORY}</p>",
        "<p>News of the week for all our readers in the north</p><p style='display:none'>View in browser</p>",
        f"<p>News of the week for our readers</p><p style='position:absolute;clip:rect(0,0,0,0)'>{STORY}</p>",
        f"<style>@media (max-width:600px){{.x{{display:none}}}}</style><p class=x>{STORY}</p>",
        f"<p>Text</p><!-- {STORY} -->",
        f"<p>Text</p><!--[if mso]>{STORY}<![endif]-->",
    ],
)
def test_no_hidden_html_text(body):
    assert raised("hidden-html-text", body) == []


def test_plain_text_hides_only_characters():
    assert raised("hidden-html-text", STORY, "plain") == []
    assert raised("invisible-text", "pass\u200bword log\u200bin ver\u200bify", "plain")[0][0] == "split"
