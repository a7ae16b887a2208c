"""A headless Chromium for the tests, controlled over a pipe, and a proxy that records every request.

Every connection of the browser goes to the proxy, which never answers. So the proxy sees it if a page loads anything.
"""

import base64
import contextlib
import json
import os
import re
import select
import shutil
import socket
import subprocess
import tempfile
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome-headless-shell")
_QUIET = (
    *("--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--hide-scrollbars", "--mute-audio"),
    *("--no-first-run", "--no-default-browser-check", "--disable-background-networking", "--disable-component-update"),
    *("--disable-sync", "--disable-default-apps", "--disable-domain-reliability", "--disable-extensions", "--no-pings"),
    *("--disable-client-side-phishing-detection", "--metrics-recording-only", "--safebrowsing-disable-auto-update"),
    "--disable-features=Translate,OptimizationHints,MediaRouter,DialMediaRouteProvider,CertificateTransparencyComponentUpdater",
)
_SECONDS = 60

# Requests that Chromium makes to its vendor on its own, on any page.
OWN = re.compile(r"[/. ](google|googleapis|gvt1|gstatic)\.com[:/]")


def find() -> str | None:
    """Return the path of the browser, or None if it is not installed."""
    return next(filter(None, map(shutil.which, NAMES)), None)


class Listener:
    """A server on a loopback port that records the first line of each connection and closes it."""

    def __init__(self) -> None:
        self.socket = socket.create_server(("127.0.0.1", 0))
        self.port = self.socket.getsockname()[1]
        self.asked: list[str] = []
        threading.Thread(target=self._listen, daemon=True).start()

    def _listen(self) -> None:
        with contextlib.suppress(OSError):
            while True:
                connection, _ = self.socket.accept()
                with connection, contextlib.suppress(OSError):
                    connection.settimeout(2)
                    self.asked.append(connection.recv(500).partition(b"\r\n")[0].decode("latin-1"))

    def close(self) -> None:
        self.socket.close()


class Browser:
    """A browser with one page."""

    def __init__(self, path: str, proxy_port: int) -> None:
        self.profile = tempfile.mkdtemp(prefix="browser-")
        to_browser, self._write = os.pipe()
        self._read, from_browser = os.pipe()
        arguments = [
            *(path, *_QUIET, "--remote-debugging-pipe", f"--user-data-dir={self.profile}"),
            *(f"--proxy-server=127.0.0.1:{proxy_port}", "--proxy-bypass-list=<-loopback>"),
            *("--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1", "about:blank"),
        ]
        # The browser reads commands from file descriptor 3 and answers on 4.
        script = f'exec 3<&{to_browser} 4>&{from_browser}; exec "$@"'
        self.process = subprocess.Popen(
            ["/bin/bash", "-c", script, "-", *arguments],
            pass_fds=(to_browser, from_browser),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        os.close(to_browser)
        os.close(from_browser)
        self._buffer, self._number, self.session = b"", 0, None
        self._events: list[Any] = []
        target = self.call("Target.createTarget", url="about:blank")["targetId"]
        self.session = self.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Log"):
            self.call(f"{domain}.enable")

    def call(self, method: str, **parameters: Any) -> Any:
        """Send a command and wait for its answer."""
        self._number += 1
        message = {"id": self._number, "method": method, "params": parameters}
        if self.session:
            message["sessionId"] = self.session
        os.write(self._write, json.dumps(message).encode() + b"\0")
        answer = self._wait(lambda each: each.get("id") == self._number)
        assert "error" not in answer, answer
        return answer["result"]

    def _wait(self, wanted: Callable[[Any], Any]) -> Any:
        end = time.monotonic() + _SECONDS
        while True:
            while b"\0" in self._buffer:
                raw, _, self._buffer = self._buffer.partition(b"\0")
                each = json.loads(raw)
                if wanted(each):
                    return each
                self._events.append(each)
            ready, _, _ = select.select([self._read], [], [], max(end - time.monotonic(), 0))
            assert ready, "the browser does not answer"
            piece = os.read(self._read, 1 << 20)
            assert piece, "the browser has ended"
            self._buffer += piece

    def open(
        self, path: Path, *, width: int = 1000, height: int = 1400, media: str | None = None, dark: bool = False
    ) -> Any:
        """Show a file, and return all events while it loaded."""
        self._events.clear()
        self.call("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=False)
        scheme = {"name": "prefers-color-scheme", "value": "dark" if dark else "light"}
        self.call("Emulation.setEmulatedMedia", media=media or "", features=[scheme])
        self.call("Page.navigate", url=Path(path).as_uri())
        self._wait(lambda each: each.get("method") == "Page.loadEventFired")
        return list(self._events)

    def ask(self, expression: str) -> Any:
        """Return the value of a JavaScript expression in the page."""
        answer = self.call("Runtime.evaluate", expression=expression, returnByValue=True)
        assert "exceptionDetails" not in answer, answer["exceptionDetails"]
        return answer["result"].get("value")

    def picture(self, target: Path) -> None:
        """Write a PNG of the whole page."""
        data = self.call("Page.captureScreenshot", captureBeyondViewport=True)["data"]
        Path(target).write_bytes(base64.b64decode(data))

    def pdf(self) -> bytes:
        """Return the page as printed on A4, as PDF."""
        return base64.b64decode(
            self.call("Page.printToPDF", paperWidth=8.27, paperHeight=11.69, printBackground=False)["data"]
        )

    def close(self) -> None:
        """End the browser with all its processes."""
        with contextlib.suppress(AssertionError, OSError):
            self.session = None
            self.call("Browser.close")
        try:
            self.process.wait(15)
        except subprocess.TimeoutExpired:
            self.process.kill()
        os.close(self._write)
        os.close(self._read)
        shutil.rmtree(self.profile, ignore_errors=True)
