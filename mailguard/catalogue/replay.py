"""The messages of `mailguard replay`."""

from collections.abc import Mapping

from mailguard.catalogue import Language

LABELS: Mapping[str, Mapping[Language, str]] = {
    "same": {
        "en": "The result is the same: {level}, score {score} of 100.",
        "ja": "結果は同じです（判定 {level}、危険度 {score}／100）。",
    },
    "differs": {
        "en": "The result differs (differences: {count}; stored → now):",
        "ja": "結果が{count}か所で異なります（保存時 → 今回）:",
    },
    "more": {"en": "and {count} more", "ja": "ほか{count}か所"},
}
