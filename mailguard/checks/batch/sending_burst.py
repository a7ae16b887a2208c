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
FEWEST: Final = 20  # mails in an hour; fewer are never a burst
TIMES: Final = 4  # the busiest hour of an account's past
UNKNOWN: Final = 100  # mails in an hour, for an account without a known past
PAST_DAYS: Final = 3  # days with mail before an account counts as known
ACCOUNTS: Final = 10_000  # at most followed in one batch
MAILS: Final = 20_000  # remembered per account
_SHARE: Final = 0.5  # of the batch must be from an account that is not known to be ours


TEXTS: Final[Texts] = {
    "": {
        "en": Text(
            "{account} sent {count} mails within an hour; its busiest hour before had {usual}.",
            "An intruder in a mailbox writes to everyone in the address book before anyone notices. So far these mails went to {recipients} recipients, under {subjects} subjects.",
            "Ask the owner of the account by telephone. If the owner did not send these mails, have the account blocked, its password changed and its forwarding rules checked, and warn the recipients.",
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
            "An intruder in a mailbox writes to everyone in the address book before anyone notices. So far these mails went to {recipients} recipients, under {subjects} subjects.",
            "Ask the owner of the account by telephone. If the owner did not send these mails, have the account blocked, its password changed and its forwarding rules checked, and warn the recipients.",
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
    """An account sends far more mail in an hour than ever before.

    What it finds
    In a batch of outgoing mail: an account that sends at least 20 mails within an hour, and more than four times as
    many as in the busiest hour of its past (earlier mail in the batch, and what `mailguard learn` has stored). For an
    account with fewer than three days of past mail the limit is 100 mails. The finding belongs to the mail that passes
    the limit. Only accounts of your own domains are counted. If no own domain is configured, an account is counted
    that wrote at least half of the batch.

    Why it matters
    An intruder in a mailbox acts fast: hundreds of mails go to everyone in the address book before anyone notices.

    False positives
    A circular that someone sends by hand, or a system that reports a failure again and again.

    What to do
    Ask the account's owner by telephone. If the owner did not send the mails, block the account, end its sessions,
    change the password, look for forwarding rules, and warn the recipients.

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
        """Add a mail; return how many mails fall into the hour before or after it, whichever is more."""
        bisect.insort(self.times, time)
        self.hours[int(time // HOUR)] = self.hours.get(int(time // HOUR), 0) + 1
        before = bisect.bisect_right(self.times, time) - bisect.bisect_left(self.times, time - HOUR)
        after = bisect.bisect_right(self.times, time + HOUR) - bisect.bisect_left(self.times, time)
        if len(self.times) >= MAILS:
            del self.times[: MAILS // 2]
        return max(before, after)

    def past(self, time: float) -> tuple[int, int]:
        """Return the mails in the busiest hour of the past and the days with mail, both without the last two hours."""
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
    """Return the mails in the busiest hour so far, or None if the past is too short."""
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
