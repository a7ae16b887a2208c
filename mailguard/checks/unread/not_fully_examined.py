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

_SHOWN: Final = 10  # gaps of one mail; more say nothing new


TEXTS: Final[Texts] = {
    "": {
        "en": Text(
            "A part of this mail could not be examined: {what}.",
            "Text, links or a file may stand there that you are shown and no filter has read. Honest mail is hardly ever built like this; attackers do it so that filters give up.",
            "Do not click or open anything in this mail. If you expected it, ask the sender, by a way you already know, to send it again as a plain mail; otherwise hand it to your IT staff.",
        ),
        "ja": Text(
            "このメールには、確認できなかった部分があります（{what_ja}）。",
            "画面には表示されるのに、どの検査も見ていない文章・リンク・ファイルが入っているおそれがあります。普通のメールがこのような作りになることはほとんどなく、検査をあきらめさせるための手口として使われます。",
            "リンクや添付ファイルを開かないでください。心当たりのあるメールなら、以前から知っている方法で差出人に連絡し、普通の形で送り直してもらってください。心当たりがなければ、情報システム担当者に渡してください。",
        ),
    },
    "file": {
        "en": Text(
            "The file {name} could not be examined to the end: {what}.",
            "What it holds was seen by no filter, so nobody can say that it is harmless.",
            "Open it only if you expected it from this sender, and ask for another form if you can (a PDF, a ZIP file). Otherwise let your IT staff open it apart from the network.",
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
            "Encrypted mail is right for confidential matters; only the recipient's own program can show it, and only it can check it.",
            "Nothing to do if you exchange encrypted mail with this sender. From a stranger, be as careful with what it shows as with any other mail.",
        ),
        "ja": Text(
            "受取人だけが読めるように暗号化されているため、中身は確認していません（{what_ja}）。",
            "機密の連絡で暗号化するのは正しい使い方です。中身を表示し、確かめられるのは、受取人のメールソフトだけです。",
            "ふだんから暗号化メールをやり取りしている相手なら、対応は不要です。知らない相手からの場合は、表示された内容をほかのメールと同じように疑って読んでください。",
        ),
    },
    "size": {
        "en": Text(
            "The header of this mail is so long that only its beginning was read: {what}.",
            "What was left out are notes of mail servers, no text and no links.",
            "Nothing to do.",
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
    A limit that reading stopped at (more parts, links, tags or text than honest mail has), a part or file that is
    broken, and files whose content cannot be read: archives of a kind that is not unpacked, one piece of a mail sent
    in several. The quotation is the defect's name or the file's.

    Why it matters
    Text, links or a program may stand where nobody looked. An attacker fills a mail until filters give up, or breaks
    it in a way that mail programs mend and filters do not. Such a mail is never called clean: by itself this finding
    makes it `suspicious`, and it adds nothing to a mail that other findings have made so.

    False positives
    Very large tables and reports, and archive formats that are rare today. Long documents, large pictures and
    archives with a password do not count here. A mail or file that is encrypted for its recipient (OpenPGP, S/MIME)
    is told as low: only its reader can look inside.

    What to do
    Do not open it on an ordinary workplace. Ask the sender, by a way you know, for the content as plain text or PDF,
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
    """The nested mails that are too many to be examined."""
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
    """`where` in the words of evidence: a part is named by the text it is shown as, or the field that declares it."""
    kind, _, path = where.partition(":")
    if kind == "part":
        found = next((part.content_type for part in message.parts if (part.path or "0") == path), "")
        return {"text/plain": "body:text", "text/html": "body:html"}.get(found, "header:Content-Type")
    return where if kind in ("header", "body", "attachment", "route") else "body:text"
