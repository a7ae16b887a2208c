"""Invisible text: hidden letters in words, visible text that looks hidden, text as graphics. It is read or reported."""

# ruff: noqa: E501 - one trick a line

from datetime import UTC, datetime

import pytest

import mailguard

LURE = "Your library card has been suspended. Confirm your password within 12 hours or your account will be closed: "
LINK = '<a href="https://reading-room.test/in">Confirm now</a>'
LURE_JA = "図書カードが停止されました。12時間以内にパスワードを入力してください。ない場合、アカウントは削除されます。"
ESCAPED = "".join(f"\\{ord(letter):06x}" for letter in LURE)
BACKWARDS = "".join(f"<b>{word} </b>" for word in reversed(LURE.split()))
SPLIT = ("<b class=a>pa</b>rd", "<b class=b>su</b>ed")
NAMED = {"hidden-html-text", "text-html-divergence", "invisible-text", "disguised-letters"}


def report_of(body):
    head = "From: Desk <desk@shelf.example>\nTo: a@klinik-ost.example\nSubject: note\nMIME-Version: 1.0\n"
    head += "Date: Wed, 18 Nov 2026 10:00:00 +0900\nMessage-ID: <1@shelf.example>\nContent-Type: text/html; charset=utf-8\n\n"
    return mailguard.scan(
        (head + body).encode("utf-8", "surrogatepass"), offline=True, at=datetime(2026, 11, 18, 3, tzinfo=UTC)
    )


def assert_told(body):
    report = report_of(body)
    checks = {finding.check for finding in report.findings}
    assert report.verdict.level != "clean", checks
    assert {"credential-request", "threat", "time-limit"} <= checks or checks & NAMED
    assert not report.errors


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("<canvas>", "</canvas>"),
        ("<video>", "</video>"),
        ("<audio controls>", "</audio>"),
        ("<template>", "</template>"),
        ("<dialog>", "</dialog>"),
        ("<dialog open>", "</dialog>"),
        ("<datalist>", "</datalist>"),
        ("<iframe>", "</iframe>"),
        ("<noframes>", "</noframes>"),
        ("<object data=a.swf>", "</object>"),
        ("<select size=5><option>", "</select>"),
        ("<textarea>", "</textarea>"),
        ("<xmp>", "</xmp>"),
        ("<marquee>", "</marquee>"),
        ("<svg><text>", "</text></svg>"),
        ("<input type=submit value='", "'>"),
        ("<input placeholder='", "'>"),
        ("<select><optgroup label='", "'></select>"),
        ("<img src=a.png alt='", "'>"),
        ("<iframe srcdoc='", "'></iframe>"),
        ("<![CDATA[", "]]>"),
        ("<div hidden style='display:block'>", "</div>"),
        ("<style>.s{display:none}@media all{.s{display:block}}</style><div class=s>", "</div>"),
        ("<style>.s{display:none}@media (min-width:1px){.s{display:block}}</style><div class=s>", "</div>"),
        ("<style>#s{display:block!important}</style><div id=s style='display:none'>", "</div>"),
        ("<style>.s{display:none}.s.t{display:block}</style><div class='s t'>", "</div>"),
        ("<style>.s{display:none}@supports (color:red){.s{display:block}}</style><div class=s>", "</div>"),
        ("<style>.s{display:none}.w{& .s{display:block}}</style><div class=w><div class=s>", "</div></div>"),
        ("<style media=print>.s{display:none}</style><div class=s>", "</div>"),
        ("<style>.s{opacity:1!important}</style><div class=s style='opacity:0'>", "</div>"),
        ("<div style='max-height:0;overflow:hidden;min-height:300px'>", "</div>"),
        ("<div style='height:0;overflow:hidden;overflow:visible'>", "</div>"),
        ("<div style='visibility:hidden'><p style='visibility:visible'>", "</p></div>"),
        ("<div style='margin-left:-9999px;padding-left:9999px'>", "</div>"),
        ("<!-- ", ""),
    ],
)
def test_text_taken_for_hidden(before, after):
    assert_told(f"<body>{before}{LURE}{after}{LINK}")


def mixed(opened, closed="</span>", letters="qx", text=LURE):
    """Return `text` with hidden letters inside its longer words."""
    junk = opened + letters + closed
    return " ".join(word[:3] + junk + word[3:] if len(word) > 4 else word for word in text.split(" "))


