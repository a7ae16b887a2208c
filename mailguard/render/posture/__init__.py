"""Postures and their changes in every format."""
