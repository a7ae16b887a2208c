"""How fast HTML views are made, beside lexbor's bare parse with a look for anchors.

Run: pip install selectolax && python tests/bench/html_view.py FOLDER

FOLDER holds .eml files; the HTML parts of at most 400 of them are read, the best of five rounds counts.
"""

import sys
import time
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser

from mailguard.message.html.page import view_html
from mailguard.message.parse import parse


def sources(folder):
    paths = sorted(Path(folder).rglob("*.eml"))
    for path in paths[:: max(len(paths) // 400, 1)]:
        for part in parse(path.read_bytes()).parts:
            if part.content_type == "text/html" and not part.children:
                yield part.text


def main():
    texts = list(sources(sys.argv[1]))
    size = sum(map(len, texts))
    for name, function in (
        ("mailguard view_html", view_html),
        ("lexbor parse + css('a')", lambda text: LexborHTMLParser(text).css("a")),
    ):
        best = [9.0] * len(texts)
        for _ in range(5):
            for index, text in enumerate(texts):
                began = time.perf_counter()
                function(text)
                best[index] = min(best[index], time.perf_counter() - began)
        total = sum(best)
        per_text = total / len(texts) * 1e3
        print(f"{name:26} {size / total / 1e6:7.1f} MB/s  {per_text:.2f} ms for {size // len(texts)} characters")


main()
