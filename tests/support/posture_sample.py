"""Postures made by hand, honest and hostile, for the tests of the renderers."""

from mailguard.posture.finding import PostureEvidence, PostureFinding
from mailguard.posture.records.bimi.value import BimiPosture
from mailguard.posture.records.blocklists import Listing
from mailguard.posture.records.dane import DanePosture
from mailguard.posture.records.dkim.value import DkimKey
from mailguard.posture.records.dmarc.value import DmarcPosture
from mailguard.posture.records.dnssec import DnssecPosture
from mailguard.posture.records.lookalikes.value import Lookalike
from mailguard.posture.records.mta_sts.value import MtaStsPosture
from mailguard.posture.records.mx.value import MxHost
from mailguard.posture.records.smtp.value import SmtpHost
from mailguard.posture.records.spf.value import SpfPosture, SpfRecord, SpfTerm
from mailguard.posture.single_record import RecordPosture
from mailguard.posture.snapshot import Posture, PostureOpinion


def finding(
    check: str, severity: str, text: str, *, subject: str = "", record: str = "", summary: str = ""
) -> PostureFinding:
    """Return a finding in which every part from DNS is `text`."""
    return PostureFinding(
        check,
        severity,
        summary or f"{check}: {text}",
        f"Publish: {record}" if record else f"do {text}",
        subject,
        (PostureEvidence(f"dns:_dmarc.hp.example {text}", text), PostureEvidence("dns:hp.example TXT", text)),
        {"seen": text},
        f"why {text}",
        {"domain": "hp.example", "record": record} if record else {"domain": "hp.example"},
    )


def make(
    text: str = "v=spf1 -all",
    *,
    domain: str = "hp.example",
    level: str = "critical",
    score: int = 38,
    findings: bool = True,
) -> Posture:
    """Return a posture in which every part from DNS is `text`."""
    inner = SpfRecord(text, text, (SpfTerm(text, "-", "all"),), "syntax", (text, "ip4:300"))
    terms = (
        SpfTerm(text, "+", "include", text, 2, record=inner),
        SpfTerm(text, "+", "a", text, 1, void=True),
        SpfTerm("-all", "-", "all", ignored=True),
    )
    return Posture(
        domain,
        "2026-11-22T00:00:00Z",
        level,
        score,
        spf=SpfPosture("permerror", SpfRecord(domain, text, terms), 3, 1, "fail", "too-many-lookups"),
        dmarc=DmarcPosture(text, domain, {"p": text}, "none", domain, "", {"p": text}, {f"rua {text}": "own"}),
        dkim=(DkimKey(text, "ok", text, 2048, target=text), DkimKey("s2", "dangling", target=text)),
        mx=(MxHost(10, text, (text, "192.0.2.1"), {text: (text,)}, ("192.0.2.1",), "private-address"),),
        mta_sts=MtaStsPosture(text, text, (text,), 86_400, "ok"),
        tls_rpt=RecordPosture(text, {"rua": text}),
        bimi=BimiPosture(failed=text),
        dane=DanePosture((text,)),
        dnssec=DnssecPosture("unsigned", text),
        caa=(text,),
        ns=(text, text),
        lookalikes=(Lookalike(text, "omission", (text,)),),
        blocklists=(Listing("bl.example", "192.0.2.1", reason=text), Listing("bl2.example", "192.0.2.1", failed=text)),
        smtp=(SmtpHost(text, text, 25, "certificate", text, text, 3),),
        second_opinion=(PostureOpinion("spf", text, text, text, agrees=False, reason=text, detail=text),),
        findings=(
            finding("spf-all-fail", "ok", text),
            finding("caa-none", "info", text),
            finding("dmarc-policy-none", "medium", text, record="first\nsecond"),
            finding("mx-temperror", "info", text),
            finding("spf-none", "high", text, subject=text, record=f'{domain}. TXT "{text}"'),
            finding("dkim-key-weak", "low", text, subject=text),
        )
        if findings
        else (),
        dns={f"{text} TXT": (text, text), "x MX": text},
        queries=12,
        errors=(text,),
        timing_ms=123.4,
    )
