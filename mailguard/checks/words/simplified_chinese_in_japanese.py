"""Simplified Chinese characters in Japanese text."""

from collections.abc import Iterator
from typing import Final

from mailguard.catalogue import Text, Texts
from mailguard.checks.registry import check
from mailguard.checks.words.reading import QUOTES
from mailguard.data.weights import by_severity
from mailguard.finding import Confidence, Evidence, Hit, Severity
from mailguard.language.simplified import find_simplified, simplified_in
from mailguard.message.model import Message
from mailguard.pipeline.context import Context

TEXTS: Final[Texts] = {
    "": {
        "en": Text(
            "The Japanese text contains Chinese characters that Japanese does not use: {characters}.",
            "They cannot be typed on a computer set to Japanese. The text was probably written or translated on a Chinese system, whatever Japanese firm it names.",
            "Check that the sender's address belongs to the firm that the mail names, and ask that firm by telephone.",
        ),
        "ja": Text(
            "日本語の文章に、日本では使わない中国の漢字（{characters}）が混じっています。",
            "これらの字は日本語入力では出てきません。日本の会社を名乗っていても、中国語の環境で作られたか翻訳された文章と考えられます。",
            "差出人のアドレスが名乗っている会社のものか確かめ、その会社に電話で確認してください。",
        ),
    },
}


@check(
    severity=Severity.MEDIUM,
    confidence=Confidence.HIGH,
    attack=("T1566",),
    weights=by_severity(low=0.8, medium=1.8, high=3.0),
    texts=TEXTS,
)
def simplified_chinese_in_japanese(message: Message, context: Context) -> Iterator[Hit]:  # noqa: ARG001 - every check has both
    """Japanese sentences contain characters that only Chinese uses.

    What it finds
    At least two different simplified characters (账, 户, 请) that no Japanese character set has, beside kana.

    Why it matters
    A Japanese input method cannot type them. They come from texts written or translated on a Chinese system, as many
    frauds in the name of Japanese firms are.

    False positives
    Chinese people and firms write their own names like this. Names with a title or a company ending, and lines without
    kana, are left out. Mail in Chinese is not reported.

    What to do
    Check that the sender's address belongs to the firm that the mail names. Ask that firm by telephone.

    References
    GB/T 2312-1980, JIS X 0213:2012 · https://www.antiphishing.jp/
    """
    texts = [("header:Subject", message.subject)] + [(view.where, view.text) for view in message.views]
    evidence: dict[str, Evidence] = {}
    characters: set[str] = set()
    for where, text in texts:
        for run in find_simplified(text):
            characters |= simplified_in(run.text)
            if len(evidence) < QUOTES:
                evidence.setdefault(run.text, Evidence(where, run.text, run.start, run.end))
    if evidence:
        shown = "、".join(sorted(characters)[:8])
        yield Hit(
            tuple(evidence.values()),
            values={"characters": shown},
            data={"count": len(characters)},
            severity=Severity.HIGH if len(characters) >= 5 else Severity.MEDIUM,
        )
