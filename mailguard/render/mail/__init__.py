"""The report of a mail in every format."""
