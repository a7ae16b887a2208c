"""The context of a check: the configuration, the authentication and other facts about the message."""

from dataclasses import field
from datetime import datetime
from typing import Final

from mailguard._internal.lazy_dataclass import dataclass
from mailguard._internal.lazy_property import cached_property
from mailguard.auth.claims import NOTHING_STATED, Stated
from mailguard.auth.internal_mail import never_left
from mailguard.auth.proven import NOTHING, Proven
from mailguard.auth.result import Authentication, Envelope, Hop, Result
from mailguard.auth.vouch import Vouch, certain_author, vouched
from mailguard.config import Config
from mailguard.correspondents.model import NOBODY, Known
from mailguard.correspondents.writing_style import Manner
from mailguard.data.tables import listed
from mailguard.language.lexicon import own_table
from mailguard.language.phrases import Phrase, phrases_of
from mailguard.message.defect import Defect
from mailguard.message.model import Message
from mailguard.names.customer import is_customers
from mailguard.names.domain import organizational_domain, public_suffix
from mailguard.names.imitation import Imitation
from mailguard.names.lookalike import contained
from mailguard.names.named_after import named_after
from mailguard.names.public_body import is_public_domain
from mailguard.names.registry import Owner, Registry

_UNSURE: Final = frozenset({"reverse-name-unconfirmed", "ambiguous-form"})  # hops whose client name proves nothing
_RECIPIENTS: Final = 20  # the most recipients of each field that count


