"""Stores for the tests: a SQLite file, and a PostgreSQL server that is started once if its programs are installed."""

import pytest

import postgres_server
from mailguard.posture.store import open_store


@pytest.fixture(scope="session")
def postgres():
    problem = postgres_server.problem()
    if problem:
        pytest.skip(problem)
    server = postgres_server.Postgres()
    yield server
    server.stop()


@pytest.fixture(params=["sqlite", "postgresql"])
def location(request, tmp_path):
    """The location for a new, empty store."""
    if request.param == "sqlite":
        return str(tmp_path / "posture.db")
    server = request.getfixturevalue("postgres")
    server.empty()
    return server.url


@pytest.fixture
def store(location):
    with open_store(location) as opened:
        yield opened
