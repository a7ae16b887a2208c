"""What the checks of strangers' letters share: which letter counts, from whom, and how much it says."""

from typing import Final, NamedTuple

from mailguard._internal.lazy_pattern import lazy_pattern
from mailguard._internal.lazy_property import once
from mailguard.checks.words import warning
from mailguard.checks.words.reading import QUOTES
from mailguard.finding import Evidence, Severity
from mailguard.language.letter import Letter, letters_in
from mailguard.names.domain import organizational_domain
from mailguard.pipeline.context import Context

_SOME: Final = 7  # of a letter's weights together: less is a hint
_MORE: Final = 9  # where none of its phrases is seldom in honest mail
_MANY: Final = 12
_ADDRESS: Final = lazy_pattern(r"@(?<=[\w.+-]@)([a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,3})", 2)
_ADDRESSES: Final = 20  # of one text that are looked at
_READ: Final = 8_000  # characters of a text


class StrangersLetter(NamedTuple):
    """A letter of one kind, and where it stands. `elsewhere`: the answer goes to a free mail box or another domain."""

    letter: Letter
    where: str
    evidence: tuple[Evidence, ...]
    elsewhere: bool

    @property
    def words(self) -> str:
        """The most telling phrase, for the sentence of the finding."""
        return " ".join(self.evidence[0].text.split())[:60]

    @property
    def severity(self) -> Severity:
        """Low for few phrases, medium for more; high for many, or where the answer goes elsewhere."""
        total, strong = self.letter.total, self.letter.strong
        if total < (_SOME if strong else _MORE):
            return Severity.LOW
        return Severity.HIGH if strong > 1 and (self.elsewhere or total >= _MANY) else Severity.MEDIUM

    @property
    def telling(self) -> bool:
        """Whether it is more than a hint."""
        return self.severity is not Severity.LOW

    @property
    def data(self) -> dict[str, object]:
        """What the JSON says of it."""
        return {"phrases": len(self.letter.pieces), "weight": self.letter.total, "elsewhere": self.elsewhere}


def letter_of(context: Context, kind: str) -> StrangersLetter | None:
    """The letter of that kind that somebody sends whom we do not know; None where there is none."""
    for where, text, letter in _letters(context):
        if letter.kind == kind and (letter.strong or letter.total >= _MORE):
            return StrangersLetter(letter, where, _quoted(letter, where, text), _answered_elsewhere(context))
    return None


@once
def _letters(context: Context) -> tuple[tuple[str, str, Letter], ...]:
    """Every letter in the bodies, the likeliest first; none from those we know."""
    if context.from_known or context.vouched or context.proven.reply:
        return ()
    views = context.message.views
    found = [(view.where, view.text, letter) for view in views for letter in letters_in(view.text)]
    if found and warning.leads_nowhere_else(context):
        found = [(where, text, _without_cited(letter, text)) for where, text, letter in found]
    return tuple(sorted(found, key=lambda each: -each[2].total))


def _without_cited(letter: Letter, text: str) -> Letter:
    """The letter without the phrases that the mail quotes and calls fake."""
    pieces = tuple(piece for piece in letter.pieces if not warning.is_cited(text, piece.start, piece.end))
    return Letter(letter.kind, pieces, sum(piece.weight for piece in pieces))


def _quoted(letter: Letter, where: str, text: str) -> tuple[Evidence, ...]:
    """The most telling phrases as they stand in the text."""
    strongest = sorted(letter.pieces, key=lambda piece: (-piece.weight, piece.start))[:QUOTES]
    return tuple(Evidence(where, text[each.start : each.end], each.start, each.end) for each in strongest)


def _answered_elsewhere(context: Context) -> bool:
    """Whether the reader's answer goes to a free mail box, or to another organization than the sender's."""
    registry, author = context.registry, context.author_organization
    if context.author_on_free_mail:
        return True
    domains = {box.domain for box in context.message.mailboxes("reply-to") if box.domain}
    if any(organizational_domain(domain) != author for domain in domains):
        return True
    for view in context.message.views:
        for found in _ADDRESS.findall(view.text[:_READ])[:_ADDRESSES]:
            if registry.is_free_mail(found.lower()):
                return True
    return False
