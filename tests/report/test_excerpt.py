"""The text of the mail in a report: every quotation of the body is in its place, and long texts are cut."""

import time

from hypothesis import given, settings
from hypothesis import strategies as st

from mailguard import scan
from mailguard.finding import Confidence, Evidence, Finding, Severity
from mailguard.message import parse
from mailguard.report.excerpt import KEPT, PLACES, passages_of
from mailguard.report.model import Report


def mail(body, kind="plain"):
    head = f"From: a@b.example\r\nSubject: x\r\nMIME-Version: 1.0\r\nContent-Type: text/{kind}; charset=utf-8\r\n\r\n"
    return parse(head.encode() + body.encode("utf-8", "replace"))


def finding(*evidence, **data):
    return Finding("threat", Severity.LOW, Confidence.LOW, "s", "e", "a", evidence, data=data)


def shown(passage):
    return "".join(run.text for run in passage.runs if run.kind == "text")


def marked(passage, evidence):
    return [(run.kind, run.text) for run in passage.runs if evidence in run.evidence]


def test_words_are_marked_at_their_place_and_the_text_is_whole():
    text = "Pay now. Please pay now.\r\nThank you."
    second = Evidence("body:text", "pay now", 16, 23)
    (passage,) = passages_of(mail(text), [finding(second)])
    assert shown(passage).split() == text.split()
    assert [run.text for run in passage.runs] == ["Pay now. Please ", "pay now", passage.runs[2].text]
    assert marked(passage, second) == [("text", "pay now")]


def test_overlapping_quotations_are_both_marked():
    one, two = Evidence("body:text", "within 24 hours", 0, 15), Evidence("body:text", "24 hours", 7, 15)
    (passage,) = passages_of(mail("within 24 hours!"), [finding(one), finding(two)])
    assert marked(passage, one) == [("text", "within "), ("text", "24 hours")]
    assert marked(passage, two) == [("text", "24 hours")]


def test_hidden_words_stand_where_they_are_hidden():
    body = '<p>Hello</p><p style="display:none">forest river mountain</p><p>World</p>'
    evidence = Evidence("body:html", "forest river mountain")
    (passage,) = passages_of(mail(body, "html"), [finding(evidence)])
    ((kind, text),) = marked(passage, evidence)
    assert (kind, text) == ("hidden", "forest river mountain")
    hidden = next(run for run in passage.runs if run.kind == "hidden")
    assert hidden.note == "display-none"
    before = "".join(run.text for run in passage.runs[: passage.runs.index(hidden)])
    assert "Hello" in before
    assert "World" not in before


def test_a_links_target_stands_behind_its_words():
    body = '<p>Please <a href="http://evil.test/x">open your account</a> today</p>'
    evidence = Evidence("body:html", "http://evil.test/x")
    (passage,) = passages_of(mail(body, "html"), [finding(evidence)])
    assert marked(passage, evidence) == [("text", "open your account"), ("target", "http://evil.test/x")]


def test_a_pictures_words_are_called_so():
    body = '<img src="http://evil.test/l.png" alt="Aozora Bank"><p>text</p>'
    alt, source = Evidence("body:html", "Aozora Bank"), Evidence("body:html", "http://evil.test/l.png")
    (passage,) = passages_of(mail(body, "html"), [finding(alt, source)])
    assert marked(passage, alt) == [("picture", "Aozora Bank")]
    assert [kind for kind, _ in marked(passage, source)] == ["picture"]


def test_the_reader_of_html_gets_the_html():
    raw = (
        b"From: a@b.example\r\nMIME-Version: 1.0\r\nContent-Type: multipart/alternative; boundary=q\r\n\r\n"
        b"--q\r\nContent-Type: text/plain\r\n\r\nact now, plain only\r\n"
        b"--q\r\nContent-Type: text/html\r\n\r\n<b>act now</b>\r\n--q--\r\n"
    )
    both, alone = Evidence("body:text", "act now", 0, 7), Evidence("body:text", "plain only", 9, 19)
    html, text = passages_of(parse(raw), [finding(both, alone)])
    assert (html.where, text.where) == ("body:html", "body:text")
    assert marked(html, both)
    assert marked(text, alone)


def test_long_texts_are_cut_around_the_evidence_and_say_so():
    text = "filler words " * 50_000 + "pay now" + " more words" * 50_000
    at = text.index("pay now")
    evidence = Evidence("body:text", "pay now", at, at + 7)
    (passage,) = passages_of(mail(text), [finding(evidence)])
    assert marked(passage, evidence) == [("text", "pay now")]
    assert len(shown(passage)) < 1_500
    gaps = [int(run.note) for run in passage.runs if run.kind == "gap"]
    assert len(gaps) == 2
    assert sum(gaps) + len(shown(passage)) == len(text)


def test_more_evidence_than_is_kept_is_counted():
    text = ("x" * 50 + " pay now ") * 5_000
    places = [i for i in range(len(text)) if text.startswith("pay now", i)]
    evidence = [Evidence("body:text", "pay now", at, at + 7) for at in places[:: len(places) // 300]]
    (passage,) = passages_of(mail(text), [finding(*evidence)])
    assert passage.left_out >= len(evidence) - PLACES
    assert len(shown(passage)) <= KEPT


def test_what_is_inside_another_mail_is_not_looked_for():
    assert passages_of(mail("pay now"), [finding(Evidence("body:text", "pay now", 0, 7), inside="x.eml")]) == ()


def test_reports_bring_their_passages_and_json_does_not():
    report = scan(
        b"From: a@b.example\r\nSubject: x\r\n\r\nYour account will be suspended within 24 hours. http://192.0.2.1/\r\n",
        offline=True,
    )
    quoted = {each for one in report.findings for each in one.evidence if each.where.startswith("body:")}
    assert quoted
    assert quoted <= {each for run in report.passages[0].runs for each in run.evidence}
    assert "passages" not in report.to_dict()
    assert Report.from_dict(report.to_dict()).passages == ()


parts = st.lists(st.sampled_from(["pay now", "\n", "あ", "<", "&", "\u202e", " ", "http://a.test/"]), max_size=40)


@given(parts, st.lists(st.tuples(st.integers(-5, 400), st.integers(-5, 400), st.text(max_size=9)), max_size=8))
@settings(max_examples=80)
def test_any_offsets_are_taken(words, offsets):
    evidence = [Evidence("body:text", text, start, end) for start, end, text in offsets]
    message = mail("".join(words))
    for passage in passages_of(message, [finding(*evidence)]):
        assert shown(passage) == message.views[0].text


def test_hostile_sizes_are_bounded():
    spans = "".join(f"<span style='display:none'>h{i} words</span>x" for i in range(8_000))
    message = mail(spans + '<a href="http://e.test/">z</a>' * 3_000, "html")
    assert message.views
    assert message.links
    evidence = [Evidence("body:html", f"nowhere{i}") for i in range(1_000)]
    started = time.process_time()
    passages_of(message, [finding(*evidence)])
    assert time.process_time() - started < 2
