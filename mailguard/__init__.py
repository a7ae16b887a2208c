"""Check whether an e-mail is what it claims to be.

import mailguard

report = mailguard.scan("suspicious.eml", offline=True)
print(report.verdict.level, report.verdict.score)
for finding in report.findings:
    print(finding.check, finding.severity, finding.summary)

config = mailguard.Config(organization=mailguard.Organization(domains=("imakiire.or.jp",)))
report = mailguard.scan(raw_bytes, config=config)
report.to_dict()  # the report as JSON values, schema mailguard.report/1
posture = mailguard.check_domain("example.jp")  # checks the SPF, DMARC, MX and other records of the domain
"""

import importlib
from typing import TYPE_CHECKING, Any

from mailguard._version import __version__

if TYPE_CHECKING:
    from mailguard.auth.result import Envelope
    from mailguard.config import Config, Organization
    from mailguard.config.load import load_config
    from mailguard.dns.zone import ZoneResolver
    from mailguard.errors import MailguardError
    from mailguard.finding import Evidence, Finding, Severity
    from mailguard.message import Message, parse
    from mailguard.pipeline.many import scan_many
    from mailguard.pipeline.scan import ascan, scan
    from mailguard.posture.check_domain import acheck_domain, check_domain, check_domains
    from mailguard.posture.options import DomainOptions
    from mailguard.posture.snapshot import Posture
    from mailguard.report.model import Report

__all__ = [
    "Config",
    "DomainOptions",
    "Envelope",
    "Evidence",
    "Finding",
    "MailguardError",
    "Message",
    "Organization",
    "Posture",
    "Report",
    "Severity",
    "ZoneResolver",
    "__version__",
    "acheck_domain",
    "ascan",
    "check_domain",
    "check_domains",
    "load_config",
    "parse",
    "scan",
    "scan_many",
]

_HOMES = {
    "Config": "mailguard.config",
    "DomainOptions": "mailguard.posture.options",
    "Envelope": "mailguard.auth.result",
    "Evidence": "mailguard.finding",
    "Finding": "mailguard.finding",
    "MailguardError": "mailguard.errors",
    "Message": "mailguard.message",
    "Organization": "mailguard.config",
    "Posture": "mailguard.posture.snapshot",
    "Report": "mailguard.report.model",
    "Severity": "mailguard.finding",
    "ZoneResolver": "mailguard.dns.zone",
    "acheck_domain": "mailguard.posture.check_domain",
    "ascan": "mailguard.pipeline.scan",
    "check_domain": "mailguard.posture.check_domain",
    "check_domains": "mailguard.posture.check_domain",
    "load_config": "mailguard.config.load",
    "parse": "mailguard.message",
    "scan": "mailguard.pipeline.scan",
    "scan_many": "mailguard.pipeline.many",
}


def __getattr__(name: str) -> Any:
    """Import a public name when it is first used, so that `import mailguard` takes only a few milliseconds."""
    home = _HOMES.get(name)
    if home is None:
        raise AttributeError(f"module 'mailguard' has no attribute {name!r}")
    value = getattr(importlib.import_module(home), name)
    globals()[name] = value
    return value
