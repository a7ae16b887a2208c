"""Delivery of notifications to an HTTP server and an SMTP server of the tests, which fail first and then accept."""

import email
import email.policy
import json
import socket
import ssl
import threading
import time
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import ip_address
from urllib.parse import parse_qs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mailguard.config.posture import Notify
from mailguard.finding import Severity
from mailguard.posture.change import Change
from mailguard.posture.change_message import Message, Standing
from mailguard.posture.notify import deliver, messages_for
from mailguard.posture.notify.mail import compose
from mailguard.posture.notify.request import LIMITS, WEBHOOK_SCHEMA, request_for
from mailguard.posture.store import open_store

AT = "2026-11-22T00:00:00Z"
WORSE = Change("hp.example", AT, "dmarc-policy", "reject", "none", "worse", Severity.HIGH)
FOUND = Change(
    "hp.example", AT, "finding", "", "medium", "worse", Severity.MEDIUM, "", "dmarc-policy-none",
    {"domain": "hp.example", "record": "_dmarc.hp.example. TXT …"},
)  # fmt: skip
MINOR = Change("branch.example", AT, "bimi", "", "v=BIMI1; l=https://x.example", "better", Severity.INFO)
STANDING = (Standing("hp.example", "critical", 40), Standing("branch.example", "good", 98))
MESSAGE = Message(AT, (WORSE, FOUND, MINOR), STANDING)
GROUPS = {"hp.example": "hospital", "branch.example": "branch"}


class Server:
    """Answers each POST with the next of `statuses`, then with 200, and keeps the requests."""

    def __init__(self):
        self.statuses: list[int] = []
        self.requests: list[tuple[str, dict, bytes]] = []
        outer = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self):
                body = self.rfile.read(int(self.headers["Content-Length"]))
                outer.requests.append((self.path, {k.lower(): v for k, v in self.headers.items()}, body))
                status = outer.statuses.pop(0) if outer.statuses else 200
                self.send_response(status)
                if status == 302:
                    self.send_header("Location", f"http://127.0.0.1:{outer.port}/elsewhere")
                self.send_header("Content-Length", "2")
                self.end_headers()
                self.wfile.write(b"ok")

            def log_message(self, *arguments):
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.port = self.server.server_address[1]
        self.url = f"http://127.0.0.1:{self.port}/hook/geheim"
        threading.Thread(target=self.server.serve_forever, args=(0.05,), daemon=True).start()

    def close(self):
        self.server.shutdown()
        self.server.server_close()


@pytest.fixture
def http():
    server = Server()
    yield server
    server.close()


@pytest.fixture
def store(tmp_path):
    with open_store(str(tmp_path / "posture.db")) as opened:
        yield opened


def queued(store, *channels, message=MESSAGE):
    store.record((), messages_for(channels, message, GROUPS)[0], AT)


def body(channel_type, message=MESSAGE, lang="en", token=""):
    return request_for(Notify(channel_type, url="http://h.example/"), message, "id1", lang, token)


# The content of the messages


def test_a_webhook_gets_everything_with_a_version():
    value = json.loads(body("webhook", lang="ja").body)
    assert value["schema"] == WEBHOOK_SCHEMA == "mailguard.posture-change/1"
    assert value["id"] == "id1"
    assert value["changes"][0]["summary"] == "DMARC p=reject → none"
    assert value["changes"][0] | {
        "domain": "hp.example", "what": "dmarc-policy", "old": "reject", "new": "none", "direction": "worse",
        "severity": "high",
    } == value["changes"][0]  # fmt: skip
    assert value["domains"][0] == {"domain": "hp.example", "level": "critical", "score": 40}
    assert "弱く" in value["title"]
    assert body("webhook", token="t0k").headers["Authorization"] == "Bearer t0k"


