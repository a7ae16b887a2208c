"""Text that a sender can add to a mail to make it look like a list post, a reply, a bounce or a quotation.

Each change takes the bytes of a mail and returns them with such text added, or None if the mail has no place for it.
`worse` compares two reports: no change may lower a score or remove a finding.
"""

import base64
import quopri
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import check_examples
import own_sets
from mailguard.message import parse
from mailguard.message.model import Message
from mailguard.report.model import Report

ROOT = Path(__file__).resolve().parents[2]
LINES = {
    "list-fields": "List-Id: <news.lists.example>\nList-Post: <mailto:news@lists.example>\n"
    "List-Help: <mailto:h@lists.example>\nList-Unsubscribe: <https://lists.example/off>\nPrecedence: list",
    "list-id": "List-Id: News <news.lists.example>",
    "list-of-author": "List-Id: <news.{domain}>\nList-Post: <mailto:news@{domain}>\nSender: news-bounces@{domain}",
    "x-beenthere": "X-BeenThere: a@b.example",
    "mailman": "X-Mailman-Version: 3.3.9\nErrors-To: news-bounces@lists.example\nX-Mailing-List: news@lists.example",
    "google-group": "X-Google-Group-Id: 123456789012\nMailing-List: list news@groups.example; contact o@groups.example",
    "other-lists": "X-ML-Name: news\nX-Listname: news\nX-Been-There: a@b.example\nArchived-At: <https://lists.example/1>",
    "in-reply-to": "In-Reply-To: <1@b.example>",
    "references": "References: <1@b.example> <2@c.example>",
    "thread": "In-Reply-To: <CAF1@mail.example>\nReferences: <CAF1@mail.example>\nThread-Index: AdX1\nThread-Topic: x",
    "precedence-list": "Precedence: list",
    "precedence-bulk": "Precedence: bulk",
    "precedence-junk": "Precedence: junk",
    "auto-replied": "Auto-Submitted: auto-replied\nIn-Reply-To: <1@b.example>",
    "auto-generated": "Auto-Submitted: auto-generated\nX-Auto-Response-Suppress: All",
    "auto-reply": "X-Autoreply: yes\nX-Autorespond: yes\nPrecedence: auto_reply",
    "newsletter": "List-Unsubscribe: <mailto:off@{domain}>, <https://{domain}/off>\n"
    "List-Unsubscribe-Post: List-Unsubscribe=One-Click\nFeedback-ID: 1:2:3:esp",
    "feedback-id": "Feedback-ID: 1:2:3:esp",
    "campaign": "X-SG-EID: abc\nX-SG-ID: def\nX-Mailgun-Sid: x\nX-MC-User: y\n"
    "X-CSA-Complaints: c@esp.example\nX-SES-Outgoing: 2026",
    "github": "X-GitHub-Reason: mention\nX-GitHub-Sender: somebody",
    "bounce": "Return-Path: <>\nX-Failed-Recipients: a@b.example\nAuto-Submitted: auto-replied",
    "sender": "Sender: news-bounces@lists.example\nErrors-To: news-bounces@lists.example",
    "reply-to-elsewhere": "Reply-To: desk@tanin.example",
    "resent": "Resent-From: a@b.example\nResent-To: c@d.example\n"
    "X-Forwarded-To: c@d.example\nX-Forwarded-For: a@b.example",
    "authenticated": "Authentication-Results: mx.tanin.example; spf=pass; dkim=pass; dmarc=pass\nReceived-SPF: pass",
    "spam-score": "X-Spam-Status: No, score=-9.9\nX-Spam-Flag: NO\n"
    "X-MS-Exchange-Organization-SCL: -1\nX-Virus-Scanned: clean",
    "more-readers": "Cc: news@lists.example, a@b.example",
    "importance": "Importance: low\nX-Priority: 5\nOrganization: Example\nX-Mailer: Mutt 2.2",
}  # fmt: skip
PREFIXES = {
    "gt": "> ", "gt-tight": ">", "gt-twice": ">> ", "gt-held-apart": "> > ", "bar": "| ", "colon": "：", "wide": "＞",
    "guillemet": "» ", "wide-bar": "｜ ", "tab": "\t", "blanks": "    ",
}  # fmt: skip
SUBJECTS = {
    "re": "Re: ", "fwd": "Fwd: ", "re-twice": "RE: Re: ", "ja-re": "Re：", "fw-bracket": "[list] Re: ",
    "de": "AW: WG: ", "fr": "RE : TR : ", "es-pt": "RV: ENC: ", "it": "R: I: ", "zh": "回复：", "ko": "회신: 전달: ",
    "ja-forwarded": "転送: ", "external": "[EXTERNAL] ", "ja-external": "【社外メール】", "away": "Automatic reply: ",
}  # fmt: skip
BANNERS = {
    "wrote": "On Mon, Nov 16, 2026 at 10:00, Ann <ann@b.example> wrote:\n",
    "forwarded": "---------- Forwarded message ---------\nFrom: Ann <ann@b.example>\nSubject: x\n\n",
    "original": "-----Original Message-----\nFrom: Ann\nSent: Monday\nTo: Ben\nSubject: x\n\n",
    "ja": "2026年11月16日(月) 10:00 ann <ann@b.example>:\n",
    "ja-forwarded": "---------- 転送メッセージ ----------\n差出人: ann <ann@b.example>\n件名: x\n\n",
    "de": "Am 16.11.2026 um 10:00 schrieb Ann <ann@b.example>:\n",
    "fr": "Le lun. 16 nov. 2026 à 10:00, Ann <ann@b.example> a écrit :\n",
    "es": "El lun, 16 nov 2026 a las 10:00, Ann (<ann@b.example>) escribió:\n",
    "pt": "Em seg., 16 de nov. de 2026 às 10:00, Ann <ann@b.example> escreveu:\n",
    "it": "Il giorno lun 16 nov 2026 alle ore 10:00 Ann <ann@b.example> ha scritto:\n",
    "zh": "在 2026年11月16日，10:00，Ann <ann@b.example> 写道：\n",
    "ko": "2026년 11월 16일 (월) 오전 10:00, Ann <ann@b.example>님이 작성:\n",
    "reply-above": "##- Please type your reply above this line -##\n\n",
    "lines": "\n" * 40,
    "external": "[EXTERNAL] This message came from outside. Open links only if you know the sender.\n\n",
    "ja-external": "【社外メール】このメールは組織の外から届きました。\n\n",
    "small-talk": "The garden is green again and the birds are back. " * 24 + "\n\n",
    "ja-small-talk": "庭の木がまた緑になり、鳥も戻ってきました。" * 60 + "\n\n",
}
FOOTERS = {
    "list": "\n_______________________________________________\nNews mailing list\nnews@lists.example\n",
    "unsubscribe": "\n-- \nYou get this because you subscribed to News.\nTo unsubscribe: news+off@lists.example\n",
    "virus-free": "\n\nThis mail was checked for viruses.\n",
    "small-talk": "\n\n" + "The garden is green again and the birds are back. " * 24 + "\n",
}
CHANGES = (
    *(("line", name) for name in LINES),
    *(("prefix", name) for name in PREFIXES),
    *(("subject", name) for name in SUBJECTS),
    *(("banner", name) for name in BANNERS),
    *(("footer", name) for name in FOOTERS),
    *(("local", name) for name in ("mailer-daemon", "postmaster")),
    ("type", "report"),
    ("html", "blockquote"),
    ("html", "gmail"),
    ("html", "outlook"),
    ("html", "marks"),
    ("html", "preheader"),
    ("html", "rule"),
    ("html", "header"),
    ("html", "hidden-small-talk"),
    ("html", "title"),
)
# A paragraph above or below everything else. It can move names out of the part that counts as the beginning of a
# page, and phrases out of a passage. The benchmark counts it on request; no test requires it yet.
OPEN = tuple(("page", name) for name in ("small-talk", "ja-small-talk", "small-talk-after"))
_WRAPPED = {
    "blockquote": ('<blockquote type="cite">', "</blockquote>"),
    "gmail": ('<div class="gmail_quote">', "</div>"),
    "preheader": ('<div style="display:none">The news of this month, and dates of the next.</div>', ""),
    "rule": ("<hr>", "<hr>"),
    "header": ("<p><b>From:</b> Ann<br><b>Sent:</b> Monday<br><b>To:</b> Ben<br><b>Subject:</b> x</p>", ""),
    "outlook": ('<div id="divRplyFwdMsg"></div><div id="OLK_SRC_BODY_SECTION">', "</div>"),
}
_WRAPPED |= {
    "small-talk": (f"<div>{BANNERS['small-talk']}</div>", ""),
    "ja-small-talk": (f"<div>{BANNERS['ja-small-talk']}</div>", ""),
    "small-talk-after": ("", f"<div>{FOOTERS['small-talk']}</div>"),
    "hidden-small-talk": (f'<div style="display:none">{BANNERS["small-talk"]}</div>', ""),
}
_HIDES_QUOTES = re.compile(r"\bblockquote\s{0,9}\{[^{}]{0,500}display\s{0,9}:\s{0,9}none", re.IGNORECASE)
# Changing signed content breaks signatures, so the findings about them, and about a replaced name, may differ.
_SIGNED = frozenset({"prefix", "banner", "footer", "html", "page", "subject", "local"})
_ABOUT_LOCAL_PART = frozenset({"random-sender-address"})
# A page with a paragraph next to its picture has text, and the check is about pages with hardly any text.
_ABOUT_PICTURES = frozenset({"picture-only-mail"})
_ABOUT_SIGNATURES = frozenset(
    {"dkim-fail", "dkim-body-altered", "dkim-length-tag", "unsigned-from", "weak-dkim-key", "arc-fail", "dmarc-fail"}
)


