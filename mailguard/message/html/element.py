"""Build the view of an HTML document from its tags and texts, which are passed in document order."""

import itertools
import re
from collections.abc import Iterator
from typing import Final
from urllib.parse import unquote

from mailguard._internal.lazy_pattern import lazy_pattern
from mailguard.message import limits
from mailguard.message.defect import Defect
from mailguard.message.html.generated import SCOPE, with_variables
from mailguard.message.html.kind import BRACKET, READING, Kind, Kinds
from mailguard.message.html.model import HtmlView
from mailguard.message.html.resource import LINKING, RESOURCES, Resources
from mailguard.message.html.sheet import Sheet, cleaned
from mailguard.message.html.stack import Stack
from mailguard.message.html.style import NOTHING, is_cut, merge, style_of
from mailguard.message.html.tag import Effect, Effects, Tag, effect_of
from mailguard.message.html.text import TextBuilder
from mailguard.message.html.token import HREF, TAG, attributes, name_of, unescape

_REMEMBERED: Final = 1_000  # characters of the longest start tag that is cached
_REMEMBERED_TAGS: Final = 2_000  # start tags of one text that are cached
_SAYING: Final = frozenset(("input", "optgroup", "option", "iframe", "link"))  # their attributes contain visible text
_UNLABELLED: Final = frozenset(("hidden", "checkbox", "radio", "image", "file", "color", "range"))
_DATA_SHEET: Final = lazy_pattern(r"\s*data:text/css(?:;charset=[\w-]{1,20})?,(.*)", re.IGNORECASE | re.DOTALL)
_PROSE: Final = 200  # characters from which a comment is more than a note


