"""Mail services as MX hosts and SPF includes reveal them, and the DKIM selectors each of them uses.

Own compilation from the services' public set-up instructions, 2026-11. A `*` stands for any beginning of a host.
"""

from typing import Final

from mailguard._internal.lazy_dataclass import dataclass


@dataclass(frozen=True, slots=True)
class Provider:
    """A service. `hosts` are endings of MX hosts and of SPF include targets; `selectors` those it signs with."""

    name: str
    hosts: tuple[str, ...]
    selectors: tuple[str, ...]


PROVIDERS: Final = (
    Provider(
        "Microsoft 365", ("mail.protection.outlook.com", "spf.protection.outlook.com"), ("selector1", "selector2")
    ),
    Provider("Google Workspace", ("google.com", "googlemail.com", "_spf.google.com"), ("google",)),
    Provider("Amazon SES", ("amazonses.com", "amazonaws.com"), ("amazonses",)),
    Provider("SendGrid", ("sendgrid.net",), ("s1", "s2", "smtpapi")),
    Provider("Mailchimp", ("servers.mcsv.net", "mandrillapp.com", "mcsv.net"), ("k1", "k2", "k3", "mandrill")),
    Provider("Mailgun", ("mailgun.org",), ("mg", "pic", "mailo", "k1", "smtp")),
    Provider("Postmark", ("mtasv.net",), ("pm",)),
    Provider("SparkPost", ("sparkpostmail.com",), ("scph0225",)),
    Provider("Salesforce", ("salesforce.com", "exacttarget.com"), ("sf1", "sf2", "s1", "10dkim1")),
    Provider("HubSpot", ("hubspotemail.net",), ("hs1", "hs2")),
    Provider("Zendesk", ("zendesk.com",), ("zendesk1", "zendesk2")),
    Provider("Zoho", ("zoho.com", "zoho.eu", "zoho.jp", "zohomail.com"), ("zoho", "zmail")),
    Provider("Fastmail", ("messagingengine.com",), ("fm1", "fm2", "fm3", "mesmtp")),
    Provider("Proton Mail", ("protonmail.ch", "proton.me"), ("protonmail", "protonmail2", "protonmail3")),
    Provider("Yahoo", ("yahoodns.net", "yahoo.com"), ("s2048", "s1024")),
    Provider("iCloud", ("icloud.com",), ("sig1",)),
    Provider("Mimecast", ("mimecast.com",), ("mimecast", "mimecast20230101")),
    Provider("Proofpoint", ("pphosted.com", "ppe-hosted.com"), ("selector1", "proofpoint", "pp1", "pps1")),
    Provider("Barracuda", ("barracudanetworks.com",), ("barracuda", "selector1")),
    Provider("Cloudflare", ("mx.cloudflare.net",), ("cf2024-1",)),
    Provider("OVH", ("ovh.net", "mail.ovh.net"), ("ovhmo-selector-1", "default")),
    Provider("IONOS", ("ionos.com", "kundenserver.de", "1and1.com"), ("s1-ionos", "s2-ionos", "s42582890")),
    Provider("GoDaddy", ("secureserver.net",), ("default", "secureserver1")),
    Provider("HENNGE One", ("hdems.com", "hennge.com", "spf-bma.mpme.jp"), ("selector1", "hennge", "hde", "ess")),
    Provider("Sakura Internet", ("sakura.ne.jp", "spf.sakura.ne.jp"), ("rs20240118", "default", "sakura")),
    Provider("Xserver", ("xserver.jp", "spf.sender.xserver.jp"), ("default",)),
    Provider("Lolipop", ("lolipop.jp", "spf.lolipop.jp", "_spf.lolipop.jp"), ("lolipop", "default")),
    Provider("heteml", ("heteml.jp", "_spf.heteml.jp"), ("heteml", "default")),
    Provider("KAGOYA", ("kagoya.net", "spf.kagoya.net"), ("kagoya", "default")),
    Provider("ConoHa", ("conoha.io", "tyo1.mail.conoha.io", "_spf.conoha.ne.jp"), ("default", "conoha")),
    Provider("Onamae (GMO)", ("gmoserver.jp", "spf.gmoserver.jp"), ("default", "gmo", "shared-hosting")),
    Provider("Muumuu Mail", ("muumuu-mail.com", "spf.muumuu-mail.com"), ("muumuu", "default")),
    Provider("Value Domain", ("valueserver.jp", "coreserver.jp"), ("default", "value")),
    Provider("CPI", ("cpi.ad.jp", "secure.ne.jp"), ("default", "cpi")),
    Provider("WADAX", ("wadax.ne.jp",), ("default",)),
    Provider("IIJ", ("iij4u.or.jp", "securemx.jp", "spf.securemx.jp"), ("iij", "securemx", "selector1")),
    Provider("NTT Communications", ("ocn.ne.jp", "mail.ocn.ne.jp", "bizmw.com"), ("ocn", "bizmail")),
    Provider("KDDI", ("kddi.ne.jp", "auone-net.jp"), ("kddi",)),
    Provider("Cybozu", ("cybozu.com", "spf.cybozu.com"), ("cybozu", "kintone")),
    Provider("Yahoo! JAPAN", ("yahoo.co.jp", "spf.yahoo.co.jp"), ("yj20110701", "default")),
    Provider("LINE WORKS", ("worksmobile.com",), ("worksmobile", "wmail")),
    Provider("Customers Mail Cloud", ("smtps.jp", "spf.smtps.jp"), ("hde", "cmc")),
    Provider("blastengine", ("bengine.jp", "spf.besender.jp"), ("blastengine", "be")),
    Provider("Benchmark Email", ("bmsend.com", "bmetrack.com"), ("bm1", "bm2", "bmdeda")),
    Provider("Cuenote", ("cuenote.jp", "spf.cuenote.jp"), ("cuenote",)),
    Provider("WiLL Mail", ("willmail.jp",), ("willmail", "dkim")),
    Provider("Haihai Mail", ("haihaimail.jp", "spf.haihaimail.jp"), ("hm", "haihai")),
    Provider("ActiveCampaign", ("acems.com", "activehosted.com"), ("dk", "acdkim1")),
    Provider("Brevo", ("sendinblue.com", "brevo.com"), ("mail", "brevo1", "brevo2")),
    Provider("Constant Contact", ("constantcontact.com",), ("ctct1", "ctct2")),
    Provider("Klaviyo", ("klaviyomail.com",), ("kl", "kl2")),
)
COMMON_SELECTORS: Final = ("default", "dkim", "mail", "selector1", "google", "s1", "k1")  # where nothing is revealed
