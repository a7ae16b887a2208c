"""Zones for tests, `--zone` and `replay`; the transcript that records them; allowances; the drivers of flows."""

import asyncio
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mailguard.dns.budget import Allowance, Memory
from mailguard.dns.drive import arun, run
from mailguard.dns.flow import Answer, Question, Status, ask, ask_all, together
from mailguard.dns.resolver import AsyncResolver, OfflineResolver, Resolver
from mailguard.dns.transcript import Transcript
from mailguard.dns.zone import ZoneResolver, load_zone
from mailguard.errors import ZoneError


def answer(zone, name, type_):
    return run(ask(name, type_), zone if isinstance(zone, ZoneResolver) else ZoneResolver(zone))


def test_what_is_there_and_what_is_not():
    zone = {
        "Example.JP. txt": ["v=spf1 -all"],
        "empty.example MX": [],
        "gone.example A": "NXDOMAIN",
        "nothing.example A": "NODATA",
        "broken.example A": "SERVFAIL",
        "slow.example A": "TIMEOUT",
    }
    assert answer(zone, "example.jp", "TXT").records == ("v=spf1 -all",)
    assert answer(zone, "example.jp", "MX").status is Status.NODATA  # the name exists
    assert answer(zone, "other.example", "A").status is Status.NXDOMAIN
    assert answer(zone, "empty.example", "MX").status is Status.NODATA
    assert answer(zone, "gone.example", "A").status is Status.NXDOMAIN
    assert answer(zone, "gone.example", "MX").status is Status.NXDOMAIN
    assert answer(zone, "nothing.example", "A").status is Status.NODATA
    assert answer(zone, "broken.example", "A").status is Status.SERVFAIL
    assert answer(zone, "slow.example", "A").status is Status.TIMEOUT


def test_cname_is_followed_and_loops_end():
    zone = {
        "a.example CNAME": ["b.example."],
        "b.example CNAME": ["c.example"],
        "c.example A": ["192.0.2.1"],
        "loop.example CNAME": ["loop.example"],
        "dead.example CNAME": ["gone.example"],
        "slow.example CNAME": "TIMEOUT",
    }
    found = answer(zone, "a.example", "A")
    assert (found.records, found.canonical_name) == (("192.0.2.1",), "c.example")
    assert answer(zone, "a.example", "CNAME").records == ("b.example.",)
    assert answer(zone, "loop.example", "A").status is Status.SERVFAIL
    assert answer(zone, "dead.example", "A").status is Status.NXDOMAIN
    assert answer(zone, "slow.example", "A").status is Status.TIMEOUT


def test_u_labels_and_names_with_blanks():
    assert answer({"日本語.example TXT": ["x"]}, "xn--wgv71a119e.example", "TXT").records == ("x",)
    assert answer({"a  b.example A": ["192.0.2.1"]}, "a  b.example", "A").records == ("192.0.2.1",)


@pytest.mark.parametrize(
    "zone",
    [
        {"example.jp": ["x"]},
        {"": ["x"]},
        {"example.jp TXT": "v=spf1 -all"},
        {"example.jp TXT": [1]},
        {"example.jp TXT": None},
        {"example.jp TXT": 5},
        {"example.jp TXT": ["a"], "EXAMPLE.jp TXT": ["b"]},
        {"example.jp ?": ["a"]},
    ],
)
def test_mistakes_in_a_zone_are_one_line(zone, tmp_path):
    with pytest.raises(ZoneError) as error:
        ZoneResolver(zone)
    assert "\n" not in str(error.value)
    path = tmp_path / "zone.json"
    path.write_text(json.dumps(zone), encoding="utf-8")
    with pytest.raises(ZoneError) as error:
        load_zone(path)
    assert str(error.value).startswith(str(path))


@pytest.mark.parametrize("content", [b"", b"[]", b"{", b"\xff\xfe", b'{"a A": ["x"], "a A": ["y"]}', b"[" * 100_000])
def test_files_that_are_no_zone(content, tmp_path):
    path = tmp_path / "zone.json"
    path.write_bytes(content)
    with pytest.raises(ZoneError) as error:
        load_zone(path)
    assert "\n" not in str(error.value)
    with pytest.raises(ZoneError):
        load_zone(tmp_path / "missing.json")
    with pytest.raises(ZoneError):
        load_zone(tmp_path)
    with pytest.raises(ZoneError):
        load_zone("a\0b")