def changed(raw: bytes, kind: str, name: str) -> bytes | None:
    """Return `raw` with one change, or None if it is impossible or changes nothing."""
    return {
        "line": _with_lines, "prefix": _with_prefix, "subject": _with_subject, "banner": _with_banner,
        "local": _with_local_part, "type": _as_report, "html": _in_html, "footer": _with_footer,
        "page": _in_html,
    }[kind](raw, name)  # fmt: skip


def _with_lines(raw: bytes, name: str) -> bytes | None:
    message = parse(raw)
    domain = message.author.domain if message.author and message.author.domain else "a.example"
    lines = LINES[name].format(domain=domain)
    return _inserted(raw, lines, message)


def _inserted(raw: bytes, lines: str, message: Message) -> bytes | None:
    """Add lines at the end of the header, because the fields at the top were added after the sender's."""
    end = message.body_start
    newline = b"\r\n" if b"\r\n" in raw[:2000] else b"\n"
    blank = raw.rfind(newline * 2, 0, end)
    if blank < 0:
        return None
    at = blank + len(newline)
    return raw[:at] + newline.join(line.encode() for line in lines.split("\n")) + newline + raw[at:]


def _in_head(raw: bytes, pattern: bytes, replacement: bytes | Callable[[re.Match[bytes]], bytes]) -> bytes | None:
    end = parse(raw).body_start
    head, count = re.subn(pattern, replacement, raw[:end], count=1, flags=re.IGNORECASE | re.MULTILINE)
    return head + raw[end:] if count else None


