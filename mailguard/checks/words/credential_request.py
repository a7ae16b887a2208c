"""Requests for passwords, codes, card data, identity data or a login."""

import re
from collections.abc import Iterator
from typing import Final

from mailguard._internal.lazy_pattern import lazy_pattern
from mailguard.catalogue import Text, Texts
from mailguard.checks.registry import check
from mailguard.checks.words.advice import OWN_WAY_EN, OWN_WAY_JA
from mailguard.checks.words.reading import hit, read, telling
from mailguard.data.weights import by_severity
from mailguard.finding import Confidence, Evidence, Hit, Severity
from mailguard.language.phrases import HANDED, Phrase
from mailguard.message.model import Message
from mailguard.pipeline.context import Context

_SECRET: Final = lazy_pattern(
    "パスワード|暗証|コード|passw|passcode|code|pin|credential|cvv|cvc|ssn|social|contrase|senha|密", re.IGNORECASE
)
# With one of these words the secret opens an account; a password alone may be that of a file.
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
_LINKS: Final = 100  # examined per mail
_READ: Final = 6_000  # characters read of a text
# "Sign in with your e-mail address" is what honest services write too: the text has to name one of these as well.
_OF_A_MAILBOX: Final = (
    "password",
    "e-mail account",
    "email account",
    "パスワード",
    "メールアカウント",
    "メールのアカウント",
)
# An honest sender never asks a stranger to "verify" a mailbox password or to open a document with it.
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
# A mail with these words warns of phishing or resets a password; it does not ask for one.
_SPOKEN_OF: Final = lazy_pattern(
    "フィッシング|詐欺|不審|偽|なりすまし|注意喚起|phish|scam|fake|fraud|beware|never ask"
    "|reset your password|パスワード(?:の|を)?再設定|お忘れ|forgot",
    re.IGNORECASE,
)


TEXTS: Final[Texts] = {
    "mailbox": {
        "en": Text(
            "A stranger's mail asks for your mailbox password and links to an unknown site: “{words}”.",
            "Only your own mail system needs that password. Anybody else who gets it can read your mail and write to your patients and partners in your name.",
            "Do not open the link and enter nothing. If you already did, change that password now and tell your IT staff.",
        ),
        "ja": Text(
            "「{words}」などと書き、面識のない相手のリンク先でメールのパスワードを入力させようとしています。",
            "メールのパスワードが必要なのは、いつも使っているメールシステムだけです。ほかで入力すると、メールを盗み見られたり、あなたの名前で詐欺メールを送られたりします。",
            "リンクを開かず、何も入力しないでください。すでに入力してしまったときは、すぐにパスワードを変更し、情報システム担当者に知らせてください。",
        ),
    },
    "by-mail": {
        "en": Text(
            "The mail asks you to send a password, a code or similar by mail: “{words}”.",
            "No honest person needs your password, not even your own IT staff. Anybody who has it can read your mail and log in to your systems in your name.",
            "Do not answer. If you already sent it, change that password now and tell your IT staff.",
        ),
        "ja": Text(
            "「{words}」と、パスワードや認証コードなどを返信で知らせるよう求めています。",
            "相手が院内の情報システム担当者であっても、パスワードを教える必要はありません。教えると、メールを盗み見られたり、あなたの名前でシステムに入られたりします。",
            "返信しないでください。すでに送ってしまったときは、すぐにパスワードを変更し、情報システム担当者に知らせてください。",
        ),
    },
    "": {
        "en": Text(
            "The mail asks for a login, a password, a code, card data or identity data: “{words}”.",
            "Everything you type on a false page goes to the criminals. With your login they can read your mail and write to your patients and partners in your name.",
            "Enter nothing. "
            + OWN_WAY_EN
            + " If you already entered something, change that password now and tell your IT staff.",
        ),
        "ja": Text(
            "「{words}」と、ログインやパスワード・認証コード・カード・本人情報を求めています。",
            "偽のページに入力した内容は、そのまま犯人に渡ります。メールを盗み見られたり、あなたの名前で患者さんや取引先に詐欺メールを送られたりします。",
            "入力しないでください。"
            + OWN_WAY_JA
            + "すでに入力してしまったときは、すぐにパスワードを変更し、情報システム担当者に知らせてください。",
        ),
    },
    "waiting": {
        "en": Text(
            "The mail says that something is waiting for you and needs a login: “{words}”.",
            "A file, a message or held mail is the usual bait for a false login page. Everything you type there goes to the criminals.",
            "Do not type in a password. "
            + OWN_WAY_EN
            + " If you already entered a password, change it now and tell your IT staff.",
        ),
        "ja": Text(
            "「{words}」と、ファイルやメッセージなどが届いているかのように知らせています。",
            "共有ファイル・音声メッセージ・保留メールなどの知らせは、偽のログイン画面に誘い込む手口によく使われます。そこに入力した内容は犯人に渡ります。",
            "パスワードを入力しないでください。"
            + OWN_WAY_JA
            + "すでにパスワードを入力してしまったときは、すぐに変更し、情報システム担当者に知らせてください。",
        ),
    },
    "macros": {
        "en": Text(
            "The mail asks you to enable the content or the macros of a document: “{words}”.",
            "Once enabled, the document can start a malicious program on your computer. Ordinary documents do not need this.",
            "Do not open the document, and do not enable anything. If you already did, disconnect the computer from the network and call your IT staff.",
        ),
        "ja": Text(
            "「{words}」と、文書の「コンテンツの有効化」やマクロの実行を求めています。",
            "有効にすると、文書の中に仕掛けられた犯人のプログラムがパソコンで動き出すおそれがあります。普通の文書では必要のない操作です。",
            "文書を開かず、有効にする操作もしないでください。すでに有効にしてしまったときは、パソコンをネットワークから切り離し、すぐに情報システム担当者へ連絡してください。",
        ),
    },
}


