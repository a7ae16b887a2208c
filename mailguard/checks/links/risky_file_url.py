"""Links that lead directly to a program, a script, a disk image, a macro document or an archive."""

from collections.abc import Iterator
from typing import Final

from mailguard._internal.lazy_pattern import lazy_pattern
from mailguard.catalogue import Text, Texts
from mailguard.checks.links.handed_file import HandedFile, handed_file
from mailguard.checks.links.target import in_table, quote, same_owner, web_links
from mailguard.checks.registry import LinkKind, check
from mailguard.checks.words.password_in_same_mail import password_in
from mailguard.data.tables import listed
from mailguard.data.weights import by_severity
from mailguard.finding import Confidence, Evidence, Hit, Severity
from mailguard.message.link import Link
from mailguard.message.model import Message
from mailguard.pipeline.context import Context

_TEXT: Final = 50_000  # characters of one text searched for a password
_REST: Final = lazy_pattern(r"[^\s<>\"'、。「」『』（）()]{1,120}")
_RUNS: Final = ("program", "script", "image")


TEXTS: Final[Texts] = {
    "": {
        "en": Text(
            "A link downloads a file that runs when it is opened: {file}",
            "Honest senders do not send programs, scripts or disk images as a link in a mail. The mail filter never sees the file itself. Once opened, it can do everything that you can do on your computer.",
            "Do not download or open it. If you have opened it, disconnect the computer from the network and tell your IT staff at once.",
        ),
        "ja": Text(
            "リンクを押すと、開いただけで動き出すファイルがダウンロードされます：{file}",
            "プログラムやディスクイメージを、メールのリンクで渡すことは普通ありません。ファイル本体はメールの検査を受けておらず、開くとあなたの権限で動きます。",
            "ダウンロードも実行もしないでください。開いてしまったときは、パソコンをネットワークから切り離し、すぐに情報システム担当者に知らせてください。",
        ),
    },
    "disguised": {
        "en": Text(
            "A link downloads a program that is made to look like a document: {file}",
            "Only the end of a file name decides what kind of file it is. Here the file is a program, and the rest of the name is meant to deceive you.",
            "Do not download or open it. Show the mail to your IT staff.",
        ),
        "ja": Text(
            "書類に見せかけたファイルをダウンロードさせるリンクがあります：{file}",
            "ファイルの種類は名前のいちばん最後で決まります。書類や画像に見えますが、開くとプログラムが動きます。",
            "ダウンロードも実行もしないでください。このメールを情報システム担当者に見せてください。",
        ),
    },
    "macro": {
        "en": Text(
            "A link downloads a document that can carry small programs (macros): {file}",
            "Macros are a common way to install ransomware, and the mail filter does not check a document that a link downloads.",
            'Do not open it unless you know who made it. Never press "Enable content".',
        ),
        "ja": Text(
            "リンクから、マクロ（小さなプログラム）を入れられる文書がダウンロードされます：{file}",
            "マクロはランサムウェア（身代金要求型ウイルス）の代表的な侵入経路です。リンク先の文書はメールの検査を受けていません。",
            "作った人が分からなければ開かないでください。「コンテンツの有効化」は押さないでください。",
        ),
    },
    "archive": {
        "en": Text(
            "A link downloads an archive: {file} from {host}",
            "You cannot see what the archive contains, and the mail filter did not check it.",
            "Open it only if you expected it. Otherwise ask the sender by telephone what it contains.",
        ),
        "ja": Text(
            "リンクから圧縮ファイルがダウンロードされます：{file}（{host}）",
            "中に何が入っているかは開くまで分からず、メールの検査も受けていません。",
            "受け取る予定がなければ開かず、差出人に電話で内容を確かめてください。",
        ),
    },
    "password": {
        "en": Text(
            "A link downloads an archive, and the same mail contains its password: {file}",
            "Such a password only keeps virus scanners out: anyone who has the mail can open the file. Malware is often sent in this way.",
            "Do not open the file. Ask the sender by telephone, using a number you already know.",
        ),
        "ja": Text(
            "リンクから圧縮ファイルをダウンロードさせ、そのパスワードも同じメールに書いてあります：{file}",
            "パスワードで防げるのはウイルス検査だけで、メールを見た人なら誰でも開けます。ウイルスを送り込むときによく使われる方法です。",
            "ファイルは開かず、以前から知っている電話番号で差出人に確かめてください。",
        ),
    },
}


