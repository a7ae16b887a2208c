# ruff: noqa: INP001 - read by generate.py and by a test
"""The page of standards: which section of which standard is implemented where, read from comments and docstrings.

A reference is a standard and a section, beside the line that implements it: `RFC 7208 §4.6.4`. Further sections of
the same standard may follow: `RFC 8461 §3.1 and §3.2`.
"""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final, NamedTuple

PACKAGE: Final = Path(__file__).parent.parent / "mailguard"

TITLES: Final = {
    "RFC 1034": "Domain names: concepts and facilities",
    "RFC 1035": "Domain names: implementation and specification",
    "RFC 1112": "Host extensions for IP multicasting",
    "RFC 1122": "Requirements for Internet hosts: communication layers",
    "RFC 1123": "Requirements for Internet hosts: application and support",
    "RFC 1918": "Address allocation for private internets",
    "RFC 1950": "ZLIB compressed data format",
    "RFC 1952": "GZIP file format",
    "RFC 2017": "The URL access type of message/external-body",
    "RFC 2045": "MIME part one: format of Internet message bodies",
    "RFC 2046": "MIME part two: media types",
    "RFC 2047": "MIME part three: header extensions for text that is not ASCII",
    "RFC 2083": "PNG: Portable Network Graphics",
    "RFC 2142": "Mailbox names for common services, roles and functions",
    "RFC 2181": "Clarifications to the DNS specification",
    "RFC 2182": "Selection and operation of secondary DNS servers",
    "RFC 2183": "The Content-Disposition header field",
    "RFC 2231": "MIME parameter values and encoded words: character sets, languages and continuations",
    "RFC 2308": "Negative caching of DNS queries",
    "RFC 2369": "List header fields: List-Unsubscribe and others",
    "RFC 2397": "The data URL scheme",
    "RFC 2606": "Reserved top-level DNS names",
    "RFC 2919": "List-Id",
    "RFC 3056": "IPv6 over IPv4 clouds: 6to4",
    "RFC 3207": "SMTP over TLS: STARTTLS",
    "RFC 3274": "Compressed data content type for CMS",
    "RFC 3282": "Content-Language and Accept-Language",
    "RFC 3339": "Date and time on the Internet: timestamps",
    "RFC 3464": "Delivery status notifications",
    "RFC 3490": "Internationalizing domain names in applications (IDNA 2003)",
    "RFC 3596": "DNS extensions for IP version 6",
    "RFC 3597": "Handling of unknown DNS record types",
    "RFC 3676": "The text/plain format and delsp parameters",
    "RFC 3701": "The phaseout of 6bone addresses",
    "RFC 3709": "Logotypes in X.509 certificates",
    "RFC 3834": "Automatic responses to electronic mail",
    "RFC 3848": "ESMTP and LMTP transmission types",
    "RFC 3849": "IPv6 addresses for documentation",
    "RFC 3927": "Dynamic configuration of IPv4 link-local addresses",
    "RFC 3986": "Uniform resource identifier (URI): generic syntax",
    "RFC 4007": "IPv6 scoped address architecture",
    "RFC 4035": "Protocol modifications for the DNS security extensions",
    "RFC 4193": "Unique local IPv6 unicast addresses",
    "RFC 4291": "IP version 6 addressing architecture",
    "RFC 4343": "DNS case insensitivity",
    "RFC 4380": "Teredo: IPv6 over UDP through NATs",
    "RFC 4592": "The role of wildcards in the DNS",
    "RFC 4648": "The Base16, Base32 and Base64 encodings",
    "RFC 4954": "SMTP authentication",
    "RFC 5083": "Authenticated-enveloped data for CMS",
    "RFC 5234": "Augmented BNF (ABNF)",
    "RFC 5280": "Internet X.509 public key infrastructure: certificates and revocation lists",
    "RFC 5321": "Simple Mail Transfer Protocol",
    "RFC 5322": "Internet Message Format",
    "RFC 5452": "Making DNS more resilient against forged answers",
    "RFC 5545": "iCalendar",
    "RFC 5652": "Cryptographic Message Syntax (CMS)",
    "RFC 5737": "IPv4 addresses for documentation",
    "RFC 5782": "DNS blacklists and whitelists",
    "RFC 5890": "Internationalized domain names for applications: definitions",
    "RFC 5891": "Internationalized domain names for applications: protocol",
    "RFC 5952": "The text form of IPv6 addresses",
    "RFC 5965": "An extensible format for email feedback reports (ARF)",
    "RFC 6052": "IPv6 addressing of IPv4/IPv6 translators",
    "RFC 6066": "TLS extensions: server name indication and others",
    "RFC 6068": "The mailto URL scheme",
    "RFC 6266": "Content-Disposition in HTTP",
    "RFC 6376": "DomainKeys Identified Mail (DKIM) signatures",
    "RFC 6409": "Message submission for mail",
    "RFC 6522": "Multipart/report: delivery reports and returned headers",
    "RFC 6531": "SMTP extension for internationalized email",
    "RFC 6532": "Internationalized email headers",
    "RFC 6598": "IPv4 addresses for shared address space",
    "RFC 6604": "xNAME RCODE and status bits",
    "RFC 6698": "DNS-based authentication of named entities (DANE): TLSA",
    "RFC 6749": "OAuth 2.0",
    "RFC 6750": "OAuth 2.0: bearer tokens",
    "RFC 6840": "Clarifications and implementation notes for DNSSEC",
    "RFC 6890": "Special-purpose IP address registries",
    "RFC 6891": "Extension mechanisms for DNS: EDNS(0)",
    "RFC 7208": "Sender Policy Framework (SPF)",
    "RFC 7489": "Domain-based Message Authentication, Reporting, and Conformance (DMARC), the text before RFC 9989",
    "RFC 7505": "A null MX for domains that accept no mail",
    "RFC 7526": "Deprecation of the 6to4 anycast prefix",
    "RFC 7672": "SMTP security by opportunistic DANE TLS",
    "RFC 7766": "DNS over TCP",
    "RFC 8020": "NXDOMAIN: there really is nothing underneath",
    "RFC 8032": "Edwards-curve digital signatures (EdDSA)",
    "RFC 8109": "Initializing a DNS resolver with priming queries",
    "RFC 8259": "JSON",
    "RFC 8301": "Cryptographic algorithm and key usage update to DKIM",
    "RFC 8314": "Cleartext considered obsolete: TLS for mail submission and access",
    "RFC 8460": "SMTP TLS reporting (TLS-RPT)",
    "RFC 8461": "SMTP MTA strict transport security (MTA-STS)",
    "RFC 8463": "Ed25519-SHA256 for DKIM",
    "RFC 8551": "S/MIME 4.0: message specification",
    "RFC 8552": "Scoped interpretation of DNS records through underscored names",
    "RFC 8601": "Message header field for message authentication status: Authentication-Results",
    "RFC 8616": "Email authentication for internationalized mail",
    "RFC 8617": "The Authenticated Received Chain (ARC) protocol",
    "RFC 8659": "DNS certification authority authorization (CAA)",
    "RFC 8914": "Extended DNS errors",
    "RFC 8996": "Deprecating TLS 1.0 and TLS 1.1",
    "RFC 9110": "HTTP semantics",
    "RFC 9495": "CAA processing for email addresses",
    "RFC 9520": "Negative caching of DNS resolution failures",
    "RFC 9525": "Service identity in TLS",
    "RFC 9562": "Universally unique identifiers (UUID)",
    "RFC 9637": "Expansion of the IPv6 documentation space",
    "RFC 9649": "WebP image format",
    "RFC 9989": "Domain-based Message Authentication, Reporting, and Conformance (DMARC)",
    "RFC 9990": "DMARC aggregate reporting",
    "RFC 9991": "DMARC failure reporting",
}
"""The standards by name. One that is named with a section and missing here stops the generation of the page."""

