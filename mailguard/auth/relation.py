"""How the host that handed a mail to our border relates to the mail: facts that the sender did not write."""

from mailguard.auth.result import Envelope, Hop, Result, SpfResult
from mailguard.message.model import Message
from mailguard.message.traits import is_mailing_list, list_domains
from mailguard.names.domain import organizational_domain


def is_relayed_by_list(message: Message, client: Hop | None, envelope: Envelope, spf: SpfResult) -> bool:
    """Whether a mailing list handed the mail over.

    List fields alone are the sender's. That the client our border saw, or the MAIL FROM it was given, belongs to
    the same organization as the list is what a pretender would have to own; a MAIL FROM that SPF refutes does not
    count.
    """
    if not is_mailing_list(message):
        return False
    names = {client.reverse_name, client.from_} if client is not None else set()
    if spf.result in (Result.PASS, Result.NOT_EVALUATED, Result.NONE, Result.NEUTRAL, Result.TEMPERROR):
        names.add((envelope.mail_from or "").rpartition("@")[2])
    organizations = {organizational_domain(name) for name in names} - {""}
    return not organizations or bool(organizations & {organizational_domain(name) for name in list_domains(message)})