def _with_subject(raw: bytes, name: str) -> bytes | None:
    if re.search(rb"^subject:", raw[: parse(raw).body_start], re.IGNORECASE | re.MULTILINE) is None:
        return None
    written = base64.b64encode(SUBJECTS[name].encode()).decode()
    prefix = SUBJECTS[name].encode() if SUBJECTS[name].isascii() else f"=?utf-8?b?{written}?= ".encode()
    return _in_head(raw, rb"^(subject:[ \t]*)", lambda match: match.group(1) + prefix)


def _with_local_part(raw: bytes, name: str) -> bytes | None:
    author = parse(raw).author
    if author is None or not author.domain or not author.address.isascii() or "@" not in author.address:
        return None
    if len(parse(raw).mailboxes("from")) != 1 or author.defect:
        return None  # another local part would repair the field
    written = author.address.encode()
    if raw.count(written, 0, parse(raw).body_start) == 0:
        return None
    domain = written.rpartition(b"@")[2]
    return _in_head(raw, rb"^(from:(?:.|\r?\n[ \t])*?)" + re.escape(written), rb"\g<1>" + name.encode() + b"@" + domain)


def _as_report(raw: bytes, name: str) -> bytes | None:
    return _in_head(raw, rb"^(content-type:\s*)multipart/mixed", rb"\g<1>multipart/report")


def _with_prefix(raw: bytes, name: str) -> bytes | None:
    mark = PREFIXES[name]
    return _rewritten(raw, lambda text: mark + re.sub(r"\n(?=.)", "\n" + mark, text), "text/plain")


