"""A stored mail of a hospital, with the Received and Authentication-Results fields that its own border wrote."""

from collections.abc import Sequence
from email.header import Header
from email.mime.application import MIMEApplication
from email.mime.base import MIMEBase
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText
from typing import Any

import mailguard
from mailguard.config import Config, Organization, Trust
from mailguard.config.model import Vip
from mailguard.report.model import Report

HOSPITAL = Config(
    organization=Organization(
        names=("白山台中央病院",),
        domains=("hakusandai-hp.example",),
        partners=("minori.example",),
        vip=(Vip("架空 院長子", addresses=("inchoko@gmail.com",)),),
    ),
    trust=Trust(authserv_ids=("mx.hakusandai-hp.example",), relays=("mx.hakusandai-hp.example", "10.20.0.0/16")),
)
INSIDE = (
    "Received: from mx.hakusandai-hp.example ([10.20.0.5]) by store.hakusandai-hp.example with ESMTP id 2;"
    " Fri, 20 Nov 2026 12:00:02 +0900"
)


def border(client: str = "mail.shiranai.example [192.0.2.25]") -> str:
    name = client.partition(" ")[0]
    return (
        f"Received: from {name} ({client}) by mx.hakusandai-hp.example with ESMTPS id 1;"
        " Fri, 20 Nov 2026 12:00:01 +0900"
    )


def results(text: str) -> str:
    return f"Authentication-Results: mx.hakusandai-hp.example; {text}"


def passing(domain: str) -> str:
    return results(
        f"spf=pass smtp.mailfrom={domain}; dkim=pass header.d={domain}; dmarc=pass (p=none) header.from={domain}"
    )


def mail(
    text: str,
    author: str,
    *,
    subject: str = "ご連絡",
    head: Sequence[str] = (),
    name: str = "",
    subtype: str = "plain",
    file: tuple[str, bytes] | None = None,
) -> bytes:
    """Return a mail; `head` are the fields at the top, `file` is (name, content)."""
    body = MIMEText(text, subtype, "utf-8")
    message: MIMEBase = body
    if file is not None:
        message = MIMEMultipart()
        message.attach(body)
        part = MIMEApplication(file[1])
        part.add_header("Content-Disposition", "attachment", filename=("utf-8", "", file[0]))
        message.attach(part)
    message["From"] = f"{Header(name, 'utf-8').encode()} <{author}>" if name else author
    message["To"] = "uketsuke@hakusandai-hp.example"
    message["Subject"] = Header(subject, "utf-8")  # type: ignore[assignment]  # which `email` accepts, too
    message["Date"] = "Fri, 20 Nov 2026 12:00:00 +0900"
    message["Message-ID"] = "<1@a.example>"
    return "\r\n".join(head).encode() + (b"\r\n" if head else b"") + message.as_bytes()


def outside(
    text: str,
    author: str,
    *,
    auth: str | None = None,
    client: str = "mail.shiranai.example [192.0.2.25]",
    **more: Any,
) -> bytes:
    """Return a mail that came through the border; `auth` is the result that the border added, a pass by default."""
    noted = passing(author.rpartition("@")[2]) if auth is None else auth
    head = (INSIDE, *((noted,) if noted else ()), border(client), *more.pop("head", ()))
    return mail(text, author, head=head, **more)


def inside(text: str, author: str = "keiri@hakusandai-hp.example", **more: Any) -> bytes:
    """Return a mail that a colleague's computer sent to our own server."""
    received = (
        "Received: from PC-17 ([10.20.3.17]) by store.hakusandai-hp.example with ESMTPSA id 1;"
        " Fri, 20 Nov 2026 12:00:00 +0900"
    )
    return mail(text, author, head=(received, *more.pop("head", ())), **more)


def scan(raw: bytes, config: Config = HOSPITAL) -> Report:
    return mailguard.scan(raw, config=config, offline=True)


def severities(report: Report) -> dict[str, str]:
    return {finding.check: str(finding.severity) for finding in reversed(report.findings)}
