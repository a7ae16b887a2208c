"""The Japanese error messages about a user's mistakes, matched by the English messages that the code raises.

In the English pattern `{}` matches what a message names (a file, an option, what was typed). The Japanese text repeats
it as `{0}`, `{1}` … A message without an entry is shown in English; `tests/cli/test_mistake.py` lists those allowed.
"""

from collections.abc import Mapping
from typing import Final

_WORDS: Final[Mapping[str, str]] = {  # words that fill a `{}`, or follow a file's name alone
    "a list": "リスト",
    "a table": "表（[...] の形）",
    "an array of tables": "表の並び（[[...]] の形）",
    "a text in quotes": "引用符で囲んだ文字列",
    "a whole number": "整数",
    "a number": "数値",
    "true or false": "true か false",
    "a day like 2027-03-31, without quotes": "2027-03-31 のような日付（引用符なし）",
    "the file": "ファイル",
    "a URL": "URL",
    "an address": "メールアドレス",
    "a host with a port": "ポート番号付きのホスト名",
    "it is too long": "長すぎます",
    "it has no dot": "「.」がありません",
    "a label is empty": "「.」の間が空です",
    "it contains a space": "空白が入っています",
    "standard input": "標準入力",
}

_SENTENCES: Final[Mapping[str, str]] = {
    # of the operating system
    "no such file or directory": "ファイルまたはフォルダーが見つかりません",
    "is a directory": "フォルダーです。ファイルを指定してください",
    "not a directory": "途中にフォルダーでないものがあります",
    "permission denied": "アクセスが許可されていません",
    "file name too long": "名前が長すぎます",
    "no space left on device": "ディスクの空きがありません",
    "read-only file system": "書き込みが許可されていない場所です",
    "too many levels of symbolic links": "シンボリックリンクが循環しています",
    "input/output error": "読み書きに失敗しました",
    "file exists": "すでに存在します",
    # files
    "the file is empty": "ファイルが空です",
    "the message is empty": "メールが空です",
    "it is empty": "空です",
    "{} is empty": "{0}が空です",
    "no mail in this folder": "このフォルダーにメールがありません",
    "no mail in this file": "このファイルにメールがありません",
    "no header field found": "ヘッダーが見つかりません",
    "cannot write": "書き込めません",
    "cannot write {}: {}": "{0} に書き込めません：{1}",
    "cannot write: {}": "書き込めません：{0}",
    "already exists; evidence is never overwritten": "すでに存在します。証拠は上書きできません",
    "{} already exists and was not changed": "{0} はすでに存在するため、変更しませんでした",
    "not a JSON report": "JSON 形式の診断結果ではありません",
    "none of its reports is about this message": "このメールの診断結果が含まれていません",
    "exactly one message is needed, not {}": "メールを1通だけ指定してください（{0}通あります）",
    "not a mailguard.report/1 report": "mailguard の診断結果ではありません",
    "the report's settings cannot be used: {}": "診断結果に記録された設定が使えません：{0}",
    # the command line
    "nothing to scan: name a file or a folder, or pipe a message into it": "調べるものがありません。"
    "ファイルかフォルダーを指定するか、パイプでメールを渡してください",
    "nothing to analyse: name a file, or pipe a header into it": "調べるものがありません。"
    "ファイルを指定するか、パイプでヘッダーを渡してください",
    "nothing to check: name a domain, or pipe a list into it": "調べるものがありません。"
    "ドメインを指定するか、パイプで一覧を渡してください",
    "nothing to check: there is no domain in the list": "一覧にドメインがありません",
    "nothing to learn from: name a folder or a mailbox": "フォルダーかメールボックスを指定してください",
    "{} and {} exclude each other": "{0} と {1} は同時に使えません",
    "--zone and --smtp exclude each other: --zone uses no network, --smtp connects to servers": "--zone と --smtp は同時に"
    "使えません。--zone はネットワークを使わず、--smtp はサーバーに接続します",
    "--zone answers from a file, but the default history is for what is really published: "
    "name another history with --store FILE, or [posture] store in the configuration": "--zone はファイルの内容で答えるため、"
    "実際の公開内容を記録する通常の履歴は使えません。--store か、設定の [posture] store で別の保存先を指定してください",
    "name a command: {}": "コマンドを指定してください：{0}",
    "no such option {}": "{0} というオプションはありません",
    "no such command {}": "{0} というコマンドはありません",
    "missing argument '{}'": "{0} を指定してください",
    "missing option '{}'": "{0} を指定してください",
    "option '{}' requires an argument": "{0} に値を付けてください",
    "option '{}' requires {} arguments": "{0} に値を{1}個付けてください",
    "option '{}' does not take a value": "{0} に値は付けられません",
    "got unexpected extra argument ({})": "余分な指定があります：{0}",
    "got unexpected extra arguments ({})": "余分な指定があります：{0}",
    "{} '{}' is not one of {}": "{0} に「{1}」は使えません。使えるのは {2} です",
    "invalid value for '{}': {}": "{0} の値が使えません：{1}",
    "'{}' is not a valid integer": "「{0}」は整数ではありません",
    "'{}' is not a valid integer range": "「{0}」は整数ではありません",
    "{} is not in the range {}": "{0} は範囲外です（{1}）",
    "'{}' is not an IP address": "「{0}」は IP アドレスではありません",
    "'{}' is not an RFC 3339 time; write it like {}": "「{0}」は日時として読めません。{1} のように書いてください",
    "'{}' is not a time; write it like {} or {}": "「{0}」は日時として読めません。{1} か {2} のように書いてください",
    "'{}' has no UTC offset; write it like {}": "「{0}」に UTC との時差がありません。{1} のように書いてください",
    "there is no check '{}'": "「{0}」という検査はありません",
    'there is no check "{}"': "「{0}」という検査はありません",
    # domains, addresses
    "the domain name is empty": "ドメインが空です",
    "'{}' is an IP address, not a domain; name the domain that its mail comes from": "「{0}」は IP アドレスです。"
    "メールの差出人のドメインを指定してください",
    "'{}' is {}, not a domain": "「{0}」は{1}で、ドメインではありません",
    "'{}' is not a domain": "「{0}」はドメインではありません",
    "'{}' is not a domain name": "「{0}」はドメイン名ではありません",
    "'{}' is not a domain name: {}": "「{0}」はドメイン名ではありません（{1}）",
    '"{}" is a web address; write the domain alone: "{}"': "「{0}」は URL です。ドメインだけを「{1}」と書いてください",
    '"{}" is an e-mail address; write the domain alone: "{}"': "「{0}」はメールアドレスです。"
    "ドメインだけを「{1}」と書いてください",
    '"{}": subdomains are included; write "{}"': "「{0}」：サブドメインは自動的に含まれます。「{1}」と書いてください",
    '"{}" is an IP address; write a domain name': "「{0}」は IP アドレスです。ドメイン名を書いてください",
    '"{}" is not a full domain name; write it with its ending, like example.jp': "「{0}」は完全なドメイン名ではありません。"
    "example.jp のように最後まで書いてください",
    '"{}" is a public suffix, which many owners share; write the domain of one owner': "「{0}」は多くの組織が共有する末尾です。"
    "一つの組織のドメインを書いてください",
    '"{}" is not a domain name': "「{0}」はドメイン名ではありません",
    '"{}" is not a domain name: {}': "「{0}」はドメイン名ではありません（{1}）",
    '"{}" is not a network; write it like {}': "「{0}」はネットワークではありません。{1} のように書いてください",
    '"{}" has host bits set; write "{}" for the network': "「{0}」はネットワークの書き方ではありません。「{1}」と書いてください",
    '"{}" is not an IP address; write it like {}': "「{0}」は IP アドレスではありません。{1} のように書いてください",
    '"{}" is not a name server; write its IP address, like {} or {}': "「{0}」はネームサーバーとして使えません。"
    "{1} や {2} のように IP アドレスで書いてください",
    '"{}" is not an e-mail address': "「{0}」はメールアドレスではありません",
    '"{}" is not an authserv-id; it is one word, most often the mail server\'s name': "「{0}」は authserv-id として使えません。"
    "ふつうはメールサーバーの名前を一語で書きます",
    '"{}" is not a web address; write it like {}': "「{0}」は URL ではありません。{1} のように書いてください",
    '"{}" is not an interval; write a number and a unit, like 30m, 6h or 1d': "「{0}」は間隔として読めません。"
    "30m、6h、1d のように数字と単位で書いてください",
    # the configuration
    "unknown key {}": "{0} という設定はありません",
    "unknown key {}; known here: {}": "{0} という設定はありません。ここで使えるのは {1} です",
    "{} must be {}, not {}; write {} = {}": "{0} には{1}が必要です（現在は{2}）。{3} = {4} と書いてください",
    "{} must be {}, not {}; write {} with two brackets": "{0} には{1}が必要です（現在は{2}）。{3} と二重の括弧で書いてください",
    "{} must be one of {}, not {}": "{0} に使えるのは {1} です（現在は{2}）",
    "{} must be {}, not {}": "{0} には{1}が必要です（現在は{2}）",
    "must be {}, not {}": "{0}の範囲で書いてください（現在は {1}）",
    "the text {}": "文字列 {0}",
    "the number {}": "数値 {0}",
    "more than 0 and at most 3600 seconds": "0より大きく3600秒以下",
    "1 or more": "1以上",
    "between 1 and 65535": "1から65535",
    "a finite number": "有限の数",
    "{} needs at least one of check, sender, subject": "{0} には check、sender、subject のどれかが必要です",
    "{} needs category and phrases, or file": "{0} には category と phrases、または file が必要です",
    "{} has both a file and category or phrases; they belong in the file": "{0} に file を指定したときは、category と phrases "
    "は書けません（ファイルの中に書きます）",
    'there is no phrase category "{}"': "「{0}」という語句の種類はありません",
    'there is no phrase category "{}"; the categories are {}': "「{0}」という語句の種類はありません。使えるのは {1} です",
    "must be 1, 2 or 3, not {}": "1、2、3 のどれかを書いてください（現在は {0}）",
    "the weight of phrases is 1, 2 or 3, not {}": "語句の重みは 1、2、3 のどれかです（現在は {0}）",
    "a heading such as [urgency 2] is needed before the first phrase": "最初の語句の前に [urgency 2] のような見出しが必要です",
    "a phrase has at most {} characters": "語句は {0} 文字以内で書いてください",
    "a phrase needs at least two characters, one of them a letter or digit": "語句は 2 文字以上で、文字か数字を含めてください",
    "too large for a phrase file": "語句のファイルとしては大きすぎます",
    "more than {} phrases": "語句が {0} 件を超えています",
    "{} needs {}": "{0} には {1} が必要です",
    "is empty; write a reason for those who read it later": "空です。後で読む人のために理由を書いてください",
    "is not the name of an environment variable; write a name like MAILGUARD_SECRET, not the secret": "環境変数の名前では"
    "ありません。秘密の値ではなく、MAILGUARD_SECRET のような名前を書いてください",
    "not valid TOML: {}": "TOML として読めません：{0}",
    "not usable: nested too deeply": "入れ子が深すぎて使えません",
    "too large for a configuration file": "設定ファイルとしては大きすぎます",
    "not UTF-8 text; save the file as UTF-8": "UTF-8 ではありません。UTF-8 で保存し直してください",
    "checks.disabled leaves no check to run": "checks.disabled により、実行する検査がなくなりました",
    "there is no domain to check; name yours under [posture] domains in mailguard.toml": "調べるドメインがありません。"
    "mailguard.toml の [posture] domains に書いてください",
    "checks.plugins: no installed package offers '{}' in mailguard.checks": "checks.plugins：「{0}」という検査を提供する"
    "パッケージがありません",
    "checks.plugins: '{}' is not a mailguard check": "checks.plugins：「{0}」は mailguard の検査ではありません",
    "more than {} MB is too large for a list of domains": "{0} MB を超えるファイルは、ドメインの一覧として扱えません",
    # DNS
    "'{}' is not a name server; write IP or IP:PORT, like {}": "「{0}」はネームサーバーとして使えません。"
    "{1} のように IP または IP:ポート で書いてください",
    "'{}' has no port from 1 to 65535": "「{0}」のポート番号が正しくありません（1〜65535）",
    "no name server answers ({}): nothing could be checked": "ネームサーバーから回答がなく、何も確認できませんでした（{0}）",
    "not JSON: {} (line {})": "JSON として読めません（{1}行目：{0}）",
    "not UTF-8 (byte {})": "UTF-8 ではありません（{0}バイト目）",
    'not a JSON object with "NAME TYPE" keys': "「名前 種類」をキーとする JSON オブジェクトではありません",
    '\'{}\' is not a key; write "NAME TYPE", like "{}"': "「{0}」はキーとして使えません。「{1}」のように「名前 種類」と書いてください",
    "'{}' is given twice": "「{0}」が二つあります",
    "'{}' is '{}'; write a list of records or one of {}": "「{0}」の値「{1}」は使えません。レコードのリストか {2} を書いてください",
    "'{}' needs a list of strings": "「{0}」には文字列のリストが必要です",
    "'{}' has a name that is not possible in DNS": "「{0}」には DNS で使えない名前が含まれています",
    # stores
    "there is no round at or before {}; the first is of {}": "{0} 以前の記録がありません。最初の記録は {1} です",
    "there is no round at or before {}": "{0} 以前の記録がありません",
    "there is no round before that of {} to compare it with": "{0} より前の記録がなく、比較できません",
    "the round of {} is no longer kept": "{0} の記録はもう保存されていません",
    "a store of the kind '{}' is not supported; use sqlite or postgresql": "「{0}」には保存できません。"
    "sqlite か postgresql を使ってください",
    "the store's name contains a NUL character": "保存先の名前に使えない文字（NUL）があります",
    "the store's name is not a valid file name": "保存先の名前がファイル名として使えません",
    "the store's URL cannot be read; write it like {}": "保存先の URL を読み取れません。{0} のように書いてください",
    "its content cannot be read ({})": "内容を読み取れません（{0}）",
    "the store is damaged, or the file is not a store; restore a copy or learn into a new file": "記録が壊れているか、"
    "記録のファイルではありません。バックアップから戻すか、新しいファイルに学習し直してください",
    "{} was written by a newer mailguard (schema {}, this one knows {}); nothing was changed in it": "{0} は新しい版の "
    "mailguard で作られています（{1}、この版は {2} まで）。何も変更していません",
    "another round is running on {}; this one did not start": "{0} では別の点検が実行中のため、開始しませんでした",
    "the store needs a file; write it like {}": "履歴の保存先にはファイルが必要です。{0} のように書いてください",
    "this is not a store of mailguard": "mailguard の履歴ファイルではありません",
    "the file is damaged; restore it from a backup, or move it away to begin a new history": "ファイルが壊れています。"
    "バックアップから戻すか、別の場所に移して新しい履歴を始めてください",
    "another process is writing to it and did not finish in time; nothing was changed": "ほかのプログラムが書き込み中です。"
    "何も変更していません",
    "it cannot be written to": "書き込めません",
    "it cannot be opened; is the folder writable?": "開けません。フォルダーに書き込めるか確認してください",
    "the disk is full": "ディスクの空きがありません",
    "there is no store {} yet; `mailguard posture run` creates it": "履歴 {0} はまだありません。"
    "mailguard posture run を実行すると作成されます",
    "there is no store {} yet": "履歴 {0} はまだありません",
    "there is no store {} yet; --store names another one": "履歴 {0} はまだありません。--store で別の場所を指定できます",
    "there is no home folder for the list of correspondents; name a file with --store": "送受信相手の記録を置くホームフォルダーが"
    "ありません。--store でファイルを指定してください",
    "there is no home folder to keep the store in; name a file with --store": "履歴を置くホームフォルダーがありません。"
    "--store でファイルを指定してください",
    "there is no folder {} to keep the store in": "履歴を置くフォルダー {0} がありません",
    "{} is not a file, so it cannot be a store": "{0} はファイルではないため、履歴の保存先にできません",
    "no such store; `mailguard learn` makes it": "まだありません。mailguard learn で作成できます",
    "not a store of correspondents; nothing was changed": "送受信相手の記録ではありません。何も変更していません",
    "another program is writing to the store; try again in a moment": "ほかのプログラムが書き込み中です。"
    "少し待ってからもう一度お試しください",
    "made by a newer mailguard (schema {}); update this one": "新しい版の mailguard で作られています（{0}）。更新してください",
    "a PostgreSQL store needs another package: pip install 'mailguard[postgres]'": "PostgreSQL を使うには"
    "追加のパッケージが必要です：pip install 'mailguard[postgres]'",
    "{} has no round of {}": "{0} に {1} の記録がありません",
    "--mta-sts-policy-dir: {} is not a folder": "--mta-sts-policy-dir：{0} はフォルダーではありません",
    "not delivered: {}; the next round tries again": "通知を送れませんでした（{0}）。次回の点検でもう一度送ります",
    "not delivered: {}": "通知を送れませんでした（{0}）",
    "internal error, please report it: {}": "内部エラーです。ご報告ください：{0}",
}

