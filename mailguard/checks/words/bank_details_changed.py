"""Messages that say that payments go to a different bank account from now on."""

import itertools
from collections.abc import Iterator
from typing import Final

from mailguard._internal.lazy_pattern import lazy_pattern
from mailguard.catalogue import Text, Texts
from mailguard.checks.registry import check
from mailguard.checks.words.reading import QUOTES
from mailguard.data.changed_accounts import CHANGED, EASTERN_PIECES, PIECES, WHOLE_WORDS
from mailguard.data.weights import by_severity
from mailguard.finding import Confidence, Evidence, Hit, Severity
from mailguard.language.normalise import normalise
from mailguard.language.prefilter import hints
from mailguard.language.text_windows import around
from mailguard.message.model import Message
from mailguard.pipeline.context import Context

_READ: Final = 20_000  # characters read of a text
_WORDS: Final = hints(
    f"account accounts bank banks banking remittance instructions deposit payroll audit {WHOLE_WORDS}",
    *("口座", "振込先", "振り込み先", "振込み先", "取引銀行", "支払先", "支払い先", *EASTERN_PIECES),
)
_ACCOUNT_EN: Final = (
    r"(?:bank(?:ing)?(?: account)? (?:details|information|info|account|instructions)|bank account|account details"
    r"|remittance (?:details|information)|payment instructions|direct deposit(?: (?:account|details|information))?"
    r"|payroll (?:account|details|information))"
)
_CHANGED_JA: Final = lazy_pattern(
    r"(?:振込先|振込口座|振り込み先|振込み先|取引銀行|支払先|支払い先|給与口座|受取口座|銀行口座|口座番号|(?:新しい|別の)口座)"
    r"[^。\n]{0,14}?(?:変わり|変わっ|変更(?!は?(?:あり|ござ)|の?(?:手続|方法|場合|届|有無)|が?(?:ない|なけれ|ある場合)|を希望|される(?:方|場合|際)|する(?:方|場合|際)|の?詐欺)|切り替わ|新しく)"
    r"|(?:変更後の|新しい|新たな|新規の|別の)(?:お?(?:振込先|振込口座|取引口座)|口座)"
    r"(?:へ|に|宛)[^。\n]{0,12}?(?:お願い|ください|下さい|願|いただ|頂|送金|振込|振り込|支払)"
    r"|(?:旧|以前の|これまでの|従来の|いつもの|通常の|今までの)(?:お?(?:振込先|振込口座)|口座)(?:は|が|へ|に|には)"
    r"[^。\n]{0,14}?(?:使え|利用でき|利用不可|使用でき|使用不可|受け取れ|入金でき|振り?込まない|入金しない|凍結)"
    r"|(?:今回|今月|今後|次回|今期)(?:分|の?お?支払い?|の?お?振込み?)?(?:(?:より|から)(?:は)?|に限り|のみ|だけ|(?<=今後)は|(?<=今後のお支払い)は)"
    r"[、,]?[^。\n]{0,6}?(?:下記|以下|次)の?(?:振込先|口座)(?:へ|に|まで|宛)"
    r"|(?:都合|監査|事情)(?:により|のため|で)(?:まして)?[、,]?[^。\n]{0,16}?(?:下記|以下|次)の?(?:振込先|口座)(?:へ|に|まで|宛)"
    r"|新しい(?:口座|振込先)(?:の?情報)?を?(?:お?送り|ご?案内|お?知らせ|ご?連絡)"
)
_CHANGED_EN_WHOLE: Final = (
    rf"{_ACCOUNT_EN} (?:has|have|had) (?:recently |just |been |now )*(?:changed|updated|moved)"
    # An employer that says how to change "your direct deposit" is no fraud.
    rf"|(?:changed|change|changing|update|updated|switch|switched|new) (?:of )?(?:our |my |your |the |company )*"
    rf"(?<!to change your )(?:new )?{_ACCOUNT_EN}"
    r"|(?:remit|payments?|paid|pay|transfer|wire|send)\b[^.\n]{0,40}?\b(?:to|into) (?:our |the |this |a |my )?"
    r"(?:new|subsidiary|different|alternative) (?:bank |company )?account"
    r"|(?:old|previous|former) (?:bank )?account[^.\n]{0,20}? (?:audit|closed|no longer|frozen)"
    r"|(?:bank )?account is (?:currently |now |presently )?(?:under|being) audit"
    r"|(?:usual|regular|normal|existing|current|old|previous) (?:bank )?account[^.\n]{0,20}? (?:cannot|can not|can't"
    r"|is unable to|is not able to|will not|won't|no longer) (?:be used|receive|accept|take)"
    r"|(?:changed|switched|changing|switching|moved to a new|have a new) banks?\b[^\n]{0,60}?\b(?:salary|payroll"
    r"|wages?|pay ?check|direct deposit)"
    r"|(?:update|change|switch|replace) (?:my |the )?(?:salary|wages?|pay ?check) (?:account|deposit|bank)"
)
# The pattern starts with a letter class, ahead of the lookbehind: the regex engine can skip all other letters.
_CHANGED_EN: Final = lazy_pattern(rf"[abcdefhmnoprstuw](?<!\w.)(?<=(?=(?P<whole>{_CHANGED_EN_WHOLE})).)")
# Every match of the English pattern contains one of these words, and is searched this many characters around it.
_ACCOUNT: Final = lazy_pattern("account|bank|remittance|payment instructions|deposit|payroll")
_AROUND: Final = 200
_CHANGED_ELSEWHERE: Final = lazy_pattern("|".join(CHANGED))
_PIECES: Final = lazy_pattern(PIECES)
_SAID_NO: Final = lazy_pattern(
    r"[^。\n.]{0,30}?(?:変更はありません|変更ございません|ことはありません|ことはございません|詐欺|注意)"
)


