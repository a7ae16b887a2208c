"""Wording of what was observed about DNSSEC, CAA, name servers, parked domains, block lists and the domain itself."""

from mailguard.catalogue import Text, Wording


def _both(en: tuple[str, str, str], ja: tuple[str, str, str]) -> Wording:
    return {"en": Text(*en), "ja": Text(*ja)}


_LATER_EN = ("A name server did not answer. This says nothing about the record itself.", "Check again later.")
_LATER_JA = (
    "ネームサーバーから回答がありませんでした。レコードの有無とは別の問題です。",
    "時間をおいて再度確認してください。",
)

TEXTS: dict[str, Wording] = {
    "domain-nxdomain": _both(
        (
            "{domain} does not exist.",
            "DNS knows no such name: it is not registered, or has expired.",
            "Check the spelling; if the name is yours, renew it at once.",
        ),
        (
            "{domain} は存在しません。",
            "DNS に登録がありません。未登録か、期限切れの可能性があります。",
            "綴りを確認してください。貴組織のドメインであれば、至急更新手続きをしてください。",
        ),
    ),
    "caa-present": _both(
        (
            "{domain} says which authorities may issue its certificates (CAA).",
            "This is how it should be.",
            "Nothing to do.",
        ),
        ("{domain} は証明書の発行元を指定しています（CAA）。", "望ましい設定です。", "対応は不要です。"),
    ),
    "caa-present/inherited": _both(
        (
            "{where} says which authorities may issue certificates for {domain} (CAA).",
            "A name without CAA records of its own takes those of the name above it.",
            "Nothing to do.",
        ),
        (
            "{domain} の証明書の発行元は、上位の {where} で指定されています（CAA）。",
            "CAA レコードのない名前には、上位の名前のものが適用されます。",
            "対応は不要です。",
        ),
    ),
    "caa-none": _both(
        (
            "{domain} does not say which authorities may issue its certificates (CAA).",
            "Any authority may issue one.",
            "Publish a record that names yours: {record}",
        ),
        (
            "{domain} に CAA レコードがありません。",
            "どの認証局でも証明書を発行できる状態です。",
            "利用している認証局を指定してください： {record}",
        ),
    ),
    "ns-single": _both(
        (
            "{domain} has only one name server.",
            "When it fails, mail and web fail with it.",
            "Add a second one in another network.",
        ),
        (
            "{domain} のネームサーバーが 1 台しかありません。",
            "停止すると、メールも Web も使えなくなります。",
            "別のネットワークに 2 台目を用意してください。",
        ),
    ),
    "dnssec-secure": _both(
        ("{domain} is protected by DNSSEC.", "Its records cannot be forged on the way.", "Nothing to do."),
        ("{domain} は DNSSEC で保護されています。", "DNS の応答を途中で偽造されることを防げます。", "対応は不要です。"),
    ),
    "dnssec-unsigned": _both(
        (
            "{domain} is not signed with DNSSEC.",
            "Its records could be forged on the way to a resolver.",
            "Ask your DNS provider whether DNSSEC can be switched on.",
        ),
        (
            "{domain} は DNSSEC に対応していません。",
            "DNS の応答を途中で偽造されるおそれがあります。",
            "DNS の事業者に、DNSSEC を有効にできるか確認してください。",
        ),
    ),
    "dnssec-bogus": _both(
        (
            "The DNSSEC signatures of {domain} are wrong.",
            "Resolvers that validate refuse every answer: for them the domain, its mail and its web are gone.",
            "Correct the DS record at the registrar, or have the zone signed again, at once.",
        ),
        (
            "{domain} の DNSSEC の署名が正しくありません。",
            "検証を行う環境では、このドメインのメールも Web も使えなくなっています。",
            "レジストラの DS レコードを直すか、ゾーンを署名し直してください。至急の対応が必要です。",
        ),
    ),
    "dnssec-key-without-ds": _both(
        (
            "{domain} is signed, but its parent zone does not know (no DS record).",
            "The signatures protect nothing.",
            "Enter the DS record at your registrar.",
        ),
        (
            "{domain} は署名されていますが、親ゾーンに DS レコードがありません。",
            "署名が効果を持たない状態です。",
            "レジストラで DS レコードを登録してください。",
        ),
    ),
    "parked-hardened": _both(
        (
            "{domain} carries no mail and says so everywhere.",
            "Nobody can send mail in its name unnoticed.",
            "Nothing to do.",
        ),
        (
            "{domain} は、メールを使わないことを正しく宣言しています。",
            "このドメインを騙るメールは見破られます。",
            "対応は不要です。",
        ),
    ),
    "parked-not-hardened": _both(
        (
            "{domain} carries no mail, but does not say so everywhere.",
            "Impostors like forgotten domains.",
            "Publish:\n{record}",
        ),
        (
            "{domain} はメールを使わないドメインですが、その宣言が足りません。",
            "使っていないドメインは、なりすましに悪用されやすくなります。",
            "次のレコードを公開してください。\n{record}",
        ),
    ),
    "dnssec-temperror": _both(
        ("DNSSEC of {domain} could not be checked ({failed}).", *_LATER_EN),
        ("{domain} の DNSSEC を確認できませんでした（{failed}）。", *_LATER_JA),
    ),
    "caa-temperror": _both(
        ("The CAA record of {domain} could not be checked ({failed}).", *_LATER_EN),
        ("{domain} の CAA レコードを確認できませんでした（{failed}）。", *_LATER_JA),
    ),
    "ns-temperror": _both(
        ("The name servers of {domain} could not be checked ({failed}).", *_LATER_EN),
        ("{domain} のネームサーバーの一覧を確認できませんでした（{failed}）。", *_LATER_JA),
    ),
    "blocklist-temperror": _both(
        (
            "The block list {zone} could not be asked about {address} ({failed}).",
            "Many lists refuse questions that come through a public resolver. This says nothing about the address.",
            "Ask through a name server of your own, or look the address up on the list's web page.",
        ),
        (
            "ブロックリスト {zone} に {address} を照会できませんでした（{failed}）。",
            "公共の DNS サーバー経由の照会を断るリストは多く、登録の有無とは別の問題です。",
            "自組織のネームサーバーから照会するか、リストの Web ページで確認してください。",
        ),
    ),
    "blocklist-listed": _both(
        (
            "The mail server address {address} is on the block list {zone}.",
            "Receivers that use this list refuse your mail.",
            "Find the cause (often a hijacked account), mend it, then ask the list for removal.",
        ),
        (
            "メールサーバーのアドレス {address} が、ブロックリスト {zone} に登録されています。",
            "このリストを使う受信側に、メールを拒否されます。",
            "原因（アカウントの乗っ取りなど）を取り除いたうえで、リストの運営元に解除を申請してください。",
        ),
    ),
}
