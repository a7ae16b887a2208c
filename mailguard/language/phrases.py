"""The telling phrases of a text: what its words do to the reader, quoted exactly."""

import re
from dataclasses import dataclass
from typing import Final

from mailguard.language import lexicon
from mailguard.language.lexicon import Entry
from mailguard.language.normalise import CJK, Normalised, normalise

TEXT_CHARACTERS: Final = 1_000_000  # of one text that are read; the longest real one has 400,000
PHRASES: Final = 200  # kept of one text
REPEATS: Final = 4  # of one phrase in languages with blanks

# Anything that is no letter or digit of ASCII parts words; accents are folded before.
_TO_WORDS: Final = bytes(c if chr(c).isalnum() and c < 128 else 32 for c in range(256))
_HAS_CJK: Final = re.compile(f"[{CJK}]")


@dataclass(frozen=True, slots=True)
class Phrase:
    """One phrase as it stands in a text: `text` is exactly `source[start:end]`.

    `phrase` is the table's wording, `weight` 1–3; `quoted` when it stands in a reply's quotation ("> …").
    """

    category: str
    text: str
    where: str
    start: int
    end: int
    weight: int
    language: str
    phrase: str
    quoted: bool = False


def find_phrases(text: str, where: str) -> tuple[Phrase, ...]:
    """The phrases of `text`, in order, the longest at each place. Linear; never raises."""
    if len(text) > TEXT_CHARACTERS:
        text = text[:TEXT_CHARACTERS]
    normalised = normalise(text)
    found = _find_spaced(normalised.text)
    if not normalised.text.isascii() and _HAS_CJK.search(normalised.text):
        found += _find_unspaced(normalised.text)
    found.sort(key=lambda hit: (hit[0], -hit[1]))
    phrases: list[Phrase] = []
    last = -1
    for start, end, entry in found:
        if start < last:  # inside or across the one before
            continue
        last = end
        if entry.category != lexicon.ROUTINE and not _denied(normalised.text, end):
            phrases.append(_phrase(text, where, normalised, start, end, entry))
            if len(phrases) >= PHRASES:
                break
    return tuple(phrases)


def _find_unspaced(text: str) -> list[tuple[int, int, Entry]]:
    pattern, table = lexicon.unspaced()
    found: list[tuple[int, int, Entry]] = []
    for match in pattern.finditer(text):
        found.append((match.start(), match.end(), table[match.group()]))
        if len(found) >= 4 * PHRASES:
            break
    return found


def _find_spaced(text: str) -> list[tuple[int, int, Entry]]:
    table = lexicon.spaced()
    words = text.encode("ascii", "replace").translate(_TO_WORDS).split()
    anchors = table.keys() & set(words)
    if not anchors:
        return []
    joined = b" " + b" ".join(words) + b" "
    found: list[tuple[int, int, Entry]] = []
    for anchor in anchors:
        for spaced in table[anchor]:
            if spaced.needle not in joined:
                continue
            for count, match in enumerate(spaced.locator.finditer(text), 1):
                found.append((match.start(), match.end(), spaced.entry))
                if count >= REPEATS:
                    break
    return found


_DENIAL: Final = re.compile(
    r"[^。\n.!?]{0,24}?(?:しないで|しません|ではありません|ことはありません|ことはございません|不要です|必要はありません|必要はございません)"
)


def _denied(text: str, end: int) -> bool:
    """Whether the sentence goes on to say the opposite ("… をお尋ねすることはありません")."""
    return _DENIAL.match(text, end) is not None


def _phrase(text: str, where: str, normalised: Normalised, start: int, end: int, entry: Entry) -> Phrase:
    start, end = normalised.original(start, end)
    line = text.rfind("\n", max(0, start - 1000), start) + 1
    return Phrase(
        category=entry.category,
        text=text[start:end],
        where=where,
        start=start,
        end=end,
        weight=entry.weight,
        language=entry.language,
        phrase=entry.phrase,
        quoted=text[line : line + 4].lstrip(" ")[:1] in (">", "|", "＞"),
    )