STYLES = [
    "font-size:0", "font-size:3px", "font-size:.04em", "font-size:calc(2px - 2px)", "font-size:min(0px, 1em)",
    "--s:0;font-size:var(--s)", "color:#ffffff00", "color:#fff0", "color:rgba(10,10,10,.05)", "color:rgb(0 0 0 / 4%)",
    "color:hsl(120, 0%, 100%)", "color:hwb(0 100% 0%)", "color:oklch(1 0 0)", "color:color-mix(in srgb, white, snow)",
    "color:#eee", "-webkit-text-fill-color:transparent", "opacity:3%", "opacity:.2", "visibility:collapse",
    "position:absolute;left:-250px", "position:relative;top:4000px", "position:absolute;clip-path:circle(0)",
    "position:absolute;clip:rect(0,0,0,0)", "display:inline-block;width:0;height:0;overflow:auto", "zoom:0",
    "display:inline-block;transform:translateX(-900vw)", "transform:scale(0);display:inline-block", "scale:0",
    "display:inline-block;transform:rotateY(90deg)", "filter:opacity(0)", "content-visibility:hidden", "z-index:-1;position:absolute",
    "float:right;width:0;overflow:hidden", "display:none!important;display:inline", "d\\69splay:none", "mask:linear-gradient(transparent,transparent)",
]  # fmt: skip


@pytest.mark.parametrize("style", STYLES)
def test_hidden_letters_by_style(style):
    text = mixed(f'<span style="{style}">')
    assert_told(f"<p>{text}{LINK}</p>")


RULES = [
    ".k{display:none}", "span:not(.z){display:none}", "span:not(.a,.b){display:none}", "[class='k']{display:none}",
    "[class^=k]{opacity:0}", "p .k{display:none}", "p>.k{font-size:0}", "span+span,p>span{display:none}",
    ".k.l{display:none}", "span:nth-child(n){display:none}", ":is(.q,.k){visibility:hidden}", ":where(.k){display:none}",
    "@media screen{.k{display:none}}", "@media (min-width:1px){.k{display:none}}", "@supports (display:grid){.k{display:none}}",
    "@layer x{.k{display:none}}", "@container (min-width:0){.k{display:none}}", "@scope (p){.k{display:none}}",
    "p{color:#000;& .k{display:none}}", ":root{--d:none}.k{display:var(--d)}", ".k{display:none", "\\2ek{a:b}.\\6b{display:none}",
    "b::after{content:'}'}.k{display:none}", "b::after{content:'/*'}.k{display:none}", "[class=k]{color:#fff}", "p *{display:none}",
    "<!-- .k{display:none} -->", "@import 'a.css';.k{display:none}", "p:has(span) span{display:none}",
]  # fmt: skip


@pytest.mark.parametrize("rule", RULES)
def test_hidden_letters_by_rule(rule):
    text = mixed("<span class='k l'>")
    assert_told(f"<style>{rule}</style><p>{text}{LINK}</p>")


@pytest.mark.parametrize(
    ("opened", "closed"),
    [
        ("<font color=white>", "</font>"),
        ("<i hidden>", "</i>"),
        ("<rp>", "</rp>"),
        ("<rt>", "</rt>"),
        ("<template>", "</template>"),
        ("<title>", "</title>"),
        ("<style>", "</style>"),
        ("<svg width=0>", "</svg>"),
        ("<!--", "-->"),
        ("<!--[if mso]><style>.k{display:none}</style><![endif]--><b class=k>", "</b>"),
    ],
)
def test_hidden_letters_by_element(opened, closed):
    assert_told(f"<p>{mixed(opened, closed)}{LINK}</p>")


