"""Checking many domains with one resolver: their order, the questions asked, slow domains and dead name servers."""

import asyncio
import time

import pytest

import mailguard
from mailguard.dns.flow import Answer, Question, Status
from mailguard.errors import InputError, ResolverError
from mailguard.posture.check_domain import acheck_domain, check_domain, check_domains
from mailguard.posture.options import DomainOptions


class Names:
    """Answers NXDOMAIN after `delay` seconds, for names in `slow` after ten times as long, and not at all if `dead`."""

    def __init__(self, delay=0.0, slow="", dead=""):
        self.delay, self.slow, self.dead = delay, slow, dead
        self.asked = []
        self.under_way = self.most = 0

    async def aresolve(self, questions):
        self.asked += questions
        self.under_way += 1
        self.most = max(self.most, self.under_way)
        if self.delay:
            slow = self.slow and any(self.slow in each.name for each in questions)
            await asyncio.sleep(self.delay * (10 if slow else 1))
        self.under_way -= 1
        return {each: self.answer(each) for each in questions}

    def answer(self, question):
        dead = self.dead == "all" or (self.dead and self.dead in question.name)
        return Answer(question, Status.TIMEOUT if dead else Status.NXDOMAIN, detail="no answer in time" if dead else "")


async def gather(names, **options):
    return [posture.domain async for posture in check_domains(names, **options)]


def run(names, **options):
    return asyncio.run(gather(names, **options))


def test_the_order_is_kept():
    names = [f"d{number}.example" for number in range(50)]
    assert run(names, resolver=Names(0.001, slow="d7."), in_flight=8) == names


def test_no_more_at_once_than_asked_for():
    resolver = Names(0.001)
    run([f"d{number}.example" for number in range(40)], resolver=resolver, in_flight=3)
    assert resolver.most <= 3


def test_a_slow_domain_does_not_hold_the_others_up():
    names = [f"d{number}.example" for number in range(60)]
    started = time.monotonic()
    run(names, resolver=Names(0.02, slow="d0."), in_flight=10)
    quick = 0.02 * 3 * 60 / 10  # three rounds of questions for each domain, ten domains at a time
    assert time.monotonic() - started < quick + 0.6 + 0.5


def test_a_list_may_have_no_end():
    async def first():
        postures = check_domains((f"d{number}.example" for number in iter(int, 1)), resolver=Names())
        return (await anext(postures)).domain

    assert asyncio.run(first()) == "d0.example"


def test_a_dead_resolver_ends_it():
    resolver = Names(dead="all")
    with pytest.raises(ResolverError, match="no answer in time"):
        run([f"d{number}.example" for number in range(5000)], resolver=resolver)
    assert len(resolver.asked) < 10_000


def test_one_dead_domain_is_not_a_dead_resolver():
    async def levels():
        names = ["dead.example", "a.example"]
        return [p.level async for p in check_domains(names, resolver=Names(dead="dead.example"))]

    assert asyncio.run(levels()) == ["unknown", "critical"]


def test_a_domain_whose_first_round_is_not_answered_costs_no_second():
    resolver = Names(dead="all")
    posture = asyncio.run(acheck_domain("a.example", resolver=resolver))
    assert posture.level == "unknown"
    assert posture.errors
    assert len(resolver.asked) < 12


def test_options_for_each_domain():
    def options(name):
        return DomainOptions(selectors=("s9",) if name == "a.example" else ())

    resolver = Names()
    run(["a.example", "b.example"], resolver=resolver, options=options)
    assert Question("s9._domainkey.a.example", "TXT") in resolver.asked
    assert Question("s9._domainkey.b.example", "TXT") not in resolver.asked


def test_no_question_twice():
    resolver = Names()
    asyncio.run(acheck_domain("hakusandai-hp.example", resolver=resolver))
    assert len(resolver.asked) == len(set(resolver.asked)) <= 15


def test_no_domain():
    with pytest.raises(InputError):
        check_domain("https://a.example/", resolver=Names())


def test_a_zone_is_a_resolver():
    posture = mailguard.check_domain("a.example", resolver=mailguard.ZoneResolver({"a.example TXT": ["v=spf1 -all"]}))
    assert isinstance(posture, mailguard.Posture)
    assert posture.spf.all_ == "fail"
    assert mailguard.Posture.from_dict(posture.to_dict()).to_dict() == posture.to_dict()


def test_another_schema_is_refused():
    with pytest.raises(ValueError, match=r"mailguard\.posture/1"):
        mailguard.Posture.from_dict({"schema": "mailguard.posture/9"})
