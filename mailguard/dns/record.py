"""Records in the form of `dig +short`, read as values. None for what is malformed: answers may lie."""

from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network


def address(record: str) -> IPv4Address | IPv6Address | None:
    """The address of an A or AAAA record."""
    try:
        return ip_address(record.strip())
    except ValueError:
        return None


def same_address(record: str, client: IPv4Address | IPv6Address, prefix: int | None = None) -> bool:
    """Whether an A or AAAA record holds `client`, or its network of `prefix` bits does."""
    found = address(record)
    if found is None or found.version != client.version:
        return False
    if prefix is None or found == client:
        return found == client
    return client in ip_network((found, prefix), strict=False)


def mail_exchanger(record: str) -> tuple[int, str] | None:
    """Preference and host of an MX record; the host lower case without a final dot, "" for a null MX (RFC 7505)."""
    preference, _, host = record.strip().partition(" ")
    if not preference.isascii() or not preference.isdigit() or len(preference) > 5:
        return None
    return int(preference), host_name(host)


def host_name(record: str) -> str:
    """The name in an NS, PTR or CNAME record: lower case, without a final dot."""
    return record.strip().rstrip(".").lower()
