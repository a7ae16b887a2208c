"""Connect to mail servers to see whether they offer TLS (RFC 3207 §2) with a valid certificate.

Only on request. The probe sends nothing but EHLO, STARTTLS and QUIT, and connects to public addresses only.
"""

import asyncio
import contextlib
import functools
import ssl
import time
from collections.abc import Iterable
from typing import Final

from mailguard.posture.records.mx.value import MxHost
from mailguard.posture.records.smtp.value import SmtpHost

PORT: Final = 25
HOSTS: Final = 5  # servers of one domain that are probed
# Seconds for one server. Many greet unknown clients late against spam, but none is worth the five minutes of
# RFC 5321 §4.5.3.2.1 here.
TIMEOUT: Final = 10.0
LINES: Final = 100  # lines read of one reply
LINE: Final = 2_048  # octets of one line; RFC 5321 §4.5.3.1.5 requires 512
_DETAIL: Final = 200  # characters kept of what a server said


class _ReplyError(Exception):
    """The server refused the command, or its reply is not SMTP."""


async def probe_hosts(
    hosts: Iterable[MxHost], *, port: int = PORT, context: ssl.SSLContext | None = None, seconds: float = TIMEOUT
) -> tuple[SmtpHost, ...]:
    """Probe all hosts with a public address at the same time. A failure is a state of the result, not an exception."""
    wanted = [host for host in hosts if host.state == "ok" and host.addresses][:HOSTS]
    probes = (probe(each.host, each.addresses[0], port=port, context=context, seconds=seconds) for each in wanted)
    return tuple(await asyncio.gather(*probes))


async def probe(
    host: str,
    address: str,
    *,
    port: int = PORT,
    context: ssl.SSLContext | None = None,
    seconds: float = TIMEOUT,
) -> SmtpHost:
    """Probe the server at `address`, whose certificate must be valid for `host`. Never raises for network failures."""
    bare = functools.partial(SmtpHost, host, address, port)
    writer: asyncio.StreamWriter | None = None
    try:
        async with asyncio.timeout(seconds):
            reader, writer = await asyncio.open_connection(address, port, limit=LINE)
            return await _session(reader, writer, bare, context or default_context(), seconds / 2)
    except TimeoutError:
        return bare("unreachable", "no answer in time")
    except _ReplyError as error:
        return bare("unreachable", str(error))
    except (OSError, EOFError, ValueError) as error:  # ValueError: a line longer than LINE
        return bare("unreachable", _said(getattr(error, "strerror", None) or error))
    finally:
        if writer is not None:
            writer.transport.abort()


async def _session(
    reader: asyncio.StreamReader,
    writer: asyncio.StreamWriter,
    bare: "functools.partial[SmtpHost]",
    context: ssl.SSLContext,
    handshake: float,
) -> SmtpHost:
    await _reply(reader, 220)  # RFC 5321 §4.3.1: wait for the greeting
    own = str(writer.get_extra_info("sockname")[0])
    literal = f"[IPv6:{own}]" if ":" in own else f"[{own}]"  # RFC 5321 §4.1.3: in place of a host name
    offered = await _command(reader, writer, f"EHLO {literal}", 250)  # RFC 5321 §4.1.1.1
    if not any(line.upper().split(" ")[0] == "STARTTLS" for line in offered[1:]):  # RFC 3207 §2
        return bare("no-starttls", "EHLO: " + _said(", ".join(offered[1:])))
    try:
        await _command(reader, writer, "STARTTLS", 220)  # RFC 3207 §4
    except _ReplyError as error:
        return bare("no-starttls", str(error))
    try:
        async with asyncio.timeout(handshake):
            await writer.start_tls(context, server_hostname=bare.args[0])  # RFC 3207 §4.1, RFC 9525 §6.3
    except ssl.SSLCertVerificationError as error:
        return bare("certificate", _said(error.verify_message or error))
    except (ssl.SSLError, ConnectionError, EOFError, TimeoutError) as error:
        return bare("tls-failed", _said(getattr(error, "reason", None) or type(error).__name__))
    with contextlib.suppress(OSError):
        writer.write(b"QUIT\r\n")  # RFC 5321 §4.1.1.10
    secured = writer.get_extra_info("ssl_object")
    certificate = secured.getpeercert() or {}
    ends = certificate.get("notAfter")
    days = int((ssl.cert_time_to_seconds(ends) - time.time()) // 86_400) if isinstance(ends, str) else None
    version = str(secured.version() or "")
    return bare("ok", f"{version}, certificate valid until {ends}", tls=version, days_left=days)


async def _command(reader: asyncio.StreamReader, writer: asyncio.StreamWriter, line: str, code: int) -> list[str]:
    writer.write(line.encode("ascii", "replace") + b"\r\n")
    await writer.drain()
    return await _reply(reader, code)


async def _reply(reader: asyncio.StreamReader, code: int) -> list[str]:
    """Read one reply and return its lines without their code (RFC 5321 §4.2.1).

    Raises `_ReplyError` for another code than `code`, and EOFError if the connection ends.
    """
    lines: list[str] = []
    for _ in range(LINES):
        raw = await reader.readline()
        if not raw:
            raise EOFError("the server hung up")
        line = raw.decode("ascii", "replace").rstrip("\r\n")
        if not line[:3].isdigit() or line[3:4] not in ("", " ", "-"):
            raise _ReplyError(f"not SMTP: {_said(line)}")
        lines.append(line[4:])
        if line[3:4] != "-":  # RFC 5321 §4.2.1: a hyphen means that more lines follow
            if int(line[:3]) != code:
                raise _ReplyError(_said(line))
            return lines
    raise _ReplyError("a reply without end")


def _said(text: object) -> str:
    """Return what a server or the system said as one short printable line."""
    return " ".join("".join(each if each.isprintable() else " " for each in str(text)).split())[:_DETAIL]


@functools.cache
def default_context() -> ssl.SSLContext:
    """Return a TLS context that verifies host names and chains with the system's certificate authorities.

    It refuses TLS 1.0 and 1.1 (RFC 8996 §4, RFC 8996 §5). It is created once, because that takes 30 ms.
    """
    return ssl.create_default_context()
