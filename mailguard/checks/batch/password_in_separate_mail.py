"""The check `password-in-separate-mail`."""

from collections import OrderedDict
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any, Final

from mailguard.catalogue import Text, Texts
from mailguard.checks.batch.subject_stem import subject_stem
from mailguard.checks.batch.watch import WINDOW, Watch
from mailguard.checks.registry import batch_check
from mailguard.config import Config
from mailguard.correspondents.model import Known
from mailguard.data.weights import by_severity
from mailguard.finding import Confidence, Evidence, Hit, Severity
from mailguard.pipeline.batch_record import Brief

SECONDS: Final = 90 * 60  # at most between the two mails; gateways send the second at once, people within the hour
_STEM: Final = 4  # characters; shorter subjects match by chance


TEXTS: Final[Texts] = {
    "": {
        "en": Text(
            "A locked file and its password came in two separate mails.",
            "Anyone who can read one of the mails can also read the other, so the password protects nothing. It only keeps virus scanners from looking into the file.",
            "Open the file only if you expected it. Ask the sender to use a shared folder instead.",
        ),
        "ja": Text(
            "鍵のかかったファイルと、そのパスワードが、2通のメールに分けて届いています。",
            "1通を盗み見できる人は、もう1通も見られます。パスワードは守りにならず、ウイルス検査がファイルの中を確認できなくなるだけです。",
            "届く予定のあったファイルだけを開いてください。送り主には、共有フォルダーなど別の方法での受け渡しをお願いしてください。",
        ),
    },
    "file": {
        "en": Text(
            "The password for the locked file {file} came in another mail, {minutes} minutes apart: “{subject}” ({partner}).",
            "Anyone who can read one of the mails can also read the other, so the password protects nothing. It only keeps virus scanners from looking into the file.",
            "Open the file only if you expected it. Ask the sender to use a shared folder instead.",
        ),
        "ja": Text(
            "鍵のかかったファイル {file} のパスワードが、{minutes}分違いの別のメール「{subject}」（{partner}）で届いています。",
            "1通を盗み見できる人は、もう1通も見られます。パスワードは守りにならず、ウイルス検査がファイルの中を確認できなくなるだけです。",
            "届く予定のあったファイルだけを開いてください。送り主には、共有フォルダーなど別の方法での受け渡しをお願いしてください。",
        ),
    },
    "password": {
        "en": Text(
            "This mail contains the password for the locked file {file}, which came in another mail, {minutes} minutes apart: “{subject}” ({partner}).",
            "Anyone who can read one of the mails can also read the other, so the password protects nothing. It only keeps virus scanners from looking into the file.",
            "Use the password only if you expected the file. Ask the sender to use a shared folder instead.",
        ),
        "ja": Text(
            "{minutes}分違いのメール「{subject}」（{partner}）に付いていた、鍵のかかったファイル {file} のパスワードを知らせるメールです。",
            "1通を盗み見できる人は、もう1通も見られます。パスワードは守りにならず、ウイルス検査がファイルの中を確認できなくなるだけです。",
            "届く予定のあったファイルの場合だけ、このパスワードを使ってください。送り主には、共有フォルダーなど別の方法での受け渡しをお願いしてください。",
        ),
    },
}


@batch_check(
    severity=Severity.LOW,
    confidence=Confidence.HIGH,
    attack=("T1027.013",),
    weights=by_severity(low=0.3, medium=0.8, high=1.2),
    texts=TEXTS,
)
def password_in_separate_mail(config: Config, known: Known) -> Watch:  # noqa: ARG001 - every batch check has both
    """A locked file and its password come in two mails of the same sender.

    What it finds
    In a folder, a mailbox or a batch: a mail with an encrypted archive or document, and another mail from the same
    sender within 90 minutes that contains or announces the password. Both get a finding, and each names the other.

    Why it matters
    Anyone who can read the first mail can read the second one too, so the password protects nothing. But it keeps
    mail scanners from looking into the file, and malware has been sent this way.

    False positives
    Partners who still send files like this (PPAP). They should stop doing so, but it is not an attack.

    What to do
    Open the file only if you expected it. Ask the sender for a shared folder or another safe way.

    References
    https://attack.mitre.org/techniques/T1027/013/ · https://www.digital.go.jp/
    """
    return _Pairs()


