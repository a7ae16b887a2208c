"""A milter that adds an Authentication-Results field to every message (RFC 8601), for Postfix and Sendmail.

    pip install 'mailguard[milter]'
    python examples/milter.py --id mx.hakusandai-hp.example --port 9000
    postconf -e smtpd_milters=inet:127.0.0.1:9000

It delivers every message, whatever it finds: it only notes what it verified. Fields that already bear the same
authserv-id came with the mail and are deleted (RFC 8601 §5).
"""

import argparse
import logging
from contextvars import ContextVar
from dataclasses import dataclass, field

from purepythonmilter import (
    Abort,
    BodyChunk,
    ChangeHeader,
    Connect,
    Continue,
    EndOfMessage,
    Header,
    Helo,
    InsertHeader,
    MailFrom,
    PurePythonMilter,
)

from mailguard import ascan
from mailguard.auth.authres import parse_authentication_results
from mailguard.auth.format import NAME, format_authentication_results
from mailguard.auth.result import Envelope

MAX_BYTES = 50 * 1024 * 1024  # of one message kept; a longer one passes without a field


@dataclass
class Session:
    """What one SMTP connection has said so far."""

    client_ip: str | None = None
    helo: str | None = None
    mail_from: str | None = None
    header: list[bytes] = field(default_factory=list)
    claimed: list[str] = field(default_factory=list)  # authserv-id of every field that came with the message
    body: list[bytes] = field(default_factory=list)
    size: int = 0

    def next_message(self) -> None:
        self.mail_from, self.header, self.claimed, self.body, self.size = None, [], [], [], 0


_session: ContextVar[Session] = ContextVar("session")  # each connection is served by a task of its own
_settings = {"authserv_id": "localhost"}


def session() -> Session:
    try:
        return _session.get()
    except LookupError:
        _session.set(Session())
        return _session.get()


async def on_connect(command: Connect) -> Continue:
    new = Session()
    address = getattr(command.connection_info_args, "addr", None)
    new.client_ip = str(address) if address is not None else None
    _session.set(new)
    return Continue()


async def on_helo(command: Helo) -> Continue:
    session().helo = command.hostname
    return Continue()


async def on_mail_from(command: MailFrom) -> Continue:
    session().next_message()
    session().mail_from = command.address.strip("<>")
    return Continue()


async def on_header(command: Header) -> Continue:
    name, value = [*command.data_raw.split(b"\0"), b"", b""][:2]
    line = name + b":" + value.replace(b"\r\n", b"\n").replace(b"\n", b"\r\n") + b"\r\n"
    now = session()
    now.header.append(line)
    now.size += len(line)
    if name.lower() == NAME.lower().encode():
        now.claimed.append(parse_authentication_results(value.decode("utf-8", "replace"))[0].lower())
    return Continue()


async def on_body_chunk(command: BodyChunk) -> Continue:
    now = session()
    now.size += len(command.data_raw)
    if now.size <= MAX_BYTES:
        now.body.append(command.data_raw)
    return Continue()


async def on_end_of_message(_: EndOfMessage) -> Continue:
    now = session()
    changes = [
        ChangeHeader(headername=NAME, headertext="", nth_occurrence=place)
        for place, claimed in reversed(list(enumerate(now.claimed, 1)))
        if claimed == _settings["authserv_id"].lower()
    ]
    if now.size <= MAX_BYTES:
        raw = b"".join([*now.header, b"\r\n", *now.body])
        report = await ascan(raw, envelope=Envelope(now.client_ip, now.helo, now.mail_from))
        text = format_authentication_results(report.authentication, _settings["authserv_id"], newline="\n")
        changes.append(InsertHeader(headername=NAME, headertext=text.removeprefix(f"{NAME}:"), index=0))
    now.next_message()
    return Continue(manipulations=changes)


async def on_abort(_: Abort) -> None:
    session().next_message()


def milter() -> PurePythonMilter:
    """The milter, ready to `start_server` or `run_server`."""
    return PurePythonMilter(
        name="mailguard",
        hook_on_connect=on_connect,
        hook_on_helo=on_helo,
        hook_on_mail_from=on_mail_from,
        hook_on_header=on_header,
        hook_on_body_chunk=on_body_chunk,
        hook_on_end_of_message=on_end_of_message,
        hook_on_abort=on_abort,
        headers_with_leading_space=True,  # the bytes that DKIM signed
        can_add_headers=True,
        can_change_headers=True,
    )


def main() -> None:
    parser = argparse.ArgumentParser(description="A milter that adds an Authentication-Results field.")
    parser.add_argument("--id", required=True, help="the authserv-id: the name of your mail server")
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=9000)
    options = parser.parse_args()
    _settings["authserv_id"] = options.id
    logging.basicConfig(level=logging.INFO)
    milter().run_server(host=options.host, port=options.port)


if __name__ == "__main__":
    main()