def test_chat_services_get_their_own_form():
    slack = json.loads(body("slack").body)
    assert "DMARC p=reject → none" in slack["text"]
    teams = json.loads(body("teams").body)
    (attachment,) = teams["attachments"]
    assert (teams["type"], attachment["contentType"]) == ("message", "application/vnd.microsoft.card.adaptive")
    assert attachment["content"]["type"] == "AdaptiveCard"
    chatwork = body("chatwork", token="t0k")
    assert chatwork.headers == {"Content-Type": "application/x-www-form-urlencoded", "X-ChatWorkToken": "t0k"}
    assert "DMARC p=reject → none" in parse_qs(chatwork.body.decode())["body"][0]
    hook = json.loads(body("lineworks").body)
    assert "DMARC p=reject → none" in hook["body"]["text"]
    bot = body("lineworks", token="t0k")
    assert json.loads(bot.body)["content"]["type"] == "text"
    assert bot.headers["Authorization"] == "Bearer t0k"


def test_text_of_strangers_is_no_markup_anywhere():
    record = "v=TLSRPTv1 <!channel> <https://evil.example|bank> [toall] [click](https://evil.example) \r\n\x1b[31m"
    message = Message(AT, (replace(MINOR, what="tls-rpt", new=record, direction="changed"),), STANDING)
    assert "<" not in json.loads(body("slack", message).body)["text"]
    chat = parse_qs(body("chatwork", message).body.decode())["body"][0]
    assert "[toall]" not in chat
    card = json.loads(body("teams", message).body)["attachments"][0]["content"]
    assert {block["type"] for block in card["body"]} == {"RichTextBlock"}
    for kind in ("slack", "teams", "lineworks", "webhook"):
        assert "\x1b" not in body(kind, message).body.decode()


def test_every_service_gets_no_more_than_it_takes():
    many = Message(AT, tuple(replace(MINOR, new=f"v=BIMI1; {n} {'x' * 150}") for n in range(500)), STANDING)
    assert (
        len(json.loads(body("slack", many).body)["text"]) <= LIMITS["slack"] * 5
    )  # `<` and `&` become longer entities
    assert len(json.loads(body("lineworks", many).body)["body"]["text"]) <= 2000
    assert len(body("teams", many).body) < 28_000
    assert len(parse_qs(body("chatwork", many).body.decode())["body"][0]) <= LIMITS["chatwork"]


def test_each_channel_hears_what_concerns_it():
    def told(**settings):
        channel = Notify("slack", url="http://h.example/", **settings)
        return [content["message"] for _, content in messages_for([channel], MESSAGE, GROUPS)[0]]

    assert len(told()[0]["changes"]) == 3
    assert len(told(min_severity=Severity.HIGH)[0]["changes"]) == 1
    assert [change["domain"] for change in told(groups=("branch",))[0]["changes"]] == ["branch.example"]
    assert told(groups=("branch",), min_severity=Severity.LOW) == []
    assert told(groups=("school",)) == []


def test_the_first_round_is_one_summary():
    message = Message(AT, (), (), (Standing("a.example", "good", 95), Standing("b.example", "critical", 10)))
    assert "2" in message.title("en")
    text = message.text("ja")
    assert text.count("example") == 2


def test_people_read_the_time_of_their_own_clock(monkeypatch):
    monkeypatch.setenv("TZ", "Asia/Tokyo")
    time.tzset()
    try:
        assert "2026-11-22 09:00+09:00" in MESSAGE.text("ja")
    finally:
        monkeypatch.undo()
        time.tzset()


def test_titles_say_how_many_and_which_way():
    both = replace(WORSE, domain="b.example")
    assert "hp.example and 1 more" in Message(AT, (WORSE, both), ()).title("en")
    assert "better" in Message(AT, (MINOR,), ()).title("en")


# The delivery


def test_a_failed_delivery_waits_and_is_told_once(store, http):
    channel = Notify("slack", url=http.url)
    http.statuses = [503, 200]
    queued(store, channel)
    (problem,) = deliver(store, [channel], "en")
    assert (problem.channel, problem.attempts) == ("slack", 1)
    assert "503" in problem.problem
    assert deliver(store, [channel], "en") == ()
    assert deliver(store, [channel], "en") == ()
    assert len(http.requests) == 2
    assert http.requests[0][2] == http.requests[1][2]
    assert store.waiting() == ()