@dataclass(frozen=True)
class Context:
    """Everything that a check may know about one message. Immutable; derived facts are computed when first used."""

    message: Message
    config: Config
    registry: Registry
    at: datetime
    authentication: Authentication = field(default_factory=Authentication)
    envelope: Envelope = field(default_factory=Envelope)
    route: tuple[Hop, ...] = ()
    known: Known = NOBODY  # the known correspondents; empty if none were learned
    stated: Stated = NOTHING_STATED  # the authentication results in its header fields, each with whether it is trusted
    border: int | None = None  # the index in `route` of the hop that our own border wrote; the sender wrote all below
    proven: Proven = NOTHING  # the proven claims about the kind of mail (list, reply, bounce), and no unproven ones

    @cached_property
    def author_domain(self) -> str:
        """The RFC5322.From domain as A-labels, or ""."""
        return self.message.author.domain if self.message.author else ""

    @cached_property
    def author_organization(self) -> str:
        """The organizational domain of the author domain."""
        return organizational_domain(self.author_domain)

    @cached_property
    def author_owner(self) -> Owner | None:
        """The organization, partner or brand that the author domain belongs to."""
        return self.registry.owner_of(self.author_domain)

    @cached_property
    def author_on_free_mail(self) -> bool:
        """Whether anybody can have an address at the author domain."""
        return self.registry.is_free_mail(self.author_domain)

    @cached_property
    def recipient_organizations(self) -> tuple[str, ...]:
        """The organizational domains of the recipients, except the author's domain and free-mail domains.

        The sender writes To and Cc, so these domains may only raise alarms, and an additional address must not remove
        one.
        """
        domains = {box.domain for name in ("to", "cc") for box in self.message.mailboxes(name)[:_RECIPIENTS]}
        found = {organizational_domain(domain) for domain in domains} - {"", self.author_organization}
        return tuple(sorted(domain for domain in found if not self.registry.is_free_mail(domain)))

    def imitation(self, host: str) -> Imitation | None:
        """Return the imitation in `host`: of the recipients' domain, or of an owner in the registry."""
        for theirs in self.recipient_organizations:
            name = theirs.partition(".")[0].replace("-", "")
            if name not in host and name not in host.replace("-", "") and "xn--" not in host:
                continue
            found = self._readers_imitated(host, theirs)
            if found is not None:
                return found
        return self.registry.imitation(host)

    def _readers_imitated(self, host: str, theirs: str) -> Imitation | None:
        """Return the imitation of the domain of a recipient in `host`."""
        owner = self.registry.owner_of(host)
        if self.registry.is_allowed(host) or (owner is not None and not is_customers(host)):
            return None
        shared = {organizational_domain(host), public_suffix(host)} & listed("multi_tenant")
        found = contained(host, theirs) if owner is None and not shared else None
        if found is not None or self.registry.owner_of(theirs) is not None:
            return found  # imitations of known owners are found in the registry
        return named_after(host, theirs)

    @cached_property
    def author_manner(self) -> Manner | None:
        """The usual writing style of the author or else of the author's domain; None if too little is known."""
        author = self.message.author
        if not self.known.manners or author is None or not author.domain:
            return None
        from mailguard.correspondents.protect import belongs_to_many

        address = f"{author.address.rpartition('@')[0]}@{author.domain}"
        shared = self.author_on_free_mail or belongs_to_many(author.domain)
        return self.known.manner_of(address, shared=shared)

    @cached_property
    def authenticated(self) -> bool:
        """Whether DMARC passed, or an aligned SPF or DKIM did, evaluated here or reported by a trusted border."""
        dmarc = self.authentication.dmarc
        if dmarc.result is Result.PASS or dmarc.spf_aligned or dmarc.dkim_aligned:
            return True
        undecided = dmarc.result in (Result.NOT_EVALUATED, Result.TEMPERROR)
        return undecided and self.border_says is Vouch.PASS

    @cached_property
    def border_says(self) -> Vouch:
        """The result for the author's domain in the Authentication-Results that we trust."""
        if not any(claimed.trusted for claimed in self.authentication.claimed):
            return Vouch.NOTHING
        return vouched(self.authentication.claimed, certain_author(self.message))

    @cached_property
    def from_inside(self) -> bool:
        """Whether the author is in our organization and the mail never left our servers, so it needs no signature."""
        if self.border is None or not self.registry.is_own(self.author_domain):
            return False  # without a hop written by our border, the sender may have written the whole route
        return never_left(self.message, self.config.trust, self.config.organization.domains)

    @property
    def author_proven(self) -> bool:
        """Whether it is proven that the mail is from the only domain in From, and no verified result contradicts it."""
        if self.border_says is Vouch.FAIL or self.authentication.dmarc.result is Result.FAIL:
            return False
        return (self.authenticated or self.from_inside) and bool(certain_author(self.message))

    @property
    def vouched(self) -> bool:
        """Whether the mail is proven to be from a known organization: our own, a partner, a brand or a public body.

        The users of a brand's free-mail service are not the brand. Public bodies are known by domains that only they
        get, such as lg.jp.
        """
        if self.from_inside or (self.authenticated and is_public_domain(self.author_domain)):
            return True
        owner = self.author_owner
        if owner is None or not (self.authenticated or self._handed_over_by(owner)):
            return False
        return owner.kind != "brand" or not self.author_on_free_mail

    def _handed_over_by(self, owner: Owner) -> bool:
        """Whether our border confirmed that the client is a host of the owner, if there is no other evidence.

        This is not enough for our own domain. It counts only if the configuration names our hosts.
        """
        trust = self.config.trust
        if owner.kind == "own" or self.border is None or not (trust.relays or trust.authserv_ids):
            return False
        if self.authentication.dmarc.result is not Result.NOT_EVALUATED or self.border >= len(self.route):
            return False
        if any(claimed.trusted and claimed.results for claimed in self.authentication.claimed):
            return False
        hop = self.route[self.border]
        confirmed = bool(hop.reverse_name) and not _UNSURE.intersection(hop.anomalies)
        return confirmed and self.registry.writes_from(owner, organizational_domain(hop.reverse_name))

    @property
    def from_known(self) -> bool:
        """Whether the mail is proven to be from our organization or from a known correspondent."""
        return self.from_inside or (self.authenticated and self.registry.is_known(self.author_domain))

    @cached_property
    def _worded(self) -> tuple[tuple[Phrase, ...], tuple[Defect, ...]]:
        own = own_table(self.config.phrases) if self.config.phrases else None
        return phrases_of(self.message, own)

    @property
    def phrases(self) -> tuple[Phrase, ...]:
        """The known phrases in the subject, the bodies and the texts of pictures, each with its category and place."""
        return self._worded[0]

    @property
    def defects(self) -> tuple[Defect, ...]:
        """All defects and reached limits of the mail, of its authentication claims, and of the search for phrases."""
        return tuple(dict.fromkeys((*self.message.defects, *self.stated.defects, *self._worded[1])))
