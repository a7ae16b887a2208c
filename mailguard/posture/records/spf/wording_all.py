"""The texts of the findings about the ending of an SPF record: the result for servers that it does not name."""

from mailguard.catalogue import Wording
from mailguard.posture.record_type import both

# Beside a finding: the section that its explanation is based on.
TEXTS: dict[str, Wording] = {
    "spf-all-pass": both(  # RFC 7208 §8.3
        (
            "The SPF record of {domain} allows any server on the Internet to send in its name (+all).",
            "Every forged mail passes SPF, and with it DMARC.",
            "Add all services that send for you, and publish this record; later, change its end to -all: {record}",
        ),
        (
            "{domain} の SPF は、誰でもこのドメインを名乗って送れる設定（+all）です。",
            "なりすましメールがすべて SPF に合格し、DMARC も通ってしまいます。",
            "送信に使うサービスをすべて書き、まず次のレコードを公開してください（問題がなければ、後日、末尾を -all に変更します）： {record}",
        ),
    ),
    "spf-all-pass/unmended": both(
        (
            "The SPF record of {domain} allows any server on the Internet to send in its name (+all).",
            "Every forged mail passes SPF, and with it DMARC.",
            "Name all servers and services that send for you, and end the record with ~all; later, change this to -all.",
        ),
        (
            "{domain} の SPF は、誰でもこのドメインを名乗って送れる設定（+all）です。",
            "なりすましメールがすべて SPF に合格し、DMARC も通ってしまいます。",
            "送信に使うサーバーとサービスをすべて書いたうえで、末尾を ~all（後日 -all）にしてください。",
        ),
    ),
    "spf-all-pass/inside": both(  # RFC 7208 §5.2
        (
            "The SPF record of {domain} allows any server on the Internet to send in its name (+all).",
            "Every forged mail passes SPF, and with it DMARC.",
            "Ask the operator of {domain} to correct its record, and remove the term that refers to it until then.",
        ),
        (
            "{domain} の SPF は、誰でもこのドメインを名乗って送れる設定（+all）です。",
            "なりすましメールがすべて SPF に合格し、DMARC も通ってしまいます。",
            "{domain} の運用元に修正を依頼し、直るまでは、そこを参照している項目を外してください。",
        ),
    ),
    "spf-all-pass/elsewhere": both(  # RFC 7208 §6.1
        (
            "The SPF record of {domain} allows any server on the Internet to send in its name (+all).",
            "Every forged mail passes SPF, and with it DMARC.",
            "The ending is in the record of {where}: ask its operator to end it with ~all or -all. Do not change your own record.",
        ),
        (
            "{domain} の SPF は、誰でもこのドメインを名乗って送れる設定（+all）です。",
            "なりすましメールがすべて SPF に合格し、DMARC も通ってしまいます。",
            "末尾は {where} のレコードで決まっています。運用元に、末尾を ~all または -all にできないか問い合わせてください。自組織のレコードは変更しないでください。",
        ),
    ),
    "spf-all-pass/own": both(
        (
            "The SPF record of {domain} allows any server on the Internet to send in its name (+all).",
            "Every forged mail passes SPF, and with it DMARC.",
            "In the record of {domain}, name the servers that send, and end it with ~all or -all.",
        ),
        (
            "{domain} の SPF は、誰でもこのドメインを名乗って送れる設定（+all）です。",
            "なりすましメールがすべて SPF に合格し、DMARC も通ってしまいます。",
            "{domain} のレコードに送信サーバーを書き、末尾を ~all または -all にしてください。",
        ),
    ),
    "spf-all-neutral": both(  # RFC 7208 §8.2
        (
            "The SPF record of {domain} says nothing about servers that it does not name (?all).",
            "Forged mail is treated as if there were no SPF.",
            "Add all services that send for you, and publish this record; later, change its end to -all: {record}",
        ),
        (
            "{domain} の SPF は、書かれていないサーバーについて何も示していません（?all）。",
            "なりすましメールは、SPF がない場合と同じ扱いになります。",
            "送信に使うサービスをすべて書き、まず次のレコードを公開してください（問題がなければ、後日、末尾を -all に変更します）： {record}",
        ),
    ),
    "spf-all-neutral/unmended": both(
        (
            "The SPF record of {domain} says nothing about servers that it does not name (?all).",
            "Forged mail is treated as if there were no SPF.",
            "Name all servers and services that send for you, and end the record with ~all; later, change this to -all.",
        ),
        (
            "{domain} の SPF は、書かれていないサーバーについて何も示していません（?all）。",
            "なりすましメールは、SPF がない場合と同じ扱いになります。",
            "送信に使うサーバーとサービスをすべて書いたうえで、末尾を ~all（後日 -all）にしてください。",
        ),
    ),
    "spf-all-neutral/elsewhere": both(  # RFC 7208 §6.1
        (
            "The SPF record of {domain} says nothing about servers that it does not name (?all).",
            "Forged mail is treated as if there were no SPF.",
            "The ending is in the record of {where}: ask its operator to end it with ~all, and later with -all. Do not change your own record.",
        ),
        (
            "{domain} の SPF は、書かれていないサーバーについて何も示していません（?all）。",
            "なりすましメールは、SPF がない場合と同じ扱いになります。",
            "末尾は {where} のレコードで決まっています。運用元に、末尾を ~all（後日 -all）にできないか問い合わせてください。自組織のレコードは変更しないでください。",
        ),
    ),
    "spf-all-softfail": both(  # RFC 7208 §8.5
        (
            "The SPF record of {domain} asks receivers only to be suspicious of servers that it does not name (~all).",
            "Forged mail is often still delivered. If a DMARC policy has it rejected or quarantined, this is acceptable.",
            "When all services that send for you are listed, publish: {record}",
        ),
        (
            "{domain} の SPF は、書かれていないサーバーを「疑わしい」とするだけの設定（~all）です。",
            "なりすましメールが届いてしまうことがあります。DMARC で拒否・隔離していれば実害は小さくなります。",
            "送信に使うサービスがすべて書かれていることを確認したうえで、次のレコードを公開してください： {record}",
        ),
    ),
    "spf-all-softfail/unmended": both(
        (
            "The SPF record of {domain} asks receivers only to be suspicious of servers that it does not name (~all).",
            "Forged mail is often still delivered. If a DMARC policy has it rejected or quarantined, this is acceptable.",
            "Name all servers and services that send for you, and end the record with -all.",
        ),
        (
            "{domain} の SPF は、書かれていないサーバーを「疑わしい」とするだけの設定（~all）です。",
            "なりすましメールが届いてしまうことがあります。DMARC で拒否・隔離していれば実害は小さくなります。",
            "送信に使うサーバーとサービスをすべて書いたうえで、末尾を -all にしてください。",
        ),
    ),
    "spf-all-softfail/elsewhere": both(  # RFC 7208 §6.1
        (
            "The SPF record of {domain} asks receivers only to be suspicious of servers that it does not name (~all).",
            "Forged mail is often still delivered. If a DMARC policy has it rejected or quarantined, this is acceptable.",
            "The ending is in the record of {where}: ask its operator to end it with -all. Do not change your own record.",
        ),
        (
            "{domain} の SPF は、書かれていないサーバーを「疑わしい」とするだけの設定（~all）です。",
            "なりすましメールが届いてしまうことがあります。DMARC で拒否・隔離していれば実害は小さくなります。",
            "末尾は {where} のレコードで決まっています。運用元に、末尾を -all にできないか問い合わせてください。自組織のレコードは変更しないでください。",
        ),
    ),
    "spf-all-fail": both(  # RFC 7208 §8.4
        (
            "The SPF record of {domain} forbids all servers that it does not name (-all).",
            "This is how it should be.",
            "Nothing to do.",
        ),
        (
            "{domain} の SPF は、書かれていないサーバーを拒否する設定（-all）です。",
            "望ましい設定です。",
            "対応は不要です。",
        ),
    ),
    "spf-all-missing": both(  # RFC 7208 §4.7
        (
            "The SPF record of {domain} does not say how to treat servers that it does not name.",
            "Without a final `all` the result for forged mail is neutral, as if there were no SPF.",
            "Add all services that send for you, and publish this record; later, change its end to -all: {record}",
        ),
        (
            "{domain} の SPF の末尾に all がありません。",
            "書かれていないサーバーの扱いが決まらず、なりすましメールを見分けられません。",
            "送信に使うサービスをすべて書き、まず次のレコードを公開してください（問題がなければ、後日、末尾を -all に変更します）： {record}",
        ),
    ),
    "spf-all-missing/unmended": both(
        (
            "The SPF record of {domain} does not say how to treat servers that it does not name.",
            "Without a final `all` the result for forged mail is neutral, as if there were no SPF.",
            "Name all servers and services that send for you, and end the record with ~all; later, change this to -all.",
        ),
        (
            "{domain} の SPF の末尾に all がありません。",
            "書かれていないサーバーの扱いが決まらず、なりすましメールを見分けられません。",
            "送信に使うサーバーとサービスをすべて書いたうえで、末尾を ~all（後日 -all）にしてください。",
        ),
    ),
    "spf-all-missing/elsewhere": both(  # RFC 7208 §6.1
        (
            "The SPF record of {domain} does not say how to treat servers that it does not name.",
            "Without a final `all` the result for forged mail is neutral, as if there were no SPF.",
            "The ending is in the record of {where}: ask its operator to end it with ~all, and later with -all. Do not change your own record.",
        ),
        (
            "{domain} の SPF の末尾に all がありません。",
            "書かれていないサーバーの扱いが決まらず、なりすましメールを見分けられません。",
            "末尾は {where} のレコードで決まっています。運用元に、末尾を ~all（後日 -all）にできないか問い合わせてください。自組織のレコードは変更しないでください。",
        ),
    ),
}
