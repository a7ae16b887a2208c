"""What a domain publishes, one flow a subject. Nothing is judged here."""
