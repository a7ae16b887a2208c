"""DANE (RFC 7672): TLSA records of the MX hosts."""

from dataclasses import replace

from mailguard.dns.flow import Flow, Question, ask_all
from mailguard.posture.snapshot import MxHost


def collect_dane(hosts: tuple[MxHost, ...]) -> Flow[tuple[MxHost, ...]]:
    """The hosts with their TLSA records, as far as the resolver vouches for them (RFC 7672 §2.2)."""
    questions = {host.host: Question(f"_25._tcp.{host.host}", "TLSA") for host in hosts if host.state == "ok"}
    if not questions:
        return hosts
    answers = yield from ask_all(tuple(questions.values()))
    found = {name: answers[question].records for name, question in questions.items() if answers[question].secure}
    failed = {
        name: f"{question} {answers[question].status.value}"
        for name, question in questions.items()
        if answers[question].status.failed
    }
    return tuple(replace(host, tlsa=found.get(host.host, ()), tlsa_failed=failed.get(host.host, "")) for host in hosts)
