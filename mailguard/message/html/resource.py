"""Collect the links, pictures, forms, scripts, frames and style sheets of an HTML text."""

import re
from collections.abc import Callable, Iterable
from typing import Final

from mailguard._internal.lazy_pattern import lazy_pattern
from mailguard.message.html.model import Anchor, Form, Image, Input
from mailguard.message.html.stack import State
from mailguard.message.html.style import Style

_LOCATION: Final = lazy_pattern(
    r"(?:location(?:\.href)?\s{0,5}=|location\.(?:assign|replace)\(|window\.open\()\s{0,5}['\"]([^'\"]{1,8000})['\"]",
    re.IGNORECASE,
)
_REFRESH: Final = lazy_pattern(r"url\s{0,20}=\s{0,20}[\"']?([^\"']{1,8000})", re.IGNORECASE)
_CHARSET: Final = lazy_pattern(r"charset\s{0,5}=\s{0,5}[\"']?([\w-]{1,60})", re.IGNORECASE)
_DIMENSION: Final = lazy_pattern(
    r"(?:^|[;\s])(width|height)\s{0,5}:\s{0,5}([0-9]{1,5})(?:\.[0-9]{1,9})?px", re.IGNORECASE
)
_KEPT: Final = 1_000  # scripts, frames, styles and fonts that are kept, of each kind
LINKING: Final = frozenset(("href", "xlink:href", "onclick", "formaction", "background"))
"""Attributes by which any element can lead to or load a URL."""


_Place = tuple[str, str, str, int, int, str, bool, bool, bool]  # the fields of an `Anchor`