@pytest.mark.parametrize(
    "body",
    [
        f"<style>.g::before{{content:'{LURE}'}}</style><p class=g></p>{LINK}",
        f"<style>p.g:after{{content:'{LURE[:40]}' '{LURE[40:]}'}}</style><p class='g h'></p>{LINK}",
        f"<style>.g.h::before{{content:attr(data-say)}}</style><p class='g h' data-say='{LURE}'></p>{LINK}",
        f"<style>@media screen{{.g::before{{content:'{ESCAPED}'}}}}</style><p class=g></p>{LINK}",
        f"<style>.a::after{{content:'sswo'}}.b::after{{content:'spend'}}</style><p>{LURE.replace('password', SPLIT[0]).replace('suspended', SPLIT[1])}{LINK}",
        f"<!--[if mso]>{LURE}<![endif]-->{LINK}",
        f"<!--[if gte mso 9]><table><tr><td>{LURE}</td></tr></table><![endif]-->{LINK}",
        f"<!--[if (mso)|(IE)]>{LURE}<![endif]-->{LINK}",
        f"<bdo dir=rtl>{LURE[::-1]}</bdo>{LINK}",
        f"<style>.r{{unicode-bidi:bidi-override;direction:rtl}}</style><p class=r>{LURE[::-1]}</p>{LINK}",
        f"<i style='display:inline-block;transform:scaleX(-1)'>{LURE[::-1]}</i>{LINK}",
        "".join(f"<b style=float:right>{c if c != ' ' else '&nbsp;'}</b>" for c in LURE[::-1]) + LINK,
        " ".join(f"<bdo dir=rtl>{word[::-1]}</bdo>" for word in LURE.split()) + LINK,
        f"<div style='display:flex;flex-direction:row-reverse'>{BACKWARDS}</div>{LINK}",
    ],
)  # fmt: skip
def test_text_that_is_no_text(body):
    assert_told(body)


@pytest.mark.parametrize(
    "sign", ["🔒", ".", "·", "*", "~", "_", "|", "❤️", "•", "^", "-", "\u00ad", "\u200b", "\u0335", "□"]
)
def test_signs_between_letters(sign):
    apart = " ".join(w[:2] + sign + w[2:4] + sign + w[4:] if len(w) > 5 else w for w in LURE.split(" "))
    assert_told(f"<p>{apart}{LINK}</p>")


def from_base(base):
    return lambda letter: chr(base + ord(letter.lower()) - 97) if letter.isalpha() else letter


@pytest.mark.parametrize("base", [0xFF41, 0x1D41A, 0x24D0, 0x249C, 0x1F130, 0x1F150, 0x1F170, 0x1F1E6])
def test_letters_of_another_form(base):
    assert_told("<p>" + "".join(map(from_base(base), LURE)) + LINK)


def test_small_capitals_and_other_scripts():
    small = dict(zip("abcdefghijklmnopqrstuvwxyz", "ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘꞯʀꜱᴛᴜᴠᴡxʏᴢ", strict=True))
    assert_told("<p>" + "".join(small.get(c.lower(), c) for c in LURE) + LINK)
    assert_told("<p>" + LURE.translate(str.maketrans("ouhns", "օսհոտ")) + LINK)
    assert_told("<p>" + LURE.translate(str.maketrans("aeopc", "аеорс")) + LINK)


@pytest.mark.parametrize(
    "junk", ["<i style='font-size:0'>ぬ</i>", "<b style='color:#f4f4f4'>山</b>", "🔒", "★", "\u200b", "・"]
)
def test_japanese(junk):
    text = LURE_JA
    for word in ("停止", "パスワード", "時間以内", "削除", "アカウント", "入力"):
        text = text.replace(word, word[:1] + junk + word[1:])
    assert_told(f"<p>{text}<a href='https://reading-room.test/in'>ログインはこちら</a></p>")


def test_text_behind_the_last_tag_that_is_read():
    assert_told("<b></b>" * 60_000 + f"<p>{LURE}{LINK}</p>")


def test_evidence_is_what_the_mail_holds():
    report = report_of(f"<p>{mixed('<span style=z-index:9>')}{LINK}</p>")
    found = next(finding for finding in report.findings if finding.check == "invisible-text")
    assert "qx" in found.evidence[0].text
    assert found.data["count"] > 3


def generated(sheet, said="class=g", inside="", around="<p>{}</p>"):
    return f"<style>{sheet}</style>{around.format(f'<b {said}>{inside}</b>')}{LINK}"


HALVES = (
    "Your library card has been suspended. Confirm your pass",
    LURE[len("Your library card has been suspended. Confirm your pass") :],
)


