"""What is remembered of correspondents, as an immutable view for the checks to look things up in. Reads no file."""

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
    """One address that mail was exchanged with.

    `received` counts mails from it, `sent` mails we wrote to it, `days` the days (at least) on which that was;
    `first_seen` and `last_seen` are days (YYYY-MM-DD). `names` are display names, the commonest first.
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
        """Where the address is."""
        return self.address.rpartition("@")[2]


@dataclass(frozen=True, slots=True)
class Habit:
    """How one of our own accounts sends: mails and recipients so far, days with mail, the busiest hour's mails."""

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
    """Everything that was learned. Compared by identity; a worker process reads it again from `path`."""

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
        """The view of these."""
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
        """What is known of an address."""
        return self.contacts.get(address.strip().casefold())

    def knows_domain(self, domain: str) -> bool:
        """Whether mail was ever exchanged with any address of exactly this domain."""
        return domain in self._domains

    def habit(self, account: str) -> Habit | None:
        """How one of our own accounts used to send."""
        return self.habits.get(account.strip().casefold())

    def manner_of(self, address: str, *, shared: bool) -> Manner | None:
        """How the mails of `address` usually look, or else those of its domain; None without settled habits.

        Where anybody can have an address (`shared`) the others of the domain say nothing.
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
        """The DKIM selectors seen on mail of `domain`, the commonest first."""
        found = sorted((each for each in self.selectors if each.domain == domain), key=lambda each: -each.count)
        return tuple(each.selector for each in found)

    @functools.cached_property
    def routine_domains(self) -> tuple[str, ...]:
        """Domains that we write to, or that write again and again: the busiest first, `PROTECTED` at most.

        One mail makes nobody a correspondent, or the first phish that is learned would vouch for the next.
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
        """Mails, mails of ours, and days of each domain."""
        found: dict[str, tuple[int, int, int]] = {}
        for contact in self.contacts.values():
            mails, sent, days = found.get(contact.domain, (0, 0, 0))
            spread = contact.days if contact.first_seen == contact.last_seen else max(contact.days, 2)
            found[contact.domain] = (mails + contact.received + contact.sent, sent + contact.sent, max(days, spread))
        return found

    def excerpt(
        self, address: str, domains: Iterable[str], manner: Manner | None = None, marks: Iterable[bytes] = ()
    ) -> dict[str, Any]:
        """What a report keeps, so that its scan can be repeated: these domains and this address, where known."""
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
        """The view that `excerpt` was made from, as far as that message is concerned. Raises nothing for odd data."""
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
    """The store at `path` once more, in another process."""
    from mailguard.correspondents.store import load_known

    return load_known(path)


NOBODY: Final = Known()
