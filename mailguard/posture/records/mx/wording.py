"""Wording of what was observed about MX hosts."""

from mailguard.catalogue import Wording
from mailguard.posture.record_type import both

TEXTS: dict[str, Wording] = {
    "mx-ok": both(
        (
            "The mail servers of {domain} are in order.",
            "Each has an address, and its reverse name confirms it.",
            "Nothing to do.",
        ),
        (
            "{domain} のメールサーバーの設定に問題はありません。",
            "どのサーバーにもアドレスがあり、逆引きも一致しています。",
            "対応は不要です。",
        ),
    ),
    "mx-none": both(
        (
            "{domain} has neither an MX record nor an address.",
            "It cannot receive mail.",
            "If it is not meant to, say so: {record}",
        ),
        (
            "{domain} には MX レコードもアドレスもありません。",
            "メールを受け取れない状態です。",
            "受信しないドメインであれば、その旨を公開してください： {record}",
        ),
    ),
    "mx-implicit": both(
        (
            "{domain} has no MX record; mail goes to its own address.",
            "Often this is the web server, which is not meant to receive mail.",
            "Publish an MX record, or if no mail is wanted: {record}",
        ),
        (
            "{domain} に MX レコードがなく、メールはドメイン自身のアドレスに届けられます。",
            "多くの場合それは Web サーバーで、メールの受信は想定されていません。",
            "MX レコードを公開してください。受信しないドメインであれば： {record}",
        ),
    ),
    "mx-null": both(
        ("{domain} says that it receives no mail (null MX).", "Right for a domain without mail.", "Nothing to do."),
        (
            "{domain} は「メールを受信しない」と宣言しています（null MX）。",
            "メールを使わないドメインとして適切な設定です。",
            "対応は不要です。",
        ),
    ),
    "mx-null-with-others": both(
        (
            "{domain} says that it receives no mail, and names mail servers all the same.",
            "A null MX must stand alone (RFC 7505); what senders make of it differs.",
            "Delete the null MX if mail is received, the others if not.",
        ),
        (
            "{domain} には、null MX と通常の MX の両方があります。",
            "null MX は単独で置く決まりで（RFC 7505）、送信側の扱いがまちまちになります。",
            "受信する場合は null MX を、しない場合はそれ以外を削除してください。",
        ),
    ),
    "mx-null-but-sends": both(
        (
            "{domain} receives no mail, but its SPF lets servers send in its name.",
            "Answers and bounces to such mail are lost; many receivers refuse it.",
            "If nothing is sent, publish v=spf1 -all; otherwise accept mail.",
        ),
        (
            "{domain} は受信しない設定ですが、SPF では送信を許可しています。",
            "返信や不達通知を受け取れず、受信を拒否されることもあります。",
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
            "MX must name a host with an address (RFC 2181 §10.3); some senders refuse aliases.",
            "Name the host itself in the MX record.",
        ),
        (
            "{domain} のメールサーバー {host} は別名（CNAME）です。",
            "MX には実際のホスト名を書く決まりで（RFC 2181 §10.3）、配送を拒む送信側があります。",
            "MX レコードに実際のホスト名を書いてください。",
        ),
    ),
    "mx-target-cname/alias": both(
        (
            "The mail server {host} of {domain} is an alias (CNAME) of {alias}.",
            "MX must name a host with an address (RFC 2181 §10.3); some senders refuse aliases.",
            "Name {alias} itself in the MX record.",
        ),
        (
            "{domain} のメールサーバー {host} は {alias} の別名（CNAME）です。",
            "MX には実際のホスト名を書く決まりで（RFC 2181 §10.3）、配送を拒む送信側があります。",
            "MX レコードに {alias} を直接書いてください。",
        ),
    ),
    "mx-target-no-address/alias": both(
        (
            "The mail server {host} of {domain} is an alias of {alias}, which has no address.",
            "Mail cannot be delivered there.",
            "Name a host that has an address, or remove it from MX.",
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
            "Mail cannot be delivered there, and whoever can register or create {alias} may receive it.",
            "Remove it from MX, or name the server that is meant, at once.",
        ),
        (
            "{domain} のメールサーバー {host} の別名の先 {alias} は存在しません。",
            "メールを届けられないうえ、{alias} を第三者が取得・作成すると、メールを受け取られるおそれがあります。",
            "早急に MX から外すか、正しいサーバーの名前に直してください。",
        ),
    ),
    "mx-target-no-address": both(
        (
            "The mail server {host} of {domain} has no address.",
            "Mail cannot be delivered there.",
            "Publish its address, or remove it from MX.",
        ),
        (
            "{domain} のメールサーバー {host} にアドレスがありません。",
            "このサーバーにはメールを届けられません。",
            "アドレスを公開するか、MX から外してください。",
        ),
    ),
    "mx-target-nxdomain": both(
        (
            "The mail server {host} of {domain} does not exist.",
            "Mail cannot be delivered there, and if the name can be registered, somebody else may receive it.",
            "Remove it from MX, or correct its name.",
        ),
        (
            "{domain} のメールサーバー {host} は存在しません。",
            "メールを届けられないうえ、その名前を第三者が取得すると、メールを受け取られるおそれがあります。",
            "MX から外すか、名前を正しく直してください。",
        ),
    ),
    "mx-target-private-address": both(
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
    "mx-target-ip-literal": both(
        (
            "An MX record of {domain} holds an IP address instead of a name ({host}).",
            "MX must name a host; senders look the digits up as a name and find nothing.",
            "Give the server a name and use it in MX.",
        ),
        (
            "{domain} の MX に、ホスト名ではなく IP アドレス（{host}）が書かれています。",
            "MX にはホスト名を書く決まりです。数字を名前として探すため、届きません。",
            "サーバーに名前を付け、MX にはその名前を書いてください。",
        ),
    ),
    "mx-fcrdns-missing": both(
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
    "mx-fcrdns-mismatch": both(
        (
            "The reverse name of {address} ({names}) does not lead back to the mail server {host}.",
            "If this server also sends, receivers trust its mail less.",
            "Ask your provider to set the reverse name (PTR) to {host}.",
        ),
        (
            "{address} の逆引き名（{names}）が、メールサーバー {host} のアドレスと一致しません。",
            "送信にも使っている場合、信頼されにくくなります。",
            "回線事業者に、逆引き（PTR）を {host} に設定するよう依頼してください。",
        ),
    ),
}