@pytest.mark.parametrize(
    "body",
    [
        generated(f":root{{--t:'{LURE}'}}.g::before{{content:var(--t)}}"),
        generated(f"html{{--t1_x:\"{LURE}\"}}.g::after{{content: var( --t1_x )}}"),
        generated(f"*{{--a:var(--b);--b:var(--c);--c:'{LURE}'}}.g::before{{content:var(--a)}}"),
        generated(f".g::before{{content:var(--none,'{LURE}')}}"),
        generated(f".g::before{{content:var(--none, var(--no, '{LURE}'))}}"),
        generated(f".g::before{{--t:'{LURE}';content:var(--t)}}"),
        generated(f"@property --t{{syntax:'*';inherits:false;initial-value:'{LURE}'}}.g::before{{content:var(--t)}}"),
        generated(f":root{{--t:'{ESCAPED}'}}.g::before{{content:var(--t)}}"),
        generated(f"body:has(a){{--T:'{LURE}'}}@media screen{{p .g:before{{content:var(--T)!important}}}}"),
        generated(f":root{{--a:'{HALVES[0]}';--b:'{HALVES[1]}'}}.g::before{{content:var(--a,'zz') var(--b,'zz')}}"),
        generated(".g::before{content:var(--t)}", said=f'class=g style="color:red;--t:\'{LURE}; now\'"'),
        generated(".g::before{content:var(--t)}", around=f'<div style="--t:\'{LURE}\'"><p>{{}}</p></div>'),
        generated(".g{--t:attr(data-t)}.g::before{content:var(--t)}", said=f"class=g data-t='{LURE}'"),
        generated(f"li.g::marker{{content:var(--m)}}:root{{--m:'{LURE}'}}", around="<ul><li class=g>{}</ul>"),
        generated(f"@counter-style z{{system:cyclic;symbols:'{LURE}'}}ol{{list-style:z}}", around="<ol><li>{}</ol>"),
        generated(f"q{{quotes:'{LURE}' ''}}", around="<q>{}</q>"),
        generated(f".g::before{{counter-increment:n;content:'{HALVES[0]}' counter(n,none) '{HALVES[1]}' / 'x'}}"),
        "<style>.w::before{content:var(--w)' '}</style><p>"
        + "".join(f"<i style=\"--w:'{word}'\"><b class=w></b></i>" for word in LURE.split()) + LINK,
        generated(f":root{{--t:'{LURE_JA}'}}.g::before{{content:var(--t)}}"),
    ],
)  # fmt: skip
def test_generated_text(body):
    assert_told(body)


def test_custom_properties_that_name_one_another_cost_nothing():
    loop = ";".join(f"--v{n}:{' '.join(f'var(--v{m})' for m in range(20))} 'x'" for n in range(40))
    body = f"<style>:root{{{loop}}}.g::before{{content:var(--v1)}}</style>" + "<b class=g></b>" * 500
    body += "".join(f"<i style=\"--x{n}:'y'\">" for n in range(2_000))
    report = report_of(body)
    assert not report.errors


PLAIN = "Your library card has been suspended. Confirm your password within 12 hours or your account will be deleted"
ALPHABETS = {
    "lisu": "ꓮꓐꓚꓓꓰꓝꓖꓧꓲꓙꓗꓡꓟꓠꓳꓑQꓣꓢꓔꓴꓦꓪꓫꓬꓜ",
    "lisu turned": "ꓯꓭꓛꓷꓱꓞꓨꓧꓲꓙꓘꓶꓟꓠꓳꓒQꓤꓢꓕꓵꓥꓪꓫꓬꓜ",
    "syllabics": "ᗩᗷᑕᗪᗴᖴᘜᕼᓰᒍᖽᒪᗰᑎᗝᑭᑫᖇᔕᖶᑌᐯᗯ᙭ᖻᘔ",
    "syllabics and latin": "ᗅᗸᑢᕲEᖴGᕼIᒚKᒪᘻᘉOᕵᕴᖆᔑTᑘᐺᘺ᙭Yᘔ",
    "runes": "ᗩᛒᚲᛞᛖᚠGᚺᛁJᛕᛚMᚾᛟᚹᛩᚱᛋᛏᚢVWᚷᛉᛎ",
    "lycian and carian": "𐊠𐊂𐊢D𐊆𐊇G𐋏𐊊J𐊋L𐊰𐊏𐊒𐊕QR𐊖𐊗UVW𐊐𐊲Z",
    "old italic": "𐌀𐌁𐌂𐌃𐌄𐌅G𐌇𐌉J𐌊𐌋𐌌𐌍𐌏𐌐𐌒𐌓𐌔𐌕U𐌖W𐌗YZ",
    "gothic": "𐌰𐌱CD𐌴𐍆G𐌷𐌹J𐌺𐌻𐌼𐌽𐍈PQ𐍂𐍃𐍄𐌿VW𐍇𐍅𐌶",
    "ideographs": "卂乃匚ᗪ乇千Ꮆ卄丨丿Ҝㄥ爪几口卩Ɋ尺丂丅凵ᐯ山乂丫乙",
    "bopomofo among ideographs": "卂乃匚ᗪ乇千Ꮆ卄丨丿Ҝㄥ爪几ㄖ卩Ɋ尺丂ㄒㄩᐯ山乂ㄚ乙",
}


