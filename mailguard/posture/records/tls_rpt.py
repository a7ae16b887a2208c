"""TLS-RPT: where senders report that they could not deliver mail encrypted (RFC 8460 §3)."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, Final

from mailguard.catalogue import Language, Wording
from mailguard.catalogue.posture_change import unmet
from mailguard.dns.flow import Flow, ask
from mailguard.finding import Severity
from mailguard.posture.expected import deviation
from mailguard.posture.observation import Observation, dns_evidence, failed_evidence
from mailguard.posture.record_slip import Kind, named_addresses, slip
from mailguard.posture.record_text import visible
from mailguard.posture.record_type import (
    LATER_EN,
    LATER_JA,
    ChangeKind,
    Group,
    Judged,
    Records,
    RecordType,
    SecondOpinion,
    both,
    itself,
    value_moves,
)
from mailguard.posture.report_address import mended_addresses, read_address, split_addresses
from mailguard.posture.single_record import RecordPosture, record_line, single_record
from mailguard.posture.spelling import same_record

if TYPE_CHECKING:
    from mailguard.config.posture import PostureDomain
    from mailguard.posture.snapshot import Posture

KIND: Final = Kind(
    "v=TLSRPTv1",
    ("tlsrpt",),
    r"tlsrptv?[0-9]?(?:[;,:]|rua|\Z)|rua[=:]{1,2}(?:mailto|https|.{1,64}@)|mailto:",
)


def collect_tls_rpt(domain: str) -> Flow[RecordPosture]:
    """Look up the TLS-RPT record of `domain` (RFC 8460 §3)."""
    answer = yield from ask(f"_smtp._tls.{domain}", "TXT")
    return single_record(answer, KIND)


def _check(judged: Judged) -> Iterator[Observation]:
    return check_tls_rpt(judged.domain, judged.parts[TLS_RPT])


def check_tls_rpt(domain: str, record: RecordPosture) -> Iterator[Observation]:
    """Yield the observations on the TLS-RPT record of `domain`."""
    name = f"_smtp._tls.{domain}"
    wrong = _wrong(record)
    addresses = mended_addresses(named_addresses(record.record)) if wrong else []
    rua = ",".join(dict.fromkeys(addresses)) or f"mailto:tls@{domain}"
    values = {"domain": domain, "failed": record.failed, "record": f'{name}. TXT "v=TLSRPTv1; rua={rua}"'}
    shown = visible(record.record) if wrong else record.record
    evidence = failed_evidence(record.failed) if record.failed else dns_evidence(name, "TXT", shown)
    if record.failed:
        yield Observation("tls-rpt-temperror", Severity.INFO, evidence=evidence, values=values)
    elif record.problem == "none":
        yield Observation("tls-rpt-none", Severity.INFO, evidence=evidence, values=values)
    elif record.problem == "multiple":  # RFC 8460 §3: senders then assume that there is none
        yield Observation("tls-rpt-multiple-records", Severity.LOW, evidence=evidence, values=values)
    elif wrong:
        variant = "mended" if addresses else ""
        more = {**values, "reason": wrong, "variant": variant}
        yield Observation("tls-rpt-syntax", Severity.LOW, evidence=evidence, values=more)
    else:
        yield Observation("tls-rpt-ok", Severity.OK, evidence=evidence, values=values)


def _wrong(record: RecordPosture) -> str:
    """Return the code of what is wrong: the form of the record, or an address that no report can reach.

    Addresses are mailto: or https:// URIs, separated by commas (RFC 8460 §3).
    """
    if record.problem:
        return slip(record.record, KIND.version) if record.problem == "syntax" else ""
    for text in split_addresses(record.tags.get("rua", "")):
        if problem := read_address(text).problem:
            return f"address-{problem.partition(':')[0]}: {visible(text)[:100]}" if text else "address-empty"
    return ""


def _facts(_posture: "Posture", found: RecordPosture) -> Iterator[Group]:
    """Yield the whole record as one fact, normalized so that spaces and the order of addresses make no change."""
    if not found.failed:
        text = found.record if found.problem else same_record(KIND.version, found.tags, lists=("rua",))
        yield "tls-rpt", {"tls-rpt": text} if found.record else {}


def _lines(posture: "Posture", language: Language) -> Iterator[str]:
    yield record_line(posture.tls_rpt.record, posture.tls_rpt.failed, language)


def _expected(posture: "Posture", records: Records, entry: "PostureDomain") -> Iterator[Observation]:
    found = posture.tls_rpt
    if entry.expect.tls_rpt and "tls-rpt" in records and (not found.record or found.problem):
        yield deviation(posture.domain, "tls-rpt", KIND.version, found.record, Severity.LOW)


def _proposed(posture: "Posture", _records: Records, _language: Language) -> Iterator[str]:
    if posture.tls_rpt.record and not posture.tls_rpt.problem:
        yield "tls_rpt = true"


def _ours(found: RecordPosture) -> str:
    if found.failed:
        return "temperror"
    if not found.record:
        return "none"
    return "permerror" if found.problem else "pass"


def _theirs(resolver: Any, domain: str) -> str:
    from checkdmarc.smtp_tls_reporting import parse_smtp_tls_reporting_record, query_smtp_tls_reporting_record

    parse_smtp_tls_reporting_record(query_smtp_tls_reporting_record(domain, resolver=resolver)["record"])
    return "pass"


_SECOND_OPINION: Final = SecondOpinion(
    _ours,
    _theirs,
    absent="SMTPTLSReportingRecordNotFound",
    wrong="SMTPTLSReportingError",
    raised={
        "UnrelatedTXTRecordFoundAtTLSRPT": "unrelated-record",
        "SPFRecordFoundWhereTLSRPTShouldBe": "unrelated-record",
        "MultipleSMTPTLSReportingRecords": "several-records",
        "InvalidSMTPTLSReportingTag": "strict-about-tags",
        "InvalidSMTPTLSReportingTagValue": "strict-about-tags",
        "SMTPTLSReportingSyntaxError": "near-miss",
    },
)

# Beside a finding: the section that its explanation is based on.
TEXTS: Final[Mapping[str, Wording]] = {
    "tls-rpt-none": both(  # RFC 8460 §3
        (
            "{domain} receives no reports about TLS problems (TLS-RPT).",
            "You will not notice when other servers cannot deliver mail to you encrypted.",
            "Publish: {record}",
        ),
        (
            "{domain} に TLS レポート（TLS-RPT）の設定がありません。",
            "暗号化配送の失敗に気付けません。",
            "次のレコードを公開してください： {record}",
        ),
    ),
    "tls-rpt-temperror": both(
        ("TLS-RPT of {domain} could not be checked ({failed}).", *LATER_EN),
        ("{domain} の TLS-RPT を確認できませんでした（{failed}）。", *LATER_JA),
    ),
    "tls-rpt-ok": both(
        ("{domain} receives reports about TLS problems.", "This is how it should be.", "Nothing to do."),
        ("{domain} は TLS レポートを受け取る設定になっています。", "望ましい設定です。", "対応は不要です。"),
    ),
    "tls-rpt-multiple-records": both(  # RFC 8460 §3
        ("{domain} has more than one TLS-RPT record.", "In this case, senders send no reports.", "Delete all but one."),
        (
            "{domain} に TLS-RPT レコードが 2 つ以上あります。",
            "この状態ではレポートが送られません。",
            "1 つだけ残し、ほかは削除してください。",
        ),
    ),
    "tls-rpt-syntax": both(  # RFC 8460 §3
        (
            "The TLS-RPT record of {domain} is not valid ({reason}).",
            "Reports do not reach you this way. A valid record is v=TLSRPTv1; rua= followed by addresses that begin with mailto: or https://.",
            "Publish it with a mailbox that you read, for example: {record}",
        ),
        (
            "{domain} の TLS-RPT レコードは正しく書かれていません（{reason}）。",
            "このままではレポートが届きません。v=TLSRPTv1; rua= に続けて、mailto: または https:// の宛先を書きます。",
            "実際に受信できる宛先で公開してください（例： {record}）。",
        ),
    ),
    "tls-rpt-syntax/mended": both(
        (
            "The TLS-RPT record of {domain} is not valid ({reason}).",
            "Reports do not reach you this way. A valid record is v=TLSRPTv1; rua= followed by addresses that begin with mailto: or https://.",
            "Publish the corrected record: {record}",
        ),
        (
            "{domain} の TLS-RPT レコードは正しく書かれていません（{reason}）。",
            "このままではレポートが届きません。v=TLSRPTv1; rua= に続けて、mailto: または https:// の宛先を書きます。",
            "次のように直して公開してください： {record}",
        ),
    ),
}

_UNMET: Final = unmet(
    "{domain} does not ask for TLS reports as expected.",
    "{domain} の TLS レポート（TLS-RPT）が想定どおりに設定されていません。",
)

TLS_RPT: Final = RecordType(
    name="tls-rpt",
    title={"en": "TLS-RPT", "ja": "TLS-RPT"},
    place=6,
    empty=RecordPosture,
    published_at="_smtp._tls.{domain} TXT",
    collect=collect_tls_rpt,
    check=_check,
    texts=TEXTS,
    lines=_lines,
    meant_for_mail=True,
    facts=_facts,
    fact=itself,
    changes={"tls-rpt": ChangeKind(value_moves("TLS-RPT", "TLS-RPT"), arrival="better")},
    expected=_expected,
    expectation={"tls-rpt": _UNMET},
    proposed=_proposed,
    second_opinion=_SECOND_OPINION,
)