OTHERS: Final = {
    "WHATWG HTML": ("HTML living standard", "https://html.spec.whatwg.org/"),
    "WHATWG URL": ("URL living standard", "https://url.spec.whatwg.org/"),
    "WHATWG Encoding": ("Encoding living standard", "https://encoding.spec.whatwg.org/"),
    "CSS Syntax 3": ("CSS syntax module level 3", "https://www.w3.org/TR/css-syntax-3/"),
    "UTS 39": ("Unicode security mechanisms", "https://www.unicode.org/reports/tr39/"),
    "ISO 32000-2": ("PDF 2.0", "https://pdfa.org/resource/iso-32000-2/"),
    "ECMA-119": ("The CD-ROM file system (ISO 9660)", "https://ecma-international.org/publications-and-standards/standards/ecma-119/"),
    "ECMA-167": ("The volume and file structure behind UDF", "https://ecma-international.org/publications-and-standards/standards/ecma-167/"),
    "ECMA-376-1": ("Office Open XML: markup", "https://ecma-international.org/publications-and-standards/standards/ecma-376/"),
    "ECMA-376-2": ("Office Open XML: packages", "https://ecma-international.org/publications-and-standards/standards/ecma-376/"),
    "MS-CAB": ("Cabinet file format", "https://learn.microsoft.com/openspecs/exchange_server_protocols/ms-cab"),
    "MS-CFB": ("Compound file binary format", "https://learn.microsoft.com/openspecs/windows_protocols/ms-cfb"),
    "MS-DOC": ("Word binary file format", "https://learn.microsoft.com/openspecs/office_file_formats/ms-doc"),
    "MS-DTYP": ("Windows data types", "https://learn.microsoft.com/openspecs/windows_protocols/ms-dtyp"),
    "MS-OFFCRYPTO": ("Office document cryptography", "https://learn.microsoft.com/openspecs/office_file_formats/ms-offcrypto"),
    "MS-ONESTORE": ("OneNote revision store format", "https://learn.microsoft.com/openspecs/office_file_formats/ms-onestore"),
    "MS-OVBA": ("Office VBA file format", "https://learn.microsoft.com/openspecs/office_file_formats/ms-ovba"),
    "MS-OXCDATA": ("Outlook and Exchange: data structures", "https://learn.microsoft.com/openspecs/exchange_server_protocols/ms-oxcdata"),
    "MS-OXMSG": ("Outlook item (.msg) file format", "https://learn.microsoft.com/openspecs/exchange_server_protocols/ms-oxmsg"),
    "MS-OXOMSG": ("Outlook and Exchange: e-mail object", "https://learn.microsoft.com/openspecs/exchange_server_protocols/ms-oxomsg"),
    "MS-OXPROPS": ("Outlook and Exchange: master property list", "https://learn.microsoft.com/openspecs/exchange_server_protocols/ms-oxprops"),
    "MS-OXRTFCP": ("Outlook and Exchange: compressed RTF", "https://learn.microsoft.com/openspecs/exchange_server_protocols/ms-oxrtfcp"),
    "MS-OXTNEF": ("Transport neutral encapsulation format (winmail.dat)", "https://learn.microsoft.com/openspecs/exchange_server_protocols/ms-oxtnef"),
    "MS-PPT": ("PowerPoint binary file format", "https://learn.microsoft.com/openspecs/office_file_formats/ms-ppt"),
    "MS-SHLLINK": ("Shell link (.lnk) file format", "https://learn.microsoft.com/openspecs/windows_protocols/ms-shllink"),
    "MS-XLS": ("Excel binary file format", "https://learn.microsoft.com/openspecs/office_file_formats/ms-xls"),
    "X.690": ("ASN.1 encoding rules: BER, CER and DER", "https://www.itu.int/rec/T-REC-X.690"),
    "APPNOTE 6.3.10": ("The ZIP file format", "https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT"),
    "IEEE P1282": ("Rock Ridge: POSIX names on CD-ROM", "https://en.wikipedia.org/wiki/Rock_Ridge"),
    "ODF 1.3 part 2": ("OpenDocument: packages", "https://docs.oasis-open.org/office/OpenDocument/v1.3/"),
    "ISO/IEC 18004": ("QR codes", "https://www.iso.org/standard/83389.html"),
    "ITU-T T.81": ("JPEG", "https://www.itu.int/rec/T-REC-T.81"),
    "TIFF 6.0": ("TIFF", "https://www.itu.int/itudoc/itu-t/com16/tiff-fx/docs/tiff6.pdf"),
    "PNG": ("Portable Network Graphics", "https://www.w3.org/TR/png-3/"),
    "SVG 2": ("Scalable Vector Graphics", "https://www.w3.org/TR/SVG2/"),
    "XML 1.0": ("Extensible Markup Language", "https://www.w3.org/TR/xml/"),
    "STIX 2.1": ("Structured threat information expression", "https://docs.oasis-open.org/cti/stix/v2.1/stix-v2.1.html"),
    "UTR 36": ("Unicode security considerations", "https://www.unicode.org/reports/tr36/"),
}  # fmt: skip

