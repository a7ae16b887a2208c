"""Verify SPF, DKIM, DMARC, ARC and iprev for a message, with a reason for each result."""
