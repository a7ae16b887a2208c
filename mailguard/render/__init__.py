"""A report as text, JSON, HTML, CSV or SARIF: Report to str, no I/O."""
