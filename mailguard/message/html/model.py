"""The visible and hidden contents of an HTML text. `mailguard.message.html.page` creates these values."""

from mailguard._internal.lazy_dataclass import dataclass
from mailguard.message.defect import Defect


@dataclass(frozen=True, slots=True)
class HiddenText:
    """A run of text that the reader can't see.

    `reason` is how it is hidden: `display-none`, `visibility`, `opacity`, `font-size`, `no-size`, `colour`,
    `off-screen`, `clip`, `hidden-attribute`, `comment`. Or it is the kind of a text that only some programs show:
    `conditional` (a comment for Outlook), `generated` (by CSS), `field` (of a form), `fallback` (of a frame), `title`,
    `reading` (a ruby annotation), `unclosed` (after a comment or tag without an end).

    `start` is the offset in the visible text where the hidden text would be. `touches` says whether a visible letter
    touches it on the left and on the right, `inside_word` that this is so on both sides.
    """

    text: str
    reason: str
    start: int
    inside_word: bool = False
    unsure: bool = False  # some program may show it
    touches: tuple[bool, bool] = (False, False)


@dataclass(frozen=True, slots=True)
class Anchor:
    """An element that leads somewhere on a click: `a`, `area`, buttons without a form, Outlook's VML shapes.

    `href` is the attribute as written, with character references decoded. `text` is the visible text of the link, at
    `start` to `end` of the visible text of the page. `hidden` is the reason why the link is invisible, "" for a visible
    one. `image` says that it contains a picture, `conditional` that only Outlook shows it (`<!--[if mso]>`), `boxed`
    that it may be visible without text: as a styled box, or by text that only some programs show.
    """

    tag: str
    href: str
    text: str
    start: int
    end: int
    hidden: str = ""
    image: bool = False
    conditional: bool = False
    boxed: bool = False


@dataclass(frozen=True, slots=True)
class Image:
    """A picture. `width` and `height` are in pixels, None if the HTML does not give them; `hidden` as in `Anchor`."""

    src: str
    alt: str
    width: int | None
    height: int | None
    hidden: str = ""
    linked: bool = False

    @property
    def is_pixel(self) -> bool:
        """Whether the picture is too small to be seen: a tracking pixel or a spacer."""
        width, height = self.width, self.height
        return (width is not None and width <= 3) or (height is not None and height <= 3)


@dataclass(frozen=True, slots=True)
class Input:
    """A form field: its type (`text`, `password`, `submit` …, `select`, `textarea`, `button`), name and label."""

    type: str
    name: str
    label: str = ""


@dataclass(frozen=True, slots=True)
class Form:
    """A form: the URL that it sends its data to, and its fields."""

    action: str
    method: str
    inputs: tuple[Input, ...]
    start: int = 0


@dataclass(frozen=True, slots=True)
class HtmlView:
    """One HTML text. `text` is the visible text: each block on its own line, blanks folded, alt texts left out.

    `hidden` is the invisible text. `base` and `refresh` are the URLs of `<base href>` and `<meta http-equiv=refresh>`,
    "" without such an element. `styles` are the URLs of style sheets and CSS backgrounds, `scripts` the texts or
    sources of scripts, `frames` the sources of frames, objects and embeds, `fonts` the names of font families in lower
    case, `charset` the charset declared in a meta element.

    `odd` and `turned` are spans of `text`. `odd` are letters inside a word that have another style than the rest and
    may be hidden by it. `turned` is text that may be shown in another order than it is written.
    """

    text: str
    hidden: tuple[HiddenText, ...] = ()
    anchors: tuple[Anchor, ...] = ()
    images: tuple[Image, ...] = ()
    forms: tuple[Form, ...] = ()
    scripts: tuple[str, ...] = ()
    frames: tuple[str, ...] = ()
    styles: tuple[str, ...] = ()
    fonts: tuple[str, ...] = ()
    title: str = ""
    base: str = ""
    refresh: str = ""
    charset: str = ""
    defects: tuple[Defect, ...] = ()
    odd: tuple[tuple[int, int], ...] = ()
    turned: tuple[tuple[int, int], ...] = ()
