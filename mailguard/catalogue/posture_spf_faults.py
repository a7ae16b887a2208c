"""The faults of a text that was meant as an SPF record, in words. They have the form of `posture_reason.REASONS`."""

from collections.abc import Mapping

from mailguard.catalogue import Language

FAULTS: Mapping[str, Mapping[Language, str]] = {
    "spf-blank-in-front": {"en": "it begins with a space", "ja": "先頭に空白があります"},
    "spf-quotes": {
        "en": "quotation marks or backslashes are part of the text",
        "ja": '引用符（"）や \\ が値の一部になっています',
    },
    "spf-full-width": {
        "en": "it has full-width or styled letters instead of plain ones",
        "ja": "全角などの特殊な文字が使われています",
    },
    "spf-dash: *": {
        "en": "it has a dash ({0}) where a hyphen-minus (-) belongs",
        "ja": "半角ハイフン（-）の代わりに別の横線（{0}）が使われています",
    },
    "spf-character: U+00A0": {
        "en": "it has a no-break space (U+00A0), which only looks like a space",
        "ja": "通常の空白ではないノーブレークスペース（U+00A0）が入っています",
    },
    "spf-character: U+3000": {
        "en": "it has a full-width space (U+3000)",
        "ja": "全角スペース（U+3000）が入っています",
    },
    "spf-character: U+0009": {"en": "it has a tab (U+0009) instead of a space", "ja": "タブ（U+0009）が入っています"},
    "spf-character: U+000A": {"en": "it has a line break (U+000A)", "ja": "改行（U+000A）が入っています"},
    "spf-character: U+000D": {"en": "it has a line break (U+000D)", "ja": "改行（U+000D）が入っています"},
    "spf-character: U+200B": {
        "en": "it has a zero-width space (U+200B), which is invisible",
        "ja": "目に見えないゼロ幅スペース（U+200B）が入っています",
    },
    "spf-character: U+FEFF": {
        "en": "it has a byte-order mark (U+FEFF), which is invisible",
        "ja": "目に見えない BOM（U+FEFF）が入っています",
    },
    "spf-character: *": {
        "en": "it has the character {0}, which is not allowed",
        "ja": "使えない文字（{0}）が入っています",
    },
    "spf-zone-line: *": {
        "en": "a whole line of a zone file was pasted, including {0}",
        "ja": "ゾーンファイルの行がそのまま貼り付けられています（{0}）",
    },
    "spf-in-front: *": {"en": "another text comes first: {0}", "ja": "前に別の文字列があります：{0}"},
    "spf-version: *": {
        "en": "it begins with {0} instead of v=spf1 and a space",
        "ja": "先頭が「v=spf1」と空白ではなく「{0}」になっています",
    },
    "spf-no-version": {"en": "v=spf1 is missing at the beginning", "ja": "先頭の v=spf1 がありません"},
    "spf-separators": {
        "en": "semicolons or commas separate the terms instead of spaces",
        "ja": "区切りに空白ではなく「;」や「,」が使われています",
    },
    "spf-blank-missing: *": {"en": "a space is missing before {0}", "ja": "{0} の前に空白がありません"},
    "spf-blank-inside: *": {
        "en": "there is a space inside a term that must be {0}",
        "ja": "途中に余分な空白があります（正しくは {0}）",
    },
    "spf-behind-all: *": {"en": "other text is attached to its end: {0}", "ja": "末尾に別の文字列が付いています：{0}"},
    "spf-meant: *": {"en": "probably meant: {0}", "ja": "正しくは {0} と思われます"},
    "spf-needless: *": {"en": "{0} has no meaning here", "ja": "{0} は意味を持ちません"},
    "spf-unclear: *": {"en": "{0} is not an SPF term", "ja": "{0} は SPF の書式にない語です"},
}
