"""The check `text-html-divergence`."""

from collections.abc import Iterator
from typing import Final

from mailguard._internal.lazy_pattern import lazy_pattern
from mailguard.catalogue import Text, Texts
from mailguard.checks.links.target import in_table
from mailguard.checks.registry import check
from mailguard.data.tables import listed
from mailguard.data.weights import by_severity
from mailguard.finding import Confidence, Evidence, Hit, Severity
from mailguard.language.text_similarity import Terms, overlap, plainly_alike, terms
from mailguard.message.defect import Defect
from mailguard.message.model import Message, Part, View
from mailguard.names.domain import organizational_domain
from mailguard.pipeline.context import Context

CHARACTERS: Final = 300_000  # compared per mail; the longest of 3,339 real texts has 189,000
_WORDS: Final = 8  # distinctive words that each text needs, and twice as many shingles; less is a greeting or a note
_STORY_WORDS: Final = (
    20  # of a text beside an HTML part with only a picture, or with links to the same site as the HTML
)
_SHARED_WORDS: Final = 0.35  # of the shorter text; different texts in one language share a few words
_SHARED_SHINGLES: Final = 0.12
_STRANGE_WORDS: Final = 0.1  # issues of one newsletter share more: address, greeting, unsubscribe link
_NOTICE_WORDS: Final = 40  # distinctive words of the longest note that replaces the HTML
_NOTICE: Final = lazy_pattern(
    "html|e?-?mail (?:client|program|application)|browser|web ?version|navegador|navigateur"
    "|(?:view|read|see|open|display|visuali[sz]|lesen|ansehen|anzeigen|lire|leer|leggi|bekijk)[^.\n]{0,40} online"
    "|online[- ](?:version|ansicht)|ブラウザ|表示(?:され|でき)(?:ない|ません)|ウェブ版|web版|浏览器|瀏覽器"
    "|브라우저|браузер"
    # placeholders that the author of a template forgot to replace
    r"|lorem ipsum|placeholder|text[- ]version|your (?:text|message|content) here|insert .{0,30} here"
    r"|\{\{|\*\||%%|\[\[|テキスト(?:版|形式|メール)|ここに(?:本文|文章|テキスト)|本文を入力|サンプルテキスト|ダミー"
)
_TITLE: Final = 200  # characters of a page's title; an unclosed title would include the rest of the page
_LINES: Final = 200  # of a text that are searched for a passage to quote
_FOREIGN: Final = 4  # distinctive words that the other text lacks: a line with so many is good enough to quote
_QUOTED: Final = 160
_SUMMED_UP: Final = 60
_LINE: Final = lazy_pattern(r"[^\r\n]+")


TEXTS: Final[Texts] = {
    "": {
        "en": Text(
            "The mail contains two messages: you see “{html}”, but a hidden second text is about something else: “{text}”.",
            "A mail may contain its message twice, as plain text and with a design. Usually both say the same. A second text about something else is often added so that filters think the mail is ordinary correspondence.",
            "If you do not know the sender or did not expect the mail, do not click, do not answer, and show it to your IT staff.",
        ),
        "ja": Text(
            "画面には「{html}」と表示されますが、表示されない部分に、まったく別の内容の文章「{text}」が入っています。",
            "メールには、同じ内容を「装飾付きの表示用」と「文字だけ」の二通りで入れることがあり、普通は内容が一致します。別の文章は、迷惑メール対策のプログラムに普通のメールだと思わせるために入れられることがよくあります。",
            "差出人に心当たりがない、または予定のないメールなら、リンクを開いたり返信したりせず、情報システム担当者に見せてください。",
        ),
    },
    "picture": {
        "en": Text(
            "You see only a picture with a link, but a hidden text is about something else: “{text}”.",
            "Filters cannot read the words in a picture. The hidden text is often added so that filters think the mail is ordinary correspondence.",
            "Do not click on the picture. If you expect something from this sender, open their site the way you always do.",
        ),
        "ja": Text(
            "画面にはリンク付きの画像しか表示されませんが、表示されない部分に「{text}」という別の文章が入っています。",
            "画像の中の文字は、迷惑メール対策のプログラムには読めません。隠れた文章は、普通のメールだと思わせるために入れられることがよくあります。",
            "画像をクリックしないでください。この差出人からの用件に心当たりがあれば、いつもの方法で相手のサイトを開いて確認してください。",
        ),
    },
}


@check(
    severity=Severity.MEDIUM,
    confidence=Confidence.MEDIUM,
    attack=("T1027", "T1566"),
    weights=by_severity(low=0.6, medium=1.8, high=2.2),
    texts=TEXTS,
)
def text_html_divergence(message: Message, context: Context) -> Iterator[Hit | Defect]:
    """The plain text of the mail and its HTML say different things.

    What it finds
        A mail that contains its message twice, as plain text and as HTML, and the two have almost nothing in common:
        neither distinctive words nor sequences of words, in any language. A passage of each is quoted.
    Why it matters
        The reader sees the HTML, but some filters read the plain text, which is then often an old newsletter or a
        story. Normal mail programs make one version from the other.
    False positives
        Not reported: notes that the mail needs HTML or a browser, forgotten placeholders, shortened texts, and usually
        texts with a link to the same site as the HTML (if even then hardly a word is the same, the severity is low).
        A text without links that a sender forgot to update since the last issue is reported.
    What to do
        Compare the quoted passages. If they have nothing to do with each other, don't trust the mail.
    References
        RFC 2046 §5.1.4 (alternatives are versions of the same information) · MITRE ATT&CK T1027
    """
    room = CHARACTERS
    for text, html in _alternatives(message):
        for view in (text, *html):
            if len(view.text) > room:
                yield Defect("limit-compared-text", view.where, f"the first {room} characters were compared")
        hit = _compare(text, html, message, context, room)
        room -= len(text.text)
        if hit is not None:
            yield hit
        if hit is not None or room <= 0:  # nested alternatives contain the same texts again
            return


