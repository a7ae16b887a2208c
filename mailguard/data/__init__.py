"""Reference data, each table with its source and date: brands, phrases, shorteners, file types, providers."""
