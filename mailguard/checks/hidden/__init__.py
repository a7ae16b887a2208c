"""Checks for content of a mail that is not shown to the reader."""

from mailguard.checks.hidden.hidden_html_text import hidden_html_text
from mailguard.checks.hidden.invisible_text import invisible_text
from mailguard.checks.hidden.text_html_divergence import text_html_divergence
from mailguard.checks.registry import Check

CHECKS: tuple[Check, ...] = (invisible_text, hidden_html_text, text_html_divergence)
