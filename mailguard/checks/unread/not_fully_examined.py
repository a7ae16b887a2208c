"""The check `not-fully-examined`."""

import itertools
from collections.abc import Iterator
from typing import Final

from mailguard.catalogue import Text, Texts
from mailguard.catalogue.remarks import defect_word, skipped
from mailguard.checks.registry import check
from mailguard.data.weights import by_severity
from mailguard.finding import Confidence, Evidence, Hit, Severity
from mailguard.message import limits
from mailguard.message.defect import Defect, NotExamined
from mailguard.message.files.nested import nested_messages
from mailguard.message.gap import SIZE_LIMITS, is_gap, is_sealed, not_examined
from mailguard.message.model import Message
from mailguard.pipeline.context import Context

_SHOWN: Final = 10  # gaps reported per mail; more add no information


TEXTS: Final[Texts] = {
    "": {
        "en": Text(
            "A part of this mail could not be examined: {what}.",
            "It may contain text, links or a file that you see but that no filter has read. Normal mail is hardly ever built like this. Attackers do it so that filters give up.",
            "Do not click or open anything in this mail. If you expected it, ask the sender, by a way you already know, to send it again as a plain mail. Otherwise pass it to your IT staff.",
        ),
        "ja": Text(
            "このメールには、確認できなかった部分があります（{what_ja}）。",
            "画面には表示されるのに、どの検査も見ていない文章・リンク・ファイルが入っているおそれがあります。普通のメールがこのような構造になることはほとんどなく、検査を途中で終わらせるための手口として使われます。",
            "リンクや添付ファイルを開かないでください。心当たりのあるメールなら、以前から知っている方法で差出人に連絡し、普通の形で送り直してもらってください。心当たりがなければ、情報システム担当者に渡してください。",
        ),
    },
    "file": {
        "en": Text(
            "The file {name} could not be examined completely: {what}.",
            "No filter has seen the rest of its content, so we cannot say that it is harmless.",
            "Open it only if you expected it from this sender, and ask for another form if you can (a PDF, a ZIP file). Otherwise let your IT staff open it on a computer without network access.",
        ),
        "ja": Text(
            "添付ファイル {name} の中身をすべては確認できませんでした（{what_ja}）。",
            "確認できなかった部分は検査を受けていないため、安全とは言えません。",
            "この相手から届く予定のファイルでなければ、開かないでください。できれば PDF や ZIP など別の形式で送り直してもらい、判断に迷うときは情報システム担当者に相談してください。",
        ),
    },
    "sealed": {
        "en": Text(
            "This content is encrypted for its recipient, so it was not examined: {what}.",
            "Encryption is right for confidential matters. Only the recipient's own mail program can show and check the content.",
            "Nothing needs to be done if you usually exchange encrypted mail with this sender. If the sender is a stranger, be as careful with the content as with any other mail.",
        ),
        "ja": Text(
            "受信者だけが読めるように暗号化されているため、中身は確認していません（{what_ja}）。",
            "機密の連絡で暗号化するのは正しい使い方です。中身を表示し、検査できるのは、受信者のメールソフトだけです。",
            "ふだんから暗号化メールをやり取りしている相手なら、対応は不要です。知らない相手からの場合は、表示された内容をほかのメールと同じように疑って読んでください。",
        ),
    },
    "size": {
        "en": Text(
            "The header of this mail is so long that only its beginning was read: {what}.",
            "The rest contains only notes of mail servers, no text and no links.",
            "Nothing needs to be done.",
        ),
        "ja": Text(
            "ヘッダーが非常に長いため、先頭の部分だけを確認しました（{what_ja}）。",
            "省いたのはメールサーバーの記録で、文章やリンクではありません。",
            "対応は不要です。",
        ),
    },
}


@check(
    severity=Severity.MEDIUM,
    confidence=Confidence.MEDIUM,
    attack=("T1027",),
    weights=by_severity(low=0.1, medium=2.9, high=2.9),
    fills_up=True,
    texts=TEXTS,
)
def not_fully_examined(message: Message, context: Context) -> Iterator[Hit]:
    """A part of the mail could not be examined.

    What it finds
    Limits at which reading stopped (more parts, links, tags or text than normal mail has), broken parts or files, and
    files whose content cannot be read: archives of a format that is not unpacked, or one piece of a mail that was sent
    in several pieces. The finding quotes the name of the defect or of the file.

    Why it matters
    The part that was not read may contain text, links or a program. An attacker fills a mail until filters give up, or
    breaks it in a way that mail programs repair and filters do not. Such a mail is never `clean`: this finding alone
    makes it `suspicious`. It adds nothing to a mail that other findings already make suspicious.

    False positives
    Very large tables and reports, and archive formats that are rare today. Long documents, large pictures and
    archives with a password are not reported here. If a mail or file is encrypted for its recipient (OpenPGP, S/MIME),
    the severity is low: only the recipient can look inside.

    What to do
    Do not open it on an ordinary office computer. Ask the sender, by a way you know, for the content as plain text or PDF,
    or have your IT staff open it in a separate environment.

    References
    RFC 2045 · https://attack.mitre.org/techniques/T1027/
    """
    all_: list[Defect | NotExamined] = [*context.defects, *_beyond(message), *not_examined(message)]
    gaps = [each for each in all_ if _tells(each)]
    for each in gaps[:_SHOWN]:
        if isinstance(each, NotExamined):
            yield _unread(each)
        else:
            yield _defect(each, message)


def _tells(each: Defect | NotExamined) -> bool:
    if isinstance(each, NotExamined):
        return is_gap(each) or is_sealed(each)
    return is_gap(each) or each.kind in SIZE_LIMITS


def _beyond(message: Message) -> Iterator[Defect]:
    """Yield a defect if there are more nested mails than are examined."""
    found = nested_messages(message.attachments) if message.depth == 0 else iter(())
    beyond = next(itertools.islice(found, limits.NESTED_MAILS, None), None)
    if beyond is not None:
        yield Defect("limit-nested-mails", f"attachment:{beyond[0]}")


def _defect(defect: Defect, message: Message) -> Hit:
    place, _, rest = defect.where.partition(":")
    size = defect.kind in SIZE_LIMITS
    values = {"what": defect_word(defect.kind, "en"), "what_ja": defect_word(defect.kind, "ja"), "name": rest}
    return Hit(
        (Evidence(_where(defect.where, message), defect.kind),),
        variant="size" if size else "file" if place == "attachment" else "",
        values=values,
        data={"defect": defect.kind},
        severity=Severity.INFO if size else None,
    )


def _unread(unread: NotExamined) -> Hit:
    place, _, rest = unread.what.partition(":")
    sealed = is_sealed(unread)
    file = place == "attachment"
    variant = "sealed" if sealed else "file" if file else ""
    return Hit(
        (Evidence(unread.what, rest if file else unread.why),),
        variant=variant,
        values={"what": unread.why, "what_ja": skipped(unread.why, "ja"), "name": rest},
        severity=Severity.LOW if sealed else None,
    )


def _where(where: str, message: Message) -> str:
    """Return `where` as evidence names it: a MIME part is named by its body, or by the field that declares it."""
    kind, _, path = where.partition(":")
    if kind == "part":
        found = next((part.content_type for part in message.parts if (part.path or "0") == path), "")
        return {"text/plain": "body:text", "text/html": "body:html"}.get(found, "header:Content-Type")
    return where if kind in ("header", "body", "attachment", "route") else "body:text"
