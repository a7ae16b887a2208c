"""The texts of the findings about MX hosts."""

from mailguard.catalogue import Wording
from mailguard.posture.record_type import both

# Beside a finding: the section that its explanation is based on.
TEXTS: dict[str, Wording] = {
    "mx-ok": both(  # RFC 8601 §3
        (
            "The mail servers of {domain} are set up correctly.",
            "Each has an address, and the reverse name of the address matches.",
            "Nothing to do.",
        ),
        (
            "{domain} のメールサーバーの設定に問題はありません。",
            "どのサーバーにもアドレスがあり、逆引きも一致しています。",
            "対応は不要です。",
        ),
    ),
    "mx-none": both(  # RFC 5321 §5.1
        (
            "{domain} has neither an MX record nor an address.",
            "It cannot receive mail.",
            "If the domain is not meant to receive mail, publish: {record}",
        ),
        (
            "{domain} には MX レコードもアドレスもありません。",
            "メールを受け取れない状態です。",
            "受信しないドメインであれば、次のレコードでその旨を公開してください： {record}",
        ),
    ),
    "mx-implicit": both(  # RFC 5321 §5.1
        (
            "{domain} has no MX record; mail goes to its own address.",
            "Often this is the web server, which is not meant to receive mail.",
            "Publish an MX record. If the domain is not meant to receive mail, publish this one: {record}",
        ),
        (
            "{domain} に MX レコードがなく、メールはドメイン自身のアドレスに届けられます。",
            "多くの場合それは Web サーバーで、メールの受信は想定されていません。",
            "MX レコードを公開してください。受信しないドメインであれば、次のレコードを公開してください： {record}",
        ),
    ),
    "mx-null": both(  # RFC 7505 §3
        (
            "{domain} declares that it receives no mail (null MX).",
            "This is right for a domain without mail.",
            "Nothing to do.",
        ),
        (
            "{domain} は「メールを受信しない」と宣言しています（null MX）。",
            "メールを使わないドメインとして適切な設定です。",
            "対応は不要です。",
        ),
    ),
    "mx-null-with-others": both(
        (
            "{domain} declares that it receives no mail (null MX), but also names mail servers.",
            "A null MX must be the only MX record (RFC 7505 §3); otherwise senders treat the domain differently.",
            "If the domain receives mail, delete the null MX; if not, delete the other MX records.",
        ),
        (
            "{domain} には、null MX と通常の MX の両方があります。",
            "null MX は単独で置く決まりです（RFC 7505 §3）。ほかの MX と併存すると、送信側によって扱いが異なります。",
            "メールを受信する場合は null MX を、受信しない場合はそれ以外の MX を削除してください。",
        ),
    ),
    "mx-null-but-sends": both(  # RFC 7505 §4.2
        (
            "{domain} receives no mail, but its SPF record allows servers to send in its name.",
            "Replies and bounces to such mail are lost, and many receivers refuse it.",
            "If the domain sends no mail, publish v=spf1 -all. If it does, set up a mail server that receives mail for it.",
        ),
        (
            "{domain} は受信しない設定ですが、SPF では送信を許可しています。",
            "返信や不達通知を受け取れません。また、このようなメールの受信を拒否する受信側も多くあります。",
            "送信もしないのであれば SPF を v=spf1 -all にしてください。送信する場合は受信できるようにしてください。",
        ),
    ),
    "mx-temperror": both(
        (
            "The mail servers of {domain} could not be checked ({failed}).",
            "A name server did not answer. This says nothing about the servers themselves.",
            "Check again later.",
        ),
        (
            "{domain} のメールサーバーを確認できませんでした（{failed}）。",
            "ネームサーバーから回答がありませんでした。サーバー自体の問題とは限りません。",
            "時間をおいて再度確認してください。",
        ),
    ),
    "mx-target-cname": both(
        (
            "The mail server {host} of {domain} is an alias (CNAME).",
            "An MX record must name a host that has an address itself (RFC 2181 §10.3); some senders refuse aliases.",
            "Write the real name of the host into the MX record.",
        ),
        (
            "{domain} のメールサーバー {host} は別名（CNAME）です。",
            "MX には実際のホスト名を書く決まりで（RFC 2181 §10.3）、別名では配送しない送信側もあります。",
            "MX レコードに実際のホスト名を書いてください。",
        ),
    ),
    "mx-target-cname/alias": both(
        (
            "The mail server {host} of {domain} is an alias (CNAME) of {alias}.",
            "An MX record must name a host that has an address itself (RFC 2181 §10.3); some senders refuse aliases.",
            "Write {alias} into the MX record.",
        ),
        (
            "{domain} のメールサーバー {host} は {alias} の別名（CNAME）です。",
            "MX には実際のホスト名を書く決まりで（RFC 2181 §10.3）、別名では配送しない送信側もあります。",
            "MX レコードに {alias} を直接書いてください。",
        ),
    ),
    "mx-target-no-address/alias": both(
        (
            "The mail server {host} of {domain} is an alias of {alias}, which has no address.",
            "Mail cannot be delivered there.",
            "Write a host that has an address into the MX record, or remove the record.",
        ),
        (
            "{domain} のメールサーバー {host} の別名の先 {alias} に、アドレスがありません。",
            "このサーバーにはメールを届けられません。",
            "アドレスのあるホスト名に直すか、MX から外してください。",
        ),
    ),
    "mx-target-nxdomain/alias": both(
        (
            "The mail server {host} of {domain} is an alias of {alias}, which does not exist.",
            "Mail cannot be delivered there. If someone else can register or create {alias}, they may receive it.",
            "Remove the MX record, or correct the name in it, at once.",
        ),
        (
            "{domain} のメールサーバー {host} の別名の先 {alias} は存在しません。",
            "メールを届けられないうえ、{alias} を第三者が取得・作成すると、メールを受け取られるおそれがあります。",
            "早急に MX から外すか、正しいサーバーの名前に直してください。",
        ),
    ),
    "mx-target-no-address": both(  # RFC 5321 §5.1
        (
            "The mail server {host} of {domain} has no address.",
            "Mail cannot be delivered there.",
            "Publish its address, or remove the MX record.",
        ),
        (
            "{domain} のメールサーバー {host} にアドレスがありません。",
            "このサーバーにはメールを届けられません。",
            "アドレスを公開するか、MX から外してください。",
        ),
    ),
    "mx-target-nxdomain": both(  # RFC 2308 §2.1
        (
            "The mail server {host} of {domain} does not exist.",
            "Mail cannot be delivered there. If someone else can register the name, they may receive it.",
            "Remove the MX record, or correct the name in it.",
        ),
        (
            "{domain} のメールサーバー {host} は存在しません。",
            "メールを届けられないうえ、その名前を第三者が取得すると、メールを受け取られるおそれがあります。",
            "MX から外すか、名前を正しく直してください。",
        ),
    ),
    "mx-target-private-address": both(  # RFC 1918 §3
        (
            "The mail server {host} of {domain} has a private address ({address}).",
            "It cannot be reached from the Internet.",
            "Publish its public address.",
        ),
        (
            "{domain} のメールサーバー {host} がプライベートアドレス（{address}）になっています。",
            "インターネットからは届きません。",
            "グローバルアドレスを公開してください。",
        ),
    ),
    "mx-target-ip-literal": both(  # RFC 5321 §5.1
        (
            "An MX record of {domain} contains an IP address instead of a name ({host}).",
            "An MX record must name a host. Senders look up the address as if it were a name, and find nothing.",
            "Give the server a name, and write this name into the MX record.",
        ),
        (
            "{domain} の MX に、ホスト名ではなく IP アドレス（{host}）が書かれています。",
            "MX にはホスト名を書く決まりです。送信側はこのアドレスをホスト名として検索するため、メールが届きません。",
            "サーバーに名前を付け、MX にはその名前を書いてください。",
        ),
    ),
    "mx-fcrdns-missing": both(  # RFC 8601 §3
        (
            "The address {address} of the mail server {host} has no reverse name.",
            "If this server also sends, many receivers refuse its mail.",
            "Ask your provider to set the reverse name (PTR) to {host}.",
        ),
        (
            "メールサーバー {host} のアドレス {address} に逆引きの設定がありません。",
            "送信にも使っている場合、受信を拒否されることがあります。",
            "回線事業者に、逆引き（PTR）を {host} に設定するよう依頼してください。",
        ),
    ),
    "mx-fcrdns-mismatch": both(  # RFC 8601 §3
        (
            "The reverse name of {address} ({names}), an address of the mail server {host}, does not resolve to this address.",
            "If this server also sends, receivers trust its mail less.",
            "Ask your provider to set the reverse name (PTR) to {host}.",
        ),
        (
            "メールサーバー {host} のアドレス {address} の逆引き名（{names}）から、このアドレスに正引きできません。",
            "送信にも使っている場合、信頼されにくくなります。",
            "回線事業者に、逆引き（PTR）を {host} に設定するよう依頼してください。",
        ),
    ),
}
