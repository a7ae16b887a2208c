"""Instructions to paste a command into the computer."""

from collections.abc import Iterator
from typing import Final

from mailguard._internal.lazy_pattern import lazy_pattern
from mailguard.catalogue import Text, Texts
from mailguard.checks.registry import check
from mailguard.data.weights import by_severity
from mailguard.finding import Confidence, Evidence, Hit, Severity
from mailguard.language.normalise import normalise
from mailguard.language.prefilter import hints
from mailguard.message.model import Message
from mailguard.pipeline.context import Context

_READ: Final = 20_000  # characters read of a text
_NEAR: Final = 160  # characters after the opening that are searched for the request to paste
# Places where commands are typed in: every form of this fraud has to name one.
_WHERE: Final = hints(
    "r x powershell terminal prompt dialog box window",
    *("ファイル名を指定", "ターミナル", "コマンドプロンプト"),
)
_PASTED: Final = hints("paste v copy", "貼", "ペースト", "コマンド")
_KEY: Final = r"[」』\"']?\s{0,2}(?:[+]|と|and|plus)\s{0,2}[「『\"']?[rx](?![a-z])"
_STARTED: Final = r"\s(?:windows\s)?(?:a |the |your )?(?:powershell|terminal|command prompt)"
_RUN: Final = r"[^。\n]{0,12}(?:起動|開|実行)"
# Each alternative begins with its own letter, so that the regex engine can skip all other letters.
_OPENING: Final = lazy_pattern(
    rf"win(?:dows)?(?:\s?(?:key|logo key|キー|ボタン))?{_KEY}|⊞{_KEY}"
    rf"|ファイル名を指定して実行|run (?:dialog|box|window)"
    rf"|open{_STARTED}|start{_STARTED}|launch{_STARTED}|run{_STARTED}"
    rf"|powershell{_RUN}|ターミナル{_RUN}|コマンドプロンプト{_RUN}"
)
_PASTING: Final = lazy_pattern(
    r"(?:ctrl|control|cmd|command|コントロール)\s?(?:キー)?[」』]?\s{0,2}(?:[+]|と|and)\s{0,2}[「『]?[v](?![a-z])"
    r"|\bpaste\b|貼り付け|貼付|ペースト|copy the (?:command|code|text|line)|コマンドをコピー"
)


TEXTS: Final[Texts] = {
    "": {
        "en": Text(
            "The mail asks you to paste a command into your computer: “{words}”.",
            "The command downloads and starts a malicious program. No filter can stop it, because you start it yourself. No real check, repair or document needs this.",
            "Paste nothing. If you already did, disconnect the computer from the network, leave it on and call your IT staff at once.",
        ),
        "ja": Text(
            "パソコンにコマンド（命令）を貼り付けて実行するよう求めています（「{words}」）。",
            "貼り付けて実行すると、犯人のプログラムが読み込まれて動き出します。自分で実行することになるため、ウイルス対策ソフトでも止められません。本物の確認や修復で、このような操作を求められることはありません。",
            "何も貼り付けないでください。実行してしまったときは、パソコンの電源は切らずにネットワークから切り離し、すぐに情報システム担当者へ連絡してください。",
        ),
    },
}


@check(
    severity=Severity.HIGH,
    confidence=Confidence.HIGH,
    attack=("T1204.004", "T1059.001"),
    weights=by_severity(low=0.4, medium=2.0, high=3.4),
    texts=TEXTS,
)
def command_lure(message: Message, context: Context) -> Iterator[Hit]:
    """The mail asks the reader to paste a command into the computer and to run it.

    What it finds
        The name of a place where commands are run (Windows key + R, ファイル名を指定して実行, PowerShell, Terminal) and,
        within a few lines, a request to paste something there.
    Why it matters
        The command downloads and starts a program. No filter stops it: nothing is attached, and the reader runs it
        personally. The trick is called ClickFix. It is presented as a check that the reader is human, as a repair or as
        an update.
    False positives
        Instructions of your own IT staff. The severity is low if the mail is proven to come from you or a partner, or
        to answer one of your own mails.
    What to do
        Paste nothing. If you already did, disconnect the computer from the network and call the IT staff at once.
    References
        MITRE ATT&CK T1204.004 (malicious copy and paste)
    """
    for view in message.views:
        if not (_PASTED.stand_in(view.text) and _WHERE.stand_in(view.text)):
            continue
        text = view.text[:_READ]
        normalised = normalise(text)
        folded = normalised.text
        for opening in _OPENING.finditer(folded):
            pasting = _PASTING.search(folded, opening.start(), opening.end() + _NEAR)
            if pasting is None:
                continue
            expected = context.from_known or context.proven.reply
            places = [normalised.original(*match.span()) for match in (opening, pasting)]
            opened, pasted = (text[start:end] for start, end in places)
            yield Hit(
                tuple(Evidence(view.where, text[start:end], start, end) for start, end in places),
                values={"words": " ".join(opened.split())},
                data={"opened": opened, "pasted": pasted},
                severity=Severity.LOW if expected else None,
            )
            return
