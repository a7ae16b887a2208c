# ruff: noqa: INP001 - a script
"""Writes docs/checks/ and docs/command.md from the program itself: `python docs/generate.py`. Tests tell when."""

from pathlib import Path

from click.testing import CliRunner

from mailguard.checks import all_checks
from mailguard.cli.group import COMMANDS, cli
from mailguard.cli.posture import SUBCOMMANDS
from mailguard.render.mail.check_page import check_markdown, index_markdown


def pages() -> dict[str, str]:
    """File name to content."""
    checks = all_checks()
    return {f"{check.name}.md": check_markdown(check) for check in checks} | {"README.md": index_markdown(checks)}


def command_page() -> str:
    """Every command's `--help`, as it prints it."""
    runner = CliRunner()
    blocks = ["# The command", "", "What `mailguard --help` and the help of each command print.", ""]
    below = [("config", name) for name in ("init", "check", "show")] + [("posture", name) for name in SUBCOMMANDS]
    for words in ([], *([name] for name in COMMANDS), *below):
        title = " ".join(["mailguard", *words])
        shown = runner.invoke(cli, [*words, "--help"], prog_name="mailguard", terminal_width=100, env={"LC_ALL": "C"})
        blocks += [f"## {title}", "", "```text", shown.output.rstrip(), "```", ""]
    return "\n".join(blocks)


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
    (folder.parent / "command.md").write_text(command_page(), "utf-8", newline="\n")


if __name__ == "__main__":
    main()
