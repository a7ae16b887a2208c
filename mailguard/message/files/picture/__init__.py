"""Readers of pictures and drawings, for the codes that they show."""
