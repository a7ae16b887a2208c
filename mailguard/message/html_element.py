"""Receives the tags and texts of one HTML document in order, and makes the view of it."""

import re
from collections.abc import Iterator
from typing import Final

from mailguard.message.defect import Defect
from mailguard.message.html_kind import Kind, Kinds
from mailguard.message.html_model import HtmlView
from mailguard.message.html_resource import LINKING, RESOURCES, Resources
from mailguard.message.html_stack import Stack
from mailguard.message.html_style import NOTHING, Style, merge, sheet, style_of
from mailguard.message.html_tag import Effects, Tag, effect_of
from mailguard.message.html_text import TextBuilder
from mailguard.message.html_token import attributes, name_of, unescape

_REMEMBERED: Final = 1_000  # characters of attributes that are remembered
_REMEMBERED_TAGS: Final = 2_000  # start tags of one text that are remembered
_PROSE: Final = 200  # characters of a comment that are more than a note


class Elements:
    """Receives tags and texts in document order and makes the view. `outlook` marks a conditional comment.

    `conditionals` counts the conditional comments that lead somewhere.
    """

    def __init__(self, *, outlook: bool = False) -> None:
        self.conditionals = 0
        self._outlook = outlook
        self._stack = Stack()
        self._text = TextBuilder()
        self._sheet: dict[str, Style] = {}
        self._tags: dict[str, Tag] = {}
        self._kinds = Kinds()
        self._effects: Effects = {}
        self._resources = Resources(outlook=outlook)
        self._title = ""

    # -- what the tokenizer calls

    def read(  # noqa: PLR0912 - a call for each tag and text would cost a tenth
        self, matches: Iterator[re.Match[str]], left: int
    ) -> tuple[int, re.Match[str] | None]:
        """Take in tags, each with the text behind it, as `MARKUP` finds them: the loop that all the time goes into.

        Gives how many tags and comments are left to be read, -1 when more would come, and the match that has to be
        looked at: the start of what is no tag, or the start tag of an element with raw text, which stands behind it.
        """
        stack, text, tags, kinds = self._stack, self._text, self._tags, self._kinds
        for match in matches:
            slash, said, behind = match.groups()
            left -= 1
            if left < 0:
                break
            if said is None:
                return left, match
            if slash:
                kind = kinds.get(said) or kinds[name_of(said)]
                if stack.opened and stack.opened[-1][0] is kind:  # as nearly always
                    stack.pop()
                    if kind.ends:
                        self._closed(kind)
                else:
                    self._end(kind)
            else:
                kind, effect, opens, resource = tags.get(said) or self._tag(said)
                if kind.closing:
                    for closed in stack.implied(kind):
                        self._closed(closed)
                state = stack.state if effect is None else effect.state(stack.state)
                line = kind.line
                if line and not state.fixed:
                    text.gap = line if line == "\n" else text.gap or line
                if opens:
                    stack.push(kind, state)
                if resource is not None:
                    self._resources.read(kind.name, resource, text.length, state)
                if kind.raw:
                    return left, match
            if behind:
                self.text(behind)
        return left, None

    def text(self, chunk: str) -> None:
        """Text between tags, references not decoded."""
        state = self._stack.state
        if state.reason or state.preformatted:
            chunk = unescape(chunk)
            if state.reason:
                self._text.add_hidden(chunk, state.reason)
            else:
                self._text.add_lines(chunk)
        elif not chunk.isspace():
            self._text.add(unescape(chunk) if "&" in chunk else chunk)
        elif not self._text.gap:
            self._text.gap = " "

    def _end(self, kind: Kind) -> None:
        """An end tag that is not the innermost element's."""
        if kind.name in ("p", "br") and not self._stack.state.fixed:  # each makes an empty element
            self._text.separate("\n")
        for closed in self._stack.close(kind):
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
        self._resources.adopt(inner.view(()).anchors, self._text.length)

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
            anchors=found.placed(text),
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

    def _tag(self, source: str) -> Tag:
        """Read a start tag, and remember it: newsletters repeat a few hundred of them."""
        name = source.partition(" ")[0]
        kind = self._kinds.get(name)
        if kind is None:
            name = name_of(source)
            kind = self._kinds[name]
        said = attributes(source, len(name)) if len(source) > len(name) else {}
        style = self._ruled(kind.name, said) if self._sheet else NOTHING
        inline = said.get("style")
        if inline:
            own = style_of(inline)
            style = own if style is NOTHING else merge(style, own)
            if own.urls or own.fonts:
                self._resources.style(own)
        opens = not kind.void and not (":" in name and source.endswith("/"))
        leads = said and (kind.name in RESOURCES or not LINKING.isdisjoint(said))
        tag = kind, effect_of(kind, said, style, self._effects), opens, said if leads else None
        if len(source) < _REMEMBERED and len(self._tags) < _REMEMBERED_TAGS:
            self._tags[source] = tag
        return tag

    def _ruled(self, name: str, said: dict[str, str]) -> Style:
        """What the style sheets say of an element, the more specific selectors last."""
        keys = [name, "*"] if "*" in self._sheet else [name]
        if "class" in said:
            for one in said["class"].lower().split(None, 20)[:20]:
                keys.append(f".{one}")
                keys.append(f"{name}.{one}")
        if "id" in said:
            keys += [f"#{said['id'].lower()}", f"{name}#{said['id'].lower()}"]
        style = NOTHING
        for key in keys:
            found = self._sheet.get(key)
            if found is not None:
                style = found if style is NOTHING else merge(style, found)
        return style

    def _closed(self, kind: Kind) -> None:
        """An element ended."""
        if kind.name == "a":
            self._resources.close_anchor(self._text.length)
        elif kind.name == "form":
            self._resources.close_form(self._text.length)
            self._text.separate("\n")
        elif kind.line and not self._stack.state.fixed:
            self._text.separate(kind.line)
