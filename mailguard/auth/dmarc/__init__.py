"""DMARC (RFC 9989 §4.1): whether the domain in From authorized the mail."""

from mailguard.auth.dmarc.alignment import Aligned, Identifier, align
from mailguard.auth.dmarc.evaluate import Policy, discover_policy, evaluate_dmarc
from mailguard.auth.dmarc.record import DmarcRecord, TagError, is_dmarc_record, parse_record
from mailguard.auth.dmarc.tree_walk import Step, Walk, walk

__all__ = [
    "Aligned",
    "DmarcRecord",
    "Identifier",
    "Policy",
    "Step",
    "TagError",
    "Walk",
    "align",
    "discover_policy",
    "evaluate_dmarc",
    "is_dmarc_record",
    "parse_record",
    "walk",
]
