"""Normalize names, addresses and records, so that another spelling of the same thing does not count as a change.

Host names and schemes are case-insensitive (RFC 1035 §2.3.3, RFC 3986 §3.1, RFC 3986 §3.2.2). Mailboxes and paths may
be case-sensitive (RFC 5321 §2.4) and are kept.
"""

from collections.abc import Mapping
from typing import Final

from mailguard.posture.report_address import split_addresses

CHARACTERS: Final = 4_096  # longest value that is normalized


def same_uri(text: str) -> str:
    """Return a `mailto:` or web address with scheme and host in lower case; anything else unchanged."""
    bare = text.strip(" \t")
    scheme, colon, rest = bare.partition(":")
    kind = scheme.lower()
    if not colon or len(bare) > CHARACTERS or kind not in ("mailto", "https", "http"):
        return bare
    if kind == "mailto":  # RFC 6068 §2
        mailbox, mark, fields = rest.partition("?")
        local, at, domain = mailbox.rpartition("@")
        return f"{kind}:{local}{at}{domain.lower() if at else domain}{mark}{fields}"
    if not rest.startswith("//"):
        return f"{kind}:{rest}"
    end = min((at for at in map(rest.find, "/?#", (2, 2, 2)) if at >= 0), default=len(rest))
    user, at, host = rest[2:end].rpartition("@")  # RFC 3986 §3.2
    return f"{kind}://{user}{at}{host.lower()}{rest[end:]}"


def same_uris(value: str) -> tuple[str, ...]:
    """Return the members of a list of addresses, normalized, each once."""
    return tuple(dict.fromkeys(filter(None, map(same_uri, split_addresses(value)))))


def same_record(version: str, tags: Mapping[str, str], lists: tuple[str, ...] = (), uris: tuple[str, ...] = ()) -> str:
    """Return a record of tags with normal spacing and addresses.

    `lists` are the tags whose value is a list of addresses, `uris` those whose value is one address.
    """
    written = [version]
    for name, value in tags.items():
        if name in lists:
            written.append(f"{name}={','.join(sorted(same_uris(value)))}")
        elif name != "v":
            written.append(f"{name}={same_uri(value) if name in uris else value}")
    return "; ".join(written)


def same_subject(subject: str) -> str:
    """Return the normalized subject of a finding: an address, or a name, tag or term, which are case-insensitive."""
    uri = same_uri(subject)
    return uri if uri.startswith(("mailto:", "https:", "http:")) else subject.lower()
