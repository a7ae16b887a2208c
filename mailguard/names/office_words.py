"""Keys of labels: labels with the same words have the same key, in any order and in any language for the office."""

from typing import Final

from mailguard.data.office_words import SAME_WORD

WORDS: Final = 4  # maximum words of a label; a longer one is not a name with an office
_NAME: Final = 4  # minimum letters of a word that can be the name
OFFICE: Final = {word: words[0] for words in SAME_WORD for word in words}


def words_key(label: str) -> str:
    """Return one key for `minori-yakkyoku`, `minori-pharmacy` and `pharmacy-minori`; "" if no word can be a name."""
    words = label.split("-")
    if not 2 <= len(words) <= WORDS or not any(len(word) >= _NAME and word not in OFFICE for word in words):
        return ""
    return "-".join(sorted(OFFICE.get(word, word) for word in words))
