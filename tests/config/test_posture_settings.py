"""`[posture]`: expectations and notifications as administrators write them, and common mistakes."""

import pytest

from mailguard.config.load import parse_config
from mailguard.config.show import effective_settings
from mailguard.config.values import NotUsableError, interval_seconds
from mailguard.errors import ConfigError
from mailguard.finding import Severity

FULL = """
[posture]
domains = ["hp.example", "parked.example"]
interval = "6h"
[[posture.domain]]
name = "hp.example"
group = "hospital"
selectors = ["s1"]
[posture.domain.expect]
mx = ["mx.hp.example", "*.filter.example"]
includes = ["spf.provider.example"]
spf = "fail"
dmarc = "reject"
[[posture.domain]]
name = "parked.example"
parked = true
[[posture.notify]]
type = "smtp"
host = "smtp.hp.example"
from = "mailguard@hp.example"
to = ["it@hp.example"]
username = "mailguard"
password_env = "MAILGUARD_SMTP_PASSWORD"
min_severity = "medium"
lang = "ja"
[[posture.notify]]
type = "slack"
url_env = "SLACK_URL"
"""


def test_everything_can_be_written_and_is_shown_again():
    config, sources = parse_config(FULL)
    posture = config.posture
    first, second = posture.entries()
    assert (first.name, first.group, first.expect.mx) == (
        "hp.example",
        "hospital",
        ("mx.hp.example", "*.filter.example"),
    )
    assert (second.name, second.parked) == ("parked.example", True)
    assert [each.key for each in posture.notify] == ["smtp", "slack"]
    assert posture.notify[0].min_severity is Severity.MEDIUM
    assert hash(config)
    shown = effective_settings(config, sources)
    again, _ = parse_config(shown)
    assert again == config


def test_without_domains_the_organization_s_own_are_checked():
    config, _ = parse_config('[organization]\ndomains = ["hp.example"]')
    assert [each.name for each in config.posture.entries(config.organization.domains)] == ["hp.example"]


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ('[[posture.notify]]\ntype = "slack"', 1, ["slack", "url"]),
        ('[[posture.notify]]\ntype = "smtp"\nhost = "mx.example"', 1, ["from", "to"]),
        ('[[posture.notify]]\ntype = "slak"\nurl = "https://h.example/"', 2, ['did you mean "slack"']),
        ('[[posture.notify]]\ntype = "chatwork"\nurl = "https://c.example/"', 1, ["token_env"]),
        ('[[posture.notify]]\ntype = "webhook"\nurl = "ftp://h.example/"', 3, ["web address"]),
        ('[[posture.notify]]\ntype = "webhook"\nurl = "https://h.example:99999/"', 3, ["web address"]),
        ('[[posture.domain]]\nname = "a.example"\nexpect.dmarc = "rejct"', 3, ['did you mean "reject"']),
        ('[[posture.domain]]\nname = "a.example"\nexpect.mxs = ["m.example"]', 3, ["posture.domain.expect.mx"]),
        ('[[posture.domain]]\ngroup = "x"', 1, ["needs name"]),
        (
            '[[posture.domain]]\nname = "a.example"\n[[posture.domain]]\nname = "A.example."\nparked = true',
            1,
            ["a.example twice"],
        ),
        ('[posture]\ninterval = "6 fortnights"', 2, ["6h"]),
        ("[posture]\nkeep_days = 0", 2, ["1 or more"]),
    ],
)
def test_a_mistake_names_its_line_and_what_to_write(text, line, words):
    with pytest.raises(ConfigError) as caught:
        parse_config(text, "mailguard.toml")
    message = str(caught.value)
    assert message.startswith(f"mailguard.toml:{line}: ")
    assert all(word in message for word in words), message


def test_a_secret_written_in_place_of_a_variable_s_name_is_not_repeated():
    text = '[[posture.notify]]\ntype = "slack"\nurl_env = "https://hooks.example/T0/secret"'
    with pytest.raises(ConfigError) as caught:
        parse_config(text)
    assert "secret" not in str(caught.value).replace("not the secret", "")


@pytest.mark.parametrize(
    ("text", "seconds"), [("90s", 90), ("30m", 1800), ("6h", 21600), ("1d", 86400), ("6 H", 21600)]
)
def test_intervals(text, seconds):
    assert interval_seconds(text) == seconds


@pytest.mark.parametrize("text", ["", "6", "h", "0h", "-1h", "1w", "99999999999d", "６h", "40d"])
def test_no_intervals(text):
    with pytest.raises(NotUsableError):
        interval_seconds(text)
