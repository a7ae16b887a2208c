"""The wording of a second opinion that agrees. The one for a disagreement is in `second_opinion`, with that on mails."""

from mailguard.catalogue import Text, Wording

TEXTS: dict[str, Wording] = {
    "engines-agree": {
        "en": Text(
            "A second program gets the same result for {methods} of {domain} ({engine}).",
            "It read the same DNS answers with independent code.",
            "Nothing to do.",
        ),
        "ja": Text(
            "{domain} の {methods} は、別のソフト（{engine}）で検証しても同じ結果でした。",
            "同じ DNS の応答を、独立したプログラムで読んで確かめています。",
            "対応は不要です。",
        ),
    },
}
