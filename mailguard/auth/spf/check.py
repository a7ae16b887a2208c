"""The entry point of SPF: prepare the identities, evaluate the record, and explain a fail."""

from datetime import datetime
from typing import Final

from mailguard.auth.inputs import spf_subject
from mailguard.auth.result import Result, SpfResult
from mailguard.auth.spf.evaluate import evaluate_domain, macro_values
from mailguard.auth.spf.macro import expand, expand_name, uses, valid_explain_string
from mailguard.auth.spf.ptr import best_name, validated_names
from mailguard.auth.spf.state import SpfError, State
from mailguard.dns.flow import Flow, Question, resolvable
from mailguard.names.domain import to_ascii

EXPLANATION_CHARACTERS: Final = 500
_IDENTITY_CHARACTERS: Final = 1000  # of HELO and of the local part, for macros


def check_host(
    client_ip: str, domain: str, sender: str, helo: str, *, at: datetime | None = None, identity: str = "mailfrom"
) -> Flow[SpfResult]:
    """Evaluate whether the host `client_ip` may send mail for `domain` (RFC 7208 §4.1).

    `sender` is the mailbox in MAIL FROM, or postmaster@HELO if MAIL FROM is null (RFC 7208 §2.4). `identity` is only
    copied to the result. Any arguments give a result; a bad `client_ip` gives `not_evaluated`.
    """
    subject = spf_subject(client_ip, domain, identity)
    if isinstance(subject, SpfResult):
        return subject
    client, name = subject
    local_part, _, sender_domain = sender.rpartition("@")
    local_part = local_part[:_IDENTITY_CHARACTERS] or "postmaster"  # RFC 7208 §4.3
    sender_domain = to_ascii(sender_domain) or name  # RFC 8616 §4: A-labels in macros
    state = State(
        client=client,
        sender=f"{local_part}@{sender_domain}",
        local_part=local_part,
        sender_domain=sender_domain,
        helo=helo[:_IDENTITY_CHARACTERS],
        timestamp=int(at.timestamp()) if at else 0,
    )
    try:
        outcome = yield from evaluate_domain(state, name)
    except SpfError as error:  # RFC 7208 §2.6.6, RFC 7208 §2.6.7
        return SpfResult(error.result, name, identity, error.reason, "", state.lookups, state.void_lookups)
    explanation = (yield from _explanation(state)) if outcome.result is Result.FAIL else ""  # RFC 7208 §6.2
    return SpfResult(
        result=outcome.result,
        domain=name,
        identity=identity,
        reason=outcome.reason,
        mechanism=outcome.mechanism,
        lookups=state.lookups,
        void_lookups=state.void_lookups,
        includes=outcome.path,
        explanation=explanation,
    )


def _explanation(state: State) -> Flow[str]:
    """Return the text of exp= (RFC 7208 §6.2), or "" if there is none or anything about it is wrong."""
    if state.explain is None:
        return ""
    validated: str | None = None
    if uses(state.explain, "p"):  # RFC 7208 §7.3
        validated = best_name((yield from validated_names(state))[0], state.explain_domain)
    name = expand_name(state.explain, macro_values(state, state.explain_domain, validated))
    if not resolvable(name):
        return ""
    (answer,) = yield from state.ask(Question(name, "TXT"))
    # RFC 7208 §6.2: an explanation that is missing, ambiguous or malformed is ignored
    if len(answer.records) != 1 or not valid_explain_string(answer.records[0][:4096]):
        return ""
    text = answer.records[0][:4096]
    if validated is None and uses(text, "p"):
        validated = best_name((yield from validated_names(state))[0], state.explain_domain)
    return expand(text, macro_values(state, state.explain_domain, validated))[:EXPLANATION_CHARACTERS]
