"""An immutable view of the remembered correspondents, in which the checks look things up. Reads no file."""

import contextlib
import functools
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import field
from typing import Any, Final

from mailguard._internal.lazy_dataclass import dataclass
from mailguard.correspondents.writing_style import Manner

ROUTINE_MAILS: Final = 3  # mails on at least `ROUTINE_DAYS` days make a stranger's domain a correspondent
ROUTINE_DAYS: Final = 2
PROTECTED: Final = 3_000  # learned domains protected against imitation; the busiest come first


@dataclass(frozen=True, slots=True)
class Contact:
    """An address that we exchanged mail with.

    `received` counts mails from it and `sent` mails to it. `days` is the minimum number of days with such mail.
    `first_seen` and `last_seen` are dates (YYYY-MM-DD). `names` are display names, the most frequent first.
    """

    address: str
    names: tuple[str, ...] = ()
    received: int = 0
    sent: int = 0
    days: int = 0
    first_seen: str = ""
    last_seen: str = ""

    @property
    def domain(self) -> str:
        """The domain of the address."""
        return self.address.rpartition("@")[2]


@dataclass(frozen=True, slots=True)
class Habit:
    """How one of our own accounts sends: total mails and recipients, days with mail, most mails in one hour."""

    account: str
    mails: int = 0
    recipients: int = 0
    days: int = 0
    busiest_hour: int = 0


@dataclass(frozen=True, slots=True)
class Selector:
    """A DKIM selector that mail of `domain` was signed with, and the day it was last seen."""

    domain: str
    selector: str
    count: int = 0
    last_seen: str = ""


@dataclass(frozen=True, eq=False)
class Known:
    """Everything that was learned. Compared by identity. A worker process reads it again from `path`."""

    contacts: Mapping[str, Contact] = field(default_factory=dict)
    habits: Mapping[str, Habit] = field(default_factory=dict)
    selectors: tuple[Selector, ...] = ()
    path: str = ""
    manners: Mapping[str, Manner] = field(default_factory=dict)
    sent: frozenset[bytes] = frozenset()  # marks of mails that we sent: see `correspondents.thread`

    @staticmethod
    def of(
        contacts: Iterable[Contact] = (),
        habits: Iterable[Habit] = (),
        selectors: Iterable[Selector] = (),
        path: str = "",
        manners: Iterable[Manner] = (),
        sent: Iterable[bytes] = (),
    ) -> "Known":
        """Return the view of these values."""
        return Known(
            {contact.address: contact for contact in contacts},
            {habit.account: habit for habit in habits},
            tuple(selectors),
            path,
            {manner.whose: manner for manner in manners},
            frozenset(sent),
        )

    def __bool__(self) -> bool:
        return bool(self.contacts)

    def __reduce__(self) -> tuple[Any, ...]:
        if self.path:
            return reopened, (self.path,)
        return Known, (dict(self.contacts), dict(self.habits), self.selectors, "", dict(self.manners), self.sent)

    def contact(self, address: str) -> Contact | None:
        """Return the contact with this address."""
        return self.contacts.get(address.strip().casefold())

    def knows_domain(self, domain: str) -> bool:
        """Whether mail was ever exchanged with any address of exactly this domain."""
        return domain in self._domains

    def habit(self, account: str) -> Habit | None:
        """Return how one of our own accounts has sent so far."""
        return self.habits.get(account.strip().casefold())

    def manner_of(self, address: str, *, shared: bool) -> Manner | None:
        """Return the writing habits of `address`, else those of its domain, or None if there was too little mail.

        If anybody can get an address in the domain (`shared`), the domain's other addresses are ignored.
        """
        wanted = address.strip().casefold()
        manner = self.manners.get(wanted)
        if manner is not None and manner.is_settled:
            return manner
        domain = wanted.rpartition("@")[2]
        if shared or not domain:
            return None
        manner = Manner.together(domain, self._writers.get(domain, ()))
        return manner if manner.is_settled else None

    @functools.cached_property
    def _writers(self) -> Mapping[str, list[Manner]]:
        found: dict[str, list[Manner]] = {}
        for manner in self.manners.values():
            found.setdefault(manner.whose.rpartition("@")[2], []).append(manner)
        return found

    def selectors_of(self, domain: str) -> tuple[str, ...]:
        """Return the DKIM selectors seen on mail of `domain`, the most frequent first."""
        found = sorted((each for each in self.selectors if each.domain == domain), key=lambda each: -each.count)
        return tuple(each.selector for each in found)

    @functools.cached_property
    def routine_domains(self) -> tuple[str, ...]:
        """Domains that we write to or that write to us repeatedly: the busiest first, at most `PROTECTED`.

        A single received mail is not enough: otherwise the first phish that is learned would vouch for the next one.
        """
        routine = [
            (domain, mails)
            for domain, (mails, sent, days) in self._domains.items()
            if sent or (mails >= ROUTINE_MAILS and days >= ROUTINE_DAYS)
        ]
        routine.sort(key=lambda item: (-item[1], item[0]))
        return tuple(domain for domain, _ in routine[:PROTECTED])

    @functools.cached_property
    def _domains(self) -> Mapping[str, tuple[int, int, int]]:
        """For each domain: all mails, mails that we sent, and days with mail."""
        found: dict[str, tuple[int, int, int]] = {}
        for contact in self.contacts.values():
            mails, sent, days = found.get(contact.domain, (0, 0, 0))
            spread = contact.days if contact.first_seen == contact.last_seen else max(contact.days, 2)
            found[contact.domain] = (mails + contact.received + contact.sent, sent + contact.sent, max(days, spread))
        return found

    def excerpt(
        self, address: str, domains: Iterable[str], manner: Manner | None = None, marks: Iterable[bytes] = ()
    ) -> dict[str, Any]:
        """Return what a report needs to repeat its scan: this address and these domains, as far as they are known."""
        contact = self.contact(address)
        wanted = sorted({domain for domain in domains if domain in self._domains})
        routine = set(self.routine_domains).intersection(wanted)
        return {
            "address": contact.address if contact is not None else "",
            "domains": wanted,
            "routine": sorted(routine),
            **({"manner": manner.to_dict()} if manner is not None else {}),
            **({"sent": sorted(each.hex() for each in self.sent.intersection(marks))} if self.sent else {}),
        }

    @staticmethod
    def of_excerpt(data: Mapping[str, Any]) -> "Known":
        """Return a view with which that message's scan has the same result. Never raises for malformed data."""
        routine = {str(each) for each in _list(data.get("routine"))}
        contacts = [
            Contact(f"?@{domain}", received=1, sent=1 if domain in routine else 0)
            for domain in map(str, _list(data.get("domains")))
        ]
        address = data.get("address")
        sent = frozenset(_marks(data.get("sent")))
        if isinstance(address, str) and address:
            contacts.append(Contact(address, received=1, sent=1 if sent else 0))
        manner = Manner.from_dict(data.get("manner"))
        manners = () if manner is None else (manner,)
        return Known.of(contacts or [Contact("?@?")], manners=manners, sent=sent)


def _marks(value: object) -> Iterator[bytes]:
    for each in _list(value):
        with contextlib.suppress(ValueError):
            yield bytes.fromhex(str(each))


def _list(value: object) -> list[Any]:
    return value if isinstance(value, list) else []


@functools.lru_cache(maxsize=4)
def reopened(path: str) -> Known:
    """Read the store at `path` again, in another process."""
    from mailguard.correspondents.store import load_known

    return load_known(path)


NOBODY: Final = Known()
