"""Checks of the sender that a mail names."""

from mailguard.checks.sender.decorated_sender_name import decorated_sender_name
from mailguard.checks.sender.disguised_letters import disguised_letters
from mailguard.checks.sender.display_name_spoof import display_name_spoof
from mailguard.checks.sender.duplicate_from import duplicate_from
from mailguard.checks.sender.first_contact import first_contact
from mailguard.checks.sender.free_mail_impersonation import free_mail_impersonation
from mailguard.checks.sender.internal_role_spoof import internal_role_spoof
from mailguard.checks.sender.invalid_sender_domain import invalid_sender_domain
from mailguard.checks.sender.lookalike_sender_domain import lookalike_sender_domain
from mailguard.checks.sender.missing_from import missing_from
from mailguard.checks.sender.public_body_spoof import public_body_spoof
from mailguard.checks.sender.random_sender_address import random_sender_address
from mailguard.checks.sender.recipient_domain_spoof import recipient_domain_spoof
from mailguard.checks.sender.reply_to_divergence import reply_to_divergence
from mailguard.checks.sender.unrelated_return_path import unrelated_return_path

CHECKS = (
    lookalike_sender_domain,
    display_name_spoof,
    reply_to_divergence,
    duplicate_from,
    missing_from,
    free_mail_impersonation,
    internal_role_spoof,
    recipient_domain_spoof,
    public_body_spoof,
    first_contact,
    random_sender_address,
    invalid_sender_domain,
    decorated_sender_name,
    disguised_letters,
    unrelated_return_path,
)
