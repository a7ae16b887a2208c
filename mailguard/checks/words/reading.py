"""What the words of one mail come to: which phrases count, in whose company, and what the reader could do at once."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Final

from mailguard._internal.lazy_dataclass import dataclass
from mailguard._internal.lazy_pattern import lazy_pattern
from mailguard._internal.lazy_property import once
from mailguard.auth.result import Result
from mailguard.checks.forwarded_by_colleague import is_passed_on
from mailguard.checks.words import warning as warns
from mailguard.finding import Evidence, Hit, Severity
from mailguard.language.phrases import Phrase
from mailguard.message.model import Message
from mailguard.message.quoting import unmarked_offsets
from mailguard.pipeline.context import Context

if TYPE_CHECKING:
    from mailguard.message.files.letter import Letter

QUOTES: Final = 3  # phrases quoted in one finding
_SEVERAL: Final = 3
PASSAGE: Final = 1_500  # characters: phrases further apart in one text have nothing to do with each other

# Categories that say something about a mail beside another one.
PRESSING: Final = frozenset(
    {
        "urgency", "threat", "extortion", "credential_request", "security_alert", "payment", "prize", "secrecy_bec",
        "time_limit", "delivery", "tax_refund", "medical_result", "attachment_password",
        "investment", "dating", "remedy",
    }
)  # fmt: skip
# Words that occur in every office: alone they say nothing.
_EVERYDAY: Final = frozenset({"ja", "zh", "ko"})

_WARNING: Final = lazy_pattern(
    "フィッシング|詐欺|不審なメール|不審メール|偽メール|偽のメール|なりすまし|迷惑メール|標的型|訓練メール|注意喚起"
    "|phishing|scam|fraudulent e?-?mail|spoofed|suspicious e?-?mail|security awareness",
    re.IGNORECASE,
)
_EXAMPLE_LINE: Final = lazy_pattern(
    r"[ \t\u3000]*(?:[>|・●■◆*\-]|件名|本文|差出人|例|[①-⑳]|[（(]?\d{1,2}[)）.．]|subject|from|example)", re.IGNORECASE
)
_OPENING: Final = '「『“"‘《〈【'
_CLOSING: Final = '」』”"’》〉】'


@dataclass(frozen=True, slots=True)
class Reading:
    """The phrases of a mail that count. `strength` is the highest weight of each category.

    `acts` says that the reader could follow at once: a link, a form, a file, or a request to click. `calm`: somebody
    reminds of a bill or a duty, and the mail offers no way to fall into a trap.
    """

    phrases: tuple[Phrase, ...]
    strength: dict[str, int]
    acts: bool
    calm: bool = False

    def of(self, category: str) -> tuple[Phrase, ...]:
        """The phrases of one category, the most telling first."""
        if category not in self.strength:
            return ()
        found = [phrase for phrase in self.phrases if phrase.category == category]
        return tuple(sorted(found, key=lambda phrase: -phrase.weight))

    def company(self, category: str) -> tuple[str, ...]:
        """The other pressing categories that speak clearly in the same mail."""
        return tuple(
            sorted(c for c, weight in self.strength.items() if c != category and weight >= 2 and c in PRESSING)
        )


@once
def read(context: Context) -> Reading:
    """The reading of the context's mail."""
    phrases = context.phrases
    if context.proven.reply:  # what it quotes are our own words
        phrases = tuple(phrase for phrase in phrases if not phrase.quoted)
    if phrases and context.from_known:
        phrases = tuple(_unwarned(context, phrases))
        # What a colleague writes himself counts before what he passes on.
        phrases = tuple(p for p in phrases if not is_passed_on(p.where, p.start, context)) or phrases
    elif phrases and warns.leads_nowhere_else(context):
        phrases = warns.without_cited(context, phrases)
    phrases = _densest(phrases, context.message)
    strength: dict[str, int] = {}
    for phrase in phrases:
        strength[phrase.category] = max(phrase.weight, strength.get(phrase.category, 0))
    acts = bool(phrases) and _acts(context, strength)
    return Reading(phrases, strength, acts, bool(phrases) and _is_calm(context, phrases, strength))


