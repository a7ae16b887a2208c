"""Drive a flow: pass its questions to a resolver and send the answers back, with or without asyncio."""

from typing import TypeVar

from mailguard.dns.flow import Flow
from mailguard.dns.resolver import AsyncResolver, Resolver

T = TypeVar("T")


def run(flow: Flow[T], resolver: Resolver) -> T:
    """Drive `flow` and return its result. The resolver gets all questions of a round together."""
    try:
        questions = next(flow)
    except StopIteration as stop:
        return _result(stop)
    while True:
        answers = resolver.resolve(questions)
        try:
            questions = flow.send(answers)
        except StopIteration as stop:
            return _result(stop)


async def arun(flow: Flow[T], resolver: AsyncResolver) -> T:
    """Drive `flow` on asyncio and return its result. Flows that run at once on one resolver share its lookups."""
    try:
        questions = next(flow)
    except StopIteration as stop:
        return _result(stop)
    while True:
        answers = await resolver.aresolve(questions)
        try:
            questions = flow.send(answers)
        except StopIteration as stop:
            return _result(stop)


def _result(stop: StopIteration) -> T:  # type: ignore[type-var]  # the type of the flow is the type of `value`
    value: T = stop.value
    return value
