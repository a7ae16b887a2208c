"""Wording of the DMARC policies that apply: how strict, for whom, and whether they are a test."""

from mailguard.catalogue import Wording
from mailguard.posture.record_type import both

TEXTS: dict[str, Wording] = {
    "dmarc-testing": both(
        (
            "DMARC of {domain} is marked as a test (t=y), so {applied} counts one step less.",
            "With t=y receivers treat p=reject as quarantine, and p=quarantine as none (RFC 9989).",
            "When the test is over, remove t=y: {record}",
        ),
        (
            "{domain} の DMARC は「テスト中」（t=y）のため、{applied} より 1 段階弱く扱われます。",
            "t=y があると、p=reject は隔離、p=quarantine は監視のみとして扱われます（RFC 9989）。",
            "テストが終わっていれば、t=y を外してください： {record}",
        ),
    ),
    "dmarc-testing/inherited": both(
        (
            "The DMARC record of {location}, which applies to {domain}, is marked as a test (t=y), so {applied} counts one step less.",
            "With t=y receivers treat reject as quarantine, and quarantine as none (RFC 9989).",
            "When the test is over, remove t=y from the record of {location}: {record}",
        ),
        (
            "{domain} に適用される {location} の DMARC は「テスト中」（t=y）のため、{applied} より 1 段階弱く扱われます。",
            "t=y があると、reject は隔離、quarantine は監視のみとして扱われます（RFC 9989）。",
            "テストが終わっていれば、{location} のレコードから t=y を外してください： {record}",
        ),
    ),
    "dmarc-testing/idle": both(
        (
            "The DMARC record that applies to {domain} is marked as a test (t=y).",
            "With {applied} it changes nothing yet, but it would weaken the policy as soon as that is raised.",
            "Remove t=y when you raise the policy: {record}",
        ),
        (
            "{domain} に適用される DMARC レコードに「テスト中」（t=y）の指定があります。",
            "{applied} のあいだは影響ありませんが、ポリシーを強めたときに 1 段階弱く扱われます。",
            "ポリシーを強めるときに t=y も外してください： {record}",
        ),
    ),
    "dmarc-policy-none": both(
        (
            "DMARC of {domain} only watches (p=none).",
            "Forged mail in the name of this domain is delivered.",
            "When the reports show that your own mail passes, raise the policy: {record}",
        ),
        (
            "{domain} の DMARC は監視のみ（p=none）です。",
            "このドメインを騙るメールは、そのまま届いてしまいます。",
            "レポートで自組織のメールが合格していることを確かめたうえで、ポリシーを強めてください： {record}",
        ),
    ),
    "dmarc-policy-none/testing": both(
        (
            "DMARC of {domain} only watches: {applied} is marked as a test (t=y).",
            "Forged mail in the name of this domain is delivered.",
            "When the reports show that your own mail passes, remove t=y: {record}",
        ),
        (
            "{domain} の DMARC は {applied} ですが、「テスト中」（t=y）のため監視のみとして扱われます。",
            "このドメインを騙るメールは、そのまま届いてしまいます。",
            "レポートで自組織のメールが合格していることを確かめたうえで、t=y を外してください： {record}",
        ),
    ),
    "dmarc-policy-none/inherited": both(
        (
            "The DMARC record of {location} only watches mail of {domain} ({applied}).",
            "Forged mail in the name of this subdomain is delivered.",
            "When the reports show that genuine mail of the subdomains passes, raise their policy: {record}",
        ),
        (
            "{domain} に適用される {location} の DMARC は、監視のみ（{applied}）です。",
            "このサブドメインを騙るメールは、そのまま届いてしまいます。",
            "レポートでサブドメインの正規のメールが合格していることを確かめたうえで、ポリシーを強めてください： {record}",
        ),
    ),
    "dmarc-policy-quarantine": both(
        (
            "DMARC of {domain} sends forged mail to the spam folder (p=quarantine).",
            "The domain is protected; p=reject is stronger still.",
            "Consider p=reject once the reports are clean.",
        ),
        (
            "{domain} の DMARC は、なりすましメールを迷惑メール扱いにする設定（p=quarantine）です。",
            "保護されています。p=reject にするとさらに確実です。",
            "レポートに問題がなければ p=reject をご検討ください。",
        ),
    ),
    "dmarc-policy-quarantine/testing": both(
        (
            "DMARC of {domain} sends forged mail to the spam folder: {applied} is marked as a test (t=y).",
            "With t=y receivers apply the policy one step weaker.",
            "Remove t=y when the test is over.",
        ),
        (
            "{domain} の DMARC は {applied} ですが、「テスト中」（t=y）のため迷惑メール扱いにとどまります。",
            "t=y があると、ポリシーは 1 段階弱く扱われます。",
            "テストが終わっていれば t=y を外してください。",
        ),
    ),
    "dmarc-policy-quarantine/inherited": both(
        (
            "The DMARC record of {location} sends forged mail of {domain} to the spam folder ({applied}).",
            "The subdomain is protected; reject is stronger still.",
            "Consider reject once the reports are clean.",
        ),
        (
            "{domain} に適用される {location} の DMARC は、なりすましメールを迷惑メール扱いにする設定（{applied}）です。",
            "保護されています。reject にするとさらに確実です。",
            "レポートに問題がなければ reject をご検討ください。",
        ),
    ),
    "dmarc-policy-reject": both(
        ("DMARC of {domain} refuses forged mail (p=reject).", "This is how it should be.", "Nothing to do."),
        (
            "{domain} の DMARC は、なりすましメールを拒否する設定（p=reject）です。",
            "望ましい設定です。",
            "対応は不要です。",
        ),
    ),
    "dmarc-policy-reject/inherited": both(
        (
            "The DMARC record of {location} refuses forged mail of {domain} ({applied}).",
            "This is how it should be.",
            "Nothing to do.",
        ),
        (
            "{domain} に適用される {location} の DMARC は、なりすましメールを拒否する設定（{applied}）です。",
            "望ましい設定です。",
            "対応は不要です。",
        ),
    ),
    "dmarc-subdomain-policy-weaker": both(
        (
            "Subdomains are less protected than {domain} itself (sp=).",
            "Impostors use subdomains that are not in use, such as mail. or info.",
            "Set sp= as strict as p=: {record}",
        ),
        (
            "{domain} のサブドメインの保護（sp=）が本体より弱くなっています。",
            "使っていないサブドメイン（info など）を騙るメールに悪用されます。",
            "sp= を p= と同じ強さにしてください： {record}",
        ),
    ),
    "dmarc-subdomain-policy-weaker/inherited": both(
        (
            "{location} protects its subdomains, {domain} among them, less than itself (sp=).",
            "Impostors prefer the subdomains then.",
            "Have sp= of {location} raised: {record} Or publish a stricter record for {domain} itself.",
        ),
        (
            "{location} では、{domain} を含むサブドメインの保護（sp=）が本体より弱くなっています。",
            "なりすましには、保護の弱いサブドメインが使われます。",
            "{location} の管理者に sp= を強めてもらうか（ {record} ）、{domain} 自身にもっと強いレコードを公開してください。",
        ),
    ),
    "dmarc-nonexistent-subdomain-policy-weaker": both(
        (
            "Subdomains that do not exist are less protected than others (np=).",
            "Nobody sends genuine mail from them, so they should be refused.",
            "Set np= as strict as the policy of the others: {record}",
        ),
        (
            "存在しないサブドメインの保護（np=）が弱くなっています。",
            "正規のメールに使われることがないため、拒否するのが適切です。",
            "np= を、ほかのサブドメインのポリシーと同じ強さにしてください： {record}",
        ),
    ),
    "dmarc-nonexistent-subdomain-policy-weaker/inherited": both(
        (
            "Subdomains of {location} that do not exist are less protected than others, such as {domain} (np=).",
            "Nobody sends genuine mail from them, so they should be refused.",
            "Have np= of {location} raised: {record}",
        ),
        (
            "{location} では、存在しないサブドメインの保護（np=）が、{domain} などほかのサブドメインより弱くなっています。",
            "正規のメールに使われることがないため、拒否するのが適切です。",
            "{location} の管理者に np= を強めてもらってください： {record}",
        ),
    ),
    "dmarc-pct-below-100": both(
        (
            "The DMARC policy of {domain} is meant for {pct} % of forged mail only.",
            "Older receivers apply it to that share; newer ones ignore the tag (RFC 9989).",
            "Remove pct=: {record}",
        ),
        (
            "{domain} の DMARC は、なりすましメールの {pct} % だけに適用される設定です。",
            "古い受信側ではこの割合しか適用されません。新しい規格（RFC 9989）では無視されます。",
            "pct= を削除してください： {record}",
        ),
    ),
    "dmarc-pct-below-100/first": both(
        (
            "The DMARC policy of {domain} is meant for {pct} % of forged mail only.",
            "Older receivers apply it to that share; newer ones ignore the tag (RFC 9989).",
            "First raise the policy: {record} When the reports are clean, remove pct=.",
        ),
        (
            "{domain} の DMARC は、なりすましメールの {pct} % だけに適用される設定です。",
            "古い受信側ではこの割合しか適用されません。新しい規格（RFC 9989）では無視されます。",
            "まずポリシーを強めてください： {record} レポートに問題がなければ、pct= も削除してください。",
        ),
    ),
    "dmarc-pct-below-100/inherited": both(
        (
            "The DMARC policy of {location}, which applies to {domain}, is meant for {pct} % of forged mail only.",
            "Older receivers apply it to that share; newer ones ignore the tag (RFC 9989).",
            "Have pct= removed from the record of {location}.",
        ),
        (
            "{domain} に適用される {location} の DMARC は、なりすましメールの {pct} % だけに適用される設定です。",
            "古い受信側ではこの割合しか適用されません。新しい規格（RFC 9989）では無視されます。",
            "{location} の管理者に、レコードから pct= を削除してもらってください。",
        ),
    ),
    "dmarc-inherited": both(
        (
            "{domain} has no DMARC record of its own; that of {location} applies.",
            "This is usual for subdomains.",
            "Nothing to do, unless this domain needs a policy of its own.",
        ),
        (
            "{domain} 自身の DMARC レコードはなく、{location} のものが適用されます。",
            "サブドメインでは一般的な状態です。",
            "個別のポリシーが必要でなければ、対応は不要です。",
        ),
    ),
    "dmarc-older-receivers-differ": both(
        (
            "Receivers that follow the older rules (RFC 7489) look for the DMARC record of {domain} at {older}, not at {location}.",
            "The rules for finding the record changed with RFC 9989; until all receivers have followed, mail of this domain is treated in two ways.",
            "Publish a record of its own at _dmarc.{domain}: then all receivers agree.",
        ),
        (
            "古い規格（RFC 7489）の受信側は、{domain} の DMARC レコードを {location} ではなく {older} で探します。",
            "レコードの探し方が RFC 9989 で変わったためです。切り替わるまでは、受信側によって扱いが異なります。",
            "_dmarc.{domain} に専用のレコードを公開すると、どの受信側でも同じ扱いになります。",
        ),
    ),
}
