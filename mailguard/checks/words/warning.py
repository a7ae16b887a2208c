"""Phrases that a warning only cites, because the same sentence calls them fake.

Anybody can write "beware of phishing" above a lure. A warning is therefore believed only if the mail links to nothing
except its author's own site and carries no file. Even then only two kinds of words are ignored: words in quotation
marks beside a word such as 偽 or fake, and words that are reported as somebody else's trick.
"""

from typing import Final

from mailguard._internal.lazy_pattern import lazy_pattern
from mailguard.auth.result import Result
from mailguard.language.phrases import Phrase
from mailguard.language.prefilter import hints
from mailguard.names.domain import organizational_domain
from mailguard.pipeline.context import Context

_HINTS: Final = hints(
    "fake faked fakes scam scams scammer scammers phish phishing phishers fraud frauds fraudulent fraudulently"
    " impersonate impersonates impersonated impersonating impersonation impersonator impersonators",
    *("偽", "詐欺", "不審", "騙", "装", "なりすま", "手口", "フィッシング"),
)
_AROUND: Final = 120  # characters of the sentence on either side
_LINKS: Final = 50
_FALSE: Final = lazy_pattern(
    "偽|詐欺|不審な|騙|装[うっい]|なりすま|手口|フィッシング|\\bfake|\\bscams?\\b|phish|fraudulent|impersonat", 2
)
# Words after a reported phrase: 「…を求める不審なメール」「…させる手口」, "gift card scams".
_REPORTED: Final = lazy_pattern(
    "[^。\\n]{0,24}?(?:求める|求め、|させる|させ、|という|等の|などの|と書かれ|と称する|を装|を騙|をかた)[^。\\n]{0,20}?"
    "(?:不審|偽|詐欺|手口|なりすま|フィッシング)"
    "|s? (?:scams?|phishing|frauds?)\\b",
    2,
)
_MARKS: Final = ("「」", "『』", "“”", '""', "‘’")


def leads_nowhere_else(context: Context) -> bool:
    """Whether the mail writes about fakes, has no file or form, and links only to its author's own site."""
    message = context.message
    if message.attachments or context.authentication.dmarc.result in {Result.FAIL, Result.PERMERROR}:
        return False
    if not any(_HINTS.stand_in(view.text) for view in message.views):
        return False
    if context.author_on_free_mail or len(message.web_links) > _LINKS:
        return False
    if any(view.html is not None and view.html.forms for view in message.views):
        return False
    author = context.author_organization
    hosts = [link.target.host if link.target is not None else "" for link in message.web_links]
    return bool(author) and all(organizational_domain(host) == author for host in hosts)


def without_cited(context: Context, phrases: tuple[Phrase, ...]) -> tuple[Phrase, ...]:
    """Return the phrases without those that the mail only cites."""
    texts = {view.where: view.text for view in context.message.views} | {"header:Subject": context.message.subject}
    return tuple(
        phrase
        for phrase in phrases
        if phrase.in_picture or phrase.reading or not is_cited(texts.get(phrase.where, ""), phrase.start, phrase.end)
    )


def is_cited(text: str, start: int, end: int) -> bool:
    """Whether the words from `start` to `end` are quoted and called fake, or reported as somebody else's trick."""
    if _REPORTED.match(text, end) is not None:
        return True
    near = max(0, start - _AROUND)
    first = max(text.rfind("\n", near, start) + 1, text.rfind("。", near, start) + 1, near)
    before, after = text[first:start], text[end : end + _AROUND].partition("\n")[0]
    for opening, closing in _MARKS:
        quoted = before.count(opening) % 2 == 1 if opening == closing else before.rfind(opening) > before.rfind(closing)
        if quoted and closing in after:
            return _FALSE.search(before) is not None or _FALSE.search(after, after.find(closing)) is not None
    return False
