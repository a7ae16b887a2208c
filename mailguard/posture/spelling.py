"""Names, addresses and records in one spelling, so that another one of the same thing is no change.

Host names and schemes have no case (RFC 1035 §2.3.3, RFC 3986 §3.1, §3.2.2); mailboxes and paths may have (RFC 5321
§2.4), and keep theirs.
"""

from collections.abc import Mapping
from typing import Final

from mailguard.posture.report_address import split_addresses

CHARACTERS: Final = 4_096  # of a value that are respelled; what is longer stays as it is


def same_uri(text: str) -> str:
    """A `mailto:` or web address with its scheme and host in lower case; anything else as it is."""
    bare = text.strip(" \t")
    scheme, colon, rest = bare.partition(":")
    kind = scheme.lower()
    if not colon or len(bare) > CHARACTERS or kind not in ("mailto", "https", "http"):
        return bare
    if kind == "mailto":
        mailbox, mark, fields = rest.partition("?")
        local, at, domain = mailbox.rpartition("@")
        return f"{kind}:{local}{at}{domain.lower() if at else domain}{mark}{fields}"
    if not rest.startswith("//"):
        return f"{kind}:{rest}"
    end = min((at for at in map(rest.find, "/?#", (2, 2, 2)) if at >= 0), default=len(rest))
    user, at, host = rest[2:end].rpartition("@")
    return f"{kind}://{user}{at}{host.lower()}{rest[end:]}"


def same_uris(value: str) -> tuple[str, ...]:
    """The members of a list of addresses, each once."""
    return tuple(dict.fromkeys(filter(None, map(same_uri, split_addresses(value)))))


def same_record(version: str, tags: Mapping[str, str], lists: tuple[str, ...] = (), uris: tuple[str, ...] = ()) -> str:
    """A record of tags without odd blanks. Values of the tags in `lists` are lists of addresses, in `uris` one."""
    written = [version]
    for name, value in tags.items():
        if name in lists:
            written.append(f"{name}={','.join(sorted(same_uris(value)))}")
        elif name != "v":
            written.append(f"{name}={same_uri(value) if name in uris else value}")
    return "; ".join(written)


def same_subject(subject: str) -> str:
    """What a finding is about: an address, or a name, tag or term, none of which has a case."""
    uri = same_uri(subject)
    return uri if uri.startswith(("mailto:", "https:", "http:")) else subject.lower()
