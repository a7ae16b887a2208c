"""Mails that report fraud or abuse, and so quote it. The finding explains; it changes no score."""

from collections.abc import Iterator
from typing import Final

from mailguard._internal.lazy_pattern import lazy_pattern
from mailguard.catalogue import Text, Texts
from mailguard.checks.registry import check
from mailguard.data.weights import by_severity
from mailguard.finding import Confidence, Evidence, Hit, Severity
from mailguard.language.forwarded import forwarded_from, is_doubted
from mailguard.language.prefilter import hints
from mailguard.message.model import Message
from mailguard.pipeline.context import Context

_READ: Final = 1_500  # characters of a text
_REPORT: Final = lazy_pattern(
    r"(?:abuse|phishing|fraud|spam|scam|malware|copyright|trademark|takedown|take-down|feedback|infringement) "
    r"(?:report|complaint|notice|notification|request|incident)s?\b"
    r"|(?:reported|report of|reporting) (?:abuse|phishing|spam|fraud|a phishing|malware)|your (?:server|network|host|ip)[^\n]{0,60}"
    r"(?:attack|abuse|spam|malware|phishing|botnet|compromised)|received a (?:dmca|copyright|phishing|abuse|trademark)"
    r"|malicious (?:domain|website|activity)|(?:phishing|fraudulent) (?:site|website|page|url|domain|content)s?\b"
    r"|フィッシング(?:サイト|メール)?(?:の)?(?:報告|通報|閉鎖|情報提供)|不正(?:利用|アクセス)の(?:報告|通報)|迷惑メールの?(?:報告|通報)"
    r"|権利侵害の(?:通知|申告)|(?:送信防止措置|テイクダウン)|missbrauchsmeldung|abuse-meldung|signalement d['’ ]abus"
    r"|(?:reporte|denuncia|denúncia) de (?:abuso|phishing|fraude)|segnalazione (?:di )?(?:abuso|phishing)",
    2,
)
# What a text with a forwarded mail has.
_FORWARDED: Final = (
    "orward",
    "riginal",
    "ORIGINAL",
    "FORWARD",
    "rsprüngliche",
    "eitergeleitete",
    "transf",
    "reenviado",
    "encaminhada",
    "inoltrato",
    "転送",
    "元のメ",
    "From:",
    "From :",
    "差出人",
    "送信者",
    "Von:",
    "発信者",
    "メールが",
    "メールを",
    "eceived this",
    "got this",
)
# A text without any of these words is not searched: a report names the abuse, and a comment its doubt.
_WORDS: Final = hints(
    "abuse phish phishing fraud fraudulent spam scam malware copyright trademark takedown take feedback infringement malicious "
    "botnet compromised dmca attack attacks missbrauchsmeldung meldung signalement reporte denuncia segnalazione suspicious "
    "fake spoof spoofed legit genuine beware hoax junk",
    *(
        "フィッシング",
        "不正",
        "迷惑メール",
        "権利侵害",
        "送信防止",
        "テイクダウン",
        "不審",
        "怪し",
        "偽",
        "詐欺",
        "なりすまし",
    ),
    *("ウイルス", "標的型", "心当たり", "注意", "大丈夫", "届きました", "来ました"),
)

TEXTS: Final[Texts] = {
    "": {
        "en": Text(
            "This mail reports fraud or abuse: “{words}”.",
            "Such a report quotes suspicious words and addresses of somebody else. That the mail calls itself a report proves nothing, so all findings count as usual.",
            "If you receive such reports, compare the other findings with the quoted part. If you do not, treat the mail as suspicious.",
        ),
        "ja": Text(
            "このメールは、詐欺や不正利用を報告する内容です（「{words}」）。",
            "報告のメールには、第三者の不審な文面や URL が引用されます。ただし「報告」と名乗るだけでは本物の証拠にならないため、ほかの指摘は通常どおり評価しています。",
            "普段からこうした報告を受け取る担当であれば、ほかの指摘が引用部分のものか確認してください。心当たりがなければ、不審なメールとして扱ってください。",
        ),
    },
    "forwarded": {
        "en": Text(
            "This mail passes on another mail and doubts it: “{words}”.",
            "The findings may be about the forwarded mail instead of the sender. They count as usual, because anyone can write such a line.",
            "Ask the person who forwarded the mail, and do not open links or files of the forwarded part.",
        ),
        "ja": Text(
            "このメールは、疑わしい別のメールを転送したものです（「{words}」）。",
            "指摘の内容は、差出人ではなく転送されたメールに関するものかもしれません。同じ書き方は誰にでもできるため、通常どおり評価しています。",
            "転送した人に確認し、転送部分のリンクや添付ファイルは開かないでください。",
        ),
    },
}


@check(severity=Severity.INFO, confidence=Confidence.MEDIUM, attack=(), weights=by_severity(), texts=TEXTS)
def fraud_report(message: Message, context: Context) -> Iterator[Hit]:  # noqa: ARG001 - every check has both
    """The mail reports fraud or abuse, or passes on a doubtful mail: what is suspicious may be quoted.

    What it finds
        The wording of abuse desks, brand agents and people who report a mail, in the subject or the first lines; a
        feedback report (RFC 5965 §2); and a forwarded mail with a comment that doubts it.
    Why it matters
        A report contains the words, links and names of the fraud. The reader of our report should know that.
    False positives
        The finding is a note and has no weight. It never lowers the score, because every fraud could call itself a
        report.
    What to do
        Compare the other findings with the quoted or forwarded part.
    References
        RFC 5965, MITRE ATT&CK T1566
    """
    if "feedback-report" in message.header.get("content-type").lower():
        yield Hit(
            (Evidence("header:Content-Type", "report-type=feedback-report"),), values={"words": "feedback-report"}
        )
        return
    found = _REPORT.search(message.subject) if _WORDS.stand_in(message.subject) else None
    if found is not None:
        yield _hit(Evidence("header:Subject", found.group(), found.start(), found.end()))
        return
    for view in message.views:
        if not _WORDS.stand_in(view.text):
            continue
        begin = forwarded_from(view.text) if any(map(view.text.__contains__, _FORWARDED)) else None
        if begin is not None and is_doubted(view.text[:begin]):
            line = " ".join(view.text[:begin].split())[:60]
            yield Hit((Evidence(view.where, line),), variant="forwarded", values={"words": line})
            return
        found = _REPORT.search(view.text, 0, _READ)
        if found is not None:
            yield _hit(Evidence(view.where, found.group(), found.start(), found.end()))
            return


def _hit(evidence: Evidence) -> Hit:
    return Hit((evidence,), values={"words": " ".join(evidence.text.split())[:60]})
