"""The check `sending-burst`."""

import bisect
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from mailguard.catalogue import Text, Texts
from mailguard.checks.batch.subject_stem import subject_stem
from mailguard.checks.batch.watch import Watch
from mailguard.checks.registry import batch_check
from mailguard.config import Config
from mailguard.correspondents.model import Habit, Known
from mailguard.data.weights import by_severity
from mailguard.finding import Confidence, Evidence, Hit, Severity
from mailguard.pipeline.batch_record import Brief

HOUR: Final = 3600
FEWEST: Final = 20  # mails in an hour below which nothing is a burst
TIMES: Final = 4  # over the busiest hour of an account's past
UNKNOWN: Final = 100  # mails in an hour of an account without a past
PAST_DAYS: Final = 3  # days with mail that make a past
ACCOUNTS: Final = 10_000  # followed in one batch
MAILS: Final = 20_000  # of one account that are remembered
_SHARE: Final = 0.5  # of the batch, for an account that is not known to be ours


TEXTS: Final[Texts] = {
    "": {
        "en": Text(
            "{account} sent {count} mails within an hour; its busiest hour before had {usual}.",
            "An intruder in a mailbox writes to everybody in its address book before anyone notices. So far these mails went to {recipients} recipients, under {subjects} subjects.",
            "Ask the owner of the account by telephone. If nobody knows of it, have the account blocked, its password changed and its forwarding rules checked, and warn the recipients.",
        ),
        "ja": Text(
            "{account} から1時間に{count}通のメールが送られています。これまで最も多かった1時間は{usual}通でした。",
            "アカウントを乗っ取った犯人は、気づかれる前に、アドレス帳の全員へ一斉にメールを送ります。これまでの宛先は{recipients}件、件名は{subjects}種類です。",
            "アカウントの持ち主に電話で確認してください。心当たりがなければ、アカウントを停止し、パスワードの変更と自動転送の設定の確認を行い、受信者に注意を呼びかけてください。",
        ),
    },
    "unknown": {
        "en": Text(
            "{account} sent {count} mails within an hour. How much it usually sends is not known.",
            "An intruder in a mailbox writes to everybody in its address book before anyone notices. So far these mails went to {recipients} recipients, under {subjects} subjects.",
            "Ask the owner of the account by telephone. If nobody knows of it, have the account blocked, its password changed and its forwarding rules checked, and warn the recipients.",
        ),
        "ja": Text(
            "{account} から1時間に{count}通のメールが送られています。ふだんの送信数は分かっていません。",
            "アカウントを乗っ取った犯人は、気づかれる前に、アドレス帳の全員へ一斉にメールを送ります。これまでの宛先は{recipients}件、件名は{subjects}種類です。",
            "アカウントの持ち主に電話で確認してください。心当たりがなければ、アカウントを停止し、パスワードの変更と自動転送の設定の確認を行い、受信者に注意を呼びかけてください。",
        ),
    },
}


@batch_check(
    severity=Severity.MEDIUM,
    confidence=Confidence.MEDIUM,
    attack=("T1534",),
    weights=by_severity(low=0.4, medium=1.0, high=1.6),
    texts=TEXTS,
)
def sending_burst(config: Config, known: Known) -> Watch:
    """An account sends far more mail in an hour than it ever did.

    What it finds
    In a batch of outgoing mail: an account with at least 20 mails within an hour, and over four times the busiest
    hour of its past (earlier mail in the batch, and what `mailguard learn` remembers); without any past, 100 mails.
    The finding stands on the mail with which the limit was passed. Accounts are those of the own domains; without
    own domains, the one that wrote at least half of the batch.

    Why it matters
    An intruder in a mailbox uses it fast: hundreds of mails to everybody in its address book, before anyone notices.

    False positives
    A circular that somebody sends by hand, a system that reports a failure again and again.

    What to do
    Ask the account's owner by telephone. If nobody knows of it: block the account, end its sessions, change the
    password, look for forwarding rules, and warn the recipients.

    References
    https://attack.mitre.org/techniques/T1534/
    """
    return _Rates(known, protected=bool(config.organization.domains))


@dataclass(slots=True)
class _Account:
    """One sender's mails: their times in order, and how many fell into each hour."""

    times: list[float] = field(default_factory=list)
    hours: dict[int, int] = field(default_factory=dict)
    recipients: set[str] = field(default_factory=set)
    stems: set[str] = field(default_factory=set)
    raised: float | None = None

    def add(self, time: float) -> int:
        """How many mails fell into the hour before this one, or after it where that is more."""
        bisect.insort(self.times, time)
        self.hours[int(time // HOUR)] = self.hours.get(int(time // HOUR), 0) + 1
        before = bisect.bisect_right(self.times, time) - bisect.bisect_left(self.times, time - HOUR)
        after = bisect.bisect_right(self.times, time + HOUR) - bisect.bisect_left(self.times, time)
        if len(self.times) >= MAILS:
            del self.times[: MAILS // 2]
        return max(before, after)

    def past(self, time: float) -> tuple[int, int]:
        """The busiest hour earlier than the one before `time`, and the days with mail until then."""
        limit = int(time // HOUR) - 1
        earlier = {hour: count for hour, count in self.hours.items() if hour < limit}
        return max(earlier.values(), default=0), len({hour // 24 for hour in earlier})


class _Rates:
    """The accounts of one batch."""

    def __init__(self, known: Known, *, protected: bool) -> None:
        self._known = known
        self._protected = protected
        self._accounts: dict[str, _Account] = {}
        self._mails = 0

    def awaits(self, brief: Brief) -> bool:  # noqa: ARG002 - the protocol's signature
        return False

    def see(self, index: int, brief: Brief) -> Iterator[tuple[int, Hit]]:
        self._mails += 1
        if not brief.author or brief.time is None or (self._protected and not brief.is_own):
            return
        account = self._accounts.get(brief.author)
        if account is None:
            if len(self._accounts) >= ACCOUNTS:
                return
            account = self._accounts[brief.author] = _Account()
        count = account.add(brief.time)
        _note(account, brief)
        if count < FEWEST or (account.raised is not None and abs(brief.time - account.raised) <= HOUR):
            return
        if not self._protected and len(account.times) < _SHARE * self._mails:
            return
        usual = _usual(account.past(brief.time), self._known.habit(brief.author))
        if count >= (UNKNOWN if usual is None else max(FEWEST, TIMES * usual + 1)):
            account.raised = brief.time
            yield index, _hit(brief, account, count, usual)


def _note(account: _Account, brief: Brief) -> None:
    if len(account.recipients) < MAILS:
        account.recipients |= brief.recipients
    if len(account.stems) < MAILS:
        account.stems.add(subject_stem(brief.subject))


def _usual(past: tuple[int, int], habit: Habit | None) -> int | None:
    """Mails in the busiest hour until now; None where there is too little of a past."""
    busiest, days = past
    if habit is not None:
        busiest, days = max(busiest, habit.busiest_hour), days + habit.days
    return busiest if days >= PAST_DAYS else None


def _hit(brief: Brief, account: _Account, count: int, usual: int | None) -> Hit:
    values = {
        "account": brief.author,
        "count": str(count),
        "usual": str(usual),
        "recipients": str(len(account.recipients)),
        "subjects": str(len(account.stems)),
    }
    return Hit(
        (Evidence("header:From", brief.author),),
        "" if usual is not None else "unknown",
        values,
        {
            "account": brief.author,
            "count": count,
            "minutes": 60,
            "usual": usual,
            "recipients": len(account.recipients),
            "subjects": len(account.stems),
        },
    )
