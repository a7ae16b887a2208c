"""DKIM selectors that were seen on a domain's own mail are tried."""

from mailguard.correspondents.model import NOBODY
from mailguard.dns.zone import ZoneResolver
from mailguard.posture.check_domain import check_domain
from mailguard.posture.options import DomainOptions, with_learned

KEY = "v=DKIM1; k=ed25519; p=11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo="


class Seen:
    """The correspondents that `mailguard learn` recorded."""

    def selectors_of(self, domain):
        return ("kakunin2026",) if domain == "hakusandai-hp.example" else ()


def test_a_learned_selector_is_tried_and_named_as_learned():
    options = with_learned(DomainOptions(), Seen())("hakusandai-hp.example")
    zone = ZoneResolver(
        {
            "hakusandai-hp.example TXT": ["v=spf1 -all"],
            "kakunin2026._domainkey.hakusandai-hp.example TXT": [KEY],
        }
    )
    (key,) = check_domain("hakusandai-hp.example", resolver=zone, options=options).dkim
    assert (key.selector, key.state, key.source) == ("kakunin2026", "ok", "learned")


def test_nothing_learned_changes_nothing():
    options = DomainOptions(selectors=("s1",))
    assert with_learned(options, None)("a.example") is options
    assert with_learned(options, NOBODY)("a.example") == options
