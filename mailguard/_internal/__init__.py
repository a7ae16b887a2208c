"""Tools that know nothing of mail: lazily compiled patterns and classes, JSON values, nearest names."""
