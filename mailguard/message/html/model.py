"""What one HTML text shows and hides, as values. `mailguard.message.html.page` makes them."""

from mailguard._internal.lazy_dataclass import dataclass
from mailguard.message.defect import Defect


@dataclass(frozen=True, slots=True)
class HiddenText:
    """A run of text that the reader can't see.

    `reason` is how it is hidden: `display-none`, `visibility`, `opacity`, `font-size`, `no-size`, `colour`,
    `off-screen`, `hidden-attribute`, `comment`; or where only some programs show it: `conditional` (a comment for
    Outlook), `generated` (by CSS), `field` (of a form), `fallback` (of a frame), `title`, `unclosed` (behind a comment
    or tag without an end). `start` is the offset in the visible text where it would stand; `inside_word` says that
    visible letters touch it on both sides, `touches` that they do on the left and on the right.
    """

    text: str
    reason: str
    start: int
    inside_word: bool = False
    unsure: bool = False  # whether some program may show it
    touches: tuple[bool, bool] = (False, False)


@dataclass(frozen=True, slots=True)
class Anchor:
    """A place the reader can be led to by a click: `a`, `area`, `form`-less buttons, Outlook's VML shapes.

    `href` is the attribute as written (entities decoded); `text` what is seen of the link, at `start` to `end`
    of the visible text. `hidden` is the reason why nobody sees it, "" for a visible one. `image` tells that it
    holds a picture; `conditional` that only Outlook shows it (`<!--[if mso]>`); `boxed` that it may be seen without
    text: as a box with a style of its own, or by text that only some programs show.
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
    """A picture. `width` and `height` in pixels, None where the HTML doesn't say; `hidden` as in `Anchor`."""

    src: str
    alt: str
    width: int | None
    height: int | None
    hidden: str = ""
    linked: bool = False

    @property
    def is_pixel(self) -> bool:
        """Whether it is too small to be seen: a tracking pixel or a spacer."""
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
    """A form: where it sends what is typed, and its fields."""

    action: str
    method: str
    inputs: tuple[Input, ...]
    start: int = 0


@dataclass(frozen=True, slots=True)
class HtmlView:
    """One HTML text. `text` is what the eye sees: blocks on lines of their own, blanks folded, alt texts left out.

    `hidden` is the text the eye doesn't see. `base` and `refresh` are the URLs of `<base href>` and
    `<meta http-equiv=refresh>`, "" without one. `styles` are the URLs of style sheets and CSS backgrounds,
    `scripts` the scripts' texts or sources, `frames` the sources of frames, objects and embeds, `fonts` the
    font families named, lower case, `charset` the one a meta element declares. `odd` are the places in `text` of
    letters inside a word whose style is not their word's and may hide them, `turned` those of text that may stand in
    another order.
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
