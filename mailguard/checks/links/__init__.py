"""Checks of the sites and files that the links of a mail lead to."""

from mailguard.checks.links.brand_path_url import brand_path_url
from mailguard.checks.links.data_url import data_url
from mailguard.checks.links.free_hosting_url import free_hosting_url
from mailguard.checks.links.ip_url import ip_url
from mailguard.checks.links.link_text_mismatch import link_text_mismatch
from mailguard.checks.links.lookalike_url import lookalike_url
from mailguard.checks.links.mailing_kit_url import mailing_kit_url
from mailguard.checks.links.open_redirect import open_redirect
from mailguard.checks.links.picture_only_mail import picture_only_mail
from mailguard.checks.links.punycode_url import punycode_url
from mailguard.checks.links.recipient_in_link import recipient_in_link
from mailguard.checks.links.risky_file_url import risky_file_url
from mailguard.checks.links.unrelated_links import unrelated_links
from mailguard.checks.links.url_shortener import url_shortener
from mailguard.checks.links.userinfo_url import userinfo_url
from mailguard.checks.links.wrapped_url import wrapped_url
from mailguard.checks.registry import Check

CHECKS: tuple[Check, ...] = (
    link_text_mismatch,
    lookalike_url,
    punycode_url,
    userinfo_url,
    data_url,
    ip_url,
    url_shortener,
    open_redirect,
    free_hosting_url,
    mailing_kit_url,
    unrelated_links,
    picture_only_mail,
    risky_file_url,
    recipient_in_link,
    brand_path_url,
    wrapped_url,
)
