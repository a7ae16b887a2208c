"""Read the text of a PDF's first pages (ISO 32000-2 §9.4) in the order in which it is drawn."""

from typing import Final

from mailguard._internal.lazy_pattern import lazy_pattern
from mailguard.message.files import limits
from mailguard.message.files.examination import Examination
from mailguard.message.files.pdf.drawing import may_draw_code, read_drawing
from mailguard.message.files.pdf.font import Font
from mailguard.message.files.pdf.object import Objects
from mailguard.message.files.pdf.syntax import INLINE_END, Ref, Value, Word, tokens
from mailguard.message.url_text import find_urls

_NESTED: Final = 4  # levels of nested forms
_FORMS: Final = 200  # forms drawn
_OPERANDS: Final = 3_000  # kept per operator; TJ has one array
_DRAWINGS: Final = 4  # content streams per file that are searched for QR codes
_INHERITED: Final = 10  # levels of the page tree from which resources are inherited
_BEFORE: Final = 200  # bytes before such an operator in which its operands are
# Operators outside text objects: coordinates, forms, fonts, and the start of a text object or an inline image.
_OUTSIDE: Final = lazy_pattern(
    rb"(?:"
    + b"|".join(
        word + rb"(?<![^\0\t\n\f\r >)\]]" + word + b")" for word in (b"BT", b"q", b"Q", b"cm", b"Do", b"Tf", b"ID")
    )
    + rb")(?![^\0\t\n\f\r /(<\[])"
)
_OUTSIDE_EFFORT: Final = 5  # cost of one of these operators, in tokens
_OPERANDS_OF: Final = {b"cm": 6, b"Do": 1, b"Tf": 2}
_NEW_LINE: Final = 0.4  # of the font size: a larger vertical step starts a new line
_GAP: Final = 0.2  # of the font size: a larger gap is a blank

Matrix = tuple[float, float, float, float, float, float]
_UNIT: Final[Matrix] = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


def read_text(data: bytes, streams: list[bytes], examination: Examination) -> None:
    """Record the text of the first pages, as far as the message's effort allows."""
    objects = Objects(data, streams, examination)
    reader = _Reader(objects)
    count = 0
    for number in objects.of_type("Page"):
        count += 1
        if count > limits.PDF_PAGES or reader.exhausted:
            break
        page = objects.dictionary(Ref(number))
        contents = objects.get(page.get("Contents"))
        pieces = contents if isinstance(contents, list) else [page.get("Contents")]
        content = b"\n".join(objects.stream(each, limits.PDF_PAGE_BYTES) for each in pieces[: limits.PDF_STREAMS])
        reader.draw(content[: limits.PDF_PAGE_BYTES], _resources(page, objects))
        reader.end_page()
    if reader.exhausted or count > limits.PDF_PAGES:
        examination.defect("limit-pdf-text", f"the text of the first {count} pages was read, as far as limits allow")
    for content in reader.drawings[:_DRAWINGS]:
        read_drawing(content, examination)
    text = reader.text()
    examination.text(text)
    for found in find_urls(text):
        examination.url(found.url, found.raw)  # PDF viewers turn such text into a link
    if not text and reader.unreadable:
        examination.skip("PDF text whose font does not say which letters it draws")


def _resources(page: dict[str, Value], objects: Objects) -> dict[str, Value]:
    for _ in range(_INHERITED):  # ISO 32000-2 §7.7.3.4
        if "Resources" in page:
            return objects.dictionary(page["Resources"])
        page = objects.dictionary(page.get("Parent"))
    return {}


