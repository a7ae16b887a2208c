"""Tells whether an e-mail is what it claims to be.

import mailguard

report = mailguard.scan("suspicious.eml", offline=True)
print(report.verdict.level, report.verdict.score)
for finding in report.findings:
    print(finding.check, finding.severity, finding.summary)

config = mailguard.Config(organization=mailguard.Organization(domains=("imakiire.or.jp",)))
report = mailguard.scan(raw_bytes, config=config)
report.to_dict()  # the JSON contract, mailguard.report/1
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
    from mailguard.many import scan_many
    from mailguard.message import Message, parse
    from mailguard.report import Report
    from mailguard.scan import ascan, scan

__all__ = [
    "Config",
    "Envelope",
    "Evidence",
    "Finding",
    "MailguardError",
    "Message",
    "Organization",
    "Report",
    "Severity",
    "ZoneResolver",
    "__version__",
    "ascan",
    "load_config",
    "parse",
    "scan",
    "scan_many",
]

_HOMES = {
    "Config": "mailguard.config",
    "Envelope": "mailguard.auth.result",
    "Evidence": "mailguard.finding",
    "Finding": "mailguard.finding",
    "MailguardError": "mailguard.errors",
    "Message": "mailguard.message",
    "Organization": "mailguard.config",
    "Report": "mailguard.report",
    "Severity": "mailguard.finding",
    "ZoneResolver": "mailguard.dns.zone",
    "ascan": "mailguard.scan",
    "load_config": "mailguard.config.load",
    "parse": "mailguard.message",
    "scan": "mailguard.scan",
    "scan_many": "mailguard.many",
}


def __getattr__(name: str) -> Any:
    """Load a public name when it is first used: importing mailguard alone takes a few milliseconds."""
    home = _HOMES.get(name)
    if home is None:
        raise AttributeError(f"module 'mailguard' has no attribute {name!r}")
    value = getattr(importlib.import_module(home), name)
    globals()[name] = value
    return value
