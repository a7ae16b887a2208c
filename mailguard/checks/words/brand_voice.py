"""How strongly a mail speaks as a brand itself, as opposed to writing about the brand."""

from collections.abc import Iterator
from itertools import chain
from typing import Final

from mailguard._internal.lazy_dataclass import dataclass
from mailguard._internal.lazy_pattern import lazy_pattern
from mailguard.finding import Evidence
from mailguard.language.east_asian import has_cjk
from mailguard.language.prefilter import TEXT_CHARACTERS as VOCABULARY_CHARACTERS
from mailguard.language.prefilter import vocabulary, words_of
from mailguard.message.model import Message, View
from mailguard.message.quoting import blanked
from mailguard.names.domain import split
from mailguard.names.imitation import Owner
from mailguard.names.name_search import TEXT_CHARACTERS
from mailguard.names.registry import Claim
from mailguard.pipeline.context import Context

SURE: Final = 4  # points from which only the brand itself would write like this
LIKELY: Final = 3
_READ: Final = 6_000  # characters; enough that words put before a greeting cannot push it out of reach
_AROUND: Final = 40
_OWNERS: Final = 4  # a text that names this many brands writes about them
_MENTIONS: Final = 3
_BRACKET: Final = lazy_pattern(r"[【\[［〔《(（][^】\]］〕》)）\n]{0,12}\Z")
_NOTICE: Final = lazy_pattern(
    r"ご利用|お支払|支払い?|請求|アカウント|本人確認|ログイン|サインイン|会員|重要|確認|停止|制限|更新|有効期限|認証|不正|"
    r"セキュリティ|口座|引き?落|取引|未納|滞納|account|sign.?in|log.?in|verif|confirm|security|payment|billing|suspend|"
    r"expire|renew|password|subscription|invoice|statement|locked|unusual|action required|mailbox",
    2,
)
_SERVED: Final = lazy_pattern(
    r"[」』\"”]?(?:の(?:サービス|カード|口座|会員サービス))?(?:を(?:いつも|日頃より?|平素より?)?|に)?"
    r"(?:ご利用(?:いただき|いただいて|頂き|頂いて|くださ|下さ|の(?:お客|皆|会員)|ありがとう|有難う|、?誠に)"
    r"|ご愛顧|ご契約(?:いただ|頂)|ご登録(?:いただ|頂)|お使いいただ)"
)
_SELF: Final = lazy_pattern(
    r"[」』\"”]?(?:です。|でございます|より(?:重要な?)?(?:の)?(?:お知らせ|ご案内|ご連絡)"
    r"|からの?(?:重要な?)?(?:お知らせ|ご案内|ご連絡)"
    r"|では[、，]?(?:お客|会員|現在|不正|安全|この|セキュリティ|個人|第三者|ご本人|定期)"
    r"|[ \u3000]?(?:カスタマー|お客[様さ]ま?|サポート|セキュリティ|ヘルプ|会員|コール)"
    r"(?:サービス|サポート|センター|チーム|デスク|係|事務局|窓口|相談))"
    r"|(?:'s|’s)? ?(?:security|customer|support|account|billing|fraud|member|payments?|service|help ?desk) "
    r"(?:team|services?|support|center|centre|care|department|desk)\b",
    2,
)
_TRIM: Final = " \u3000-|・【】"
_THEIRS_BEFORE: Final = lazy_pattern(
    r"(?:\b(?:thank(?:s| you) for (?:using|choosing"
    r"|being (?:a|an)|shopping (?:with|at)|banking with"
    r"|your (?:order|purchase)(?: (?:from|with|at|on))?)"
    r"|dear(?: valued)?|your(?: recent)?|the team at|regards,|sincerely,|team) ?(?:the )?"
    r"|いつも|平素(?:は|より)|日頃(?:は|より)、?)[「『\"“]?\s{0,8}\Z",
    2,
)
_ACCOUNT: Final = lazy_pattern(
    r"[」』\"”]?(?:の)?(?:アカウント|会員(?:ID|様|の)?|お客[様さ]|ID|口座|カード会員|ポイント残)"
    r"|(?:'s)? (?:account|subscription|membership|wallet|mailbox|password|card|customer|user|member|id)\b",
    2,
)
_ISSUER: Final = lazy_pattern(
    r"(?:©|\(c\)|copyright|発行者?|発行元|配信元|配信者|運営(?:会社|元)?|送信者|送信元|差出人)[^\n]{0,20}\Z", 2
)
_COMPANY: Final = lazy_pattern(
    r"株式会社|（株）|\(株\)|サービス|センター|事務局|サポート|\b(?:inc|ltd|llc|corp|team|support|service)\b", 2
)
_HONORIFIC: Final = lazy_pattern(
    r"[ \u3000]?(?:株式会社)?[ \u3000]?様|[^\n]{0,15}(?:御中|殿|先生)"
    r"|[^\n]{0,8}(?:券|コード|ギフト|決済|払い|対応|連携|限定|店)"
)

# The English words of the patterns above, for a test without a search for names.
_SIGNING: Final = frozenset(b"team service support inc ltd llc corp".split())
_OFFICE: Final = frozenset(
    b"security customer support account billing fraud member payment payments service desk helpdesk".split()
)
_OFFICES: Final = frozenset(b"team services service support center centre care department desk".split())
_POSSESSIONS: Final = frozenset(
    b"account subscription membership wallet mailbox password card customer user member id".split()
)
_ADDRESSING: Final = frozenset(b"thank thanks dear your team regards sincerely".split())


@dataclass(frozen=True, slots=True)
class Voice:
    """The brand that a mail speaks for, with the evidence; `points` measure how strongly."""

    owner: Owner
    points: int
    evidence: tuple[Evidence, ...]


