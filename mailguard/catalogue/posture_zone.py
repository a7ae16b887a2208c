"""The wording of findings about the domain itself and about parked domains."""

from mailguard.catalogue import Text, Wording


def _both(en: tuple[str, str, str], ja: tuple[str, str, str]) -> Wording:
    return {"en": Text(*en), "ja": Text(*ja)}


TEXTS: dict[str, Wording] = {
    "domain-nxdomain": _both(
        (
            "{domain} does not exist.",
            "DNS has no such name: it is not registered, or has expired.",
            "Check the spelling; if the name is yours, renew it at once.",
        ),
        (
            "{domain} は存在しません。",
            "DNS に登録がありません。未登録か、期限切れの可能性があります。",
            "綴りを確認してください。貴組織のドメインであれば、至急更新手続きをしてください。",
        ),
    ),
    "parked-hardened": _both(
        (
            "{domain} is not used for mail, and all its records say so.",
            "Receivers recognize forged mail in its name.",
            "Nothing to do.",
        ),
        (
            "{domain} は、メールを使わないことを正しく宣言しています。",
            "このドメインを騙るメールは、受信側で偽物と判断できます。",
            "対応は不要です。",
        ),
    ),
    "parked-not-hardened": _both(
        (
            "{domain} is not used for mail, but not all its records say so.",
            "Impostors like to use forgotten domains.",
            "Publish:\n{record}",
        ),
        (
            "{domain} はメールを使わないドメインですが、その宣言が足りません。",
            "使っていないドメインは、なりすましに悪用されやすくなります。",
            "次のレコードを公開してください。\n{record}",
        ),
    ),
}
