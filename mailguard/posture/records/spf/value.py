"""The SPF record of a domain as a tree: the record, its terms, and the records that these include."""

from dataclasses import field

from mailguard._internal.lazy_dataclass import dataclass


@dataclass(frozen=True, slots=True)
class SpfTerm:
    """One term of an SPF record, a mechanism or a modifier (RFC 7208 §4.6.1).

    `cost` counts the DNS lookups of the term and of everything that it includes (RFC 7208 §4.6.4).
    """

    text: str
    qualifier: str = "+"  # the default of a mechanism (RFC 7208 §4.6.2); "" for a modifier
    mechanism: str = ""  # or the name of the modifier: "redirect", "exp", or an unknown one with its "="
    target: str = ""  # domain name after expansion (RFC 7208 §4.8), or the network of ip4 and ip6
    cost: int = 0
    void: bool = False  # its lookup found no records (RFC 7208 §4.6.4)
    ignored: bool = False  # after `all` (RFC 7208 §5.1), or a redirect in a record with `all` (RFC 7208 §6.1)
    record: "SpfRecord | None" = None  # the record that an include or redirect leads to
    failed: str = ""  # the lookup of a, mx or exists that was not answered
    # The networks that an a or mx with a short prefix matches, or None if no address is known. Used for judging only.
    networks: tuple[str, ...] | None = field(default=(), metadata={"json": False})


@dataclass(frozen=True, slots=True)
class SpfRecord:
    """One SPF record of the tree, and the domain that publishes it."""

    domain: str
    text: str = ""  # with `problem` "none" or "temperror": what DNS answered instead
    terms: tuple[SpfTerm, ...] = ()
    problem: str = ""  # "none" "multiple-records" "syntax" "malformed" "loop" "not-read" "temperror", or "" if usable
    errors: tuple[str, ...] = ()  # the invalid terms


@dataclass(frozen=True, slots=True)
class SpfPosture:
    """The SPF tree of a domain with its totals.

    `lookups` and `void_lookups` count over the whole tree, also beyond the limits of 10 and 2 (RFC 7208 §4.6.4).
    """

    result: str = "none"  # or "pass" (usable) "permerror" "temperror": RFC 7208 §2.6
    record: SpfRecord | None = None
    lookups: int = 0
    void_lookups: int = 0
    all_: str = (
        ""  # result for all other senders, after redirects: "pass" "neutral" "softfail" "fail", or "" without `all`
    )
    reason: str = ""  # codes of all permanent errors, separated by commas
    failed: str = ""  # the lookup that was not answered
