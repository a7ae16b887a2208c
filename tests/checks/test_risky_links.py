"""Links to dangerous files, and links that already contain the reader's address: what is reported and what not."""

import base64
import time
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import make_attachments as make
from mailguard.auth.result import Authentication, DmarcResult, Result
from mailguard.checks import named
from mailguard.checks.links import CHECKS
from mailguard.config import Config, Organization
from mailguard.message.parse import parse
from mailguard.names.registry import Registry
from mailguard.pipeline.context import Context

ORGANIZATION = Organization(domains=("imakiire.or.jp",), partners=("minori-yakuhin.example",))
READER = "joho@imakiire.or.jp"
LIST = "List-Id: <dev.lists.example>\nList-Post: <mailto:dev@lists.example>\n"
BULK = "List-Unsubscribe: <https://news.tayori.example/leave?e=joho%40imakiire.or.jp>\n"


def found(name, raw, *, passing=False):
    config = Config(organization=ORGANIZATION)
    dmarc = DmarcResult(Result.PASS) if passing else DmarcResult(Result.NOT_EVALUATED)
    context = Context(
        message=parse(raw),
        config=config,
        registry=Registry.of(ORGANIZATION),
        at=datetime(2026, 11, 20, tzinfo=UTC),
        authentication=Authentication(dmarc=dmarc),
    )
    check = next(check for check in CHECKS if check.name == name)
    hits = list(check.function(context.message, context))
    for hit in hits:
        for language in ("en", "ja"):
            assert not any("{" in part for part in named(name).says(hit.variant, hit.values, language))
    return [(hit.variant, str(hit.severity or check.severity)) for hit in hits]


def mail(body, *, kind="html", header="", sender="a@sender.example", to=READER):
    return f"From: {sender}\nTo: {to}\n{header}Content-Type: text/{kind}; charset=utf-8\n\n{body}".encode()


def files(target, text="ダウンロード", more="", **about):
    passing = about.pop("passing", False)
    return found("risky-file-url", mail(f'<a href="{target}">{text}</a>{more}', **about), passing=passing)


def known(target, text="ログイン", more="", **about):
    passing = about.pop("passing", False)
    return found("recipient-in-link", mail(f'<a href="{target}">{text}</a>{more}', **about), passing=passing)


