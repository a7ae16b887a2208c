"""Show a record's text with its invisible characters, and recognize words with one typing error."""

from typing import Final

SHOWN: Final = 300  # characters of a record that are shown
_TRIES: Final = 20  # longest word that is compared


def visible(text: str) -> str:
    """Return a text with spaces at its ends and unusual characters written as ⟨U+00A0⟩; long texts are cut."""
    cut = text[:SHOWN]
    inner = cut.strip(" ")
    before = len(cut) - len(cut.lstrip(" "))
    after = 0 if before == len(cut) or len(text) > SHOWN else len(cut) - len(cut.rstrip(" "))
    shown = "".join(char if "\x20" <= char <= "\x7e" else _code(char) for char in inner)
    return _code(" ") * before + shown + _code(" ") * after + ("…" if len(text) > SHOWN else "")


def _code(char: str) -> str:
    return f"⟨U+{ord(char):04X}⟩"


def one_slip(word: str, tag: str) -> bool:
    """Whether `word` is `tag` with one letter missing, added or changed, or with two neighbouring letters swapped."""
    if len(word) > _TRIES or abs(len(word) - len(tag)) > 1 or word == tag:
        return False
    shorter, longer = sorted((word, tag), key=len)
    if len(shorter) < len(longer):
        return any(longer[:at] + longer[at + 1 :] == shorter for at in range(len(longer)))
    differing = [at for at in range(len(word)) if word[at] != tag[at]]
    if len(differing) == 1:
        return True
    swapped = len(differing) == 2 and differing[1] == differing[0] + 1
    return swapped and word[differing[0]] == tag[differing[1]] and word[differing[1]] == tag[differing[0]]
