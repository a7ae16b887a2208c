"""Exceptions for misuse: what the caller did wrong, in one line.

Hostile mail, broken mail and network trouble never raise; they become defects, results and findings.
"""


class MailguardError(Exception):
    """Base of everything mailguard raises on purpose; `str()` of it is one line for the user."""


class ConfigError(MailguardError):
    """The configuration file or an option holds something that cannot be used."""


class InputError(MailguardError):
    """An input could not be read: missing, empty, unreadable, or without any mail."""


class ZoneError(MailguardError):
    """A `--zone` file or an in-memory zone is malformed."""


class ResolverError(MailguardError):
    """No name server answers: nothing that needs DNS can be done."""


class StoreError(MailguardError):
    """A local store (history, correspondents) cannot be used: locked, corrupt, newer than this program."""


class MissingExtraError(MailguardError):
    """An optional dependency is needed; the message names the extra to install."""


def reason_of(error: Exception) -> str:
    """Why the system or a library refused, as it stands behind a colon: "no such file or directory"."""
    reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return f"{reason[:1].lower()}{reason[1:]}"