@check(
    severity=Severity.MEDIUM,
    confidence=Confidence.MEDIUM,
    attack=("T1566.002", "T1598.003"),
    weights=by_severity(low=1.5, medium=1.7, high=2.2, critical=3.3),
    together=((0.5, ("threat",)),),
    texts=TEXTS,
)
def credential_request(message: Message, context: Context) -> Iterator[Hit]:
    """The text asks for a password, a code, card data, identity data or a login.

    What it finds
    Requests to enter, confirm or update passwords, codes, accounts, cards and identity papers. The severity depends on
    the other pressure in the mail, except:

    - high: an unknown sender asks for secrets by mail
    - critical: these secrets open an account, or a stranger's mail asks for your mailbox password and links to an
      unknown site

    Why it matters
    Everything typed on a false page goes to the criminals. They use stolen mail accounts to send the next wave.

    False positives
    Your own password resets, and notices of services that you use, ask for a login, too. Descriptions of a login screen
    are not reported, nor are sentences that say that a password will never be asked for.

    What to do
    Enter nothing through the mail. Open the service with your own bookmark. If you have already entered something,
    change that password now and tell your IT staff.

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
    """Whether the phrase itself names a secret or a login.

    Only English and Japanese are examined; phrases in other languages always count.
    """
    return phrase.language not in _TOLD_APART or _ASKED_FOR.search(phrase.text) is not None


def _variant(first: Phrase) -> str:
    """Return the wording that fits the best phrase: "" for a request, "macros", or "waiting" for a waiting item."""
    if _asks(first):
        return ""
    return "macros" if _MACROS.search(first.text) else "waiting"


def _wanted_in_answer(context: Context, phrases: tuple[Phrase, ...]) -> Severity | None:
    """Return how severe it is that the mail asks for a secret by mail, or None if it does not."""
    if context.from_known:
        return None
    handed = [phrase for phrase in phrases if phrase.phrase == HANDED and _SECRET.search(phrase.text)]
    if not handed:
        return None
    opens = any(_OPENS.search(phrase.text) for phrase in handed) and not context.proven.reply
    return Severity.CRITICAL if opens else Severity.HIGH


def _mailbox_password(message: Message, context: Context) -> Evidence | None:
    """Return the words with which a stranger's mail asks for the reader's mailbox password, or None.

    The mail also has to link to an unknown site.
    """
    texts = [(view.where, view.text[:_READ]) for view in message.views]
    lowered = [text.lower() for _, text in texts]
    if not any(word in text for text in lowered for word in _OF_A_MAILBOX) or not _is_stranger(message, context):
        return None
    if any(_SPOKEN_OF.search(text) for text in lowered):
        return None
    for where, text in texts:
        found = _MAILBOX.search(text)
        if found is not None:
            return Evidence(where, found.group(), found.start(), found.end())
    return None


def _is_stranger(message: Message, context: Context) -> bool:
    """Whether the author is neither known nor vouched for, and a link leads to an unknown site."""
    if context.from_known or context.vouched or context.proven.reply:
        return False
    hosts = [link.target.host for link in message.web_links[:_LINKS] if link.target is not None and link.target.host]
    return any(context.registry.owner_of(host) is None and not context.registry.is_known(host) for host in hosts)
