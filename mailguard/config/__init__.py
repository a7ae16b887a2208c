"""What the organization told us: its names, domains, trust, and how it wants things judged."""

from mailguard.config.model import (
    Allow,
    ChecksConfig,
    Config,
    DnsConfig,
    Organization,
    PostureConfig,
    Trust,
    Vip,
)

__all__ = ["Allow", "ChecksConfig", "Config", "DnsConfig", "Organization", "PostureConfig", "Trust", "Vip"]
