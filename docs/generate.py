# ruff: noqa: INP001 - a script
"""Writes docs/checks/, command.md, configuration.md and standards.md from the program: `python docs/generate.py`."""

from pathlib import Path

from click.testing import CliRunner
from standards import standards_page

from mailguard.checks import all_checks
from mailguard.cli.group import COMMANDS, cli
from mailguard.cli.posture import SUBCOMMANDS
from mailguard.config.show import starting_file
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


def configuration_page() -> str:
    """Every key with its default and what it means, as `mailguard config init` writes them."""
    blocks = ["# Configuration", "", "What `mailguard config init` writes: every key, its default, and what it means."]
    for title, language in (("English", "en"), ("日本語", "ja")):
        blocks += ["", f"## {title}", "", "```toml", starting_file(language).rstrip(), "```"]
    return "\n".join(blocks) + "\n"


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
    (folder.parent / "configuration.md").write_text(configuration_page(), "utf-8", newline="\n")
    (folder.parent / "standards.md").write_text(standards_page(), "utf-8", newline="\n")


if __name__ == "__main__":
    main()
