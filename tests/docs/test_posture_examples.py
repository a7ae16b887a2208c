"""The examples of scheduled checks, and the commands and settings in docs/posture.md, are valid as written."""

import re
import shlex
from pathlib import Path

import click
import pytest
import yaml

from mailguard.cli.group import cli
from mailguard.config.load import parse_config

ROOT = Path(__file__).parents[2]
EXAMPLES = ROOT / "examples" / "posture"
PAGE = (ROOT / "docs" / "posture.md").read_text("utf-8")
SOURCES = [*(path for path in sorted(EXAMPLES.iterdir()) if path.suffix != ".toml"), ROOT / "docs" / "posture.md"]
CALL = re.compile(r"^(?:Exec\w+=|[-\s]*run: |[*/0-9 ]+ |)(?:/usr/local/bin/)?mailguard (posture .*)$", re.MULTILINE)


def calls(path):
    return [match[1] for match in CALL.finditer(path.read_text("utf-8"))]


@pytest.mark.parametrize("call", [call for path in SOURCES for call in calls(path)])
def test_every_command_is_one(call):
    words = shlex.split(call, comments=True)
    context = click.Context(cli, info_name="mailguard")
    command = cli
    while isinstance(command, click.Group):
        name = words.pop(0)
        found = command.get_command(context, name)
        assert found is not None, name
        command = found
        context = click.Context(command, info_name=name, parent=context)
    command.make_context(command.name, words, parent=context)


def test_each_file_has_a_command():
    assert {path.name for path in SOURCES if not calls(path)} == {"mailguard-posture.timer"}


def test_the_configuration_is_right():
    config, _ = parse_config((EXAMPLES / "mailguard.toml").read_text("utf-8"), "mailguard.toml")
    first, second = config.posture.domain
    assert first.expect.dmarc == "reject"
    assert second.parked
    assert [each.type for each in config.posture.notify] == ["smtp", "slack"]


def test_the_configuration_in_the_page_is_right():
    (block,) = re.findall(r"```toml\n(.*?)```", PAGE, re.DOTALL)
    config, _ = parse_config(block, "mailguard.toml")
    assert [each.name for each in config.posture.entries()] == [
        "hakusandai-hp.example",
        "hakusandai-reservation.example",
    ]


def test_the_workflow_is_yaml_and_asks_for_no_more_than_it_needs():
    workflow = yaml.safe_load((EXAMPLES / "github-actions.yml").read_text("utf-8"))
    assert workflow["permissions"] == {"contents": "read", "security-events": "write"}
    assert all("uses" in step or "run" in step for step in workflow["jobs"]["check"]["steps"])


def test_the_page_names_every_format_and_metric():
    from mailguard.posture.snapshot import Posture
    from mailguard.render.posture.formats import FORMATS, render_postures

    formats = PAGE[PAGE.index("## Formats") : PAGE.index("## Exit status")]
    assert all(f"`{name}`" in formats for name in FORMATS)
    posture = Posture("hp.example", "2026-11-22T00:00:00Z", "good", 100)
    metrics = re.findall(r"# TYPE (\S+)", "".join(render_postures([posture], "prometheus")))
    assert all(f"`{name}`" in PAGE for name in metrics)


def test_the_page_tells_what_each_severity_costs():
    from mailguard.posture.judge import COST, FAMILY

    section = PAGE[PAGE.index("## Level and score") : PAGE.index("## Check all domains")]
    told = {name: int(cost) for name, cost in re.findall(r"^\| (\w+) \| (\d+) \|$", section, re.MULTILINE)}
    assert told == {severity.value: cost for severity, cost in COST.items() if cost}
    assert f"take off at most {FAMILY}" in section
