"""Name servers that lie: for any answers the check ends with bounded work, and its posture can be written as JSON."""

import asyncio
import json
import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mailguard.dns.flow import Answer, Status
from mailguard.errors import InputError
from mailguard.posture.check_domain import IMITATIONS, QUESTIONS, acheck_domain
from mailguard.posture.domain_name import parse_domain, read_domains
from mailguard.posture.fetched import Fetched
from mailguard.posture.options import DomainOptions
from mailguard.posture.snapshot import Posture

ODD = [
    "",
    ".",
    "..",
    "a" * 70 + ".example",
    "%{i}",
    "\x00",
    "\ud800",
    "日本",
    " ",
    "*",
    "a.example",
    "_dmarc.a.example",
]
names = st.sampled_from(ODD) | st.text(max_size=20)
txt = (
    st.text(max_size=80)
    | st.builds(
        "v=spf1 {} {}:{} {} -all".format, names, st.sampled_from(["a", "mx", "include", "exists"]), names, names
    )
    | st.builds("v=DMARC1; p={}; rua=mailto:{}@{}; sp={}".format, names, names, names, names)
    | st.builds(
        "v=DKIM1; k={}; p={}; t={}".format, st.sampled_from(["rsa", "ed25519", "x"]), st.text(max_size=60), names
    )
    | st.builds("v=STSv1; id={}".format, names)
    | st.builds("v=TLSRPTv1; rua={}".format, names)
    | st.builds("v=BIMI1; l={}".format, names)
)
records = {
    "TXT": txt,
    "MX": st.builds("{} {}".format, st.integers(-1, 99999) | names, names),
    "A": st.sampled_from(["192.0.2.1", "127.0.0.1", "999.1.1.1", "", "x"]),
    "AAAA": st.sampled_from(["2001:db8::1", "::", "fe80::1%eth0", "x"]),
}


class Liar:
    """Answers every question with random records from `data`, and the same question always with the same records."""

    def __init__(self, data):
        self.data = data
        self.known = {}

    async def aresolve(self, questions):
        return {question: self.answer(question) for question in questions}

    def answer(self, question):
        if question not in self.known:
            status = self.data.draw(st.sampled_from([Status.OK] * 6 + list(Status)))
            kind = records.get(question.type, names)
            found = tuple(self.data.draw(st.lists(kind, min_size=1, max_size=3))) if status is Status.OK else ()
            name = self.data.draw(st.sampled_from(["", question.name, "other.example"]))
            secure = self.data.draw(st.booleans())
            self.known[question] = Answer(question, status, found, name, 60, secure)
        return self.known[question]


class Policy:
    def __init__(self, body):
        self.body = body

    async def fetch(self, domain):
        return Fetched(self.body)


@given(st.data(), st.text(max_size=200))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
def test_any_answers(data, body):
    liar = Liar(data)
    options = DomainOptions(selectors=("s1", "\ud800", "a" * 300), blocklists=True, zones=("list.example", ""))
    posture = asyncio.run(acheck_domain("a.example", resolver=liar, fetcher=Policy(body), options=options))
    assert posture.level in ("good", "warning", "critical", "unknown")
    assert 0 <= posture.score <= 100
    assert len(liar.known) <= QUESTIONS
    stored = json.loads(json.dumps(posture.to_dict()))
    assert next(iter(stored)) == "schema"
    assert Posture.from_dict(stored).to_dict() == stored


class Endless:
    """Every name has an SPF record with twenty includes, a hundred MX records, and a CNAME record too."""

    def __init__(self):
        self.asked = []

    async def aresolve(self, questions):
        self.asked += questions
        return {question: self.answer(question) for question in questions}

    @staticmethod
    def answer(question):
        label = question.name[:40]
        found = {
            "TXT": (
                "v=spf1 "
                + " ".join(f"include:i{n}.{label}" for n in range(20))
                + " mx a ptr exists:%{i}.x.example -all",
                "v=DMARC1; p=reject; rua=" + ",".join(f"mailto:d@r{n}.example" for n in range(50)),
                "v=DKIM1; p=" + "A" * 5000,
            ),
            "MX": tuple(f"10 m{n}.{label}" for n in range(100)),
            "A": tuple(f"192.0.2.{n}" for n in range(100)),
            "PTR": tuple(f"p{n}.{label}" for n in range(100)),
            "CAA": ("x" * 60_000,),
        }.get(question.type, ("1 " + label,))
        return Answer(question, Status.OK, found, question.name, 60)


def test_an_endless_tree_ends():
    endless = Endless()
    started = time.process_time()
    options = DomainOptions(selectors=tuple(f"s{n}" for n in range(500)), lookalikes=True, blocklists=True)
    posture = asyncio.run(acheck_domain("a.example", resolver=endless, fetcher=Policy(""), options=options))
    assert time.process_time() - started < 2
    assert len(endless.asked) == len(set(endless.asked)) <= QUESTIONS + IMITATIONS
    assert "questions" in {each.subject for each in posture.findings if each.check == "limit-reached"}
    assert json.dumps(posture.to_dict())


@pytest.mark.parametrize(
    "body",
    [
        "mx: a\n" * 100_000,
        ":" * 1_000_000,
        "version: STSv1\nmode: enforce\nmax_age: " + "9" * 100_000,
        "\n" * 1_000_000,
    ],
)
def test_long_policies(body):
    async def one():
        from mailguard.dns.zone import ZoneResolver

        zone = ZoneResolver({"_mta-sts.a.example TXT": ["v=STSv1; id=1"], "a.example TXT": ["x"]})
        return await acheck_domain("a.example", resolver=zone, fetcher=Policy(body))

    started = time.process_time()
    assert asyncio.run(one()).mta_sts.mode in ("", "enforce")
    assert time.process_time() - started < 1


@given(st.text(max_size=300) | st.from_regex(r"[a-z:/@.\[\]0-9%-]{0,40}", fullmatch=True))
def test_any_text_is_a_domain_or_one_line(text):
    try:
        found = parse_domain(text)
    except InputError as error:
        line = str(error)
        assert line.isprintable()
        assert len(line) < 700
    else:
        assert found.isascii()
        assert found == found.lower()
        assert parse_domain(found) == found


@pytest.mark.parametrize(
    "text", ["a" * 10_000_000, "." * 10_000_000, "@" * 10_000_000, ":" * 10_000_000, "あ" * 1_000_000]
)
def test_long_lines_cost_nothing(text):
    started = time.process_time()
    with pytest.raises(InputError):
        list(read_domains([text]))
    assert time.process_time() - started < 0.5
