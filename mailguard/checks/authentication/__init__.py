"""Checks of the results of SPF, DKIM, DMARC and ARC."""

from mailguard.checks.authentication.arc_fail import arc_fail
from mailguard.checks.authentication.dkim_body_altered import dkim_body_altered
from mailguard.checks.authentication.dkim_fail import dkim_fail
from mailguard.checks.authentication.dkim_length_tag import dkim_length_tag
from mailguard.checks.authentication.dmarc_absent import dmarc_absent
from mailguard.checks.authentication.dmarc_fail import dmarc_fail
from mailguard.checks.authentication.engines_disagree import engines_disagree
from mailguard.checks.authentication.spf_fail import spf_fail
from mailguard.checks.authentication.unsigned_from import unsigned_from
from mailguard.checks.authentication.weak_dkim_key import weak_dkim_key

CHECKS = (
    spf_fail,
    dkim_fail,
    dkim_body_altered,
    dkim_length_tag,
    unsigned_from,
    weak_dkim_key,
    dmarc_fail,
    dmarc_absent,
    arc_fail,
    engines_disagree,
)
