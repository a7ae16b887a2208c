"""File names in links that hand the reader something dangerous, and the places where such links are everyday.

Own compilation from the formats' documentation and the makers' own sites, 2026-11. `com` is left out: in a link it is
nearly always the end of a name or of a mail address.
"""

from typing import Final

_KINDS: Final = (
    ("program", "exe msi msp msix msixbundle appx appxbundle appinstaller apk xapk ipa jar dmg pkg dll cpl xll"),
    (
        "script",
        "js jse vbs vbe wsf wsh hta ps1 bat cmd scr pif chm msc reg lnk url scf sct iqy slk rdp jnlp diagcab library-ms",
    ),
    ("image", "iso img vhd vhdx one onepkg"),
    ("macro", "docm dotm xlsm xltm xlam xlsb pptm potm ppam ppsm"),
    ("archive", "zip zipx rar 7z gz cab ace lzh arj"),
)
KIND_OF: Final[dict[str, str]] = {extension: kind for kind, names in _KINDS for extension in names.split()}
"""Extension → program, script (shortcuts and settings too), image (disks, notebooks), macro or archive."""

# Where everybody keeps programs under development for others to fetch: anybody can, so they are not trusted either.
CODE_HOSTS: Final = frozenset(
    ("github.com", "gitlab.com", "bitbucket.org", "sourceforge.net", "codeberg.org", "pypi.org")
)
# Below a well-known company's domain, and still anybody's files.
ANYBODYS: Final = frozenset(
    """
    drive.google.com docs.google.com drive.usercontent.google.com googleusercontent.com 1drv.ms onedrive.live.com
    sharepoint.com dropbox.com dropboxusercontent.com box.com discordapp.com discordapp.net slack-files.com
    icloud-content.com githubusercontent.com trello.com atlassian.net notion.so amazonaws.com
    """.split()  # noqa: SIM905 - a table is easier to review than a list
)
# Makers and public bodies that hand out programs, forms and archives from their own sites.
MAKERS: Final = frozenset(
    """
    go.jp lg.jp gov mil europa.eu
    mozilla.org python.org 7-zip.org libreoffice.org openoffice.org videolan.org wireshark.org winscp.net debian.org
    ubuntu.com kernel.org almalinux.org rockylinux.org fedoraproject.org centos.org apache.org gnu.org postgresql.org
    mysql.com nodejs.org php.net jetbrains.com docker.com vmware.com broadcom.com citrix.com cisco.com fortinet.com
    paloaltonetworks.com oracle.com java.com nvidia.com intel.com amd.com hp.com dell.com lenovo.com
    brother.co.jp brother.com canon.jp canon-its.jp epson.jp ricoh.com ricoh.co.jp fujifilm.com konicaminolta.com
    konicaminolta.jp fujitsu.com nec.com nec.co.jp toshiba.co.jp hitachi.co.jp panasonic.com sony.jp
    trendmicro.com trendmicro.co.jp eset.com kaspersky.com kaspersky.co.jp symantec.com mcafee.com sophos.com
    justsystems.com sourcenext.com vector.co.jp orca.med.or.jp teamviewer.com anydesk.com
    """.split()  # noqa: SIM905 - a table is easier to review than a list
)
