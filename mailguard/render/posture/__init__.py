"""The formats of domain postures and their changes."""