_SECTION: Final = re.compile(r"§((?:[A-Z]\.)?\d+(?:\.\d+)*)")
_GAP: Final = r"(?: |\n *(?:# )?)"  # a sentence may go on in the next line, of a comment too
_NAMES: Final = "|".join((rf"RFC{_GAP}[0-9]{{3,5}}", *(_GAP.join(map(re.escape, name.split())) for name in OTHERS)))
REFERENCE: Final = re.compile(
    rf"(?<![\w-])\[?({_NAMES})\]?{_GAP}({_SECTION.pattern}(?:(?:,| and| to|, and){_GAP}{_SECTION.pattern})*)"
)


class Reference(NamedTuple):
    """A section that the source names: the standard, the section, the file, its line, and the function or class."""

    standard: str
    section: str
    file: str
    line: int
    scope: str


def references() -> Iterator[Reference]:
    """Every section that the package names, file by file."""
    for path in sorted(PACKAGE.rglob("*.py")):
        text = path.read_text("utf-8")
        if "§" not in text:
            continue
        scopes = dict(_scopes(ast.parse(text)))
        for found in REFERENCE.finditer(text):
            line = text.count("\n", 0, found.start()) + 1
            standard = " ".join(found[1].replace("#", "").split())
            for section in _SECTION.findall(found[2]):
                yield Reference(standard, section, path.relative_to(PACKAGE).as_posix(), line, scopes.get(line, ""))


