"""Hosts named after the readers' domain, when nothing else is known about the organization than this domain."""

from typing import Final

from mailguard._internal.lazy_pattern import lazy_pattern
from mailguard.data.common_words import TELLING
from mailguard.data.tables import listed
from mailguard.names.added_word import is_shared, is_word, words_of
from mailguard.names.customer import MAIL_TENANTS
from mailguard.names.domain import organizational_domain, split
from mailguard.names.imitation import Imitation, Owner
from mailguard.names.index import compact
from mailguard.names.lookalike import imitation_of

_ALONE: Final = 6  # letters of a name that strangers do not choose by chance
_ADDED: Final = lazy_pattern(r"\[[-.]?([^\]]+?)[-.]?\]")
# Words of desks, beside those in TELLING. A sister company would not call itself so.
_DESKS: Final = frozenset(
    """
    mail email mails webmail mailer admin administrator server servers system helpdesk help it hr payroll portal owa
    update updates user users voicemail fax scan quarantine microsoft office365 o365 m365
    """.split()  # noqa: SIM905 - a word list reads better than one word a line
)


def named_after(host: str, domain: str) -> Imitation | None:
    """Return how `host` is named after `domain`, as its owner would hardly name a host, or None.

    That is the name beside a word for accounts or desks or a number (`imakiire-login.com`), in foreign letters, as a
    customer of a service from which organizations with a domain of their own do not write (`imakiire.onmicrosoft.com`),
    and as a page on free hosting (`imakiire.web.app`). Other endings of the name and sister companies (`imakiire.com`,
    `imakiire-group.com`) may be the owner's.
    """
    base = compact(split(domain)[1])
    if len(base) < _ALONE or is_shared(base) or is_word(base):
        return None
    found = imitation_of(host, domain)
    if found is None or not _is_strange(found):
        return None
    klass = "sub-label" if found.klass == "tld-swap" else found.klass
    owner = Owner(domain, "learned", (domain,))
    return Imitation(domain, found.candidate, klass, owner, found.marked, "high" if klass == "idn" else "medium")


def _is_strange(found: Imitation) -> bool:
    organization = organizational_domain(found.candidate)
    if found.klass == "tenant":
        return organization in MAIL_TENANTS
    if found.klass in ("tld-swap", "sub-label"):
        pages = listed("free_hosting", "page")
        return organization in pages or split(found.candidate)[2] in pages
    if found.klass != "combosquat":
        return found.klass == "idn"
    words = [word for part in _ADDED.findall(found.marked) for piece in part.split("-") for word in _words(piece)]
    return bool(words) and all(word in TELLING or word in _DESKS or word.isdigit() for word in words)


def _words(text: str) -> tuple[str, ...]:
    return (text,) if text in TELLING or text in _DESKS else words_of(text)
