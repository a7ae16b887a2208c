"""The text format of phrase lists: those of mailguard, and the files that `[[phrases]]` names.

A heading `[category weight]` is followed by one phrase per line. Empty lines and lines that begin with "#" are
ignored.
"""

import re
from typing import Final, NamedTuple

from mailguard._internal.nearest import nearest

CATEGORIES: Final = (
    *("urgency", "threat", "time_limit", "credential_request", "click_action", "attachment_password", "payment"),
    *("invoice", "tax_refund", "delivery", "medical_result", "authority", "extortion", "secrecy_bec", "prize"),
    *("investment", "dating", "remedy", "security_alert", "document", "routine"),
)
"""The kinds of phrases. `routine` is the wording of everyday business: other phrases inside it are ignored."""
WEIGHTS: Final = (1, 2, 3)
CHARACTERS: Final = 2_000_000  # the most characters in a file
PHRASES: Final = 50_000  # the most phrases in a file
LONGEST: Final = 200  # the most characters in a phrase
_HEAD: Final = re.compile(r"\[\s*([a-z_]{1,40})\s+([0-9]{1,3})\s*\]\Z")


class PhraseBlock(NamedTuple):
    """The phrases of one category and weight, as the file writes them; `line` is the line of the heading."""

    category: str
    weight: int
    phrases: list[str]
    line: int = 0


def read_blocks(text: str, name: str, categories: tuple[str, ...] = CATEGORIES) -> list[PhraseBlock]:
    """Return the blocks of a file, which may be of these categories.

    Raises `ValueError`, one line that names the file, the line and the mistake.
    """
    if len(text) > CHARACTERS:
        raise ValueError(f"{name}: too large for a phrase file")
    blocks: list[PhraseBlock] = []
    phrases: list[str] | None = None
    count = 0
    for number, raw in enumerate(text.split("\n"), 1):
        line = raw.strip()
        if not line or line[0] == "#":
            continue
        if line[0] == "[" and (head := _HEAD.match(line)) is not None:
            phrases = []
            category, weight = _category(head[1], f"{name}:{number}", categories), _weight(head[2], name, number)
            blocks.append(PhraseBlock(category, weight, phrases, number))
            continue
        if phrases is None:
            raise ValueError(f"{name}:{number}: a heading such as [urgency 2] is needed before the first phrase")
        if wrong := problem(line):
            raise ValueError(f"{name}:{number}: {wrong}")
        phrases.append(line)
        count += 1
    if count > PHRASES:
        raise ValueError(f"{name}: more than {PHRASES} phrases")
    return blocks


def problem(phrase: str) -> str:
    """Return why a phrase cannot be searched for, or ""."""
    if len(phrase) > LONGEST:
        return f"a phrase has at most {LONGEST} characters"
    if len(phrase) < 2 or not any(map(str.isalnum, phrase)):
        return "a phrase needs at least two characters, one of them a letter or digit"
    return ""


def unknown_category(word: str, categories: tuple[str, ...] = CATEGORIES) -> str:
    """Return the error message for an unknown category."""
    meant = nearest(word, categories)
    hint = f"did you mean {meant}?" if meant else f"the categories are {', '.join(categories)}"
    return f'there is no phrase category "{word}"; {hint}'


def _category(word: str, place: str, categories: tuple[str, ...]) -> str:
    if word not in categories:
        raise ValueError(f"{place}: {unknown_category(word, categories)}")
    return word


def _weight(digits: str, name: str, number: int) -> int:
    weight = int(digits)
    if weight not in WEIGHTS:
        raise ValueError(f"{name}:{number}: the weight of phrases is 1, 2 or 3, not {weight}")
    return weight
