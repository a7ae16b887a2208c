"""Parse Received fields (RFC 5321 §4.4) as mail servers really write them, in linear time.

A field consists of clauses (`from`, `by`, `via`, `with`, `id`, `for`) with comments, and of a date after the last ";".
The receiving server notes what it saw itself (address and reverse name of the client) in the comments of the `from`
clause. The HELO name is only the client's claim.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Final, NamedTuple, TypeAlias

from mailguard._internal.lazy_dataclass import dataclass
from mailguard._internal.lazy_pattern import lazy_pattern
from mailguard.message import limits
from mailguard.message.client import Doubt, address_before_by, address_in, read_client
from mailguard.message.date import parse_date
from mailguard.message.defect import Defect
from mailguard.message.header import Header

_KEYWORDS: Final = frozenset({"from", "by", "via", "with", "id", "for", "envelope-from"})
_TOKEN: Final = lazy_pattern(r'([^\s();"]++)|(\([^()\\]*+(?:\([^()\\]*+\)[^()\\]*+)*+\))|("[^"]*+")|\(')
_MARK: Final = lazy_pattern(r'\\.|[()"]', re.DOTALL)
_TLS_SAID: Final = lazy_pattern(r"\b(?:TLS|SSLv\d|cipher=|STARTTLS)", re.IGNORECASE)
_NO_TLS_SAID: Final = lazy_pattern(r"\bNO\b.{0,10}TLS|TLS[:=]\s*(?:NO|none|off)\b", re.IGNORECASE)
_TLS_NAME: Final = lazy_pattern(r"\b(TLS|SSL)_?v?(\d)(?:[._](\d))?", re.IGNORECASE)
# Protocols with an S for TLS: RFC 3848 §1, RFC 6531 §4.3 and later entries of the IANA registry.
_WITH_TLS: Final = frozenset(
    {"smtps", "smtpsa", "esmtps", "esmtpsa", "utf8smtps", "utf8smtpsa", "lmtps", "lmtpsa", "utf8lmtps", "utf8lmtpsa",
     "https", "asmtps"}
)  # fmt: skip
_WITH_PLAIN: Final = frozenset({"smtp", "esmtp", "esmtpa", "lmtp", "lmtpa", "utf8smtp", "utf8smtpa", "asmtp"})
_ENVELOPE_FROM: Final = lazy_pattern(r"envelope-(?:from|sender)[ \t=:]{1,3}", re.IGNORECASE)
_PATH: Final = lazy_pattern(r"<((?:\"(?:[^\"\\]|\\.)*+\"|[^<>\s\"]){0,320}+)>", re.DOTALL)
_QUOTED_PATH: Final = lazy_pattern(
    r"(\(envelope-(?:from|sender)[ \t=:]{1,3}<)\"(?:[^\"\\]|\\.){0,320}+\"(?=@[^<>\s]{0,255}+>)",
    re.IGNORECASE | re.DOTALL,
)
_BY: Final = lazy_pattern(r"\sby\s", re.IGNORECASE)
_TAIL: Final = 2_000  # characters kept from the end of a longer field, where the server writes its own clauses


@dataclass(frozen=True, slots=True)
class ReceivedField:
    """One hop as its server wrote it. A value that the field does not contain is "" or None.

    `from_` is the word after `from`, `helo` the name that the client gave in HELO, `reverse_name` the name that the
    server found for the client's address, `ip` that address in normal form, `by_ip` the server's own address.
    `tls` says whether TLS was used, or None if the field does not say. `mail_from` is the envelope sender, "" for the
    null reverse-path (RFC 5321 §4.5.5), or None if the server does not note it.

    `doubt` says that the client may have written text that looks like the server's: "form" for the clauses, "address"
    for the address itself, "bare" for an address that is not in a comment. `name_unchecked` says that servers of this
    kind don't check whether `reverse_name` resolves to the address.
    """

    text: str
    from_: str = ""
    helo: str = ""
    reverse_name: str = ""
    may_be_forged: bool = False  # the server says that the reverse name does not resolve to the address
    ip: str = ""
    invalid_ip: str = ""  # text at the place of an address that is not a valid address
    by: str = ""
    by_ip: str = ""
    via: str = ""
    with_: str = ""
    tls: bool | None = None
    tls_version: str = ""
    id: str = ""
    for_: str = ""
    mail_from: str | None = None
    date_text: str = ""
    time: datetime | None = None
    doubt: Doubt = ""
    name_unchecked: bool = False

    @property
    def has_client(self) -> bool:
        """Whether the mail came from another host. A hand-over inside one host names no client."""
        return bool(self.from_ or self.ip)


class Received(NamedTuple):
    """The hops of a message, the last hop (topmost field) first, and the limits reached."""

    fields: tuple[ReceivedField, ...]
    defects: tuple[Defect, ...] = ()


def read_received(header: Header) -> Received:
    """Parse the Received fields of a header, at most `limits.RECEIVED`."""
    fields = header.all("received")
    defects: list[Defect] = []
    if len(fields) > limits.RECEIVED:
        detail = f"the first {limits.RECEIVED} of {len(fields)} were read"
        defects.append(Defect("limit-received", "message", detail))
        fields = fields[: limits.RECEIVED]
    for index, field in enumerate(fields):
        if len(field.raw) > limits.RECEIVED_CHARACTERS and len(field.unfolded) > limits.RECEIVED_CHARACTERS:
            detail = f"the first {limits.RECEIVED_CHARACTERS} characters were read"
            defects.append(Defect("limit-received-characters", f"route:{index}", detail))
    return Received(tuple([parse_received(field.unfolded) for field in fields]), tuple(defects))


def parse_received(text: str) -> ReceivedField:
    """Parse the value of one Received field. Never raises."""
    cut = len(text) > limits.RECEIVED_CHARACTERS
    if cut:  # long because of what the client said; the server's own clauses come after that
        text = f"{text[: limits.RECEIVED_CHARACTERS - _TAIL]} {text[-_TAIL:]}"
    semicolon = text.rfind(";")
    date_text = text[semicolon + 1 :].strip() if semicolon >= 0 else ""
    clauses, comments, own, imitated = _clauses(_without_quoted_path(text[:semicolon] if semicolon >= 0 else text))
    from_words, from_comments = clauses.get("from", _NOTHING)
    by_words, by_comments = clauses.get("by", _NOTHING)
    with_words = clauses.get("with", _NOTHING)[0]
    # Exim writes its `from` clause in another order.
    exim = "(Exim" in text and any(comment.startswith("Exim") for comment in comments[own:])
    client = read_client(from_words, from_comments, exim=exim)
    odd = _is_odd(text)
    if odd or not client.ip:
        ip = address_before_by(text)
        client = replace(client, ip=ip, reverse_name="", doubt="form") if ip and ip != client.ip else client
    by = by_words[0] if by_words else ""
    by_microsoft = bool(with_words) and with_words[0] == "Microsoft"
    with_ = " ".join(with_words[: 3 if by_microsoft else 1])[:60]
    upper = text.upper()
    tls, version = _tls(with_, [*comments, *with_words] if _may_say_tls(upper) else [])
    return ReceivedField(
        text=text,
        from_=from_words[0][:255] if from_words else "",
        helo=client.helo,
        reverse_name=client.reverse_name,
        may_be_forged=client.may_be_forged,
        ip=client.ip,
        invalid_ip=client.invalid_ip,
        by=by[:255].rstrip(","),
        by_ip=_by_ip(by, by_comments),
        via=" ".join(clauses["via"][0][:3])[:60] if "via" in clauses else "",
        with_=with_,
        tls=tls,
        tls_version=version,
        id=_first(clauses, "id")[:120],
        for_=_first(clauses, "for").strip("<>")[:320],
        mail_from=_mail_from(clauses, (*from_comments[-1:], *comments[own:]) if "ENVELOPE-" in upper else ()),
        date_text=date_text[:120],
        time=_time(date_text, text),
        doubt=_doubt(client.doubt, unclear=cut or odd or imitated or not (by or not from_words)),
        name_unchecked=client.name_unchecked,
    )


def _doubt(of_client: Doubt, *, unclear: bool) -> Doubt:
    if unclear and of_client != "address":
        return "address" if of_client == "bare" else "form"
    return of_client


def _is_odd(text: str) -> bool:
    """Whether the client's part has an unpaired parenthesis, which only the client can have written."""
    if text.count("(") == text.count(")"):
        return False
    end = max((found.start() for found in _BY.finditer(text)), default=len(text))
    return text.count("(", 0, end) != text.count(")", 0, end)


