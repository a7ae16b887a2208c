"""Mails that speak in the name of a brand without coming from it."""

from collections.abc import Iterator
from typing import Final

from mailguard._internal.lazy_pattern import lazy_pattern
from mailguard.catalogue import Text, Texts
from mailguard.checks.links.target import web_links
from mailguard.checks.links.third_party_sites import Strangers, enclosed_strangers, strangers
from mailguard.checks.registry import check
from mailguard.checks.words.brand_voice import SURE, Voice, brand_voice
from mailguard.data.weights import by_severity
from mailguard.finding import Confidence, Evidence, Hit, Severity
from mailguard.language.phrases import ALT
from mailguard.message.model import Message
from mailguard.names.brand_homonym import is_other_word
from mailguard.names.domain import split
from mailguard.names.registry import Claim
from mailguard.pipeline.context import Context

_BEGINNING: Final = 1_000  # characters at the start of a text, where a writer says who is writing
_PICTURES: Final = 10
_ADDRESS: Final = 80  # characters around a name that may hold the rest of an e-mail address
_ADDRESS_END: Final = lazy_pattern(r"[\w.+@-]{1,80}\Z")
_LINKS: Final = 100  # links that are searched for one to the brand's own site
_REGISTERED: Final = ("co.jp", "or.jp", "ac.jp", "ed.jp", "go.jp", "lg.jp")  # given to registered organizations only
# What icons of social networks are called, each with the company: an impostor of Meta may show all of Meta's.
_NETWORKS: Final = {
    **dict.fromkeys(("facebook", "fb", "instagram", "insta", "inst", "ig", "whatsapp", "threads"), "meta"),
    **dict.fromkeys(("twitter", "x", "x (twitter)", "x（旧twitter）"), "x"),
    **{name: name for name in ("linkedin", "youtube", "tiktok", "pinterest", "line", "telegram", "note", "github")},
}


TEXTS: Final[Texts] = {
    "voice": {
        "en": Text(
            "The mail is written as if it came from {brand}, but the sender's domain {domain} does not belong to {brand}, and no link leads there.",
            "Fraudsters write a brand's greeting and signature under a neutral sender's name. A real notice comes from the brand's own address or leads to its own website.",
            "Do not use the links in this mail. Open the website or the app of {brand} the way you always do.",
        ),
        "ja": Text(
            "{brand} からのお知らせのように書かれていますが、差出人の {domain} は {brand} のものではなく、公式サイトへのリンクもありません。",
            "差出人名は目立たないものにして、件名や本文で有名な会社を装う手口です。本物のお知らせは、その会社のアドレスから届くか、公式サイトへ案内します。",
            "メールのリンクは使わず、{brand} を利用している場合は、いつものブックマークやアプリから確認してください。",
        ),
    },
    "": {
        "en": Text(
            "The mail uses the name of {brand}, but neither its sender ({domain}) nor its links ({host}) belong to {brand}.",
            "A name and a logo are easy to copy. The linked page often looks exactly like the real one.",
            "Do not click. Open the website or the app of {brand} the way you always do.",
        ),
        "ja": Text(
            "{brand} の名前を使っていますが、差出人（{domain}）もリンク先（{host}）も {brand} のものではありません。",
            "名前やロゴは簡単にまねできます。リンク先は本物そっくりの偽ページのことがよくあります。",
            "クリックせず、いつものブックマークや公式アプリから {brand} を開いて確認してください。",
        ),
    },
}


@check(
    severity=Severity.MEDIUM,
    confidence=Confidence.MEDIUM,
    attack=("T1656", "T1566.002"),
    weights=by_severity(low=0.6, medium=1.3, high=2.9),
    texts=TEXTS,
)
def brand_impersonation(message: Message, context: Context) -> Iterator[Hit]:
    """The mail uses the name of a brand or an authority, and neither its sender nor its links belong to it.

    What it finds
        - The subject, the beginning of the text or the text of a logo names your organization, a well-known brand or an
          authority. The From address does not belong to it, and all links lead to other sites. Short attached files are
          examined in the same way.
        - The mail speaks as the brand itself: its name in the subject's 【 】, its greeting, an account there, its
          signature or its copyright line. No link leads to the brand, not even an address written in the text, and the
          sender's domain does not belong to it either.
    Why it matters
        People read the name and the logo, not the address. The linked page looks like the brand's own.
    False positives
        News about a company, and shops that sell its goods, if their links lead to a third site. Rows of icons of
        several social networks are not reported. A name in the subject
        or a logo weighs more than one in the text or in a file. A mail that is proven to answer one of yours is not
        reported.
    What to do
        Open the brand's own site or app the way you always do, not through this mail.
    References
        MITRE ATT&CK T1656
    """
    found = strangers(context)
    hit = (_in_mail(message, context, found) if found is not None else None) or _in_letter(message, context)
    severe = (hit.severity or Severity.MEDIUM) if hit is not None else Severity.INFO
    voiced = _in_voice(message, context) if severe.rank < Severity.HIGH.rank else None
    if voiced is not None and (voiced.severity or Severity.MEDIUM).rank > severe.rank:
        hit = voiced
    if hit is not None:
        yield hit