_HINTS: Final[tuple[tuple[str, str], ...]] = (
    ("{}; did you mean {}?", "。{0} ではありませんか"),
    ("{}: did you mean {}?", "。{0} ではありませんか"),
    ("{}; see `{}`", "。詳しくは {0} をご覧ください"),
    ("{}; `{}` lists them", "。{0} で一覧を表示できます"),
    ("{}; `{}` checks the domains of mailguard.toml", "。{0} で mailguard.toml のドメインを確認できます"),
)
_DEEPEST: Final = 3  # levels of a message within a message
_NAMES: Final = 3  # colons after which a message may begin
_LONGEST: Final = 2_000  # characters; a longer message quotes something long and is not translated


def in_japanese(message: str) -> str:
    """Return an error message in Japanese, or unchanged if there is no translation. What it names is kept."""
    return (_translated(message, 0) if len(message) <= _LONGEST else "") or message


def _translated(text: str, depth: int) -> str:
    """Return `text` in Japanese, or "" if there is no translation."""
    if depth > _DEEPEST:
        return ""
    known = _SENTENCES.get(text[:1].lower() + text[1:]) or _WORDS.get(text)
    if known:
        return known
    for hint, said in _HINTS:
        found = _holes(hint, text)
        if found:
            head = _translated(found[0], depth + 1)
            return head + said.format(found[1]) if head else ""
    return (
        _sentence(text, depth, begins_with_hole=False)
        or _behind_a_name(text, depth)
        or _sentence(text, depth, begins_with_hole=True)
    )


