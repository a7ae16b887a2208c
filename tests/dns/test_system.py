"""SystemResolver with name servers on loopback: honest, slow, lying and silent ones."""

import asyncio
import socket
import threading
import time

import pytest

from fake_server import SOA, FakeServer, encode, reply, txt
from mailguard.dns.flow import Question, Status
from mailguard.dns.system import SystemResolver

A = Question("a.test", "TXT")


def sync(resolver, *questions):
    return resolver.resolve(questions)


def with_asyncio(resolver, *questions):
    return asyncio.run(resolver.aresolve(questions))


both = pytest.mark.parametrize("ask", [sync, with_asyncio])


def honest(query, name, type_, tcp):
    if name.startswith("no."):
        return [reply(query, rcode=3, authority=[SOA])]
    if type_ == "TXT":
        return [reply(query, answers=[(name, "TXT", txt(f"hello {name}"))])]
    if type_ == "MX":
        return [reply(query, answers=[(name, "MX", b"\0\x0a" + encode("mx." + name))])]
    if type_ == "AAAA":
        return [reply(query, answers=[(name, "AAAA", bytes.fromhex("20010db8" + "0" * 23 + "1"))], ad=True)]
    return [reply(query, authority=[SOA])]


@both
def test_answers_absence_and_types_are_told_apart(ask):
    with FakeServer(honest) as server:
        resolver = SystemResolver([server.address])
        questions = [
            A,
            Question("no.test", "A"),
            Question("b.test", "A"),
            Question("b.test", "MX"),
            Question("b.test", "AAAA"),
        ]
        answers = ask(resolver, *questions)
    assert answers[A].records == ("hello a.test",)
    assert answers[A].ttl == 300
    assert answers[questions[1]].status is Status.NXDOMAIN
    assert answers[questions[2]].status is Status.NODATA
    assert answers[questions[3]].records == ("10 mx.b.test.",)
    assert answers[questions[4]].records == ("2001:db8::1",)
    assert answers[questions[4]].secure
    assert not answers[A].secure


@both
@pytest.mark.parametrize("rcode", [1, 2, 4, 5])
def test_a_failing_server_is_servfail_and_never_absence(ask, rcode):
    with FakeServer(lambda query, *_: [reply(query, rcode=rcode)]) as server:
        answer = ask(SystemResolver([server.address]), A)[A]
    assert answer.status is Status.SERVFAIL
    assert {1: "FORMERR", 2: "SERVFAIL", 4: "NOTIMP", 5: "REFUSED"}[rcode] in answer.detail


@both
def test_silence_is_a_timeout_and_ends_in_time(ask):
    with FakeServer(lambda *_: ()) as server:
        resolver = SystemResolver([server.address], timeout=0.4)
        started = time.monotonic()
        answers = ask(resolver, *(Question(f"n{i}.test", "TXT") for i in range(30)))
        first = time.monotonic() - started
        more = ask(resolver, *(Question(f"m{i}.test", "TXT") for i in range(300)))
        second = time.monotonic() - started - first
    assert {answer.status for answer in answers.values()} == {Status.TIMEOUT}
    assert {answer.status for answer in more.values()} == {Status.TIMEOUT}
    assert first < 0.8
    assert second < 0.3  # after thirty questions without a reply it does not wait again


@both
def test_nobody_listens(ask):
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as taken:
        taken.bind(("127.0.0.1", 0))
        port = taken.getsockname()[1]
    answer = ask(SystemResolver([f"127.0.0.1:{port}"], timeout=0.5), A)[A]
    assert answer.status in (Status.SERVFAIL, Status.TIMEOUT)
    assert answer.status.failed


@both
def test_a_lost_datagram_is_sent_again(ask):
    seen = []

    def drops_the_first(query, name, type_, tcp):
        seen.append(name)
        return honest(query, name, type_, tcp) if len(seen) > 1 else ()

    with FakeServer(drops_the_first) as server:
        assert ask(SystemResolver([server.address], timeout=0.8), A)[A].records == ("hello a.test",)


@both
def test_truncated_answers_are_asked_over_tcp(ask):
    long = "x" * 3000

    def truncates(query, name, type_, tcp):
        return [reply(query, answers=[(name, "TXT", txt(long))]) if tcp else reply(query, tc=True)]

    with FakeServer(truncates) as server:
        assert ask(SystemResolver([server.address]), A)[A].records == (long,)


@both
def test_truncated_over_tcp_too_is_a_failure(ask):
    with FakeServer(lambda query, *_: [reply(query, tc=True)]) as server:
        assert ask(SystemResolver([server.address]), A)[A].status is Status.SERVFAIL


@both
def test_wrong_ids_names_and_rubbish_are_not_believed(ask):
    def lies(query, name, type_, tcp):
        wrong_name = encode("evil.test") + b"\0\x10\0\x01"
        return [
            reply(query, answers=[(name, "TXT", txt("lie"))], id_=(int.from_bytes(query[:2], "big") + 1) % 65536),
            reply(query, answers=[("evil.test", "TXT", txt("lie"))], question=wrong_name),
            b"\0",
            query,  # not a response
            reply(query, answers=[("other.test", "TXT", txt("lie")), (name, "TXT", txt("truth"))]),
        ]

    with FakeServer(lies) as server:
        resolver = SystemResolver([server.address, server.address])
        assert ask(resolver, A)[A].records != ("lie",)


