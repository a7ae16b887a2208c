"""Receives the tags and texts of one HTML document in order, and makes the view of it."""

from typing import Final

from mailguard.message.defect import Defect
from mailguard.message.html_model import Anchor, HtmlView
from mailguard.message.html_resource import Resources
from mailguard.message.html_stack import IMPLYING, Stack
from mailguard.message.html_style import NOTHING, Style, merge, sheet, style_of
from mailguard.message.html_tag import BLOCKS, CELLS, STYLED, VOID, Tag
from mailguard.message.html_text import TextBuilder
from mailguard.message.html_token import attributes, unescape

_BREAKING: Final = BLOCKS | CELLS
_CLOSING: Final = _BREAKING | {"a"}
_REMEMBERED: Final = 1_000  # characters of attributes that are remembered
_PROSE: Final = 200  # characters of a comment that are more than a note


class Elements:
    """Receives tags and texts in document order and makes the view. `outlook` marks a conditional comment."""

    def __init__(self, *, outlook: bool = False) -> None:
        self._outlook = outlook
        self._stack = Stack()
        self._text = TextBuilder()
        self._sheet: dict[str, Style] = {}
        self._tags: dict[tuple[str, str], Tag] = {}
        self._resources = Resources(outlook=outlook)
        self._title = ""

    # -- what the tokenizer calls

    def text(self, chunk: str) -> None:
        """Text between tags, references not decoded."""
        if "&" in chunk:
            chunk = unescape(chunk)
        state = self._stack.state
        if not state.reason and not state.preformatted:
            self._text.add(chunk)
        elif state.reason:
            self._text.add_hidden(chunk, state.reason)
        else:
            self._text.add_lines(chunk)

    def start(self, name: str, source: str) -> None:
        """A start tag; `source` are its attributes as written."""
        stack = self._stack
        if name in IMPLYING:
            for closed in stack.implied(name):
                if closed in _CLOSING:
                    self._closed(closed)
        state = stack.state
        if not source and not self._sheet and name not in STYLED:
            tag = None
        else:
            tag = self._tag(name, source)
            if tag.styled:
                state = tag.state(state)
        if name in _BREAKING and not state.fixed:
            if name in CELLS:
                self._text.cell()
            else:
                self._text.block()
        if name not in VOID and not (":" in name and source.endswith("/")):
            stack.push(name, state)
        if tag is not None and tag.special:
            self._resources.read(name, tag.said, self._text.length, state)

    def end(self, name: str) -> None:
        """An end tag."""
        if name in ("p", "br") and not self._stack.state.fixed:
            self._text.block()
        for closed in self._stack.close(name):
            if closed in _CLOSING:
                self._closed(closed)

    def raw_text(self, name: str, content: str) -> None:
        """The content of an element that holds no tags."""
        if name == "style":
            for key, style in sheet(content).items():
                self._sheet[key] = merge(self._sheet[key], style) if key in self._sheet else style
            self._tags.clear()
        elif name == "script":
            self._resources.script(content)
        elif name == "title":
            self._title = self._title or " ".join(unescape(content).split())
        elif name in ("textarea", "xmp", "plaintext") and not self._stack.state.reason:
            self._text.add_lines(unescape(content) if name == "textarea" else content)

    def comment(self, content: str) -> None:
        """A comment that is no conditional one."""
        if not self._stack.state.reason and not self._outlook:
            self._text.add_hidden(content, "comment")

    def adopt(self, inner: "Elements") -> None:
        """Take over the links of a conditional comment, seen by Outlook at this place."""
        at = self._text.length
        for anchor in inner.view(()).anchors:
            self._resources.anchors.append(
                Anchor(anchor.tag, anchor.href, anchor.text, at, at, anchor.hidden, anchor.image, conditional=True)
            )

    def view(self, defects: tuple[Defect, ...]) -> HtmlView:
        """All that was seen."""
        found = self._resources
        found.close_anchor(self._text.length)
        found.close_form(self._text.length)
        self._text.finish()
        text = self._text.text
        hidden = tuple(
            run
            for run in self._text.hidden
            if run.reason != "comment" or run.inside_word or (len(run.text) >= _PROSE and "<" not in run.text)
        )
        return HtmlView(
            text=text,
            hidden=hidden,
            anchors=tuple(_placed(anchor, text) for anchor in found.anchors),
            images=tuple(found.images),
            forms=tuple(found.forms),
            scripts=tuple(found.scripts),
            frames=tuple(found.frames),
            styles=tuple(found.styles),
            fonts=tuple(found.fonts),
            title=self._title,
            base=found.base,
            refresh=found.refresh,
            charset=found.charset,
            defects=defects,
        )

    # -- state

    def _tag(self, name: str, source: str) -> Tag:
        tag = self._tags.get((name, source))
        if tag is None:
            said = attributes(source) if source else {}
            style = self._ruled(name, said) if self._sheet else NOTHING
            inline = said.get("style")
            if inline:
                own = style_of(inline)
                style = own if style is NOTHING else merge(style, own)
                if own.urls or own.fonts:
                    self._resources.style(own)
            tag = Tag(name, said, style)
            if len(source) < _REMEMBERED:
                self._tags[name, source] = tag
        return tag

    def _ruled(self, name: str, said: dict[str, str]) -> Style:
        """What the style sheets say of an element, the more specific selectors last."""
        keys = [name, "*"] if "*" in self._sheet else [name]
        classes = said.get("class", "").lower().split(None, 20)[:20]
        keys += [key for one in classes for key in (f".{one}", f"{name}.{one}")]
        if "id" in said:
            keys += [f"#{said['id'].lower()}", f"{name}#{said['id'].lower()}"]
        style = NOTHING
        for key in keys:
            found = self._sheet.get(key)
            if found is not None:
                style = found if style is NOTHING else merge(style, found)
        return style

    def _closed(self, name: str) -> None:
        """An element ended."""
        if name == "a":
            self._resources.close_anchor(self._text.length)
        elif name == "form":
            self._resources.close_form(self._text.length)
            self._text.block()
        elif not self._stack.state.fixed:
            if name in CELLS:
                self._text.cell()
            else:
                self._text.block()


def _placed(anchor: Anchor, text: str) -> Anchor:
    """The anchor with its visible text, blanks at its edges left outside."""
    if (anchor.conditional and anchor.text) or anchor.start == anchor.end:
        return anchor
    shown = text[anchor.start : anchor.end]
    start = anchor.start + len(shown) - len(shown.lstrip())
    shown = shown.strip()
    return Anchor(
        anchor.tag, anchor.href, shown, start, start + len(shown), anchor.hidden, anchor.image, anchor.conditional
    )
