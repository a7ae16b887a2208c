"""Fetch MTA-STS policies and mark certificates over HTTPS, or policies from a folder."""

import asyncio
import functools
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Final, Protocol, runtime_checkable

from mailguard.dns.flow import Question
from mailguard.dns.resolver import AsyncResolver, Resolver
from mailguard.posture.fetched import Fetched
from mailguard.posture.public_address import is_public
from mailguard.posture.records.bimi.collect import CERTIFICATE_OCTETS
from mailguard.posture.records.mta_sts.collect import POLICY_CHARACTERS, policy_url
from mailguard.posture.resolver_watchdog import asking

if TYPE_CHECKING:
    import ssl

    import httpx

TIMEOUT: Final = 5.0  # seconds for one document, with the connection


@functools.cache
def _default_context() -> "ssl.SSLContext":
    """Return the TLS context of all fetches; creating one takes 30 ms."""
    import ssl

    return ssl.create_default_context()


def _is_address(host: str) -> bool:
    """Whether a URL's host is an IP address in any notation that a library might accept (RFC 3986 §7.4)."""
    return ":" in host or host.rstrip(".").rpartition(".")[2][:1].isdigit()


class Fetcher(Protocol):
    """Fetches the MTA-STS policy of a domain. Trouble is `Fetched.problem`, never an exception."""

    async def fetch(self, domain: str) -> Fetched:
        """Return the policy of `domain`."""
        ...


@runtime_checkable
class DocumentFetcher(Protocol):
    """A fetcher that also fetches a document by its URL, as BIMI needs for its mark certificate."""

    async def document(self, url: str) -> Fetched:
        """Return the document at `url`."""
        ...


class FolderFetcher:
    """Takes policies from `folder`/<domain>.txt; a missing file is a 404 (RFC 9110 §15.5.5)."""

    def __init__(self, folder: str | Path) -> None:
        self._folder: Final = Path(folder)

    async def fetch(self, domain: str) -> Fetched:
        """Return the policy of `domain`."""
        try:
            with (self._folder / f"{domain}.txt").open("rb") as stream:
                body = stream.read(POLICY_CHARACTERS + 1)
        except FileNotFoundError:
            return Fetched(problem="404")
        except OSError as error:
            return Fetched(problem=error.strerror or "unreadable")
        if len(body) > POLICY_CHARACTERS:
            return Fetched(problem="too large")
        return Fetched(body.decode("utf-8", "replace"))


class HttpsFetcher:
    """Fetches over HTTPS (RFC 8461 §3.3): certificate verified, no redirects, limited size, one deadline for all.

    The checked zone chooses the host, so only public addresses are connected to: a record must not make us reach hosts
    of the internal network. `resolver` looks up the host, so that all names are asked of the same name servers, and
    the address that was examined is the one connected to. `port`, `context` and `allowed` (which addresses may be
    connected to) are for tests.
    """

    def __init__(
        self,
        resolver: Resolver | AsyncResolver,
        port: int = 443,
        context: "ssl.SSLContext | None" = None,
        allowed: Callable[[str], bool] = is_public,
    ) -> None:
        self._ask: Final = asking(resolver)
        self._port: Final = port
        self._context: Final = context
        self._allowed: Final = allowed

    async def fetch(self, domain: str) -> Fetched:
        """Return the policy of `domain`."""
        return await self._fetched(policy_url(domain), POLICY_CHARACTERS, "text/plain")

    async def document(self, url: str) -> Fetched:
        """Return the document at `url`. A stranger may have chosen it, so only HTTPS at the usual port is accepted."""
        import httpx

        try:
            named = httpx.URL(url)
        except (httpx.InvalidURL, ValueError):
            return Fetched(problem="InvalidURL")
        # RFC 9110 §4.2.2: the https scheme and its port; RFC 9110 §4.2.4: user information in a URL is misleading
        if named.scheme != "https" or not named.host or named.userinfo or named.port not in (None, 443):
            return Fetched(problem="not https")
        return await self._fetched(url, CERTIFICATE_OCTETS)

    async def _fetched(self, url: str, octets: int, media_type: str = "") -> Fetched:
        """Send one request and return the answer."""
        import httpx

        try:
            async with asyncio.timeout(TIMEOUT):
                named = httpx.URL(url)
                address = await self._address(named.raw_host.decode("ascii"))
                if isinstance(address, Fetched):
                    return address
                verify = self._context or _default_context()  # RFC 9110 §4.3.4
                # RFC 8461 §3.3: redirects must not be followed
                async with httpx.AsyncClient(follow_redirects=False, trust_env=False, verify=verify) as client:
                    return await self._get(client, named, address, octets, media_type)
        except (TimeoutError, httpx.TimeoutException):
            return Fetched(problem="timeout")
        except httpx.TransportError as error:
            return Fetched(problem="certificate" if "certificate" in str(error).lower() else "connection failed")
        except (ValueError, OSError, httpx.HTTPError, httpx.InvalidURL) as error:
            return Fetched(problem=type(error).__name__)

    async def _address(self, host: str) -> str | Fetched:
        """Return an address of the host that may be connected to, or the problem."""
        if _is_address(host):
            return host if self._allowed(host) else Fetched(problem="not public")
        failed = False
        for type_ in ("A", "AAAA"):
            question = Question(host, type_)
            answer = (await self._ask((question,)))[question]
            if answer.records:
                public = all(map(self._allowed, answer.records))  # public and internal addresses mixed are an attack
                return answer.records[0] if public else Fetched(problem="not public")
            failed = failed or answer.status.failed
        return Fetched(problem="connection failed: no answer about its host" if failed else "its host does not exist")

    async def _get(
        self, client: "httpx.AsyncClient", named: "httpx.URL", address: str, octets: int, media_type: str
    ) -> Fetched:
        request = client.build_request(
            "GET",
            named.copy_with(host=address, port=self._port),
            # RFC 9110 §7.2; identity (RFC 9110 §12.5.3), because a small compressed body may unpack to any size
            headers={"Host": named.host, "Accept-Encoding": "identity"},
            extensions={"sni_hostname": named.host},  # RFC 6066 §3: the name the certificate must be valid for
        )
        response = await client.send(request, stream=True)
        try:
            return await self._read(response, octets, media_type)
        finally:
            await response.aclose()

    @staticmethod
    async def _read(response: "httpx.Response", octets: int, wanted: str) -> Fetched:
        if response.status_code != 200:  # RFC 8461 §3.3
            return Fetched(problem=str(response.status_code))
        media_type = response.headers.get("content-type", "").partition(";")[0].strip().lower()  # RFC 9110 §8.3.1
        # RFC 8461 §3.2: other media types may be files that users of the site uploaded
        if wanted and media_type and media_type != wanted:
            return Fetched(problem=f"content-type {media_type[:40]}")
        body = bytearray()
        async for chunk in response.aiter_raw():
            body += chunk
            if len(body) > octets:
                return Fetched(problem="too large")
        return Fetched(body.decode("utf-8", "replace"))