@both
def test_records_of_other_names_are_left_out(ask):
    def slips_one_in(query, name, type_, tcp):
        return [reply(query, answers=[("other.test", "TXT", txt("lie")), (name, "TXT", txt("truth"))])]

    with FakeServer(slips_one_in) as server:
        assert ask(SystemResolver([server.address]), A)[A].records == ("truth",)


@both
def test_cname_in_one_answer_and_in_several(ask):
    def aliases(query, name, type_, tcp):
        if name == "a.test":
            return [
                reply(query, answers=[("a.test", "CNAME", encode("b.test")), ("b.test", "CNAME", encode("c.test"))])
            ]
        return [reply(query, answers=[("c.test", "TXT", txt("here"))])]

    with FakeServer(aliases) as server:
        answer = ask(SystemResolver([server.address]), A)[A]
    assert answer.records == ("here",)
    assert answer.canonical_name == "c.test"


@both
def test_cname_loops_end(ask):
    def loops(query, name, type_, tcp):
        other = "b.test" if name == "a.test" else "a.test"
        return [reply(query, answers=[(name, "CNAME", encode(other))])]

    def loops_at_once(query, name, type_, tcp):
        return [reply(query, answers=[("a.test", "CNAME", encode("b.test")), ("b.test", "CNAME", encode("a.test"))])]

    for behave in (loops, loops_at_once):
        with FakeServer(behave) as server:
            assert ask(SystemResolver([server.address]), A)[A].status is Status.SERVFAIL


@both
def test_the_second_server_answers_when_the_first_fails_or_is_silent(ask):
    for broken in (lambda query, *_: [reply(query, rcode=2)], lambda *_: ()):
        with FakeServer(broken) as first, FakeServer(honest) as second:
            resolver = SystemResolver([first.address, second.address], timeout=0.8)
            assert ask(resolver, A)[A].records == ("hello a.test",)


@both
def test_answers_absence_and_failure_are_cached(ask):
    def mixed(query, name, type_, tcp):
        return [reply(query, rcode=2)] if name.startswith("bad") else honest(query, name, type_, tcp)

    questions = (A, Question("no.test", "A"), Question("bad.test", "A"))
    with FakeServer(mixed) as server:
        resolver = SystemResolver([server.address])
        for _ in range(3):
            ask(resolver, *questions)
        assert sorted(server.asked) == ["a.test TXT", "bad.test A", "no.test A"]


def test_what_is_under_way_is_shared_on_asyncio():
    def slow(query, name, type_, tcp):
        return [0.1, *honest(query, name, type_, tcp)]

    async def many(resolver):
        return await asyncio.gather(*(resolver.aresolve((A,)) for _ in range(50)))

    with FakeServer(slow) as server:
        results = asyncio.run(many(SystemResolver([server.address])))
        assert {result[A].records for result in results} == {("hello a.test",)}
        assert server.asked == ["a.test TXT"]


def test_a_cancelled_caller_leaves_the_others_their_answer():
    def slow(query, name, type_, tcp):
        return [0.2, *honest(query, name, type_, tcp)]

    async def main(resolver):
        one, two = (asyncio.ensure_future(resolver.aresolve((A,))) for _ in range(2))
        await asyncio.sleep(0.05)
        one.cancel()
        return await two

    with FakeServer(slow) as server:
        assert asyncio.run(main(SystemResolver([server.address])))[A].records == ("hello a.test",)


def test_what_is_under_way_is_shared_by_threads():
    def slow(query, name, type_, tcp):
        return [0.2, *honest(query, name, type_, tcp)]

    results = []
    with FakeServer(slow) as server:
        resolver = SystemResolver([server.address])
        threads = [threading.Thread(target=lambda: results.append(resolver.resolve((A,))[A])) for _ in range(8)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert server.asked == ["a.test TXT"]
    assert {answer.records for answer in results} == {("hello a.test",)}


def test_hundreds_at_once():
    questions = tuple(Question(f"n{i}.test", "TXT") for i in range(400))
    for ask in (sync, with_asyncio):
        with FakeServer(honest) as server:
            answers = ask(SystemResolver([server.address]), *questions)
        assert sum(answer.status is Status.OK for answer in answers.values()) == 400


@both
def test_names_that_dns_cannot_carry_are_not_asked(ask):
    questions = (
        Question("a" * 64 + ".test", "A"),
        Question("a..test", "A"),
        Question(".".join(["abc"] * 80), "A"),
        Question("x.test", "NONSENSE"),
    )
    with FakeServer(honest) as server:
        answers = ask(SystemResolver([server.address]), *questions)
        assert server.asked == []
    assert all(answer.status is Status.NXDOMAIN for answer in answers.values())
