"""No test reaches beyond loopback, or into the home of whoever runs it."""

import ipaddress
import os
import socket

import pytest
from hypothesis import settings

import headless_browser

# The same examples for the same code where a merge depends on them; everywhere else each run tries new ones.
settings.register_profile("ci", derandomize=True)
if os.environ.get("CI"):
    settings.load_profile("ci")

_REAL = {name: getattr(socket.socket, name) for name in ("connect", "connect_ex", "sendto", "sendmsg")}


def _local(address):
    if not isinstance(address, tuple):  # a Unix socket's path
        return True
    host = address[0].partition("%")[0]
    if host in ("", "localhost"):
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _guard(name):
    real = _REAL[name]

    def guarded(self, *args):
        address = args[-1] if name != "sendmsg" else (args[3] if len(args) > 3 else None)
        if address is not None and not _local(address):
            raise RuntimeError(f"a test tried to reach {address!r}")
        return real(self, *args)

    return guarded


@pytest.fixture(autouse=True, scope="session")
def _own_home(tmp_path_factory):
    """No test reads or writes the settings and stores of whoever runs it."""
    home = tmp_path_factory.mktemp("home")
    with pytest.MonkeyPatch.context() as patch:
        for name in ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME"):
            patch.setenv(name, str(home))
        yield


@pytest.fixture(autouse=True, scope="session")
def _no_network():
    for name in _REAL:
        setattr(socket.socket, name, _guard(name))
    yield
    for name, real in _REAL.items():
        setattr(socket.socket, name, real)


@pytest.fixture(autouse=True, scope="session")
def _undeclared_hits():
    """Hits with a severity or a variant that their check does not declare, from every scan in this process."""
    from mailguard.checks import run

    found = []
    real = run.Raised

    def watched(check, hit, *rest):
        if check.documented.__module__.startswith("mailguard.checks."):
            if (hit.severity or check.severity) not in check.weights:
                found.append(f"{check.name}: no weight at {hit.severity}")
            if hit.variant not in check.texts:
                found.append(f"{check.name}: no text for {hit.variant!r}")
        return real(check, hit, *rest)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(run, "Raised", watched)
        yield found


@pytest.fixture(autouse=True)
def _declared(_undeclared_hits):
    """No check raises what it does not declare."""
    yield
    undeclared = list(dict.fromkeys(_undeclared_hits))
    _undeclared_hits.clear()
    assert not undeclared, undeclared


@pytest.fixture(scope="module")
def listener():
    """Where a page's requests arrive, whatever host they are for."""
    made = headless_browser.Listener()
    yield made
    made.close()


@pytest.fixture(scope="module")
def browser(listener):
    """Chromium without a window, whose every request goes to `listener`."""
    made = headless_browser.Browser(headless_browser.find(), listener.port)
    yield made
    made.close()