def _sentence(text: str, depth: int, *, begins_with_hole: bool) -> str:
    for english, japanese in _SENTENCES.items():
        if "{}" in english and english.startswith("{}") == begins_with_hole:
            found = _holes(english, text)
            if found:
                return japanese.format(*(_translated(part, depth + 1) or part for part in found))
    return ""


def _holes(english: str, text: str) -> list[str]:
    """Return the parts of `text` at each `{}` of `english`, or [] if it does not match. Runs in linear time."""
    first, *middle, last = english.split("{}")
    if not text.startswith(first) or not text.endswith(last):
        return []
    end = len(text) - len(last)
    found: list[str] = []
    at = len(first)
    for piece in middle:
        until = text.find(piece, at + 1, end)
        if until < 0:
            return []
        found.append(text[at:until])
        at = until + len(piece)
    return [*found, text[at:end]] if at < end else []


def _behind_a_name(text: str, depth: int) -> str:
    """Translate a message that follows the name of a file, a line or an option."""
    at = text.find(": ")
    for _ in range(_NAMES):
        if at < 0:
            break
        rest = _translated(text[at + 2 :], depth + 1)
        if rest:
            name = text[:at]
            line = name.removeprefix("line ")
            return f"{line}行目：{rest}" if line.isdecimal() and line != name else f"{name}：{rest}"
        at = text.find(": ", at + 1)
    return ""
