"""Writing habits of a correspondent: counts of forms of greeting, closing and so on, without a word of any mail."""

import functools
import json
from collections.abc import Iterable, Mapping
from typing import Any, Final

from mailguard._internal.lazy_dataclass import dataclass

ENOUGH_MAILS: Final = 5  # minimum mails for habits
ENOUGH_DAYS: Final = 2
FORMS: Final = 150  # the most that are counted for one address; all lists of forms together have fewer


@dataclass(frozen=True, slots=True)
class Manner:
    """The forms seen in the mails of an address or a domain (`whose`).

    `stored` is a JSON object that counts mails by "aspect=value" ("greeting=osewa"). `first_seen` and `last_seen` are
    dates (YYYY-MM-DD), and `days` is the minimum number of days with mail.
    """

    whose: str
    mails: int
    days: int
    first_seen: str
    last_seen: str
    stored: str = "{}"

    @property
    def forms(self) -> Mapping[str, int]:
        """The counts, parsed only when needed: a store has thousands of correspondents, but a mail has one author."""
        return _read(self.stored)

    @property
    def is_settled(self) -> bool:
        """Whether there was enough mail to know the habits."""
        return self.mails >= ENOUGH_MAILS and max(self.days, 1 + (self.first_seen < self.last_seen)) >= ENOUGH_DAYS

    def count(self, aspect: str, value: str) -> int:
        """Return the number of mails with this form."""
        return self.forms.get(f"{aspect}={value}", 0)

    def values(self, aspect: str) -> dict[str, int]:
        """Return the values of an aspect and the number of mails with each, the most frequent first."""
        found = {form.partition("=")[2]: count for form, count in self.forms.items() if form.startswith(f"{aspect}=")}
        return dict(sorted(found.items(), key=lambda item: (-item[1], item[0])))

    @staticmethod
    def together(whose: str, manners: Iterable["Manner"]) -> "Manner":
        """Return the habits of several addresses combined into one."""
        forms: dict[str, int] = {}
        mails = days = 0
        first, last = "9", ""
        for each in manners:
            mails, days = mails + each.mails, max(days, each.days)
            first, last = min(first, each.first_seen), max(last, each.last_seen)
            for form, count in each.forms.items():
                forms[form] = forms.get(form, 0) + count
        return Manner(whose, mails, days, first, last, _written(forms))

    def to_dict(self) -> dict[str, Any]:
        """Return it as JSON values."""
        return {"whose": self.whose, "mails": self.mails, "days": self.days, "first_seen": self.first_seen,
                "last_seen": self.last_seen, "forms": dict(self.forms)}  # fmt: skip

    @staticmethod
    def from_dict(data: object) -> "Manner | None":
        """Read a result of `to_dict`. Returns None for anything else."""
        if not isinstance(data, Mapping) or not isinstance(data.get("whose"), str):
            return None
        mails, days = (value if isinstance(value := data.get(name), int) else 0 for name in ("mails", "days"))
        first, last = (str(data.get(name, "")) for name in ("first_seen", "last_seen"))
        return Manner(data["whose"], mails, days, first, last, _written(data.get("forms")))


@functools.lru_cache(maxsize=256)
def _read(stored: str) -> Mapping[str, int]:
    try:
        return _sound(json.loads(stored))
    except (TypeError, ValueError, RecursionError):
        return {}


def _sound(forms: object) -> dict[str, int]:
    """Return the valid counts, the highest first, and drop the rest."""
    if not isinstance(forms, Mapping):
        return {}
    sound = {str(form): count for form, count in forms.items() if type(count) is int and count > 0 and "=" in str(form)}
    return dict(sorted(sound.items(), key=lambda item: (-item[1], item[0]))[:FORMS])


def _written(forms: object) -> str:
    return json.dumps(_sound(forms), separators=(",", ":"))


def merged(stored: str, forms: Iterable[str]) -> str:
    """Return `stored` with one more mail of these forms counted, again as JSON text."""
    found = dict(_read(stored))
    for form in forms:
        found[form] = found.get(form, 0) + 1
    return _written(found)
