"""Reads the phrases of a mail together: which ones count, beside which others, and what the reader can act on."""

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

QUOTES: Final = 5  # phrases quoted in a finding
_SEVERAL: Final = 3
PASSAGE: Final = 1_500  # characters; phrases further apart in a text are unrelated

# Categories that raise the severity of another category in the same mail.
PRESSING: Final = frozenset(
    {
        "urgency", "threat", "extortion", "credential_request", "security_alert", "payment", "prize", "secrecy_bec",
        "time_limit", "delivery", "tax_refund", "medical_result", "attachment_password",
        "investment", "dating", "remedy",
    }
)  # fmt: skip
# In these languages the weaker phrases are common in office mail, so that they count only beside others.
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

    `acts`: the reader can act at once, by a link, a form, a file, or a request to click. `calm`: the mail only reminds
    of a bill or a duty, and offers no link, account or other way into a fraud.
    """

    phrases: tuple[Phrase, ...]
    strength: dict[str, int]
    acts: bool
    calm: bool = False

    def of(self, category: str) -> tuple[Phrase, ...]:
        """Return the phrases of one category, highest weight first."""
        if category not in self.strength:
            return ()
        found = [phrase for phrase in self.phrases if phrase.category == category]
        return tuple(sorted(found, key=lambda phrase: -phrase.weight))

    def company(self, category: str) -> tuple[str, ...]:
        """Return the other pressing categories with a clear phrase (weight 2 or more) in the same mail."""
        return tuple(
            sorted(c for c, weight in self.strength.items() if c != category and weight >= 2 and c in PRESSING)
        )


@once
def read(context: Context) -> Reading:
    """Return the reading of the context's mail."""
    phrases = context.phrases
    if context.proven.reply:  # a proven reply quotes our own words
        phrases = tuple(phrase for phrase in phrases if not phrase.quoted)
    if phrases and context.from_known:
        phrases = tuple(_unwarned(context, phrases))
        # A colleague's own words take precedence over the mail that the colleague forwards.
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
    """Keep of each body only the passage that presses most: a long newsletter has every phrase somewhere."""
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
    """Return the offsets of phrases in one text, without counting quoting marks.

    The views of plain text have their quoting marks removed already.
    """
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
    """Whether a mail names dues and their consequences, and nothing that a fraud needs.

    It has no link, form, telephone number or account to pay to, no file except a document without links, and no request
    for data, secrecy or gift cards. A tax adviser writes like this about 延滞税, a lawyer about 訴訟. A fraud needs a way to
    reach the reader's money or data.
    """
    if not strength.keys() <= _DUTIES or context.author_on_free_mail or context.authentication.dmarc.result in _FAILED:
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
    """Whether the mail asks for an answer; from an unproven sender, answering leads into a fraud, too."""
    return any(_ANSWER.search(view.text[:_CALM_CHARACTERS]) for view in message.views)


_FAILED: Final = frozenset({Result.FAIL, Result.PERMERROR})
_ANSWER: Final = lazy_pattern(
    r"返信|ご連絡|お知らせください|教えて|reply|respond|get back|contact|let me know", re.IGNORECASE
)
_DUTIES: Final = frozenset({"urgency", "threat", "payment", "tax_refund", "time_limit"})
_PAPERS: Final = frozenset({"application/pdf", "image/png", "image/jpeg"})
_CALM_CHARACTERS: Final = 3_000
# Accounts, telephone numbers, cards and coins: the ways to the reader's money or to the criminals.
_SEPARATED: Final = r"[-－−ー‐-―()（）. ]{1,2}"
_WAY_TO_PAY: Final = lazy_pattern(
    r"口座|振込先|振り込み先|送金|ギフト|電子マネー|仮想通貨|ビットコイン|お電話|電話番号|line|\btel\b|account|\bwire\b|transfer"
    r"|iban|swift|gift|bitcoin|\bbtc\b|crypto|\bcall\b|phone|whatsapp|telegram"
    rf"|[0-9０-９]{{2,5}}{_SEPARATED}[0-9０-９]{{2,5}}{_SEPARATED}[0-9０-９]{{3,5}}"
    r"|www\.|https?|@",
    re.IGNORECASE,
)


def _unwarned(context: Context, phrases: tuple[Phrase, ...]) -> Iterator[Phrase]:
    """Yield the phrases without those that a warning only cites, in quotation marks or in a list.

    Used for mail of colleagues and partners only.
    """
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
    """Return the highest-weighted phrases as evidence, each wording once."""
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
    """Whether all phrases are in attached files.

    Forms and manuals use such words, so these phrases count only beside others, and for less.
    """
    return all(phrase.in_file for phrase in phrases)


def severity_of(reading: Reading, company: tuple[str, ...], best: int = 3) -> Severity:
    """Low for one category alone, medium beside another, high beside two if the reader can act on it at once.

    Everyday words (`best` is 1) only support other phrases and stay low. So does a calm mail.
    """
    if best == 1 or reading.calm:
        return Severity.LOW
    if len(company) >= 2 and reading.acts:
        return Severity.HIGH
    return Severity.MEDIUM if company else Severity.LOW


def several(phrases: tuple[Phrase, ...]) -> bool:
    """Whether a lure has three different strong phrases, which does not happen by accident."""
    return len({phrase.text.casefold() for phrase in phrases if phrase.weight >= 3}) >= _SEVERAL


def telling(reading: Reading, category: str) -> tuple[Phrase, ...]:
    """Return the phrases of `category` if they mean something: strong ones, or weaker ones beside other categories."""
    phrases = reading.of(category)
    if not phrases or _offers_no_way(reading, category, phrases):
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


def _offers_no_way(reading: Reading, category: str, phrases: tuple[Phrase, ...]) -> bool:
    """Whether a mail only names personal data in passing, and has no link, form or file.

    Notices of banks and providers in East Asian languages are like that: their weaker phrases are nouns. Strong phrases
    ask for a secret whatever the mail offers.
    """
    best = phrases[0]
    return category == "credential_request" and best.weight < 3 and best.language in _EVERYDAY and not reading.acts


def _says_something(phrase: Phrase) -> bool:
    """Whether a phrase of middle weight counts alone.

    A single noun does not, nor does a phrase that every office writes.
    """
    combined = " " in phrase.phrase or phrase.category == "urgency"  # "urgent" is not a noun, and presses by itself
    return phrase.weight == 2 and combined and phrase.language not in _EVERYDAY


def hit(reading: Reading, category: str, phrases: tuple[Phrase, ...], **changes: Any) -> Hit:
    """Return the hit for these phrases; the other categories in the mail decide its severity."""
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
