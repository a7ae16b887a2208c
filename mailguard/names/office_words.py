"""One key for labels made of the same words: in any order, and whatever language an office is called in."""

from typing import Final

from mailguard.data.office_words import SAME_WORD

WORDS: Final = 4  # of a label that are looked at; a longer one is no name with an office
_NAME: Final = 4  # letters of the word that makes a name of it
_OFFICE: Final = {word: words[0] for words in SAME_WORD for word in words}


def words_key(label: str) -> str:
    """`minori-yakkyoku`, `minori-pharmacy` and `pharmacy-minori` are one; "" for what is no name with other words."""
    words = label.split("-")
    if not 2 <= len(words) <= WORDS or not any(len(word) >= _NAME and word not in _OFFICE for word in words):
        return ""
    return "-".join(sorted(_OFFICE.get(word, word) for word in words))
