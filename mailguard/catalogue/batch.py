"""What is said about mails that are seen beside others, and about strangers."""

from typing import Final

from mailguard.catalogue import Text, Wording

TEXTS: Final[dict[str, Wording]] = {
    "first-contact": {
        "en": Text(
            "First mail from {address}: nobody here has exchanged mail with {domain} before.",
            "Being new is no fault. But a stranger who writes as if you knew each other, or who wants money, data or a login, deserves a second look.",
            "If you don't know this sender from elsewhere, don't open files or links in a hurry. When in doubt, call a number you already had.",
        ),
        "ja": Text(
            "{address} から初めて届いたメールです。これまで {domain} とのやり取りはありません。",
            "初めての相手というだけで問題があるわけではありません。ただ、知り合いのように書いてくる、お金・個人情報・ログインを求めてくるといった場合は注意が必要です。",
            "心当たりのない相手であれば、添付ファイルやリンクをすぐに開かないでください。迷ったときは、以前から知っている電話番号に確認してください。",
        ),
    },
    "first-contact/address": {
        "en": Text(
            "First mail from {address}. Anybody can get an address at {domain}.",
            "A free-mail address says nothing about who is behind it. If the name looks familiar, it may still be another person.",
            "If you believe you know the sender, ask by telephone or at the address you used before, not by replying.",
        ),
        "ja": Text(
            "{address} から初めて届いたメールです。{domain} のアドレスは誰でも取得できます。",
            "フリーメールのアドレスからは、本当の差出人は分かりません。名前に見覚えがあっても、別人の可能性があります。",
            "知っている人だと思っても、このメールには返信せず、電話か、これまで使っていたアドレスで本人に確認してください。",
        ),
    },
    "calendar-lure": {
        "en": Text(
            "The invitation {name} says “{phrase}” and wants you to open {url}.",
            "Calendars often accept invitations of strangers by themselves, and then remind you of the link again and again.",
            "Don't follow the link and don't answer the invitation, not even to decline. Delete the mail and the calendar entry.",
        ),
        "ja": Text(
            "予定の招待（{name}）に「{phrase}」とあり、{url} を開かせようとしています。",
            "カレンダーは知らない相手からの招待でも自動で登録することがあり、その後も通知のたびにリンクを開くよう促されます。",
            "リンクを開かず、招待には「辞退」も含めて返答しないでください。メールとカレンダーの予定を両方とも削除してください。",
        ),
    },
    "password-in-separate-mail": {
        "en": Text(
            "A locked file and its password came in two mails.",
            "Whoever can read one of the mails can read the other, so the password protects nothing. It only keeps virus scanners from looking into the file.",
            "Open the file only if you expected it. Ask the sender to use a shared folder instead.",
        ),
        "ja": Text(
            "鍵のかかったファイルと、そのパスワードが、2通のメールに分けて届いています。",
            "1通を盗み見できる人は、もう1通も見られます。パスワードは守りにならず、ウイルス検査がファイルの中を確認できなくなるだけです。",
            "届く予定のあったファイルだけを開いてください。送り主には、共有フォルダーなど別の方法での受け渡しをお願いしてください。",
        ),
    },
    "password-in-separate-mail/file": {
        "en": Text(
            "The password for the locked file {file} came in another mail, {minutes} minutes apart: “{subject}” ({partner}).",
            "Whoever can read one of the mails can read the other, so the password protects nothing. It only keeps virus scanners from looking into the file.",
            "Open the file only if you expected it. Ask the sender to use a shared folder instead.",
        ),
        "ja": Text(
            "鍵のかかったファイル {file} のパスワードが、{minutes}分違いの別のメール「{subject}」（{partner}）で届いています。",
            "1通を盗み見できる人は、もう1通も見られます。パスワードは守りにならず、ウイルス検査がファイルの中を確認できなくなるだけです。",
            "届く予定のあったファイルだけを開いてください。送り主には、共有フォルダーなど別の方法での受け渡しをお願いしてください。",
        ),
    },
    "password-in-separate-mail/password": {
        "en": Text(
            "This mail brings the password for the locked file {file}, which came {minutes} minutes apart in “{subject}” ({partner}).",
            "Whoever can read one of the mails can read the other, so the password protects nothing. It only keeps virus scanners from looking into the file.",
            "Use the password only if you expected the file. Ask the sender to use a shared folder instead.",
        ),
        "ja": Text(
            "{minutes}分違いのメール「{subject}」（{partner}）に付いていた、鍵のかかったファイル {file} のパスワードを知らせるメールです。",
            "1通を盗み見できる人は、もう1通も見られます。パスワードは守りにならず、ウイルス検査がファイルの中を確認できなくなるだけです。",
            "届く予定のあったファイルの場合だけ、このパスワードを使ってください。送り主には、共有フォルダーなど別の方法での受け渡しをお願いしてください。",
        ),
    },
    "sending-burst": {
        "en": Text(
            "{account} sent {count} mails within an hour; its busiest hour before had {usual}.",
            "An intruder in a mailbox writes to everybody in its address book before anyone notices. So far these mails went to {recipients} recipients, under {subjects} subjects.",
            "Ask the owner of the account by telephone. If nobody knows of it, have the account blocked, its password changed and its forwarding rules checked, and warn the recipients.",
        ),
        "ja": Text(
            "{account} から1時間に{count}通のメールが送られています。これまで最も多かった1時間は{usual}通でした。",
            "アカウントを乗っ取った犯人は、気づかれる前に、アドレス帳の全員へ一斉にメールを送ります。これまでの宛先は{recipients}件、件名は{subjects}種類です。",
            "アカウントの持ち主に電話で確認してください。心当たりがなければ、アカウントを停止し、パスワードの変更と自動転送の設定の確認を行い、受信者に注意を呼びかけてください。",
        ),
    },
    "sending-burst/unknown": {
        "en": Text(
            "{account} sent {count} mails within an hour. How much it usually sends is not known.",
            "An intruder in a mailbox writes to everybody in its address book before anyone notices. So far these mails went to {recipients} recipients, under {subjects} subjects.",
            "Ask the owner of the account by telephone. If nobody knows of it, have the account blocked, its password changed and its forwarding rules checked, and warn the recipients.",
        ),
        "ja": Text(
            "{account} から1時間に{count}通のメールが送られています。ふだんの送信数は分かっていません。",
            "アカウントを乗っ取った犯人は、気づかれる前に、アドレス帳の全員へ一斉にメールを送ります。これまでの宛先は{recipients}件、件名は{subjects}種類です。",
            "アカウントの持ち主に電話で確認してください。心当たりがなければ、アカウントを停止し、パスワードの変更と自動転送の設定の確認を行い、受信者に注意を呼びかけてください。",
        ),
    },
}
