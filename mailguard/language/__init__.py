"""The words of a mail: phrases of pressure, threats, requests for secrets, deadlines, and unnatural language."""