_Token: TypeAlias = tuple[str, str, str]  # a word, a comment in parentheses or a quoted string; the other two are ""
_OPENING: Final = ("", "", "")  # a parenthesis that does not open a simple comment
_Clauses: TypeAlias = dict[str, tuple[list[str], list[str]]]
_Said: TypeAlias = tuple[Sequence[str], Sequence[str]]  # the words and the comments of one clause


_NOTHING: Final[_Said] = ((), ())


def _first(clauses: _Clauses, keyword: str) -> str:
    words = clauses.get(keyword, _NOTHING)[0]
    return words[0] if words else ""


def _clauses(text: str) -> tuple[_Clauses, list[str], int, bool]:
    """Split a field into clauses.

    Return the words and comments of each clause, all comments, the number of comments in the client's part, and
    whether text before the server's own `by`, or a second `from`, imitates clauses.
    """
    found: _Clauses = {}
    every: list[str] = []
    words: list[str] = []
    comments: list[str] = []
    own = 0
    imitated = False
    fresh = False  # directly after a keyword: the next word is its value, even if it is a keyword
    tokens: Iterable[_Token] = _TOKEN.findall(text)
    if _OPENING in tokens:
        tokens = _nested_tokens(text)
    for word, comment, quoted in tokens:
        if comment:
            comments.append(comment[1:-1])
            every.append(comment[1:-1])
            fresh = False
            continue
        keyword = "" if fresh else word.lower()
        if keyword in _KEYWORDS:
            if keyword == "by":
                if found.keys() - {"from"}:
                    # These clauses are part of a HELO that the client chose. The server's own clauses come last.
                    imitated = True
                    found = {"from": (list(found.get("from", _NOTHING)[0]), list(every))}
                own = len(every)
            imitated = imitated or (keyword == "from" and bool(found))
            words, comments = found.setdefault(keyword, ([], []))
            fresh = True
        else:
            words.append(word or quoted[1:-1])
            fresh = False
    return found, every, own, imitated


