"""Postal code, prefecture, city and telephone number that don't belong together."""

from collections.abc import Iterator

from mailguard.checks.registry import check
from mailguard.context import Context
from mailguard.finding import Confidence, Evidence, Hit, Severity
from mailguard.language.japanese_address import find_contradictions
from mailguard.message.model import Message


@check(severity=Severity.LOW, confidence=Confidence.MEDIUM, attack=("T1566",))
def implausible_signature_address(message: Message, context: Context) -> Iterator[Hit]:  # noqa: ARG001 - every check has both
    """An address in the text contradicts itself.

    What it finds
    A Japanese address whose postal code or city belongs to another prefecture, or whose telephone area does; or whose
    telephone number has too few or too many digits, or is one of another country.

    Why it matters
    Invented or glued-together signatures rarely fit. A firm does not misspell its own address.

    False positives
    Head-office numbers under branch addresses. Codes and areas that cross borders are allowed for; mobile,
    free-dial and IP numbers are silent.

    What to do
    Look the firm up by yourself, and use the address and telephone number found there.

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
