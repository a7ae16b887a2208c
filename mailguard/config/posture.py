"""The settings of the scheduled check of our domains: which, what is expected of them, and who is told."""

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
    """What a domain is meant to publish. Whatever is left out is not looked at."""

    mx: tuple[HostPattern, ...] = ()  # exactly these hosts, in any order; "*.example.net" stands for any host below
    includes: tuple[AnyDomain, ...] = ()  # exactly these SPF includes
    spf: Literal["softfail", "fail"] | None = None  # at least this strict about everybody else
    dmarc: Literal["none", "quarantine", "reject"] | None = None  # at least this strict
    mta_sts: Literal["testing", "enforce"] | None = None  # at least this strict
    tls_rpt: bool = False
    dnssec: bool = False
    ns: tuple[HostPattern, ...] = ()  # exactly these name servers, with the same wildcard
    caa: tuple[AnyDomain, ...] = ()  # certificate authorities that may issue, no others


@dataclass(frozen=True, slots=True)
class PostureDomain:
    """One domain to check. `selectors` are its DKIM selectors, each of which must have a usable key."""

    name: DomainName
    group: str = ""
    parked: bool = False  # meant to carry no mail
    selectors: tuple[str, ...] = ()
    expect: Expectations = field(default_factory=Expectations)


NotifyType = Literal["smtp", "webhook", "slack", "teams", "chatwork", "lineworks"]


@dataclass(frozen=True, slots=True)
class Notify:
    """Who is told of changes, and how. Secrets stay in the environment: the `_env` keys name their variables."""

    type: NotifyType
    name: str = ""  # how messages that wait for delivery are kept apart; by default the type
    url: WebAddress | None = None
    url_env: VariableName | None = None  # holds the URL, where that is itself the secret
    token_env: VariableName | None = None  # Chatwork's or LINE WORKS's token, or a webhook's bearer token
    to: tuple[EmailAddress, ...] = ()
    from_: EmailAddress | None = None
    host: HostName | None = None
    port: Port | None = None  # by default 587 with STARTTLS, 25 without
    starttls: bool = True
    username: str = ""
    password_env: VariableName | None = None
    min_severity: Severity = Severity.INFO
    groups: tuple[str, ...] = ()  # only domains of these groups; empty means all
    lang: Language | None = None

    @property
    def key(self) -> str:
        """What messages for this recipient are stored under."""
        return self.name or self.type

    def problem(self) -> str:
        """What is wrong with the entry as a whole, "" when nothing is."""
        if self.type == "smtp":
            missing = [key for key, value in (("host", self.host), ("from", self.from_), ("to", self.to)) if not value]
            if missing:
                return f'of type "smtp" needs {", ".join(missing)}'
            if bool(self.username) != bool(self.password_env):
                return "needs username and password_env together"
            if self.username and not self.starttls:
                return "would send the password in clear; leave starttls = true"
            return ""
        if (self.url is None) == (self.url_env is None):
            return f'of type "{self.type}" needs url, or url_env with the name of a variable that holds it'
        if self.type == "chatwork" and self.token_env is None:
            return 'of type "chatwork" needs token_env, the name of a variable that holds the API token'
        return ""


@dataclass(frozen=True, slots=True)
class PostureConfig:
    """The scheduled check of our domains. Without any domain here, those of `organization.domains` are checked."""

    domains: tuple[DomainName, ...] = ()
    store: str = ""  # a file, or a URL as SQLAlchemy takes it; by default in the user's data folder
    interval: Interval = "1d"  # between two rounds of `posture run --every`, where that names none
    keep_days: Count = 400  # of snapshots; changes are kept for good
    http: bool = True  # fetch MTA-STS policies and the certificates of BIMI logos
    lookalikes: bool = False  # look for registered imitations
    blocklists: bool = False  # ask whether our mail servers are on block lists
    smtp: bool = False  # connect to our mail servers and try STARTTLS
    domain: tuple[PostureDomain, ...] = ()
    notify: tuple[Notify, ...] = ()

    def problem(self) -> str:
        """What is wrong with the table as a whole, "" when nothing is."""
        names = [each.name for each in self.domain]
        twice = next((name for name in names if names.count(name) > 1), "")
        if twice:
            return f"has {twice} twice"
        keys = [each.key for each in self.notify]
        same = next((key for key in keys if keys.count(key) > 1), "")
        return f'has two notifications called "{same}"; give each a name' if same else ""

    def entries(self, own: tuple[str, ...] = ()) -> Iterator[PostureDomain]:
        """Every domain to check once, those with expectations first in their details; `own` when none is named."""
        detailed = {each.name: each for each in self.domain}
        for name in dict.fromkeys((*self.domains, *detailed)) or own:
            yield detailed.get(name) or PostureDomain(name)
