"""iprev (RFC 8601 §3): whether the client address has a name, and the name resolves back to the address."""

from typing import Final

from mailguard.auth.inputs import parse_client
from mailguard.auth.result import IprevResult, Result
from mailguard.dns.flow import Flow, Question, ask, ask_all, resolvable
from mailguard.dns.record import host_name, same_address

NAMES: Final = 3  # looked up per address; hosts have one, farms a few (RFC 8601 §3 requires a limit)


def evaluate_iprev(client_ip: str) -> Flow[IprevResult]:
    """Evaluate iprev (RFC 8601 §2.7.3); permerror means that the address has no name."""
    client = parse_client(client_ip)
    if client is None:
        return IprevResult(Result.NOT_EVALUATED)
    reverse = yield from ask(client.reverse_pointer, "PTR")  # RFC 1035 §3.5, RFC 3596 §2.5
    if reverse.status.failed:
        return IprevResult(Result.TEMPERROR)
    names = [name for name in dict.fromkeys(map(host_name, reverse.records)) if resolvable(name)][:NAMES]
    if not names:
        return IprevResult(Result.PERMERROR)
    type_ = "A" if client.version == 4 else "AAAA"
    answers = yield from ask_all(tuple(Question(name, type_) for name in names))
    for name in names:
        if any(same_address(record, client) for record in answers[Question(name, type_)].records):
            return IprevResult(Result.PASS, name)
    if any(answer.status.failed for answer in answers.values()):
        return IprevResult(Result.TEMPERROR, names[0])
    return IprevResult(Result.FAIL, names[0])
