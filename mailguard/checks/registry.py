"""How a check is declared. The function's name is the check's id everywhere, with hyphens."""

import functools
import inspect
import re
import sys
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from mailguard.config import Config
from mailguard.context import Context
from mailguard.correspondents.model import Known
from mailguard.finding import Confidence, Hit, Severity
from mailguard.lazy_dataclass import dataclass
from mailguard.message.model import Message

if TYPE_CHECKING:
    from mailguard.checks.batch.watch import Watch

SECTIONS = ("What it finds", "Why it matters", "False positives", "What to do", "References")
CheckFunction = Callable[[Message, Context], Iterable[Hit]]
BatchFunction = Callable[[Config, Known], "Watch"]


@dataclass(frozen=True, slots=True)
class Check:
    """One check: what it is called, how bad it is, what it does, and its documentation page."""

    name: str
    group: str
    severity: Severity
    confidence: Confidence
    attack: tuple[str, ...]  # MITRE ATT&CK technique ids
    function: CheckFunction
    documented: Callable[..., object]  # whose docstring is the check's page
    watch: BatchFunction | None = None  # of checks that see a whole batch; `function` then finds nothing

    @property
    def title(self) -> str:
        """The first line of its page."""
        return _documentation(self.documented)[0]

    @property
    def sections(self) -> tuple[tuple[str, str], ...]:
        """The page's sections, (heading, text), in the order of `SECTIONS`."""
        return _documentation(self.documented)[1]

    @property
    def about_sender(self) -> bool:
        """Whether it judges the sender of the very message: on a nested mail it goes into that mail's own section."""
        return self.group in _SENDER_GROUPS


_SENDER_GROUPS = frozenset({"sender", "route", "authentication", "recipients"})


def check(
    *,
    severity: Severity,
    confidence: Confidence,
    attack: tuple[str, ...] = (),
) -> Callable[[CheckFunction], Check]:
    """Declare a check. Its docstring needs a title line and every section of `SECTIONS`."""

    def declare(function: CheckFunction) -> Check:
        _require_sections(function)
        return Check(
            name=function.__name__.replace("_", "-"),
            group=function.__module__.rsplit(".", 2)[-2],
            severity=severity,
            confidence=confidence,
            attack=attack,
            function=function,
            documented=function,
        )

    return declare


def batch_check(
    *, severity: Severity, confidence: Confidence, attack: tuple[str, ...] = ()
) -> Callable[[BatchFunction], Check]:
    """Declare a check that follows a batch of mails, under the same rules; its function makes a `Watch`."""

    def declare(function: BatchFunction) -> Check:
        _require_sections(function)
        return Check(
            name=function.__name__.replace("_", "-"),
            group="batch",
            severity=severity,
            confidence=confidence,
            attack=attack,
            function=_nothing,
            documented=function,
            watch=function,
        )

    return declare


def _nothing(message: Message, context: Context) -> Iterable[Hit]:  # noqa: ARG001 - one mail alone shows nothing
    return ()


def _require_sections(function: Callable[..., object]) -> None:
    """A check without its page does not load."""
    if sys.flags.optimize >= 2:  # python -OO strips docstrings: the checks still run, undocumented
        return
    lines = [line.strip() for line in (function.__doc__ or "").splitlines()]
    missing = [name for name in SECTIONS if name not in lines]
    if missing or not lines[0]:
        raise ValueError(f"{function.__name__}: the docstring lacks {', '.join(missing) or 'a title'}")


@functools.cache
def _documentation(function: Callable[..., object]) -> tuple[str, tuple[tuple[str, str], ...]]:
    page = inspect.cleandoc(function.__doc__ or function.__name__)
    parts = re.split(rf"^({'|'.join(SECTIONS)})$", page, flags=re.MULTILINE)
    sections = tuple(zip(parts[1::2], (text.strip() for text in parts[2::2]), strict=True))
    return page.partition("\n")[0].strip(), sections
