"""The exceptions that mailguard raises: misuse, and inputs, settings, stores or name servers that cannot be used.

Hostile or broken mail and failed lookups never raise an exception; they become defects, results and findings.
"""


class MailguardError(Exception):
    """The base class of mailguard's exceptions; `str()` of one is a single line for the user."""


class ConfigError(MailguardError):
    """The configuration file or an option has a value that cannot be used."""


class InputError(MailguardError):
    """An input could not be read: missing, empty, unreadable, or without any mail."""


class ZoneError(MailguardError):
    """A `--zone` file or an in-memory zone is malformed."""


class ResolverError(MailguardError):
    """No name server answers, so nothing that needs DNS can be done."""


class StoreError(MailguardError):
    """A local store (history, correspondents) cannot be used: it is locked, damaged, or newer than this program."""


class MissingExtraError(MailguardError):
    """An optional dependency is missing; the message names the extra to install."""


def reason_of(error: Exception) -> str:
    """Return the reason of an error as text that can follow a colon: "no such file or directory"."""
    reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return f"{reason[:1].lower()}{reason[1:]}"
