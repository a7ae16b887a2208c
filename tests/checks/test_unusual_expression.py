"""Mail that is unlike the sender's earlier mails: what is reported, and what must not be."""

import pytest

import mailguard
from mailguard.correspondents.learn import learn
from mailguard.correspondents.model import Known
from mailguard.correspondents.store import open_store
from mailguard.message import parse
from mailguard.pipeline.replay import repeat
from mailguard.report.model import Report

WHO = "hayashi@minori.example"
PROGRAM = "X-Mailer: Becky! ver. 2.81 [ja]\r\n"
HEAD = "山本 様\r\n\r\nいつもお世話になっております。みのり薬品の林です。\r\n\r\n"
END = "\r\n\r\nよろしくお願いいたします。\r\n\r\n--------------------\r\nみのり薬品 林\r\n"


def letter(body, who=WHO, day=20, program=PROGRAM, zone="+0900"):
    return (
        f"From: {who}\r\nTo: youdo@hp.example\r\nSubject: x\r\nDate: Mon, {day:02} Nov 2026 10:00:00 {zone}\r\n"
        f"Message-ID: <{day}@x.example>\r\n{program}MIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n"
        f"Content-Transfer-Encoding: 8bit\r\n\r\n{body}"
    ).encode()


@pytest.fixture(scope="module")
def known(tmp_path_factory):
    bodies = [
        "金曜日に納品に伺います。\r\n北口でお待ちします。",
        "見積をお持ちします。\r\n来週の予定です。",
        "欠品がございます。\r\nお詫びします。",
    ]
    with open_store(tmp_path_factory.mktemp("k") / "k.db", create=True) as store:
        mails = [letter(HEAD + bodies[n % 3] + END, day=n + 1) for n in range(9)]
        list(learn((mailguard.scan(raw, offline=True, habits=True) for raw in mails), store, lambda _: False))
        yield store.known()


def found(raw, known):
    report = mailguard.scan(raw, offline=True, known=known)
    assert not report.errors
    return next((f for f in report.findings if f.check == "unusual-expression"), None)


HIJACKED = (
    "お客様各位\r\n\r\n口座の変更のお知らせ，至急対応をお願いします．\r\n下記の口座へ本日中にお振込みください．"
    "\r\n\r\n敬具\r\n"
)


def test_a_hijacked_account(known):
    finding = found(letter(HIJACKED, program="X-Mailer: Foxmail 7\r\n", zone="+0800"), known)
    assert str(finding.severity) == "high"
    assert "口座の変更" in finding.summary
    assert "9" in finding.summary
    greeting = next(each for each in finding.data["departures"] if each["habit"] == "greeting")
    assert (greeting["found"], greeting["usual"], greeting["count"]) == ("customers", "osewa", 9)


def test_a_new_address_of_a_known_domain(known):
    assert found(letter(HIJACKED, who="other@minori.example", program=""), known).data["whose"] == "minori.example"


@pytest.mark.parametrize(
    "body",
    [
        HEAD + "次回の納品は木曜日です。\r\nお待ちください。" + END,
        HEAD + "至急対応をお願いします。\r\nお手数をおかけします。" + END,  # pressure alone
        "お世話になっております。\r\n届きました。\r\n\r\n林\r\n",  # short, written on a telephone
        "OK, thanks!\r\n",
        "至急お電話ください。\r\n",
    ],
)
def test_one_departure_says_nothing(known, body):
    assert found(letter(body), known) is None


def test_summer_time_and_a_journey_are_nothing(known):
    assert (
        found(letter(HEAD + "至急対応をお願いします。\r\nお待ちします。" + END, zone="+1000", program=""), known)
        is None
    )


def test_silent_without_anything_learned(known):
    assert found(letter(HIJACKED), None) is None
    assert found(letter(HIJACKED), Known()) is None
    assert found(letter(HIJACKED, who="stranger@else.example"), known) is None


def test_words_of_this_mail_are_quoted(known):
    raw = letter(HIJACKED, program="")
    text = parse(raw).views[0].text
    quoted = [(text[each.start : each.end], each.text) for each in found(raw, known).evidence]
    assert len(quoted) >= 3
    assert all(stands == said for stands, said in quoted)


def test_a_scan_with_habits_can_be_repeated(known):
    raw = letter(HIJACKED)
    stored = mailguard.scan(raw, offline=True, known=known).to_dict()
    fresh = repeat(Report.from_dict(stored), raw).to_dict()
    stored.pop("timing_ms")
    fresh.pop("timing_ms")
    assert stored == fresh
    assert "unusual-expression" in {finding["check"] for finding in fresh["findings"]}


def test_told_in_japanese(known):
    report = mailguard.scan(letter(HIJACKED, program=""), offline=True, known=known, lang="ja")
    summary = next(f.summary for f in report.findings if f.check == "unusual-expression")
    assert "一度もありませんでした" in summary
    assert "{" not in summary