def test_what_comes_after_a_failed_message_waits_behind_it(store, http):
    channel, other = Notify("slack", url=http.url), Notify("webhook", url=http.url)
    http.statuses = [500]
    queued(store, channel)
    queued(store, channel, other)
    assert [each.channel for each in deliver(store, [channel, other], "en")] == ["slack"]
    assert len(http.requests) == 2  # the first message to slack, and the one to the webhook
    assert deliver(store, [channel, other], "en") == ()
    assert len(http.requests) == 4


@pytest.mark.parametrize("status", [302, 400, 404, 429])
def test_anything_but_success_is_a_failure_and_redirects_are_not_followed(store, http, status):
    channel = Notify("slack", url=http.url)
    http.statuses = [status]
    queued(store, channel)
    (problem,) = deliver(store, [channel], "en")
    assert str(status) in problem.problem
    assert [path for path, _, _ in http.requests] == ["/hook/geheim"]
    assert len(store.waiting()) == 1


@pytest.mark.parametrize("url", ["http://127.0.0.1:1/geheim", "https://127.0.0.1:1/geheim"])
def test_an_unreachable_server_is_one_line_without_the_url(store, url):
    channel = Notify("slack", url=url)
    queued(store, channel)
    (problem,) = deliver(store, [channel], "en")
    assert "geheim" not in problem.problem
    assert "\n" not in problem.problem


def test_secrets_come_from_the_environment(store, http):
    channel = Notify("chatwork", url_env="ROOM_URL", token_env="CHATWORK_TOKEN")
    queued(store, channel)
    (problem,) = deliver(store, [channel], "en", {"ROOM_URL": http.url})
    assert "CHATWORK_TOKEN" in problem.problem
    assert deliver(store, [channel], "en", {"ROOM_URL": http.url, "CHATWORK_TOKEN": "t0k"}) == ()
    assert http.requests[0][1]["x-chatworktoken"] == "t0k"


def test_a_channel_that_is_no_longer_configured_keeps_its_messages(store, http):
    channel = Notify("slack", url=http.url)
    queued(store, channel)
    assert deliver(store, [], "en") == ()
    assert len(store.waiting()) == 1
    assert deliver(store, [channel], "en") == ()
    assert len(http.requests) == 1


# E-mail


@pytest.fixture(scope="module")
def certificate(tmp_path_factory):
    """A self-signed certificate for 127.0.0.1 and localhost."""
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import ec
    from cryptography.x509.oid import NameOID

    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "localhost")])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(
            x509.SubjectAlternativeName([x509.DNSName("localhost"), x509.IPAddress(ip_address("127.0.0.1"))]), False
        )
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), True)
        .sign(key, hashes.SHA256())
    )
    path = tmp_path_factory.mktemp("tls") / "localhost.pem"
    pem = key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    path.write_bytes(pem + made.public_bytes(serialization.Encoding.PEM))
    return str(path)


class Inbox:
    """Keeps the mails it got. Answers the first one with `refusal`."""

    def __init__(self):
        self.mails = []
        self.refusal = self.unknown = ""

    async def handle_RCPT(self, server, session, envelope, address, options):  # noqa: N802 - aiosmtpd's name
        if address == self.unknown:
            return "550 no such user"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):  # noqa: N802 - aiosmtpd's name
        if self.refusal:
            answer, self.refusal = self.refusal, ""
            return answer
        self.mails.append(envelope)
        return "250 OK"


@pytest.fixture
def smtp(certificate):
    from aiosmtpd.controller import Controller
    from aiosmtpd.smtp import AuthResult

    started = []

    def start(*, tls=True, password=None):
        inbox = Inbox()
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate)
        options = {"tls_context": context, "require_starttls": True} if tls else {}
        if password is not None:

            def authenticate(server, session, envelope, mechanism, data):
                right = data.password == password.encode()
                return AuthResult(success=right, handled=right)

            options |= {"authenticator": authenticate, "auth_required": True}
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            inbox.port = probe.getsockname()[1]
        controller = Controller(inbox, hostname="127.0.0.1", port=inbox.port, **options)
        controller.start()
        started.append(controller)
        return inbox

    yield start
    for controller in started:
        controller.stop()


