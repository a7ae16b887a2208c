"""Parse address fields that do not have the usual form: by the grammar, or in every way that programs read them.

A field that the grammar (RFC 5322 §3.4) allows has one reading: the domain follows the last "@" outside quotes
(RFC 5322 §3.4.1), with optional blanks and comments (RFC 5322 §4.4). In any other field, everything that looks like an
address is returned.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice
from typing import Final, NamedTuple

from mailguard._internal.lazy_pattern import lazy_pattern
from mailguard.message import limits
from mailguard.message.address import (
    BARE,
    CONTROL,
    CONTROLS_IN_NAME,
    ENCODED,
    IN_COMMENT,
    LIMIT,
    MALFORMED,
    NO_ADDRESS,
    SEVERAL,
    Mailbox,
    display_name,
    name_hides,
    normal_domain,
    unique,
    visible_address,
)
from mailguard.message.address_token import ATOM, LITERAL, ODD, QUOTED, Token, Tokens, text_of, tight, tokens_of
from mailguard.message.encoded_word import decode_encoded_words

_WORD: Final = f"[{ATOM}{QUOTED}]"
_LOCAL: Final = rf"{_WORD}(?:\.{_WORD})*+"
_DOMAIN: Final = rf"(?:{ATOM}(?:\.{ATOM})*+|{LITERAL})"
_ROUTE: Final = rf"(?:,*+@{_DOMAIN}(?:,++(?:@{_DOMAIN})?)*+:)?"  # obs-route: RFC 5322 §4.4
# A mailbox (RFC 5322 §3.4), in the kinds of its tokens: phrase and address in angle brackets, or the address alone.
_MAILBOX: Final = lazy_pattern(
    rf"({_WORD}[{ATOM}{QUOTED}.]*+)?<{_ROUTE}({_LOCAL}@{_DOMAIN})>|({_LOCAL}@{_DOMAIN})(?![{ATOM}{QUOTED}{LITERAL}{ODD}.<@])"
)
_PLAIN: Final = lazy_pattern(rf"{ATOM}(?:\.{ATOM})*+@{ATOM}(?:\.{ATOM})*+\.?")
_GROUP: Final = lazy_pattern(rf"{_WORD}[{ATOM}{QUOTED}.]*+:")
# Characters that Japanese and Chinese keyboards produce in place of <, >, @, [ and ].
_WIDE: Final = {
    **dict.fromkeys(map(ord, "＜﹤〈〈⟨‹"), "<"),
    **dict.fromkeys(map(ord, "＞﹥〉〉⟩›"), ">"),
    **dict.fromkeys(map(ord, "＠﹫"), "@"),
    ord("［"): "[",
    ord("］"): "]",
}
_WIDE_SIGN: Final = lazy_pattern("[" + "".join(map(chr, _WIDE)) + "]")
_SEVERAL_AT: Final = 5  # "@" of one address that may precede its domain; the checks evaluate fewer domains
_TO_BLANKS: Final = str.maketrans('()"', "   ")  # characters that hide an address from the grammar


def any_form(text: str) -> tuple[Mailbox, ...]:
    """Return the mailboxes of `text`, whatever their form."""
    tokens = tokens_of(text)
    if not tokens.found:
        return tuple(_in_hiding((), tokens.comment(0, 0)))
    found = _by_the_grammar(tokens)
    if found is None and _WIDE_SIGN.search(text):
        tokens = tokens_of(text.translate(_WIDE))
        found = _by_the_grammar(tokens)
    if found is None:
        found = tuple(_in_every_way(tokens))
    return found


# Fields that the grammar allows


def _by_the_grammar(tokens: Tokens) -> tuple[Mailbox, ...] | None:
    """Return the mailboxes of a field that follows RFC 5322 §3.4 or RFC 5322 §4.4, else None."""
    kinds = tokens.kinds
    boxes: list[Mailbox] = []
    position, group = 0, False
    while position < len(kinds):
        if kinds[position] == "," or (group and kinds[position] == ";"):
            group = group and kinds[position] == ","
            position += 1
            continue
        if position and kinds[position - 1] not in ",:" and not (group and kinds[position - 1] == ";"):
            return None
        match = _MAILBOX.match(kinds, position)
        if match is None:
            match = None if group else _GROUP.match(kinds, position)
            if match is None:
                return None
            group = True
        elif len(boxes) > limits.ADDRESSES:
            break
        else:
            box = _strict_mailbox(tokens, match)
            if box is None:
                return None
            boxes.append(box)
        position = match.end()
    return None if group else _decoded(boxes)


def _strict_mailbox(tokens: Tokens, match: re.Match[str]) -> Mailbox | None:
    """Return the mailbox that `_MAILBOX` found, or None if its address contains a full-width bracket or "@"."""
    start, end = match.span(2) if match.group(2) else match.span(3)
    words = tokens.found[start:end]
    text = "".join(word.text for word in words)
    if _WIDE_SIGN.search(text) and not any(word.kind == QUOTED for word in words):
        return None
    name = text_of(tokens.found[match.start(1) : match.end(1)]) if match.group(1) else ""
    return _mailbox(name or tokens.comment(*match.span()), text, _after_at(words), "")


def _after_at(words: tuple[Token, ...]) -> str:
    """Return the text after the last "@" outside quotes (RFC 5322 §3.4.1)."""
    at = max(index for index, word in enumerate(words) if word.kind == "@")
    return "".join(word.text for word in words[at + 1 :])


# Fields that the grammar does not allow


class _Candidate(NamedTuple):
    """Tokens that look like an address: those from `start` to `end`. `at` holds the indexes of each "@" among them."""

    start: int
    at: tuple[int, ...]
    end: int


def _in_every_way(tokens: Tokens) -> Iterator[Mailbox]:
    """Yield the mailboxes of a field that no grammar allows: every address in each piece between commas."""
    count = 0
    for start, end in _pieces(tokens.found):
        boxes = _decoded(_readings(tokens, start, end))
        yield from boxes
        count += len(boxes)
        if count > limits.ADDRESSES:
            return


def _pieces(found: tuple[Token, ...]) -> Iterator[tuple[int, int]]:
    """Yield start and end of each piece between commas or semicolons. Text without an address joins the next piece."""
    start = 0
    promising = False
    groups = any(token.kind == ";" for token in found)
    closing = _closing_brackets(found)
    for index, token in enumerate(found):
        kind = token.kind
        if kind in "<@" or (kind == QUOTED and "@" in token.text and _stands_alone(found, index)):
            promising = True
        elif kind == ":" and groups and not promising:
            start = index + 1  # after the name of a group
        elif kind in ",;" and promising and not closing[index]:
            yield start, index
            start, promising = index + 1, False
    if start < len(found):
        yield start, len(found)


def _stands_alone(found: tuple[Token, ...], index: int) -> bool:
    """Whether a comma or semicolon follows the token, so that it is not the name of the next address."""
    return index + 1 < len(found) and found[index + 1].kind in ",;"


def _closing_brackets(found: tuple[Token, ...]) -> list[bool]:
    """Return for each token whether it is inside a pair of angle brackets."""
    inside = [False] * len(found)
    opened = -1
    for index, token in enumerate(found):
        if token.kind == "<":
            opened = index
        elif token.kind == ">" and opened >= 0:
            inside[opened:index] = [True] * (index - opened)
            opened = -1
    return inside


def _readings(tokens: Tokens, start: int, end: int) -> list[Mailbox]:
    """Return every mailbox that some program finds in a piece, first the one that most programs show."""
    piece = tokens.found[start:end]
    comment = tokens.comment(start, end)
    alone = _alone(piece) if not comment else None
    if alone is not None:
        return [_of(piece, alone, "", BARE if tokens.closed else MALFORMED)]
    candidates = [_stretched(piece, each) for each in islice(_candidates(piece), limits.MAILBOX_ADDRESSES)]
    if not candidates:
        return _in_hiding(piece, comment) or [_without_address(piece, comment)]
    bracketed = [each for each in candidates if piece[_opening(piece, each)].text in ("<", "[")]
    first = bracketed[-1] if bracketed else candidates[0]
    full = len(candidates) == limits.MAILBOX_ADDRESSES
    defect = LIMIT if full else _defect(piece, candidates, closed=tokens.closed)
    name = _name(piece, first, bracketed) or comment
    boxes = [_of(piece, each, name if each is first else "", defect) for each in (first, *candidates)]
    if len(candidates) == 1 and _runs_on(piece, first):
        return [replace(boxes[0], domain="")]
    boxes += [box for each in candidates for box in _before_the_last(piece, each, defect)]
    return list(unique(boxes))


def _alone(piece: tuple[Token, ...]) -> _Candidate | None:
    """Return the address that is all of a piece, as of most beside one broken entry: every program reads it alike."""
    kinds = "".join([token.kind for token in piece])
    if _PLAIN.fullmatch(kinds) is None or any(token.spaced for token in piece[1:]):
        return None
    return _Candidate(0, (kinds.index("@"),), len(piece))


def _of(piece: tuple[Token, ...], each: _Candidate, name: str, defect: str) -> Mailbox:
    domain = text_of(piece[each.at[-1] + 1 : each.end])
    local = text_of(piece[each.start : each.at[-1]])
    return _mailbox(name, f"{tight(local)}@{tight(domain)}", tight(domain), defect)


def _before_the_last(piece: tuple[Token, ...], each: _Candidate, defect: str) -> Iterator[Mailbox]:
    """Yield `a@b` for `a@b@c`, as programs read it that split at the first "@"."""
    for at, next_at in zip(each.at[:_SEVERAL_AT], each.at[1:], strict=False):
        domain = tight(text_of(piece[at + 1 : next_at]))
        if domain:
            yield _mailbox("", tight(text_of(piece[each.start : next_at])), domain, defect)


def _candidates(piece: tuple[Token, ...]) -> Iterator[_Candidate]:
    """Yield everything that looks like an address, in order."""
    behind = index = 0
    while index < len(piece):
        if piece[index].kind != "@":
            index += 1
            continue
        start = _local_start(piece, index, behind)
        ats: list[int] = []
        while index < len(piece) and piece[index].kind == "@":
            ats.append(index)
            index += 1
            if index < len(piece) and piece[index].kind == LITERAL:
                index += 1
            while index < len(piece) and piece[index].kind in f"{ATOM}." and _adjacent(piece, index):
                index += 1
        if start < ats[0] or index > ats[-1] + 1:
            found = _Candidate(start, tuple(ats), index)
            if not _is_place(piece, found):
                yield found
        behind = index


def _is_place(piece: tuple[Token, ...], each: _Candidate) -> bool:
    """Whether the "@" in a name precedes a workplace, as in 田中@営業部: no domain is a single non-ASCII word."""
    words = piece[each.at[-1] + 1 : each.end]
    return len(words) == 1 and not words[0].text.isascii() and any(token.kind == "<" for token in piece[each.end :])


def _stretched(piece: tuple[Token, ...], each: _Candidate) -> _Candidate:
    """Extend an address that is alone in angle brackets to their whole content, even if invalid: `<a b@example,jp>`."""
    start, end = each.start, each.end
    while start and piece[start - 1].kind not in "<>@:":
        start -= 1
    while end < len(piece) and piece[end].kind not in "<>@":
        end += 1
    alone = start and piece[start - 1].kind == "<" and end < len(piece) and piece[end].kind == ">"
    return each._replace(start=start, end=end) if alone else each


def _local_start(piece: tuple[Token, ...], at: int, lowest: int) -> int:
    """Return where the local part before the "@" begins. It may contain pairs of brackets, which some services use."""
    start = outside = at
    depth = 0
    while start > lowest:
        token, behind = piece[start - 1], piece[start]
        if behind.spaced and "." not in (token.kind, behind.kind) and behind.kind != "@":
            break
        depth += (token.text == "]") - (token.text == "[")
        if depth < 0 or not (token.kind in f"{ATOM}{QUOTED}." or token.text in ("[", "]")):
            break
        start -= 1
        if not depth:
            outside = start
    return outside


def _adjacent(piece: tuple[Token, ...], index: int) -> bool:
    """Whether the token at `index` belongs to the domain before it. Blanks next to dots and "@" are allowed."""
    before = piece[index - 1]
    return not piece[index].spaced or "." in (piece[index].kind, before.kind) or before.kind == "@"


def _opening(piece: tuple[Token, ...], each: _Candidate) -> int:
    """Return where an address begins, including a bracket and `mailto:` in front of it."""
    start = each.start
    if start > 1 and piece[start - 1].kind == ":" and piece[start - 2].text.lower() == "mailto":
        start -= 2
    return start - 1 if start and piece[start - 1].text in ("<", "[") else start


def _closed(piece: tuple[Token, ...], each: _Candidate) -> bool:
    """Whether an address has both its brackets or no bracket."""
    closing = {"<": ">", "[": "]"}.get(piece[_opening(piece, each)].text, "")
    after = piece[each.end].text if each.end < len(piece) else ""
    return after == closing if closing else after not in (">", "]")


def _runs_on(piece: tuple[Token, ...], each: _Candidate) -> bool:
    """Whether the domain continues after a character that no domain contains, as in `a@exa"mple.jp`."""
    if each.end + 1 >= len(piece):
        return False
    sign, behind = piece[each.end], piece[each.end + 1]
    glued = not sign.spaced and not behind.spaced and behind.kind == ATOM
    return glued and sign.kind in f"{ODD}{QUOTED}" and sign.text not in ("]", ")")


def _defect(piece: tuple[Token, ...], candidates: list[_Candidate], *, closed: bool) -> str:
    """Return the defect of a piece: "" or `BARE` if all programs must find the same address in it."""
    texts = {"".join(word.text.lower() for word in piece[each.start : each.end]).strip("'") for each in candidates}
    if len(texts) > 1 or any(len(each.at) > 1 for each in candidates):
        return SEVERAL
    angles = "".join(token.kind for token in piece if token.kind in "<>")
    bracketed = any(piece[_opening(piece, each)].kind == "<" for each in candidates)
    sound = closed and angles == ("<>" if bracketed else "") and all(_is_sound(piece, each) for each in candidates)
    if not sound:
        return MALFORMED
    return "" if bracketed else BARE


def _is_sound(piece: tuple[Token, ...], each: _Candidate) -> bool:
    """Whether the candidate is one valid address (RFC 5322 §3.4.1) and its brackets are paired."""
    kinds = "".join(word.kind for word in piece[each.at[-1] + 1 : each.end])
    whole = _WHOLE_DOMAIN.fullmatch(kinds) is not None and not _runs_on(piece, each)
    return whole and each.start < each.at[0] and _closed(piece, each)


_WHOLE_DOMAIN: Final = lazy_pattern(rf"{_DOMAIN}\.?")  # a final dot is common


def _name(piece: tuple[Token, ...], first: _Candidate, bracketed: list[_Candidate]) -> str:
    """Return the name shown with the first address: the text before it, without other addresses in brackets."""
    left_out: set[int] = set()
    for each in bracketed or [first]:
        left_out.update(range(_opening(piece, each), each.end + bool(bracketed)))
    stop = _opening(piece, first)
    before = tuple(token for index, token in enumerate(piece[:stop]) if index not in left_out)
    after = tuple(token for index, token in enumerate(piece) if index > stop and index not in left_out)
    found = text_of(before) or text_of(tuple(token for token in after if token.kind not in "<>"))
    return found if found.strip(" ,;") else ""


# Fields without an address in the usual place


def _in_hiding(piece: tuple[Token, ...], comment: str) -> list[Mailbox]:
    """Return the addresses in comments and quotes: programs show `Name (<a@b>)` and `"a@b"` as written."""
    text = f"{text_of(piece)} {comment}"
    if "@" not in text or ('"' not in text and not comment):
        return []
    boxes = _in_every_way(tokens_of(text.translate(_TO_BLANKS)))
    found = (box for box in boxes if box.address and not box.address.startswith("@"))
    return [Mailbox(box.name, box.address, box.domain, IN_COMMENT) for box in found]


def _without_address(piece: tuple[Token, ...], comment: str) -> Mailbox:
    """Return a mailbox for a name alone, or for angle brackets without an address, as in `<MAILER-DAEMON>`."""
    kinds = "".join(token.kind for token in piece)
    start, end = kinds.rfind("<"), kinds.rfind(">")
    inside = text_of(piece[start + 1 : end]).strip("<>") if 0 <= start < end else ""
    before = tuple(token for token in piece[: start if start >= 0 else None] if token.kind not in "<>,;")
    return Mailbox(display_name(text_of(before) or comment), inside, "", MALFORMED if "@" in kinds else NO_ADDRESS)


def _mailbox(name: str, address: str, domain: str, defect: str) -> Mailbox:
    """Return the mailbox for a name and an address as written. The address may still contain encoded-words."""
    if not defect and "=?" in name and name_hides(name):
        defect = CONTROLS_IN_NAME
    # Some programs use "'" as a quotation mark; for others it belongs to the domain, because atoms may contain it.
    if "'" in (address[:1], address[-1:]):
        defect = MALFORMED if domain.endswith("'") and defect in ("", BARE) else defect
        address, domain = address.strip("'"), domain.rstrip("'")
    return Mailbox(display_name(name), visible_address(address), normal_domain(visible_address(domain)), defect)


def _decoded(boxes: list[Mailbox]) -> tuple[Mailbox, ...]:
    """Add the addresses that are hidden in encoded-words: no server decodes those, but some mail programs do."""
    if not any("=?" in box.address for box in boxes):
        return tuple(boxes)
    found: list[Mailbox] = []
    for box in boxes:
        decoded = decode_encoded_words(box.address) if "=?" in box.address else box.address
        if decoded == box.address:
            found.append(box)
            continue
        shown = visible_address(decoded)
        local, _, domain = shown.rpartition("@")
        domain = box.domain if box.domain and "=?" not in box.domain else normal_domain(domain)
        found.append(Mailbox(box.name, shown, domain if local else "", ENCODED))
        for text in dict.fromkeys((shown, CONTROL.split(decoded, 1)[0])):
            readings = _in_every_way(tokens_of(text.replace("=?", "")))
            found.extend(Mailbox("", each.address, each.domain, ENCODED) for each in readings if each.domain)
    return unique(found)
