"""Detect the language of a text by its script, then by its most common words."""

import functools
import re
from collections.abc import Set as AbstractSet
from typing import Final

from mailguard._internal.lazy_pattern import lazy_pattern
from mailguard.language.east_asian import ideographs
from mailguard.language.normalise import normalise
from mailguard.language.prefilter import words_of

SAMPLE: Final = 2_500  # characters that are examined
_WHOLE: Final = 20_000  # shorter texts are normalised as a whole, because the result is in the cache
EASTERN: Final = b"\xff"  # in a set of distinct words: the text also has East Asian letters
_ENOUGH_WORDS: Final = 15  # minimum different words for detecting a language by its common words
_MANY_WORDS: Final = 40
_PREFIXED: Final = 4  # different words from which a text with an East Asian prefix may be in a Latin language

# Common short words without accents that few other languages of the table have.
STOP_WORDS: Final[dict[str, frozenset[bytes]]] = {
    language: frozenset(words.encode().split())
    for language, words in {
        "en": "the and you your for with this that have are from will not our has please if we any been",
        "de": "der die und ist nicht sie ihr ihre ihnen wir sich ein eine mit auf fur von zu werden wird bitte haben",
        "fr": "le les des est et vous votre vos nous pour dans une sur avec que qui pas ce cette etre aux cher",
        "es": "el los las una del su sus usted por para con que nuestro esta este mas como ha sido al estimado y",
        "pt": "voce seu sua seus suas nao uma com para que por esta este mais os da dos das em foi ou ao prezado",
        "it": (
            "il gli della delle del che di per non una con sono questo questa suo sua suoi tuo tua e "
            "nel alla al dei ha un lo vostro nostro gentile"
        ),
        "nl": (
            "de het een en van uw je u wij niet voor met zijn dat deze op te wordt "
            "heeft naar bij geachte beste kunt bent als ik"
        ),
        "pl": "nie jest sie na do z w twoj twoja twoje prosimy oraz przez lub aby dla panstwa zostanie",
        "cs": "neni je se na jste vas vase vasi svuj svou sve pro nebo prosim jsme bude byla byl byt pokud dekujeme",
        "ro": "dumneavoastra dvs si va sa cu ati este sunt pentru catre prin daca acest aceasta fost multumim stimate",
        "sv": "och att det som ar inte din ditt har till av vi kommer for",
        "tr": "ve bir bu icin ile olarak lutfen hesabiniz degil sizin olan",
        "id": "yang dan anda untuk dengan ini dari tidak akan kami silakan",
        "vi": "cua ban va cho khong duoc nay trong vui long",
    }.items()
}
_LANGUAGES: Final[dict[bytes, tuple[str, ...]]] = {
    word: tuple(language for language, stop in STOP_WORDS.items() if word in stop)
    for word in frozenset().union(*STOP_WORDS.values())
}
_COMMON: Final = frozenset(_LANGUAGES)
# Scripts that (almost) determine the language, with their rows of Unicode (upper octets of UTF-16).
_SCRIPTS: Final[tuple[tuple[str, range, re.Pattern[str]], ...]] = (
    ("ko", range(0xAC, 0xD8), lazy_pattern("[\uac00-\ud7a3]")),
    ("ru", range(0x04, 0x05), lazy_pattern("[\u0400-\u04ff]")),
    ("el", range(0x03, 0x04), lazy_pattern("[\u0370-\u03ff]")),
    ("ar", range(0x06, 0x07), lazy_pattern("[\u0600-\u06ff]")),
    ("he", range(0x05, 0x06), lazy_pattern("[\u0590-\u05ff]")),
    ("th", range(0x0E, 0x0F), lazy_pattern("[\u0e00-\u0e7f]")),
    ("hi", range(0x09, 0x0A), lazy_pattern("[\u0900-\u097f]")),
)
_KANA: Final = lazy_pattern("[\u3041-\u3096\u30a1-\u30fa]")
_KANA_ROW: Final = 0x30
_LATIN: Final = lazy_pattern("[a-z]+")


def detect(*texts: str) -> str:
    """Return the language of `texts`, read as one, as a two-letter code (ISO 639-1), or "" if it is unclear."""
    pieces = (normalise(text if len(text) <= _WHOLE else text[:SAMPLE]).text[:SAMPLE] for text in texts)
    folded = "\n".join(pieces)[:SAMPLE]
    if not folded.isascii():
        by_script = _by_script(folded)
        if by_script:
            return by_script
    words = words_of(folded)
    scores = dict.fromkeys(STOP_WORDS, 0)
    for word in filter(_LANGUAGES.__contains__, words):
        for language in _LANGUAGES[word]:
            scores[language] += 1
    best = max(scores, key=scores.__getitem__)
    return best if scores[best] >= 2 or (scores[best] and len(words) <= 8) else ""


def plausible(words: AbstractSet[bytes], around: frozenset[bytes] = frozenset()) -> frozenset[str]:
    """Return the languages with Latin letters that a text with these distinct words may be in. English is always one.

    A long text needs two or three common words of a language. A subject may also be in the language of the texts
    `around` it (their distinct words), and then one common word is enough, however many words the sender adds to it.
    If both are short, any language is possible, unless there are East Asian letters (`EASTERN` among the words).
    """
    # A prefix of the subject (回复：) alone does not make a mail East Asian, even if the body has no words.
    eastern = EASTERN in around or (not around and EASTERN in words and len(words) <= _PREFIXED)
    if len(words) >= _ENOUGH_WORDS > len(around):
        enough = 3 if len(words) >= _MANY_WORDS else 2
        return frozenset(("en", *[language for language, count in _counts(frozenset(words)) if count >= enough]))
    if len(around) < _ENOUGH_WORDS and not eastern:
        return frozenset(STOP_WORDS)
    return _written_in(around) | {language for word in words & _COMMON for language in _LANGUAGES[word]}


def _written_in(words: frozenset[bytes]) -> frozenset[str]:
    return frozenset(("en", *[language for language, count in _counts(words) if count >= 3]))


@functools.lru_cache(maxsize=8)  # all short texts of a mail have the same body around them
def _counts(words: frozenset[bytes]) -> tuple[tuple[str, int], ...]:
    """Return the languages with common words among `words`, each with the number of these words."""
    counts: dict[str, int] = {}
    for word in words & _COMMON:
        for language in _LANGUAGES[word]:
            counts[language] = counts.get(language, 0) + 1
    return tuple(counts.items())


def _by_script(folded: str) -> str:
    kanji = ideographs(folded)
    rows = frozenset(folded.encode("utf-16-be", "surrogatepass")[::2])  # the upper octet of each UTF-16 unit
    kana = len(_KANA.findall(folded)) if _KANA_ROW in rows else 0
    scripts = [(language, pattern) for language, own, pattern in _SCRIPTS if not rows.isdisjoint(own)]
    if kana + kanji < 2 and not scripts:
        return ""
    latin = len(_LATIN.findall(folded))  # counts words: a word is about as much text as an ideograph
    if kana + kanji > latin / 4 and kana + kanji >= 2:
        # Japanese without any kana is only found in headings. Chinese texts may contain a few kana (の).
        return "ja" if kana * 20 > kanji else "zh"
    for language, pattern in scripts:
        found = len(pattern.findall(folded))
        if found >= 4 and found > latin:
            return language
    return ""
