"""Outlook .msg files: as the scanned mail, and as an attachment of another mail."""

import container_maker as boxes
import mailguard
import make_attachments as make
from mailguard.message import parse

SENT = 134_194_752_000_000_000  # 2026-04-01 00:00 UTC in 100 ns since 1601
FILES = [("見積.docm", "application/octet-stream", make.word(word__vbaProject_bin=make.vba_project(make.MACRO)))]
SIMPLE = boxes.msg(
    {0x37: "請求書の件", 0x42: "架空商事 経理", 0x5D02: "keiri@kakuu-shoji.example", 0x1000: "至急ご確認ください"},
    FILES,
    to=[("受付", "uketsuke@hakusandai-hp.example")],
    binaries={0x1013: "<p>至急 <a href='https://b.example/'>確認</a></p>".encode("cp932")},
    numbers={0x3FDE: 932, 0x39: SENT},
    embedded=boxes.msg({0x37: "内側の件", 0x1000: "https://c.example/"}, header=24),
)
TRANSPORT = (
    'Received: from a.example\r\n by b.example\r\nFrom: "架空" <a@kakuu-shoji.example>\r\nSubject: of the wire\r\n'
    "DKIM-Signature: v=1; a=rsa-sha256;\r\n d=kakuu-shoji.example\r\nContent-Type: text/html;\r\n charset=x\r\n\r\n"
    "Injected: after an empty line\r\n"
)


def test_a_msg_file_is_scanned_as_the_mail_it_holds():
    raw = boxes.compound(SIMPLE)
    report = mailguard.scan(raw, offline=True)
    assert report.message.subject == "請求書の件"
    assert report.message.from_[0].address == "keiri@kakuu-shoji.example"
    assert report.message.from_[0].name == "架空商事 経理"
    assert [person.address for person in report.message.to] == ["uketsuke@hakusandai-hp.example"]
    assert report.message.date == "2026-04-01T00:00:00Z"
    assert report.message.size == len(raw)
    assert "https://b.example/" in [url.url for url in report.urls]
    assert report.attachments[0].kinds == ("macro",)
    assert "macro-attachment" in {finding.check for finding in report.findings}
    assert report.nested[0].subject == "内側の件"


def test_signatures_of_a_msg_file_are_not_judged():
    message = boxes.compound(boxes.msg({0x7D: TRANSPORT, 0x1000: "text"}))
    report = mailguard.scan(message, offline=True)
    assert report.authentication.dkim == ()
    assert report.authentication.dmarc.result == "not_evaluated"
    assert not {"dkim-fail", "dmarc-fail", "spf-fail"} & {finding.check for finding in report.findings}


def test_the_transport_header_comes_before_outlooks_own_properties():
    message = parse(boxes.compound(boxes.msg({0x7D: TRANSPORT, 0x37: "other", 0x1000: "text"})))
    assert message.subject == "of the wire"
    assert [field.name for field in message.header].count("Subject") == 1
    assert "dkim-signature" not in message.header
    assert [view.text for view in message.views] == ["text"]


def test_rich_text_is_read_where_there_is_no_other_body():
    rich = boxes.compressed_rtf(r"{\rtf1\ansi{\fonttbl{\f0\fcharset128 MS;}}\'8e\'8a\'8b\'7d\par https://r.example/}")
    message = parse(boxes.compound(boxes.msg({0x37: "s"}, binaries={0x1009: rich})))
    assert message.views[0].text.split() == ["至急", "https://r.example/"]


def test_an_attached_msg_is_a_mail_inside_the_mail():
    outer = make.mail("転送", [("依頼.msg", "application/vnd.ms-outlook", boxes.compound(SIMPLE))])
    report = mailguard.scan(outer, offline=True)
    assert report.nested[0].subject == "請求書の件"
    inside = {finding.check: finding.data.get("inside") for finding in report.findings}
    assert inside["macro-attachment"] == "依頼.msg"


def test_line_ends_in_properties_start_no_fields():
    tree = boxes.msg({0x37: "a\r\nBcc: x@y.example", 0x42: 'n"\r\nX: y', 0x5D02: "a@b.example", 0x1000: "t"})
    message = parse(boxes.compound(tree))
    assert {"bcc", "x"}.isdisjoint({field.name.lower() for field in message.header})


def test_another_compound_file_is_no_message():
    message = parse(make.compound({"WordDocument": bytes(64)}))
    assert not message.reconstructed


def test_messages_inside_one_another_are_opened_to_a_depth_that_is_said():
    tree = boxes.msg({0x37: "s"}, header=24)
    for _ in range(12):
        tree = boxes.msg({0x37: "s"}, embedded=tree, header=24)
    assert "limit-archive-depth" in {defect.kind for defect in parse(boxes.compound(tree)).defects}
