"""Mail that is written unlike the earlier mails of its sender."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from mailguard._internal.lazy_dataclass import dataclass
from mailguard.catalogue import Text, Texts
from mailguard.checks.registry import check
from mailguard.checks.words.advice import ASK_EN, ASK_JA
from mailguard.data.weights import by_severity
from mailguard.finding import Confidence, Evidence, Hit, Severity
from mailguard.message.model import Message
from mailguard.pipeline.context import Context

if TYPE_CHECKING:
    from mailguard.correspondents.writing_style import Manner
    from mailguard.language.writing_style import Trait

ENOUGH: Final = 5  # mails that show an aspect before it can be a habit
HABIT: Final = 0.8  # share of mails from which the most common form is a habit
RARE: Final = 1 / 30  # share up to which a form counts as never seen, since a single forged mail may have been learned
WITH_PRESSURE: Final = 3  # departures needed if one is a new kind of pressure
WITHOUT: Final = 4  # departures needed otherwise
_HOURS: Final = 3  # smallest difference between clocks that counts; summer time and short journeys give less
# Aspects that change together count once: a new mail program changes charset and structure as well.
_GROUPS: Final = {
    "program": "made", "structure": "made", "charset": "made", "zone": "made", "link": "carried", "file": "carried",
    "addressing": "greeting",
}  # fmt: skip
# A short mail from a telephone lacks all of these.
_BARE: Final = frozenset({"greeting", "closing", "addressing", "signature"})


@dataclass(frozen=True, slots=True)
class _Departure:
    """A form that the sender does not use. `usual` is the most common form so far, in `count` mails."""

    trait: "Trait"
    usual: str = ""
    count: int = 0


TEXTS: Final[Texts] = {
    "": {
        "en": Text(
            "The mail is not written like the {mails} earlier mails of {who}: it has “{words}” instead of the usual “{usual}” ({count} mails).",
            "A criminal who uses a stolen account or another person's name rarely knows how that person writes. Harmless explanations are a deputy who wrote the mail, or a new mail program.",
            ASK_EN,
        ),
        "ja": Text(
            "これまで届いた{who}のメール{mails}通と書き方が違います。今回は「{words}」、いつもは「{usual}」です（{count}通）。",
            "アカウントを乗っ取った犯人や、名前をかたる犯人は、本人のふだんの書き方を知りません。代理の方が書いた場合や、メールソフトを変えた場合にも起こります。",
            ASK_JA,
        ),
    },
    "unlike": {
        "en": Text(
            "The mail is not written like the {mails} earlier mails of {who}: “{words}”.",
            "A criminal who uses a stolen account or another person's name rarely knows how that person writes. Harmless explanations are a deputy who wrote the mail, or a new mail program.",
            ASK_EN,
        ),
        "ja": Text(
            "これまで届いた{who}のメール{mails}通と書き方が違います（「{words}」など）。",
            "アカウントを乗っ取った犯人や、名前をかたる犯人は、本人のふだんの書き方を知りません。代理の方が書いた場合や、メールソフトを変えた場合にも起こります。",
            ASK_JA,
        ),
    },
    "pressing": {
        "en": Text(
            "In {mails} earlier mails, {who} never wrote anything like “{words}”. This mail also differs from them in other ways.",
            "A sudden request of a new kind, in a mail that looks different, is a typical sign of a stolen account or an impostor. A correct address proves nothing.",
            ASK_EN,
        ),
        "ja": Text(
            "「{words}」のような内容は、これまで届いた{who}のメール{mails}通には一度もありませんでした。ほかにも、いつもと違う点があります。",
            "いつもと様子の違うメールで、急にこれまでにない頼みごとをしてくるのは、アカウントの乗っ取りやなりすましでよく見られる特徴です。アドレスが正しくても安心できません。",
            ASK_JA,
        ),
    },
}


@check(
    severity=Severity.MEDIUM,
    confidence=Confidence.MEDIUM,
    attack=("T1566", "T1656"),
    weights=by_severity(low=0.5, medium=1.4, high=2.2),
    texts=TEXTS,
)
def unusual_expression(message: Message, context: Context) -> Iterator[Hit]:
    """The mail is not written like the earlier mails of its sender.

    What it finds
    A mail that differs in several independent ways from the habits of its sender, learned from at least five mails on
    two days. There must be a kind of pressure never seen from this sender (passwords, payments, threats, haste …) and
    two other differences, or four differences without such pressure. The check compares:

    - greeting, closing and form of address, politeness, punctuation, language, the line above the signature
    - links and files, if there never were any
    - how the mail was made: program, structure, charset and time zone, which count as one

    `data.departures` lists what was usual, with counts. For a new address the habits of its domain count, except at
    providers that anybody can use.

    Why it matters
    A criminal who uses a stolen account or a partner's name rarely knows how that partner writes. A mail from a stolen
    account passes every other test.

    False positives
    A colleague who writes as a deputy, a new mail program, an answer in another language. A single difference is not
    reported, and nothing is reported until enough was learned.

    What to do
    Ask the sender by telephone, with a number you already had, before you do what the mail asks.

    References
    https://attack.mitre.org/techniques/T1656/
    """
    usual = context.author_manner
    if usual is None:
        return
    from mailguard.checks.words.habit import PRESSES, presses_below, traits_of

    departures = _departures(traits_of(message, context), usual)
    if presses_below(message, context):  # a quotation that the sender made up must not hide how this mail is written
        departures = max(departures, _departures(traits_of(message, context, whole=True), usual), key=_kinds_of)
    kinds = {_kind(each.trait) for each in departures}
    if len(kinds) < (WITH_PRESSURE if PRESSES in kinds else WITHOUT):
        return
    evidence, first = _quoted(message, context, departures)
    if first is None:
        return
    yield _hit(usual, departures, evidence, first, many=len(kinds) > WITHOUT, presses=PRESSES in kinds)


def _departures(traits: "tuple[Trait, ...]", usual: "Manner") -> list[_Departure]:
    return [found for trait in traits if (found := _departure(trait, usual)) is not None]


def _kinds_of(departures: list[_Departure]) -> int:
    return len({_kind(each.trait) for each in departures})


def _kind(trait: "Trait") -> str:
    from mailguard.language.writing_style import NONE

    if trait.value == NONE and trait.aspect in _BARE:
        return "bare"
    return _GROUPS.get(trait.aspect, trait.aspect)


def _departure(trait: "Trait", usual: "Manner") -> _Departure | None:
    """Return how this form departs from the habit, or None if it does not or if there is no habit."""
    from mailguard.checks.words.habit import PRESSES
    from mailguard.language.writing_style import NONE

    seen = usual.count(trait.aspect, trait.value)
    if trait.aspect == PRESSES:
        return _Departure(trait) if seen <= usual.mails * RARE else None
    values = usual.values(trait.aspect)
    total = sum(values.values())
    if total < ENOUGH or seen > total * RARE:
        return None
    value, count = next(iter(values.items()))
    if count < total * HABIT and trait.aspect != "zone":
        return None
    if trait.aspect in ("link", "file") and trait.value == NONE:
        return None  # their absence does not count as a difference
    if trait.aspect == "zone" and not _far(trait.value, values):
        return None
    return _Departure(trait, value, count)


def _far(zone: str, zones: dict[str, int]) -> bool:
    """Whether a clock is hours away from every clock seen before."""
    if not _is_zone(zone):
        return False
    return all(abs(int(zone) - int(each)) >= _HOURS for each in zones if _is_zone(each))


def _is_zone(text: str) -> bool:
    return len(text) <= 3 and text[:1] in ("+", "-") and text[1:].isdecimal()


def _quoted(
    message: Message, context: Context, departures: list[_Departure]
) -> tuple[tuple[Evidence, ...], _Departure | None]:
    """Return the unusual words of this mail as evidence, and the departure to report first: pressure, then wording."""
    from mailguard.checks.words.habit import PRESSES, main_view
    from mailguard.checks.words.reading import QUOTES, quote, read

    found: list[Evidence] = []
    first: _Departure | None = None
    view = main_view(message)
    for each in sorted(departures, key=lambda each: each.trait.aspect != PRESSES):
        trait = each.trait
        if trait.aspect == PRESSES:
            words = quote(read(context).of(trait.value)[:1])
        elif trait.text and view is not None:
            words = (Evidence(view.where, trait.text, trait.start, trait.end),)
        else:
            continue
        first = first or each
        found += (evidence for evidence in words if evidence not in found)
    return tuple(found[: QUOTES + 1]), first


def _hit(
    usual: "Manner",
    departures: list[_Departure],
    evidence: tuple[Evidence, ...],
    first: _Departure,
    *,
    many: bool,
    presses: bool,
) -> Hit:
    from mailguard.checks.words.habit import PRESSES
    from mailguard.language.writing_style import example

    shown = example(first.trait.aspect, first.usual)
    variant = "pressing" if first.trait.aspect == PRESSES else "" if shown else "unlike"
    severity = Severity.LOW if not presses else Severity.HIGH if many else Severity.MEDIUM
    return Hit(
        evidence,
        variant,
        {
            "words": evidence[0].text.strip()[:60],
            "who": usual.whose,
            "mails": str(usual.mails),
            "usual": shown,
            "count": str(first.count),
        },
        {
            "whose": usual.whose,
            "mails": usual.mails,
            "departures": [
                {"habit": each.trait.aspect, "found": each.trait.value, "usual": each.usual, "count": each.count}
                for each in departures
            ],
        },
        severity,
    )