def brand_voice(message: Message, context: Context) -> Voice | None:
    """Return the brand whose voice the mail imitates most.

    None if no brand reaches `LIKELY` points, if the sender is the brand, or if the text names many brands.
    """
    subject = message.subject[:300]
    view = next(iter(message.views), None)
    found: dict[str, tuple[Owner, int, list[Evidence]]] = {}
    named: set[str] = set()
    said = tuple(_in_subject(subject, context))
    searched = view if view is not None and (said or _may_speak(view.text)) else None
    for owner, points, evidence in chain(said, _in_text(searched, context) if searched else ()):
        named.add(owner.name)
        if len(named) >= _OWNERS or _is_theirs(owner, context):
            return None
        total = found.setdefault(owner.name, (owner, 0, []))
        if points:
            found[owner.name] = (owner, total[1] + points, [*total[2], evidence])
    if not found:
        return None
    owner, points, quoted = max(found.values(), key=lambda each: each[1])
    return Voice(owner, points, tuple(quoted[:3])) if points >= LIKELY else None


def _may_speak(text: str) -> bool:
    """Whether a text has the words that make `LIKELY` points, although the subject names no brand.

    No text has them with names that are only mentioned, nor with "your" or "account" beside one.
    """
    if text.isascii() and "&" not in text:
        read = vocabulary(text[:VOCABULARY_CHARACTERS])  # several checks ask for it
        words, lower = read.distinct, read.normalised.text
    else:
        text = text[:_READ]
        if has_cjk(text) or any(letter in text for letter in "©ſıİ"):  # the last three match "s" and "i"
            return True
        lower = text.lower()
        words = frozenset(words_of(lower))
    if not words.isdisjoint(_SIGNING) or "copyright" in lower or "(c)" in lower:
        return True
    if not (words.isdisjoint(_OFFICE) or words.isdisjoint(_OFFICES)):
        return True
    owns = not words.isdisjoint(_POSSESSIONS) or '"id' in lower or "”id" in lower
    return owns and not words.isdisjoint(_ADDRESSING)


def _is_theirs(owner: Owner, context: Context) -> bool:
    if context.registry.writes_from(owner, context.author_domain):
        return True
    label = split(context.author_domain)[1]
    return any(label == split(domain)[1] for domain in owner.domains)


def _in_subject(subject: str, context: Context) -> Iterator[tuple[Owner, int, Evidence]]:
    for claim in _brands(subject, context):
        points = 1  # at any position: the sender can write anything in front of it
        if _BRACKET.search(subject, max(0, claim.start - 14), claim.start):
            points = 2
        if _HONORIFIC.match(subject, claim.end):
            points = 0
        elif _NOTICE.search(subject):
            points += 1
        yield claim.owner, points, Evidence("header:Subject", claim.text, claim.start, claim.end)
        return  # the first brand named counts as the speaker


def _in_text(view: View, context: Context) -> Iterator[tuple[Owner, int, Evidence]]:
    text = view.text[:_READ]
    if view.html is not None:  # plain text has its quoting marks removed already
        text = blanked(text)
    seen: dict[tuple[str, str], None] = {}
    mentions: dict[str, int] = {}
    for start, piece in _pieces(text):
        for claim in _brands(piece, context):
            mentions[claim.owner.name] = mentions.get(claim.owner.name, 0) + 1
            kind, points = _kind(piece, claim)
            if kind and (claim.owner.name, kind) in seen:
                continue
            seen[claim.owner.name, kind] = None
            evidence = Evidence(view.where, claim.text, start + claim.start, start + claim.end)
            yield claim.owner, points, evidence
            if mentions[claim.owner.name] == _MENTIONS:
                yield claim.owner, 1, evidence


def _pieces(text: str) -> Iterator[tuple[int, str]]:
    """Yield pieces of `text` for the name search with their offsets, cut between lines if possible."""
    start = 0
    while start < len(text):
        end = start + TEXT_CHARACTERS
        if end < len(text):
            end = text.rfind("\n", start + TEXT_CHARACTERS // 2, end) + 1 or end
        yield start, text[start:end]
        start = end


def _brands(text: str, context: Context) -> Iterator[Claim]:
    for claim in context.registry.named_in(text):
        if claim.vip is None and claim.owner.kind == "brand":
            yield claim


def _kind(text: str, claim: Claim) -> tuple[str, int]:
    """Return the kind of the words around a name, and their points.

    2 for the brand's own greeting or signature, 1 for "your … account" and weaker greetings, 0 for neither.
    """
    if _HONORIFIC.match(text, claim.end):
        return "", 0
    before = max(0, claim.start - _AROUND)
    if _ISSUER.search(text, before, claim.start):
        return "closing", 2
    if _SERVED.match(text, claim.end):
        return "greeting", 2
    if _SELF.match(text, claim.end):
        return "self", 2
    if _ACCOUNT.match(text, claim.end):
        return "account", 1
    if _THEIRS_BEFORE.search(text, before, claim.start):
        return "greeting", 1
    return ("closing", 2) if _is_signature(text, claim) else ("", 0)


def _is_signature(text: str, claim: Claim) -> bool:
    """Whether a name is alone on a line of the text, apart from words like "Inc." or "Support"."""
    first = text.rfind("\n", 0, claim.start) + 1
    last = text.find("\n", claim.end)
    line = text[first : last if last >= 0 else len(text)].strip()
    rest = line.replace(claim.text, "", 1)
    return len(line) <= _AROUND and bool(_COMPANY.search(rest)) and len(_COMPANY.sub("", rest).strip(_TRIM)) <= 8
