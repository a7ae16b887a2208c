"""Wording of what was observed about DKIM keys."""

from mailguard.catalogue import Text, Wording
from mailguard.posture.record_type import both

_NO_KEY_EN = (
    "There is no DKIM key for {domain} at any selector: there is no name below _domainkey.{domain}.",
    "Mail of {domain} cannot be signed so that it counts for DMARC; forwarded mail then fails, and large receivers trust unsigned mail less.",
)
_NO_KEY_JA = (
    "{domain} の DKIM 鍵は、どのセレクターにもありません（_domainkey.{domain} の下に何も登録されていません）。",
    "{domain} のメールには DMARC で有効な署名が付きません。転送されたメールが不合格になり、大手の受信側での信頼も下がります。",
)


def _absent(en: str, ja: str) -> Wording:
    return {"en": Text(*_NO_KEY_EN, en), "ja": Text(*_NO_KEY_JA, ja)}


TEXTS: dict[str, Wording] = {
    "dkim-absent": _absent(
        "Create a key on your mail server or in your mail service, publish it, then switch signing on.",
        "メールサーバーまたはメールサービスで鍵を作成し、DNS に公開してから署名を有効にしてください。",
    ),
    "dkim-absent/service": _absent(
        "Your mail goes through {service}: its settings for the domain show the DKIM record to publish; publish it, then switch signing on there.",
        "メールは {service} を経由しています。管理画面のドメイン設定に表示される DKIM レコードを公開してから、署名を有効にしてください。",
    ),
    "dkim-absent/microsoft-365": _absent(
        "In Microsoft 365: open the Microsoft Defender portal (security.microsoft.com), Email & collaboration, Policies & rules, Threat policies, Email authentication settings, DKIM; choose {domain}, publish the two CNAME records shown there (selector1 and selector2), then switch on “Sign messages for this domain with DKIM signatures”.",
        "Microsoft 365 の場合：Microsoft Defender ポータル（security.microsoft.com）の「メールとコラボレーション」→「ポリシーとルール」→「脅威ポリシー」→「メール認証の設定」→「DKIM」で {domain} を選び、表示される 2 つの CNAME レコード（selector1 と selector2）を公開してから、DKIM 署名を有効にしてください。",
    ),
    "dkim-absent/google-workspace": _absent(
        "In Google Workspace: open the Admin console, Apps, Google Workspace, Gmail, Authenticate email; choose {domain}, generate a record of 2048 bits, publish it at google._domainkey.{domain}, then choose “Start authentication”.",
        "Google Workspace の場合：管理コンソールの「アプリ」→「Google Workspace」→「Gmail」→「メールの認証」で {domain} を選び、2048 ビットのレコードを生成して google._domainkey.{domain} に公開してから、「認証を開始」を押してください。",
    ),
    "dkim-absent/amazon-ses": _absent(
        "In Amazon SES: open the identity {domain} in the console, choose Easy DKIM under Authentication, and publish the three CNAME records shown there.",
        "Amazon SES の場合：コンソールで {domain} のアイデンティティを開き、「認証」で Easy DKIM を選んで、表示される 3 つの CNAME レコードを公開してください。",
    ),
    "dkim-absent/sakura-internet": _absent(
        "At Sakura Internet: switch DKIM on for {domain} in the control panel of the server, and publish the key where another name server is used.",
        "さくらのレンタルサーバの場合：サーバーコントロールパネルで {domain} の DKIM 設定を有効にしてください。他社のネームサーバーを使っている場合は、表示される鍵をそちらに公開します。",
    ),
    "dkim-absent/xserver": _absent(
        "At Xserver: switch DKIM on for {domain} in the server panel, and publish the key where another name server is used.",
        "エックスサーバーの場合：サーバーパネルの「DKIM設定」で {domain} を有効にしてください。他社のネームサーバーを使っている場合は、表示される鍵をそちらに公開します。",
    ),
    "dkim-absent/kagoya": _absent(
        "At KAGOYA: open Mail, domain settings in the control panel, choose {domain}, register a selector, and switch it on once the key is published.",
        "KAGOYA の場合：コントロールパネルの「メール」→「ドメイン設定」で {domain} を選び、セレクターを登録します。公開鍵が DNS に反映されてから有効にしてください。",
    ),
    "dkim-none": both(
        (
            "There is no DKIM key at {name}.",
            "Mail signed with this selector cannot be verified.",
            "Publish the key that your mail service shows in its settings at {name}, or remove the selector from the list if it is no longer used.",
        ),
        (
            "{name} に DKIM 鍵がありません。",
            "このセレクターで署名されたメールは検証できません。",
            "メールサービスの管理画面に表示される鍵を {name} に公開してください。使っていないセレクターであれば、一覧から外してください。",
        ),
    ),
    "dkim-temperror": both(
        (
            "The DKIM key {name} could not be checked ({failed}).",
            "A name server did not answer. This says nothing about the key itself.",
            "Check again later.",
        ),
        (
            "DKIM 鍵 {name} を確認できませんでした（{failed}）。",
            "ネームサーバーから回答がありませんでした。鍵の有無とは別の問題です。",
            "時間をおいて再度確認してください。",
        ),
    ),
    "dkim-key": both(
        (
            "There is a DKIM key of good length at {name} ({algorithm}, {bits} bits).",
            "Mail signed with it can be verified.",
            "Nothing to do.",
        ),
        (
            "{name} に十分な長さの DKIM 鍵があります（{algorithm}、{bits} ビット）。",
            "この鍵で署名されたメールは検証できます。",
            "対応は不要です。",
        ),
    ),
    "dkim-key-weak": both(
        (
            "The DKIM key at {name} has only {bits} bits.",
            "Keys of 1024 bits are still accepted, and no longer recommended.",
            "Create a key of 2048 bits under a new selector and switch to it.",
        ),
        (
            "{name} の DKIM 鍵は {bits} ビットです。",
            "1024 ビットの鍵はまだ受け入れられますが、推奨されていません。",
            "新しいセレクターで 2048 ビットの鍵を作り、切り替えてください。",
        ),
    ),
    "dkim-key-too-short": both(
        (
            "The DKIM key at {name} has only {bits} bits and protects nothing.",
            "Receivers must not accept keys below 1024 bits (RFC 8301); such a key can be broken, and mail be signed in your name.",
            "Create a key of 2048 bits under a new selector now, and remove this one.",
        ),
        (
            "{name} の DKIM 鍵は {bits} ビットしかなく、保護になりません。",
            "1024 ビット未満の鍵は受信側が受け入れません（RFC 8301）。解読されて、なりすましに使われるおそれもあります。",
            "新しいセレクターで 2048 ビットの鍵を作り、この鍵は削除してください。",
        ),
    ),
    "dkim-key-revoked": both(
        (
            "The DKIM key at {name} has been withdrawn (empty p=).",
            "Mail that is still signed with it fails.",
            "Nothing to do if this selector is no longer used; otherwise publish its key again.",
        ),
        (
            "{name} の DKIM 鍵は無効化されています（p= が空）。",
            "この鍵で署名しているメールがあれば、検証に失敗します。",
            "使っていないセレクターであれば対応は不要です。使っている場合は鍵を公開し直してください。",
        ),
    ),
    "dkim-key-invalid": both(
        (
            "The DKIM record at {name} holds no usable key ({reason}).",
            "Mail signed with it cannot be verified.",
            "Copy the record again from your mail service, as a whole; long records are often cut when pasted.",
        ),
        (
            "{name} の DKIM レコードから鍵を読み取れません（{reason}）。",
            "この鍵で署名されたメールは検証できません。",
            "メールサービスの管理画面から、レコード全体をコピーし直してください。貼り付け時に途中で切れていることがよくあります。",
        ),
    ),
    "dkim-testing": both(
        (
            "The DKIM key at {name} is marked as a test (t=y).",
            "Receivers may treat signed mail as if it were not signed.",
            "Remove t=y from the record when the test is over.",
        ),
        (
            "{name} の DKIM 鍵が「テスト中」（t=y）になっています。",
            "署名があっても、ないものとして扱われることがあります。",
            "テストが終わっていれば、レコードから t=y を外してください。",
        ),
    ),
    "dkim-duplicate-records": both(
        (
            "There is more than one DKIM record at {name}.",
            "Which of them a receiver takes is left to chance.",
            "Delete all but the current one.",
        ),
        (
            "{name} に DKIM レコードが 2 つ以上あります。",
            "どれが使われるかは受信側次第で、検証に失敗することがあります。",
            "現在の鍵だけを残して削除してください。",
        ),
    ),
    "dkim-dangling": both(
        (
            "{name} points to {target}, which does not exist.",
            "Whoever can create that name can sign mail in the name of {domain}.",
            "Delete the CNAME, or point it to your service's current name.",
        ),
        (
            "{name} の参照先 {target} が存在しません。",
            "その名前を取得した第三者が、{domain} の名で署名できるようになります。",
            "CNAME を削除するか、現在のサービスの名前に直してください。",
        ),
    ),
    "dkim-dangling/spare": both(
        (
            "{name} points to {target}, which does not exist; another selector works.",
            "Services keep a second selector for the next key and create the name behind it when they change over. Your mail is signed with the other one.",
            "Nothing to do while the service is in use; delete the CNAME when you leave it.",
        ),
        (
            "{name} の参照先 {target} はありませんが、別のセレクターの鍵が使えます。",
            "次の鍵に備えた予備のセレクターで、参照先は鍵の切り替え時にサービス側で作られます。メールは使える方の鍵で署名されています。",
            "サービスを利用中であれば対応は不要です。解約したときは、この CNAME を削除してください。",
        ),
    ),
    "dkim-sha1-only": both(
        (
            "The DKIM key at {name} allows SHA-1 only.",
            "Receivers must not accept SHA-1 any more (RFC 8301).",
            "Remove h=sha1 from the record.",
        ),
        (
            "{name} の DKIM 鍵は SHA-1 しか許可していません。",
            "SHA-1 の署名は受け入れられません（RFC 8301）。",
            "レコードから h=sha1 を外してください。",
        ),
    ),
    "dkim-not-for-email": both(
        (
            "The DKIM key at {name} is not meant for e-mail (s=).",
            "Signatures on mail made with it do not count.",
            "Remove s= from the record, or set it to s=email.",
        ),
        (
            "{name} の DKIM 鍵はメール用ではありません（s=）。",
            "この鍵によるメールの署名は有効になりません。",
            "レコードから s= を外すか、s=email にしてください。",
        ),
    ),
}
