"""The SPF record of a domain, as the tree of all that it includes."""

from dataclasses import field

from mailguard._internal.lazy_dataclass import dataclass


@dataclass(frozen=True, slots=True)
class SpfTerm:
    """One term of an SPF record in the include tree. `cost` in look-ups, of everything below it."""

    text: str
    qualifier: str = "+"
    mechanism: str = ""  # or the modifier's name
    target: str = ""
    cost: int = 0
    void: bool = False
    ignored: bool = False  # behind `all`, or a redirect beside it
    record: "SpfRecord | None" = None  # of include and redirect
    failed: str = ""  # the look-up of a, mx or exists that was not answered
    # Of a and mx with a short prefix: what they match, None where no address is known. Needed to judge it only.
    networks: tuple[str, ...] | None = field(default=(), metadata={"json": False})


@dataclass(frozen=True, slots=True)
class SpfRecord:
    """One SPF record of the tree, and where it stands."""

    domain: str
    text: str = ""
    terms: tuple[SpfTerm, ...] = ()
    problem: str = ""  # "none", "multiple-records", "syntax", "loop", "temperror" …
    errors: tuple[str, ...] = ()  # the terms that are none


@dataclass(frozen=True, slots=True)
class SpfPosture:
    """`result`: "none", "pass" (usable), "permerror" or "temperror". `lookups` over the whole tree, beyond 10 too."""

    result: str = "none"
    record: SpfRecord | None = None
    lookups: int = 0
    void_lookups: int = 0
    all_: str = ""  # "pass" "neutral" "softfail" "fail", "" when missing, after redirects
    reason: str = ""
    failed: str = ""
