"""Readers of web pages, their scripts and forms."""
