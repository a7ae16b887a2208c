"""Rounds on both databases: what they store, report, show from the past and delete."""

import contextlib
from datetime import UTC, datetime, timedelta

import pytest

from mailguard.config.load import parse_config
from mailguard.dns.zone import ZoneResolver
from mailguard.errors import ConfigError, StoreError
from mailguard.posture.facts import Facts
from mailguard.posture.history import difference, history
from mailguard.posture.round import run_round
from mailguard.posture.snapshot import Posture
from mailguard.posture.store import open_store
from mailguard.posture.store.store import Recorded

D = "hp.example"
CONFIG = f"""
[posture]
domains = ["{D}", "other.example"]
http = false
keep_days = 30
[[posture.notify]]
type = "slack"
url_env = "NOT_SET"
"""


def zone(policy):
    return ZoneResolver(
        {
            f"{D} TXT": ["v=spf1 -all"],
            f"_dmarc.{D} TXT": [f"v=DMARC1; p={policy}; rua=mailto:d@{D}"] if policy else "SERVFAIL",
            f"{D} MX": ["0 ."],
            "other.example TXT": ["v=spf1 -all"],
        }
    )


def settings(text=CONFIG):
    return parse_config(text)[0]


def test_a_change_is_known_told_and_kept_with_its_message(store):
    first = run_round(store, settings(), resolver=zone("reject"), environ={})
    assert first.baseline == (D, "other.example")
    assert first.changes == ()
    assert run_round(store, settings(), resolver=zone("reject"), environ={}).changes == ()
    failing = run_round(store, settings(), resolver=zone(""), environ={})
    assert (failing.changes, failing.unchecked) == ((), (D,))
    changed = run_round(store, settings(), resolver=zone("none"), environ={})
    assert ("dmarc-policy", "reject", "none") in {(each.what, each.old, each.new) for each in changed.changes}
    assert changed.waiting == 2  # the summary of the first round, and the change
    assert changed.undelivered[0].attempts == 4
    assert sorted(store.changes(), key=repr) == sorted(changed.changes, key=repr)
    rounds = history(store, D)
    assert [each.entry.level for each in rounds] == ["warning", "unknown", "good", "good"]
    told = difference(store, D)  # compared with the failed round, for which the old policy still counts
    assert ("reject", "none") in {(each.old, each.new) for each in told.changes}


def test_old_rounds_are_forgotten_as_the_configuration_says(store):
    old = (datetime.now(UTC) - timedelta(days=31)).strftime("%Y-%m-%dT%H:%M:%SZ")
    store.record([Recorded(Posture(D, old, "good", 100), Facts())], (), old)
    store.record([Recorded(Posture("left.example", old, "good", 100), Facts())], (), old)
    run_round(store, settings(), resolver=zone("reject"), environ={})
    assert len(store.entries(D)) == 1
    assert len(store.entries("left.example")) == 1  # the newest round of a domain is kept


def test_many_domains_at_once(store):
    names = [f"d{number}.example" for number in range(450)]
    text = f"[posture]\nhttp = false\ndomains = {names!r}".replace("'", '"')
    resolver = ZoneResolver({f"{name} TXT": ["v=spf1 -all"] for name in names})
    assert run_round(store, settings(text), resolver=resolver).baseline == tuple(names)
    assert run_round(store, settings(text), resolver=resolver).changes == ()
    assert len(store.latest()) == 450


def test_a_round_without_domains_says_so(store):
    with pytest.raises(ConfigError, match="no domain"):
        run_round(store, settings(""), resolver=zone("reject"))


def test_an_interrupted_round_leaves_no_trace_and_no_lock(store):
    def interrupt(posture):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        run_round(store, settings(), resolver=zone("reject"), progress=interrupt)
    assert store.domains() == ()
    assert run_round(store, settings(), resolver=zone("reject"), environ={}).baseline == (D, "other.example")


def test_a_database_that_goes_away_loses_nothing(postgres):
    import psycopg

    def disconnect(posture):
        with psycopg.connect(postgres.url, autocommit=True) as connection:
            connection.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid() "
                "AND backend_type = 'client backend'"
            )

    postgres.empty()
    with open_store(postgres.url) as store:
        run_round(store, settings(), resolver=zone("reject"), environ={})
        with contextlib.suppress(StoreError):
            run_round(store, settings(), resolver=zone("none"), progress=disconnect, environ={})
        run_round(store, settings(), resolver=zone("none"), environ={})
        assert "dmarc-policy" in {each.what for each in store.changes()}
        assert len(store.waiting()) == 2
