"""The decorators that declare a check. They take everything that other parts of mailguard need to know about it.

The check's id is the name of its function, with hyphens for underscores. A built-in check does not load if a part is
missing: a section of its page, the weight of its severity, its texts in each language, or, in `links/`, its link kind.
A third-party check may leave out weights and texts: its severity then decides its weight, and its page is the text
that users see.
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
    """A kind of link that a check finds: its name in the JSON report, and the word that users see in each language."""

    name: str
    en: str
    ja: str

    def word(self, language: Language) -> str:
        """Return the word that users see."""
        return self.ja if language == "ja" else self.en


@dataclass(frozen=True, slots=True)
class Check:
    """One check: its name, severity, function, texts and documentation page.

    `weights` has the log-odds for every severity of its hits. `together` has pairs (log-odds, other checks): the
    log-odds are added if this check and all those others have hits. `fills_up`: the check only raises a mail that the
    other checks leave below suspicious up to suspicious; in a nested mail it counts in full. `suspects_sender`: a hit
    means that the sender's own address is part of the fraud. `link_kind`: the kind under which reports list its links.
    """

    name: str
    group: str
    severity: Severity
    confidence: Confidence
    attack: tuple[str, ...]  # MITRE ATT&CK technique ids
    function: CheckFunction
    documented: Callable[..., object]  # its docstring is the check's page
    watch: BatchFunction | None = None  # for checks of a whole batch; `function` then finds nothing
    weights: Weights = field(default_factory=lambda: BY_SEVERITY)
    texts: Texts = field(default_factory=dict)  # by variant; "" is the default
    together: Together = ()
    fills_up: bool = False
    suspects_sender: bool = False
    link_kind: LinkKind | None = None

    @property
    def title(self) -> str:
        """The first line of the page."""
        return _documentation(self.documented)[0]

    @property
    def sections(self) -> tuple[tuple[str, str], ...]:
        """The sections of the page as (heading, text), in the order of `SECTIONS`."""
        return _documentation(self.documented)[1]

    @property
    def about_sender(self) -> bool:
        """Whether it judges the sender. In a nested mail, such a hit goes into that mail's own section of the report."""
        return self.group in _SENDER_GROUPS

    @property
    def about_text(self) -> bool:
        """Whether it judges the content. In a mail that a colleague passes on, the content is not the colleague's own."""
        return self.group in _TEXT_GROUPS

    def weight(self, severity: Severity) -> float:
        """Return the log-odds for a severity, or the default for that severity if the check declares none."""
        weight = self.weights.get(severity)
        return BY_SEVERITY[severity] if weight is None else weight

    def says(self, variant: str, values: Mapping[str, str], language: Language) -> Text:
        """Return the text of a hit. For a third-party check without texts, it is taken from the check's page."""
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
    """Declare a check of a whole batch of mails, under the same rules as `check`. Its function returns a `Watch`."""

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
    """Return the folder of the check's file, or the module's own name if it is in no package."""
    return module.rsplit(".", 2)[-2] if "." in module else module


def _nothing(message: Message, context: Context) -> Iterable[Hit]:  # noqa: ARG001 - the common signature
    return ()


def _require_whole(declared: Check, *, weighed: bool) -> None:
    """Raise `ValueError` if a part is missing. A third-party check needs a page; other parts are checked if declared."""
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
