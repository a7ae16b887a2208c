"""The data of a mail that is kept to judge it together with the other mails of its batch."""

from mailguard._internal.lazy_dataclass import dataclass
from mailguard.finding import Evidence


@dataclass(frozen=True, slots=True)
class Brief:
    """One mail, as the batch checks see it.

    `organization` is the author's organizational domain, or the address itself at public mail providers. `time` is in
    seconds since 1970, None if the mail has no readable date. `locked` is the name of its first encrypted attachment,
    and `opened` whether the same mail has the password. `password` quotes a password, or the words that announce one.
    `forms` are the writing habits of the mail, only for `mailguard learn`. `proven` is whether the mail is proven to
    come from the domain in From, `inside` whether it never left our own hosts.
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
