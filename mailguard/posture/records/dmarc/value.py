"""The DMARC record that applies to a domain."""

from collections.abc import Mapping
from dataclasses import field

from mailguard._internal.lazy_dataclass import dataclass


@dataclass(frozen=True, slots=True)
class DmarcPosture:
    """`location` is the domain whose record applies (RFC 9989 §4.10); `effective_policy` is the policy for this domain.

    `published` are the texts at the domain's own name that do not count: near misses, or several records.
    """

    record: str = ""
    location: str = ""
    tags: Mapping[str, str] = field(default_factory=dict)
    effective_policy: str = ""
    organizational_domain: str = ""
    problem: str = ""  # "none", "multiple-records", "dangling", or "" if a record applies
    errors: Mapping[str, str] = field(default_factory=dict)  # tag → what is wrong about it
    destinations: Mapping[str, str] = field(default_factory=dict)  # "rua example.net" → "authorized" …
    unreachable: Mapping[str, str] = field(default_factory=dict)  # "rua URI" → why no report arrives there
    published: tuple[str, ...] = ()
    misplaced: str = ""  # a record at a name where receivers do not look
    misplaced_at: str = ""
    psl_differs: str = ""  # domain of the record that receivers find by RFC 7489 §6.6.3, if it differs
    failed: str = ""
