"""Which of what was not read may have hidden something: the one rule behind the check `not-fully-examined`.

A report lists everything that is broken (`defects`) or was not looked into (`not_examined`). Most of it is harmless:
a file cut in transit was read as far as it goes, a picture has no words for us. A *gap* is different: text, links or
programs may stand there that a reader is shown and we never saw. A gap never reads as clean.

- A defect `limit-<name>` is a gap unless it is named in `ORDINARY_LIMITS` (honest files reach them every day, and what
  they cut is told nowhere but in the details) or `SIZE_LIMITS` (they cut what holds no text, link or program). So a
  new limit is a gap until somebody decides otherwise here.
- Any other defect is a gap only when it is named in `BROKEN`.
- A `NotExamined` is a gap unless its `why` begins with one of `EXPLAINED`: another finding says what it means, or
  there is nothing to say. Whoever adds a reason that honest mail brings every day adds it there.
- What is encrypted for the recipient (`SEALED`) is told, and weighs next to nothing: whoever has the key sees it, and
  nobody else can.
"""

from typing import TYPE_CHECKING, Final

from mailguard.message.defect import Defect, NotExamined
from mailguard.message.model import INTERNAL_ERROR

if TYPE_CHECKING:
    from mailguard.message.model import Message

ORDINARY_LIMITS: Final = frozenset(
    (
        "limit-attachment-text",  # words of long tables and documents; links are looked for on
        "limit-compared-text",  # each of both texts is read for itself
        "limit-findings",
        "limit-password-rounds",  # `encrypted-document` tells of the file
        "limit-pdf-pictures",
        "limit-data-pictures",
        "limit-drawing",  # charts and maps
        "limit-grids",  # tables that look like no code
        "limit-picture-pieces",  # pages of equal pictures
        "limit-picture-frames",  # of pictures that move for long; the last one is looked at
        "limit-pdf-text",  # words of long documents; links and actions are looked for on
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
        INTERNAL_ERROR,  # a reader of ours crashed
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
    "encrypted",  # `encrypted-archive` and `encrypted-document` tell of the file
    "whether it opens without a password",
    "texts and links of a protected PDF",
    "pictures in the PDF that are packed for fax or as JPEG 2000",
    "PDF text whose font does not say which letters it draws",
    "recognised, not verified: still a draft",
    "its content is elsewhere",
)


def is_gap(each: Defect | NotExamined) -> bool:
    """Whether text, links or programs may stand in what this says was not read."""
    if isinstance(each, NotExamined):
        return not each.why.startswith(EXPLAINED)
    if each.kind.startswith("limit-"):
        return each.kind not in ORDINARY_LIMITS and each.kind not in SIZE_LIMITS
    return each.kind in BROKEN


def is_sealed(each: NotExamined) -> bool:
    """Whether it is encrypted for the recipient alone."""
    return each.why.startswith(SEALED)


def not_examined(message: "Message") -> tuple[NotExamined, ...]:
    """All that was not looked into, in this mail and its files; nested mails tell their own."""
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
