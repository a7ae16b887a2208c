"""What customers of a mail service include in their SPF record, known by the service's MX hosts.

Own compilation from the services' public set-up instructions, read 2026-11: each line names whose they are. An entry
whose name has no SPF record any more is not proposed: every proposal is looked up first.
"""

from typing import Final

SPF_INCLUDES: Final = {  # ending of an MX host → what to include
    "mail.protection.outlook.com": "spf.protection.outlook.com",  # Microsoft 365
    "mx.microsoft": "spf.protection.outlook.com",  # Microsoft 365, hosts with DANE
    "mail.protection.partner.outlook.cn": "spf.protection.partner.outlook.cn",  # Microsoft 365 by 21Vianet
    "mail.protection.office365.us": "spf.protection.office365.us",  # Microsoft 365 of the US government
    "google.com": "_spf.google.com",  # Google Workspace
    "googlemail.com": "_spf.google.com",
    "worksmobile.com": "spf.worksmobile.com",  # LINE WORKS
    "lolipop.jp": "_spf.lolipop.jp",  # Lolipop
    "heteml.jp": "_spf.heteml.jp",  # heteml
    "xserver.jp": "spf.sender.xserver.jp",  # Xserver
    "messagingengine.com": "spf.messagingengine.com",  # Fastmail
    "protonmail.ch": "_spf.protonmail.ch",  # Proton Mail
    "icloud.com": "icloud.com",  # iCloud Mail with one's own domain
    "mx.zoho.com": "zohomail.com",  # Zoho Mail
    "mx2.zoho.com": "zohomail.com",
    "mx3.zoho.com": "zohomail.com",
    "zoho.eu": "zohomail.eu",
    "zoho.jp": "zohomail.jp",
    "zoho.in": "zohomail.in",
    "mx.yandex.net": "_spf.yandex.net",  # Yandex 360
    "emx.mail.ru": "_spf.mail.ru",  # Mail.ru for business
    "emailsrvr.com": "emailsrvr.com",  # Rackspace
    "secureserver.net": "secureserver.net",  # GoDaddy
    "mail.ovh.net": "mx.ovh.com",  # OVHcloud
    "mail.gandi.net": "_mailcust.gandi.net",  # Gandi
    "hostinger.com": "_spf.mail.hostinger.com",  # Hostinger
    "titan.email": "spf.titan.email",  # Titan
    "migadu.com": "spf.migadu.com",  # Migadu
    "mailbox.org": "mailbox.org",  # mailbox.org
    "infomaniak.ch": "spf.infomaniak.ch",  # Infomaniak
    "mx.cloudflare.net": "_spf.mx.cloudflare.net",  # Cloudflare Email Routing
    "forwardemail.net": "spf.forwardemail.net",  # Forward Email
}
# Services whose MX hosts only receive: what their customers send leaves from other addresses, those of the include.
# Hosting companies send from the MX host itself, and forwarders send nothing in their customers' names.
SEPARATE_SENDERS: Final = {  # what to include → the service
    "spf.protection.outlook.com": "Microsoft 365",
    "spf.protection.partner.outlook.cn": "Microsoft 365 (21Vianet)",
    "spf.protection.office365.us": "Microsoft 365 (US Government)",
    "_spf.google.com": "Google Workspace",
    "spf.worksmobile.com": "LINE WORKS",
    "spf.messagingengine.com": "Fastmail",
    "_spf.protonmail.ch": "Proton Mail",
    "icloud.com": "iCloud Mail",
}
_LABELS: Final = 6  # of a host that are looked at; no ending above is longer


def spf_include(host: str) -> str:
    """What to include for the service that runs the MX `host`, "" for none that is known."""
    labels = host.lower().rstrip(".").split(".")[-_LABELS:]
    endings = (".".join(labels[start:]) for start in range(len(labels)))
    return next((SPF_INCLUDES[ending] for ending in endings if ending in SPF_INCLUDES), "")
