"""Readers of pictures and drawings that look for QR codes."""
