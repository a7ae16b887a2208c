"""Typography that separates the letters of a word without hiding any is not reported."""

# ruff: noqa: E501 - one mail a line

from datetime import UTC, datetime

import pytest

import mailguard

NAMED = {"hidden-html-text", "text-html-divergence", "invisible-text", "disguised-letters", "not-fully-examined"}


def report_of(body, kind="html"):
    head = "From: Library <desk@shelf.example>\nTo: a@klinik-ost.example\nSubject: Autumn\nMIME-Version: 1.0\n"
    head += f"Date: Wed, 18 Nov 2026 10:00:00 +0900\nMessage-ID: <1@shelf.example>\nContent-Type: text/{kind}; charset=utf-8\n\n"
    return mailguard.scan((head + body).encode(), offline=True, at=datetime(2026, 11, 18, 3, tzinfo=UTC))


def text_of(body):
    raw = "From: a@shelf.example\nMIME-Version: 1.0\nContent-Type: text/html; charset=utf-8\n\n" + body
    return mailguard.parse(raw.encode()).views[0].text


def ruby(base, reading):
    return f"<ruby>{base}<rp>（</rp><rt>{reading}</rt><rp>）</rp></ruby>"


LETTER = f"{ruby('図書館', 'としょかん')}の{ruby('利用', 'りよう')}カードの{ruby('更新', 'こうしん')}を{ruby('受付', 'うけつけ')}けます。"
EASY = (
    f"パスワードを{ruby('入力', 'にゅうりょく')}するときは、まわりの{ruby('人', 'ひと')}に{ruby('見', 'み')}えないようにしてください。"
    f"{ruby('学校', 'がっこう')}では{ruby('毎日', 'まいにち')}ログインの{ruby('練習', 'れんしゅう')}をします。"
)
RED_AND_GREEN = (
    "<ins style='background:#e6ffed;color:#22863a'>{}</ins>",
    "<del style='background:#ffeef0;color:#b31d28'>{}</del>",
)

