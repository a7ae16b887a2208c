"""The head of every HTML document: a policy that loads nothing, runs nothing and sends no referrer."""

import base64
import hashlib
from html import escape

from mailguard.catalogue import Language


def head(title: str, sheet: str, language: Language, *, wide: bool = False) -> str:
    """Render the document up to its heading. Its content security policy allows only the style sheet `sheet`."""
    digest = base64.b64encode(hashlib.sha256(sheet.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    main = '<main class="wide">' if wide else "<main>"
    return (
        f'<!DOCTYPE html>\n<html lang="{language}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="referrer" content="no-referrer">\n<meta name="robots" content="noindex">\n'
        f"<title>{escape(title)}</title>\n<style>{sheet}</style>\n</head>\n<body>\n{main}\n<h1>{escape(title)}</h1>\n"
    )
