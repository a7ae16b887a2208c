"""A new check needs one file, one line in its folder's list, and two mails. Tested on a copy of the package."""

import json

import pytest

from project_copy import copied, insert, run

CHECK = '''
"""Whether a link leads to a pangolin farm."""

from collections.abc import Iterator
from typing import Final

from mailguard.catalogue import Text, Texts
from mailguard.checks.links.target import quote, web_links
from mailguard.checks.registry import LinkKind, check
from mailguard.pipeline.context import Context
from mailguard.data.weights import by_severity
from mailguard.finding import Confidence, Hit, Severity
from mailguard.message.model import Message

TEXTS: Final[Texts] = {
    "": {
        "en": Text("A link leads to the farm {host}.", "Pangolins are protected.", "Do not buy one."),
        "ja": Text("センザンコウ牧場（{host}）へのリンクがあります。", "保護動物です。", "買わないでください。"),
    },
}


@check(
    severity=Severity.MEDIUM,
    confidence=Confidence.LOW,
    attack=("T1566.002",),
    weights=by_severity(medium=3.1),
    link_kind=LinkKind("pangolin", en="pangolin farm", ja="センザンコウ牧場"),
    texts=TEXTS,
)
def pangolin_url(message: Message, context: Context) -> Iterator[Hit]:
    """A link leads to a pangolin farm.

    What it finds
        Hosts that begin with "pangolin".
    Why it matters
        There should be none.
    False positives
        Zoos.
    What to do
        Leave it.
    References
        CITES, appendix I
    """
    for link in web_links(message):
        if link.host.startswith("pangolin"):
            yield Hit((quote(link),), values={"host": link.host}, data={"url": link.url})
'''
MAIL = "From: a@example.org\nTo: b@example.net\nSubject: Greetings\nDate: Mon, 5 Jan 2026 10:00:00 +0900\n\n{}\n"


@pytest.fixture(scope="module")
def copy(tmp_path_factory):
    """A copy of the project with one more check."""
    root = copied(tmp_path_factory.mktemp("copy"), "docs")
    folder = root / "mailguard" / "checks" / "links"
    (folder / "pangolin_url.py").write_text(CHECK.lstrip(), "utf-8")
    line = "from mailguard.checks.links.pangolin_url import pangolin_url\n"
    insert(folder / "__init__.py", "from mailguard.checks.registry", line)
    insert(folder / "__init__.py", "    wrapped_url,\n", "    pangolin_url,\n")
    mails = root / "examples" / "checks" / "pangolin-url"
    mails.mkdir(parents=True)
    (mails / "flagged.eml").write_text(MAIL.format("See https://pangolin.example/"), "utf-8")
    (mails / "clean.eml").write_text(MAIL.format("See you on Monday."), "utf-8")
    return root


def scan(copy, mail, language, format_="json"):
    path = f"examples/checks/pangolin-url/{mail}.eml"
    return run(copy, "-m", "mailguard", "scan", "--offline", "--lang", language, "--format", format_, path)


def test_it_is_found_weighed_and_its_link_named(copy):
    report = json.loads(scan(copy, "flagged", "en"))
    (finding,) = (each for each in report["findings"] if each["check"] == "pangolin-url")
    assert finding["weight"] == 3.1
    assert report["verdict"]["level"] == "suspicious"
    assert [url["kinds"] for url in report["urls"] if "pangolin" in url["host"]] == [["pangolin"]]
    clean = json.loads(scan(copy, "clean", "en"))
    assert "pangolin-url" not in {each["check"] for each in clean["findings"]}


@pytest.mark.parametrize(
    ("language", "said", "kind"),
    [
        ("en", "A link leads to the farm pangolin.example.", "pangolin farm"),
        ("ja", "センザンコウ牧場（pangolin.example）へのリンクがあります。", "センザンコウ牧場"),
    ],
)
def test_it_speaks_both_languages(copy, language, said, kind):
    report = json.loads(scan(copy, "flagged", language))
    assert said in {each["summary"] for each in report["findings"]}
    assert kind in scan(copy, "flagged", language, "html")


def test_it_has_its_page(copy):
    assert "pangolin-url" in run(copy, "-m", "mailguard", "checks")
    assert "Zoos." in run(copy, "-m", "mailguard", "explain", "pangolin-url")
    run(copy, "docs/generate.py")
    page = (copy / "docs" / "checks" / "pangolin-url.md").read_text("utf-8")
    assert "A link leads to a pangolin farm." in page
    assert "買わないでください。" in page
    assert "(pangolin-url.md)" in (copy / "docs" / "checks" / "README.md").read_text("utf-8")