def _in_voice(message: Message, context: Context) -> Hit | None:
    """Return a hit if the mail speaks as a brand and no link leads to that brand."""
    registry = context.registry
    if not context.author_domain or registry.is_known(context.author_domain) or context.vouched:
        return None
    if context.proven.reply or context.proven.bounce:
        return None
    voice = brand_voice(message, context)
    if voice is None or any(
        link.target is not None and registry.owner_of(link.target.host) == voice.owner
        for link, _ in zip(web_links(message), range(_LINKS), strict=False)
    ):
        return None
    host = next((link.target.host for link in web_links(message) if link.target is not None and link.target.host), "")
    return Hit(
        voice.evidence,
        variant="voice",
        values={"brand": voice.owner.name, "domain": context.author_domain},
        data={"owner": voice.owner.name, "domains": list(voice.owner.domains[:5]), "from": context.author_domain},
        severity=_severity(voice, context, leads=bool(host) or bool(message.attachments)),
    )


def _severity(voice: Voice, context: Context, *, leads: bool) -> Severity:
    """High if only the brand itself would write like this, otherwise medium.

    One step less without a link or file, and one step less for an authenticated sender with a registered name.
    """
    grade = 2 if voice.points >= SURE else 1
    if not leads:
        grade -= 1
    if context.authenticated and split(context.author_domain)[2] in _REGISTERED:
        grade -= 1
    return (Severity.LOW, Severity.MEDIUM, Severity.HIGH)[max(grade, 0)]


def _in_mail(message: Message, context: Context, found: Strangers) -> Hit | None:
    for where, text in _texts(message):
        claim = _claim(text, context)
        if claim is None:
            continue
        offsets = (None, None) if where == ALT and text != _first_text(message) else (claim.start, claim.end)
        prominent = where.startswith("header:") or offsets[0] is None
        severity = None if prominent or claim.owner.kind == "own" else Severity.LOW
        return _hit(Evidence(where, claim.text, *offsets), claim, found, context, severity)
    return None


def _in_letter(message: Message, context: Context) -> Hit | None:
    """Return a hit for the first attached letter that uses a brand's name and leads to other sites."""
    if not message.attachments:
        return None
    from mailguard.message.files.letter import letters

    for letter in letters(message.attachments):
        found = enclosed_strangers(letter.where, message, context)
        claim = _claim(letter.text[:_BEGINNING], context) if found is not None else None
        if found is not None and claim is not None:
            return _hit(Evidence(letter.where, claim.text), claim, found, context, Severity.LOW)
    return None


def _hit(evidence: Evidence, claim: Claim, found: Strangers, context: Context, severity: Severity | None) -> Hit:
    return Hit(
        (evidence,),
        values={"brand": claim.owner.name, "domain": context.author_domain, "host": found.hosts[0]},
        data={"owner": claim.owner.name, "domains": list(claim.owner.domains[:5]), "from": context.author_domain},
        severity=severity,
    )


def _texts(message: Message) -> Iterator[tuple[str, str]]:
    yield "header:Subject", message.subject[:300]
    for view in message.views:
        if view.html is not None:
            seen = dict.fromkeys(image.alt[:80] for image in view.html.images if image.alt.strip() and not image.hidden)
            for alt in _logos(list(seen)[:_PICTURES]):
                yield ALT, alt
            yield view.where, view.text[:_BEGINNING]
            return


def _logos(alts: list[str]) -> list[str]:
    """Return the texts of pictures without the row of icons "Follow us" that links to several social networks."""
    networks = {alt: _NETWORKS.get(alt.strip().lower(), "") for alt in alts}
    several = len(set(networks.values()) - {""}) > 1
    return [alt for alt in alts if not (several and networks[alt])]


def _first_text(message: Message) -> str:
    return next((view.text[:_BEGINNING] for view in message.views if view.html is not None), "")


def _in_address(text: str, claim: Claim) -> bool:
    """Whether the name is part of an e-mail address: "ann@gmail.com wrote" does not name the writer."""
    before, after = text[max(0, claim.start - _ADDRESS) : claim.start], text[claim.end : claim.end + _ADDRESS]
    word = _ADDRESS_END.search(before)
    return word is not None and "@" in word.group() and after[:1] == "."


def _claim(text: str, context: Context) -> Claim | None:
    """Return the first name in `text`, or None if one of the names belongs to the sender."""
    claims = [claim for claim in context.registry.named_in(text) if not _in_address(text, claim)]
    if any(context.registry.writes_from(claim.owner, context.author_domain) for claim in claims):
        return None
    spoken = (claim for claim in claims if claim.vip is None and not is_other_word(text, claim.start, claim.end))
    return next(spoken, None)
