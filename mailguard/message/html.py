"""HTML as the reader sees it."""

import html
import re

from mailguard.message.html_model import Anchor, Form, HiddenText, HtmlView, Image, Input

__all__ = ["Anchor", "Form", "HiddenText", "HtmlView", "Image", "Input", "view_html"]


def view_html(source: str) -> HtmlView:
    """What `source` shows and hides. Never raises; linear in its length."""
    return HtmlView(" ".join(re.sub(r"<[^>]*>", " ", source).split()) if source else html.unescape(source))