class Elements:
    """Builds the view from tags and texts in document order. `outlook` is set for the content of a conditional comment.

    `conditionals` counts the conditional comments with content. `sheets` are the style sheets in a conditional comment.
    `cut` says that a style was too long to be read to its end.
    """

    def __init__(self, *, outlook: bool = False) -> None:
        self.conditionals = 0
        self.cut = False
        self.sheets: list[str] = []
        self._outlook = outlook
        self._stack = Stack()
        self._text = TextBuilder()
        self._sheet = Sheet()
        # Depth of an open element, the text that CSS adds after it, and the custom properties that apply after it.
        self._after: list[tuple[int, str, dict[str, str]]] = []
        self._scope: dict[str, str] = {}
        self._tags: dict[str, Tag] = {}
        self._kinds = Kinds()
        self._effects: Effects = {}
        self._resources = Resources(outlook=outlook)
        self._title = ""

    # -- called by the tokenizer

    def read(  # noqa: C901, PLR0912 - a call for each tag and text would cost a tenth
        self, matches: Iterator[re.Match[str]], left: int
    ) -> tuple[int, re.Match[str] | None]:
        """Read tags, each with the text after it, as `MARKUP` finds them. Nearly all time is spent in this loop.

        Return how many more tags and comments may be read (-1 if the limit is exceeded), and the match that the caller
        must handle: the start of a comment or declaration, or the start tag of an element with raw text.
        """
        stack, text, tags, kinds = self._stack, self._text, self._tags, self._kinds
        for match in matches:
            slash, said, behind = match.groups()
            left -= 1
            if left < 0 or said is None:
                return left, match
            if slash:
                kind = kinds.get(said) or kinds[name_of(said)]
                if stack.opened and stack.opened[-1][0] is kind:  # nearly always the case
                    if self._after:
                        self._add_behind(len(stack.opened) - 1)
                    stack.pop()
                    line = kind.line
                    if kind.ends:
                        self._closed(kind)
                    elif line and not stack.state.fixed:
                        text.gap = line if line == "\n" else text.gap or line
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
                if effect is not None and effect.adds:
                    self._generate(effect, opens=opens)
                if resource is not None:
                    self._resources.read(kind.name, resource, text.length, state)
                    self._field(kind.name, resource)
                if kind.raw:
                    return left, match
            if behind:
                if behind.isspace() and not (stack.state.reason or stack.state.preformatted):  # most texts are so
                    text.gap = text.gap or " "
                else:
                    self.text(behind)
        return left, None

    def text(self, chunk: str) -> None:
        """Add text between tags, with its character references not yet decoded."""
        state = self._stack.state
        if state.reason or state.preformatted:
            chunk = unescape(chunk)
            if state.reason:
                self._text.add_hidden(chunk, _reason(state.reason, chunk), unsure=state.unsure)
            else:
                self._text.restyled = state.restyled
                self._text.add_lines(chunk)
        elif not chunk.isspace():
            self._text.restyled = state.restyled
            self._text.add(unescape(chunk) if "&" in chunk else chunk)
        elif not self._text.gap:
            self._text.gap = " "

    def _end(self, kind: Kind) -> None:
        """Handle an end tag that does not belong to the innermost open element."""
        if kind.name in ("p", "br") and not self._stack.state.fixed:  # such an end tag makes an empty element
            self._text.separate("\n")
        for closed in self._stack.close(kind):
            self._closed(closed)
        if self._after:
            self._add_behind(len(self._stack.opened))

    def raw_text(self, tag: str, name: str, content: str) -> None:
        """Read an element with raw text: its start tag and its content."""
        if name == "style":
            said = attributes(tag, len(name)) if len(tag) > len(name) else {}
            always = said.get("media", "all").strip().lower() in ("", "all", "screen", "only screen")
            self._sheet.read(
                content, always=always and said.get("type", "text/css").strip().lower() in ("", "text/css")
            )
            if self._sheet.counted:
                self._text.add_hidden(self._sheet.counted, "generated", unsure=True)
                self._sheet.counted = ""
            self._tags.clear()
            if self._outlook:
                self.sheets.append(content)
        elif name == "script":
            self._resources.script(content)
        elif name == "title":
            self._title = self._title or " ".join(unescape(content).split())
            self._text.add_hidden(unescape(content), "title", unsure=True)
        elif name in ("iframe", "noembed", "noframes"):
            self._text.add_hidden(unescape(TAG.sub(" ", content)), "fallback", unsure=True)
        elif name in ("textarea", "xmp", "plaintext") and not self._unseen:
            content = unescape(content) if name == "textarea" else content
            if self._stack.state.reason:
                self._text.add_hidden(content, READING, unsure=True)
            else:
                self._text.add_lines(content)

    def comment(self, content: str) -> None:
        """Add a comment that is not a conditional comment."""
        if not self._unseen and not self._outlook:
            self._text.add_hidden(content, "comment")

    @property
    def limited(self) -> bool:
        """Whether a style was not read to its end, or a limit on hidden texts was reached."""
        runs = max(len(self._text.hidden), len(self._text.odd), len(self._text.turned))
        return self.cut or self._sheet.cut or runs >= limits.HTML_HIDDEN_RUNS

    @property
    def _unseen(self) -> bool:
        """Whether text at this place is hidden. A ruby annotation does not count as hidden."""
        return self._stack.state.reason not in ("", READING, BRACKET)

    def unclosed(self, content: str) -> None:
        """Add the text after a comment or tag that never ends, because some programs show it."""
        self._text.add_hidden(unescape(TAG.sub(" ", content)), "unclosed", unsure=True)

    def rest(self, source: str) -> None:
        """Add the words and links after the last tag that is read, as if all of them were visible."""
        self._text.separate("\n")
        self._text.add(unescape(TAG.sub(" ", source)))
        for match in itertools.islice(HREF.finditer(source), limits.LINKS):
            self._resources.plain_link(unescape(match.group(1) or match.group(2) or match.group(3)), self._text.length)

    def adopt(self, inner: "Elements") -> None:
        """Add what Outlook shows of a conditional comment at this place."""
        view = inner.view(())
        self._resources.adopt(view.anchors, self._text.length)
        shown = " ".join((view.text, *(run.text for run in view.hidden if run.unsure)))
        if not self._unseen:
            self._text.add_hidden(shown, "conditional", unsure=True)
        for style in inner.sheets:
            self._sheet.read(style, always=False)
            self._tags.clear()

    def _generate(self, effect: Effect, *, opens: bool) -> None:
        """Add the text that CSS puts before an element, and note the text that it puts after it."""
        scope = {**self._scope, **dict(effect.variables)} if effect.variables else self._scope
        if len(scope) > SCOPE:
            self.cut, scope = True, dict(effect.variables)
        if effect.before:
            text = with_variables(effect.before, scope, self._sheet.variables)
            self._text.add_hidden(text, "generated", unsure=True)
        if opens and (effect.after or effect.variables):
            text = with_variables(effect.after, scope, self._sheet.variables)
            self._after.append((len(self._stack.opened) - 1, text, self._scope))
            self._scope = scope

    def _add_behind(self, depth: int) -> None:
        """Add the text that CSS puts after the elements that are closed down to `depth`."""
        while self._after and self._after[-1][0] >= depth:
            _, text, self._scope = self._after.pop()
            self._text.add_hidden(text, "generated", unsure=True)

    def _field(self, name: str, said: dict[str, str]) -> None:
        """Add the text of a form field, button or frame, or read the style sheet in the URL of a `link`."""
        if name not in _SAYING:
            return
        if name == "link":
            sheet = _DATA_SHEET.match(said.get("href", ""))
            if sheet is not None and "stylesheet" in said.get("rel", "").lower():
                self._sheet.read(unquote(sheet.group(1), errors="replace"))
                self._tags.clear()
            return
        shown = (
            said.get("value") or said.get("placeholder") or said.get("label") or TAG.sub(" ", said.get("srcdoc", ""))
        )
        if shown and said.get("type", "").lower() not in _UNLABELLED and not self._unseen:
            self._text.add_hidden(f" {shown} ", "field", unsure=True)

    def view(self, defects: tuple[Defect, ...]) -> HtmlView:
        """Return the view of the document."""
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
            odd=tuple(self._text.odd),
            turned=tuple(self._text.turned),
        )

    # -- state

    def _tag(self, source: str) -> Tag:
        """Parse a start tag and cache it, because newsletters repeat a few hundred different tags."""
        name = source.partition(" ")[0]
        kind = self._kinds.get(name)
        if kind is None:
            name = name_of(source)
            kind = self._kinds[name]
        said = attributes(source, len(name)) if len(source) > len(name) else {}
        style, may = self._sheet.of(kind.name, said)
        inline = said.get("style")
        if inline:
            if "--" in inline and ";" in inline and ("'" in inline or '"' in inline):
                inline = cleaned(inline)
            own = style_of(inline)
            style = own if style is NOTHING else merge(style, own)
            self.cut |= is_cut(inline)
            if own.urls or own.fonts:
                self._resources.style(own)
        if style.important is not None:
            style = merge(style, style.important)
        opens = not kind.void and not (":" in name and source.endswith("/"))
        leads = said and (kind.name in RESOURCES or kind.name in _SAYING or not LINKING.isdisjoint(said))
        tag = kind, effect_of(kind, said, style, self._effects, may), opens, said if leads else None
        if len(source) < _REMEMBERED and len(self._tags) < _REMEMBERED_TAGS:
            self._tags[source] = tag
        return tag

    def _closed(self, kind: Kind) -> None:
        """Handle the end of an element."""
        if kind.name == "a":
            self._resources.close_anchor(self._text.length)
        elif kind.name == "form":
            self._resources.close_form(self._text.length)
            self._text.separate("\n")
        elif kind.line and not self._stack.state.fixed:
            self._text.separate(kind.line)


def _reason(reason: str, chunk: str) -> str:
    """Return why a text is not visible. Ruby brackets count as part of the annotation, but letters there as hidden."""
    if reason != BRACKET:
        return reason
    return "display-none" if any(map(str.isalnum, chunk)) else READING
