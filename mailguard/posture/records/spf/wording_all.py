"""Wording of how an SPF record ends: what happens to servers that it does not name."""

from mailguard.catalogue import Wording
from mailguard.posture.record_type import both

TEXTS: dict[str, Wording] = {
    "spf-all-pass": both(
        (
            "The SPF record of {domain} lets the whole Internet send in its name (+all).",
            "Every forged mail passes SPF, and with it DMARC.",
            "List every sending service and publish this, later with -all at its end: {record}",
        ),
        (
            "{domain} の SPF は、誰でもこのドメインを名乗って送れる設定（+all）です。",
            "なりすましメールがすべて SPF に合格し、DMARC も通ってしまいます。",
            "送信に使うサービスをすべて書き、まず次のレコードを公開してください（問題がなければ、のちに末尾を -all にします）： {record}",
        ),
    ),
    "spf-all-pass/unmended": both(
        (
            "The SPF record of {domain} lets the whole Internet send in its name (+all).",
            "Every forged mail passes SPF, and with it DMARC.",
            "Name every server and service that sends, and end the record with ~all, later with -all.",
        ),
        (
            "{domain} の SPF は、誰でもこのドメインを名乗って送れる設定（+all）です。",
            "なりすましメールがすべて SPF に合格し、DMARC も通ってしまいます。",
            "送信に使うサーバーとサービスをすべて書いたうえで、末尾を ~all（のちに -all） にしてください。",
        ),
    ),
    "spf-all-pass/inside": both(
        (
            "The SPF record of {domain} lets the whole Internet send in its name (+all).",
            "Every forged mail passes SPF, and with it DMARC.",
            "Ask whoever runs {domain} to mend its record, and until then remove the term that leads there.",
        ),
        (
            "{domain} の SPF は、誰でもこのドメインを名乗って送れる設定（+all）です。",
            "なりすましメールがすべて SPF に合格し、DMARC も通ってしまいます。",
            "{domain} の運用元に修正を依頼し、直るまでは、そこを参照している項目を外してください。",
        ),
    ),
    "spf-all-pass/elsewhere": both(
        (
            "The SPF record of {domain} lets the whole Internet send in its name (+all).",
            "Every forged mail passes SPF, and with it DMARC.",
            "That ending is in the record of {where}: ask whoever runs it to end it with ~all or -all. Keep your own record as it is.",
        ),
        (
            "{domain} の SPF は、誰でもこのドメインを名乗って送れる設定（+all）です。",
            "なりすましメールがすべて SPF に合格し、DMARC も通ってしまいます。",
            "末尾は {where} のレコードで決まっています。運用元に、末尾を ~all または -all にできないか問い合わせてください。ご自身のレコードはそのままにしてください。",
        ),
    ),
    "spf-all-pass/own": both(
        (
            "The SPF record of {domain} lets the whole Internet send in its name (+all).",
            "Every forged mail passes SPF, and with it DMARC.",
            "End the record of {domain} with ~all or -all, and name in it the servers that send.",
        ),
        (
            "{domain} の SPF は、誰でもこのドメインを名乗って送れる設定（+all）です。",
            "なりすましメールがすべて SPF に合格し、DMARC も通ってしまいます。",
            "{domain} のレコードに送信サーバーを書き、末尾を ~all または -all にしてください。",
        ),
    ),
    "spf-all-neutral": both(
        (
            "The SPF record of {domain} says nothing about other servers (?all).",
            "Forged mail is treated as if there were no SPF.",
            "List every sending service and publish this, later with -all at its end: {record}",
        ),
        (
            "{domain} の SPF は、書かれていないサーバーについて何も示していません（?all）。",
            "なりすましメールは、SPF がない場合と同じ扱いになります。",
            "送信に使うサービスをすべて書き、まず次のレコードを公開してください（問題がなければ、のちに末尾を -all にします）： {record}",
        ),
    ),
    "spf-all-neutral/unmended": both(
        (
            "The SPF record of {domain} says nothing about other servers (?all).",
            "Forged mail is treated as if there were no SPF.",
            "Name every server and service that sends, and end the record with ~all, later with -all.",
        ),
        (
            "{domain} の SPF は、書かれていないサーバーについて何も示していません（?all）。",
            "なりすましメールは、SPF がない場合と同じ扱いになります。",
            "送信に使うサーバーとサービスをすべて書いたうえで、末尾を ~all（のちに -all） にしてください。",
        ),
    ),
    "spf-all-neutral/elsewhere": both(
        (
            "The SPF record of {domain} says nothing about other servers (?all).",
            "Forged mail is treated as if there were no SPF.",
            "That ending is in the record of {where}: ask whoever runs it to end it with ~all, later with -all. Keep your own record as it is.",
        ),
        (
            "{domain} の SPF は、書かれていないサーバーについて何も示していません（?all）。",
            "なりすましメールは、SPF がない場合と同じ扱いになります。",
            "末尾は {where} のレコードで決まっています。運用元に、末尾を ~all（のちに -all） にできないか問い合わせてください。ご自身のレコードはそのままにしてください。",
        ),
    ),
    "spf-all-softfail": both(
        (
            "The SPF record of {domain} only asks receivers to be suspicious of other servers (~all).",
            "Forged mail is often still delivered; with an enforced DMARC policy this is acceptable.",
            "Once every sending service is listed, publish: {record}",
        ),
        (
            "{domain} の SPF は、書かれていないサーバーを「疑わしい」とするだけの設定（~all）です。",
            "なりすましメールが届いてしまうことがあります。DMARC で拒否・隔離していれば実害は小さくなります。",
            "送信に使うサービスがすべて書かれていることを確認したうえで、次のレコードを公開してください： {record}",
        ),
    ),
    "spf-all-softfail/unmended": both(
        (
            "The SPF record of {domain} only asks receivers to be suspicious of other servers (~all).",
            "Forged mail is often still delivered; with an enforced DMARC policy this is acceptable.",
            "Name every server and service that sends, and end the record with -all.",
        ),
        (
            "{domain} の SPF は、書かれていないサーバーを「疑わしい」とするだけの設定（~all）です。",
            "なりすましメールが届いてしまうことがあります。DMARC で拒否・隔離していれば実害は小さくなります。",
            "送信に使うサーバーとサービスをすべて書いたうえで、末尾を -all にしてください。",
        ),
    ),
    "spf-all-softfail/elsewhere": both(
        (
            "The SPF record of {domain} only asks receivers to be suspicious of other servers (~all).",
            "Forged mail is often still delivered; with an enforced DMARC policy this is acceptable.",
            "That ending is in the record of {where}: ask whoever runs it to end it with -all. Keep your own record as it is.",
        ),
        (
            "{domain} の SPF は、書かれていないサーバーを「疑わしい」とするだけの設定（~all）です。",
            "なりすましメールが届いてしまうことがあります。DMARC で拒否・隔離していれば実害は小さくなります。",
            "末尾は {where} のレコードで決まっています。運用元に、末尾を -all にできないか問い合わせてください。ご自身のレコードはそのままにしてください。",
        ),
    ),
    "spf-all-fail": both(
        (
            "The SPF record of {domain} refuses all servers that it does not name (-all).",
            "This is how it should be.",
            "Nothing to do.",
        ),
        (
            "{domain} の SPF は、書かれていないサーバーを拒否する設定（-all）です。",
            "望ましい設定です。",
            "対応は不要です。",
        ),
    ),
    "spf-all-missing": both(
        (
            "The SPF record of {domain} does not say what to do with other servers.",
            "Without a final `all` the result for forged mail is neutral, as if there were no SPF.",
            "List every sending service and publish this, later with -all at its end: {record}",
        ),
        (
            "{domain} の SPF の末尾に all がありません。",
            "書かれていないサーバーの扱いが決まらず、なりすましメールを見分けられません。",
            "送信に使うサービスをすべて書き、まず次のレコードを公開してください（問題がなければ、のちに末尾を -all にします）： {record}",
        ),
    ),
    "spf-all-missing/unmended": both(
        (
            "The SPF record of {domain} does not say what to do with other servers.",
            "Without a final `all` the result for forged mail is neutral, as if there were no SPF.",
            "Name every server and service that sends, and end the record with ~all, later with -all.",
        ),
        (
            "{domain} の SPF の末尾に all がありません。",
            "書かれていないサーバーの扱いが決まらず、なりすましメールを見分けられません。",
            "送信に使うサーバーとサービスをすべて書いたうえで、末尾を ~all（のちに -all） にしてください。",
        ),
    ),
    "spf-all-missing/elsewhere": both(
        (
            "The SPF record of {domain} does not say what to do with other servers.",
            "Without a final `all` the result for forged mail is neutral, as if there were no SPF.",
            "That ending is in the record of {where}: ask whoever runs it to end it with ~all, later with -all. Keep your own record as it is.",
        ),
        (
            "{domain} の SPF の末尾に all がありません。",
            "書かれていないサーバーの扱いが決まらず、なりすましメールを見分けられません。",
            "末尾は {where} のレコードで決まっています。運用元に、末尾を ~all（のちに -all） にできないか問い合わせてください。ご自身のレコードはそのままにしてください。",
        ),
    ),
}
