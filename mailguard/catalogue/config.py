"""The comments in the starting configuration file, and the messages of `mailguard config`."""

from collections.abc import Mapping

from mailguard.catalogue import Language

HEAD: Mapping[Language, str] = {
    "en": "Settings of mailguard. The file works unchanged; fill in [organization] first.\n"
    "`mailguard config check` finds mistakes in the file, `mailguard config show` shows the settings in effect.",
    "ja": "mailguard の設定ファイルです。どの行もこのままで動きますが、まず [organization] を記入してください。\n"
    "`mailguard config check` で書き方の誤りを、`mailguard config show` で有効な設定を確かめられます。",
}

COMMENTS: Mapping[str, Mapping[Language, str]] = {
    "organization": {"en": "Who you are.", "ja": "自分の組織について"},
    "organization.names": {
        "en": "The names of your organization, as display names and mail texts use them.",
        "ja": "組織の名称（差出人の表示名や本文で使われる呼び方）",
    },
    "organization.domains": {
        "en": "Your own mail domains: protected against imitation.",
        "ja": "自分の組織のメールドメイン。これに似せたドメインを検出します。",
    },
    "organization.partners": {
        "en": "Domains of partners you often exchange mail with: protected too.",
        "ja": "よくやり取りする相手のドメイン。こちらも似せたドメインを検出します。",
    },
    "organization.allowed": {
        "en": "Domains that look similar but are legitimate.",
        "ja": "似ているが正当なドメイン",
    },
    "organization.vip": {
        "en": "People whose names impostors may use. One block for each person.",
        "ja": "名前をかたられやすい人。1人につき1つのブロックを書きます。",
    },
    "trust": {"en": "Which servers are trusted.", "ja": "信用するサーバー"},
    "trust.authserv_ids": {
        "en": "Names that your own servers write at the start of Authentication-Results.",
        "ja": "自組織のメールサーバーが Authentication-Results の先頭に書く名前",
    },
    "trust.relays": {
        "en": "Addresses, networks or host names of your own mail servers. Mail between colleagues never leaves your\n"
        "organization and has no signature; these entries distinguish it from a stranger's mail in your name. Without\n"
        "an entry, every private address counts as yours; with entries, only the listed ones do.",
        "ja": "自組織のメールサーバーのアドレス、ネットワーク、ホスト名。組織の中だけでやり取りされたメール（署名なし）を、\n"
        "自組織を名乗る外部からのメールと区別するために使います。空の場合はプライベートアドレスをすべて自組織のものと\n"
        "みなし、1つでも書くと、書いたものだけを自組織のものとみなします。",
    },
    "trust.arc_sealers": {
        "en": "Forwarders and mailing lists whose ARC seals may explain a broken signature.",
        "ja": "署名が壊れた理由の説明として ARC を信用する転送元やメーリングリスト",
    },
    "trust.free_mail": {
        "en": "Free-mail providers, added to the built-in list.",
        "ja": "フリーメールのドメイン（内蔵の一覧に追加）",
    },
    "checks": {"en": "Which checks run.", "ja": "実行する検査"},
    "checks.disabled": {
        "en": "Checks that don't run; `mailguard checks` lists their names.",
        "ja": "実行しない検査。名前は `mailguard checks` で確かめられます。",
    },
    "checks.plugins": {
        "en": "Checks of other installed packages to load.",
        "ja": "別途インストールしたパッケージから読み込む検査",
    },
    "checks.exposed_recipients": {
        "en": "More outside addresses than this in To and Cc are reported.",
        "ja": "To と Cc に見える外部アドレスがこの数を超えたら報告します。",
    },
    "checks.weights": {
        "en": "Weights of single checks in the verdict, over the built-in ones.",
        "ja": "判定での検査ごとの重み（内蔵の値を上書き）",
    },
    "allow": {
        "en": "Findings you accept: any of check, sender, subject; a reason; an end date. A sender is accepted only if the\n"
        "mail is proven to come from it (see docs/trust.md).",
        "ja": "許可する項目。check・sender・subject のいずれかと、理由、期限を書きます。sender は、その差出人から届いたことを\n"
        "確認できたメールにだけ効きます（docs/trust.md 参照）。",
    },
    "phrases": {
        "en": "Your own phrases to look for in mails: a category with its phrases, or a file. docs/phrases.md has the\n"
        "categories. A phrase of weight 1 counts only together with others; one of weight 3 hardly occurs in honest mail.",
        "ja": "メールの中で探す語句の追加。種類（category）と語句を書くか、ファイルを指定します。種類の一覧は docs/phrases.md に\n"
        "あります。重み（weight）は 1 がほかの語句と合わせて意味を持つもの、3 が正当なメールにはまず現れないものです。",
    },
    "dns": {"en": "Where DNS questions go.", "ja": "DNS の問い合わせ先"},
    "dns.nameservers": {
        "en": "Addresses of name servers; empty means the system's.",
        "ja": "ネームサーバーのアドレス。空ならこのコンピューターの設定を使います。",
    },
    "dns.timeout": {"en": "Seconds to wait for one answer.", "ja": "1回の応答を待つ秒数"},
    "correspondents": {
        "en": "Your correspondents, as `mailguard learn` remembers them.",
        "ja": "よくやり取りする相手の記録（`mailguard learn` が作成します）",
    },
    "correspondents.store": {
        "en": "The file they are kept in; empty means one in your data folder.",
        "ja": "記録を保存するファイル。空なら利用者のデータフォルダーに保存します。",
    },
    "posture": {
        "en": "The scheduled check of your domains (`mailguard posture run`).",
        "ja": "ドメインの定期点検（`mailguard posture run`）",
    },
    "posture.domains": {
        "en": "Domains to check; empty means organization.domains.",
        "ja": "点検するドメイン。空なら organization.domains を使います。",
    },
    "posture.store": {
        "en": "Where the results are stored: a file, or a PostgreSQL URL. Don't write the password here: put it into\n"
        "PGPASSWORD or ~/.pgpass. Empty means a file in your data folder.",
        "ja": "点検結果の保存先（ファイル名、または PostgreSQL の URL）。パスワードは環境変数 PGPASSWORD か ~/.pgpass に\n"
        "置いてください。空なら利用者のデータフォルダーに保存します。",
    },
    "posture.interval": {
        "en": "Time between two rounds of `mailguard posture run --every`.",
        "ja": "`mailguard posture run --every` で繰り返す間隔",
    },
    "posture.keep_days": {
        "en": "Days for which results are kept. Changes are kept for good.",
        "ja": "点検結果を保存する日数。変化の記録は消えません。",
    },
    "posture.http": {
        "en": "Fetch MTA-STS policies, and the certificates of BIMI logos, over HTTPS.",
        "ja": "MTA-STS のポリシーと、BIMI のロゴの証明書を HTTPS で取得します。",
    },
    "posture.lookalikes": {
        "en": "Look for registered domains that imitate yours.",
        "ja": "自組織に似せて登録されたドメインを探します。",
    },
    "posture.blocklists": {
        "en": "Ask whether your mail servers are on block lists.",
        "ja": "自組織のメールサーバーがブロックリストに登録されていないか調べます。",
    },
    "posture.smtp": {
        "en": "Connect to your mail servers and try STARTTLS.",
        "ja": "自組織のメールサーバーに接続し、STARTTLS を確かめます。",
    },
    "posture.domain": {
        "en": "What you expect of a domain; every deviation is reported. One block for each domain.",
        "ja": "ドメインごとの「あるべき設定」。違いがあれば報告します。1ドメインにつき1つのブロックを書きます。",
    },
    "posture.domain.expect": {
        "en": "What the domain should publish; what is left out is not checked.",
        "ja": "このドメインのあるべき設定。書かなかった項目は確かめません。",
    },
    "posture.notify": {
        "en": "Who is notified of changes: smtp, webhook, slack, teams, chatwork or lineworks. Passwords and tokens stay\n"
        "in environment variables; only the names of the variables are written here.",
        "ja": "変化の通知先（smtp、webhook、slack、teams、chatwork、lineworks）。パスワードやトークンは環境変数に置き、\n"
        "ここには変数の名前だけを書きます。",
    },
}

