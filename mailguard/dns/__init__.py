"""DNS lookups without I/O in the evaluation: a flow yields questions (`flow`), a driver asks a resolver (`drive`)."""
