"""Reads a message on standard input and prints it with an Authentication-Results field on top (RFC 8601).

    python examples/add_header.py --id mx.hakusandai-hp.example --client-ip 203.0.113.7 < mail.eml

For a delivery agent or a pipe transport: the SMTP session is given where the mail server knows it. Fields that
already bear the same authserv-id came with the mail and are removed (RFC 8601 §5).
"""

import argparse
import sys

from mailguard import scan
from mailguard.auth.authres import parse_authentication_results
from mailguard.auth.format import format_authentication_results
from mailguard.auth.result import Envelope
from mailguard.message import parse


def with_header(raw: bytes, authserv_id: str, envelope: Envelope | None, *, offline: bool = False) -> bytes:
    """`raw` with our field on top and without those that pretend to be ours. Line ends stay as they are."""
    report = scan(raw, envelope=envelope, offline=offline)
    newline = b"\r\n" if b"\r\n" in raw[:10_000] else b"\n"
    field = format_authentication_results(report.authentication, authserv_id, newline=newline.decode())
    message = parse(raw)
    kept = bytearray()
    position = message.header_start
    for each in message.header.all("authentication-results"):
        if parse_authentication_results(each.unfolded)[0].lower() == authserv_id.lower():
            kept += raw[position : each.start]
            position = each.end
    return field.encode() + newline + bytes(kept) + raw[position:]


def main() -> None:
    parser = argparse.ArgumentParser(description="Add an Authentication-Results field to a message.")
    parser.add_argument("--id", required=True, help="the authserv-id: the name of your mail server")
    parser.add_argument("--client-ip", help="address of the SMTP client")
    parser.add_argument("--helo", help="what the client called itself")
    parser.add_argument("--mail-from", help="the envelope sender")
    parser.add_argument("--offline", action="store_true", help="ask no DNS server")
    options = parser.parse_args()
    given = {"client_ip": options.client_ip, "helo": options.helo, "mail_from": options.mail_from}
    known = {name: value for name, value in given.items() if value is not None}
    envelope = Envelope(**known) if known else None
    sys.stdout.buffer.write(with_header(sys.stdin.buffer.read(), options.id, envelope, offline=options.offline))


if __name__ == "__main__":
    main()