@check(
    severity=Severity.HIGH,
    confidence=Confidence.MEDIUM,
    attack=("T1566.002", "T1204.002", "T1105"),
    weights=by_severity(low=0.6, medium=1.8, high=3.2),
    link_kind=LinkKind("risky-file", en="downloads a risky file", ja="危険なファイルのダウンロード"),
    texts=TEXTS,
)
def risky_file_url(message: Message, context: Context) -> Iterator[Hit]:
    """A link leads directly to a file that runs when it is opened, or that hides its contents.

    What it finds
        Links whose path, query or fragment names a program, an installer, a script, a shortcut, a disk image, a macro
        document or an archive. The name may be percent-encoded, in a `filename=` parameter or inside a wrapped link.

        - high: files that run, and every name that is made to look like a document (`invoice.pdf.exe`, reversed text
          direction, another name in the link text); an archive whose password is in the mail, unless it is on the
          authenticated sender's own site
        - medium: installers from the authenticated sender's own site and from code hosts; macro documents; an archive
          if the mail has no other links
        - low: archives beside other links, and programs on your own and your partners' sites
    Why it matters
        The mail filter sees only a link, never the file. One click on the downloaded file starts the program.
    False positives
        Software makers, public bodies with forms to download, developers. Sites of known makers and public bodies are
        not reported, nor are archives and macro documents on your own and your partners' sites. Pages that only show a
        program's source are not reported.
    What to do
        Don't download the file. Get programs from the maker's site, and ask the sender by telephone what the file is.
    References
        MITRE ATT&CK T1204.002, RFC 6266 §4.3
    """
    links = web_links(message)
    seen: set[tuple[str, str]] = set()
    for link in links:
        file = handed_file(link, _continued(link, message))
        if file is None or (file.host, file.name) in seen:
            continue
        seen.add((file.host, file.name))
        severity = _severity(link, file, message, context)
        if severity is None:
            continue
        password = _password(message) if file.kind == "archive" and severity is Severity.MEDIUM else None
        evidence = (quote(link),) if password is None else (quote(link), password)
        variant = "disguised" if file.disguised else "" if file.kind in _RUNS else file.kind
        yield Hit(
            evidence,
            variant="password" if password is not None else variant,
            values={"file": file.name, "host": file.host},
            data={"url": link.url, "file": file.name, "kind": file.kind},
            severity=Severity.HIGH if password is not None and not _is_home(file, context) else severity,
        )


def _severity(link: Link, file: HandedFile, message: Message, context: Context) -> Severity | None:
    host = file.host
    if _is_makers(host, context):
        return None
    known = context.registry.is_known(host)
    runs = file.kind in _RUNS
    if known and not runs:
        return None
    if link.target is not None and link.target.defanged:
        return Severity.LOW
    if file.disguised:
        return Severity.HIGH
    if known:
        return Severity.LOW
    if runs:
        coded = in_table(host, listed("download_hosts", "code")) != ""
        return Severity.MEDIUM if file.kind == "program" and (coded or _is_home(file, context)) else Severity.HIGH
    vouched = bool(in_table(host, listed("download_hosts", "code"))) or (
        context.authenticated and context.author_owner is not None
    )
    if file.kind == "macro":
        return Severity.LOW if vouched else Severity.MEDIUM
    return Severity.LOW if vouched or _leads_elsewhere(host, message) else Severity.MEDIUM


def _is_home(file: HandedFile, context: Context) -> bool:
    """Whether the file is on the own site of an authenticated sender."""
    return context.authenticated and same_owner(file.host, context.author_domain, context)


def _continued(link: Link, message: Message) -> str:
    """Return the text directly after an address in plain text, without a blank in between, or "".

    A file name in Japanese letters ends the address early, so that the name is found only here.
    """
    if link.tag or link.end is None or (link.raw or link.url)[-1:] not in ("/", "=", "_", "-"):
        return ""
    view = next((view for view in message.views if view.where == link.where), None)
    found = _REST.match(view.text, link.end) if view is not None else None
    return found.group() if found is not None else ""


def _is_makers(host: str, context: Context) -> bool:
    """Whether only the site's owner can publish files there, and offers programs to the public."""
    if (
        in_table(host, listed("download_hosts", "anybody"))
        or in_table(host, listed("free_hosting", "page"))
        or in_table(host, listed("free_hosting", "developer"))
        or in_table(host, listed("free_hosting", "code"))
        or in_table(host, listed("download_hosts", "code"))
    ):
        return False
    owner = context.registry.owner_of(host)
    if owner is not None and owner.kind == "brand":
        return True
    return bool(in_table(host, listed("download_hosts", "maker"))) or host.rpartition(".")[2] in listed(
        "download_hosts", "maker"
    )


def _leads_elsewhere(host: str, message: Message) -> bool:
    return any(link.target is not None and link.target.host != host for link in web_links(message))


def _password(message: Message) -> Evidence | None:
    """Return the password that the mail gives for the archive, or None."""
    for view in message.views:
        found = password_in(view.where, view.text[:_TEXT])
        if found is not None:
            return found
    return None