class TestFiles:
    @pytest.mark.parametrize(
        "target",
        [
            "https://dl.kakuu.test/setup.exe",
            "https://dl.kakuu.test/SETUP.EXE?session=1",
            "https://dl.kakuu.test/zoom.msi;jsessionid=9",
            "https://dl.kakuu.test/kyuyo%2eiso",
            "https://dl.kakuu.test/kyuyo.i%73o",
            "https://dl.kakuu.test/kyuyo%252eiso",
            "https://dl.kakuu.test/a.img/download",
            "https://dl.kakuu.test/meisai.vhd",
            "https://dl.kakuu.test/a.lnk",
            "https://dl.kakuu.test/a.js",
            "https://dl.kakuu.test/a.vbs#top",
            "https://dl.kakuu.test/a.hta.",
            "https://dl.kakuu.test/a.ps1%20",
            "https://dl.kakuu.test/a．exe",
            "https://dl.kakuu.test/get?file=a.scr",
            "https://dl.kakuu.test/get?id=3&name=dir%2Fa.jar",
            "https://dl.kakuu.test/o?response-content-disposition=attachment%3B%20filename%3D%22a.exe%22",
            "https://dl.kakuu.test/o?rscd=attachment;filename*=UTF-8''a.apk",
            "https://dl.kakuu.test/?a.bat",
            "https://dl.kakuu.test/#/files/a.cmd",
            "https://shop.example/r?url=https%3A%2F%2Fdl.kakuu.test%2Fa.exe",
            "https://nam02.safelinks.protection.outlook.com/?url=https%3A%2F%2Fdl.kakuu.test%2Fa.iso&data=1",
            "https://kakuu.s3.amazonaws.com/a.exe",
            "https://cdn.discordapp.com/attachments/1/2/a.exe",
            "https://raw.githubusercontent.com/kakuu/a/main/a.ps1",
        ],
    )
    def test_what_runs_is_high_wherever_the_name_stands(self, target):
        assert files(target) == [("", "high")]

    @pytest.mark.parametrize(
        ("target", "text"),
        [
            ("https://dl.kakuu.test/seikyusho.pdf.exe", "開く"),
            ("https://dl.kakuu.test/seikyusho%E2%80%AEfdp.exe", "開く"),
            ("https://dl.kakuu.test/seikyusho%20%20%20%20%20%20%20%20%20%20.exe", "開く"),
            ("https://dl.kakuu.test/a.exe#seikyusho.pdf", "開く"),
            ("https://dl.kakuu.test/a.exe?seikyusho.pdf", "開く"),
            ("https://dl.kakuu.test/a.js", "請求書.pdf"),
        ],
    )
    def test_a_program_made_to_look_like_a_document(self, target, text):
        assert files(target, text) == [("disguised", "high")]
        assert files(target, text, header=LIST) == [("disguised", "high")]

    def test_archives_and_macro_documents(self):
        assert files("https://dl.kakuu.test/fax.zip") == [("archive", "medium")]
        assert files("https://dl.kakuu.test/fax.zip", more='<a href="https://else.example/">x</a>') == [
            ("archive", "low")
        ]
        assert files("https://dl.kakuu.test/fax.xlsm") == [("macro", "medium")]
        assert files("https://dl.kakuu.test/fax.zip", sender="a@kakuu.test", passing=True) == [("archive", "medium")]
        more = "<p>パスワード：1234abcd</p>"
        own = files("https://dl.kakuu.test/fax.zip", more=more, sender="a@kakuu.test", passing=True)
        assert own == [("password", "medium")]

    @pytest.mark.parametrize("text", ["<p>パスワード：1234abcd</p>", "<p>The password is: 7788</p>"])
    def test_an_archive_with_its_password_in_the_mail(self, text):
        assert files("https://dl.kakuu.test/fax.zip", more=text) == [("password", "high")]

    @pytest.mark.parametrize(
        "target",
        [
            "https://www.kakuu.test/",
            "https://www.kakuu.test/guide.pdf",
            "https://www.kakuu.test/exe.html",
            "https://www.kakuu.test/user/a@kakuu.com",
            "https://www.kakuu.test/cgi-bin/board.exe?id=4",
            "https://www.kakuu.test/ws/search.dll?q=1",
            "https://www.kakuu.test/search?q=setup.exe",
            "https://github.com/kakuu/tool/blob/main/install.ps1",
            "https://ja.wikipedia.org/wiki/Cmd.exe",
            "https://download.microsoft.com/a/setup.exe",
            "https://www.mhlw.go.jp/content/youshiki.xlsm",
            "https://www.city.kagoshima.lg.jp/shinsei.zip",
            "https://minori-yakuhin.example/katalog.zip",
            "https://news.imakiire.or.jp/yoyaku.xlsm",
            "https://www.kakuu.test/zip-code",
            "https://www.kakuu.test/a.zipper",
        ],
    )
    def test_silent(self, target):
        assert files(target) == []

    def test_the_senders_own_installer_and_lists(self):
        own = "https://www.kakuu.test/update/setup.exe"
        assert files(own, sender="a@kakuu.test", passing=True) == [("", "medium")]
        assert files(own, sender="a@kakuu.test") == [("", "high")]
        assert files(own, header=LIST) == files(own) == [("", "high")]
        assert files("https://github.com/kakuu/tool/releases/download/v1/tool.exe") == [("", "medium")]
        assert files("https://minori-yakuhin.example/tool.exe") == [("", "low")]

    def test_plain_text_attached_pages_and_warnings(self):
        text = mail("こちらから https://dl.kakuu.test/a.iso をご確認ください。", kind="plain")
        assert found("risky-file-url", text) == [("", "high")]
        text = mail("こちら\nhttps://dl.kakuu.test/d/明細_2026.iso\n以上です。", kind="plain")
        assert found("risky-file-url", text) == [("", "high")]
        text = mail("https://dl.kakuu.test/d/をご確認ください。setup.exeは開かないでください。", kind="plain")
        assert found("risky-file-url", text) == []
        page = make.mail(
            "資料", [("a.html", "text/html", b'<script src="https://cdn.kakuu.test/x.js"></script>'),
                     ("b.html", "text/html", b'<a href="https://dl.kakuu.test/a.iso">open</a>')],
        )  # fmt: skip
        assert found("risky-file-url", page) == [("", "high")]
        warning = mail("hxxps://dl.kakuu[.]test/a.exe を開かないでください。", kind="plain")
        assert found("risky-file-url", warning) in ([("", "low")], [])


ENCODED = base64.b64encode(READER.encode()).decode()


