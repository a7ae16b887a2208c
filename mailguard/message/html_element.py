"""What each element adds to the view: text, links, pictures, forms, and the state its content is seen in."""

import re
from typing import Final

from mailguard.message.defect import Defect
from mailguard.message.html_model import Anchor, Form, HtmlView, Image, Input
from mailguard.message.html_stack import IMPLYING, Stack, State
from mailguard.message.html_style import NOTHING, UNKNOWN, Style, merge, parse_color, same_color, sheet, style_of
from mailguard.message.html_text import TextBuilder
from mailguard.message.html_token import attributes, unescape

_VOID: Final = frozenset(
    [
        "area",
        "base",
        "br",
        "col",
        "embed",
        "hr",
        "img",
        "input",
        "link",
        "meta",
        "source",
        "track",
        "wbr",
        "param",
        "keygen",
    ]
)
_BLOCKS: Final = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "br",
        "center",
        "dd",
        "details",
        "dialog",
        "dir",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "html",
        "legend",
        "li",
        "main",
        "menu",
        "nav",
        "ol",
        "option",
        "p",
        "pre",
        "section",
        "select",
        "summary",
        "table",
        "tbody",
        "textarea",
        "tfoot",
        "thead",
        "title",
        "tr",
        "ul",
        "xmp",
        "caption",
    ]
)
_CELLS: Final = frozenset(("td", "th"))
_UNSHOWN: Final = frozenset(("head", "template", "datalist", "dialog", "audio", "video", "canvas"))
_BREAKING: Final = _BLOCKS | _CELLS
_CLOSING: Final = _BREAKING | {"a"}
_LINKING: Final = frozenset(("href", "xlink:href", "onclick", "formaction", "background"))
_REMEMBERED: Final = 1_000  # characters of attributes that are remembered
_LINK_COLOR: Final = 0x0000EE
_LOCATION: Final = re.compile(
    r"(?:location(?:\.href)?\s{0,5}=|location\.(?:assign|replace)\(|window\.open\()\s{0,5}['\"]([^'\"]{1,8000})['\"]",
    re.IGNORECASE,
)
_REFRESH: Final = re.compile(r"url\s{0,20}=\s{0,20}[\"']?([^\"']{1,8000})", re.IGNORECASE)
_CHARSET: Final = re.compile(r"charset\s{0,5}=\s{0,5}[\"']?([\w-]{1,60})", re.IGNORECASE)
_DIMENSION: Final = re.compile(
    r"(?:^|[;\s])(width|height)\s{0,5}:\s{0,5}([0-9]{1,5})(?:\.[0-9]{1,9})?px", re.IGNORECASE
)
_PROSE: Final = 200  # characters of a comment that are more than a note
_KEPT: Final = 1_000  # scripts, frames, styles and fonts kept, each


class _Tag:
    """A start tag as read once, for all its repetitions: newsletters repeat a few hundred of them."""

    __slots__ = ("_inner", "_outer", "background", "color", "hides", "name", "said", "special", "style", "styled")

    def __init__(self, name: str, said: dict[str, str], style: Style) -> None:
        self.name = name
        self.said = said
        self.style = style
        self.color, self.background = _presentational(name, said, style)
        self.hides = style.hides
        if self.hides is None and ("hidden" in said or name in _UNSHOWN):
            self.hides = "hidden-attribute" if "hidden" in said else "display-none"
        colored = self.color is not None or self.background is not None
        self.styled = style is not NOTHING or colored or bool(self.hides) or name == "pre"
        self.special = bool(said) and (name in _HANDLERS or not _LINKING.isdisjoint(said))
        self._outer: State | None = None
        self._inner = State()

    def state(self, outer: State) -> State:
        """The state inside this element, given the one around it."""
        if outer is not self._outer:
            self._outer, self._inner = outer, self._restyled(outer)
        return self._inner

    def _restyled(self, outer: State) -> State:
        style = self.style
        fixed = outer.fixed or self.hides or ""
        invisible = outer.invisible if style.visible is None else not style.visible
        tiny = outer.tiny if style.tiny is None else style.tiny
        color = outer.color if self.color is None else self.color
        background = outer.background if self.background is None else self.background
        reason = fixed or ("visibility" if invisible else "font-size" if tiny else "")
        if not reason and same_color(color, background):
            reason = "colour"
        state = State(reason, fixed, invisible, tiny, color, background, outer.preformatted or self.name == "pre")
        return outer if state == outer else state