class Resources:
    """Collects the resources in document order. `outlook` is set for the content of a conditional comment."""

    def __init__(self, *, outlook: bool) -> None:
        self._anchors: list[_Place] = []
        self.images: list[Image] = []
        self.forms: list[Form] = []
        self.scripts: list[str] = []
        self.frames: list[str] = []
        self.styles: list[str] = []
        self.fonts: dict[str, None] = {}
        self.base = self.refresh = self.charset = ""
        self._outlook = outlook
        self._at = 0
        self._fixed = self._hidden = ""  # reasons why content at this place is hidden
        self._open: tuple[str, int, str] | None = None  # href, start and hidden reason of the open `a`
        self._open_image = self._open_boxed = False
        self._form: tuple[str, str, int] | None = None
        self._inputs: list[Input] = []

    def read(self, name: str, said: dict[str, str], at: int, state: State) -> None:
        """Read a start tag with its attributes, at offset `at` of the visible text."""
        self._at = at
        self._hidden, self._fixed = ("", "") if state.unsure else (state.reason, state.fixed)
        href = said.get("href") or said.get("xlink:href")
        if href is not None and name not in ("base", "link"):
            if name == "a":
                self.close_anchor(self._at)
                self._open, self._open_image = (href, self._at, self._hidden), False
                self._open_boxed = "style" in said or "class" in said or state.unsure
            else:
                self._anchor(name, href)
        if "onclick" in said:
            target = _LOCATION.search(said["onclick"][:20_000])
            if target:
                self._anchor(name, target.group(1))
        if "formaction" in said:
            self._anchor(name, said["formaction"])
        if self._open is not None and ("background" in said or name in _PICTURES):
            self._open_image = True
        if "background" in said and len(self.styles) < _KEPT:
            self.styles.append(said["background"])
        handler = _HANDLERS.get(name)
        if handler is not None:
            handler(self, said)

    def _anchor(self, tag: str, href: str) -> None:
        at = self._at
        self._anchors.append((tag, href, "", at, at, self._hidden, tag == "area", self._outlook, False))

    def plain_link(self, href: str, at: int) -> None:
        """Add a link from markup that is not read otherwise."""
        self._anchors.append(("area", href, "", at, at, "", True, self._outlook, False))

    def adopt(self, anchors: Iterable[Anchor], at: int) -> None:
        """Add the anchors of a conditional comment at offset `at` of the visible text."""
        for each in anchors:
            self._anchors.append((each.tag, each.href, each.text, at, at, each.hidden, each.image, True, each.boxed))

    def placed(self, text: str) -> tuple[Anchor, ...]:
        """Return the anchors with their visible text, without blanks at its start and end."""
        made: list[Anchor] = []
        for tag, href, inner, start, end, hidden, image, conditional, boxed in self._anchors:
            if start == end:
                made.append(Anchor(tag, href, inner, start, end, hidden, image, conditional, boxed))
                continue
            shown = text[start:end]
            bare = shown.strip()
            begin = start + len(shown) - len(shown.lstrip()) if bare != shown else start
            made.append(Anchor(tag, href, bare, begin, begin + len(bare), hidden, image, conditional, boxed))
        return tuple(made)

    def close_anchor(self, at: int) -> None:
        """Close the open `a` element, if there is one."""
        if self._open is not None:
            href, start, hidden = self._open
            self._anchors.append(("a", href, "", start, at, hidden, self._open_image, self._outlook, self._open_boxed))
            self._open = None

    def close_form(self, at: int) -> None:
        """Close the open form, or collect the fields outside any form."""
        if self._form is not None or self._inputs:
            action, method, start = self._form or ("", "", at)
            self.forms.append(Form(action, method, tuple(self._inputs), start))
            self._form, self._inputs = None, []

    def _on_form(self, said: dict[str, str]) -> None:
        if self._form is None:
            self.close_form(self._at)
            self._form = (said.get("action", ""), said.get("method", "get").lower()[:10], self._at)

    def _input(self, kind: str, said: dict[str, str]) -> None:
        label = said.get("placeholder") or said.get("value") or said.get("aria-label") or ""
        if len(self._inputs) < _KEPT:
            self._inputs.append(Input(kind, said.get("name", said.get("id", "")), label[:200]))

    def _on_input(self, said: dict[str, str]) -> None:
        self._input(said.get("type", "text").lower()[:20], said)

    def _on_select(self, said: dict[str, str]) -> None:
        self._input("select", said)

    def _on_textarea(self, said: dict[str, str]) -> None:
        self._input("textarea", said)

    def _on_button(self, said: dict[str, str]) -> None:
        self._input("button", said)

    def _on_img(self, said: dict[str, str]) -> None:
        width, height = _pixels(said.get("width", "")), _pixels(said.get("height", ""))
        if "style" in said:
            sizes = {key.lower(): int(value) for key, value in _DIMENSION.findall(said["style"][:2_000])}
            width, height = sizes.get("width", width), sizes.get("height", height)
        linked = self._open is not None
        image = Image(said.get("src", ""), said.get("alt", ""), width, height, self._fixed, linked)
        self.images.append(image)
        if linked and not image.is_pixel:
            self._open_image = True

    def _on_base(self, said: dict[str, str]) -> None:
        self.base = self.base or said.get("href", "")

    def _on_meta(self, said: dict[str, str]) -> None:
        content = said.get("content", "")[:10_000]
        equivalent = said.get("http-equiv", "").strip().lower()
        if equivalent == "refresh":
            target = _REFRESH.search(content)
            self.refresh = self.refresh or (target.group(1).strip() if target else "")
        if "charset" in said:
            self.charset = self.charset or said["charset"].strip()[:60]
        elif equivalent == "content-type":
            declared = _CHARSET.search(content)
            self.charset = self.charset or (declared.group(1) if declared else "")

    def _on_script(self, said: dict[str, str]) -> None:
        if "src" in said and len(self.scripts) < _KEPT:
            self.scripts.append(said["src"])

    def _on_frame(self, said: dict[str, str]) -> None:
        source = said.get("src") or said.get("data") or said.get("srcdoc")
        if source and len(self.frames) < _KEPT:
            self.frames.append(source)

    def _on_link(self, said: dict[str, str]) -> None:
        if "href" in said and "stylesheet" in said.get("rel", "").lower() and len(self.styles) < _KEPT:
            self.styles.append(said["href"])

    def _on_font(self, said: dict[str, str]) -> None:
        for face in said.get("face", "").split(",")[:20]:
            if face.strip() and len(self.fonts) < _KEPT:
                self.fonts[face.strip(" \"'").lower()] = None

    def script(self, content: str) -> None:
        """Add the text of a script."""
        if content.strip() and len(self.scripts) < _KEPT:
            self.scripts.append(content)

    def style(self, style: Style) -> None:
        """Add the URLs and fonts of a style."""
        if len(self.styles) < _KEPT:
            self.styles.extend(style.urls)
        for font in style.fonts:
            if len(self.fonts) < _KEPT:
                self.fonts[font] = None


_HANDLERS: Final[dict[str, Callable[[Resources, dict[str, str]], None]]] = {
    "form": Resources._on_form,
    "input": Resources._on_input,
    "select": Resources._on_select,
    "textarea": Resources._on_textarea,
    "button": Resources._on_button,
    "img": Resources._on_img,
    "base": Resources._on_base,
    "meta": Resources._on_meta,
    "script": Resources._on_script,
    "iframe": Resources._on_frame,
    "frame": Resources._on_frame,
    "object": Resources._on_frame,
    "embed": Resources._on_frame,
    "link": Resources._on_link,
    "font": Resources._on_font,
}
RESOURCES: Final = frozenset(_HANDLERS)
"""Elements that are read because they load something or belong to a form."""

_PICTURES: Final = frozenset(("object", "embed", "iframe", "input"))


def _pixels(value: str) -> int | None:
    if value.isdecimal() and value.isascii():
        return int(value[:6])
    match = re.match(r"\s{0,5}([0-9]{1,6})(?![0-9.]*\s{0,5}%)", value)
    return int(match.group(1)) if match else None
