"""Read QR codes in pictures, as a phone would. Needs the extra `qr`."""

import importlib
import io
import re
import warnings
from typing import TYPE_CHECKING, Any, Final

from mailguard._internal.lazy_pattern import lazy_pattern
from mailguard.message.files import limits
from mailguard.message.files.examination import Examination

if TYPE_CHECKING:
    from PIL.Image import Image

MISSING: Final = "QR codes: install mailguard[qr]"
_FORMATS: Final = ("PNG", "JPEG", "GIF", "BMP", "WEBP", "TIFF", "ICO")
_FRAMES: Final = 40  # frames, pages or sizes read per picture
_SMALLEST_ICON: Final = 32
_SIDE: Final = 1_600  # pixels: larger pictures are scaled down first
_IGNORED: Final = lazy_pattern(r"[\t\r\n]")  # WHATWG URL §4.4: browsers remove them anywhere in a URL
_CONTROL: Final = lazy_pattern(r"[\x00-\x20\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]")
_LINK: Final = lazy_pattern(r"(?:https?|ftp)://|www\.", re.IGNORECASE)
_SCHEME: Final = lazy_pattern(r"[A-Za-z][A-Za-z0-9+.-]{1,20}:")


def note_codes(data: bytes, examination: Examination, *, square: bool) -> None:
    """Record the links of the codes in a picture file.

    Without the extra, this is recorded as not examined, once per mail and only if `square`: codes are square.
    """
    readers = _readers(examination, square=square)
    if readers is None:
        return
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # Pillow warns about unusual files
            image = readers[0].open(io.BytesIO(data), formats=_FORMATS)
            frames = getattr(image, "n_frames", 1)
            _note(_gray(image), readers[1], examination)
            if frames > 1 or image.format == "ICO":
                _note_frames(image, frames, readers[1], examination)
    except Exception:  # noqa: BLE001 - third-party decoder on an attacker's bytes
        examination.defect("picture-unreadable")


def _note_frames(image: Any, frames: int, zxingcpp: Any, examination: Examination) -> None:
    """Read the other frames, pages and sizes: people see the last one as well as the first."""
    if image.format == "ICO":
        for size in sorted(image.ico.sizes(), reverse=True)[:_FRAMES]:
            if min(size) >= _SMALLEST_ICON and not examination.has("qr-code"):
                _note(_gray(image.ico.getimage(size)), zxingcpp, examination)
        return
    numbers = range(1, frames) if frames <= _FRAMES else sorted({*range(1, frames, -(-frames // _FRAMES)), frames - 1})
    if frames > _FRAMES:
        examination.defect("limit-picture-frames", f"{len(numbers) + 1} of {frames} were looked at for codes")
    for number in numbers:
        image.seek(number)
        size = image.size[0] * image.size[1]
        if size > examination.budget.pixels or size > limits.PICTURE_PIXELS:
            examination.defect("limit-pictures-pixels", "not every frame was looked at for codes")
            return
        examination.budget.pixels -= size
        _note(_gray(image.copy()), zxingcpp, examination)
        if examination.has("qr-code"):
            return


def has_reader() -> bool:
    """Whether the packages that read QR codes are installed."""
    try:
        importlib.import_module("zxingcpp")
        importlib.import_module("PIL.Image")
    except ImportError:
        return False
    return True


def opened(data: bytes) -> "Image | None":
    """Return a picture in shades of gray, or None if it cannot be decoded."""
    try:
        from PIL import Image

        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return _gray(Image.open(io.BytesIO(data), formats=_FORMATS))
    except Exception:  # noqa: BLE001 - as above
        return None


def note_joined(pieces: list[tuple["Image", int, int]], size: tuple[int, int], examination: Examination) -> None:
    """Record the links of the codes in several pictures put together. `pieces` are (picture, left, top)."""
    try:
        import zxingcpp
        from PIL import Image

        whole = Image.new("L", (size[0] + 40, size[1] + 40), 255)
        for image, left, top in pieces:
            whole.paste(image, (left + 20, top + 20))
    except Exception:  # noqa: BLE001 - as above
        return
    _note(whole, zxingcpp, examination)


def note_raw_codes(mode: str, size: tuple[int, int], rows: bytes, examination: Examination) -> None:
    """Record the links of the codes in raw rows of pixels; `mode` is "1", "L", "RGB" or "CMYK"."""
    readers = _readers(examination, square=True)
    if readers is None:
        return
    try:
        image = _gray(readers[0].frombytes(mode, size, rows))
    except Exception:  # noqa: BLE001 - as above
        return
    _note(image, readers[1], examination)


def _readers(examination: Examination, *, square: bool) -> tuple[Any, Any] | None:
    try:
        import zxingcpp
        from PIL import Image
    except ImportError:
        if square and not examination.budget.told_missing_qr:
            examination.budget.told_missing_qr = True
            examination.skip(MISSING)
        return None
    return Image, zxingcpp


def _gray(image: "Image") -> "Image":
    """Return the current frame in shades of gray, on white if transparent, scaled down to the size needed."""
    image.draft("L", (_SIDE, _SIDE))
    if image.mode in ("RGBA", "LA"):
        image = _on_white(image)
    elif image.mode == "P" and "transparency" in image.info and image.palette is not None:
        image = _of_palette(image)
    elif image.mode == "PA" or "transparency" in image.info:
        image = _composed(image)
    image = image.convert("L")
    if max(image.size) > _SIDE:
        image = image.reduce(-(-max(image.size) // _SIDE))
    return image


def _composed(image: "Image") -> "Image":
    """Return the picture on white in RGBA, the slow way for any mode."""
    from PIL import Image

    white = Image.new("RGBA", image.size, "white")
    white.alpha_composite(image.convert("RGBA"))
    return white


def _of_palette(image: "Image") -> "Image":
    """Return a palette picture on white in gray, computed once per colour of the palette, not per pixel."""
    from PIL import Image

    palette = Image.frombytes("P", (256, 1), bytes(range(256)))
    palette.putpalette(image.getpalette() or [])
    palette.info["transparency"] = image.info["transparency"]
    shades = _composed(palette).convert("L").tobytes()
    return Image.frombytes("L", image.size, image.tobytes()).point(list(shades))


def _on_white(image: "Image") -> "Image":
    """Return a picture with an alpha channel on white in gray."""
    from PIL import Image

    gray, opaque = image.convert("L"), image.getchannel("A")
    if opaque.getextrema() == (255, 255):
        return gray
    white = Image.new("L", image.size, 255)
    white.paste(gray, mask=opaque)
    return white


def _note(image: "Image", zxingcpp: Any, examination: Examination) -> None:
    try:
        formats = zxingcpp.barcode_formats_from_str("QRCode|MicroQRCode")
        codes = zxingcpp.read_barcodes(image, formats=formats, text_mode=zxingcpp.TextMode.Plain)
    except Exception:  # noqa: BLE001 - as above
        return
    for code in codes[: limits.CODES]:
        text = cleaned(str(code.text))
        if _LINK.match(text):
            examination.fact("qr-code", text)
            examination.url(text)
        elif text:
            examination.fact("qr-text", text[:200], "scheme" if _SCHEME.match(text) else "")


def cleaned(text: str) -> str:
    """Return the content of a code on one line: tabs and line ends are dropped as in browsers, controls escaped."""
    text = _IGNORED.sub("", text.strip(" \0\t\r\n"))
    return _CONTROL.sub(
        lambda found: "".join(f"%{byte:02X}" for byte in found.group().encode("utf-8", "replace")), text
    )