class Elements:
    """Receives tags and texts in document order and makes the view. `outlook` marks a conditional comment."""

    def __init__(self, *, outlook: bool = False) -> None:
        self._outlook = outlook
        self._stack = Stack()
        self._text = TextBuilder()
        self._sheet: dict[str, Style] = {}
        self._tags: dict[tuple[str, str], _Tag] = {}
        self._open: tuple[str, int, str] | None = None  # href, start and hidden reason of the open `a`
        self._open_image = False
        self._anchors: list[Anchor] = []
        self._images: list[Image] = []
        self._forms: list[Form] = []
        self._form: tuple[str, str, int] | None = None
        self._inputs: list[Input] = []
        self._scripts: list[str] = []
        self._frames: list[str] = []
        self._styles: list[str] = []
        self._fonts: dict[str, None] = {}
        self._title = self._base = self._refresh = self._charset = ""

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
        if not source and not self._sheet and name not in _STYLED:
            tag = None
        else:
            tag = self._tag(name, source)
            if tag.styled:
                state = tag.state(state)
        if name in _BREAKING and not state.fixed:
            if name in _CELLS:
                self._text.cell()
            else:
                self._text.block()
        if name not in _VOID and not (":" in name and source.endswith("/")):
            stack.push(name, state)
        if tag is not None and tag.special:
            self._links(name, tag.said, state)
            handler = _HANDLERS.get(name)
            if handler is not None:
                handler(self, tag.said, state)

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
            if content.strip() and len(self._scripts) < _KEPT:
                self._scripts.append(content)
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
            self._anchors.append(
                Anchor(anchor.tag, anchor.href, anchor.text, at, at, anchor.hidden, anchor.image, conditional=True)
            )

    def view(self, defects: tuple[Defect, ...]) -> HtmlView:
        """All that was seen."""
        self._close_anchor()
        self._close_form()
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
            anchors=tuple(_placed(anchor, text) for anchor in self._anchors),
            images=tuple(self._images),
            forms=tuple(self._forms),
            scripts=tuple(self._scripts),
            frames=tuple(self._frames),
            styles=tuple(self._styles),
            fonts=tuple(self._fonts),
            title=self._title,
            base=self._base,
            refresh=self._refresh,
            charset=self._charset,
            defects=defects,
        )

    # -- state

    def _tag(self, name: str, source: str) -> "_Tag":
        tag = self._tags.get((name, source))
        if tag is None:
            said = attributes(source) if source else {}
            style = self._ruled(name, said) if self._sheet else NOTHING
            inline = said.get("style")
            if inline:
                own = style_of(inline)
                style = own if style is NOTHING else merge(style, own)
                if own.urls or own.fonts:
                    self._resources(own)
            tag = _Tag(name, said, style)
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

    def _resources(self, style: Style) -> None:
        if len(self._styles) < _KEPT:
            self._styles.extend(style.urls)
        for font in style.fonts:
            if len(self._fonts) < _KEPT:
                self._fonts[font] = None

    def _closed(self, name: str) -> None:
        """An element ended."""
        if name == "a":
            self._close_anchor()
        elif name == "form":
            self._close_form()
            self._text.block()
        elif not self._stack.state.fixed:
            if name in _CELLS:
                self._text.cell()
            else:
                self._text.block()

    # -- elements

    def _links(self, name: str, said: dict[str, str], state: State) -> None:
        href = said.get("href") or said.get("xlink:href")
        if href is not None and name not in ("base", "link"):
            if name == "a":
                self._close_anchor()
                self._open, self._open_image = (href, self._text.length, state.reason), False
            else:
                self._anchor(name, href, state)
        if "onclick" in said:
            target = _LOCATION.search(said["onclick"][:20_000])
            if target:
                self._anchor(name, target.group(1), state)
        if "formaction" in said:
            self._anchor(name, said["formaction"], state)
        if "background" in said and len(self._styles) < _KEPT:
            self._styles.append(said["background"])

    def _anchor(self, tag: str, href: str, state: State) -> None:
        at = self._text.length
        self._anchors.append(Anchor(tag, href, "", at, at, state.reason, tag == "area", self._outlook))

    def _close_anchor(self) -> None:
        if self._open is not None:
            href, start, hidden = self._open
            self._anchors.append(
                Anchor("a", href, "", start, self._text.length, hidden, self._open_image, self._outlook)
            )
            self._open = None

    def _close_form(self) -> None:
        if self._form is not None or self._inputs:
            action, method, start = self._form or ("", "", self._text.length)
            self._forms.append(Form(action, method, tuple(self._inputs), start))
            self._form, self._inputs = None, []

    def _on_form(self, said: dict[str, str], state: State) -> None:
        if self._form is None:
            self._close_form()
            self._form = (said.get("action", ""), said.get("method", "get").lower()[:10], self._text.length)

    def _input(self, kind: str, said: dict[str, str]) -> None:
        label = said.get("placeholder") or said.get("value") or said.get("aria-label") or ""
        if len(self._inputs) < _KEPT:
            self._inputs.append(Input(kind, said.get("name", said.get("id", "")), label[:200]))

    def _on_input(self, said: dict[str, str], state: State) -> None:
        self._input(said.get("type", "text").lower()[:20], said)

    def _on_select(self, said: dict[str, str], state: State) -> None:
        self._input("select", said)

    def _on_textarea(self, said: dict[str, str], state: State) -> None:
        self._input("textarea", said)

    def _on_button(self, said: dict[str, str], state: State) -> None:
        self._input("button", said)

    def _on_img(self, said: dict[str, str], state: State) -> None:
        sizes = {key.lower(): int(value) for key, value in _DIMENSION.findall(said.get("style", "")[:2_000])}
        width, height = (sizes.get(key, _pixels(said.get(key, ""))) for key in ("width", "height"))
        linked = self._open is not None
        image = Image(said.get("src", ""), said.get("alt", ""), width, height, state.fixed, linked)
        self._images.append(image)
        if linked and not image.is_pixel:
            self._open_image = True

    def _on_base(self, said: dict[str, str], state: State) -> None:
        self._base = self._base or said.get("href", "")

    def _on_meta(self, said: dict[str, str], state: State) -> None:
        content = said.get("content", "")[:10_000]
        equivalent = said.get("http-equiv", "").strip().lower()
        if equivalent == "refresh":
            target = _REFRESH.search(content)
            self._refresh = self._refresh or (target.group(1).strip() if target else "")
        if "charset" in said:
            self._charset = self._charset or said["charset"].strip()[:60]
        elif equivalent == "content-type":
            declared = _CHARSET.search(content)
            self._charset = self._charset or (declared.group(1) if declared else "")

    def _on_script(self, said: dict[str, str], state: State) -> None:
        if "src" in said and len(self._scripts) < _KEPT:
            self._scripts.append(said["src"])

    def _on_frame(self, said: dict[str, str], state: State) -> None:
        source = said.get("src") or said.get("data") or said.get("srcdoc")
        if source and len(self._frames) < _KEPT:
            self._frames.append(source)

    def _on_link(self, said: dict[str, str], state: State) -> None:
        if "href" in said and "stylesheet" in said.get("rel", "").lower() and len(self._styles) < _KEPT:
            self._styles.append(said["href"])

    def _on_font(self, said: dict[str, str], state: State) -> None:
        for face in said.get("face", "").split(",")[:20]:
            if face.strip() and len(self._fonts) < _KEPT:
                self._fonts[face.strip(" \"'").lower()] = None