def _with_banner(raw: bytes, name: str) -> bytes | None:
    return _rewritten(raw, lambda text: BANNERS[name] + text, "text/plain")


def _with_footer(raw: bytes, name: str) -> bytes | None:
    return _rewritten(raw, lambda text: text + FOOTERS[name], "text/plain")


def _in_html(raw: bytes, name: str) -> bytes | None:
    if name == "marks":
        lines = re.compile(r"(<(?:br|p|div|td|li)\b[^<>]{0,500}>)\s*(?=[^<\s])", re.IGNORECASE)
        return _rewritten(raw, lambda text: lines.sub(r"\1&gt; ", text), "text/html")
    if name == "title":
        title = re.compile(r"(<title\b[^<>]{0,500}>)", re.IGNORECASE)
        return _rewritten(raw, lambda text: title.sub(r"\1News of the list: ", text, count=1), "text/html")
    before, after = _WRAPPED[name]

    def wrap(text: str) -> str:
        if _HIDES_QUOTES.search(text):  # mail programs would not show the wrapped text
            return text
        if "<body" not in text.lower():
            return before + text + after
        opened = re.sub(r"(<body[^>]*>)", lambda m: m.group(1) + before, text, count=1, flags=re.IGNORECASE)
        return re.sub(r"(</body>)", lambda m: after + m.group(1), opened, count=1, flags=re.IGNORECASE)

    return _rewritten(raw, wrap, "text/html")


def _rewritten(raw: bytes, change: Callable[[str], str], content_type: str) -> bytes | None:
    """Return `raw` with changed text in every visible part of that type, in its charset and transfer encoding."""
    found = False
    for view in sorted(parse(raw).views, key=lambda view: -view.part.start):
        part = view.part
        if part.content_type != content_type or part.raw != raw:
            continue
        body = _encoded(change(part.text), part)
        if body is None:
            return None
        found = True
        raw = raw[: part.start] + body + raw[part.end :]
    return raw if found else None


def _encoded(text: str, part: Any) -> bytes | None:
    try:
        octets = text.encode(part.charset or "ascii")
    except (UnicodeError, LookupError):
        return None
    encoding = part.header.get("content-transfer-encoding").strip().lower()
    if encoding == "base64":
        return base64.encodebytes(octets)
    return quopri.encodestring(octets) if encoding == "quoted-printable" else octets


def worse(before: Report, after: Report, *kinds: str) -> dict[str, tuple[int, int | None]]:
    """Return what the changes removed: missing or lower findings, and a lower score."""
    left_out = _ABOUT_SIGNATURES if _SIGNED.intersection(kinds) else frozenset()
    left_out |= _ABOUT_LOCAL_PART if "local" in kinds else frozenset()
    left_out |= _ABOUT_PICTURES if "page" in kinds else frozenset()
    gone: dict[str, tuple[int, int | None]] = {}
    new = _severities(after)
    for check, rank in _severities(before).items():
        if check not in left_out and new.get(check, -1) < rank:
            gone[check] = (rank, new.get(check))
    if left_out.isdisjoint(_severities(before)) and after.verdict.score < before.verdict.score:
        gone["score"] = (before.verdict.score, after.verdict.score)
    return gone


def _severities(report: Report) -> dict[str, int]:
    found: dict[str, int] = {}
    for finding in report.findings:
        if finding.weight > 0:
            found[finding.check] = max(found.get(finding.check, -1), finding.severity.rank)
    return found


def flagged_examples() -> Iterator[tuple[str, bytes, dict[str, Any]]]:
    """Yield (name, bytes, scan arguments) of every flagged example of a check, and every invented phishing mail."""
    for folder in sorted((ROOT / "examples" / "checks").iterdir()):
        mail = folder / "flagged.eml"
        if mail.is_file() and not (folder / "partner.eml").exists():
            yield folder.name, mail.read_bytes(), check_examples.settings_of(folder)
    for mail in own_sets.paths("phish"):
        yield own_sets.name(mail), mail.read_bytes(), {"config": own_sets.CONFIG, "offline": True}
    for mail in sorted((ROOT / "examples" / "mail").glob("phish-*.eml")):
        yield mail.stem, mail.read_bytes(), {"offline": True}
