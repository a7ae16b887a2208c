"""The configuration: the organization's names, domains, trust and settings for checks."""

from mailguard.config.model import (
    Allow,
    ChecksConfig,
    Config,
    DnsConfig,
    Organization,
    Phrases,
    Trust,
    Vip,
)
from mailguard.config.posture import Expectations, Notify, PostureConfig, PostureDomain

__all__ = [
    "Allow",
    "ChecksConfig",
    "Config",
    "DnsConfig",
    "Expectations",
    "Notify",
    "Organization",
    "Phrases",
    "PostureConfig",
    "PostureDomain",
    "Trust",
    "Vip",
]