_EXPECT = '[posture.domain.expect]\nmx = ["mx.hakusandai-hp.example"]\nspf = "fail"\ndmarc = "reject"'

EXAMPLES: Mapping[str, str] = {
    "organization.names": '["白山台中央病院", "Hakusandai Central Hospital"]',
    "organization.domains": '["hakusandai-hp.example"]',
    "organization.partners": '["minori-yakuhin.example"]',
    "organization.allowed": '["hakusan-dai.example"]',
    "organization.vip": '[[organization.vip]]\nname = "架空 院長子"\naliases = ["Inchoko Kakuu"]\n'
    'addresses = ["kakuu@hakusandai-hp.example"]',
    "trust.authserv_ids": '["mx.hakusandai-hp.example"]',
    "trust.relays": '["192.0.2.20", "192.0.2.0/28"]',
    "trust.arc_sealers": '["lists.ishikai.example"]',
    "trust.free_mail": '["mail-webya.example"]',
    "checks.disabled": '["url-shortener"]',
    "checks.weights": "[checks.weights]\nurl-shortener = 0.5",
    "allow": '[[allow]]\ncheck = "url-shortener"\nsender = "news.minori-yakuhin.example"\n'
    'reason = "their newsletter"\nuntil = 2027-03-31',
    "phrases": '[[phrases]]\ncategory = "urgency"\nweight = 3\nphrases = ["院内システム緊急更新", "ward system shutdown"]',
    "dns.nameservers": '["127.0.0.1:53"]',
    "correspondents.store": '"correspondents.db"',
    "posture.domains": '["hakusandai-hp.example"]',
    "posture.store": '"sqlite:///mailguard.db"',
    "posture.domain": '[[posture.domain]]\nname = "hakusandai-hp.example"\nselectors = ["s1"]\n' + _EXPECT,
    "posture.domain.expect": _EXPECT,
    "posture.notify": '[[posture.notify]]\ntype = "smtp"\nhost = "smtp.hakusandai-hp.example"\n'
    'from = "mailguard@hakusandai-hp.example"\nto = ["it@hakusandai-hp.example"]',
}

LABELS: Mapping[str, Mapping[Language, str]] = {
    "ok": {"en": "{file}: no mistakes, {count} settings", "ja": "{file}: 誤りはありません（設定{count}件）"},
    "defaults": {
        "en": "no mailguard.toml here or in {folder}; the defaults apply",
        "ja": "このフォルダーにも {folder} にも mailguard.toml がないため、初期設定を使います",
    },
    "no-relays": {
        "en": "trust.relays is empty: mail of your own colleagues may be taken for a stranger's. Enter your mail servers.",
        "ja": "trust.relays が空です。組織内のメールが、外部からのなりすましと判定されることがあります。"
        "自組織のメールサーバーを記入してください",
    },
    "written": {
        "en": "{file} written; fill in [organization] next",
        "ja": "{file} を作成しました。次に [organization] を記入してください",
    },
}
