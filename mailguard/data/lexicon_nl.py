"""Dutch phrases: category → weight → phrases, parted by bars. Own compilation, 2026-11."""

PHRASES: dict[str, dict[int, str]] = {}
