"""Readers of archives and packed files."""
