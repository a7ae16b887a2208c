"""The settings as immutable, hashable dataclasses; `mailguard.config.load` reads them from TOML."""

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
    """A person whose name impostors use. `addresses` are the person's own addresses, also at free-mail providers."""

    name: str
    aliases: tuple[str, ...] = ()
    addresses: tuple[EmailAddress, ...] = ()


@dataclass(frozen=True, slots=True)
class Organization:
    """The organization that mailguard protects. Domains are lower-case A-labels without a final dot."""

    names: tuple[str, ...] = ()  # the organization's names in display names and texts
    domains: tuple[DomainName, ...] = ()  # our own domains, protected against imitation
    partners: tuple[DomainName, ...] = ()  # domains of known correspondents, also protected
    allowed: tuple[AnyDomain, ...] = ()  # legitimate domains that look similar
    vip: tuple[Vip, ...] = ()


@dataclass(frozen=True, slots=True)
class Trust:
    """The servers and domains we trust. `relays` are addresses, networks or host names of our own mail servers."""

    authserv_ids: tuple[AuthservId, ...] = ()
    relays: tuple[Relay, ...] = ()
    arc_sealers: tuple[AnyDomain, ...] = ()
    free_mail: tuple[AnyDomain, ...] = ()  # added to the built-in list


@dataclass(frozen=True, slots=True)
class ChecksConfig:
    """Which checks run and their weights. `weights` are (check, weight) pairs, so that this class stays hashable."""

    disabled: tuple[CheckName, ...] = ()
    plugins: tuple[str, ...] = ()  # names to load from the entry-point group `mailguard.checks`
    weights: tuple[tuple[CheckName, float], ...] = ()
    exposed_recipients: Count = 50  # more outside addresses in To and Cc are a finding


@dataclass(frozen=True, slots=True)
class Allow:
    """A rule for findings that the organization accepts, if wanted only until a day."""

    reason: Reason
    check: CheckName = ""
    sender: SenderPattern = ""
    subject: str = ""
    until: date | None = None

    def problem(self) -> str:
        """Return what is wrong with the rule as a whole, or ""."""
        return "" if self.check or self.sender or self.subject else "needs at least one of check, sender, subject"


@dataclass(frozen=True, slots=True)
class Phrases:
    """Phrases that the organization adds to mailguard's own lists.

    Either a category with its phrases, or a file in the format of `mailguard.config.phrase_text`.
    """

    category: PhraseCategory = ""
    weight: PhraseWeight = 2  # 1: means something only with other signs; 3: rare in honest mail
    phrases: tuple[PhraseText, ...] = ()
    file: str = ""  # relative to the configuration's folder

    def problem(self) -> str:
        """Return what is wrong with the block as a whole, or ""."""
        if self.file:
            return (
                "has both a file and category or phrases; they belong in the file"
                if self.category or self.phrases
                else ""
            )
        return "" if self.category and self.phrases else "needs category and phrases, or file"


@dataclass(frozen=True, slots=True)
class DnsConfig:
    """The name servers to ask (empty: those of the system), and the `timeout` of one question in seconds."""

    nameservers: tuple[NameServer, ...] = ()
    timeout: Seconds = 2.0


@dataclass(frozen=True, slots=True)
class CorrespondentsConfig:
    """The file of known correspondents that `mailguard learn` writes; "" is a file in the user's data folder."""

    store: str = ""


@dataclass(frozen=True, slots=True)
class Config:
    """All settings of one run. The defaults apply without a configuration file."""

    organization: Organization = field(default_factory=Organization)
    trust: Trust = field(default_factory=Trust)
    checks: ChecksConfig = field(default_factory=ChecksConfig)
    allow: tuple[Allow, ...] = ()
    phrases: tuple[Phrases, ...] = ()
    dns: DnsConfig = field(default_factory=DnsConfig)
    correspondents: CorrespondentsConfig = field(default_factory=CorrespondentsConfig)
    posture: PostureConfig = field(default_factory=PostureConfig)