def standards_page() -> str:
    """The page: for each standard its sections, and for each of them where it is implemented."""
    found: dict[str, dict[str, dict[str, None]]] = {}
    for each in references():
        where = f"`{each.file}`" + (f" `{each.scope}`" if each.scope else "")
        found.setdefault(each.standard, {}).setdefault(each.section, {})[where] = None
    blocks = [
        "# Standards",
        "",
        "Which section of which standard is implemented where in `mailguard/`: the file, and the function or class.",
        "The page is generated from the references in the source, each beside the line that it explains.",
    ]
    for standard in sorted(found, key=_in_order):
        title, link = _title(standard)
        blocks += ["", f"## {standard}", "", f"[{title}]({link})", "", "| Section | Where |", "|---|---|"]
        for section in sorted(found[standard], key=_number):
            blocks.append(f"| {_linked(standard, section)} | {', '.join(found[standard][section])} |")
    return "\n".join(blocks) + "\n"


def _title(standard: str) -> tuple[str, str]:
    if standard in OTHERS:
        return OTHERS[standard]
    return TITLES[standard], f"https://www.rfc-editor.org/rfc/rfc{standard.removeprefix('RFC ')}.html"


def _linked(standard: str, section: str) -> str:
    if standard in OTHERS:
        return f"§{section}"
    part = f"appendix-{section}" if section[0].isalpha() else f"section-{section}"
    return f"[§{section}](https://www.rfc-editor.org/rfc/rfc{standard.removeprefix('RFC ')}.html#{part})"


def _in_order(standard: str) -> tuple[bool, int, str]:
    """RFCs by number, then the others by name."""
    number = standard.removeprefix("RFC ")
    return not number.isdigit(), int(number) if number.isdigit() else 0, standard


def _number(section: str) -> list[tuple[bool, int, str]]:
    """§4.10 behind §4.9, appendices last."""
    return [(part.isalpha(), int(part) if part.isdigit() else 0, part) for part in section.split(".")]


def _scopes(tree: ast.AST, inside: str = "") -> Iterator[tuple[int, str]]:
    """Every line inside a function or class, with its name; of a nested one, the inner name comes last."""
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            name = f"{inside}.{node.name}" if inside else node.name
            yield from ((line, name) for line in range(node.lineno, (node.end_lineno or node.lineno) + 1))
            yield from _scopes(node, name)
        else:
            yield from _scopes(node, inside)
