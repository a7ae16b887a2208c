"""The texts of the findings about lookalike domains."""

from mailguard.catalogue import Text, Wording

_WHY_EN = (
    "It may belong to an unrelated owner, or be meant for impersonation: at a glance, mail from it looks like yours."
)
_WHY_JA = "無関係な所有者の場合もありますが、なりすましのために取得された可能性があります。このドメインからのメールは、一見すると貴組織のものに見えます。"
_DO_EN = (
    "Find out who owns it. If it belongs to you or a partner, add it to organization.allowed in the configuration file. "
    "If not, warn your staff and block it at the mail gateway."
)
_DO_JA = "所有者を確認してください。自組織や関係先のものであれば設定ファイルの organization.allowed に追加し、そうでなければ職員に注意を促し、メールゲートウェイで遮断してください。"


def _registered(en: str, ja: str) -> Wording:
    return {
        "en": Text(f"{{name}} imitates {{domain}}, is registered and can receive mail: {en}.", _WHY_EN, _DO_EN),
        "ja": Text(f"{{domain}} に似た {{name}} が登録されており、メールを受け取れる状態です。{ja}。", _WHY_JA, _DO_JA),
    }


TEXTS: dict[str, Wording] = {
    "lookalike-registered": _registered("{marked}", "違いは {marked} です"),
    "lookalike-registered/omission": _registered("one letter missing, {marked}", "文字が 1 つ抜けています（{marked}）"),
    "lookalike-registered/insertion": _registered(
        "one letter added, {marked}", "文字が 1 つ余分に入っています（{marked}）"
    ),
    "lookalike-registered/repetition": _registered(
        "one letter doubled, {marked}", "同じ文字が 1 つ多く重なっています（{marked}）"
    ),
    "lookalike-registered/plural": _registered(
        "letters added at the end, {marked}", "末尾に文字が足されています（{marked}）"
    ),
    "lookalike-registered/transposition": _registered(
        "two letters swapped, {marked}", "隣り合う 2 文字が入れ替わっています（{marked}）"
    ),
    "lookalike-registered/substitution": _registered(
        "one letter replaced, {marked}", "文字が 1 つ置き換えられています（{marked}）"
    ),
    "lookalike-registered/bitsquat": _registered(
        "one letter replaced, {marked}", "文字が 1 つ置き換えられています（{marked}）"
    ),
    "lookalike-registered/vowel-swap": _registered(
        "one vowel replaced, {marked}", "母音の文字が 1 つ別のものに変わっています（{marked}）"
    ),
    "lookalike-registered/several-letters": _registered("two letters differ, {marked}", "2 文字が違います（{marked}）"),
    "lookalike-registered/letter-and-hyphen": _registered(
        "a letter and the hyphens differ, {marked}", "1 文字とハイフンが違います（{marked}）"
    ),
    "lookalike-registered/homoglyph": _registered(
        "characters replaced with similar ones, {marked}", "見た目の似た文字に置き換えられています（{marked}）"
    ),
    "lookalike-registered/idn": _registered(
        "letters replaced with those of another alphabet that look the same, {marked}",
        "見た目がそっくりな、別の言語の文字が使われています（{marked}）",
    ),
    "lookalike-registered/hyphen": _registered(
        "only the hyphens differ, {marked}", "ハイフン（-）の有無や位置だけが違います（{marked}）"
    ),
    "lookalike-registered/romanisation": _registered(
        "the same Japanese word, spelled differently, {marked}",
        "同じ読みの言葉を、別のローマ字のつづりで書いたものです（{marked}）",
    ),
    "lookalike-registered/glued": _registered(
        "it contains your whole name, {marked}", "ドメイン名全体が、ドットを省いて書き込まれています（{marked}）"
    ),
    "lookalike-registered/tld-swap": _registered(
        "the same name with another ending, {marked}", "名前は同じで、末尾だけが違います（{marked}）"
    ),
    "lookalike-registered/combosquat": _registered(
        "the name with a word added, {marked}", "名前に別の言葉が付け足されています（{marked}）"
    ),
    "lookalike-registered/word-swap": _registered(
        "the same name expressed in other words, {marked}", "同じ名前を別の言い方で書いたものです（{marked}）"
    ),
    "lookalike-without-mx": {
        "en": Text(
            "{count} more names that resemble {domain} are registered, so far without a mail server: {names}",
            "Such a name can already send mail. Often it gets a mail server shortly before it is used for an attack.",
            "Look through the list. The regular check (posture run) reports when one of them gets a mail server.",
        ),
        "ja": Text(
            "{domain} に似た名前がほかに {count} 件登録されています（メールサーバーの設定はまだありません）： {names}",
            "この状態でもメールの送信はできます。また、攻撃の直前にメールサーバーが設定されることがよくあります。",
            "一覧に目を通してください。定期確認（posture run）では、メールサーバーが設定された時点でお知らせします。",
        ),
    },
    "lookalike-temperror": {
        "en": Text(
            "{count} lookups of names that resemble {domain} failed.",
            "Name servers did not answer. Some of these names may be registered.",
            "Check again later.",
        ),
        "ja": Text(
            "{domain} に似た名前のうち、{count} 件の問い合わせに失敗しました。",
            "ネームサーバーから回答がありませんでした。この中に登録済みのものがあるかもしれません。",
            "時間をおいて再度確認してください。",
        ),
    },
}
