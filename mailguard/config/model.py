"""The settings as immutable, hashable values; `mailguard.config.load` reads them from TOML."""

from dataclasses import field
from datetime import date

from mailguard._internal.lazy_dataclass import dataclass
from mailguard.config.kinds import (
    AnyDomain,
    AuthservId,
    CheckName,
    Count,
    DomainName,
    EmailAddress,
    NameServer,
    PhraseCategory,
    PhraseText,
    PhraseWeight,
    Reason,
    Relay,
    Seconds,
    SenderPattern,
)
from mailguard.config.posture import PostureConfig


@dataclass(frozen=True, slots=True)
class Vip:
    """A person whose name impostors use. `addresses` are the person's own, free mail included."""

    name: str
    aliases: tuple[str, ...] = ()
    addresses: tuple[EmailAddress, ...] = ()


@dataclass(frozen=True, slots=True)
class Organization:
    """Who we are. Domains are lower-case A-labels without a final dot."""

    names: tuple[str, ...] = ()  # as display names and texts call us
    domains: tuple[DomainName, ...] = ()  # our own: protected against imitation
    partners: tuple[DomainName, ...] = ()  # known correspondents: protected too
    allowed: tuple[AnyDomain, ...] = ()  # look alike, and are legitimate
    vip: tuple[Vip, ...] = ()


@dataclass(frozen=True, slots=True)
class Trust:
    """Whom we believe. `relays` are addresses, networks or host names of our own hops."""

    authserv_ids: tuple[AuthservId, ...] = ()
    relays: tuple[Relay, ...] = ()
    arc_sealers: tuple[AnyDomain, ...] = ()
    free_mail: tuple[AnyDomain, ...] = ()  # added to the built-in list


@dataclass(frozen=True, slots=True)
class ChecksConfig:
    """Which checks run and how they weigh. `weights` are (check, weight) pairs, so that this stays hashable."""

    disabled: tuple[CheckName, ...] = ()
    plugins: tuple[str, ...] = ()  # names in the entry-point group `mailguard.checks` to load
    weights: tuple[tuple[CheckName, float], ...] = ()
    exposed_recipients: Count = 50  # more outside addresses than this in To and Cc are an incident


@dataclass(frozen=True, slots=True)
class Allow:
    """A finding the organization accepts, until a day."""

    reason: Reason
    check: CheckName = ""
    sender: SenderPattern = ""
    subject: str = ""
    until: date | None = None

    def problem(self) -> str:
        """What is wrong with the rule as a whole, "" when nothing is."""
        return "" if self.check or self.sender or self.subject else "needs one of check, sender, subject"


@dataclass(frozen=True, slots=True)
class Phrases:
    """Phrases of the organization's own, looked for beside those of mailguard's tables.

    Either a category with its phrases, or a file in the form of `mailguard.config.phrase_text`.
    """

    category: PhraseCategory = ""
    weight: PhraseWeight = 2  # 1 says something only in company, 3 hardly stands in honest mail
    phrases: tuple[PhraseText, ...] = ()
    file: str = ""  # relative to the configuration's folder

    def problem(self) -> str:
        """What is wrong with the block as a whole, "" when nothing is."""
        if self.file:
            return "has a file, which says category and phrases itself" if self.category or self.phrases else ""
        return "" if self.category and self.phrases else "needs category and phrases, or file"


@dataclass(frozen=True, slots=True)
class DnsConfig:
    """Where DNS questions go; `timeout` in seconds for one question."""

    nameservers: tuple[NameServer, ...] = ()
    timeout: Seconds = 2.0


@dataclass(frozen=True, slots=True)
class CorrespondentsConfig:
    """Where `mailguard learn` remembers those we write with; "" is the file in the user's data folder."""

    store: str = ""


@dataclass(frozen=True, slots=True)
class Config:
    """All settings of one run. The default is what a newcomer without a file gets."""

    organization: Organization = field(default_factory=Organization)
    trust: Trust = field(default_factory=Trust)
    checks: ChecksConfig = field(default_factory=ChecksConfig)
    allow: tuple[Allow, ...] = ()
    phrases: tuple[Phrases, ...] = ()
    dns: DnsConfig = field(default_factory=DnsConfig)
    correspondents: CorrespondentsConfig = field(default_factory=CorrespondentsConfig)
    posture: PostureConfig = field(default_factory=PostureConfig)
