"""The texts of the finding about mail services that the SPF record does not allow."""

from mailguard.catalogue import Wording
from mailguard.posture.record_type import both

_EN = (
    "{provider} receives the mail of {domain}, but the SPF record does not allow it to send.",
    "Mail sent from mailboxes at {provider} fails SPF, so receivers may refuse it or move it to the spam folder.",
)
_JA = (
    "{domain} のメールは {provider} で受信していますが、SPF で {provider} からの送信が許可されていません。",
    "{provider} から送るメールは SPF に合格せず、拒否されたり迷惑メールに振り分けられたりするおそれがあります。",
)
TEXTS: dict[str, Wording] = {
    "provider-not-in-spf": both(
        (*_EN, "If mail is sent from there, replace the record with this one: {record}"),
        (*_JA, "{provider} から送信している場合は、レコードを次のものに置き換えてください： {record}"),
    ),
    "provider-not-in-spf/unmended": both(
        (*_EN, "If mail is sent from there, shorten the record, and add include:{include} before its `all`."),
        (
            *_JA,
            "{provider} から送信している場合は、レコードを整理したうえで、末尾の all の前に include:{include} を追加してください。",
        ),
    ),
    "provider-not-in-spf/elsewhere": both(
        (
            *_EN,
            "If mail is sent from there, ask the operator of {where}, where the senders are listed, to add include:{include}.",
        ),
        (
            *_JA,
            "{provider} から送信している場合は、送信元の一覧がある {where} の管理者に、include:{include} の追加を依頼してください。",
        ),
    ),
}