@pytest.mark.parametrize("name", ALPHABETS)
def test_scripts_that_look_like_latin(name):
    letters = dict(zip("abcdefghijklmnopqrstuvwxyz", ALPHABETS[name], strict=True))
    text = "".join(letters.get(c.lower(), c) for c in PLAIN)
    assert_told(f"<p>{text}: {LINK}")
    assert "disguised-letters" in {finding.check for finding in report_of(f"<p>{text}: {LINK}").findings}


@pytest.mark.parametrize(
    "text",
    [
        "ꓡꓲ-ꓢꓴ ꓥꓳꓽ ꓟꓲ ꓠꓬꓲ. ꓮꓢꓳꓽ ꓑꓶꓽ ꓟꓯ ꓡꓰꓽ ꓐꓬ ꓫꓵ ꓔꓯꓽ ꓤꓯꓽ. ꓬꓰ ꓡꓯꓽ ꓣꓶ ꓟ ꓠꓯꓸ ꓕꓳꓽ ꓕꓯꓸ.",
        "ᎣᏏᏲ ᏂᎦᏓ. ᏙᎯᏧ ᏂᎯ? ᎠᏂᏴᏫᏯᎢ ᏧᎾᏕᎶᏆᏍᏗ ᎠᏍᏚᎢᏛ ᎪᎯ ᎢᎦ ᏌᏊ ᎢᏳᏟᎶᏓ.",
        "ᐊᐃᓐᖓᐃ ᑕᒪᔅᓯ. ᐃᓕᓐᓂᐊᕐᕕᒃ ᒪᑐᐃᖓᔪᖅ ᐅᓪᓗᒥ ᐊᖏᕐᕋᕐᓂᕐᒧᑦ. ᖁᔭᓐᓇᒦᒃ ᑲᑎᒪᔨᓄᑦ.",
        "ⴰⵣⵓⵍ ⴼⵍⵍⴰⵡⵏ. ⵜⴰⵙⴷⵍⵉⵙⵜ ⵜⵔⵥⵎ ⴰⵙⵙ ⴰ ⵖⵔ ⵜⵙⴰⵄⵜ ⵜⵉⵙⵙ ⵙⵏⴰⵜ.",
        "ㄊㄨˊ ㄕㄨ ㄍㄨㄢˇ ㄐㄧㄣ ㄊㄧㄢ ㄎㄞ ㄇㄣˊ，ㄏㄨㄢ ㄧㄥˊ ㄌㄞˊ ㄩㄝˋ ㄉㄨˊ。",
        "山口千尺の乙女が口を乃木坂で工夫する。几帳面な爪、丫、凵の字。乃工口千山の会。",
        "ᚠᚢᚦᚨᚱᚲ ᚷᚹᚺᚾᛁᛃ: the runes on the stone by the church, read on Sunday.",
        "P.S. The R.S.V.P. is for the U.S.A. trip, e.g. by 3 p.m. a.s.a.p. please. J. R. R. Tolkien, C. S. Lewis.",
        "Plan A / B / C / D, section a. b. c. d. of the form, x * y * z * w = 1, T H E  R E A D I N G  R O O M",
    ],
)
def test_honest_scripts_and_initials(text):
    report = report_of(f"<p>{text}</p>")
    assert not {finding.check for finding in report.findings} & (NAMED | {"credential-request", "threat", "time-limit"})
    assert report.verdict.level == "clean"


@pytest.mark.parametrize("sign", [".", "-", "_", "*", "\u00b7", "\u2022", "\u2219", "\u22c5", "/", "|", "~", "\uff0e", "\u2024", "\u2027", "💛"])  # fmt: skip
def test_signs_between_all_letters(sign):
    text = " ".join(sign.join(word) if len(word) > 4 else word for word in PLAIN.split(" "))
    assert_told(f"<p>{text} {LINK}</p>")
    telling = ("suspended", "Confirm", "password", "account", "deleted", "hours")
    for word in telling:
        text = PLAIN.replace(word, sign.join(word)) if word == telling[0] else text.replace(word, sign.join(word))
    assert_told(f"<p>{text}{LINK}</p>")
