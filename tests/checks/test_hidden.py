"""Hidden content: what is reported, and what is usual in newsletters."""

# ruff: noqa: E501 - one case a line

import time
from datetime import UTC, datetime

import pytest

import mailguard
from mailguard.checks import named
from mailguard.checks.hidden import CHECKS
from mailguard.config import Config
from mailguard.message.defect import Defect
from mailguard.message.parse import parse
from mailguard.names.registry import Registry
from mailguard.pipeline.context import Context

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
            assert not any("{" in part for part in named(name).says(hit.variant, hit.values, language))
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


def test_words_that_are_shown_make_a_hidden_page_no_better():
    shown = "Please confirm your account now. " * 100
    body = f"<p>{shown}</p><div style='display:none'>{STORY * 6}</div>"
    ((_, found, _),) = raised("hidden-html-text", body)
    assert found == "high"


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


LURE = (
    "<h1>Kikyo Points</h1><p>Dear customer, 8,400 points of your account expire tonight. Confirm your registered "
    'credit card to exchange them for vouchers. <a href="https://login.kikyo.test/x">Exchange points now</a></p>'
)
LURE_JA = (
    "<p>お客様のカードのご利用を一時的に制限しております。<a href='https://card.kikyo.test/'>登録情報を確認する</a></p>"
    "<p>24時間以内にご確認いただけない場合、アカウントは停止されます。</p>"
)
SHORT_LINES = (
    "Dear Ms Kobayashi,\nthe invoice for the October delivery of dressings is attached. Payment until 30 November.\n"
)


def alternatives(text, html, kind="alternative"):
    return parse(
        (
            f"From: a@a.example\nMIME-Version: 1.0\nContent-Type: multipart/{kind}; boundary=b\n\n--b\n"
            f"Content-Type: text/plain; charset=utf-8\n\n{text}\n--b\nContent-Type: text/html; charset=utf-8\n\n{html}\n--b--\n"
        ).encode()
    )


def diverging(text, html, kind="alternative"):
    config = Config()
    message = alternatives(text, html, kind)
    context = Context(message, config, Registry.of(config.organization), datetime(2026, 11, 20, tzinfo=UTC))
    check = next(check for check in CHECKS if check.name == "text-html-divergence")
    found = list(check.function(message, context))
    for hit in found:
        for language in ("en", "ja"):
            assert not any("{" in part for part in check.says(hit.variant, hit.values, language))
        for evidence in hit.evidence:
            view = next(view for view in message.views if view.where == evidence.where)
            assert evidence.text
            assert view.text[evidence.start : evidence.end] == evidence.text
    return [(hit.variant, str(hit.severity or check.severity), [each.where for each in hit.evidence]) for hit in found]


BOTH = [("", "medium", ["body:text", "body:html"])]


@pytest.mark.parametrize(
    ("text", "html"),
    [
        (STORY, LURE),
        (STORY * 40, LURE),
        (JAPANESE * 2, LURE_JA),
        (STORY, LURE_JA),
        (JAPANESE * 2, LURE),
        # also in the HTML, but hidden, so the reader does not see it
        (STORY, f"{LURE}<div style='display:none'>{STORY}</div>"),
        # another brand, other links
        (
            "Sakura Insurance: your policy documents for the delivery van have been prepared. Please read the conditions at https://sakura-hoken.example/policy and keep the certificate in the glove compartment.",
            LURE,
        ),
        # Cyrillic: no word table for it, and no language is detected
        ("Садоводы встретились в субботу в большом зале, Маргарита принесла рассаду помидоров и бархатцев, а Гарольд рассказывал, как обрезает яблони перед морозом.", LURE),
    ],
)  # fmt: skip
def test_two_messages_in_one_mail(text, html):
    assert diverging(text, html) == BOTH


