"""The text form of phrases: those of mailguard's tables, and the files that `[[phrases]]` names.

A head `[category weight]`, then one phrase a line. Empty lines and lines that begin with "#" are passed over.
"""

import re
from typing import Final, NamedTuple

from mailguard._internal.nearest import nearest

CATEGORIES: Final = (
    *("urgency", "threat", "time_limit", "credential_request", "click_action", "attachment_password", "payment"),
    *("invoice", "tax_refund", "delivery", "medical_result", "authority", "extortion", "secrecy_bec", "prize"),
    *("investment", "dating", "remedy", "security_alert", "routine"),
)
"""What a phrase may do to its reader. `routine` is wording of everyday business: phrases inside it are passed over."""
WEIGHTS: Final = (1, 2, 3)
CHARACTERS: Final = 2_000_000  # of one file
PHRASES: Final = 50_000  # of one file
LONGEST: Final = 200  # characters of a phrase
_HEAD: Final = re.compile(r"\[\s*([a-z_]{1,40})\s+([0-9]{1,3})\s*\]\Z")


class PhraseBlock(NamedTuple):
    """The phrases of one category and weight, as they are written; `line` is the number of the head's line."""

    category: str
    weight: int
    phrases: list[str]
    line: int = 0


def read_blocks(text: str, name: str) -> list[PhraseBlock]:
    """The blocks of a file. Raises `ValueError`, one line that names the file, the line and what is wrong there."""
    if len(text) > CHARACTERS:
        raise ValueError(f"{name}: too large for a file of phrases")
    blocks: list[PhraseBlock] = []
    phrases: list[str] | None = None
    count = 0
    for number, raw in enumerate(text.split("\n"), 1):
        line = raw.strip()
        if not line or line[0] == "#":
            continue
        if line[0] == "[" and (head := _HEAD.match(line)) is not None:
            phrases = []
            category, weight = _category(head[1], f"{name}:{number}"), _weight(head[2], name, number)
            blocks.append(PhraseBlock(category, weight, phrases, number))
            continue
        if phrases is None:
            raise ValueError(f"{name}:{number}: a head such as [urgency 2] is needed before the first phrase")
        if wrong := problem(line):
            raise ValueError(f"{name}:{number}: {wrong}")
        phrases.append(line)
        count += 1
    if count > PHRASES:
        raise ValueError(f"{name}: more than {PHRASES} phrases")
    return blocks


def problem(phrase: str) -> str:
    """Why a phrase cannot be looked for, "" when it can."""
    if len(phrase) > LONGEST:
        return f"a phrase has up to {LONGEST} characters"
    if len(phrase) < 2 or not any(map(str.isalnum, phrase)):
        return "a phrase has two characters or more, one of them a letter or digit"
    return ""


def unknown_category(word: str) -> str:
    """What is wrong with the name of a category."""
    meant = nearest(word, CATEGORIES)
    hint = f"did you mean {meant}?" if meant else f"known are {', '.join(CATEGORIES)}"
    return f'there is no category of phrases "{word}"; {hint}'


def _category(word: str, place: str) -> str:
    if word not in CATEGORIES:
        raise ValueError(f"{place}: {unknown_category(word)}")
    return word


def _weight(digits: str, name: str, number: int) -> int:
    weight = int(digits)
    if weight not in WEIGHTS:
        raise ValueError(f"{name}:{number}: the weight of phrases is 1, 2 or 3, not {weight}")
    return weight
