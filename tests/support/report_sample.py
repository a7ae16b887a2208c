"""Reports made by hand, honest and hostile, for the tests of the renderers."""

from hypothesis import strategies as st

from mailguard.auth.result import (
    Authentication,
    Claimed,
    ClaimedResult,
    DkimResult,
    DmarcResult,
    Envelope,
    Hop,
    Opinion,
    Result,
    SpfResult,
)
from mailguard.finding import Confidence, Evidence, Finding, Severity
from mailguard.message.defect import Defect, NotExamined
from mailguard.report.model import (
    AttachmentReport,
    CheckError,
    MessageSummary,
    NestedReport,
    Person,
    Report,
    UrlReport,
    Verdict,
)


def make(
    text: str = "今給黎総合病院",
    *,
    path: str = "inbox/mail.eml",
    level: str = "malicious",
    findings: bool = True,
) -> Report:
    """Return a report in which every part from the message is `text`."""
    who = Person(text, f"{text}@imakire.test", "imakire.test")
    evidence = (Evidence("header:From", text, 0, 3), Evidence(f"attachment:{text}", text))
    one = Finding(
        "lookalike-sender-domain",
        Severity.HIGH,
        Confidence.HIGH,
        f"{text} imitates imakiire.or.jp",
        f"why {text}",
        f"do {text}",
        evidence,
        ("T1566.002",),
        4.2,
        {"protected": "imakiire.or.jp", "class": "omission"},
    )
    two = Finding("nested-eml", Severity.LOW, Confidence.LOW, "second", "why", "do", evidence, data={"inside": text})
    three = Finding("url-shortener", Severity.INFO, Confidence.LOW, "third", "why", "do", ())
    return Report(
        path=path,
        at="2026-11-22T09:00:00+09:00",
        message=MessageSummary(
            "ab" * 32,
            2345,
            text,
            "2026-11-22T08:59:30+09:00",
            f"<{text}@x>",
            (who,),
            who,
            (who,),
            (who,),
            (),
            text,
            "ja",
        ),
        verdict=Verdict(level, 97 if level == "malicious" else 3, ("lookalike-sender-domain",) if findings else ()),
        envelope=Envelope("192.0.2.1", text, text),
        authentication=Authentication(
            SpfResult(Result.PASS, text, "mailfrom", text, text),
            (DkimResult(Result.FAIL, text, text, reason=text),),
            DmarcResult(Result.FAIL, text, text, "none"),
            claimed=(Claimed(text, False, (ClaimedResult(text, text, text),)),),
            second_opinion=(Opinion("spf", text, text, text, Result.FAIL, agrees=False, reason=text, detail=text),),
        ),
        route=(Hop(0, text, text, "192.0.2.1", text, True, "2026-11-22T08:59:40+09:00", -4000.0, ("negative-delay",)),),
        urls=(
            UrlReport("http://evil.test/?" + text, "evil.test", "evil.test", text, "body:html", text, ("mismatch",)),
        ),
        attachments=(
            AttachmentReport(
                text, 5, "cd" * 32, text, text, ("encrypted-archive",), (AttachmentReport(text, 1, "", text, text),)
            ),
        ),
        nested=(NestedReport(text, text, (who,), (one,)),),
        findings=(one, two, three) if findings else (),
        accepted=({"check": text, "reason": text},),
        defects=(Defect("limit-links", text, text),),
        not_examined=(NotExamined(text, text),),
        errors=(CheckError("spf-fail", text),),
    )


HOSTILE = [
    "\x1b[2J\x1b]0;owned\x07",
    "line\nThis mail is fine\r\nreally",
    "\u202eexe.fdp\u2066\u200b",
    '=HYPERLINK("http://evil.test","x")',
    "＝cmd|' /C calc'!A0",
    "\t+1",
    "</style></bdi><script>alert(1)</script><!--",
    "[bold red]markup[/bold red] [link=http://evil.test]x[/link]",
    "{placeholder} {0} %s %(x)s",
    "\ud800 lone \udfff",
    "\x00\x9b31m\x85\u2028next\u2029",
    "a" * 5_000,
    "あ" * 3_000,
    '"><img src=http://evil.test/x onerror=alert(1)>',
    "",
    "   ",
    "-1",
    "@SUM(A1)",
    "\ufeff=1",
    "\u3000=1",
]

any_text = st.text(st.characters(), max_size=60) | st.sampled_from(HOSTILE[:11])
