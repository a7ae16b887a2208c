"""A dataclass whose methods come late behaves as the standard one of the same text."""

import copy
import dataclasses
import inspect
import pickle
from collections.abc import Mapping
from functools import cached_property

import pytest

from mailguard._internal.lazy_dataclass import dataclass


@dataclass(frozen=True, slots=True)
class Hop:
    """One relay."""

    name: str
    address: str | None = None
    seen: Mapping[str, int] = dataclasses.field(default_factory=dict)
    note: str = dataclasses.field(default="", repr=False, compare=False)


@dataclass(frozen=True)
class Route:
    hops: tuple[Hop, ...]

    @cached_property
    def names(self) -> list[str]:
        return [hop.name for hop in self.hops]


@dataclass(frozen=True, slots=True)
class Nothing:
    """No field at all."""


def test_values_are_set_compared_and_shown():
    hop = Hop("a", address="192.0.2.1")
    assert (hop.name, hop.address, hop.seen, hop.note) == ("a", "192.0.2.1", {}, "")
    assert hop == Hop("a", "192.0.2.1", {}, "another note")
    assert hop != Hop("b", "192.0.2.1")
    assert hop != "a"
    assert Hop("a").seen is not Hop("a").seen
    assert repr(hop) == "Hop(name='a', address='192.0.2.1', seen={})"
    assert Nothing() == Nothing()
    assert repr(Nothing()) == "Nothing()"


def test_the_hash_follows_the_fields():
    assert hash(Route((Nothing(),))) == hash(Route((Nothing(),)))
    with pytest.raises(TypeError):
        hash(Hop("a"))  # holds a dict


def test_nothing_can_be_assigned():
    hop = Hop("a")
    for change in (lambda: setattr(hop, "name", "b"), lambda: delattr(hop, "name"), lambda: setattr(hop, "other", 1)):
        with pytest.raises(dataclasses.FrozenInstanceError):
            change()


@pytest.mark.parametrize("arguments", [(), ("a", "b", {}, "", 5)])
def test_a_wrong_number_of_arguments_is_an_error(arguments):
    with pytest.raises(TypeError):
        Hop(*arguments)
    with pytest.raises(TypeError):
        Hop("a", nmae="b")


def test_the_standard_functions_know_it():
    hop = Hop("a", note="n")
    assert dataclasses.is_dataclass(hop)
    assert dataclasses.replace(hop, name="b") == Hop("b")
    assert dataclasses.replace(hop, name="b").note == "n"
    assert dataclasses.asdict(hop) == {"name": "a", "address": None, "seen": {}, "note": "n"}
    assert list(inspect.signature(Hop).parameters) == ["name", "address", "seen", "note"]
    match hop:
        case Hop(name, None):
            assert name == "a"
        case _:
            pytest.fail("the fields are not matched by position")


def test_copies_and_pickles():
    for value in (Hop("a", seen={"x": 1}, note="n"), Route((Hop("a"),)), Nothing()):
        for again in (pickle.loads(pickle.dumps(value)), copy.copy(value), copy.deepcopy(value)):
            assert again == value
            assert type(again) is type(value)
    assert pickle.loads(pickle.dumps(Hop("a", note="n"))).note == "n"


def test_properties_are_cached():
    route = Route((Hop("a"),))
    assert route.names is route.names
