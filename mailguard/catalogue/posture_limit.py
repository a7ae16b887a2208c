"""The wording of findings about what was not checked: because of a limit, or because mailguard failed."""

from mailguard.catalogue import Text, Wording

_WHY_EN = "To keep the check quick and its questions few, there is a limit for each kind of entry. This does not mean that the rest is wrong."
_WHY_JA = "短時間・少ない問い合わせで済むよう、項目ごとに確認する数の上限を設けています。残りに問題があるという意味ではありません。"
_DO_EN = "If the rest matters to you, check it separately."
_DO_JA = "必要であれば、残りは個別に確認してください。"


def _limit(en: str, ja: str, advice_en: str = _DO_EN, advice_ja: str = _DO_JA) -> Wording:
    return {"en": Text(en, _WHY_EN, advice_en), "ja": Text(ja, _WHY_JA, advice_ja)}


TEXTS: dict[str, Wording] = {
    "check-failed": {
        "en": Text(
            "{domain} could not be checked: mailguard itself failed ({detail}).",
            "This is a fault of the program and says nothing about the domain; the other domains were checked.",
            "Please report it, together with the records of the domain.",
        ),
        "ja": Text(
            "{domain} を確認できませんでした。mailguard の内部エラーです（{detail}）。",
            "プログラムの不具合で、このドメインの問題ではありません。ほかのドメインは確認できています。",
            "このドメインのレコードを添えて、開発元にご報告ください。",
        ),
    },
    "check-failed/part": {
        "en": Text(
            "A part of {domain} could not be checked ({part}): mailguard itself failed ({detail}).",
            "This is a fault of the program and says nothing about the domain; the rest was checked.",
            "Please report it, together with the records of the domain.",
        ),
        "ja": Text(
            "{domain} の一部（{part}）を確認できませんでした。mailguard の内部エラーです（{detail}）。",
            "プログラムの不具合で、このドメインの問題ではありません。ほかの項目は確認できています。",
            "このドメインのレコードを添えて、開発元にご報告ください。",
        ),
    },
    "limit-reached": _limit("{domain}: {count} entries were not checked.", "{domain}：{count} 件を確認していません。"),
    "limit-reached/questions": _limit(
        "{domain}: {count} DNS questions were not asked, because its records need too many.",
        "{domain} のレコードは参照先が多すぎるため、{count} 件の DNS 問い合わせを行いませんでした。",
        "Simplify the records: fewer SPF includes, fewer mail servers.",
        "SPF の include やメールサーバーの数を減らし、レコードを簡潔にしてください。",
    ),
    "limit-reached/spf-records": _limit(
        "{count} records of the SPF tree of {domain} were not read: {names}",
        "{domain} の SPF の参照先のうち {count} 件を読んでいません：{names}",
        "Remove includes until 10 or fewer lookups remain; receivers stop there too.",
        "include を減らし、問い合わせを 10 回以内に収めてください。受信側もそこで打ち切ります。",
    ),
    "limit-reached/dkim-selectors": _limit(
        "{count} DKIM selectors that the services of {domain} may use were not tried: {names}",
        "{domain} が利用するサービスの DKIM セレクターのうち {count} 個を試していません：{names}",
        "Name the selectors with which your mail is signed (--selector, or selectors in the configuration).",
        "実際に使っているセレクターを指定してください（--selector、または設定ファイルの selectors）。",
    ),
    "limit-reached/dmarc-destinations": _limit(
        "It was not checked whether {count} more report addresses of {domain} accept its DMARC reports: {names}",
        "{domain} の DMARC レポートの宛先のうち {count} 件について、受け取りの同意を確認していません：{names}",
        "Use fewer report addresses; receivers need to send to only two of them.",
        "宛先を減らしてください。多くの受信側は 2 件までしか送りません。",
    ),
    "limit-reached/mx-hosts": _limit(
        "{count} mail servers of {domain} were not checked: {names}",
        "{domain} のメールサーバーのうち {count} 台を確認していません：{names}",
    ),
    "limit-reached/mx-addresses": _limit(
        "The reverse names of {count} more mail server addresses of {domain} were not checked ({names}).",
        "{domain} のメールサーバーのアドレスのうち {count} 件は、逆引きを確認していません（{names}）。",
    ),
    "limit-reached/mx-reverse-names": _limit(
        "{count} mail server addresses of {domain} have more reverse names than were checked: {names}",
        "{domain} のメールサーバーのアドレスのうち {count} 件は、逆引き名が多すぎるため一部しか確認していません：{names}",
        "Give each address one reverse name.",
        "逆引き名は、アドレスごとに 1 つにしてください。",
    ),
    "limit-reached/mta-sts-lines": _limit(
        "{count} lines of the MTA-STS policy of {domain} were not read.",
        "{domain} の MTA-STS ポリシーのうち {count} 行を読んでいません。",
        "Shorten the policy; a wildcard (mx: *.example.jp) covers many hosts.",
        "ポリシーを短くしてください。ワイルドカード（mx: *.example.jp）でまとめられます。",
    ),
    "limit-reached/caa-names": _limit(
        "CAA was not looked up at {count} names above {domain}.",
        "{domain} の上位の名前のうち {count} 件では、CAA を確認していません。",
        "Check the registered domain separately.",
        "登録ドメイン自体を指定して確認してください。",
    ),
    "limit-reached/lookalikes": _limit(
        "{count} of the less likely names that resemble {domain} were not looked up.",
        "{domain} に似た名前のうち、可能性の低い {count} 件は探していません。",
    ),
    "limit-reached/blocklist-addresses": _limit(
        "{count} more mail server addresses of {domain} were not looked up in block lists.",
        "{domain} のメールサーバーのアドレスのうち {count} 件は、ブロックリストで確認していません。",
    ),
    "limit-reached/blocklist-zones": _limit(
        "{count} block lists were not asked about {domain}: {names}",
        "{domain} について {count} 件のブロックリストを照会していません：{names}",
        "Name fewer lists.",
        "指定するリストを減らしてください。",
    ),
    "limit-reached/smtp-hosts": _limit(
        "mailguard did not connect to {count} mail servers of {domain}: {names}",
        "{domain} のメールサーバーのうち {count} 台には接続していません：{names}",
    ),
}