@pytest.mark.parametrize(
    ("text", "html"),
    [
        # the same, wrapped, marked up, with addresses written out
        (STORY, f"<p>{STORY}</p>"),
        (JAPANESE, f"<p>{JAPANESE}</p><p>白山台中央病院 総務課</p>"),
        ("昔々、山あいの小さな村に、\n川を渡る舟を作って暮らす人がいました。\n春には桜の下で板を削っていました。", f"<p>{JAPANESE}</p>"),
        (STORY.replace(". ", ".\n\n<https://www.a.example/x?utm_source=mail&id=99887766> "), f"<p>{STORY}</p>"),
        # shortened, or with a preview line
        (STORY.partition(",")[0] + ", in spring he planed his boards.", f"<p>{STORY}</p>"),
        (SHORT_LINES, f"<div style='display:none'>Invoice of October</div><p>{SHORT_LINES} Should you have questions about single items, our accounts department is glad to help you by telephone on weekdays.</p>"),
        # nothing to compare
        ("", LURE),
        ("See the attachment, please.", LURE),
        # notes that replace the HTML
        ("This message was sent in HTML. Your mail program is set to show plain text only; please change its settings or ask your administrator to read the newsletter.", LURE),
        ("You can read this newsletter in your browser: https://news.a.example/2026/11 and change your subscription there whenever you want to receive fewer messages.", LURE),
        ("このメールはHTML形式でお送りしています。正しく表示されない場合は、お手数ですが下記の弊社ウェブサイトからご覧くださいますようお願い申し上げます。", LURE_JA),
        # forgotten placeholders
        ("Lorem ipsum dolor sit amet, consectetur adipiscing elit, sed eiusmod tempor incididunt labore dolore magna aliqua veniam nostrud exercitation.", LURE),
        ("*|MC:SUBJECT|*\nPlease replace this paragraph with your own message before sending the campaign to every subscriber of the list.", LURE),
        # a link list, and last month's text: both lead to the same site
        ("Garden tools and seedlings for November, selected by Margaret:\nhttps://www.kikyo.test/seedlings\nhttps://www.kikyo.test/tools\nBasket, boots, gloves and pruning shears", LURE),
        # a picture, and the words in it
        (f"{STORY} https://www.kikyo.test/boats", '<a href="https://www.kikyo.test/"><img src="https://www.kikyo.test/1.png" width=600 height=800></a>'),
        (STORY, "<p>...</p>"),
    ],
)  # fmt: skip
def test_honest_alternatives(text, html):
    assert diverging(text, html) == []


def test_only_alternatives_are_compared():
    assert diverging(STORY, LURE, "mixed") == []


def test_a_story_behind_a_picture():
    picture = '<a href="https://win.kikyo.test/"><img src="https://win.kikyo.test/1.png" width=600 height=800></a>'
    longer = STORY + "Evenings he polished his oars beside the hearth, dreaming about distant rivers."
    assert diverging(longer, picture) == [("picture", "low", ["body:text"])]
    assert diverging(longer, picture.replace("height=800", f'alt="{longer}"')) == []


def test_a_story_that_leads_where_the_html_leads():
    longer = STORY + "Evenings he polished his oars beside the hearth, dreaming about distant rivers."
    both = [("", "low", ["body:text", "body:html"])]
    lure = LURE.replace(
        "</p>", " Vouchers, flights, household goods and concert tickets await members until midnight.</p>"
    )
    assert diverging(f"{longer} https://login.kikyo.test/x", lure) == both


def test_alternatives_inside_one_another_are_bounded():
    inner = f"Content-Type: text/plain\n\n{STORY * 1_400}\n"
    html = f"Content-Type: text/html\n\n<p>{JAPANESE * 5_000}</p>\n"
    raw = "From: a@a.example\nMIME-Version: 1.0\n"
    for depth in range(25):
        raw += f"Content-Type: multipart/alternative; boundary=b{depth}\n\n--b{depth}\n"
    raw += inner + "--b24\n" + html
    message = parse(raw.encode())
    config = Config()
    context = Context(message, config, Registry.of(config.organization), datetime(2026, 11, 20, tzinfo=UTC))
    check = next(check for check in CHECKS if check.name == "text-html-divergence")
    assert message.views
    started = time.process_time()
    list(check.function(message, context))
    assert time.process_time() - started < 2


def test_a_text_too_long_to_compare_is_said():
    message = alternatives("word " * 70_000, LURE)
    config = Config()
    context = Context(message, config, Registry.of(config.organization), datetime(2026, 11, 20, tzinfo=UTC))
    check = next(check for check in CHECKS if check.name == "text-html-divergence")
    said = {found.kind for found in check.function(message, context) if isinstance(found, Defect)}
    assert said == {"limit-compared-text"}
    report = mailguard.scan(message.raw, offline=True)
    assert "limit-compared-text" in {defect.kind for defect in report.defects}
