"""The short phrases in the details of a report: what a file is, what is broken, why something was left out.

The keys are the words of the JSON report. A word without an entry is shown unchanged.
"""

from collections.abc import Mapping

from mailguard.catalogue import Language

Words = Mapping[str, Mapping[Language, str]]

KINDS: Words = {  # kinds of files; the kinds of links are in the checks that find them
    "archive-bomb": {"en": "archive bomb", "ja": "異常に膨らむ圧縮ファイル"},
    "archive": {"en": "archive", "ja": "圧縮ファイル"},
    "disguised-type": {"en": "content differs from the name", "ja": "名前と中身が違う"},
    "disk-image": {"en": "disk image", "ja": "ディスクイメージ"},
    "double-extension": {"en": "two file endings", "ja": "二重の拡張子"},
    "encrypted-archive": {"en": "locked archive", "ja": "パスワード付き圧縮ファイル"},
    "encrypted-document": {"en": "locked document", "ja": "パスワード付き文書"},
    "executable": {"en": "program", "ja": "プログラム"},
    "exploit-object": {"en": "attacks the program that opens it", "ja": "閲覧ソフトを攻撃する部品"},
    "external-link": {"en": "loads from elsewhere", "ja": "外部から読み込む"},
    "html": {"en": "web page", "ja": "HTML"},
    "concatenated-archive": {"en": "two archives in one file", "ja": "二つの圧縮ファイルの連結"},
    "default-password": {
        "en": "locked, but opens without a password",
        "ja": "暗号化されているが、パスワードなしで開く文書",
    },
    "path-traversal": {"en": "writes elsewhere when unpacked", "ja": "展開先の外に書き込む"},
    "macro": {"en": "macro", "ja": "マクロ"},
    "nested-archive": {"en": "archive inside an archive", "ja": "圧縮ファイルの中の圧縮ファイル"},
    "onenote": {"en": "OneNote file", "ja": "OneNote"},
    "password-form": {"en": "asks for a password", "ja": "パスワード入力欄"},
    "pdf-javascript": {"en": "PDF with a script", "ja": "スクリプト入り PDF"},
    "remote-template": {"en": "loads a template", "ja": "外部テンプレート"},
    "rtlo-filename": {"en": "reversed file name", "ja": "逆向き表示の名前"},
    "script": {"en": "script", "ja": "スクリプト"},
    "shortcut": {"en": "shortcut", "ja": "ショートカット"},
    "smuggling": {"en": "builds a file by script", "ja": "スクリプトでファイルを作り出す"},
}

REASONS: Words = {  # reasons of authentication results; English readers see the word of the report itself
    "address-literal": {"ja": "差出人のドメインが IP アドレス"},
    "bad-client-ip": {"ja": "送信元 IP が不正"},
    "bad-instance": {"ja": "番号が不正"},
    "body-hash-mismatch": {"ja": "本文が署名後に変わっている"},
    "body-shorter-than-signed": {"ja": "本文が署名時より短い"},
    "chain-failed-earlier": {"ja": "途中の段階ですでに不合格"},
    "dns": {"ja": "DNS の回答なし"},
    "domain-mismatch": {"ja": "ドメインの不一致"},
    "from-not-signed": {"ja": "差出人欄に署名なし"},
    "inconsistent-chain": {"ja": "記録の矛盾"},
    "invalid-record": {"ja": "レコードの書き方の誤り"},
    "key-hash-not-allowed": {"ja": "鍵が許さない方式"},
    "key-lookup-failed": {"ja": "鍵の問い合わせ失敗"},
    "key-not-for-email": {"ja": "メール用でない鍵"},
    "key-not-found": {"ja": "鍵が見つからない"},
    "key-revoked": {"ja": "鍵は失効済み"},
    "key-syntax": {"ja": "鍵の書き方の誤り"},
    "key-too-large": {"ja": "鍵が大きすぎる"},
    "key-type-mismatch": {"ja": "鍵の種類の不一致"},
    "malformed-author-domain": {"ja": "差出人のドメインが不正"},
    "malformed-from": {"ja": "差出人欄が何通りにも読める"},
    "malformed-domain": {"ja": "ドメインが不正"},
    "message-signature-mismatch": {"ja": "メールの署名が一致しない"},
    "missing-field": {"ja": "必要な記録がない"},
    "no-author-domain": {"ja": "差出人のドメインなし"},
    "no-client-ip": {"ja": "送信元 IP が不明"},
    "no-mail-from": {"ja": "エンベロープ差出人が不明"},
    "no-match": {"ja": "該当なし"},
    "no-record": {"ja": "レコードなし"},
    "not-aligned": {"ja": "差出人のドメインと不一致"},
    "not-authenticated": {"ja": "認証されていない"},
    "offline": {"ja": "オフラインのため"},
    "record-too-long": {"ja": "レコードが長すぎる"},
    "repeated-field": {"ja": "同じ記録の重複"},
    "seal-mismatch": {"ja": "転送の署名が一致しない"},
    "several-author-domains": {"ja": "差出人のドメインが複数"},
    "several-from-fields": {"ja": "差出人欄が複数"},
    "several-records": {"ja": "レコードが複数"},
    "signature-expired": {"ja": "署名の期限切れ"},
    "signature-mismatch": {"ja": "署名が一致しない"},
    "signature-too-long": {"ja": "署名が長すぎる"},
    "signed-in-future": {"ja": "署名の日時が未来"},
    "syntax": {"ja": "書き方の誤り"},
    "timeout": {"ja": "時間切れ"},
    "too-many-author-domains": {"ja": "差出人のドメインが多すぎる"},
    "too-many-keys": {"ja": "鍵が多すぎる"},
    "too-many-lookups": {"ja": "DNS 問い合わせが上限超え"},
    "too-many-sets": {"ja": "転送の記録が多すぎる"},
    "too-many-signatures": {"ja": "署名が多すぎる"},
    "too-many-void-lookups": {"ja": "空の DNS 回答が上限超え"},
    "unknown-mechanism": {"ja": "未知の項目"},
    "unsupported-algorithm": {"ja": "対応していない方式"},
    "unsupported-canonicalization": {"ja": "対応していない方式"},
    "unsupported-key-type": {"ja": "対応していない鍵"},
    "unsupported-query-method": {"ja": "対応していない方式"},
    "unsupported-version": {"ja": "対応していない版"},
    "weak-algorithm": {"ja": "弱い方式"},
    "weak-key": {"ja": "弱い鍵"},
}

