"""Requests for passwords, codes, card or identity data, or a login."""

import re
from collections.abc import Iterator
from typing import Final

from mailguard.checks.registry import check
from mailguard.checks.words.reading import hit, read, telling
from mailguard.context import Context
from mailguard.finding import Confidence, Evidence, Hit, Severity
from mailguard.language.phrases import HANDED, Phrase
from mailguard.language.vocabulary import hints
from mailguard.lazy_pattern import lazy_pattern
from mailguard.message.model import Message

_SECRET: Final = lazy_pattern(
    "パスワード|暗証|コード|passw|passcode|code|pin|credential|cvv|cvc|ssn|social|contrase|senha|密", re.IGNORECASE
)
# Together with a secret it opens an account; a password alone may be that of a file.
_OPENS: Final = lazy_pattern(
    "ユーザ|id|アカウント|vpn|user|login|network|暗証|コード|code|pin|cvv|cvc|ssn|social", re.IGNORECASE
)
_TOLD_APART: Final = frozenset({"en", "ja"})
_ASKED_FOR: Final = lazy_pattern(
    "passw|passcode|code|log.?in|log.?on|sign.?in|verif|valid|authent|account|confirm|update|credential|card|cvv|security"
    "|identity|birth|kyc|bank|names|phrase|wallet|ownership|payroll|owner|mfa|factor|register|restore access|access to"
    "|パスワード|ログイン|サインイン|認証|アカウント|カード|口座|番号|情報|確認|登録|コード|id|免許|保険証|証明書|マイナンバー"
    "|生年月日|氏名|フレーズ|秘密|質問|更新|継続|再認証|ポリシー|規程|給与|明細",
    re.IGNORECASE,
)
_MACROS: Final = lazy_pattern("enable|macro|マクロ|有効|編集", re.IGNORECASE)
_LINKS: Final = 100  # of one mail that are looked at
_READ: Final = 6_000  # characters of a text
_QUIET_HINTS: Final = (
    "password",
    "e-mail account",
    "email account",
    "パスワード",
    "メールアカウント",
    "メールのアカウント",
)
_QUIET_WORDS: Final = hints("password account", *(hint for hint in _QUIET_HINTS if not hint.isascii()))
# Nobody honest has a stranger's mailbox password "verified", or opens a paper with it.
_MAILBOX: Final = lazy_pattern(
    r"\b(?:verify|validate|authenticate)(?: with)? your (?:current |e-?mail |mailbox |work |company |office )*password"
    r"|\b(?:log|sign)[ -]?in(?:to)? (?:with|using|by) your (?:work |company |office |business |corporate )*e-?mail"
    r"(?: account| address| and password|(?: address)? and (?:your )?password| credentials| login)"
    r"|\b(?:enter|use) your (?:work |company |office |business )*(?:e-?mail|mailbox) (?:account |address )?"
    r"(?:and )?password"
    r"|パスワード(?:を|の)ご?確認(?:は(?:こちら|下記|以下)|して(?:ください|下さい)|ください|下さい|をお願い)"
    r"|(?:メールアドレス|メールアカウント)と(?:メールの)?パスワード(?:で|を(?:使って|入力して|用いて))[^。\n]{0,6}?(?:ログイン|サインイン|閲覧|認証)"
    r"|(?:メールの?アカウント|職場のメール|会社のメール)で(?:ログイン|サインイン)",
    re.IGNORECASE,
)
# Who speaks of phrases like these asks for nothing.
_SPOKEN_OF: Final = lazy_pattern(
    "フィッシング|詐欺|不審|偽|なりすまし|注意喚起|phish|scam|fake|fraud|beware|never ask"
    "|reset your password|パスワード(?:の|を)?再設定|お忘れ|forgot",
    re.IGNORECASE,
)


@check(severity=Severity.MEDIUM, confidence=Confidence.MEDIUM, attack=("T1566.002", "T1598.003"))
def credential_request(message: Message, context: Context) -> Iterator[Hit]:
    """The text asks for a password, a code, card or identity data, or a login.

    What it finds
    Requests to enter, confirm or update passwords, codes, accounts, cards and papers.

    Why it matters
    What is typed after such a request goes to whoever built the page. Stolen mail accounts send
    the next wave.

    False positives
    Your own password reset and the notices of services you use ask for a login, too.
    Descriptions of a login screen, and sentences that say one will never be asked, are
    silent. Secrets wanted in an answer are high from whom we don't know, and critical where they open an account. So
    is a stranger's link that wants the password of your mailbox.

    What to do
    Enter nothing through the mail. Go to the service by your own bookmark. If you have entered
    something, change that password now and tell your IT staff.

    References
    https://attack.mitre.org/techniques/T1566/ · https://www.antiphishing.jp/
    """
    reading = read(context)
    wanted = _mailbox_password(message, context)
    if wanted is not None:
        words = " ".join(wanted.text.split())[:60]
        yield Hit(
            (wanted,), variant="mailbox", severity=Severity.CRITICAL, values={"words": words}, data={"words": words}
        )
        return
    phrases = telling(reading, "credential_request")
    if not phrases:
        return
    severity = _wanted_in_answer(context, phrases)
    if severity is not None:
        handed = sorted(phrases, key=lambda phrase: phrase.phrase != HANDED)
        yield hit(reading, "credential_request", tuple(handed), variant="by-mail", severity=severity)
    else:
        asking = tuple(sorted(phrases, key=lambda phrase: not _asks(phrase)))
        yield hit(reading, "credential_request", asking, variant=_variant(asking[0]))


def _asks(phrase: Phrase) -> bool:
    """Whether the words themselves name a secret or a login; only English and Japanese are told apart."""
    return phrase.language not in _TOLD_APART or _ASKED_FOR.search(phrase.text) is not None


def _variant(first: Phrase) -> str:
    """The sentence that fits the best phrase: a request, or what waits behind the login."""
    if _asks(first):
        return ""
    return "macros" if _MACROS.search(first.text) else "waiting"


def _wanted_in_answer(context: Context, phrases: tuple[Phrase, ...]) -> Severity | None:
    """How bad it is that a secret shall be sent by mail; None when it shall not."""
    if context.from_known:
        return None
    handed = [phrase for phrase in phrases if phrase.phrase == HANDED and _SECRET.search(phrase.text)]
    if not handed:
        return None
    opens = any(_OPENS.search(phrase.text) for phrase in handed) and not context.proven.reply
    return Severity.CRITICAL if opens else Severity.HIGH


def _mailbox_password(message: Message, context: Context) -> Evidence | None:
    """Where a stranger's mail with a stranger's link wants the reader's mail login, None when it does not."""
    if not any(_QUIET_WORDS.stand_in(view.text) for view in message.views):
        return None
    texts = [(view.where, view.text[:_READ]) for view in message.views]
    lowered = [text.lower() for _, text in texts]
    if not any(hint in text for text in lowered for hint in _QUIET_HINTS) or not _is_stranger(message, context):
        return None
    if any(_SPOKEN_OF.search(text) for text in lowered):
        return None
    for where, text in texts:
        found = _MAILBOX.search(text)
        if found is not None:
            return Evidence(where, found.group(), found.start(), found.end())
    return None


def _is_stranger(message: Message, context: Context) -> bool:
    """Whether nobody vouches for the author, and a link leads to a site that belongs to nobody we know of."""
    if context.from_known or context.vouched or context.proven.reply:
        return False
    hosts = [link.target.host for link in message.web_links[:_LINKS] if link.target is not None and link.target.host]
    return any(context.registry.owner_of(host) is None and not context.registry.is_known(host) for host in hosts)
