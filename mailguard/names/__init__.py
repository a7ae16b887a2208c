"""Domain names: registrable domain, IDN, and what imitates what."""