def _alternatives(message: Message) -> Iterator[tuple[View, tuple[View, ...]]]:
    """Yield the longest plain text of each multipart/alternative with its HTML texts."""
    if len(message.views) < 2:
        return
    for part in message.parts:
        if part.content_type == "multipart/alternative":
            inside = {id(each) for each in part.walk()}
            views = [view for view in message.views if id(view.part) in inside]
            plain = [view for view in views if view.html is None]
            html = tuple(view for view in views if view.html is not None)
            if plain and html:
                yield max(plain, key=lambda view: len(view.text)), html


def _compare(text: View, html: tuple[View, ...], message: Message, context: Context, room: int) -> Hit | None:
    plain, shown = text.text[:room], _shown(html)[:room]
    if (shown and plainly_alike(plain, shown)) or _garbled(text.part, *(view.part for view in html)):
        return None
    one, other = terms(plain), terms(shown)
    if not _is_long(one):
        return None
    picture = not _is_long(other)
    if picture:
        if len(one.words) < _STORY_WORDS or not _leads_somewhere(html, message):
            return None
        other = terms(shown + _hidden(html)[:room])
    words = overlap(one.words, other.words) if other.words else 0.0
    shingles = overlap(one.shingles, other.shingles) if other.shingles else 0.0
    if words > _SHARED_WORDS or shingles > _SHARED_SHINGLES:
        return None
    if len(one.words) <= _NOTICE_WORDS and _NOTICE.search(plain.lower()):
        return None
    alike = _leads_alike(text, html, message, context)
    if alike and (words > _STRANGE_WORDS or picture or min(len(one.words), len(other.words)) < _STORY_WORDS):
        return None
    first, second = _passage(text, other), _passage(max(html, key=lambda view: len(view.text)), one)
    return Hit(
        (first,) if picture else (first, second),
        variant="picture" if picture else "",
        values={"text": _short(first.text), "html": _short(second.text)},
        data={"shared_words": round(words, 2), "shared_pairs": round(shingles, 2)},
        severity=Severity.LOW if picture or alike else None,
    )


def _is_long(text: Terms) -> bool:
    return min(len(text.words), len(text.shingles) // 2) >= _WORDS


def _shown(html: tuple[View, ...]) -> str:
    """Return the visible text of the HTML, with titles and alternative texts of images.

    Programs that derive the plain text from HTML use these too.
    """
    found: list[str] = []
    for view in html:
        found.append(view.text)
        if view.html is not None:
            found.append(view.html.title[:_TITLE])
            found += (image.alt for image in view.html.images)
    return "\n".join(found).strip()


def _hidden(html: tuple[View, ...]) -> str:
    return "\n".join(run.text for view in html if view.html is not None for run in view.html.hidden)


def _leads_somewhere(html: tuple[View, ...], message: Message) -> bool:
    places = {view.where for view in html}
    return any(link.where in places for link in message.web_links)


def _garbled(*parts: Part) -> bool:
    """Whether a text was decoded so badly that it cannot be compared with another."""
    return any(part.text.count("\ufffd", 0, CHARACTERS) * 20 > len(part.text[:CHARACTERS]) for part in parts)


def _leads_alike(text: View, html: tuple[View, ...], message: Message, context: Context) -> bool:
    """Whether both link to the same site. Sites of known brands other than the author's do not count."""
    places = {view.where for view in html}
    sites: dict[bool, set[str]] = {True: set(), False: set()}
    for link in message.links:
        if link.is_web and link.target is not None and link.clickable and link.where in (text.where, *places):
            owner = context.registry.owner_of(link.target.host)
            if owner is None or owner == context.author_owner:
                host = link.target.host  # on a mail service, each customer has a separate host name
                site = host if in_table(host, listed("esp_trackers")) else organizational_domain(host) or host
                sites[link.where == text.where].add(site)
    return bool(sites[True] & sites[False])


def _passage(view: View, other: Terms) -> Evidence:
    """Return the line of `view` that has the most distinctive words missing from the other text."""
    best, most = (0, min(len(view.text), _QUOTED)), -1
    for count, line in enumerate(_LINE.finditer(view.text)):
        if count >= _LINES or most >= _FOREIGN:
            break
        if "{" in line.group()[:_QUOTED]:  # a style sheet that was left in the text
            continue
        foreign = len(terms(line.group()[:_QUOTED]).words - other.words)
        if foreign > most:
            start = line.start() + len(line.group()) - len(line.group().lstrip())
            best, most = (start, min(line.end(), start + _QUOTED)), foreign
    return Evidence(view.where, view.text[slice(*best)], *best)


def _short(text: str) -> str:
    """Return the beginning of a passage, short enough for a summary."""
    text = " ".join(text.split())
    if len(text) <= _SUMMED_UP:
        return text
    return (text[:_SUMMED_UP].rpartition(" ")[0] or text[:_SUMMED_UP]).rstrip(" .,;:、。") + "…"