def mail_channel(inbox, **settings):
    to = ("it@hp.example", "kakuu@hp.example")
    return Notify("smtp", host="127.0.0.1", port=inbox.port, from_="mailguard@hp.example", to=to, **settings)


def test_mail_goes_over_verified_tls_with_a_password(store, smtp, certificate, monkeypatch):
    monkeypatch.setenv("SSL_CERT_FILE", certificate)
    inbox = smtp(password="geheim")
    channel = mail_channel(inbox, username="mailguard", password_env="SMTP_PASSWORD", lang="ja")
    queued(store, channel)
    (problem,) = deliver(store, [channel], "en", {"SMTP_PASSWORD": "falsch"})
    assert "535" in problem.problem
    inbox.refusal = "451 later, please"
    (problem,) = deliver(store, [channel], "en", {"SMTP_PASSWORD": "geheim"})
    assert "451" in problem.problem
    assert deliver(store, [channel], "en", {"SMTP_PASSWORD": "geheim"}) == ()
    assert deliver(store, [channel], "en", {"SMTP_PASSWORD": "geheim"}) == ()
    (envelope,) = inbox.mails
    assert envelope.rcpt_tos == ["it@hp.example", "kakuu@hp.example"]
    mail = email.message_from_bytes(envelope.content, policy=email.policy.default)
    assert mail["Subject"] == "mailguard：hp.example のメール保護が弱くなりました"
    assert "DMARC p=reject → none" in mail.get_content()
    assert mail["Auto-Submitted"] == "auto-generated"


def test_a_recipient_that_is_refused_is_told_and_the_others_get_it_once(store, smtp):
    inbox = smtp(tls=False)
    inbox.unknown = "it@hp.example"
    channel = mail_channel(inbox, starttls=False)
    queued(store, channel)
    (problem,) = deliver(store, [channel], "en")
    assert "it@hp.example" in problem.problem
    assert deliver(store, [channel], "en") == ()
    assert [envelope.rcpt_tos for envelope in inbox.mails] == [["kakuu@hp.example"]]


def test_a_certificate_that_nobody_vouches_for_stops_it(store, smtp):
    inbox = smtp()
    queued(store, mail_channel(inbox))
    (problem,) = deliver(store, [mail_channel(inbox)], "en")
    assert "certificate" in problem.problem
    assert inbox.mails == []


def test_a_server_without_starttls_gets_nothing_unless_that_is_allowed(store, smtp):
    inbox = smtp(tls=False)
    channel = mail_channel(inbox)
    queued(store, channel)
    (problem,) = deliver(store, [channel], "en")
    assert "STARTTLS" in problem.problem
    assert deliver(store, [replace(channel, starttls=False)], "en") == ()
    assert len(inbox.mails) == 1


def test_header_fields_cannot_be_smuggled_in():
    bad = replace(WORSE, domain="a.example\r\nBcc: all@hp.example")
    channel = Notify("smtp", host="h.example", from_="m@hp.example", to=("it@hp.example",))
    mail = compose(channel, Message(AT, (bad,), ()), "id1", "en")
    assert mail["Bcc"] is None
    assert mail.as_bytes().split(b"\r\n\r\n")[0].count(b"\r\nBcc") == 0


_any = st.text(st.characters(), max_size=30) | st.text("\ud800\u202e\r\n\x00[]<>&|*", max_size=10)


@given(_any, _any, _any, st.sampled_from(["tls-rpt", "spf-term", "dmarc-rua", "lookalike"]))
def test_whatever_a_record_holds_can_be_sent(old, new, subject, what):
    changes = (
        Change("hp.example", AT, what, old, new, "changed", Severity.LOW, subject),
        replace(FOUND, values={"domain": old, "record": new}, subject=subject),
    )
    message = Message(AT, changes, STANDING)
    for kind in ("webhook", "slack", "teams", "chatwork", "lineworks"):
        for lang in ("en", "ja"):
            request_for(Notify(kind, url="http://h.example/"), message, "id1", lang).body.decode("utf-8")
    channel = Notify("smtp", host="h.example", from_="m@hp.example", to=("it@hp.example",))
    raw = compose(channel, message, "id1", "ja").as_bytes()
    assert max(map(len, raw.split(b"\r\n"))) < 998
