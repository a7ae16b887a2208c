"""Checks of attached files."""

from mailguard.checks.attachments.archive_bomb import archive_bomb
from mailguard.checks.attachments.calendar_lure import calendar_lure
from mailguard.checks.attachments.concatenated_archive import concatenated_archive
from mailguard.checks.attachments.credential_form import credential_form
from mailguard.checks.attachments.disguised_type import disguised_type
from mailguard.checks.attachments.double_extension import double_extension
from mailguard.checks.attachments.encrypted_archive import encrypted_archive
from mailguard.checks.attachments.encrypted_document import encrypted_document
from mailguard.checks.attachments.executable_attachment import executable_attachment
from mailguard.checks.attachments.executable_in_archive import executable_in_archive
from mailguard.checks.attachments.exploit_document import exploit_document
from mailguard.checks.attachments.html_attachment import html_attachment
from mailguard.checks.attachments.html_smuggling import html_smuggling
from mailguard.checks.attachments.iso_or_lnk import iso_or_lnk
from mailguard.checks.attachments.macro_attachment import macro_attachment
from mailguard.checks.attachments.nested_archive import nested_archive
from mailguard.checks.attachments.nested_eml import nested_eml
from mailguard.checks.attachments.onenote_attachment import onenote_attachment
from mailguard.checks.attachments.path_traversal import path_traversal
from mailguard.checks.attachments.pdf_active_content import pdf_active_content
from mailguard.checks.attachments.qr_code_url import qr_code_url
from mailguard.checks.attachments.remote_template import remote_template
from mailguard.checks.attachments.rtlo_filename import rtlo_filename
from mailguard.checks.registry import Check

CHECKS: tuple[Check, ...] = (
    html_attachment,
    html_smuggling,
    credential_form,
    macro_attachment,
    exploit_document,
    remote_template,
    encrypted_archive,
    encrypted_document,
    double_extension,
    rtlo_filename,
    executable_attachment,
    executable_in_archive,
    archive_bomb,
    nested_archive,
    path_traversal,
    concatenated_archive,
    disguised_type,
    iso_or_lnk,
    onenote_attachment,
    calendar_lure,
    pdf_active_content,
    qr_code_url,
    nested_eml,
)
