"""Icons of social networks are not the logo of a sender; a logo alone is."""

import pytest

import mailguard


def severities(*alts):
    pictures = "".join(f'<img src="https://cdn.tadasii.test/{n}.png" alt="{alt}">' for n, alt in enumerate(alts))
    page = (
        f"<html><body>{pictures}<p>Our office moved to the third floor.</p>"
        '<p><a href="https://www.shiranai.test/">Site</a></p></body></html>'
    )
    head = "From: News <news@tadasii.test>\r\nTo: a@kitayama.example\r\nSubject: Moved\r\nMIME-Version: 1.0\r\n"
    raw = f"{head}Content-Type: text/html; charset=utf-8\r\n\r\n{page}".encode()
    report = mailguard.scan(raw, offline=True)
    return [finding.severity.value for finding in report.findings if finding.check == "brand-impersonation"]


@pytest.mark.parametrize(
    "alts",
    [
        ("Logo", "Facebook", "Twitter", "Instagram", "LinkedIn", "YouTube"),
        ("LINE", "Instagram", "X"),
        ("facebook", "linkedin"),
        ("Instagram", "TikTok", "note"),
    ],
)
def test_a_row_of_icons(alts):
    assert severities(*alts) == []


@pytest.mark.parametrize(
    "alts",
    [
        ("Facebook",),
        ("Facebook", "Instagram"),
        ("Amazon", "Facebook", "Twitter"),
        ("Facebook Security", "X", "LinkedIn"),
    ],
)
def test_a_logo(alts):
    assert severities(*alts)
