"""Tools that do not deal with mail: patterns and classes that are compiled late, JSON values, similar names."""
