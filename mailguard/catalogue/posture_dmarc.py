"""Wording of what was observed about DMARC."""

from mailguard.catalogue import Text, Wording


def _both(en: tuple[str, str, str], ja: tuple[str, str, str]) -> Wording:
    return {"en": Text(*en), "ja": Text(*ja)}


TEXTS: dict[str, Wording] = {
    "dmarc-none": _both(
        (
            "{domain} has no DMARC record.",
            "Receivers have no instruction to refuse mail that only pretends to come from this domain.",
            "Publish a DMARC record, first one that quarantines and sends you reports: {record}",
        ),
        (
            "{domain} に DMARC レコードがありません。",
            "このドメインを騙るメールを受信側で拒否してもらうための指示がない状態です。",
            "DMARC レコードを公開してください。まずは隔離とレポート受信から始められます： {record}",
        ),
    ),
    "dmarc-multiple-records": _both(
        (
            "{domain} has more than one DMARC record.",
            "Receivers discard all of them, so the domain is unprotected.",
            "Delete all but one: {record}",
        ),
        (
            "{domain} に DMARC レコードが 2 つ以上あります。",
            "受信側はすべてを無視するため、保護されていない状態です。",
            "1 つだけ残して削除してください： {record}",
        ),
    ),
    "dmarc-syntax": _both(
        (
            "The tag {tag} of the DMARC record of {domain} is wrong ({reason}).",
            "Receivers ignore it, or treat the whole policy as none.",
            "Correct the tag in the record shown.",
        ),
        (
            "{domain} の DMARC レコードの {tag} に誤りがあります（{reason}）。",
            "受信側はこのタグを無視するか、ポリシー全体を none として扱います。",
            "根拠に示したレコードの該当箇所を直してください。",
        ),
    ),
    "dmarc-temperror": _both(
        (
            "DMARC of {domain} could not be checked ({failed}).",
            "A name server did not answer. This says nothing about the record itself.",
            "Check again later; if it stays so, ask whoever runs the name servers.",
        ),
        (
            "{domain} の DMARC を確認できませんでした（{failed}）。",
            "ネームサーバーから回答がありませんでした。レコードの有無とは別の問題です。",
            "時間をおいて再度確認し、続くようであれば DNS の管理者に問い合わせてください。",
        ),
    ),
    "dmarc-policy-none": _both(
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
    "dmarc-policy-quarantine": _both(
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
    "dmarc-policy-reject": _both(
        ("DMARC of {domain} refuses forged mail (p=reject).", "This is how it should be.", "Nothing to do."),
        (
            "{domain} の DMARC は、なりすましメールを拒否する設定（p=reject）です。",
            "望ましい設定です。",
            "対応は不要です。",
        ),
    ),
    "dmarc-subdomain-policy-weaker": _both(
        (
            "Subdomains are less protected than {domain} itself (sp=).",
            "Impostors use subdomains that are not in use, such as mail. or info.",
            "Remove sp=, or set it as strict as p=.",
        ),
        (
            "{domain} のサブドメインの保護（sp=）が本体より弱くなっています。",
            "使っていないサブドメイン（info など）を騙るメールに悪用されます。",
            "sp= を削除するか、p= と同じ強さにしてください。",
        ),
    ),
    "dmarc-nonexistent-subdomain-policy-weaker": _both(
        (
            "Subdomains that do not exist are less protected than others (np=).",
            "Nobody sends genuine mail from them, so they should be refused.",
            "Set np=reject.",
        ),
        (
            "存在しないサブドメインの保護（np=）が弱くなっています。",
            "正規のメールに使われることがないため、拒否するのが適切です。",
            "np=reject にしてください。",
        ),
    ),
    "dmarc-pct-below-100": _both(
        (
            "The DMARC policy of {domain} is meant for {pct} % of forged mail only.",
            "Older receivers apply it to that share; newer ones ignore the tag (RFC 9989).",
            "Remove pct=.",
        ),
        (
            "{domain} の DMARC は、なりすましメールの {pct} % だけに適用される設定です。",
            "古い受信側ではこの割合しか適用されません。新しい規格（RFC 9989）では無視されます。",
            "pct= を削除してください。",
        ),
    ),
    "dmarc-rua-missing": _both(
        (
            "Nobody receives DMARC reports for {domain}.",
            "Without reports you do not see who sends in your name, nor whether your own mail passes.",
            "Add an address: rua=mailto:dmarc@{domain}",
        ),
        (
            "{domain} の DMARC レポートの受信先がありません。",
            "誰が貴組織を名乗って送っているか、自組織のメールが合格しているかを把握できません。",
            "受信先を追加してください： rua=mailto:dmarc@{domain}",
        ),
    ),
    "dmarc-rua-invalid": _both(
        (
            "A report address in the DMARC record of {domain} is not valid ({reason}).",
            "Reports are not delivered there. Addresses need mailto: in front.",
            "Write it as mailto:name@example.jp.",
        ),
        (
            "{domain} の DMARC レポートの宛先が正しくありません（{reason}）。",
            "レポートが届きません。先頭に mailto: が必要です。",
            "mailto:名前@ドメイン の形に直してください。",
        ),
    ),
    "dmarc-rua-external-not-authorized": _both(
        (
            "{host} has not agreed to receive the DMARC reports of {domain}.",
            "Reports are not sent to another organization without its consent in DNS.",
            "Ask {host} to publish: {record}",
        ),
        (
            "{host} は {domain} の DMARC レポートの受け取りに同意していません。",
            "別組織あてのレポートは、その組織が DNS で同意していないと送られません。",
            "{host} に次のレコードの公開を依頼してください： {record}",
        ),
    ),
    "dmarc-ruf-external-not-authorized": _both(
        (
            "{host} has not agreed to receive failure reports of {domain}.",
            "Such reports are not sent to another organization without its consent in DNS.",
            "Ask {host} to publish: {record}",
        ),
        (
            "{host} は {domain} の失敗レポートの受け取りに同意していません。",
            "別組織あてのレポートは、その組織が DNS で同意していないと送られません。",
            "{host} に次のレコードの公開を依頼してください： {record}",
        ),
    ),
    "dmarc-inherited": _both(
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
    "dmarc-older-receivers-differ": _both(
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
    "dmarc-report-temperror": _both(
        (
            "Whether {host} accepts the DMARC reports of {domain} could not be checked.",
            "A name server did not answer. This says nothing about its consent.",
            "Check again later.",
        ),
        (
            "{host} が {domain} の DMARC レポートの受け取りに同意しているか、確認できませんでした。",
            "ネームサーバーから回答がありませんでした。同意の有無とは別の問題です。",
            "時間をおいて再度確認してください。",
        ),
    ),
    "dmarc-wrong-location": _both(
        (
            "A DMARC record stands at {where}, where nobody looks for it.",
            "Receivers read it at _dmarc.{domain} only.",
            "Move it to _dmarc.{domain}.",
        ),
        (
            "DMARC レコードが {where} に置かれています。",
            "受信側は _dmarc.{domain} しか見ないため、効いていません。",
            "_dmarc.{domain} に移してください。",
        ),
    ),
    "dmarc-dangling": _both(
        (
            "_dmarc.{domain} points to {name}, which does not exist.",
            "The domain has no DMARC policy, and whoever can create that name decides about yours.",
            "Point it to your provider's current name, or publish the record directly: {record}",
        ),
        (
            "_dmarc.{domain} の参照先 {name} が存在しません。",
            "DMARC が効いておらず、その名前を取得した第三者にポリシーを操られるおそれがあります。",
            "現在の委託先の名前に直すか、レコードを直接公開してください： {record}",
        ),
    ),
}
