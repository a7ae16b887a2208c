"""Wording of what was observed about BIMI, the logo beside genuine mail."""

from mailguard.catalogue import Wording
from mailguard.posture.record_type import both

_HIDDEN_EN = "Mail programs that ask for a certificate do not show the logo. Mail itself is not affected."
_HIDDEN_JA = "証明書を求めるメールソフトでは、ロゴが表示されません。メールの送受信には影響ありません。"

TEXTS: dict[str, Wording] = {
    "bimi-present": both(
        (
            "{domain} publishes a logo for its mail (BIMI).",
            "Mail programs may show it beside genuine mail.",
            "Nothing to do.",
        ),
        (
            "{domain} はロゴ表示（BIMI）を設定しています。",
            "対応するメールソフトで、正規のメールにロゴが表示されます。",
            "対応は不要です。",
        ),
    ),
    "bimi-without-certificate": both(
        (
            "The logo of {domain} has no mark certificate (a=).",
            "Gmail and Apple Mail show a logo only with a certificate (VMC or CMC); a few other mail programs show it without.",
            "If the logo matters to you, get a certificate from a mark authority and name it in a=.",
        ),
        (
            "{domain} のロゴには、証明書（a=）がありません。",
            "Gmail や Apple のメールでは、証明書（VMC または CMC）のあるロゴだけが表示されます。証明書なしで表示されるのは一部のメールソフトだけです。",
            "ロゴを確実に表示したい場合は、認証局から証明書を取得し、a= に指定してください。",
        ),
    ),
    "bimi-needs-enforcement": both(
        (
            "The logo of {domain} is not shown, because DMARC is not enforced.",
            "BIMI needs p=quarantine or p=reject for all mail, that of subdomains included.",
            "Raise the DMARC policy.",
        ),
        (
            "{domain} の DMARC が強制されていないため、ロゴは表示されません。",
            "BIMI には、サブドメインも含めて p=quarantine または p=reject が必要です。",
            "DMARC のポリシーを強めてください。",
        ),
    ),
    "bimi-syntax": both(
        (
            "The BIMI record of {domain} cannot be used ({reason}).",
            "Mail programs then show no logo.",
            "There must be one record, of the form: v=BIMI1; l=https://…/logo.svg; a=https://…/certificate.pem",
        ),
        (
            "{domain} の BIMI レコードは使えない状態です（{reason}）。",
            "ロゴは表示されません。",
            "次の形のレコードを 1 つだけ公開してください： v=BIMI1; l=https://…/logo.svg; a=https://…/certificate.pem",
        ),
    ),
    "bimi-temperror": both(
        (
            "The logo (BIMI) of {domain} could not be checked ({failed}).",
            "A name server did not answer. This says nothing about the record itself.",
            "Check again later.",
        ),
        (
            "{domain} のロゴ表示（BIMI）の設定を確認できませんでした（{failed}）。",
            "ネームサーバーから回答がありませんでした。レコードの有無とは別の問題です。",
            "時間をおいて再度確認してください。",
        ),
    ),
    "bimi-certificate-ok": both(
        (
            "The logo of {domain} has a certificate that is valid until {until}.",
            "It proves that the logo belongs to the organization.",
            "Nothing to do; renew it in time.",
        ),
        (
            "{domain} のロゴには、{until} まで有効な証明書があります。",
            "ロゴが組織のものであることを証明しています。",
            "対応は不要です。期限までに更新してください。",
        ),
    ),
    "bimi-certificate-fetch-failed": both(
        (
            "The certificate of the logo of {domain} could not be fetched: {reason}.",
            _HIDDEN_EN,
            "Serve it at {url}, without redirects and with a valid server certificate.",
        ),
        (
            "{domain} のロゴの証明書を取得できませんでした（{reason}）。",
            _HIDDEN_JA,
            "{url} で、転送（リダイレクト）なしに、有効なサーバー証明書を使って公開してください。",
        ),
    ),
    "bimi-certificate-unreadable": both(
        (
            "The file at {url} is not a readable certificate ({reason}).",
            _HIDDEN_EN,
            "Put the PEM file there that the authority sent, own certificate first, then the chain.",
        ),
        (
            "{url} にあるファイルを証明書として読み取れません（{reason}）。",
            _HIDDEN_JA,
            "認証局から届いた PEM ファイルを、自組織の証明書、中間証明書の順に置いてください。",
        ),
    ),
    "bimi-certificate-expired": both(
        ("The certificate of the logo of {domain} ended on {until}.", _HIDDEN_EN, "Renew the certificate."),
        ("{domain} のロゴの証明書は、{until} に期限が切れています。", _HIDDEN_JA, "証明書を更新してください。"),
    ),
    "bimi-certificate-expiring": both(
        (
            "The certificate of the logo of {domain} ends on {until}.",
            "After that, mail programs that ask for a certificate show no logo.",
            "Renew it now; the authority's examination takes days.",
        ),
        (
            "{domain} のロゴの証明書は、{until} に期限が切れます。",
            "期限を過ぎると、証明書を求めるメールソフトではロゴが表示されません。",
            "審査に日数がかかるため、今のうちに更新してください。",
        ),
    ),
    "bimi-certificate-not-yet-valid": both(
        (
            "The certificate of the logo of {domain} is valid from {since} on only.",
            _HIDDEN_EN,
            "Wait until then, or publish the present certificate.",
        ),
        (
            "{domain} のロゴの証明書は、{since} からでないと有効になりません。",
            _HIDDEN_JA,
            "その日を待つか、現在有効な証明書を公開してください。",
        ),
    ),
    "bimi-certificate-other-domain": both(
        (
            "The certificate of the logo of {domain} is for other domains: {names}.",
            _HIDDEN_EN,
            "Have a certificate issued that names {domain}.",
        ),
        (
            "{domain} のロゴの証明書は、別のドメイン（{names}）のものです。",
            _HIDDEN_JA,
            "{domain} を含む証明書を発行してもらってください。",
        ),
    ),
    "bimi-certificate-unknown-authority": both(
        (
            "The certificate of the logo of {domain} does not come from a known mark authority ({issuer}).",
            _HIDDEN_EN,
            "Use a certificate of a mark authority (VMC or CMC), and put its whole chain into the file.",
        ),
        (
            "{domain} のロゴの証明書は、ロゴの証明書を扱う認証局のものではありません（発行者 {issuer}）。",
            _HIDDEN_JA,
            "ロゴ用の証明書（VMC・CMC）を使い、中間証明書も同じファイルに入れてください。",
        ),
    ),
    "bimi-certificate-without-logo": both(
        (
            "The certificate of the logo of {domain} holds no logo.",
            _HIDDEN_EN,
            "Use a mark certificate (VMC or CMC), not that of a web server.",
        ),
        (
            "{domain} のロゴの証明書に、ロゴが入っていません。",
            _HIDDEN_JA,
            "Web サーバー用ではなく、ロゴ用の証明書（VMC・CMC）を使ってください。",
        ),
    ),
    "bimi-certificate-rules": both(
        (
            "The certificate of the logo of {domain} breaks rules for mark certificates.",
            "Strict mail programs may refuse it. In detail: {rules}",
            "Ask the authority that issued it.",
        ),
        (
            "{domain} のロゴの証明書は、ロゴ用の証明書の規則を満たしていません。",
            "厳しく確認するメールソフトでは拒否されることがあります。詳細： {rules}",
            "発行した認証局に問い合わせてください。",
        ),
    ),
}
