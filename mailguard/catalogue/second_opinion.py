"""The phrases about the second opinion, and the known reasons why another program gets a different result."""

from collections.abc import Mapping
from typing import Final

from mailguard.catalogue import Language, Text, Wording

LABELS: Final[Mapping[str, Mapping[Language, str]]] = {
    "title": {"en": "Second opinion", "ja": "別のソフトによる再検証"},
    "engine": {"en": "Program", "ja": "ソフト"},
    "agreement": {"en": "Same result?", "ja": "結果の一致"},
    "agrees": {"en": "same result", "ja": "一致"},
    "differs": {"en": "different result", "ja": "不一致"},
    "known": {"en": "different result, for a known reason", "ja": "既知の理由による不一致"},
    "unjudged": {"en": "not judged", "ja": "検証なし"},
}

# The keys are the values of `reason` in the report. docs/authentication.md has the details and the test of each.
DIFFERENCES: Final[Mapping[str, Mapping[Language, str]]] = {
    "another-time": {
        "en": "the other program can only judge expiry as of now",
        "ja": "再検証のソフトは、現在の時刻でしか有効期限を判断できないため",
    },
    "bare-line-feed": {
        "en": "the other program changes single line feeds before it verifies",
        "ja": "再検証のソフトは、署名を確かめる前に改行コードを書き換えるため",
    },
    "behind-all": {
        "en": "the other program does not check the terms after `all`",
        "ja": "再検証のソフトは、all より後ろに書かれた内容を見ないため",
    },
    "blank-in-tag": {
        "en": "the other program refuses a space after the signature's value",
        "ja": "再検証のソフトは、署名の値の後ろの空白を受け付けないため",
    },
    "body-shorter-than-signed": {
        "en": "the body is shorter than the signed length, which the other program does not check",
        "ja": "署名された長さより本文が短いことを、再検証のソフトは確かめないため",
    },
    "broken-header-line": {
        "en": "the other program gives up at a broken header line",
        "ja": "ヘッダーに壊れた行があると、再検証のソフトは検証できないため",
    },
    "control-character": {
        "en": "the other program drops a control character at the end of a field",
        "ja": "再検証のソフトは、ヘッダー末尾の制御文字を取り除くため",
    },
    "ed25519-not-installed": {
        "en": "the other program cannot verify Ed25519 here (it needs the package PyNaCl)",
        "ja": "再検証のソフトが Ed25519 署名に対応していないため（PyNaCl が必要です）",
    },
    "engine-raised": {"en": "the other program crashed", "ja": "再検証のソフトが異常終了したため"},
    "failed-ptr": {
        "en": "a reverse lookup failed, which only the other program treats as an SPF error",
        "ja": "逆引きの失敗を、再検証のソフトは SPF のエラーとして扱うため",
    },
    "first-key-only": {
        "en": "the other program reads only the first of several keys",
        "ja": "再検証のソフトは、複数の公開鍵のうち最初の一つしか見ないため",
    },
    "from-not-signed": {
        "en": "the signature does not cover the From field, which the other program accepts",
        "ja": "差出人が署名の対象外でも、再検証のソフトは合格とするため",
    },
    "include-loop": {
        "en": "the other program handles records that include each other differently",
        "ja": "相互に参照し合う SPF レコードの扱いが異なるため",
    },
    "key-tags": {
        "en": "the other program does not check what the key may be used for",
        "ja": "再検証のソフトは、公開鍵に書かれた用途の制限を見ないため",
    },
    "macro-not-expanded": {
        "en": "the other program does not expand the macro for the domain, and does not follow that term",
        "ja": "再検証のソフトは、ドメインを表すマクロを展開せず、その先を調べないため",
    },
    "malformed-domain": {
        "en": "the other program evaluates a name that is not a possible domain",
        "ja": "再検証のソフトは、ドメインとして成り立たない名前も調べるため",
    },
    "modifier-twice": {
        "en": "the other program refuses an unknown modifier that occurs twice",
        "ja": "再検証のソフトは、未知の修飾子の重複をエラーとするため",
    },
    "not-given-large-key": {"en": "the key is too large for it", "ja": "鍵が大きすぎるため、再検証に回していません"},
    "not-given-large-message": {
        "en": "the mail is too large for it",
        "ja": "メールが大きすぎるため、再検証に回していません",
    },
    "not-given-long-blanks": {
        "en": "long runs of spaces would cost it too much time",
        "ja": "空白が異常に長く時間がかかりすぎるため、再検証に回していません",
    },
    "not-given-long-identity": {
        "en": "a name in the SMTP session is too long for it",
        "ja": "送信時に名乗られた名前が長すぎるため、再検証に回していません",
    },
    "not-given-long-record": {
        "en": "a DNS record is too long for it",
        "ja": "DNS レコードが長すぎるため、再検証に回していません",
    },
    "not-given-many-sets": {"en": "the chain is too long for it", "ja": "ARC が長すぎるため、再検証に回していません"},
    "not-given-many-signatures": {
        "en": "there are too many signatures",
        "ja": "署名が多すぎるため、再検証に回していません",
    },
    "order-of-failures": {
        "en": "a lookup failed, which the other program calls a permanent error",
        "ja": "DNS の一時的な失敗を、再検証のソフトは恒久的なエラーとするため",
    },
    "policy-missing": {
        "en": "the other program reads a record without a usable p= as p=none; receivers do so only where it asks for reports",
        "ja": "有効な p= のないレコードを、再検証のソフトは p=none と見なすため（受信側は rua= がある場合だけそう扱います）",
    },
    "redirect-in-capitals": {
        "en": "the other program overlooks a redirect in capitals",
        "ja": "再検証のソフトは、大文字で書かれた redirect を見落とすため",
    },
    "rsa-sha1": {
        "en": "the algorithm is withdrawn, which the other program still accepts",
        "ja": "廃止された署名方式を、再検証のソフトはまだ受け付けるため",
    },
    "signs-signatures": {
        "en": "the other program handles a signature that covers itself differently",
        "ja": "署名の対象に署名自身が含まれる場合の扱いが異なるため",
    },
    "unended-last-line": {
        "en": "the last line has no line end, which the other program reads differently",
        "ja": "最後の行が改行で終わらない場合の扱いが異なるため",
    },
    "near-miss": {
        "en": "receivers ignore this text, but the other program treats it as a broken record",
        "ja": "受信側がレコードと見なさないものを、再検証のソフトは壊れたレコードとして扱うため",
    },
    "numeric-top-label": {
        "en": "the other program treats an IP address as a domain name",
        "ja": "IP アドレスが書かれた箇所を、再検証のソフトはドメイン名として扱うため",
    },
    "line-break-in-record": {
        "en": "the other program ignores a line break or tab in the record",
        "ja": "レコード内の改行やタブを、再検証のソフトは読み飛ばすため",
    },
    "several-records": {
        "en": "the other program treats several records as an error; receivers ignore them and check the parent domains",
        "ja": "複数のレコードを、再検証のソフトはエラーとするため（受信側は無視して上位のドメインを調べます）",
    },
    "strict-about-tags": {
        "en": "the other program refuses a record because of one wrong tag; receivers ignore only that tag",
        "ja": "再検証のソフトは、誤ったタグが一つあるだけでレコード全体を拒否するため（受信側はそのタグだけを無視します）",
    },
    "unrelated-record": {
        "en": "the other program treats an unrelated text at the same name as an error; receivers ignore it",
        "ja": "同じ名前にある無関係なテキストを、再検証のソフトはエラーとするため（受信側は無視します）",
    },
    "version-in-capitals": {
        "en": "the other program does not read v=spf1 in capitals",
        "ja": "再検証のソフトは、大文字で書かれた v=spf1 を読めないため",
    },
    "void-by-host": {
        "en": "the other program counts empty answers for each host, not for each term",
        "ja": "空の DNS 応答の数え方が異なるため",
    },
    "void-other-family": {
        "en": "the other program counts a host as missing if it only has addresses of the other IP version",
        "ja": "別の IP バージョンのアドレスしか持たないサーバーを、再検証のソフトは存在しないものと数えるため",
    },
    "weak-key": {"en": "the key is too short to prove anything", "ja": "鍵が短すぎ、証明として認められないため"},
}

