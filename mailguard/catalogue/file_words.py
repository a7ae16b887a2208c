"""Observations about a file in the reader's words: kinds of files instead of MIME types, counts, kinds of macros.

The report itself has the observations in English. One without an entry here is shown unchanged.
"""

import re
from collections.abc import Mapping
from typing import Final

from mailguard._internal.lazy_pattern import lazy_pattern
from mailguard.catalogue import Language

TYPES: Final[Mapping[str, Mapping[Language, str]]] = {
    "application/appinstaller": {"en": "an app installer", "ja": "アプリのインストーラー"},
    "application/epub+zip": {"en": "an e-book", "ja": "電子書籍"},
    "application/gzip": {"en": "a gzip archive", "ja": "gzip 形式の圧縮ファイル"},
    "application/hta": {"en": "an HTML application", "ja": "HTML 形式のプログラム"},
    "application/java-archive": {"en": "a Java program", "ja": "Java のプログラム"},
    "application/java-vm": {"en": "a Java program", "ja": "Java のプログラム"},
    "application/javascript": {"en": "a script", "ja": "スクリプト（小さなプログラム）"},
    "application/msword": {"en": "a Word document", "ja": "Word 文書"},
    "application/octet-stream": {"en": "a file of unknown type", "ja": "種類の分からないファイル"},
    "application/onenote": {"en": "a OneNote notebook", "ja": "OneNote のファイル"},
    "application/pdf": {"en": "a PDF", "ja": "PDF"},
    "application/vnd.android.package-archive": {"en": "an Android app", "ja": "Android のアプリ"},
    "application/vnd.ms-cab-compressed": {"en": "a cabinet archive", "ja": "CAB 形式の圧縮ファイル"},
    "application/vnd.ms-excel": {"en": "an Excel workbook", "ja": "Excel ブック"},
    "application/vnd.ms-htmlhelp": {"en": "a Windows help file", "ja": "Windows のヘルプファイル"},
    "application/vnd.ms-powerpoint": {"en": "a PowerPoint presentation", "ja": "PowerPoint の資料"},
    "application/vnd.rar": {"en": "a RAR archive", "ja": "RAR 形式の圧縮ファイル"},
    "application/x-7z-compressed": {"en": "a 7z archive", "ja": "7z 形式の圧縮ファイル"},
    "application/x-ace-compressed": {"en": "an ACE archive", "ja": "ACE 形式の圧縮ファイル"},
    "application/x-apple-diskimage": {"en": "an Apple disk image", "ja": "Mac のディスクイメージ"},
    "application/x-arj": {"en": "an ARJ archive", "ja": "ARJ 形式の圧縮ファイル"},
    "application/x-bzip2": {"en": "a bzip2 archive", "ja": "bzip2 形式の圧縮ファイル"},
    "application/mac-binhex40": {"en": "a BinHex file", "ja": "BinHex 形式のファイル"},
    "application/x-alz": {"en": "an ALZ archive", "ja": "ALZ 形式の圧縮ファイル"},
    "application/x-chrome-extension": {"en": "a browser extension", "ja": "ブラウザーの拡張機能"},
    "application/x-compress": {"en": "a .Z archive", "ja": ".Z 形式の圧縮ファイル"},
    "application/x-cpio": {"en": "a CPIO archive", "ja": "CPIO 形式のファイル"},
    "application/x-egg": {"en": "an EGG archive", "ja": "EGG 形式の圧縮ファイル"},
    "application/x-freearc": {"en": "a FreeArc archive", "ja": "FreeArc 形式の圧縮ファイル"},
    "application/x-lz4": {"en": "an LZ4 archive", "ja": "LZ4 形式の圧縮ファイル"},
    "application/x-lzip": {"en": "an lzip archive", "ja": "lzip 形式の圧縮ファイル"},
    "application/x-lzma": {"en": "an LZMA archive", "ja": "LZMA 形式の圧縮ファイル"},
    "application/x-lzop": {"en": "an lzop archive", "ja": "lzop 形式の圧縮ファイル"},
    "application/x-pack": {"en": "a pack archive", "ja": "pack 形式の圧縮ファイル"},
    "application/x-squashfs": {"en": "a SquashFS image", "ja": "SquashFS 形式のファイル"},
    "application/x-stuffit": {"en": "a StuffIt archive", "ja": "StuffIt 形式の圧縮ファイル"},
    "application/x-qcow": {"en": "a disk image", "ja": "ディスクイメージ"},
    "application/x-vmdk": {"en": "a disk image", "ja": "ディスクイメージ"},
    "application/x-zoo": {"en": "a ZOO archive", "ja": "ZOO 形式の圧縮ファイル"},
    "text/x-uuencode": {"en": "a uuencoded file", "ja": "uuencode 形式のファイル"},
    "text/xml": {"en": "an XML file", "ja": "XML ファイル"},
    "application/x-dosexec": {"en": "a Windows program", "ja": "Windows のプログラム"},
    "application/x-elf": {"en": "a Linux program", "ja": "Linux のプログラム"},
    "application/x-fat-image": {"en": "a disk image", "ja": "ディスクイメージ"},
    "application/x-iso9660-image": {"en": "a disk image", "ja": "ディスクイメージ"},
    "application/x-java-jnlp-file": {
        "en": "a file that starts a Java program",
        "ja": "Java のプログラムを起動するファイル",
    },
    "application/x-lzh-compressed": {"en": "an LZH archive", "ja": "LZH 形式の圧縮ファイル"},
    "application/x-mach-binary": {"en": "a Mac program", "ja": "Mac のプログラム"},
    "application/x-ms-shortcut": {"en": "a shortcut", "ja": "ショートカット"},
    "application/x-ms-wim": {"en": "a disk image", "ja": "ディスクイメージ"},
    "application/x-msi": {"en": "a Windows installer", "ja": "Windows のインストーラー"},
    "application/x-msix": {"en": "a Windows installer", "ja": "Windows のインストーラー"},
    "application/x-mswinurl": {"en": "a shortcut to a web page", "ja": "Web ページへのショートカット"},
    "application/x-ole-storage": {"en": "an old Office file", "ja": "古い形式の Office ファイル"},
    "application/x-rdp": {"en": "remote desktop settings", "ja": "リモートデスクトップの設定ファイル"},
    "application/x-sylk": {"en": "a table in an old format (SYLK)", "ja": "古い形式の表（SYLK）"},
    "application/x-tar": {"en": "a TAR archive", "ja": "TAR 形式のファイル"},
    "application/x-udf-image": {"en": "a disk image", "ja": "ディスクイメージ"},
    "application/x-vhd": {"en": "a disk image", "ja": "ディスクイメージ"},
    "application/x-vhdx": {"en": "a disk image", "ja": "ディスクイメージ"},
    "application/x-xar": {"en": "a Mac installer", "ja": "Mac のインストーラー"},
    "application/x-xz": {"en": "an XZ archive", "ja": "XZ 形式の圧縮ファイル"},
    "application/xhtml+xml": {"en": "a web page", "ja": "Web ページ（HTML）"},
    "application/zip": {"en": "a ZIP archive", "ja": "ZIP 形式の圧縮ファイル"},
    "application/zstd": {"en": "a Zstandard archive", "ja": "Zstandard 形式の圧縮ファイル"},
    "image/gif": {"en": "a GIF picture", "ja": "GIF 画像"},
    "image/jpeg": {"en": "a JPEG picture", "ja": "JPEG 画像"},
    "image/png": {"en": "a PNG picture", "ja": "PNG 画像"},
    "image/svg+xml": {"en": "an SVG picture", "ja": "SVG 画像"},
    "message/rfc822": {"en": "a mail", "ja": "メール"},
    "multipart/related": {"en": "a saved web page", "ja": "保存した Web ページ"},
    "text/calendar": {"en": "a calendar entry", "ja": "予定表のファイル"},
    "text/csv": {"en": "a table (CSV)", "ja": "表（CSV）"},
    "text/html": {"en": "a web page", "ja": "Web ページ（HTML）"},
    "text/javascript": {"en": "a script", "ja": "スクリプト（小さなプログラム）"},
    "text/plain": {"en": "plain text", "ja": "テキスト"},
    "text/rtf": {"en": "an RTF document", "ja": "RTF 文書"},
    "text/vbscript": {"en": "a script", "ja": "スクリプト（小さなプログラム）"},
    "text/x-encoded-script": {"en": "an encoded script", "ja": "符号化したスクリプト"},
    "text/x-library-ms": {"en": "a Windows library file", "ja": "Windows のライブラリファイル"},
    "text/x-ms-iqy": {"en": "a web query for Excel", "ja": "Excel に外部のデータを読み込ませるファイル"},
    "text/x-msbatch": {"en": "a batch file", "ja": "バッチファイル"},
    "text/x-perl": {"en": "a Perl program", "ja": "Perl のプログラム"},
    "text/x-powershell": {"en": "a PowerShell script", "ja": "PowerShell のスクリプト"},
    "text/x-python": {"en": "a Python program", "ja": "Python のプログラム"},
    "text/x-scriptlet": {"en": "a script", "ja": "スクリプト（小さなプログラム）"},
    "text/x-settingcontent": {"en": "a Windows settings file", "ja": "Windows の設定ファイル"},
    "text/x-shellscript": {"en": "a shell script", "ja": "シェルスクリプト"},
    "text/x-wsf": {"en": "a script", "ja": "スクリプト（小さなプログラム）"},
}
_TYPE: Final = lazy_pattern(r"[a-z]{4,11}/[a-zA-Z0-9.+-]{2,100}")
# Sentences with numbers or names: (pattern of the English sentence, Japanese).
_SENTENCES: Final[tuple[tuple[re.Pattern[str], str], ...]] = (
    (
        lazy_pattern(r"(\d{1,20}) bytes when unpacked, (\d{1,20}) times its packed size"),
        "展開すると {0} バイト、圧縮時の {1} 倍",
    ),
    (
        lazy_pattern(r"members share the same packed bytes; (\d{1,20}) bytes when unpacked"),
        "同じデータを何度も使い回して、展開すると {0} バイト",
    ),
    (lazy_pattern(r"declares (\d{1,20}) bytes and holds more"), "{0} バイトと記されているが、実際はそれより大きい"),
    (lazy_pattern(r"blanks (\.\w{1,20})"), "長い空白の後に {0}"),
)
_MACROS: Final[Mapping[str, str]] = {
    "Excel 4 macro sheet": "Excel 4.0 マクロシート",
    "Excel 4 macro sheet, hidden": "非表示の Excel 4.0 マクロシート",
    "compiled code without its source": "ソースコードが消され、実行用コードだけのマクロ",
    "not a readable project": "読み取れないマクロ",
    "not unpacked": "展開していないマクロ",
    "locked": "パスワードでロックされている",
    "damaged": "ファイルが壊れている",
    "script": "スクリプト",
    "loads its content from elsewhere": "中身を外部のサーバーから読み込む",
    "macros allowed, none found": "マクロを実行できる形式（マクロは見つからない）",
    "macros allowed, not readable": "マクロを実行できる形式（中身を読み取れない）",
    "started by an event": "操作に合わせて自動で動作",
}


