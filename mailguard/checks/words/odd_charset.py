"""Japanese text in a Chinese or Korean character set."""

from collections.abc import Iterator
from typing import Final

from mailguard._internal.lazy_pattern import lazy_pattern
from mailguard.catalogue import Text, Texts
from mailguard.checks.registry import check
from mailguard.data.weights import by_severity
from mailguard.finding import Confidence, Evidence, Hit, Severity
from mailguard.message.charset import codec_for
from mailguard.message.model import Message
from mailguard.pipeline.context import Context

_FOREIGN: Final = frozenset({"gb18030", "hz", "big5hkscs", "cp949", "iso2022_kr"})
_KANA: Final = lazy_pattern("[\u3041-\u3096\u30a1-\u30fa]")
_WORD: Final = lazy_pattern(r"=\?([A-Za-z0-9_-]{2,30})(?:\*[a-z-]{1,12})?\?[bBqQ]\?")
MINIMUM: Final = 5  # kana in a body; a Japanese name in a Chinese mail has fewer


TEXTS: Final[Texts] = {
    "": {
        "en": Text(
            "The Japanese text was written on a computer set to Chinese or Korean ({charset}).",
            "Mail programs in Japan do not use this character set for Japanese text. The mail may come from a different country than the firm it names.",
            "Check that the sender's address belongs to the firm that the mail names. From a partner abroad this can be normal.",
        ),
        "ja": Text(
            "日本語のメールなのに、中国語や韓国語用の文字コード（{charset}）で作られています。",
            "日本のメールソフトは、日本語にこの文字コードを使いません。名乗っている会社とは別の国で作られた可能性があります。",
            "差出人のアドレスが名乗っている会社のものか確かめてください。海外の取引先からであれば、問題ないこともあります。",
        ),
    },
}


@check(
    severity=Severity.MEDIUM,
    confidence=Confidence.MEDIUM,
    attack=("T1566",),
    weights=by_severity(low=0.6, medium=1.6, high=2.0),
    texts=TEXTS,
)
def odd_charset(message: Message, context: Context) -> Iterator[Hit]:  # noqa: ARG001 - every check has both
    """Japanese text declares a Chinese or Korean character set.

    What it finds
    A body or a subject with kana whose declared charset is gb2312, gbk, gb18030, big5 or euc-kr.

    Why it matters
    Mail programs in Japan write UTF-8 or ISO-2022-JP. The charset shows for which language the writer's computer was
    set up, whatever firm the mail names.

    False positives
    Japanese written by partners in China, Taiwan or Korea. Mail in Chinese or Korean is not reported.

    What to do
    Check that the sender's address belongs to the firm that the mail names.

    References
    RFC 2045 §5, RFC 1468, GB 18030-2022
    """
    for view in message.views:
        charset = view.part.parameters.get("charset", "").strip()
        if _is_foreign(charset) and len(_KANA.findall(view.text[:20_000])) >= MINIMUM:
            yield _hit("header:Content-Type" if not view.part.path else view.where, charset)
            return
    for name in ("subject", "from"):
        field = message.header.first(name)
        word = _WORD.search(field.unfolded) if field is not None else None
        if (
            field is not None
            and word is not None
            and _is_foreign(word.group(1))
            and len(_KANA.findall(field.value)) >= 2
        ):
            yield _hit(f"header:{field.name}", word.group(1))
            return


def _is_foreign(charset: str) -> bool:
    return bool(charset) and codec_for(charset) in _FOREIGN


def _hit(where: str, charset: str) -> Hit:
    return Hit((Evidence(where, charset),), values={"charset": charset[:40]}, data={"charset": charset[:40]})
