# ruff: noqa: INP001 - a script
"""Writes docs/checks/ from the checks themselves: `python docs/generate.py`. A test tells when it is due."""

from pathlib import Path

from mailguard.checks import all_checks
from mailguard.render.check_page import check_markdown, index_markdown


def pages() -> dict[str, str]:
    """File name to content."""
    checks = all_checks()
    return {f"{check.name}.md": check_markdown(check) for check in checks} | {"README.md": index_markdown(checks)}


def main() -> None:
    """Write every page, and remove those of checks that are gone."""
    folder = Path(__file__).parent / "checks"
    folder.mkdir(exist_ok=True)
    wanted = pages()
    for path in folder.glob("*.md"):
        if path.name not in wanted:
            path.unlink()
    for name, text in wanted.items():
        (folder / name).write_text(text, "utf-8", newline="\n")


if __name__ == "__main__":
    main()