HONEST = [
    f"<p>{LETTER}</p>",
    f"<p>{EASY}</p>",
    f"<h1>{ruby('紅葉', 'もみじ')}の{ruby('会', 'かい')}</h1><p>{LETTER}</p>",
    f"<p><a href='https://shelf.example/card'>{ruby('利用', 'りよう')}{ruby('案内', 'あんない')}を{ruby('見', 'み')}る</a></p>",
    "<p><ruby>紅<rt>もみ</rt>葉<rt>じ</rt></ruby>と<ruby>銀杏<rt>いちょう</rt></ruby>の<ruby>並木<rt>なみき</rt></ruby>を歩きます。</p>",
    "<p><ruby><rb>紅葉</rb><rp>(</rp><rt>もみじ</rt><rp>)</rp></ruby>を見る<ruby><rb>会</rb><rtc><rt>かい</rt></rtc></ruby>です。</p>",
    "<p><ruby>紅葉<rp>(<rt>もみじ<rp>)</ruby>と<ruby>木漏<rp>(<rt>こも<rp>)</ruby>れ日、<ruby>入力<rp>(<rt>にゅうりょく<rp>)</ruby>の練習。</p>",
    "<p><ruby>紅葉<rp>《</rp><rt style='font-size:50%'>もみじ</rt><rp>》</rp></ruby>と<ruby>里<rp>[</rp><rt style='font-size:5px'>さと</rt><rp>]</rp></ruby>、<ruby>山<rp>［</rp><rt>やま</rt><rp>］</rp></ruby>へ。</p>",
    "<p>申し込みは<span style='text-emphasis:sesame'>前日</span>まで<em style='-webkit-text-emphasis:filled dot'>必ず</em>お済ませください。会場は変わりま<span style='text-emphasis:dot'>せん</span>。</p>",
    "<p style='writing-mode:vertical-rl'>令和<span style='text-combine-upright:all'>08</span>年<span style='-webkit-text-combine:horizontal'>11</span>月<span style='text-combine-upright:digits 2'>18</span>日に開きます。</p>",
    "<p><span style='float:left;font-size:48px;line-height:40px'>T</span>he garden opens in November, and <span style='float:left;font-size:300%'>Y</span>our account of it is welcome.</p>",
    "<style>p::first-letter{font-size:300%;float:left}.sc{font-variant:small-caps}</style><p>The <span class=sc>Reading Room</span> is open. R<span style='font-variant-caps:all-small-caps'>eader</span>s enter by the gate.</p>",
    "<p>Opening hours changed<sup>1</sup> for readers<sup style='font-size:60%;line-height:0'>2</sup>and guests<sup><a href='#f3'>3</a></sup>.</p>",
    "<p>H<sub>2</sub>O and CO<sub style='font-size:9px'>2</sub>e, 20 m<sup>2</sup>, the 1<sup>st</sup>and 22<sup style='vertical-align:super;font-size:8px'>nd</sup>of May, Grün<sup>®</sup>, Blau<sup style='font-size:7px'>TM</sup>s.</p>",
    "<p>You searched for “pass”: com<mark>pass</mark>es, <mark style='background:#ff0'>pass</mark>port and tres<mark>pass</mark>er, <b>pass</b>word.</p>",
    "<p>" + "".join(f"<span style='color:{c}'>{x}</span>" for x, c in zip("Rainbow", ["#4285f4", "#ea4335", "#fbbc05", "#4285f4", "#34a853", "#ea4335", "#fff176"], strict=True)) + " account of the week</p>",
    "<p><b style='color:#c00'>A</b>utumn <b style='color:#c00'>B</b>ooks <b style='color:#c00'>C</b>lub: your account closes the book.</p>",
    "<p>https://shelf.example/<wbr>catalogue/<wbr>autumn/<wbr>2026/<wbr>reading-<wbr>room, Donau&shy;dampf&shy;schiff&shy;fahrts&shy;gesell&shy;schaft, Be&shy;nutzer&shy;konto</p>",
    "<p>ห้องสมุด\u200bเปิด\u200bทุก\u200bวัน\u200bตั้งแต่\u200bเก้า\u200bโมง\u200bถึง\u200bห้า\u200bโมง\u200bเย็น</p><p>図書館は<wbr>毎日<wbr>開いて<wbr>います。</p>",
    "<p>A<span style='letter-spacing:-1px'>V</span>ATAR W<span style='letter-spacing:-.08em'>A</span>VE T<span style='margin-left:2px'>o</span>day</p>",
    f"<pre style='color:#24292e'>-  acc{RED_AND_GREEN[1].format('uo')}nt = conf{RED_AND_GREEN[1].format('ri')}m(pa{RED_AND_GREEN[1].format('s')}word)\n+  acc{RED_AND_GREEN[0].format('ou')}nt = conf{RED_AND_GREEN[0].format('ir')}m(pa{RED_AND_GREEN[0].format('ss')}word)</pre>",
    "<p>We will <span style='text-decoration:underline wavy red'>recieve</span> your re<span style='border-bottom:1px dotted red'>adin</span>g list.</p>",
    "<p class=MsoNormal>Dear read<span style='mso-fareast-language:JA'>ers</span>,<o:p></o:p></p><p class=MsoNormal><span lang=EN-US style='font-size:11.0pt;mso-bidi-font-family:Arial'>the pass</span><span style='mso-ansi-language:DE'>word </span>desk moved.<span style='mso-spacerun:yes'>  </span><o:p>&nbsp;</o:p></p>",
    "<p>The list<span style='font-size:1.0pt'>&nbsp;</span>is ready.</p><p style='font-size:1.0pt;line-height:1px'>&nbsp;</p><p>See you<span style='font-size:1.0pt'> </span>soon.</p>",
    "<p>L<sup style='font-size:70%;vertical-align:3px;margin-left:-4px'>A</sup>T<sub style='margin-left:-2px;vertical-align:-3px'>E</sub>X: <i>x</i><sup>2</sup>+<i>y</i><sub>i</sub><sup>n</sup>=∑<sub>k=1</sub><sup>∞</sup>a<sub>k</sub></p>",
    "<p>Liste des prix&nbsp;: 12&#8239;345&#8239;€, n<sup>o</sup>&nbsp;7, M<sup>me</sup>&nbsp;Blanc, XX<sup>e</sup>&nbsp;siècle, 1<sup>ère</sup>édition.</p>",
    "<p><span style='font-family:Symbol'>·</span> Cœur, naïve, ﬁne ﬂour, Ðuro, Ångström, №&nbsp;5, ½ litre, ℃, ㈱, ①②③, ㍻, ｱﾙﾌｧﾍﾞｯﾄ</p>",
    "<style>q{quotes:'« ' ' »'}li::marker{content:'– '}ol{list-style-type:lower-roman}:root{--accent:#036;--gap:4px;--font:'Open Sans',sans-serif}a{color:var(--accent);font-family:var(--font)}.x::before{content:var(--sign,'→')}</style><p><q>Autumn</q> <a class=x href='https://shelf.example'>books</a></p>",
]  # fmt: skip