class TestReader:
    @pytest.mark.parametrize(
        "target",
        [
            "https://vm.kakuu.test/play?e=joho@imakiire.or.jp",
            "https://vm.kakuu.test/play?e=JOHO%40IMAKIIRE.OR.JP",
            "https://vm.kakuu.test/play?e=joho%2540imakiire.or.jp",
            "https://vm.kakuu.test/joho@imakiire.or.jp",
            f"https://vm.kakuu.test/{ENCODED}",
            f"https://vm.kakuu.test/?x={ENCODED.rstrip('=')}",
            f"https://vm.kakuu.test/?x={base64.urlsafe_b64encode(b'1:joho@imakiire.or.jp:7').decode().rstrip('=')}",
            f"https://vm.kakuu.test/?x={READER.encode().hex()}",
            "https://vm.kakuu.test/play?e=soumu@imakiire.or.jp",
            "https://kakuu.pages.dev/?e=joho@imakiire.or.jp",
        ],
    )
    def test_the_readers_address_in_a_link(self, target):
        assert known(target) == [("", "medium")]

    @pytest.mark.parametrize(
        "target",
        ["https://vm.kakuu.test/#joho@imakiire.or.jp", f"https://vm.kakuu.test/a/#x/{ENCODED.rstrip('=')}"],
    )
    def test_behind_the_hash_is_high(self, target):
        assert known(target) == [("", "high")]

    @pytest.mark.parametrize(
        "target",
        [
            "https://vm.kakuu.test/play",
            "https://vm.kakuu.test/?from=a@sender.example",
            "https://vm.kakuu.test/?e=kojoho@imakiire.or.jp.example",
            "https://accounts.google.com/AccountChooser?Email=joho@imakiire.or.jp",
            "https://login.microsoftonline.com/?login_hint=joho@imakiire.or.jp",
            "https://minori-yakuhin.example/portal?u=joho@imakiire.or.jp",
            "https://webmail.imakiire.or.jp/?u=joho@imakiire.or.jp",
        ],
    )
    def test_silent(self, target):
        assert known(target) == []

    def test_newsletters_lists_and_small_services(self):
        leave = "https://news.tayori.example/leave?e=joho@imakiire.or.jp"
        about = {"header": BULK, "sender": "news@tayori.example"}
        assert known(leave, "配信停止", passing=True, sender="news@tayori.example") == []
        assert known(leave, "配信停止", sender="news@tayori.example") == [("", "low")]
        assert known(leave, "記事を読む", passing=True, sender="news@tayori.example") == []
        assert known(leave.replace("leave", "read"), "記事を読む", **about) == [("", "medium")]
        assert known("https://login.kakuu.test/?e=joho@imakiire.or.jp", passing=True, **about) == [("", "medium")]
        assert known("https://login.kakuu.test/#joho@imakiire.or.jp", passing=True, **about) == [("", "high")]
        assert known(leave, header=LIST) == known(leave)
        many = "".join(f'<a href="https://shop.example/{number}">記事</a>' for number in range(9))
        assert known("https://shop.example/?e=joho@imakiire.or.jp", more=many) == [("", "low")]

    def test_mail_from_inside_and_to_somebody_else(self):
        other = "https://vm.kakuu.test/?e=info@kakuu.test"
        assert known(other) == []
        assert known(other, to="info@kakuu.test") == [("", "medium")]
        assert known("https://vm.kakuu.test/?e=soumu@imakiire.or.jp", sender="joho@imakiire.or.jp") == []

    @pytest.mark.parametrize(
        ("name", "content", "expected"),
        [
            ("a.html", '<input type="email" value="uketsuke@hakusandai-hp.example"><input type="password">', "high"),
            ("a.html", '<script>var u="uketsuke@hakusandai-hp.example"</script>', "high"),
            ("a.html", "<script>var u=atob('dWtldHN1a2VAaGFrdXNhbmRhaS1ocC5leGFtcGxl')</script>", "high"),
            ("a.html", f"<script>var u='{b'uketsuke@hakusandai-hp.example'.hex()}'</script>", "high"),
            ("a.svg", '<svg><script>var u="uketsuke@hakusandai-hp.example"</script></svg>', "high"),
            ("a.html", "<p>To: uketsuke@hakusandai-hp.example</p>", "medium"),
        ],
    )
    def test_attached_pages(self, name, content, expected):
        kind = "image/svg+xml" if name.endswith("svg") else "text/html"
        raw = make.mail("資料", [(name, kind, content.encode())])
        assert found("recipient-in-link", raw) == [("page", expected)]

    def test_attached_pages_of_others_and_links_in_files(self):
        raw = make.mail("資料", [("a.html", "text/html", b'<input value="info@kakuu-shoji.example">')])
        assert found("recipient-in-link", raw) == []
        raw = make.mail("資料", [("a.txt", "text/plain", b"https://vm.kakuu.test/?e=uketsuke@hakusandai-hp.example")])
        assert found("recipient-in-link", raw) == [("file", "high")]

    @pytest.mark.parametrize("before", range(6))
    @pytest.mark.parametrize("behind", range(4))
    def test_base64_of_any_text_around_the_address(self, before, behind):
        text = b"{" * before + READER.encode() + b"}" * behind
        for coded in (base64.b64encode(text), base64.urlsafe_b64encode(text)):
            assert known(f"https://vm.kakuu.test/{coded.decode().rstrip('=')}") == [("", "medium")]


@settings(max_examples=60, deadline=2000)
@given(st.text("a./%25E?&=#;@:\u202e．exeiszp\ud800'\"", max_size=120), st.text("eE@.xhtml ", max_size=20))
def test_any_link(target, text):
    body = mail("x").decode() + f'<a href="https://a.test/{target}">{text}</a>'
    raw = body.encode("utf-8", "surrogatepass")
    found("risky-file-url", raw)
    found("recipient-in-link", raw)


@pytest.mark.parametrize("unit", [".exe/", "%2e", "filename=", "?a=.exe&", "joho@imakiire.or.jp", "@", "QUJD", "%"])
def test_repetition_is_linear(unit):
    address = f"https://a.test/{unit * (8_000 // len(unit))}"
    raw = mail("".join(f'<a href="{address}{number}">x</a>' for number in range(200)))
    begin = time.process_time()
    found("risky-file-url", raw)
    found("recipient-in-link", raw)
    assert time.process_time() - begin < 3
