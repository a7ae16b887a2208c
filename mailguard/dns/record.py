"""Parse records in the form of `dig +short`. Malformed records give None, because a server may send anything."""

from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network


def address(record: str) -> IPv4Address | IPv6Address | None:
    """Return the address in an A or AAAA record, or None if it is malformed."""
    try:
        return ip_address(record.strip())
    except ValueError:
        return None


def same_address(record: str, client: IPv4Address | IPv6Address, prefix: int | None = None) -> bool:
    """Whether an A or AAAA record is the address `client`, or the network of its first `prefix` bits contains it."""
    found = address(record)
    if found is None or found.version != client.version:
        return False
    if prefix is None or found == client:
        return found == client
    return client in ip_network((found, prefix), strict=False)


def mail_exchanger(record: str) -> tuple[int, str] | None:
    """Return preference and host of an MX record, or None if it is malformed.

    The host is in lower case without a final dot, and "" for a null MX (RFC 7505 §3).
    """
    preference, _, host = record.strip().partition(" ")
    if not preference.isascii() or not preference.isdigit() or len(preference) > 5:
        return None
    return int(preference), host_name(host)


def host_name(record: str) -> str:
    """Return the name in an NS, PTR or CNAME record, in lower case without a final dot."""
    return record.strip().rstrip(".").lower()
