"""Stores to test: an SQLite file, and a PostgreSQL that is started once where its programs are installed."""

import importlib.util
from pathlib import Path

import pytest

from mailguard.posture.store import open_store


def _postgres_module():
    spec = importlib.util.spec_from_file_location("mailguard_test_postgres", Path(__file__).with_name("postgres.py"))
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="session")
def postgres():
    module = _postgres_module()
    problem = module.problem()
    if problem:
        pytest.skip(problem)
    server = module.Postgres()
    yield server
    server.stop()


@pytest.fixture(params=["sqlite", "postgresql"])
def location(request, tmp_path):
    """Where a new, empty store can be made."""
    if request.param == "sqlite":
        return str(tmp_path / "posture.db")
    server = request.getfixturevalue("postgres")
    server.empty()
    return server.url


@pytest.fixture
def store(location):
    with open_store(location) as opened:
        yield opened
