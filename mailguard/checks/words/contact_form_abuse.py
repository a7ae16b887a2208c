"""Strangers' lures that an honest form sends on: in an automatic answer, a registration mail, a copy of a message."""

from collections.abc import Iterator
from itertools import islice
from typing import Final

from mailguard._internal.lazy_pattern import lazy_pattern
from mailguard.catalogue import Text, Texts
from mailguard.checks.links.target import quote, web_links
from mailguard.checks.links.third_party_sites import is_foreign
from mailguard.checks.registry import check
from mailguard.data.weights import by_severity
from mailguard.finding import Confidence, Evidence, Hit, Severity
from mailguard.language.prefilter import hints
from mailguard.message.link import Link
from mailguard.message.model import Message
from mailguard.pipeline.context import Context

_READ: Final = 2_500  # characters of a text
_LINKS: Final = 50
_AROUND: Final = 160  # characters before a link, where its lure is
# What the operator of a form writes around the words that somebody entered.
_ANSWER: Final = lazy_pattern(
    r"thank(?:s| you) for (?:contacting|reaching out|your (?:message|inquiry|enquiry|registration)|registering|"
    r"signing up)|received your (?:message|inquiry|enquiry|request)|(?:sent|submitted) (?:us )?the following|copy of (?:your|the) "
    r"message|お問い?合わ?せ(?:いただき|頂き|ありがとう|を受け付け|内容)|登録(?:ありがとう|はまだ完了|を受け付け|いただき)|"
    r"入力された(?:メールアドレス|内容)|ihre (?:nachricht|anfrage|anmeldung) (?:erhalten|ist eingegangen)|dank für ihre "
    r"(?:nachricht|anfrage|anmeldung)|merci (?:de nous avoir contact|pour votre (?:message|inscription)|de votre inscription)|"
    r"gracias por (?:contactar|escribirnos|su mensaje|registrarse)|obrigad[oa] (?:por (?:entrar em contato|se cadastrar)|pela sua "
    r"mensagem)|grazie per (?:averci contattato|il suo messaggio|la registrazione)|bedankt voor (?:uw|je) (?:bericht|aanvraag|"
    r"aanmelding)|onderstaand bericht verstuurd|感谢您的(?:留言|咨询|注册)|感謝您的(?:留言|諮詢)|문의해 ?주셔서",
    2,
)
# A text without any of these words is not searched.
_WORDS: Final = hints(
    "contacting reaching message inquiry enquiry registration registering signing submitted following nachricht anfrage "
    "anmeldung request contact contacte contactes inscription contactar escribirnos mensaje registrarse contato cadastrar mensagem "
    "contattato messaggio registrazione bericht aanvraag aanmelding",
    *("お問", "登録", "入力された", "感谢您的", "感謝您的", "문의해"),
)
# What strangers enter where a name or a message is asked for.
_LURE: Final = lazy_pattern(
    r"[\u2600-\u27bf\U0001f300-\U0001faff]|unread messages?|new messages? from|wants? to (?:meet|chat|date)|meet you|click here\s?[:!>]"
    r"|read more\s?[:!>]|passive income|success stor|per week|per month|bitcoin|\bbtc\b|you (?:have )?won|free iphone|gift card"
    r"|hot (?:girls?|photos?|women)|lonely|[$€£¥]\s?[0-9]{1,3}[,. ]?[0-9]{3}|会いたい|出会い|副業|稼げ|無料プレゼント|当選",
    2,
)

TEXTS: Final[Texts] = {
    "": {
        "en": Text(
            "An automatic answer contains a stranger's advertising: “{words}”, with a link to {host}.",
            "Somebody entered your address and a lure into a form of {domain}, which sent it on. The sender is honest, the link is not.",
            "Do not open the link. You can tell the operator of {domain} that the form is being abused.",
        ),
        "ja": Text(
            "自動返信メールの中に、第三者が書き込んだとみられる誘い文句「{words}」と {host} へのリンクがあります。",
            "誰かが {domain} の入力フォームにあなたのアドレスと誘い文句を入力し、自動返信として送らせたものと考えられます。差出人は本物でも、リンクは危険です。",
            "リンクは開かないでください。必要なら {domain} の運営者に、フォームが悪用されていることを知らせてください。",
        ),
    },
}


@check(
    severity=Severity.MEDIUM,
    confidence=Confidence.MEDIUM,
    attack=("T1566.002",),
    weights=by_severity(medium=1.6),
    texts=TEXTS,
)
def contact_form_abuse(message: Message, context: Context) -> Iterator[Hit]:
    """An automatic answer of an honest site carries the lure that a stranger entered into its form.

    What it finds
        The wording of an automatic answer, a registration mail or a copy of a message, together with a lure (emoji,
        "unread messages", money, meetings) shortly before a link to a site that is not the sender's.
    Why it matters
        The sender is real and passes every authentication, so that filters and readers believe the mail.
    False positives
        Shops that decorate their own answers with emoji and link to an unknown review or payment service.
    What to do
        Do not open the link. The operator of the form can be told that it is being abused.
    References
        MITRE ATT&CK T1566.002
    """
    author = context.author_organization
    if not author or context.proven.reply or context.registry.is_known(context.author_domain):
        return
    links = tuple(islice(web_links(message), _LINKS))
    for view in message.views if links else ():
        text = view.text[:_READ]
        if not _WORDS.stand_in(view.text) or not _ANSWER.search(text):
            continue
        for link in links:
            lure = _lure_before(link, view.where, text)
            if lure is not None and is_foreign(link, author, context):
                host = link.target.host if link.target else ""
                values = {"words": lure.text, "host": host, "domain": context.author_domain}
                yield Hit((lure, quote(link)), values=values, data={"host": host})
                return


def _lure_before(link: Link, where: str, text: str) -> Evidence | None:
    """Return the lure shortly before a link of this text, or None."""
    if link.where != where or link.start is None:
        return None
    start = max(0, link.start - _AROUND)
    lures = _LURE.finditer(text, start, min(len(text), link.start + _AROUND // 4))
    found = max(lures, key=lambda match: len(match.group()), default=None)
    return None if found is None else Evidence(where, found.group(), found.start(), found.end())
