"""The settings as immutable, hashable values; `mailguard.config.load` reads them from TOML."""

from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True, slots=True)
class Vip:
    """A person whose name impostors use. `addresses` are the person's own, free mail included."""

    name: str
    aliases: tuple[str, ...] = ()
    addresses: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Organization:
    """Who we are. Domains are lower-case A-labels without a final dot."""

    names: tuple[str, ...] = ()  # as display names and texts call us
    domains: tuple[str, ...] = ()  # our own: protected against imitation
    partners: tuple[str, ...] = ()  # known correspondents: protected too
    allowed: tuple[str, ...] = ()  # look alike, and are legitimate
    vip: tuple[Vip, ...] = ()


@dataclass(frozen=True, slots=True)
class Trust:
    """Whom we believe. `relays` are addresses, networks or host names of our own hops."""

    authserv_ids: tuple[str, ...] = ()
    relays: tuple[str, ...] = ()
    arc_sealers: tuple[str, ...] = ()
    free_mail: tuple[str, ...] = ()  # added to the built-in list


@dataclass(frozen=True, slots=True)
class ChecksConfig:
    """Which checks run and how they weigh. `weights` are (check, weight) pairs, so that this stays hashable."""

    disabled: tuple[str, ...] = ()
    plugins: tuple[str, ...] = ()  # names in the entry-point group `mailguard.checks` to load
    weights: tuple[tuple[str, float], ...] = ()
    exposed_recipients: int = 50  # more outside addresses than this in To and Cc are an incident


@dataclass(frozen=True, slots=True)
class Allow:
    """A finding the organization accepts, until a day."""

    reason: str
    check: str = ""
    sender: str = ""
    subject: str = ""
    until: date | None = None


@dataclass(frozen=True, slots=True)
class DnsConfig:
    """Where DNS questions go; `timeout` in seconds for one question."""

    nameservers: tuple[str, ...] = ()
    timeout: float = 2.0


@dataclass(frozen=True, slots=True)
class PostureConfig:
    """The scheduled check of our domains; empty means `organization.domains`."""

    domains: tuple[str, ...] = ()
    store: str = ""


@dataclass(frozen=True, slots=True)
class Config:
    """All settings of one run. The default is what a newcomer without a file gets."""

    organization: Organization = field(default_factory=Organization)
    trust: Trust = field(default_factory=Trust)
    checks: ChecksConfig = field(default_factory=ChecksConfig)
    allow: tuple[Allow, ...] = ()
    dns: DnsConfig = field(default_factory=DnsConfig)
    posture: PostureConfig = field(default_factory=PostureConfig)
