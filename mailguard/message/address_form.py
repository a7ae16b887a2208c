"""Address fields that are not written in the ordinary form: by the letter of RFC 5322, then in every way they are read.

What the grammar allows has one reading: the author domain is what follows the last "@" outside quotes (§3.4.1), with
blanks and comments in and around it as §4.4 allows. What it does not allow is searched for everything that looks like
an address, and each of them counts.
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
from mailguard.message.address_token import ATOM, LITERAL, ODD, QUOTED, Token, Tokens, tokens_of
from mailguard.message.encoded_word import decode_encoded_words

_WORD: Final = f"[{ATOM}{QUOTED}]"
_LOCAL: Final = rf"{_WORD}(?:\.{_WORD})*+"
_DOMAIN: Final = rf"(?:{ATOM}(?:\.{ATOM})*+|{LITERAL})"
_ROUTE: Final = rf"(?:,*+@{_DOMAIN}(?:,++(?:@{_DOMAIN})?)*+:)?"  # §4.4 obs-route
# A mailbox, as the kinds of its tokens: the phrase, the address in angle brackets, or the address alone.
_MAILBOX: Final = lazy_pattern(
    rf"({_WORD}[{ATOM}{QUOTED}.]*+)?<{_ROUTE}({_LOCAL}@{_DOMAIN})>|({_LOCAL}@{_DOMAIN})(?![{ATOM}{QUOTED}{LITERAL}{ODD}.<@])"
)
_GROUP: Final = lazy_pattern(rf"{_WORD}[{ATOM}{QUOTED}.]*+:")
# Signs that stand for <, >, @, [ and ] where somebody types with a Japanese or Chinese keyboard.
_WIDE: Final = {
    **dict.fromkeys(map(ord, "＜﹤〈〈⟨‹"), "<"),
    **dict.fromkeys(map(ord, "＞﹥〉〉⟩›"), ">"),
    **dict.fromkeys(map(ord, "＠﹫"), "@"),
    ord("［"): "[",
    ord("］"): "]",
}
_WIDE_SIGN: Final = lazy_pattern("[" + "".join(map(chr, _WIDE)) + "]")
_SEVERAL_AT: Final = 5  # "@" of one address behind which is read: more domains than are evaluated
_TO_BLANKS: Final = str.maketrans('()"', "   ")  # what hides an address from the grammar


def any_form(text: str) -> tuple[Mailbox, ...]:
    """The mailboxes of `text` in whatever form they come."""
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


# By the grammar


def _by_the_grammar(tokens: Tokens) -> tuple[Mailbox, ...] | None:
    """The mailboxes of a field that RFC 5322 allows; None for another one."""
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
    """The mailbox that `_MAILBOX` found; None where the address holds a bracket from another keyboard."""
    start, end = match.span(2) if match.group(2) else match.span(3)
    words = tokens.found[start:end]
    text = "".join(word.text for word in words)
    if _WIDE_SIGN.search(text) and not any(word.kind == QUOTED for word in words):
        return None
    name = _text(tokens.found[match.start(1) : match.end(1)]) if match.group(1) else ""
    return _mailbox(name or tokens.comment(*match.span()), text, _after_at(words), "")


def _after_at(words: tuple[Token, ...]) -> str:
    """What follows the last "@" that is a token of its own."""
    at = max(index for index, word in enumerate(words) if word.kind == "@")
    return "".join(word.text for word in words[at + 1 :])


# In every way


class _Candidate(NamedTuple):
    """What looks like an address: the tokens from `start` to `end`, with the places of its "@" between them."""

    start: int
    at: tuple[int, ...]
    end: int


def _in_every_way(tokens: Tokens) -> Iterator[Mailbox]:
    """The mailboxes of a field that no grammar allows: pieces between commas, each address of a piece."""
    count = 0
    for start, end in _pieces(tokens.found):
        boxes = _decoded(_readings(tokens, start, end))
        yield from boxes
        count += len(boxes)
        if count > limits.ADDRESSES:
            return


def _pieces(found: tuple[Token, ...]) -> Iterator[tuple[int, int]]:
    """Where the pieces between commas and semicolons stand; one without an address begins the name of the next."""
    start = 0
    promising = False
    groups = any(token.kind == ";" for token in found)
    closing = _closing_brackets(found)
    for index, token in enumerate(found):
        kind = token.kind
        if kind in "<@" or (kind == QUOTED and "@" in token.text and _stands_alone(found, index)):
            promising = True
        elif kind == ":" and groups and not promising:
            start = index + 1  # behind the name of a group
        elif kind in ",;" and promising and not closing[index]:
            yield start, index
            start, promising = index + 1, False
    if start < len(found):
        yield start, len(found)


def _stands_alone(found: tuple[Token, ...], index: int) -> bool:
    """Whether a comma follows the token, so that it is no name of what comes then."""
    return index + 1 < len(found) and found[index + 1].kind in ",;"


def _closing_brackets(found: tuple[Token, ...]) -> list[bool]:
    """For each token whether it stands in a pair of angle brackets."""
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
    """Every mailbox that somebody finds in a piece, first the one that most programs show."""
    piece = tokens.found[start:end]
    comment = tokens.comment(start, end)
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


def _of(piece: tuple[Token, ...], each: _Candidate, name: str, defect: str) -> Mailbox:
    domain = _text(piece[each.at[-1] + 1 : each.end])
    local = _text(piece[each.start : each.at[-1]])
    return _mailbox(name, f"{_tight(local)}@{_tight(domain)}", _tight(domain), defect)


def _before_the_last(piece: tuple[Token, ...], each: _Candidate, defect: str) -> Iterator[Mailbox]:
    """`a@b` of `a@b@c`: where a reader takes the first "@"."""
    for at, next_at in zip(each.at[:_SEVERAL_AT], each.at[1:], strict=False):
        domain = _tight(_text(piece[at + 1 : next_at]))
        if domain:
            yield _mailbox("", _tight(_text(piece[each.start : next_at])), domain, defect)


def _candidates(piece: tuple[Token, ...]) -> Iterator[_Candidate]:
    """Everything that looks like an address, in order."""
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
    """Whether the "@" of a name says where somebody works, as in 田中@営業部: no domain is one such word."""
    words = piece[each.at[-1] + 1 : each.end]
    return len(words) == 1 and not words[0].text.isascii() and any(token.kind == "<" for token in piece[each.end :])


def _stretched(piece: tuple[Token, ...], each: _Candidate) -> _Candidate:
    """An address alone in angle brackets with all that stands there, though it is none then: `<a b@example,jp>`."""
    start, end = each.start, each.end
    while start and piece[start - 1].kind not in "<>@:":
        start -= 1
    while end < len(piece) and piece[end].kind not in "<>@":
        end += 1
    alone = start and piece[start - 1].kind == "<" and end < len(piece) and piece[end].kind == ">"
    return each._replace(start=start, end=end) if alone else each


def _local_start(piece: tuple[Token, ...], at: int, lowest: int) -> int:
    """Where the local part before the "@" begins; brackets belong to it in pairs, as some services write them."""
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
    """Whether the token at `index` belongs to the domain before it; blanks may stand beside dots and the "@"."""
    before = piece[index - 1]
    return not piece[index].spaced or "." in (piece[index].kind, before.kind) or before.kind == "@"


def _opening(piece: tuple[Token, ...], each: _Candidate) -> int:
    """Where an address begins together with the bracket and the `mailto:` that stand before it."""
    start = each.start
    if start > 1 and piece[start - 1].kind == ":" and piece[start - 2].text.lower() == "mailto":
        start -= 2
    return start - 1 if start and piece[start - 1].text in ("<", "[") else start


def _closed(piece: tuple[Token, ...], each: _Candidate) -> bool:
    """Whether an address stands in a pair of brackets, or in none."""
    closing = {"<": ">", "[": "]"}.get(piece[_opening(piece, each)].text, "")
    after = piece[each.end].text if each.end < len(piece) else ""
    return after == closing if closing else after not in (">", "]")


def _runs_on(piece: tuple[Token, ...], each: _Candidate) -> bool:
    """Whether a sign that no domain has stands in the middle of it, as in `a@exa"mple.jp`."""
    if each.end + 1 >= len(piece):
        return False
    sign, behind = piece[each.end], piece[each.end + 1]
    glued = not sign.spaced and not behind.spaced and behind.kind == ATOM
    return glued and sign.kind in f"{ODD}{QUOTED}" and sign.text not in ("]", ")")


def _defect(piece: tuple[Token, ...], candidates: list[_Candidate], *, closed: bool) -> str:
    """What is wrong about a piece: nothing that makes its address doubtful where every reader must find the same."""
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
    """Whether it is one address, as RFC 5322 §3.4.1 writes it, and its brackets are a pair."""
    kinds = "".join(word.kind for word in piece[each.at[-1] + 1 : each.end])
    whole = _WHOLE_DOMAIN.fullmatch(kinds) is not None and not _runs_on(piece, each)
    return whole and each.start < each.at[0] and _closed(piece, each)


_WHOLE_DOMAIN: Final = lazy_pattern(rf"{_DOMAIN}\.?")  # a final dot is common


def _name(piece: tuple[Token, ...], first: _Candidate, bracketed: list[_Candidate]) -> str:
    """The name that is shown with the first address: what stands before it without other addresses in brackets."""
    left_out: set[int] = set()
    for each in bracketed or [first]:
        left_out.update(range(_opening(piece, each), each.end + bool(bracketed)))
    stop = _opening(piece, first)
    before = tuple(token for index, token in enumerate(piece[:stop]) if index not in left_out)
    after = tuple(token for index, token in enumerate(piece) if index > stop and index not in left_out)
    found = _text(before) or _text(tuple(token for token in after if token.kind not in "<>"))
    return found if found.strip(" ,;") else ""


# Without an address in its place


def _in_hiding(piece: tuple[Token, ...], comment: str) -> list[Mailbox]:
    """Addresses in comments and quotes, where no other is: `Name (<a@b>)` and `"a@b"` are shown as they stand."""
    text = f"{_text(piece)} {comment}"
    if "@" not in text or ('"' not in text and not comment):
        return []
    boxes = _in_every_way(tokens_of(text.translate(_TO_BLANKS)))
    found = (box for box in boxes if box.address and not box.address.startswith("@"))
    return [Mailbox(box.name, box.address, box.domain, IN_COMMENT) for box in found]


def _without_address(piece: tuple[Token, ...], comment: str) -> Mailbox:
    """A mailbox that is a name alone, or has something else between its angle brackets, as `<MAILER-DAEMON>`."""
    kinds = "".join(token.kind for token in piece)
    start, end = kinds.rfind("<"), kinds.rfind(">")
    inside = _text(piece[start + 1 : end]).strip("<>") if 0 <= start < end else ""
    before = tuple(token for token in piece[: start if start >= 0 else None] if token.kind not in "<>,;")
    return Mailbox(display_name(_text(before) or comment), inside, "", MALFORMED if "@" in kinds else NO_ADDRESS)


# What is common


def _tight(text: str) -> str:
    """An address without the blanks beside its dots and "@" (RFC 5322 §4.4)."""
    return _LOOSE.sub(r"\1", text) if " " in text and '"' not in text else text


_LOOSE: Final = lazy_pattern(r" ?([.@]) ?")


def _text(words: tuple[Token, ...]) -> str:
    """The words as they were written, blanks folded."""
    return "".join(f" {word.text}" if word.spaced else word.text for word in words).strip()


def _mailbox(name: str, address: str, domain: str, defect: str) -> Mailbox:
    """A mailbox of what was written; the address may still hold encoded-words."""
    if not defect and "=?" in name and name_hides(name):
        defect = CONTROLS_IN_NAME
    if "'" in (
        address[:1],
        address[-1:],
    ):  # as some programs quote; to others it is part of a domain, as an atom's sign
        defect = MALFORMED if domain.endswith("'") and defect in ("", BARE) else defect
        address, domain = address.strip("'"), domain.rstrip("'")
    return Mailbox(display_name(name), visible_address(address), normal_domain(visible_address(domain)), defect)


def _decoded(boxes: list[Mailbox]) -> tuple[Mailbox, ...]:
    """The mailboxes with addresses that hide in encoded-words: no server decodes them there, some clients do."""
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