names = st.sampled_from(["a.example", "b.example", "c.example"])
values = st.one_of(
    st.sampled_from(["NXDOMAIN", "NODATA", "SERVFAIL", "TIMEOUT"]), st.lists(st.text(max_size=20), min_size=1)
)
zones = st.dictionaries(
    st.tuples(names, st.sampled_from(["A", "TXT"])).map(" ".join), values, max_size=6
)  # aliases are tested by name: their targets must be names


@given(zones, st.lists(st.tuples(names, st.sampled_from(["A", "TXT", "MX"])), max_size=8))
def test_a_transcript_replays_to_the_same_answers(zone, asked):
    zone = {**zone, "alias.example CNAME": ["a.example."]}
    questions = tuple(dict.fromkeys(Question(*each) for each in [*asked, ("alias.example", "A")]))
    first, second = Transcript(ZoneResolver(zone)), None
    told = run(ask_all(questions), first)
    second = Transcript(ZoneResolver(json.loads(json.dumps(first.to_dict()))))
    again = run(ask_all(questions), second)
    for question in questions:
        assert told[question].status is again[question].status
        assert told[question].records == again[question].records
        if told[question].status is Status.OK:
            assert told[question].canonical_name == again[question].canonical_name
    assert {str(question) for question in questions} <= set(first.to_dict())


def test_a_transcript_of_nothing_is_empty():
    transcript = Transcript(OfflineResolver())
    assert run(ask("a.example", "A"), transcript).status is Status.REFUSED
    assert transcript.to_dict() == {}


def test_a_transcript_stops_asking_when_time_is_used_up():
    zone = ZoneResolver({"a.example A": ["192.0.2.1"]})
    transcript = Transcript(zone, deadline=0.0)
    assert run(ask("a.example", "A"), transcript).status is Status.TIMEOUT
    assert zone.asked == []
    assert transcript.to_dict() == {"a.example A": "TIMEOUT"}


def test_resolvers_are_what_the_protocols_ask_for():
    for each in (ZoneResolver({}), OfflineResolver(), Transcript(OfflineResolver())):
        assert isinstance(each, Resolver)
        assert isinstance(each, AsyncResolver)


def test_a_resolver_without_asyncio_is_asked_in_a_thread():
    class Plain:
        def resolve(self, questions):
            return {question: Answer(question, Status.OK, ("x",)) for question in questions}

    assert asyncio.run(arun(ask("a.example", "A"), Transcript(Plain()))).records == ("x",)


def chain(*names_):
    found = []
    for name in names_:
        answer_ = yield from ask(name, "A")
        found.append(answer_.status.value)
    return found


def test_side_by_side_flows_share_rounds_and_questions():
    class Rounds(ZoneResolver):
        rounds = 0

        def resolve(self, questions):
            self.rounds += 1
            return super().resolve(questions)

    zone = Rounds({"a.example A": ["192.0.2.1"]})
    results = run(
        together(chain("a.example", "b.example"), chain("a.example", "c.example", "d.example"), chain()), zone
    )
    assert results == (["OK", "NXDOMAIN"], ["OK", "NXDOMAIN", "NXDOMAIN"], [])
    assert zone.rounds == 3
    assert [question.name[0] for question in zone.asked] == ["a", "b", "c", "d"]


def test_a_memory_asks_once_and_an_allowance_refuses_the_rest():
    memory, zone = Memory(), ZoneResolver({"a.example A": ["192.0.2.1"]})
    allowance = Allowance(2)
    first = run(memory.within(chain("a.example", "b.example", "c.example"), allowance), zone)
    assert first == ["OK", "NXDOMAIN", "REFUSED"]
    assert allowance.exceeded == 1
    again = run(memory.within(chain("b.example", "a.example"), Allowance(0)), zone)
    assert again == ["NXDOMAIN", "OK"]
    assert len(zone.asked) == 2
    assert not memory.refused  # this is not the same as being offline


def test_a_resolver_that_leaves_answers_out_is_a_failure():
    class Lazy:
        def resolve(self, questions):
            return {}

    assert run(Memory().within(chain("a.example"), Allowance(9)), Lazy()) == ["SERVFAIL"]
