"""Gaps: parts of a mail that were not read and may hide something. This is the rule for the check `not-fully-examined`.

A report lists everything that is broken (`defects`) or was not examined (`not_examined`). Most of it is harmless: a
file that was cut in transit is read as far as it goes, and a picture contains no words that mailguard could read. A
*gap* is different: it may contain text, links or programs that the user sees and mailguard did not. A mail with a gap
is never reported as clean.

- A defect `limit-<name>` is a gap, unless it is in `ORDINARY_LIMITS` (legitimate files often reach these limits, so
  they are reported only in the details) or in `SIZE_LIMITS` (the part cut off contains no text, links or programs).
  So a new limit is a gap until it is added here.
- Any other defect is a gap only if it is in `BROKEN`.
- A `NotExamined` is a gap, unless its `why` begins with one of `EXPLAINED`: another finding covers it, or there is
  nothing to report. A new reason that occurs in legitimate mail every day must be added there.
- Content that is encrypted for the recipient (`SEALED`) is reported with a very small weight, because only the
  recipient can read it.
"""

from typing import TYPE_CHECKING, Final

from mailguard.message.defect import Defect, NotExamined
from mailguard.message.model import INTERNAL_ERROR

if TYPE_CHECKING:
    from mailguard.message.model import Message

ORDINARY_LIMITS: Final = frozenset(
    (
        "limit-attachment-text",  # words of long tables and documents; the search for links goes on
        "limit-compared-text",  # both texts are also read separately
        "limit-findings",
        "limit-password-rounds",  # the finding `encrypted-document` covers it
        "limit-pdf-pictures",
        "limit-data-pictures",
        "limit-drawing",  # charts and maps
        "limit-grids",  # tables that don't look like a QR code
        "limit-picture-pieces",  # pages with many equal pictures
        "limit-picture-frames",  # of long animations; the last frame is examined
        "limit-pdf-text",  # words of long documents; the search for links and actions goes on
        "limit-picture-pixels",
        "limit-pictures-pixels",
    )
)
SIZE_LIMITS: Final = frozenset(
    (
        "limit-authentication-results",
        "limit-authentication-results-characters",
        "limit-received",
        "limit-received-characters",
    )
)
BROKEN: Final = frozenset(
    (
        INTERNAL_ERROR,  # mailguard's own code crashed
        "archive-damaged",
        "attachment-unreadable",
        "unreadable-text",
        "zip-directory-missing",
        "zip-unreadable",
    )
)
SEALED: Final = ("encrypted (OpenPGP)", "encrypted (S/MIME)")
EXPLAINED: Final = (
    "QR codes: install mailguard[qr]",
    "encrypted",  # the findings `encrypted-archive` and `encrypted-document` cover it
    "whether it opens without a password",
    "texts and links of a protected PDF",
    "pictures in the PDF that are packed for fax or as JPEG 2000",
    "PDF text whose font does not say which letters it draws",
    "recognised, not verified: still a draft",
    "its content is elsewhere",
)


def is_gap(each: Defect | NotExamined) -> bool:
    """Whether the unread content may contain text, links or programs."""
    if isinstance(each, NotExamined):
        return not each.why.startswith(EXPLAINED)
    if each.kind.startswith("limit-"):
        return each.kind not in ORDINARY_LIMITS and each.kind not in SIZE_LIMITS
    return each.kind in BROKEN


def is_sealed(each: NotExamined) -> bool:
    """Whether the content is encrypted for the recipient."""
    return each.why.startswith(SEALED)


def not_examined(message: "Message") -> tuple[NotExamined, ...]:
    """Return everything in this mail and its files that was not examined. Nested mails report their own."""
    files = (*message.attachments, *message.drawings)
    found = [each for file in files for each in file.all_not_examined()]
    if "dkim2-signature" in message.header:
        found.append(NotExamined("header:DKIM2-Signature", "recognised, not verified: still a draft"))
    found += [
        NotExamined(view.where, "encrypted (OpenPGP)")
        for view in message.views
        if view.text.lstrip().startswith("-----BEGIN PGP MESSAGE-----")
    ]
    return tuple(dict.fromkeys(found))
