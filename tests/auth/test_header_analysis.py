"""Header analysis: which claims to believe, verdicts of other services, oddities."""

# ruff: noqa: E501 - header fields are written as they arrive, on one line

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mailguard._internal.codec import encode
from mailguard.auth.header_analysis import analyse_headers
from mailguard.auth.verdict_headers import explain_verdicts
from mailguard.catalogue import LANGUAGES
from mailguard.catalogue.headers import LABELS, header_label
from mailguard.config import Config, Organization, Trust
from mailguard.message import parse

HOP = "Received: from pc.minori.example (pc.minori.example [203.0.113.7]) by mx.hakusan.example (Postfix) with ESMTP id 1; Tue, 12 Aug 2025 09:16:46 +0900"
CONFIG = Config(
    organization=Organization(domains=("hakusan.example",)), trust=Trust(authserv_ids=("mx.hakusan.example",))
)


def analyse(*lines, config=CONFIG):
    return analyse_headers(parse("\r\n".join([*lines, "", ""]).encode()), config)


def remarks(*lines):
    return {remark.key: dict(remark.data) for remark in analyse(*lines).remarks}


@pytest.mark.parametrize(
    ("lines", "believe"),
    [
        (("Authentication-Results: mx.hakusan.example; spf=pass", HOP), "trusted"),
        (("Authentication-Results: other.example; spf=pass", HOP), "no-trusted-id"),
        ((HOP, "Authentication-Results: mx.hakusan.example; spf=pass"), "nothing-above"),
        ((HOP,), "no-claims"),
        (("Authentication-Results: mx.hakusan.example; spf=pass",), "no-route"),
    ],
)
def test_whom_to_believe(lines, believe):
    assert analyse(*lines).believe == believe


def test_what_stands_below_the_border_is_forgeable():
    analysis = analyse(
        "Return-Path: <a@minori.example>", HOP, "X-Mine: 1", "Received: by invented.example", "From: a@minori.example"
    )
    assert analysis.border == 0
    assert analysis.forgeable == ("X-Mine", "Received", "From")


def test_oddities():
    found = remarks(
        HOP,
        "From: a@minori.example",
        "From: b@other.example",
        "Date: Tue, 12 Aug 2025 23:16:46 +0900",
        "Message-ID: <1@else.example>",
    )
    assert found["remark.duplicated"] == {"header": "From", "count": "2"}
    assert found["remark.date-ahead"] == {"hours": "14"}
    assert found["remark.message-id-domain"] == {"domain": "else.example", "author": "minori.example"}
    assert "remark.not-encrypted" in found
    assert remarks(HOP, "From: a@minori.example", "Date: Fri, 1 Aug 2025 09:16:46 +0900")["remark.date-old"] == {
        "days": "11"
    }
    assert "remark.missing" in remarks(HOP, "From: a@minori.example")
    assert "remark.date-unreadable" in remarks(HOP, "Date: today")


def test_lists_and_services_are_recognised():
    analysis = analyse(
        HOP.replace("pc.minori.example [", "a1-2.smtp-out.amazonses.com ["),
        "List-Id: News <news.minori.example>",
        "List-Post: <mailto:news@minori.example>",
        "In-Reply-To: <1@minori.example>",
    )
    assert (analysis.list_id, analysis.mail_service) == ("news.minori.example", "Amazon SES")
    assert analysis.traits == ("mailing-list", "reply")


VERDICTS = [
    ("X-Forefront-Antispam-Report: CIP:203.0.113.7;CTRY:JP;LANG:ja;SCL:5;SRV:;IPV:NLI;SFV:SPM;CAT:SPOOF;", ["CIP", "CTRY", "SCL", "IPV", "SFV", "CAT"]),
    ("X-Microsoft-Antispam: BCL:7;ARA:1444", ["BCL"]),
    ("X-MS-Exchange-Organization-SCL: -1", ["SCL"]),
    ("X-MS-Exchange-Organization-AuthAs: Internal", ["AuthAs"]),
    ("Authentication-Results: spf=fail; compauth=fail reason=001", ["compauth"]),
    ("X-Gm-Spam: 0", ["Google"]),
    ("X-YMail-OSG: abc", ["Yahoo!"]),
    ("X-Pm-Spam-Action: inbox", ["action"]),
    ("X-Spam-Status: Yes, score=7.3 required=5.0 tests=BAYES_99", ["SpamAssassin", "score"]),
    ("X-Spamd-Result: default: False [-2.10 / 15.00]; ARC_NA(0.00)[]", ["rspamd", "score"]),
    ("X-Rspamd-Action: no action", ["action"]),
    ("X-Bogosity: Ham, tests=bogofilter", ["Bogofilter"]),
]  # fmt: skip


@pytest.mark.parametrize(("line", "tokens"), VERDICTS)
def test_verdicts_of_other_services_are_explained_in_both_languages(line, tokens):
    message = parse(f"{line}\r\n{HOP}\r\n{line}\r\n\r\n".encode())
    verdicts = explain_verdicts(message, 0)
    assert [verdict.token for verdict in verdicts] == tokens * 2
    assert [verdict.above_border for verdict in verdicts] == [True] * len(tokens) + [False] * len(tokens)
    for verdict in verdicts:
        for language in LANGUAGES:
            assert header_label(verdict.key, language, verdict.values) != verdict.key


def test_every_label_has_both_languages():
    assert all(set(entry) == set(LANGUAGES) and all(entry.values()) for entry in LABELS.values())


NAMES = st.sampled_from(
    [
        "Received",
        "Authentication-Results",
        "Received-SPF",
        "X-Forefront-Antispam-Report",
        "X-Spam-Status",
        "From",
        "Date",
        "Message-ID",
        "List-Id",
        "Return-Path",
        "X-Spamd-Result",
        "X-Microsoft-Antispam",
        "X-MS-Exchange-Organization-SCL",
    ]
)


@given(st.lists(st.tuples(NAMES, st.text(max_size=60)), max_size=12), st.binary(max_size=40))
@settings(max_examples=200, deadline=None)
def test_any_header(fields, tail):
    raw = b"".join(f"{name}: {value}\r\n".encode("utf-8", "replace") for name, value in fields) + tail
    encode(analyse_headers(parse(raw), CONFIG))