class _Reader:
    """The text read so far, and the text state (ISO 32000-2 §9.3)."""

    def __init__(self, objects: Objects) -> None:
        self._objects = objects
        self._fonts: dict[int, Font] = {}
        self._pieces: list[str] = []
        self._characters = limits.PDF_TEXT_CHARACTERS
        self._forms = _FORMS
        self._font: Font | None = None
        self._size = self._leading = 0.0
        self._line: Matrix = _UNIT  # the beginning of the line
        self._ahead = 0.0  # distance of the next glyph from the beginning of the line, unscaled
        self._ctm: Matrix = _UNIT
        self._last: tuple[float, float] | None = None  # the end of the last glyph on the page
        self._spent = False
        self.unreadable = False
        self.drawings: list[bytes] = []  # content streams with enough shapes for a code

    @property
    def exhausted(self) -> bool:
        """Whether a limit ends the reading."""
        return self._spent or self._characters <= 0

    def text(self) -> str:
        """Return all text that was read."""
        return "".join(self._pieces).strip()[: limits.PDF_TEXT_CHARACTERS]

    def end_page(self) -> None:
        """End the page with an empty line, and reset the coordinates."""
        self._pieces.append("\n\n")
        self._last = None
        self._ctm = _UNIT

    def draw(self, content: bytes, resources: dict[str, Value], depth: int = 0) -> None:
        """Read one content stream: text objects token by token; of the rest only coordinates, fonts and forms."""
        states: list[Matrix] = []
        position = 0
        if may_draw_code(content):
            self.drawings.append(content)
        while not self.exhausted:
            found = _OUTSIDE.search(content, position)
            if found is None:
                return
            self._spend(_OUTSIDE_EFFORT)
            position, operator = found.end(), found.group()
            if operator == b"BT":
                position = self._text_object(content, position, resources)
            elif operator == b"ID":
                image = INLINE_END.search(content, position)
                position = image.end() if image else len(content)
            elif operator == b"q":
                if len(states) < _OPERANDS:
                    states.append(self._ctm)
            elif operator == b"Q":
                self._ctm = states.pop() if states else self._ctm
            else:
                before = content[max(0, found.start() - _BEFORE) : found.start()].split()[-6:]
                operands = [item for item, _ in tokens(b" ".join(before[-_OPERANDS_OF[operator] :]))]
                if operator == b"Do":
                    self._form(operands, resources, depth)
                else:
                    self._operate(operator.decode("ascii"), operands, resources)

    def _text_object(self, content: bytes, position: int, resources: dict[str, Value]) -> int:
        """Read from BT to ET (ISO 32000-2 §9.4.1), and return the position after ET."""
        self._line, self._ahead = _UNIT, 0.0
        operands: list[Value] = []
        array: list[Value] | None = None
        for item, after in tokens(content, position):
            position = after
            self._spend(1)
            if self.exhausted or item == "ET":
                break
            if item.__class__ is not Word:
                target = operands if array is None else array
                if len(target) < _OPERANDS:
                    target.append(item)
            elif item == "[":
                array = []
            elif item == "]":
                operands, array = [array], None
            else:
                self._operate(item, operands, resources)
                operands = []
        return position

    def _operate(self, operator: str, operands: list[Value], resources: dict[str, Value]) -> None:
        numbers = [item for item in operands if isinstance(item, float)]
        if operator in ("Tj", "'", '"'):
            if operator != "Tj":
                self._move(0.0, -self._leading)
            self._show(operands[-1] if operands else None)
        elif operator == "TJ" and operands and isinstance(operands[0], list):
            for item in operands[0]:
                if isinstance(item, float):
                    self._ahead -= item / 1000 * self._size
                else:
                    self._show(item)
        elif operator in ("Td", "TD") and len(numbers) == 2:
            if operator == "TD":
                self._leading = -numbers[1]
            self._move(*numbers)
        elif operator == "T*":
            self._move(0.0, -self._leading)
        elif operator == "TL" and numbers:
            self._leading = numbers[-1]
        elif operator == "Tm" and len(numbers) == 6:
            self._line, self._ahead = _matrix(numbers), 0.0
        elif operator == "cm" and len(numbers) == 6:
            self._ctm = _product(_matrix(numbers), self._ctm)
        elif operator == "Tf" and numbers and operands:
            self._size = numbers[-1]
            self._font = self._font_of(operands[0], resources)

    def _spend(self, effort: int) -> None:
        self._spent = not self._objects.spend(effort)

    def _font_of(self, name: Value, resources: dict[str, Value]) -> Font:
        item = self._objects.dictionary(resources.get("Font")).get(name) if isinstance(name, str) else None
        dictionary = self._objects.dictionary(item)
        key = id(dictionary) if dictionary else 0  # `_objects` or the resources keep it alive
        if key not in self._fonts:
            self._fonts[key] = Font(dictionary, self._objects)
        return self._fonts[key]

    def _move(self, right: float, up: float) -> None:
        self._line = _product((1.0, 0.0, 0.0, 1.0, right, up), self._line)
        self._ahead = 0.0

    def _show(self, string: Value) -> None:
        if not isinstance(string, bytes) or not string or self._font is None:
            return
        text, width, glyphs = self._font.read(string[: limits.PDF_TEXT_CHARACTERS])
        self._spend(glyphs // 4)
        self.unreadable = self.unreadable or not self._font.known
        place = _product(self._line, self._ctm)
        size = max(abs(self._size * place[0]), abs(self._size * place[1]), 0.001)
        x, y = place[4] + self._ahead * place[0], place[5] + self._ahead * place[1]
        if text:
            self._pieces += (self._between(x, y, size), text)
            self._characters -= len(text)
        self._ahead += width * self._size
        self._last = (place[4] + self._ahead * place[0], place[5] + self._ahead * place[1])

    def _between(self, x: float, y: float, size: float) -> str:
        """Return the text between the last glyph and one at this place: a line end, a blank, or ""."""
        if self._last is None:
            return ""
        if abs(y - self._last[1]) > _NEW_LINE * size or x < self._last[0] - size:
            return "\n"
        return " " if x - self._last[0] > _GAP * size else ""

    def _form(self, operands: list[Value], resources: dict[str, Value], depth: int) -> None:
        """Draw a form XObject (ISO 32000-2 §8.10); other XObjects, such as pictures, are ignored."""
        name = operands[-1] if operands else None
        item = self._objects.dictionary(resources.get("XObject")).get(name) if isinstance(name, str) else None
        form = self._objects.dictionary(item)
        if form.get("Subtype") != "Form" or depth >= _NESTED or self._forms <= 0:
            return
        self._forms -= 1
        inner = self._objects.dictionary(form["Resources"]) if "Resources" in form else resources
        before = self._ctm
        self.draw(self._objects.stream(item, limits.PDF_PAGE_BYTES), inner, depth + 1)
        self._ctm = before


def _matrix(numbers: list[float]) -> Matrix:
    a, b, c, d, e, f = numbers
    return a, b, c, d, e, f


def _product(one: Matrix, other: Matrix) -> Matrix:
    a, b, c, d, e, f = one
    g, h, i, j, k, m = other
    return (a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m)