DEFECTS: Words = {
    "address-in-comment": {"en": "address only in a comment or in quotes", "ja": "アドレスが注釈や引用符の中にある"},
    "address-in-encoded-word": {"en": "address hidden in an encoding", "ja": "アドレスが符号化されて隠れている"},
    "address-without-brackets": {"en": "address without angle brackets", "ja": "アドレスが < > で囲まれていない"},
    "archive-damaged": {"en": "damaged archive", "ja": "圧縮ファイルの破損"},
    "attachment-unreadable": {"en": "file cannot be read", "ja": "読み取れない添付ファイル"},
    "boundary-missing": {"en": "parts without a boundary", "ja": "区切りの指定なし"},
    "boundary-not-found": {"en": "boundary of the parts not found", "ja": "区切りが見つからない"},
    "byte-order-mark": {"en": "begins with a byte-order mark", "ja": "先頭に BOM"},
    "control-characters": {"en": "control characters in an address", "ja": "アドレスに制御文字"},
    "control-characters-in-name": {"en": "control characters in a name", "ja": "名前に制御文字"},
    "header-line-without-colon": {"en": "header line without a colon", "ja": "コロンのないヘッダー行"},
    "html-tag-not-closed": {"en": "HTML tag not closed", "ja": "閉じていない HTML タグ"},
    "leading-blank-lines": {"en": "begins with blank lines", "ja": "先頭に空行"},
    "internal-error": {
        "en": "not examined because of a fault of this program",
        "ja": "この検査ツールの不具合で確認できなかった部分",
    },
    "limit-": {"en": "too large, read in part", "ja": "大きすぎるため一部だけ確認"},
    "limit-archive-bytes": {"en": "too much packed content, unpacked in part", "ja": "展開しきれない量の圧縮ファイル"},
    "limit-archive-depth": {"en": "files inside files, too many layers", "ja": "何重にも入れ子になったファイル"},
    "limit-archive-entries": {
        "en": "too many packed files, listed in part",
        "ja": "一覧にしきれない数の圧縮ファイルの中身",
    },
    "limit-archive-members": {
        "en": "too many packed files, opened in part",
        "ja": "開ききれない数の圧縮ファイルの中身",
    },
    "limit-attachment-bytes": {"en": "file too large, read in part", "ja": "大きすぎて一部しか確認できないファイル"},
    "limit-attachment-files": {"en": "too many files, examined in part", "ja": "確認しきれない数のファイル"},
    "limit-attachment-links": {
        "en": "too many links in a file, read in part",
        "ja": "確認しきれない数のリンクがあるファイル",
    },
    "limit-header-fields": {"en": "too many header fields, read in part", "ja": "確認しきれない数のヘッダー項目"},
    "limit-html-tags": {"en": "too many HTML tags, read in part", "ja": "確認しきれない量の HTML"},
    "limit-links": {"en": "too many links, read in part", "ja": "確認しきれない数のリンク"},
    "limit-message-bytes": {"en": "mail too large, read in part", "ja": "大きすぎて一部しか確認できないメール"},
    "limit-mime-depth": {"en": "parts inside parts, too many layers", "ja": "何重にも入れ子になったパート"},
    "limit-mime-parts": {"en": "too many parts, read in part", "ja": "確認しきれない数のパート"},
    "limit-nested-mails": {
        "en": "too many mails inside the mail, read in part",
        "ja": "確認しきれない数の、添付されたメール",
    },
    "limit-parameters": {"en": "too many parameters of a field, read in part", "ja": "確認しきれない数のパラメーター"},
    "limit-text-bytes": {"en": "text too long, read in part", "ja": "長すぎて一部しか確認できない本文"},
    "limit-text-characters": {"en": "text too long, read in part", "ja": "長すぎて一部しか確認できない本文"},
    "line-ends-cr-only": {"en": "old line ends (CR)", "ja": "改行が CR のみ"},
    "malformed-address": {"en": "broken address", "ja": "アドレスの書き方の誤り"},
    "missing-blank-line": {"en": "no blank line after the header", "ja": "ヘッダーの後に空行なし"},
    "multipart-not-closed": {"en": "end of the parts is missing", "ja": "区切りの終わりなし"},
    "no-address": {"en": "no address", "ja": "アドレスなし"},
    "no-header": {"en": "no mail header", "ja": "メールのヘッダーなし"},
    "outlook-author-differs": {
        "en": "Outlook shows another author than the header says",
        "ja": "Outlook の差出人がヘッダーの From と違う",
    },
    "outlook-author-without-address": {
        "en": "Outlook file without the author's address",
        "ja": "差出人のアドレスがない Outlook のファイル",
    },
    "outlook-sender-without-address": {
        "en": "Outlook file without the sender's address",
        "ja": "代理で送った人のアドレスがない Outlook のファイル",
    },
    "outlook-property-cut": {"en": "Outlook field cut short", "ja": "Outlook の項目が途切れている"},
    "picture-unreadable": {"en": "picture cannot be read", "ja": "読み取れない画像"},
    "quoted-printable-bad-escape": {
        "en": "broken encoding (quoted-printable)",
        "ja": "文字の符号化の誤り（quoted-printable）",
    },
    "several-addresses": {"en": "several addresses for one sender", "ja": "一人の差出人に複数のアドレス"},
    "undecodable-bytes": {"en": "characters that cannot be read", "ja": "読み取れない文字"},
    "unreadable-text": {"en": "text in an encoding that cannot be read", "ja": "読み取れない文字コードの本文"},
    "unknown-charset": {"en": "unknown character set", "ja": "未知の文字コード"},
    "utf-16": {"en": "written in UTF-16", "ja": "UTF-16 で書かれている"},
    "zip-directory-missing": {"en": "ZIP without a directory", "ja": "ZIP の目次なし"},
    "zip-unreadable": {"en": "ZIP cannot be read", "ja": "読み取れない ZIP"},
}

