"""Readers of Outlook's own files: .msg and winmail.dat."""
