"""Shared by the checks of fraud letters: which letters count, from which senders, and with which severity."""

from typing import Final, NamedTuple

from mailguard._internal.lazy_pattern import lazy_pattern
from mailguard._internal.lazy_property import once
from mailguard.checks.words import warning
from mailguard.checks.words.reading import QUOTES
from mailguard.finding import Evidence, Severity
from mailguard.language.letter import Letter, letters_in
from mailguard.names.domain import organizational_domain
from mailguard.pipeline.context import Context

_SOME: Final = 7  # sum of a letter's weights; less is a hint
_MORE: Final = 9  # the same if none of its phrases is rare in honest mail
_MANY: Final = 12
_ADDRESS: Final = lazy_pattern(r"@(?<=[\w.+-]@)([a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,3})", 2)
_ADDRESSES: Final = 20  # read of one text
_READ: Final = 8_000  # characters read of a text


class StrangersLetter(NamedTuple):
    """A letter of one kind and its place. `elsewhere`: the answer goes to free mail or to another domain."""

    letter: Letter
    where: str
    evidence: tuple[Evidence, ...]
    elsewhere: bool

    @property
    def words(self) -> str:
        """The phrase with the highest weight, for the text of the finding."""
        return " ".join(self.evidence[0].text.split())[:60]

    @property
    def severity(self) -> Severity:
        """Low for few phrases, medium for more; high for many, or if the answer goes elsewhere."""
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
        """The data of the finding in JSON."""
        return {"phrases": len(self.letter.pieces), "weight": self.letter.total, "elsewhere": self.elsewhere}


def letter_of(context: Context, kind: str) -> StrangersLetter | None:
    """Return the letter of that kind from an unknown sender, or None."""
    for where, text, letter in _letters(context):
        if letter.kind == kind and (letter.strong or letter.total >= _MORE):
            return StrangersLetter(letter, where, _quoted(letter, where, text), _answered_elsewhere(context))
    return None


def is_strange(context: Context) -> bool:
    """Whether nobody whom we know is proven to send the mail, and it does not answer us."""
    return not (context.from_known or context.vouched or context.proven.reply)


@once
def _letters(context: Context) -> tuple[tuple[str, str, Letter], ...]:
    """Return every letter in the bodies, the likeliest first; none from known senders."""
    if not is_strange(context):
        return ()
    views = context.message.views
    found = [(view.where, view.text, letter) for view in views for letter in letters_in(view.text)]
    if found and warning.leads_nowhere_else(context):
        found = [(where, text, _without_cited(letter, text)) for where, text, letter in found]
    return tuple(sorted(found, key=lambda each: -each[2].total))


def _without_cited(letter: Letter, text: str) -> Letter:
    """Return the letter without the phrases that the mail quotes and calls fake."""
    pieces = tuple(piece for piece in letter.pieces if not warning.is_cited(text, piece.start, piece.end))
    return Letter(letter.kind, pieces, sum(piece.weight for piece in pieces))


def _quoted(letter: Letter, where: str, text: str) -> tuple[Evidence, ...]:
    """Return the phrases with the highest weights as the text has them."""
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
