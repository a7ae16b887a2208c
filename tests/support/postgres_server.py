"""A temporary PostgreSQL server on loopback for the tests."""

import os
import shutil
import socket
import subprocess
import tempfile
import time
from pathlib import Path


def binaries() -> Path | None:
    """Return the folder of initdb and postgres, of the newest version, or None."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: _number(path.parts[-3]))
    if found:
        return found[-1].parent
    beside = shutil.which("initdb")
    return Path(beside).parent if beside and shutil.which("postgres") else None


def _number(text: str) -> int:
    return int(text) if text.isdecimal() else 0


def _account() -> str | None:
    """Return the account to run it as, because PostgreSQL refuses to run as root."""
    import pwd  # Unix only

    return pwd.getpwnam("postgres").pw_name if os.getuid() == 0 else None


class Postgres:
    """A server in a temporary folder; `url` has no driver, as users write it."""

    def __init__(self) -> None:
        folder = binaries()
        assert folder is not None
        account = _account()
        self.folder = tempfile.mkdtemp(prefix="mailguard-pg-")
        if account:
            shutil.chown(self.folder, account)
        data = os.path.join(self.folder, "data")
        subprocess.run(
            [folder / "initdb", "-D", data, "-A", "trust", "-U", "mailguard", "--no-sync", "-E", "UTF8"],
            check=True,
            capture_output=True,
            user=account,
            cwd=self.folder,
        )
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        self.log = open(os.path.join(self.folder, "log"), "wb")  # noqa: SIM115 - closed by `stop`
        self.process = subprocess.Popen(
            [folder / "postgres", "-D", data, "-h", "127.0.0.1", "-p", str(self.port), "-k", self.folder, "-F"],
            stdout=self.log,
            stderr=self.log,
            user=account,
            cwd=self.folder,
        )
        self.url = f"postgresql://mailguard@127.0.0.1:{self.port}/postgres"
        self._wait()

    def _wait(self) -> None:
        import psycopg

        for _ in range(200):
            try:
                psycopg.connect(self.url, connect_timeout=2).close()
            except psycopg.OperationalError:
                time.sleep(0.05)
            else:
                return
        raise RuntimeError("PostgreSQL did not start")

    def empty(self) -> None:
        """Drop everything that a test created."""
        import psycopg

        with psycopg.connect(self.url, autocommit=True) as connection:
            connection.execute("DROP SCHEMA public CASCADE")
            connection.execute("CREATE SCHEMA public")

    def stop(self) -> None:
        """End the server and remove its folder."""
        self.process.terminate()
        self.process.wait(20)
        self.log.close()
        shutil.rmtree(self.folder, ignore_errors=True)


def problem() -> str:
    """Return why PostgreSQL cannot be tested here, or ""."""
    if os.name != "posix":
        return "the tests start a PostgreSQL on Unix only"
    try:
        import psycopg  # noqa: F401
    except ImportError:
        return "psycopg is not installed"
    if binaries() is None:
        return "initdb and postgres are not installed"
    if os.getuid() == 0:
        try:
            _account()
        except KeyError:
            return "running as root, without an account postgres to start the server as"
    return ""
