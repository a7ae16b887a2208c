"""SPF, DKIM, DMARC (RFC 9989), ARC and iprev: verified by ourselves, and explained."""
