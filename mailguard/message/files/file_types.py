"""Tables of file types: their first bytes, their extensions, and the family of each.

Compiled by this project from the formats' specifications, 2026-11. A type is the registered MIME type if there is one.
"""

from typing import Final


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


# First bytes → type. If one signature is the beginning of another, the longer one comes first.
SIGNATURES: Final[tuple[tuple[bytes, str], ...]] = (
    (b"%PDF-", "application/pdf"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF87a", "image/gif"),
    (b"GIF89a", "image/gif"),
    (b"BM", "image/bmp"),
    (b"II*\x00", "image/tiff"),
    (b"MM\x00*", "image/tiff"),
    (b"\x00\x00\x01\x00", "image/x-icon"),
    (b"PK\x03\x04", "application/zip"),
    (b"PK\x05\x06", "application/zip"),
    (b"PK\x07\x08PK\x03\x04", "application/zip"),
    (b"PK00PK\x03\x04", "application/zip"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "application/x-ole-storage"),
    (b"Rar!\x1a\x07\x00", "application/vnd.rar"),
    (b"Rar!\x1a\x07\x01\x00", "application/vnd.rar"),
    (b"7z\xbc\xaf\x27\x1c", "application/x-7z-compressed"),
    (b"\x1f\x8b", "application/gzip"),
    (b"BZh", "application/x-bzip2"),
    (b"\xfd7zXZ\x00", "application/x-xz"),
    (b"\x28\xb5\x2f\xfd", "application/zstd"),
    (b"\x1f\x9d", "application/x-compress"),
    (b"\x1f\xa0", "application/x-pack"),
    (b"\x1f\x1e", "application/x-pack"),
    (b"LZIP", "application/x-lzip"),
    (b"\x5d\x00\x00", "application/x-lzma"),
    (b"\x04\x22\x4d\x18", "application/x-lz4"),
    (b"\x89LZO\x00\r\n\x1a\n", "application/x-lzop"),
    (b"070701", "application/x-cpio"),
    (b"070702", "application/x-cpio"),
    (b"070707", "application/x-cpio"),
    (b"\xc7\x71", "application/x-cpio"),
    (b"\x71\xc7", "application/x-cpio"),
    (b"ALZ\x01", "application/x-alz"),
    (b"EGGA", "application/x-egg"),
    (b"SIT!", "application/x-stuffit"),
    (b"StuffIt (c)", "application/x-stuffit"),
    (b"ZOO ", "application/x-zoo"),
    (b"ArC\x01", "application/x-freearc"),
    (b"hsqs", "application/x-squashfs"),
    (b"QFI\xfb", "application/x-qcow"),
    (b"KDMV", "application/x-vmdk"),
    (b"Cr24", "application/x-chrome-extension"),
    (b"MSCF\x00\x00\x00\x00", "application/vnd.ms-cab-compressed"),
    (b"\x60\xea", "application/x-arj"),
    (b"xar!", "application/x-xar"),
    (b"MZ", "application/x-dosexec"),
    (b"\x7fELF", "application/x-elf"),
    (b"\xcf\xfa\xed\xfe", "application/x-mach-binary"),
    (b"\xce\xfa\xed\xfe", "application/x-mach-binary"),
    (b"\xfe\xed\xfa\xcf", "application/x-mach-binary"),
    (b"\xfe\xed\xfa\xce", "application/x-mach-binary"),
    (b"\xca\xfe\xba\xbe", "application/java-vm"),
    (b"dex\n", "application/x-dex"),
    (b"{\\rt", "text/rtf"),
    (b"L\x00\x00\x00\x01\x14\x02\x00", "application/x-ms-shortcut"),
    (b"\xe4\x52\x5c\x7b\x8c\xd8\xa7\x4d\xae\xb1\x53\x78\xd0\x29\x96\xd3", "application/onenote"),
    (b"\x3f\xdd\x9a\x10\x1b\x91\xf5\x49\xa5\xd0\x17\x91\xed\xc8\xae\xd8", "application/onenote"),
    (b"\xa1\x2f\xff\x43\xd9\xef\x76\x4c\x9e\xe2\x10\xea\x57\x22\x76\x5f", "application/onenote"),
    (b"ITSF\x03\x00\x00\x00", "application/vnd.ms-htmlhelp"),
    (b"vhdxfile", "application/x-vhdx"),
    (b"conectix", "application/x-vhd"),
    (b"MSWIM\x00\x00\x00", "application/x-ms-wim"),
    (b"\x78\x9f\x3e\x22", "application/ms-tnef"),
    (b"!BDN", "application/vnd.ms-outlook-pst"),
    (b"ID3", "audio/mpeg"),
    (b"OggS", "audio/ogg"),
    (b"fLaC", "audio/flac"),
    (b"\x1aE\xdf\xa3", "video/x-matroska"),
    (b"FWS", "application/x-shockwave-flash"),
    (b"CWS", "application/x-shockwave-flash"),
    (b"ZWS", "application/x-shockwave-flash"),
    (b"SQLite format 3\x00", "application/vnd.sqlite3"),
    (b"wOFF", "font/woff"),
    (b"8BPS", "image/vnd.adobe.photoshop"),
    (b"%!PS", "application/postscript"),
    (b"-----BEGIN PGP", "application/pgp"),
)

# All extensions that Outlook blocks ("Level 1") are in the families executable, script, source, query, shortcut,
# disk-image, archive and blocked.

# Files that Windows starts or installs on a double click.
PROGRAM_EXTENSIONS: Final = _set(
    "exe scr pif com cpl msi msp mst msix msixbundle appx appxbundle appinstaller application dll ocx sys "
    "drv xll wll jar jnlp gadget air apk ipa dmg pkg deb rpm run bin-installer chm hlp reg msc appref-ms "
    "ax mui app msu shb shs fxp prg vsto crx xpi appimage flatpakref"
)
SCRIPT_EXTENSIONS: Final = _set(
    "js jse mjs vbs vbe vb wsf wsh wsc ws sct hta bat cmd btm ps1 ps1xml ps2 psc1 psc2 psd1 psm1 pssc psh inf "
    "inx isu ins scf settingcontent-ms diagcab diagcfg diagpkg msh msh1 msh2 mshxml ksh csh command action "
    "workflow xbap search-ms searchconnector-ms library-ms theme themepack desktopthemepackfile udl wcx "
    "website printerexport vsmacros vsw webpnp htc isp osd ops appcontent-ms cdxml terminal tool ps2xml msh1xml "
    "msh2xml psdm1 deskthemepack"
)
# Run only if an interpreter is installed; developers mail such files to each other.
SOURCE_EXTENSIONS: Final = _set(
    "py pyw pyz pyc pyo pyzw pl rb sh bash zsh php lua tcl r awk scpt applescript bas vbp asp aspx"
)
# Office and Windows files that are not programs, but fetch or run something when opened.
QUERY_EXTENSIONS: Final = _set(
    "iqy dqy rqy oqy slk rdp ica ade adp mde accde accdr mda mdb mdt mdw mdz mad maf mag mam maq mar mas mau mav "
    "maw asx prf"
)
# Data files that Outlook blocks too, but that people mail for good reasons.
BLOCKED_EXTENSIONS: Final = _set("cer crt der pst tmp mat pcd plg bgi cnt grp hpj its mcf")
SHORTCUT_EXTENSIONS: Final = _set("lnk url webloc inetloc fileloc desktop xnk")
DISK_IMAGE_EXTENSIONS: Final = _set("iso img vhd vhdx udf wim esd vmdk vdi qcow2 cue mds nrg ccd toast")
HTML_EXTENSIONS: Final = _set("htm html xhtml xht shtml shtm dhtml mht mhtml htmls hxt webarchive")
ARCHIVE_EXTENSIONS: Final = _set(
    "zip zipx rar r00 7z gz tgz bz2 tbz tbz2 xz txz tar lzh lha arj ace cab z uue uu xxe bz lz lzma zst "
    "tzst arc zoo cpio shar alz egg sit sitx lz4 lzo tlz taz hqx bh pea wsz"
)
MACRO_EXTENSIONS: Final = _set("docm dotm xlsm xltm xlam xla pptm potm ppam ppsm sldm")
MACRO_FORMATS: Final = MACRO_EXTENSIONS | _set("xlsb")
MAY_HOLD_MACROS: Final = MACRO_FORMATS | _set("bin")  # "bin" for a package's own xl/vbaProject.bin
DOCUMENT_EXTENSIONS: Final = MACRO_EXTENSIONS | _set(
    "pdf doc docx dot dotx rtf xls xlsx xlsb xlt xltx xlw ppt pptx pps ppsx pot potx odt ods odp odg ott "
    "ots otp one onepkg vsd vsdx pub mpp xps oxps epub pages numbers key jtd jtdc jtt xdw xbd hwp hwpx wps "
    "djvu ps eps"
)
IMAGE_EXTENSIONS: Final = _set(
    "jpg jpeg jpe jfif png gif bmp tif tiff webp heic heif avif ico svg svgz emf wmf psd dcm dicom"
)
MEDIA_EXTENSIONS: Final = _set("mp3 wav m4a wma aac ogg flac mid mp4 m4v mov avi wmv mkv webm mpg mpeg 3gp amr")
TEXT_EXTENSIONS: Final = _set("txt csv tsv log md xml json yaml yml ini conf cfg diff patch vcf tex")
CALENDAR_EXTENSIONS: Final = _set("ics ical ifb vcs icalendar")
MESSAGE_EXTENSIONS: Final = _set("eml emlx msg oft mht-eml")

# Extensions that people take for harmless documents: the first part of a double extension.
FAMILIAR_EXTENSIONS: Final = (
    DOCUMENT_EXTENSIONS
    | IMAGE_EXTENSIONS
    | MEDIA_EXTENSIONS
    | CALENDAR_EXTENSIONS
    | _set("txt csv xml log vcf eml msg")
) - _set("key one pages numbers ps pot dot pub pps")

_EXTENSION_FAMILIES: Final[tuple[tuple[frozenset[str], str], ...]] = (
    (PROGRAM_EXTENSIONS, "executable"),
    (SCRIPT_EXTENSIONS, "script"),
    (SOURCE_EXTENSIONS, "source"),
    (QUERY_EXTENSIONS, "query"),
    (BLOCKED_EXTENSIONS, "blocked"),
    (SHORTCUT_EXTENSIONS, "shortcut"),
    (DISK_IMAGE_EXTENSIONS, "disk-image"),
    (HTML_EXTENSIONS, "html"),
    (ARCHIVE_EXTENSIONS, "archive"),
    (IMAGE_EXTENSIONS, "image"),
    (DOCUMENT_EXTENSIONS, "document"),
    (MEDIA_EXTENSIONS, "media"),
    (TEXT_EXTENSIONS, "text"),
    (CALENDAR_EXTENSIONS, "calendar"),
    (MESSAGE_EXTENSIONS, "message"),
)
FAMILY_OF_EXTENSION: Final[dict[str, str]] = {
    extension: family for extensions, family in reversed(_EXTENSION_FAMILIES) for extension in extensions
}

FAMILY_OF_TYPE: Final[dict[str, str]] = {
    **dict.fromkeys(
        (
            "application/x-dosexec",
            "application/x-elf",
            "application/x-mach-binary",
            "application/java-vm",
            "application/x-dex",
            "application/java-archive",
            "application/vnd.android.package-archive",
            "application/x-msi",
            "application/vnd.ms-htmlhelp",
            "application/x-java-jnlp-file",
            "application/appinstaller",
            "application/x-msix",
            "application/x-xar",
            "application/x-msdownload",
            "application/x-ms-dos-executable",
            "application/x-msdos-program",
            "application/x-ms-application",
            "application/x-chrome-extension",
        ),
        "executable",
    ),
    **dict.fromkeys(
        (
            "application/hta",
            "text/x-wsf",
            "text/x-scriptlet",
            "text/x-msbatch",
            "text/javascript",
            "text/vbscript",
            "text/x-powershell",
            "text/x-settingcontent",
            "text/x-library-ms",
            "text/x-encoded-script",
            "application/javascript",
            "application/x-javascript",
        ),
        "script",
    ),
    **dict.fromkeys(("text/x-shellscript", "text/x-python", "text/x-perl"), "source"),
    **dict.fromkeys(("text/x-ms-iqy", "application/x-sylk", "application/x-rdp"), "query"),
    **dict.fromkeys(("application/x-ms-shortcut", "application/x-mswinurl"), "shortcut"),
    **dict.fromkeys(
        (
            "application/x-iso9660-image",
            "application/x-udf-image",
            "application/x-vhd",
            "application/x-vhdx",
            "application/x-ms-wim",
            "application/x-fat-image",
            "application/x-apple-diskimage",
            "application/x-qcow",
            "application/x-vmdk",
        ),
        "disk-image",
    ),
    **dict.fromkeys(("text/html", "application/xhtml+xml", "multipart/related"), "html"),
    **dict.fromkeys(
        (
            "application/zip",
            "application/vnd.rar",
            "application/x-7z-compressed",
            "application/gzip",
            "application/x-bzip2",
            "application/x-xz",
            "application/zstd",
            "application/x-tar",
            "application/vnd.ms-cab-compressed",
            "application/x-arj",
            "application/x-ace-compressed",
            "application/x-lzh-compressed",
            "application/x-compress",
            "application/x-pack",
            "application/x-lzip",
            "application/x-lzma",
            "application/x-lz4",
            "application/x-lzop",
            "application/x-cpio",
            "application/x-squashfs",
            "application/x-alz",
            "application/x-egg",
            "application/x-stuffit",
            "application/x-zoo",
            "application/x-freearc",
            "text/x-uuencode",
            "application/mac-binhex40",
            "application/x-zip-compressed",
            "application/x-rar-compressed",
            "application/x-gzip",
            "application/x-compressed",
        ),
        "archive",
    ),
    **dict.fromkeys(
        (
            "application/pdf",
            "text/rtf",
            "application/rtf",
            "application/msword",
            "application/vnd.ms-excel",
            "application/vnd.ms-powerpoint",
            "application/x-ole-storage",
            "application/epub+zip",
            "application/vnd.ms-word",
            "application/postscript",
            "application/vnd.visio",
        ),
        "document",
    ),
    **dict.fromkeys(("application/onenote",), "onenote"),
    **dict.fromkeys(("text/calendar", "application/ics"), "calendar"),
    **dict.fromkeys(("message/rfc822", "application/vnd.ms-outlook"), "message"),
    **dict.fromkeys(("text/plain", "text/csv", "text/xml", "application/xml", "text/x-vcard"), "text"),
}


def family_of_type(mime: str) -> str:
    """Return the family of a MIME type, or "" for an unknown or generic one (application/octet-stream)."""
    family = FAMILY_OF_TYPE.get(mime)
    if family is not None:
        return family
    if mime.startswith(("application/vnd.openxmlformats", "application/vnd.oasis", "application/vnd.ms-")):
        return "document"
    top = mime.partition("/")[0]
    return {"image": "image", "audio": "media", "video": "media"}.get(top, "")


def family_of_extension(extension: str) -> str:
    """Return the family of an extension (lower case, without the dot), or "" if it is unknown."""
    return FAMILY_OF_EXTENSION.get(extension, "")
