"""What the words of a mail do: pressure, threats, requests, deadlines, and what is odd about the language."""