def _densest(phrases: tuple[Phrase, ...], message: Message) -> tuple[Phrase, ...]:
    """Of each body only the passage that presses most: a long newsletter holds every phrase somewhere."""
    texts: dict[str, list[Phrase]] = {}
    for phrase in phrases:
        if phrase.where.startswith(("body:", "attachment:")) and not phrase.in_picture:
            texts.setdefault(phrase.where, []).append(phrase)
    left_out: set[int] = set()
    for where, found in texts.items():
        if found[-1].start - found[0].start > PASSAGE:
            starts = _starts(found, where, message)
            passages = [
                [p for p, start in zip(found[at:], starts[at:], strict=True) if start - first <= PASSAGE]
                for at, first in enumerate(starts)
            ]
            kept = {id(phrase) for phrase in max(passages, key=_pressure)}
            left_out.update(id(phrase) for phrase in found if id(phrase) not in kept)
    return tuple(phrase for phrase in phrases if id(phrase) not in left_out) if left_out else phrases


def _starts(found: list[Phrase], where: str, message: Message) -> list[int]:
    """Where phrases of one text begin, quoting marks not counted: those of plain text are gone already."""
    starts = [phrase.start for phrase in found]
    views = [view for view in message.views if view.where == where and view.html is not None]
    return unmarked_offsets(views[0].text, starts) if len(views) == 1 and starts == sorted(starts) else starts


def _pressure(phrases: list[Phrase]) -> int:
    strength: dict[str, int] = {}
    for phrase in phrases:
        if phrase.category in PRESSING:
            strength[phrase.category] = max(phrase.weight, strength.get(phrase.category, 0))
    return sum(strength.values())


def _acts(context: Context, strength: dict[str, int]) -> bool:
    if "click_action" in strength or context.message.attachments:
        return True
    if any(view.html is not None and (view.html.anchors or view.html.forms) for view in context.message.views):
        return True
    return any("http" in view.text or "www." in view.text for view in context.message.views)


def _is_calm(context: Context, phrases: tuple[Phrase, ...], strength: dict[str, int]) -> bool:
    """Whether a mail names dues and their consequences, and nothing that a fraud could do without.

    No link, form, telephone number or account to pay to, no file but a paper without links, no request for data,
    secrecy or gift cards. So a tax adviser writes of 延滞税 and a lawyer of 訴訟; a fraud has to lead somewhere.
    """
    if (
        not strength.keys() <= _DUTIES
        or context.registry.is_free_mail(context.author_domain)
        or context.authentication.dmarc.result in _FAILED
    ):
        return False
    message = context.message
    if not context.authenticated and (message.attachments or message.header.get("reply-to") or _answers(message)):
        return False
    if message.web_links or any(view.html is not None and view.html.forms for view in message.views):
        return False
    if any(file.kinds or file.urls or file.detected_type not in _PAPERS for file in message.attachments):
        return False
    if any(_WAY_TO_PAY.search(phrase.text) for phrase in phrases):
        return False
    return not any(
        _WAY_TO_PAY.search(view.text[:_CALM_CHARACTERS]) or len(view.text) > _CALM_CHARACTERS for view in message.views
    )


def _answers(message: Message) -> bool:
    """Whether the mail wants an answer: where nothing is proven, that leads into a trap, too."""
    return any(_ANSWER.search(view.text[:_CALM_CHARACTERS]) for view in message.views)


_FAILED: Final = frozenset({Result.FAIL, Result.PERMERROR})
_ANSWER: Final = lazy_pattern(
    r"返信|ご連絡|お知らせください|教えて|reply|respond|get back|contact|let me know", re.IGNORECASE
)
_DUTIES: Final = frozenset({"urgency", "threat", "payment", "tax_refund", "time_limit"})
_PAPERS: Final = frozenset({"application/pdf", "image/png", "image/jpeg"})
_CALM_CHARACTERS: Final = 3_000
# Accounts, telephone numbers, cards and coins: where the money, or the reader, would go.
_SEPARATED: Final = r"[-－−ー‐-―()（）. ]{1,2}"
_WAY_TO_PAY: Final = lazy_pattern(
    r"口座|振込先|振り込み先|送金|ギフト|電子マネー|仮想通貨|ビットコイン|お電話|電話番号|line|\btel\b|account|\bwire\b|transfer"
    r"|iban|swift|gift|bitcoin|\bbtc\b|crypto|\bcall\b|phone|whatsapp|telegram"
    rf"|[0-9０-９]{{2,5}}{_SEPARATED}[0-9０-９]{{2,5}}{_SEPARATED}[0-9０-９]{{3,5}}"
    r"|www\.|https?|@",
    re.IGNORECASE,
)


