"""Japanese addresses whose postal code, prefecture, city and telephone number do not fit together."""

from collections.abc import Iterator
from typing import Final

from mailguard.catalogue import Text, Texts
from mailguard.checks.registry import check
from mailguard.data.weights import by_severity
from mailguard.finding import Confidence, Evidence, Hit, Severity
from mailguard.language.japanese_address import find_contradictions
from mailguard.message.model import Message
from mailguard.pipeline.context import Context

TEXTS: Final[Texts] = {
    "": {
        "en": Text(
            "An address in the mail contradicts itself: it says {stated}, but parts of it belong to {belongs}.",
            "The parts of an invented signature rarely fit together. A firm does not get its own address wrong.",
            "Look the firm up yourself, and use the telephone number you find there.",
        ),
        "ja": Text(
            "メールに書かれた住所に食い違いがあります。「{stated}」とありますが、{belongs}のものが混じっています。",
            "でたらめに作った署名は、つじつまが合わないことがよくあります。会社が自分の住所を間違えることはまずありません。",
            "その会社を自分で調べ、見つけた電話番号に問い合わせてください。",
        ),
    },
    "postal": {
        "en": Text(
            "The postal code in the mail belongs to {belongs}, but the address says {stated}.",
            "The parts of an invented signature rarely fit together. A firm does not get its own address wrong.",
            "Look the firm up yourself, and use the telephone number you find there.",
        ),
        "ja": Text(
            "署名などの郵便番号は{belongs}のものですが、住所は「{stated}」となっています。",
            "でたらめに作った署名は、つじつまが合わないことがよくあります。会社が自分の住所を間違えることはまずありません。",
            "その会社を自分で調べ、見つけた電話番号に問い合わせてください。",
        ),
    },
    "city": {
        "en": Text(
            "The city in the mail's address is in {belongs}, but the address says {stated}.",
            "The parts of an invented signature rarely fit together. A firm does not get its own address wrong.",
            "Look the firm up yourself, and use the telephone number you find there.",
        ),
        "ja": Text(
            "住所に書かれた市区町村は{belongs}にあるものですが、「{stated}」となっています。",
            "でたらめに作った署名は、つじつまが合わないことがよくあります。会社が自分の住所を間違えることはまずありません。",
            "その会社を自分で調べ、見つけた電話番号に問い合わせてください。",
        ),
    },
    "phone": {
        "en": Text(
            "The telephone number below the address belongs to {belongs}, but the address is in {stated}.",
            "The parts of an invented signature rarely fit together. A harmless explanation is a branch address with the number of the head office.",
            "Do not call that number. Look the firm up yourself, and use the number you find there.",
        ),
        "ja": Text(
            "住所は「{stated}」ですが、電話番号の市外局番は{belongs}のものです。",
            "でたらめに作った署名かもしれません。支店の住所に本社の番号を書いているだけのこともあります。",
            "書かれた番号にはかけず、その会社を自分で調べて、見つけた番号に問い合わせてください。",
        ),
    },
    "number": {
        "en": Text(
            "The telephone number below the address in {stated} ({belongs}) cannot be a number in Japan.",
            "The parts of an invented signature rarely fit together. Harmless explanations are a typing mistake or an office abroad.",
            "Do not call that number. Look the firm up yourself, and use the number you find there.",
        ),
        "ja": Text(
            "住所は「{stated}」ですが、書かれている電話番号（{belongs}）は日本の番号としてありえません。",
            "でたらめに作った署名かもしれません。番号の書き間違いや、海外の事務所の番号のこともあります。",
            "書かれた番号にはかけず、その会社を自分で調べて、見つけた番号に問い合わせてください。",
        ),
    },
}


@check(
    severity=Severity.LOW,
    confidence=Confidence.MEDIUM,
    attack=("T1566",),
    weights=by_severity(low=0.4, medium=1.0, high=1.4),
    texts=TEXTS,
)
def implausible_signature_address(message: Message, context: Context) -> Iterator[Hit]:  # noqa: ARG001 - every check has both
    """An address in the text contradicts itself.

    What it finds
    A Japanese address whose postal code, city or telephone area code belongs to another prefecture. Also an address
    with a telephone number that has too few or too many digits, or that belongs to another country.

    Why it matters
    The parts of invented or copied signatures rarely fit together. A firm does not get its own address wrong.

    False positives
    The number of the head office under the address of a branch. Postal codes and area codes that cross prefecture
    borders are allowed for. Mobile, toll-free and IP telephone numbers are not reported.

    What to do
    Look the firm up yourself, and use the address and telephone number that you find there.

    References
    https://www.post.japanpost.jp/zipcode/ · https://www.soumu.go.jp/main_sosiki/joho_tsusin/top/tel_number/
    """
    seen: set[str] = set()
    for view in message.views:
        for found in find_contradictions(view.text):
            if found.text not in seen:
                seen.add(found.text)
                yield Hit(
                    (Evidence(view.where, found.text, found.start, found.end),),
                    variant=found.kind,
                    values={"stated": found.stated, "belongs": found.belongs},
                    data={"kind": found.kind, "stated": found.stated, "belongs": found.belongs},
                    severity=Severity.LOW if found.kind in ("phone", "number") else Severity.MEDIUM,
                )
