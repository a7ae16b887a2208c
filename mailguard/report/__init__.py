"""The report of one mail: its data model, quotations, shares of the score, redaction, and the evidence package."""
