"""A check's file has its page, weights, texts in both languages and link kind; otherwise the check does not load."""

import ast
import importlib
import string
from pathlib import Path
from types import SimpleNamespace

import pytest

from mailguard import scan
from mailguard.catalogue import LANGUAGES, Text
from mailguard.checks import all_checks, named
from mailguard.checks.registry import LinkKind, batch_check, check
from mailguard.config import ChecksConfig, Config
from mailguard.data.weights import BY_SEVERITY, by_severity
from mailguard.finding import Confidence, Evidence, Hit, Severity

CHECKS = all_checks()
IDS = [each.name for each in CHECKS]
PAGE = """A title.

    What it finds
    Why it matters
    False positives
    What to do
    References
    """
TEXTS = {"": {"en": Text("a", "b", "c"), "ja": Text("ア", "イ", "ウ")}}
WHOLE = {"weights": by_severity(medium=1.0), "texts": TEXTS, "link_kind": LinkKind("invented", "invented", "架空")}


def declare(module="mailguard.checks.links.invented_url", page=PAGE, decorator=check, **changes):
    def invented_url(message, context):
        return ()

    invented_url.__module__, invented_url.__doc__ = module, page
    wanted = {"severity": Severity.MEDIUM, "confidence": Confidence.LOW} | WHOLE | changes
    return decorator(**{key: value for key, value in wanted.items() if value is not None})(invented_url)


def test_what_is_whole_loads():
    declared = declare()
    assert (declared.name, declared.group, declared.link_kind) == ("invented-url", "links", WHOLE["link_kind"])
    assert declared.says("", {}, "ja").summary == "ア"


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        ({"weights": None}, "no weight at medium"),
        ({"weights": by_severity(low=0.1, high=0.4)}, "no weight at medium"),
        ({"texts": None}, "no texts"),
        ({"texts": {"other": TEXTS[""]}}, 'no text for ""'),
        ({"texts": {"": {"en": TEXTS[""]["en"]}}}, "no text in ja for ''"),
        ({"texts": TEXTS | {"other": {"ja": TEXTS[""]["ja"]}}}, "no text in en for 'other'"),
        ({"link_kind": None}, "no link_kind"),
        ({"link_kind": LinkKind("invented", "invented", "")}, "no link_kind"),
        ({"page": PAGE.replace("False positives", "")}, "no section 'False positives' in the docstring"),
        ({"page": ""}, "no title in the docstring"),
    ],
)
def test_what_lacks_a_part_does_not_load(changes, fault):
    with pytest.raises(ValueError, match=r"^the check invented-url is not whole: ") as raised:
        declare(**changes)
    assert fault in str(raised.value)


def test_all_that_is_missing_is_said_at_once():
    with pytest.raises(ValueError, match=r"no weight at medium; no texts; no link_kind$"):
        declare(weights=None, texts=None, link_kind=None)


def test_a_batch_check_is_held_to_the_same():
    with pytest.raises(ValueError, match=r"no weight at medium; no texts$"):
        declare("mailguard.checks.batch.invented", decorator=batch_check, weights=None, texts=None, link_kind=None)


def test_only_links_need_a_kind():
    assert declare("mailguard.checks.words.invented", link_kind=None).link_kind is None


def test_a_third_party_check_may_leave_out_weights_and_texts():
    plain = declare("acme.mail.invented", weights=None, texts=None, link_kind=None)
    assert [plain.weight(each) for each in Severity] == [BY_SEVERITY[each] for each in Severity]
    assert plain.says("", {}, "ja").summary == "A title."
    with pytest.raises(ValueError, match="no text in ja"):  # parts that a check declares must be complete
        declare("acme.mail.invented", texts={"": {"en": TEXTS[""]["en"]}})


def test_a_third_party_module_may_stand_alone():
    assert declare("acme", weights=None, texts=None, link_kind=None).group == "acme"


def test_a_third_party_check_runs_from_its_entry_point(monkeypatch):
    def always(message, context):
        yield Hit((Evidence("header:Subject", "x"),))

    always.__module__, always.__doc__ = "acme", PAGE.replace("What to do", "What to do\n    Run.")
    plain = check(severity=Severity.HIGH, confidence=Confidence.LOW)(always)
    entry = SimpleNamespace(name="acme", load=lambda: plain)
    monkeypatch.setattr("importlib.metadata.entry_points", lambda group: [entry] * (group == "mailguard.checks"))
    report = scan(b"Subject: x\n\nx\n", offline=True, config=Config(checks=ChecksConfig(plugins=("acme",))))
    (finding,) = (each for each in report.findings if each.check == "always")
    assert (finding.weight, finding.summary, finding.advice) == (2.0, "A title.", "Run.")


@pytest.mark.parametrize("wrong", [{"low": -0.1}, {"low": 1.0, "medium": 0.5}, {"low": 0.5, "high": 0.4}])
def test_weights_grow_with_the_severity(wrong):
    with pytest.raises(ValueError, match="negative or less than at a lower severity"):
        by_severity(**wrong)


# The Japanese text says "that company or body" where the English text has the name.
SAID_OTHERWISE = {("display-name-spoof", "brand"): {"owner"}}


def placeholders(text):
    """The placeholders of a text. A placeholder and its Japanese form count as one."""
    fields = {field for part in text for _, field, _, _ in string.Formatter().parse(part) if field is not None}
    return {field.removesuffix("_ja") for field in fields}


@pytest.mark.parametrize("each", CHECKS, ids=IDS)
def test_both_languages_say_the_same(each):
    for variant, wording in each.texts.items():
        assert set(wording) == set(LANGUAGES)
        assert all(part.strip() for text in wording.values() for part in text), variant
        assert wording["en"].summary != wording["ja"].summary
        otherwise = SAID_OTHERWISE.get((each.name, variant), set())
        assert placeholders(wording["en"]) - otherwise == placeholders(wording["ja"]), variant


def source(each):
    return ast.parse(Path(importlib.import_module(each.documented.__module__).__file__).read_text("utf-8"))


@pytest.mark.parametrize("each", CHECKS, ids=IDS)
def test_severities_in_its_code_have_a_weight(each):
    """conftest.py checks the same for the severities of real hits, in every scan of the tests."""
    names = {
        node.attr
        for node in ast.walk(source(each))
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "Severity"
    }
    assert {Severity[name] for name in names} <= set(each.weights)


@pytest.mark.parametrize("each", CHECKS, ids=IDS)
def test_variants_in_its_code_have_a_wording(each):
    given = {
        keyword.value.value
        for node in ast.walk(source(each))
        if isinstance(node, ast.Call)
        for keyword in node.keywords
        if keyword.arg == "variant" and isinstance(keyword.value, ast.Constant)
    }
    assert given - {""} <= set(each.texts)


def test_checks_weighed_together_exist():
    for each in CHECKS:
        assert all(named(other) for _, others in each.together for other in others)