# Why something was not examined. The key is the beginning of the report's sentence; the longest match applies.
SKIPPED: Mapping[str, str] = {
    "a piece of a mail whose rest is elsewhere": "分割されたメールの一部だけで、残りがありません",
    "compressed in a way that cannot be unpacked": "展開できない方式で圧縮されています",
    "its content is elsewhere": "中身は別の場所にあり、このメールには入っていません",
    "PDF text that is packed in an unknown way": "未対応の圧縮方式のため、PDF の文章の一部は未確認です",
    "PDF text whose font does not say which letters it draws": "文字の対応が分からないフォントのため、PDF の文章は未確認です",
    "an S/MIME message that cannot be read": "読み取れない S/MIME のメールです",
    "an Outlook .msg file that cannot be read: save it as .eml": "読み取れない Outlook の .msg です。.eml で保存し直してください",
    "encrypted": "暗号化されています",
    "encrypted (OpenPGP)": "暗号化されています（OpenPGP）",
    "encrypted (S/MIME)": "暗号化されています（S/MIME）",
    "files packed with": "対応していない圧縮方式のため、中身は未確認です",
    "a PDF stream that is packed in an unknown way": "未対応の圧縮方式のため、PDF の一部は未確認です",
    "pictures in the PDF that are packed for fax or as JPEG 2000": "FAX 用や JPEG 2000 形式のため、PDF の画像は未確認です",
    "whether it opens without a password": "パスワードなしで開く文書かどうかは未確認です",
    "a drawing that looks like a QR code": "QR コードのような図を読み取れませんでした",
    "files inside": "圧縮ファイルの中身は未確認です",
    "install mailguard": "追加機能が入っていません",
    "member": "壊れているか、未対応の圧縮方式のファイルがあります",
    "recognised, not verified: still a draft": "まだ規格になっていないため、確かめていません",
    "texts and links of a protected PDF": "保護された PDF の文章とリンクは未確認です",
    "the files in a disk image": "ディスクイメージの中身は未確認です",
}


def word(table: Words, key: str, language: Language) -> str:
    """Return the entry of `table`, or `key` itself if there is no entry."""
    return table.get(key, {}).get(language, key)


def defect_word(kind: str, language: Language) -> str:
    """Return the phrase for a kind of defect. Limits without a separate entry share one."""
    known = kind in DEFECTS or not kind.startswith("limit-")
    return word(DEFECTS, kind if known else "limit-", language)


def skipped(why: str, language: Language) -> str:
    """Return why something was not examined. If only its beginning is known, the original follows in brackets."""
    if language == "en" or not why:
        return why
    known = max((each for each in SKIPPED if why.startswith(each)), key=len, default="")
    if not known:
        return why
    return SKIPPED[known] if known == why else f"{SKIPPED[known]}（{why}）"