_STYLED: Final = _UNSHOWN | {"pre"}
_HANDLERS: Final = {
    "form": Elements._on_form, "input": Elements._on_input, "select": Elements._on_select,
    "textarea": Elements._on_textarea, "button": Elements._on_button, "img": Elements._on_img,
    "base": Elements._on_base, "meta": Elements._on_meta, "script": Elements._on_script,
    "iframe": Elements._on_frame, "frame": Elements._on_frame, "object": Elements._on_frame,
    "embed": Elements._on_frame, "link": Elements._on_link, "font": Elements._on_font,
}  # fmt: skip


def _presentational(name: str, said: dict[str, str], style: Style) -> tuple[int | None, int | None]:
    """Text and background colour, from CSS or the attributes that older mail uses."""
    color, background = style.color, style.background
    if background is None:
        if said.get("background"):
            background = UNKNOWN
        elif said.get("bgcolor"):
            background = parse_color(_hexed(said["bgcolor"]))
    if color is None:
        if name == "a" and "href" in said:
            color = _LINK_COLOR
        elif name == "font" and said.get("color"):
            color = parse_color(_hexed(said["color"]))
        elif name == "body" and said.get("text"):
            color = parse_color(_hexed(said["text"]))
    return color, background


def _hexed(value: str) -> str:
    """An attribute's colour: the number sign may be missing (WHATWG HTML §2.3.6)."""
    value = value.strip().lower()[:40]
    return f"#{value}" if re.fullmatch(r"[0-9a-f]{3}(?:[0-9a-f]{3})?", value) else value


def _pixels(value: str) -> int | None:
    match = re.match(r"\s{0,5}([0-9]{1,6})(?![0-9.]*\s{0,5}%)", value)
    return int(match.group(1)) if match else None


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
