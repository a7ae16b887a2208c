"""Readers of pages, their scripts and their forms."""
