"""The little of a mail that is kept to judge it beside the others of its batch."""

from mailguard._internal.lazy_dataclass import dataclass
from mailguard.finding import Evidence


@dataclass(frozen=True, slots=True)
class Brief:
    """One mail, as the batch checks see it.

    `organization` is the author's organizational domain, or the address itself at providers that serve everybody.
    `time` is in seconds since 1970, None when the mail has no date that can be read. `locked` names its first
    encrypted attachment; `opened` tells that its password came along; `password` quotes a password, or the words
    that announce one. `forms` are the habits of writing it shows, kept only where somebody learns. `proven` tells that
    it is from the domain in From, `inside` that it never was outside our own hosts.
    """

    path: str
    author: str = ""
    organization: str = ""
    is_own: bool = False
    time: float | None = None
    subject: str = ""
    message_id: str = ""
    references: frozenset[str] = frozenset()
    recipients: frozenset[str] = frozenset()
    locked: str = ""
    opened: bool = False
    password: Evidence | None = None
    forms: tuple[str, ...] = ()
    proven: bool = False
    inside: bool = False