TEXTS: dict[str, Wording] = {
    "engines-disagree": {
        "en": Text(
            "Two programs get different results for {method} of {domain}: mailguard says {ours}, {engine} says {theirs}.",
            "Both had the same mail and the same DNS answers, and none of the known differences explains it. One of the two is wrong. That matters most if the mail is kept as evidence.",
            "Do not base a decision on this result alone. Report the case with the JSON report, which contains the DNS answers.",
        ),
        "ja": Text(
            "{domain} の {method} について、二つのソフトの結果が食い違っています（mailguard：{ours}、{engine}：{theirs}）。",
            "どちらも同じメールと同じ DNS の応答をもとに検証しましたが、知られている違いでは説明できません。どちらかが誤っています。証拠として残すメールでは、特に重要です。",
            "この結果だけで判断しないでください。JSON 形式の診断結果（DNS の応答を含みます）を添えてご報告ください。",
        ),
    },
    "engines-disagree/posture": {
        "en": Text(
            "Two programs read {method} of {domain} differently: mailguard says {ours}, {engine} says {theirs}.",
            "Both had the same DNS answers, and none of the known differences explains it. One of the two is wrong.",
            "Check the record yourself before you change it, and report the case with the JSON report, which contains the DNS answers.",
        ),
        "ja": Text(
            "{domain} の {method} について、二つのソフトの読み方が食い違っています（mailguard：{ours}、{engine}：{theirs}）。",
            "どちらも同じ DNS の応答を読みましたが、知られている違いでは説明できません。どちらかが誤っています。",
            "レコードを変更する前に、ご自身でも内容をお確かめください。あわせて、JSON 形式の診断結果（DNS の応答を含みます）を添えてご報告ください。",
        ),
    },
}
