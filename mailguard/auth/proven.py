"""What is proven of a mail's kind, as opposed to what its header claims."""

from typing import Final

from mailguard._internal.lazy_dataclass import dataclass


@dataclass(frozen=True, slots=True)
class Proven:
    """The only facts about lists, answers and bounces that may spare a mail a finding or lower one.

    `by_list`: the domain of the mailing list that handed the mail on, "" unless its own signature verified on this
    mail or a sealer that the configuration trusts sealed it; never for mail in the name of ourselves, a VIP or a
    brand. `reply`: the mail answers a message that we are remembered to have sent to its author. `bounce`: it returns
    a message that we are remembered to have sent.
    """

    by_list: str = ""
    reply: bool = False
    bounce: bool = False


NOTHING: Final = Proven()
