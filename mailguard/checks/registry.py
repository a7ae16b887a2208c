"""How a check is declared: its decorator takes all that other parts of mailguard need to know of it.

The function's name is the check's id everywhere, with hyphens. A built-in check that lacks a part does not load: a
section of its page, the weight of its severity, its wording in a language, or, in `links/`, the kind of link. A
third-party check may leave out weights and texts: it weighs by its severity, and its page is what readers get.
"""

import functools
import inspect
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import field
from typing import TYPE_CHECKING, Final, NamedTuple

from mailguard._internal.lazy_dataclass import dataclass
from mailguard.catalogue import LANGUAGES, Language, Text, Texts, fill
from mailguard.config import Config
from mailguard.correspondents.model import Known
from mailguard.data.weights import BY_SEVERITY, Weights
from mailguard.finding import Confidence, Hit, Severity
from mailguard.message.defect import Defect
from mailguard.message.model import Message
from mailguard.pipeline.context import Context

if TYPE_CHECKING:
    from mailguard.checks.batch.watch import Watch

SECTIONS = ("What it finds", "Why it matters", "False positives", "What to do", "References")
CheckFunction = Callable[[Message, Context], Iterable[Hit | Defect]]
BatchFunction = Callable[[Config, Known], "Watch"]
Together = tuple[tuple[float, tuple[str, ...]], ...]
_BUILT_IN: Final = "mailguard.checks."


class LinkKind(NamedTuple):
    """What a report calls the links that a check finds: the word of its JSON, and what readers see in each language."""

    name: str
    en: str
    ja: str

    def word(self, language: Language) -> str:
        """What readers see."""
        return self.ja if language == "ja" else self.en


@dataclass(frozen=True, slots=True)
class Check:
    """One check: what it is called, how bad it is, what it does, what it says, and its documentation page.

    `weights` has every severity that its hits may have. `together` are (log-odds, other checks): what is added where
    all of them speak beside it. `fills_up`: it counts only as far as the other checks leave a mail below suspicious,
    and in full inside a nested mail. `suspects_sender`: what it finds makes the sender's own address part of the fraud.
    `link_kind`: the links that it finds are listed under this word.
    """

    name: str
    group: str
    severity: Severity
    confidence: Confidence
    attack: tuple[str, ...]  # MITRE ATT&CK technique ids
    function: CheckFunction
    documented: Callable[..., object]  # whose docstring is the check's page
    watch: BatchFunction | None = None  # of checks that see a whole batch; `function` then finds nothing
    weights: Weights = field(default_factory=lambda: BY_SEVERITY)
    texts: Texts = field(default_factory=dict)  # by variant; "" is the usual wording
    together: Together = ()
    fills_up: bool = False
    suspects_sender: bool = False
    link_kind: LinkKind | None = None

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

    @property
    def about_text(self) -> bool:
        """Whether it judges what the mail says: of what a colleague passes on, that is not the colleague's own."""
        return self.group in _TEXT_GROUPS

    def weight(self, severity: Severity) -> float:
        """The log-odds at a severity; one that was not declared counts as in a check without weights."""
        weight = self.weights.get(severity)
        return BY_SEVERITY[severity] if weight is None else weight

    def says(self, variant: str, values: Mapping[str, str], language: Language) -> Text:
        """What is said of a hit. A third-party check without texts says what its page does."""
        if self.texts:
            return fill(self.texts.get(variant) or self.texts[""], values, language)
        page = dict(self.sections)
        return Text(self.title, page.get("Why it matters", ""), page.get("What to do", ""))


_SENDER_GROUPS = frozenset({"sender", "route", "authentication", "recipients"})
_TEXT_GROUPS = frozenset({"words", "links", "hidden"})


def check(
    *,
    severity: Severity,
    confidence: Confidence,
    attack: tuple[str, ...] = (),
    weights: Weights | None = None,
    texts: Texts | None = None,
    together: Together = (),
    fills_up: bool = False,
    suspects_sender: bool = False,
    link_kind: LinkKind | None = None,
) -> Callable[[CheckFunction], Check]:
    """Declare a check. Its docstring needs a title line and every section of `SECTIONS`."""

    def declare(function: CheckFunction) -> Check:
        declared = Check(
            name=function.__name__.replace("_", "-"),
            group=_group(function.__module__),
            severity=severity,
            confidence=confidence,
            attack=attack,
            function=function,
            documented=function,
            weights=BY_SEVERITY if weights is None else weights,
            texts=texts or {},
            together=together,
            fills_up=fills_up,
            suspects_sender=suspects_sender,
            link_kind=link_kind,
        )
        _require_whole(declared, weighed=weights is not None)
        return declared

    return declare


def batch_check(
    *,
    severity: Severity,
    confidence: Confidence,
    attack: tuple[str, ...] = (),
    weights: Weights | None = None,
    texts: Texts | None = None,
) -> Callable[[BatchFunction], Check]:
    """Declare a check that follows a batch of mails, under the same rules; its function makes a `Watch`."""

    def declare(function: BatchFunction) -> Check:
        declared = Check(
            name=function.__name__.replace("_", "-"),
            group="batch",
            severity=severity,
            confidence=confidence,
            attack=attack,
            function=_nothing,
            documented=function,
            watch=function,
            weights=BY_SEVERITY if weights is None else weights,
            texts=texts or {},
        )
        _require_whole(declared, weighed=weights is not None)
        return declared

    return declare


def _group(module: str) -> str:
    """The folder of a check's file; a third-party module may stand alone."""
    return module.rsplit(".", 2)[-2] if "." in module else module


def _nothing(message: Message, context: Context) -> Iterable[Hit]:  # noqa: ARG001 - one mail alone shows nothing
    return ()


def _require_whole(declared: Check, *, weighed: bool) -> None:
    """A check that lacks a part does not load. Third-party checks need their page, and what they declare beside it."""
    built_in = declared.documented.__module__.startswith(_BUILT_IN)
    faults = list(_missing_sections(declared.documented))
    if (built_in or weighed) and (not weighed or declared.severity not in declared.weights):
        faults.append(f"no weight at {declared.severity.value}")
    if (built_in or declared.texts) and "" not in declared.texts:
        faults.append("no texts" if not declared.texts else 'no text for ""')
    for variant, wording in declared.texts.items():
        faults += [f"no text in {each} for {variant!r}" for each in LANGUAGES if each not in wording]
    if built_in and declared.group == "links" and not (declared.link_kind and all(declared.link_kind)):
        faults.append("no link_kind")
    if faults:
        raise ValueError(f"the check {declared.name} is not whole: {'; '.join(faults)}")


def _missing_sections(function: Callable[..., object]) -> Iterator[str]:
    if sys.flags.optimize >= 2:  # python -OO strips docstrings: the checks still run, undocumented
        return
    lines = [line.strip() for line in (function.__doc__ or "").splitlines()]
    if not lines or not lines[0]:
        yield "no title in the docstring"
    for name in SECTIONS:
        if name not in lines:
            yield f"no section {name!r} in the docstring"


@functools.cache
def _documentation(function: Callable[..., object]) -> tuple[str, tuple[tuple[str, str], ...]]:
    page = inspect.cleandoc(function.__doc__ or function.__name__)
    parts = re.split(rf"^({'|'.join(SECTIONS)})$", page, flags=re.MULTILINE)
    sections = tuple(zip(parts[1::2], (text.strip() for text in parts[2::2]), strict=True))
    return page.partition("\n")[0].strip(), sections
