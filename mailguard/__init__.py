"""Tells whether an e-mail is what it claims to be."""

from mailguard._version import __version__

__all__ = ["__version__"]
