"""Validated names of an address, for the ptr mechanism (RFC 7208 §5.5) and the macro %{p} (RFC 7208 §7.3)."""

from mailguard.auth.spf.state import ADDRESS_LOOKUPS, State
from mailguard.dns.flow import Flow, Question, resolvable
from mailguard.dns.record import same_address


def validated_names(state: State) -> Flow[tuple[tuple[str, ...], bool]]:
    """Return the validated names among the first ten, and whether the reverse lookup found nothing at all."""
    (answer,) = yield from state.ask(Question(state.client.reverse_pointer, "PTR"))
    names = [record.rstrip(".").lower() for record in answer.records][:ADDRESS_LOOKUPS]  # RFC 7208 §4.6.4
    names = [name for name in dict.fromkeys(names) if resolvable(name)]
    answers = yield from state.ask(*(Question(name, state.address_type) for name in names))
    confirmed = tuple(  # RFC 7208 §5.5: the name must resolve back to the client's address
        name
        for name, found in zip(names, answers, strict=True)
        if any(same_address(record, state.client) for record in found.records)
    )
    return confirmed, answer.status.absent


def is_within(name: str, domain: str) -> bool:
    """Whether `name` is `domain` or below it."""
    return name == domain or name.endswith("." + domain)


def best_name(names: tuple[str, ...], domain: str) -> str:
    """Return the value of %{p}: the domain itself, else a name below it, else any, else "unknown" (RFC 7208 §7.3)."""
    domain = domain.lower()
    if domain in names:
        return domain
    below = [name for name in names if is_within(name, domain)]
    return (below or list(names) or ["unknown"])[0]
