"""The settings of the scheduled check of our domains: the domains, the expectations and the notifications."""

from collections.abc import Iterator
from dataclasses import field
from typing import Literal

from mailguard._internal.lazy_dataclass import dataclass
from mailguard.catalogue import Language
from mailguard.config.kinds import (
    AnyDomain,
    Count,
    DomainName,
    EmailAddress,
    HostName,
    HostPattern,
    Interval,
    Port,
    VariableName,
    WebAddress,
)
from mailguard.finding import Severity


@dataclass(frozen=True, slots=True)
class Expectations:
    """What a domain should publish. A setting that is left out is not checked."""

    mx: tuple[HostPattern, ...] = ()  # exactly these hosts, in any order; "*.example.net" is any host below it
    includes: tuple[AnyDomain, ...] = ()  # exactly these SPF includes
    spf: Literal["softfail", "fail"] | None = None  # at least this result for all other servers
    dmarc: Literal["none", "quarantine", "reject"] | None = None  # at least this strict
    mta_sts: Literal["testing", "enforce"] | None = None  # at least this strict
    tls_rpt: bool = False
    dnssec: bool = False
    ns: tuple[HostPattern, ...] = ()  # exactly these name servers, with the same wildcard
    caa: tuple[AnyDomain, ...] = ()  # only these certificate authorities may issue certificates


@dataclass(frozen=True, slots=True)
class PostureDomain:
    """One domain to check. Each of the DKIM `selectors` must have a usable key."""

    name: DomainName
    group: str = ""
    parked: bool = False  # not meant to send or receive mail
    selectors: tuple[str, ...] = ()
    expect: Expectations = field(default_factory=Expectations)


NotifyType = Literal["smtp", "webhook", "slack", "teams", "chatwork", "lineworks"]


@dataclass(frozen=True, slots=True)
class Notify:
    """Where notifications of changes go. Secrets stay in environment variables, which the `_env` keys name."""

    type: NotifyType
    name: str = ""  # identifies the recipient of messages that wait for delivery; default: the type
    url: WebAddress | None = None
    url_env: VariableName | None = None  # holds the URL if the URL itself is secret
    token_env: VariableName | None = None  # Chatwork's or LINE WORKS's token, or a webhook's bearer token
    to: tuple[EmailAddress, ...] = ()
    from_: EmailAddress | None = None
    host: HostName | None = None
    port: Port | None = None  # default: 587 with STARTTLS, 25 without
    starttls: bool = True
    username: str = ""
    password_env: VariableName | None = None
    min_severity: Severity = Severity.INFO
    groups: tuple[str, ...] = ()  # only domains of these groups; empty: all
    lang: Language | None = None

    @property
    def key(self) -> str:
        """The key under which messages for this recipient are stored."""
        return self.name or self.type

    def problem(self) -> str:
        """Return what is wrong with the entry as a whole, or ""."""
        if self.type == "smtp":
            missing = [key for key, value in (("host", self.host), ("from", self.from_), ("to", self.to)) if not value]
            if missing:
                return f'of type "smtp" needs {", ".join(missing)}'
            if bool(self.username) != bool(self.password_env):
                return "needs both username and password_env, or neither"
            if self.username and not self.starttls:
                return "would send the password unencrypted; leave starttls = true"
            return ""
        if (self.url is None) == (self.url_env is None):
            return f'of type "{self.type}" needs url, or url_env with the name of a variable that holds it'
        if self.type == "chatwork" and self.token_env is None:
            return 'of type "chatwork" needs token_env, the name of a variable that holds the API token'
        return ""


@dataclass(frozen=True, slots=True)
class PostureConfig:
    """The scheduled check of our domains. Without domains here, `organization.domains` are checked."""

    domains: tuple[DomainName, ...] = ()
    store: str = ""  # a file or a SQLAlchemy URL; default: a file in the user's data folder
    interval: Interval = "1d"  # between two rounds of `posture run --every` if --every has no value
    keep_days: Count = 400  # for snapshots; changes are kept forever
    http: bool = True  # fetch MTA-STS policies and the certificates of BIMI logos
    lookalikes: bool = False  # look for registered domains that imitate ours
    blocklists: bool = False  # look up our mail servers in blocklists
    smtp: bool = False  # connect to our mail servers and try STARTTLS
    domain: tuple[PostureDomain, ...] = ()
    notify: tuple[Notify, ...] = ()

    def problem(self) -> str:
        """Return what is wrong with the table as a whole, or ""."""
        names = [each.name for each in self.domain]
        twice = next((name for name in names if names.count(name) > 1), "")
        if twice:
            return f"has {twice} twice"
        keys = [each.key for each in self.notify]
        same = next((key for key in keys if keys.count(key) > 1), "")
        return f'has two notifications called "{same}"; give each a name' if same else ""

    def entries(self, own: tuple[str, ...] = ()) -> Iterator[PostureDomain]:
        """Yield each domain to check once, with its details if there are any; those of `own` if none is configured."""
        detailed = {each.name: each for each in self.domain}
        for name in dict.fromkeys((*self.domains, *detailed)) or own:
            yield detailed.get(name) or PostureDomain(name)
