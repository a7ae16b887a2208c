"""The two loops that carry a flow's questions to a resolver, and the answers back."""

from typing import TypeVar

from mailguard.dns.flow import Flow
from mailguard.dns.resolver import AsyncResolver, Resolver

T = TypeVar("T")


def run(flow: Flow[T], resolver: Resolver) -> T:
    """Drive `flow` to its result. The questions of one round reach the resolver together."""
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
    """The same on asyncio; many may run at once on one resolver, and share its look-ups."""
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


def _result(stop: StopIteration) -> T:  # type: ignore[type-var]  # the flow's type says what `value` is
    value: T = stop.value
    return value