def _without_quoted_path(text: str) -> str:
    """Remove a quoted local part, which Exim notes as the client sent it: it may contain text like whole clauses."""
    return _QUOTED_PATH.sub(r"\1", text) if '<"' in text else text


def _nested_tokens(text: str) -> Iterator[_Token]:
    """Yield the tokens of a text whose comments are deeply nested, have quoted-pairs, or are never closed.

    An unpaired parenthesis does not open a comment, so that it can't hide the text after it.
    """
    position = 0
    ends = _comment_ends(text)
    while (match := _TOKEN.search(text, position)) is not None:
        position = match.end()
        if match.lastindex is not None:
            yield match.group(1) or "", match.group(2) or "", match.group(3) or ""
        elif (end := ends.get(match.start())) is not None:  # RFC 5322 §3.2.2
            yield "", text[position - 1 : end], ""
            position = end


def _comment_ends(text: str) -> dict[int, int]:
    """Return, for the offset of each paired "(", the offset after its ")"."""
    ends: dict[int, int] = {}
    opened: list[int] = []
    for mark in _MARK.finditer(text):
        if mark.group() == "(":
            opened.append(mark.start())
        elif mark.group() == ")" and opened:
            ends[opened.pop()] = mark.end()
    return ends


def _by_ip(by: str, comments: Sequence[str]) -> str:
    for text in (*comments[:3], by):
        ip = address_in(text)
        if ip:
            return ip
    return ""


def _tls(with_: str, texts: Sequence[str]) -> tuple[bool | None, str]:
    word = with_.partition(" ")[0].lower()
    for text in texts:
        if _may_say_tls(text.upper()) and _TLS_SAID.search(text):
            if _NO_TLS_SAID.search(text):
                return False, ""
            named = _TLS_NAME.search(text)
            return True, f"{named.group(1).upper()} {named.group(2)}.{named.group(3) or 0}" if named else ""
    if word in _WITH_TLS:
        return True, ""
    if word in _WITH_PLAIN or with_.startswith("Microsoft SMTP Server"):
        return False, ""
    return None, ""


def _may_say_tls(upper: str) -> bool:
    """Whether the slow search may find something. Some non-ASCII letters match "S" if case is ignored."""
    return "TLS" in upper or "SSL" in upper or "CIPHER" in upper or not upper.isascii()


def _mail_from(clauses: _Clauses, comments: Iterable[str]) -> str | None:
    """Return the envelope sender if the server notes it in a clause or a comment, else None."""
    words = clauses.get("envelope-from", _NOTHING)[0]
    if words:
        return words[0].strip("<>")[:320]
    for comment in comments:
        label = _ENVELOPE_FROM.search(comment)
        if label is not None:
            path = _PATH.match(comment, label.end())
            return path.group(1) if path is not None else None
    return None


def _time(date_text: str, text: str) -> datetime | None:
    if date_text:
        return parse_date(date_text)
    # Some servers write no ";": the date is the end of the field.
    return parse_date(text[-100:]) if text else None
