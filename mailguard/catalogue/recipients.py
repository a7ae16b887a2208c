"""What is said about the recipients of a mail."""

from typing import Final

from mailguard.catalogue import Text, Wording

TEXTS: Final[dict[str, Wording]] = {
    "exposed-recipients": {
        "en": Text(
            "{count} outside addresses can be read by everyone who receives this mail ({fields}).",
            "This happens when Bcc was meant. The addresses are personal data, and the list itself can tell who is a patient, a pupil or a customer. It is a data leak, not a sign of fraud.",
            "If your organization sent it: tell your data protection officer today, and do not send a second mail in the same way. If you received it: do not reply to all, and do not pass it on.",
        ),
        "ja": Text(
            "外部のメールアドレス{count}件が、受け取った人全員に見える状態です（{fields}）。",
            "BCCに入れるはずの宛先を、宛先やCCに入れたときに起こります。アドレスは個人情報で、並んでいるだけで患者・生徒・顧客だと分かってしまうことがあります。詐欺の兆候ではなく、情報漏えいです。",
            "自分の組織から送った場合は、今日中に個人情報保護の担当者へ報告し、同じ送り方をしないでください。受け取った場合は、全員に返信せず、転送もしないでください。",
        ),
    },
}
