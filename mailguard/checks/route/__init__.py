"""Checks of the route that a mail took to us."""

from mailguard.checks.route.forged_authentication_results import forged_authentication_results
from mailguard.checks.route.from_mismatch_received import from_mismatch_received
from mailguard.checks.route.received_anomaly import received_anomaly

CHECKS = (from_mismatch_received, received_anomaly, forged_authentication_results)