def told(detail: str, language: Language) -> str:
    """Return the observation in the reader's words."""
    content, between, before = detail.partition(" behind ")
    if between and _TYPE.fullmatch(content) and _TYPE.fullmatch(before):
        if before == "application/octet-stream":
            return (
                f"別のデータの後ろに{_type(content, 'ja')}"
                if language == "ja"
                else f"{_type(content, 'en')} after other data"
            )
        if language == "ja":
            return f"{_type(before, 'ja')}の後ろに{_type(content, 'ja')}"
        return f"{_type(content, 'en')} after {_type(before, 'en')}"
    content, between, shown = detail.partition(" as ")
    if between and _TYPE.fullmatch(content):
        if shown.startswith("."):
            return (
                f"中身は{_type(content, 'ja')}、名前は {shown}"
                if language == "ja"
                else f"{_type(content, 'en')} as {shown}"
            )
        claimed = _type(shown, language)
        return (
            f"中身は{_type(content, 'ja')}、表示は{claimed}"
            if language == "ja"
            else f"{_type(content, 'en')} as {claimed}"
        )
    if _TYPE.fullmatch(detail):
        return _type(detail, language)
    if language == "en":
        return detail
    for pattern, japanese in _SENTENCES:
        found = pattern.fullmatch(detail)
        if found:
            return japanese.format(*(f"{int(each):,}" if each.isdecimal() else each for each in found.groups()))
    return "、".join(_MACROS.get(part, part) for part in detail.split("; "))


def _type(mime: str, language: Language) -> str:
    named = TYPES.get(mime)
    if named is not None:
        return named[language]
    if mime.startswith(("application/vnd.openxmlformats", "application/vnd.ms-", "application/vnd.oasis")):
        return {"en": "an Office document", "ja": "Office 文書"}[language]
    top = mime.partition("/")[0]
    media = {"image": ("a picture", "画像"), "audio": ("an audio file", "音声"), "video": ("a video", "動画")}.get(top)
    return media[language == "ja"] if media else mime
