"""Readers of Office documents and their macros."""