def _unwarned(context: Context, phrases: tuple[Phrase, ...]) -> Iterator[Phrase]:
    """Without the phrases that a colleague's or partner's warning only cites, in quotation marks or as a list."""
    texts = {view.where: view.text for view in context.message.views}
    texts |= {letter.where: letter.text for letter in _letters(context)}
    if not any(_WARNING.search(text) for text in texts.values()):
        yield from phrases
        return
    for phrase in phrases:
        if phrase.where == "header:Subject" and _WARNING.search(context.message.subject):
            continue
        if not (phrase.quoted or _cited(texts.get(phrase.where, ""), phrase)):
            yield phrase


def _letters(context: Context) -> "tuple[Letter, ...]":
    if not context.message.attachments:
        return ()
    from mailguard.message.files.letter import letters

    return letters(context.message.attachments)


def _cited(text: str, phrase: Phrase) -> bool:
    line_start = text.rfind("\n", max(0, phrase.start - 500), phrase.start) + 1
    if _EXAMPLE_LINE.match(text, line_start):
        return True
    before = text[line_start : phrase.start]
    after = text[phrase.end : phrase.end + 200].partition("\n")[0]
    opened = max(before.rfind(mark) for mark in _OPENING)
    closed = max(before.rfind(mark) for mark in "」』”’》〉】")
    return opened > closed and any(mark in after for mark in _CLOSING)


def quote(phrases: tuple[Phrase, ...]) -> tuple[Evidence, ...]:
    """The most telling phrases as evidence, each wording once."""
    chosen: dict[str, Evidence] = {}
    for phrase in phrases:
        start, end = (
            (None, None) if phrase.in_picture or phrase.in_file or phrase.reading else (phrase.start, phrase.end)
        )
        chosen.setdefault(phrase.text.casefold(), Evidence(phrase.where, phrase.text, start, end))
        if len(chosen) >= QUOTES:
            break
    return tuple(chosen.values())


def only_enclosed(phrases: tuple[Phrase, ...]) -> bool:
    """Whether all stand in attached files: forms and manuals use such words, so they need company and say less."""
    return all(phrase.in_file for phrase in phrases)


def severity_of(reading: Reading, company: tuple[str, ...], best: int = 3) -> Severity:
    """Alone a hint; with another kind of pressure medium; with two and something to follow high.

    A word of everyday (`best` 1) supports what others say and never leads; nor does what leaves nothing to do.
    """
    if best == 1 or reading.calm:
        return Severity.LOW
    if len(company) >= 2 and reading.acts:
        return Severity.HIGH
    return Severity.MEDIUM if company else Severity.LOW


def several(phrases: tuple[Phrase, ...]) -> bool:
    """Whether a lure is made with three different strong phrases, and so by no accident."""
    return len({phrase.text.casefold() for phrase in phrases if phrase.weight >= 3}) >= _SEVERAL


def telling(reading: Reading, category: str) -> tuple[Phrase, ...]:
    """The phrases of `category` when they say something: strong ones, or weaker ones in company."""
    phrases = reading.of(category)
    if not phrases:
        return ()
    company = reading.company(category)
    if only_enclosed(phrases) and not company:
        return ()
    clicks = "click_action" in reading.strength
    best = phrases[0].weight
    if best >= 3 or (best == 2 and (company or any(_says_something(phrase) for phrase in phrases))):
        return tuple(phrase for phrase in phrases if phrase.weight >= 2)
    if best == 2 and clicks and category != "urgency":
        return tuple(phrase for phrase in phrases if phrase.weight >= 2)
    if best == 1 and len(company) >= 2 and reading.acts:
        return phrases
    return ()


def _says_something(phrase: Phrase) -> bool:
    """Whether a phrase of middle weight speaks without company: one noun does not, nor what every office writes."""
    combined = " " in phrase.phrase or phrase.category == "urgency"  # "urgent" is no noun, and presses by itself
    return phrase.weight == 2 and combined and phrase.language not in _EVERYDAY


def hit(reading: Reading, category: str, phrases: tuple[Phrase, ...], **changes: Any) -> Hit:
    """The hit for these phrases, graded by the company they keep."""
    company = reading.company(category)
    severity = changes.pop("severity", None) or severity_of(reading, company, phrases[0].weight)
    return Hit(
        evidence=quote(phrases),
        severity=Severity.MEDIUM if severity.rank > Severity.MEDIUM.rank and only_enclosed(phrases) else severity,
        values={"words": phrases[0].text.strip()[:60]} | changes.pop("values", {}),
        data={
            "categories": sorted({category, *company}),
            "count": len({phrase.text.casefold() for phrase in phrases}),
            "language": phrases[0].language,
        }
        | changes.pop("data", {}),
        **changes,
    )