@pytest.mark.parametrize("body", HONEST)
def test_raises_nothing(body):
    report = report_of(body)
    assert not {finding.check for finding in report.findings} & NAMED
    assert report.verdict.level == "clean"


@pytest.mark.parametrize(
    "body",
    [
        f"<p>{ruby('紅葉', 'もみじ')}を{ruby('見', 'み')}る</p>",
        "<p><ruby>紅葉<rt>もみじ</rt></ruby>を<ruby>見<rt>み</rt></ruby>る</p>",
        "<p><ruby>紅<rt>もみ<rb>葉<rt>じ</ruby>を<ruby>見<rp>(<rt>み<rp>)</ruby>る</p>",
        "<p><ruby><rb>紅</rb><rb>葉</rb><rtc><rt>もみ</rt><rt>じ</rt></rtc></ruby>を見る</p>",
        "<p><a href='https://shelf.example'><ruby>紅葉<rt>もみじ</rt></ruby></a>を見る</p>",
    ],
)
def test_words_are_read_without_their_readings(body):
    assert text_of(body) == "紅葉を見る"


LURE = "Your library card has been suspended. Confirm your password within 12 hours or your account will be closed: "
LURE_JA = "図書カードが停止されました。12時間以内にパスワードを入力してください。ない場合、アカウントは削除されます。"
LINK = '<a href="https://reading-room.test/in">Confirm now</a>'


@pytest.mark.parametrize(
    "body",
    [
        f"<ruby>・<rt>{LURE}</rt></ruby>",
        f"<ruby>x<rp>{LURE}</rp></ruby>",
        f"<ruby>x<rtc>{LURE_JA}</rtc></ruby>",
        "".join(
            f"<ruby>{ruby_base}<rt>{letter}</rt></ruby>"
            for ruby_base, letter in zip("山川" * 100, LURE_JA, strict=False)
        ),
        " ".join(f"<ruby>no<rt>{word}</rt></ruby>" for word in LURE.split()),
        f"<rt><textarea>{LURE}</textarea></rt>",
        f"<rt><input type=submit value='{LURE}'></rt>",
        f"<style>rt::before{{content:'{LURE}'}}</style><ruby>x<rt></rt></ruby>",
        " ".join(f"{word[:3]}<rp>qx</rp>{word[3:]}" if len(word) > 4 else word for word in LURE.split()),
        " ".join(f"{word[:3]}<rp>(</rp>{word[3:]}" if len(word) > 4 else word for word in LURE.split()),
        " ".join(f"<ruby>{word[:3]}<rt>{word[3:]}</rt></ruby>" if len(word) > 4 else word for word in LURE.split()),
    ],
)
def test_what_presses_in_the_place_of_a_reading_is_read(body):
    report = report_of(f"<p>{body}</p>{LINK}")
    checks = {finding.check for finding in report.findings}
    assert report.verdict.level != "clean", checks
    assert {"credential-request", "threat", "time-limit"} <= checks or checks & NAMED
    assert not report.errors
