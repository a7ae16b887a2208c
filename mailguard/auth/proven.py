"""What is proven about the kind of a mail, as opposed to what its header claims."""

from typing import Final

from mailguard._internal.lazy_dataclass import dataclass


@dataclass(frozen=True, slots=True)
class Proven:
    """The only facts about mailing lists, replies and bounces that may remove a finding or lower its severity.

    `by_list`: the domain of the mailing list that forwarded the mail, or "". It is set only if the list's own signature
    verified on this mail or a trusted sealer sealed it, and never for mail in the name of our organization, a VIP or a
    brand. `reply`: the mail answers a message that we sent to its author, according to the store of correspondents.
    `bounce`: the mail returns a message that we sent, according to the same store.
    """

    by_list: str = ""
    reply: bool = False
    bounce: bool = False


NOTHING: Final = Proven()
