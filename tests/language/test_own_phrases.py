"""`[[phrases]]`: own phrases are found, quoted as the mail writes them, and weigh as much as their category."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

import mailguard
from mailguard.catalogue.mistake import in_japanese
from mailguard.cli.run import run
from mailguard.config.load import load_config, parse_config
from mailguard.config.phrase_text import read_blocks
from mailguard.errors import ConfigError

OWN = """
[[phrases]]
category = "urgency"
weight = 3
phrases = ["院内システム緊急切替", "ward system cutover", "전산 긴급 전환", "срочная замена"]
"""


def scanned(text, subject="Notice", settings=OWN):
    head = f"From: Info <info@minori.example>\r\nSubject: {subject}\r\nContent-Type: text/plain; charset=utf-8"
    raw = f"{head}\r\n\r\n{text}"
    config = parse_config(settings)[0] if settings else None
    return mailguard.scan(raw.encode(), offline=True, config=config)


def urgency(report):
    return [each for each in report.findings if each.check == "urgency-phrase"]


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("本日、院内システム緊急切替を行います。", "院内システム緊急切替"),
        ("院内ｼｽﾃﾑ緊急切替のお知らせ", "院内ｼｽﾃﾑ緊急切替"),  # half width, as the mail writes it
        ("The Ward  System\r\ncutover is near.", "Ward  System\r\ncutover"),
        ("오늘 전산긴급 전환이 있습니다", "전산긴급 전환"),
        ("Сегодня срочная замена", "срочная замена"),
    ],
)
def test_a_phrase_of_ones_own_is_found_quoted_and_weighed(text, quoted):
    (found,) = urgency(scanned(text))
    assert quoted in [evidence.text for evidence in found.evidence]
    assert found.points > 0
    assert urgency(scanned(text, settings="")) == []


def test_it_is_found_in_the_subject_too():
    (found,) = urgency(scanned("hello", subject="ward system cutover"))
    assert [(each.where, each.text) for each in found.evidence] == [("header:Subject", "ward system cutover")]


def test_words_inside_other_words_are_not_found():
    assert urgency(scanned("The backward system cutovers of last year")) == []


def test_the_weight_counts():
    strong = scanned("ward system cutover", settings=OWN)
    weak = scanned("ward system cutover", settings=OWN.replace("weight = 3", "weight = 1"))
    assert strong.verdict.score > weak.verdict.score


def test_wording_of_everyday_business_silences_a_phrase_inside_it():
    text = "至急対応訓練のご案内"
    assert urgency(scanned(text, settings=""))
    own = '[[phrases]]\ncategory = "routine"\nweight = 1\nphrases = ["至急対応訓練"]'
    assert urgency(scanned(text, settings=own)) == []


def test_a_file_stands_beside_the_configuration(tmp_path):
    (tmp_path / "own.txt").write_text("# ours, 2026-12\n[urgency 3]\nward system cutover\n", "utf-8")
    (tmp_path / "mailguard.toml").write_text('[[phrases]]\nfile = "own.txt"\n', "utf-8")
    config, _ = load_config(tmp_path / "mailguard.toml")
    raw = b"From: info@minori.example\r\nSubject: x\r\n\r\nward system cutover"
    assert urgency(mailguard.scan(raw, offline=True, config=config))


def test_a_report_keeps_them_for_its_repetition():
    assert scanned("x").to_dict()["settings"]["phrases"][0]["category"] == "urgency"
    assert "phrases" not in scanned("x", settings="").to_dict()["settings"]


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ('category = "urgent"\nphrases = ["ab"]', 'there is no phrase category "urgent"; did you mean urgency?'),
        ('category = "urgency"\nweight = 4\nphrases = ["ab"]', "must be 1, 2 or 3, not 4"),
        ('category = "urgency"\nphrases = ["!"]', "a phrase needs at least two characters"),
        ('category = "urgency"', "phrases needs category and phrases, or file"),
        ('category = "urgency"\nfile = "x"', "has both a file and category or phrases"),
        ('file = "none.txt"', "none.txt: no such file"),
    ],
)
def test_mistakes_are_one_clear_line(settings, said, tmp_path):
    (tmp_path / "mailguard.toml").write_text(f"[[phrases]]\n{settings}\n", "utf-8")
    with pytest.raises(ConfigError) as error:
        load_config(tmp_path / "mailguard.toml")
    assert said in str(error.value).replace("No such", "no such")
    assert "\n" not in str(error.value)
    assert in_japanese(str(error.value)) != str(error.value)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("ward system\n", "own.txt:1: a heading such as [urgency 2] is needed before the first phrase"),
        ("[urgncy 2]\nward system\n", 'own.txt:1: there is no phrase category "urgncy"; did you mean urgency?'),
        ("\n[urgency 9]\n", "own.txt:2: the weight of phrases is 1, 2 or 3, not 9"),
        (f"[urgency 2]\n{'x' * 201}\n", "own.txt:2: a phrase has at most 200 characters"),
    ],
)
def test_a_broken_file_ends_the_command_with_its_line(content, said, tmp_path, capsys, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LANG", "C.UTF-8")
    (tmp_path / "own.txt").write_text(content, "utf-8")
    (tmp_path / "mailguard.toml").write_text('[[phrases]]\nfile = "own.txt"\n', "utf-8")
    (tmp_path / "mail.eml").write_bytes(b"From: a@b.example\r\n\r\nx\r\n")
    assert run(["scan", "--offline", "mail.eml"]) == 2
    assert said in capsys.readouterr().err


@given(st.text(alphabet="[]# urgency012\nあab\u3000\x00", max_size=200))
def test_any_text_is_blocks_or_one_line(text):
    said = ""
    try:
        blocks = read_blocks(text, "x")
    except ValueError as error:
        said, blocks = str(error), []
    assert "\n" not in said
    assert all(block.weight in (1, 2, 3) for block in blocks)
