"""Parse HTML as the reader sees it, in one pass over the source.

This is a tokenizer without a tree. Building the tree of the HTML standard takes quadratic time for many attributes or
formatting elements (lexbor needs 40 seconds for a megabyte of attributes), and visiting its nodes from Python costs
more than reading the tags. The parts of tree construction that affect visibility are done here: implied end tags, the
scope of tables, raw text elements.
"""

from typing import Final

from mailguard.message import limits
from mailguard.message.defect import Defect
from mailguard.message.html.element import Elements
from mailguard.message.html.model import Anchor, Form, HiddenText, HtmlView, Image, Input
from mailguard.message.html.token import MARKUP, TEXT, comment_end, has_content, name_of, raw_text_end

__all__ = ["Anchor", "Form", "HiddenText", "HtmlView", "Image", "Input", "view_html"]

_FALSE: Final = frozenset(("[if !mso", "[if false", "[if !true"))
"""Conditions that are false in every program that evaluates conditional comments."""


def view_html(source: str) -> HtmlView:
    """Return the visible and hidden contents of `source`. Never raises; linear in its length."""
    elements = Elements()
    defects = _read(source, elements, conditional=False)
    if elements.conditionals > limits.HTML_CONDITIONALS:
        said = f"the first {limits.HTML_CONDITIONALS} comments for Outlook were read"
        defects.append(Defect("limit-html-conditionals", "body:html", said))
    if elements.limited:
        defects.append(Defect("limit-html-styles", "body:html", "not all styles and hidden texts were read"))
    return elements.view(tuple(defects))


def _read(source: str, elements: Elements, *, conditional: bool) -> list[Defect]:
    """Pass the tags and texts of `source` to `elements`, and return the defects."""
    left = limits.HTML_TAGS
    position = 0
    while True:
        text = TEXT.match(source, position)
        if text is not None and text.end() > position:
            elements.text(text.group())
            position = text.end()
        left, match = elements.read(MARKUP.finditer(source, position), left)
        if left < 0:
            if match is not None:
                elements.rest(source[match.start() :])
            return [Defect("limit-html-tags", "body:html", f"the first {limits.HTML_TAGS} tags were read")]
        if match is None:
            return []
        if match[2] is None:
            position = _no_tag(source, match.start(), match.group(), elements, conditional=conditional)
            if position < 0:
                elements.unclosed(source[match.start() :].partition(">")[2])
                return [Defect("html-tag-not-closed", "body:html", source[match.start() :][:40])]
        else:
            name, opened = name_of(match[2]).lower(), match.start(3)
            position = raw_text_end(name, source, opened)
            elements.raw_text(match[2], name, source[opened:position])


def _no_tag(source: str, start: int, markup: str, elements: Elements, *, conditional: bool) -> int:
    """Read a comment or declaration and return its end; -1 for a tag that never ends, after which nothing is shown."""
    if markup == "<":
        return -1
    if markup != "<!--":  # `<!…>`, `<?…>`, `</…>`: bogus comments, WHATWG HTML §13.2.5.41
        stop = source.find(">", start)
        stop = len(source) if stop < 0 else stop
        if source.startswith("<![CDATA[", start):
            elements.unclosed(source[start + 9 : stop])
        return min(stop + 1, len(source))
    body = start + 4
    if source.startswith(">", body) or source.startswith("->", body):
        return source.index(">", body) + 1
    stop, after = comment_end(source, body)
    inner = _conditional(source[body:stop])
    if inner is None:
        elements.comment(source[body:stop])
        if stop == after:
            elements.unclosed(source[body:])
    elif inner and not conditional and has_content(inner):
        elements.conditionals += 1
        if elements.conditionals <= limits.HTML_CONDITIONALS:
            nested = Elements(outlook=True)
            _read(inner, nested, conditional=True)
            elements.adopt(nested)
    return after


def _conditional(comment: str) -> str | None:
    """Return the HTML in a conditional comment that Outlook shows ("" if nothing), or None for a plain comment."""
    if not comment.lstrip().startswith(("[if", "<![endif", "[endif")):
        return None
    condition, bracket, content = comment.partition("]>")
    if not bracket or condition.strip() in _FALSE:
        return ""
    return content.partition("<![endif]")[0]
