"""The writing habits and technical traits of one mail, in the forms that `mailguard learn` counts."""

from datetime import timedelta
from typing import Final

from mailguard.checks.words.reading import PRESSING, read
from mailguard.language.writing_style import NONE, Trait, is_own, manner
from mailguard.message.charset import codec_for
from mailguard.message.date import parse_date
from mailguard.message.model import Message, View
from mailguard.pipeline.context import Context

OTHER: Final = "other"
PRESSES: Final = "pressing"
# Mail programs by a part of the X-Mailer or User-Agent value, in lower case.
_PROGRAMS: Final = (
    ("outlook-express", "outlook express"), ("outlook", "outlook"), ("live-mail", "windows live"),
    ("thunderbird", "thunderbird"), ("thunderbird", "mozilla"), ("apple", "apple mail"), ("apple", "iphone"),
    ("apple", "ipad"), ("becky", "becky"), ("shuriken", "shuriken"), ("denshin", "denshin"), ("sylpheed", "sylpheed"),
    ("winbiff", "winbiff"), ("al-mail", "al-mail"), ("cybozu", "cybozu"), ("gmail", "gmail"), ("mutt", "mutt"),
    ("alpine", "alpine"), ("alpine", "pine"), ("evolution", "evolution"), ("kmail", "kmail"), ("eudora", "eudora"),
    ("roundcube", "roundcube"), ("horde", "horde"), ("squirrelmail", "squirrelmail"), ("zimbra", "zimbra"),
    ("notes", "lotus"), ("notes", "hcl"), ("groupwise", "groupwise"), ("the-bat", "the bat"), ("foxmail", "foxmail"),
    ("coremail", "coremail"), ("phpmailer", "phpmailer"), ("php", "php/"), ("git", "git-send-email"),
    ("stgit", "stgit"), ("b4", "b4 "), ("claws", "claws"), ("gnus", "gnus"), ("gnus", "emacs"),
    ("mailchimp", "mailchimp"),
    ("yahoo", "yahoo"), ("aol", "aol"), ("java", "javamail"), ("open-xchange", "open-xchange"),
)  # fmt: skip
# Without these fields, the Message-ID identifies the big providers.
_PROVIDERS: Final = (
    ("gmail", "mail.gmail.com>"), ("exchange", "outlook.com>"), ("exchange", ".prod.exchangelabs.com>"),
    ("yahoo", "yahoo.com>"), ("yahoo", "yahoo.co.jp>"), ("apple", "icloud.com>"),
)  # fmt: skip


def traits_of(message: Message, context: Context, *, whole: bool = False) -> tuple[Trait, ...]:
    """Return the habits that this mail shows: wording, pressure, links and files, then technical traits.

    The wording is read from the writer's own lines, or from the `whole` text.
    """
    found: list[Trait] = []
    view = main_view(message)
    if view is not None:
        found += manner(view.text, view.quoted, whole=whole)
    reading = read(context)
    telling = (category for category, weight in reading.strength.items() if weight >= 2 and category in PRESSING)
    found += [Trait(PRESSES, category) for category in sorted(telling)]
    found.append(Trait("link", "yes" if message.web_links else NONE))
    found.append(Trait("file", "yes" if message.attachments else NONE))
    found += _made(message, view)
    return tuple(found)


def presses_below(message: Message, context: Context) -> bool:
    """Whether words of pressure occur in what only looks like a quoted older mail, not in the writer's own lines."""
    view = None if context.proven.reply else main_view(message)
    return view is not None and any(
        phrase.where == view.where
        and phrase.category in PRESSING
        and phrase.weight >= 2
        and not is_own(view.text, view.quoted, phrase.start)
        for phrase in read(context).phrases
    )


def main_view(message: Message) -> View | None:
    """Return the view whose wording is read, or None if no view has text."""
    return next((view for view in message.views if view.text.strip()), None)


def _made(message: Message, view: View | None) -> tuple[Trait, ...]:
    kinds = sorted({each.where for each in message.views})
    charset = view.part.parameters.get("charset", "") if view is not None else ""
    return (
        Trait("program", _program(message)),
        Trait("structure", "+".join(kind.removeprefix("body:") for kind in kinds) or NONE),
        Trait("charset", (codec_for(charset) or OTHER) if charset else NONE),
        Trait("zone", _zone(message)),
    )


def _program(message: Message) -> str:
    named = (message.header.get("x-mailer") or message.header.get("user-agent"))[:200].lower()
    if named:
        return next((family for family, words in _PROGRAMS if words in named), OTHER)
    identity = message.header.get("message-id")[:1000].strip().lower()
    return next((family for family, ending in _PROVIDERS if identity.endswith(ending)), NONE)


def _zone(message: Message) -> str:
    """Return the sender's offset from UTC in whole hours, as in "+9", or "none" if the date cannot be read."""
    sent = parse_date(message.header.get("date"))
    offset = sent.utcoffset() if sent is not None else None
    if offset is None or abs(offset) > timedelta(hours=14):
        return NONE
    return f"{offset // timedelta(hours=1):+d}"


def forms_of(context: Context) -> tuple[str, ...]:
    """Return what `mailguard learn` counts of this mail: each "aspect=value" once, without any of its words."""
    return tuple(dict.fromkeys(f"{trait.aspect}={trait.value}" for trait in traits_of(context.message, context)))