class _Pairs:
    """Recently seen mails with locked files and mails with passwords, by index."""

    def __init__(self) -> None:
        self._locked: OrderedDict[int, Brief] = OrderedDict()
        self._passwords: OrderedDict[int, Brief] = OrderedDict()

    def awaits(self, brief: Brief) -> bool:
        return bool(brief.author) and brief.time is not None and (_is_locked(brief) or _gives_password(brief))

    def see(self, index: int, brief: Brief) -> Iterator[tuple[int, Hit]]:
        self._drop(index - WINDOW)
        if not self.awaits(brief):
            return
        if _is_locked(brief):
            found = _best(brief, self._passwords, brief_is_locked=True)
            if found is None:
                self._locked[index] = brief
            else:
                yield from _hits(index, brief, found, self._passwords[found])
        elif (found := _best(brief, self._locked, brief_is_locked=False)) is not None:
            self._passwords[index] = brief
            yield from _hits(found, self._locked.pop(found), index, brief)
        else:
            self._passwords[index] = brief

    def _drop(self, before: int) -> None:
        for table in (self._locked, self._passwords):
            while table and next(iter(table)) <= before:
                table.popitem(last=False)


def _is_locked(brief: Brief) -> bool:
    return bool(brief.locked) and not brief.opened


def _gives_password(brief: Brief) -> bool:
    return brief.password is not None and not brief.locked


def _best(brief: Brief, others: OrderedDict[int, Brief], *, brief_is_locked: bool) -> int | None:
    """Return the index of the mail that most likely belongs to `brief`, or None if there is no such mail."""
    ranked: list[tuple[int, float, int]] = []
    for index, other in others.items():
        if other.time is None or brief.time is None or abs(other.time - brief.time) > SECONDS:
            continue
        locked, password = (brief, other) if brief_is_locked else (other, brief)
        bond = _bond(locked, password)
        if bond:
            ranked.append((-bond, abs(other.time - brief.time), index))
    return min(ranked)[2] if ranked else None


def _bond(locked: Brief, password: Brief) -> int:
    """Return how likely the two belong together: 0 no link, 1 same author, 3 a reply or a shared subject."""
    if locked.organization != password.organization or not locked.organization:
        return 0
    if locked.recipients and password.recipients and not locked.recipients & password.recipients:
        return 0
    if locked.message_id and locked.message_id in password.references:
        return 3
    stem, other = subject_stem(locked.subject), subject_stem(password.subject)
    if len(stem) >= _STEM and (stem in other or (len(other) >= _STEM and other in stem)):
        return 3
    return 1 if locked.author == password.author else 0


def _hits(first: int, locked: Brief, second: int, password: Brief) -> Iterator[tuple[int, Hit]]:
    file = Evidence(f"attachment:{locked.locked}", locked.locked)
    said = password.password or Evidence("header:Subject", password.subject)
    minutes = round(abs((password.time or 0) - (locked.time or 0)) / 60)
    data = {"minutes": minutes, "file": locked.locked, "same_subject": _bond(locked, password) == 3}
    values = {"file": locked.locked, "minutes": str(minutes)}
    evidence = (file,) if locked.password is None else (file, locked.password)
    yield first, _hit("file", evidence, password, values, data)
    yield second, _hit("password", (replace(said, text=said.text[:200]),), locked, values, data)


def _hit(
    role: str, evidence: tuple[Evidence, ...], partner: Brief, values: Mapping[str, str], data: Mapping[str, Any]
) -> Hit:
    return Hit(
        evidence,
        role,
        {**values, "partner": partner.path, "subject": partner.subject},
        {**data, "partner": partner.path, "role": role},
    )
