"""Checks on who a mail says it is from."""

from mailguard.checks.sender.display_name_spoof import display_name_spoof
from mailguard.checks.sender.duplicate_from import duplicate_from
from mailguard.checks.sender.free_mail_impersonation import free_mail_impersonation
from mailguard.checks.sender.lookalike_sender_domain import lookalike_sender_domain
from mailguard.checks.sender.reply_to_divergence import reply_to_divergence

CHECKS = (
    lookalike_sender_domain,
    display_name_spoof,
    reply_to_divergence,
    duplicate_from,
    free_mail_impersonation,
)
