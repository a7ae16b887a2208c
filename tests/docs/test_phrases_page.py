"""docs/phrases.md: its settings work as written, and its table names every category."""

import re
from pathlib import Path

import mailguard
from mailguard.config.load import load_config
from mailguard.config.phrase_text import CATEGORIES, read_blocks
from mailguard.language.letter import KINDS

PAGE = (Path(__file__).parents[2] / "docs" / "phrases.md").read_text("utf-8")


def test_the_settings_work_as_written(tmp_path):
    (settings,) = re.findall(r"```toml\n(.*?)```", PAGE, re.DOTALL)
    (lines,) = re.findall(r"```\n(#.*?)```", PAGE, re.DOTALL)
    assert [block.category for block in read_blocks(lines, "page")] == ["urgency", "routine"]
    (tmp_path / "our-phrases.txt").write_text(lines, "utf-8")
    (tmp_path / "mailguard.toml").write_text(settings, "utf-8")
    config, _ = load_config(tmp_path / "mailguard.toml")
    raw = b"From: info@minori.example\r\nSubject: ward system cutover\r\n\r\nhello"
    assert "urgency-phrase" in {each.check for each in mailguard.scan(raw, offline=True, config=config).findings}


def test_every_category_and_every_kind_of_letter_is_explained():
    phrases, letters = (
        sorted(re.findall(r"`(\w+)`", " ".join(re.findall(r"^\| (`.*?) \|", part, re.MULTILINE))))
        for part in PAGE.split("## Letters of strangers")
    )
    assert phrases == sorted(CATEGORIES)
    assert letters == sorted(KINDS)