TEXTS: Final[Texts] = {
    "": {
        "en": Text(
            "The mail says that payments should go to a different bank account: “{words}”.",
            "This is one of the costliest frauds by mail: criminals write from a stolen or imitated address of a supplier or a colleague, and the next payment goes to them.",
            "Change nothing yet. Call the payee or the colleague, using a number from your own files, never one from this mail.",
        ),
        "ja": Text(
            "振込先の口座が変わると書かれています（「{words}」）。",
            "取引先や職員のアドレスを乗っ取ったり似せたりして、次の支払いを犯人の口座へ振り込ませる手口です。被害額が最も大きい詐欺の一つです。",
            "まだ口座を変更しないでください。このメールの番号ではなく、手元の台帳にある電話番号で、取引先や職員本人に確かめてください。",
        ),
    },
}


@check(
    severity=Severity.MEDIUM,
    confidence=Confidence.MEDIUM,
    attack=("T1657", "T1656"),
    weights=by_severity(low=0.3, medium=1.6, high=2.0),
    texts=TEXTS,
)
def bank_details_changed(message: Message, context: Context) -> Iterator[Hit]:
    """The mail says that payments should go to a different bank account.

    What it finds
        An announcement that a bank account has changed (振込先が変わりました, our banking information has changed), a
        request to pay into a new account, or a request to pay wages into another one, in ten languages. High if the
        mail comes from a free mail address. It is low if the mail is proven to come from you or a partner, or if a
        mailing list is proven to have forwarded the post of somebody unknown.
    Why it matters
        This is one of the costliest frauds by mail: criminals steal or imitate the mail account of a supplier, and
        the next bill is paid to them. In the case of wages they write in the name of a colleague.
    False positives
        Suppliers do change their bank, but they announce it by letter and confirm it on the telephone. A bill that
        only names the account to pay into is not reported.
    What to do
        Change nothing yet. Call the payee, using the number in your own files; for wages, ask the colleague.
    References
        MITRE ATT&CK T1657 (financial theft)
    """
    for where, text in _texts(message):
        if not _WORDS.stand_in(text):
            continue
        found = tuple(itertools.islice(_quotes(where, text[:_READ]), QUOTES))
        if found:
            words = " ".join(found[0].text.split())
            yield Hit(found, values={"words": words[:60]}, data={"words": words[:120]}, severity=_severity(context))
            return


def _quotes(where: str, text: str) -> Iterator[Evidence]:
    """Yield what says so, each wording once; not where the text denies it or warns of it."""
    normalised = normalise(text)
    known: set[str] = set()
    for found, behind in _changes(normalised.text):
        wording = normalised.text[found:behind]
        if wording in known or _SAID_NO.match(normalised.text, behind):
            continue
        known.add(wording)
        start, end = normalised.original(found, behind)
        yield Evidence(where, text[start:end], start, end)


def _changes(text: str) -> Iterator[tuple[int, int]]:
    """Yield the places where normalised `text` says that an account has changed: Japanese, English, others."""
    if not text.isascii():
        yield from (found.span() for found in _CHANGED_JA.finditer(text))
    for start, end in around(_ACCOUNT, text, _AROUND):
        yield from (found.span("whole") for found in _CHANGED_EN.finditer(text, start, end))
    for start, end in around(_PIECES, text, _AROUND):
        yield from (found.span() for found in _CHANGED_ELSEWHERE.finditer(text, start, end))


def _severity(context: Context) -> Severity | None:
    if context.from_known or (context.proven.by_list and context.author_owner is None):
        return Severity.LOW
    return Severity.HIGH if context.author_on_free_mail else None


def _texts(message: Message) -> Iterator[tuple[str, str]]:
    yield "header:Subject", message.subject[:300]
    for view in message.views:
        yield view.where, view.text
