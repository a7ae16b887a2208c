"""Parse HTML into what the reader sees and what is hidden from him."""
