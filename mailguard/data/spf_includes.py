"""The includes that customers of a mail service put into their SPF record: `spf_includes.csv` and `separate_senders.csv`."""

from typing import Final

from mailguard.data.tables import rows

SPF_INCLUDES: Final = {mx: include for mx, include, _ in rows("spf_includes", ("mx", "include", "service"))}
"""The ending of an MX host → what to include."""
SEPARATE_SENDERS: Final = dict(rows("separate_senders", ("include", "service")))
"""What to include → the service whose MX hosts only receive."""
_LABELS: Final = 6  # labels of a host that are compared; no ending of the table is longer


def spf_include(host: str) -> str:
    """Return the include for the service that runs the MX `host`, or "" if it is unknown."""
    labels = host.lower().rstrip(".").split(".")[-_LABELS:]
    endings = (".".join(labels[start:]) for start in range(len(labels)))
    return next((SPF_INCLUDES[ending] for ending in endings if ending in SPF_INCLUDES), "")
