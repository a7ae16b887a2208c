"""Fetching MTA-STS policies and mark certificates: over HTTPS, or from a folder. Only here posture speaks HTTP."""

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

TIMEOUT: Final = 5.0  # seconds for one policy, connection and all


@functools.cache
def _default_context() -> "ssl.SSLContext":
    """One for all fetches: making it takes 30 ms."""
    import ssl

    return ssl.create_default_context()


def _is_address(host: str) -> bool:
    """Whether a URL's host is an address in any notation that a library might understand."""
    return ":" in host or host.rstrip(".").rpartition(".")[2][:1].isdigit()


class Fetcher(Protocol):
    """Fetches the MTA-STS policy of a domain. Trouble is `Fetched.problem`, never an exception."""

    async def fetch(self, domain: str) -> Fetched:
        """The policy of `domain`."""
        ...


@runtime_checkable
class DocumentFetcher(Protocol):
    """A fetcher that also fetches what a record names by its URL: BIMI's mark certificate."""

    async def document(self, url: str) -> Fetched:
        """The document at `url`."""
        ...


class FolderFetcher:
    """Policies from `folder`/<domain>.txt; a missing file is a 404."""

    def __init__(self, folder: str | Path) -> None:
        self._folder: Final = Path(folder)

    async def fetch(self, domain: str) -> Fetched:
        """The policy of `domain`."""
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
    """Policies over HTTPS (RFC 8461 §3.3): certificate verified, no redirects, bounded, one deadline for all.

    The zone that is checked says which host that is, so only public addresses are connected to: a record must not
    lead to what is reachable from here alone. `resolver` finds the host, so that every name is asked of the same name
    servers, and the address that was looked at is the one connected to. `port`, `context` and `allowed`, which says
    what addresses may be connected to, are for tests.
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
        """The policy of `domain`."""
        return await self._fetched(policy_url(domain), POLICY_CHARACTERS, "text/plain")

    async def document(self, url: str) -> Fetched:
        """The document at `url`, which a stranger may have chosen: by HTTPS, at the usual port."""
        import httpx

        try:
            named = httpx.URL(url)
        except (httpx.InvalidURL, ValueError):
            return Fetched(problem="InvalidURL")
        if named.scheme != "https" or not named.host or named.userinfo or named.port not in (None, 443):
            return Fetched(problem="not https")
        return await self._fetched(url, CERTIFICATE_OCTETS)

    async def _fetched(self, url: str, octets: int, media_type: str = "") -> Fetched:
        """The answer to one request."""
        import httpx

        try:
            async with asyncio.timeout(TIMEOUT):
                named = httpx.URL(url)
                address = await self._address(named.raw_host.decode("ascii"))
                if isinstance(address, Fetched):
                    return address
                verify = self._context or _default_context()
                async with httpx.AsyncClient(follow_redirects=False, trust_env=False, verify=verify) as client:
                    return await self._get(client, named, address, octets, media_type)
        except (TimeoutError, httpx.TimeoutException):
            return Fetched(problem="timeout")
        except httpx.TransportError as error:
            return Fetched(problem="certificate" if "certificate" in str(error).lower() else "connection failed")
        except (ValueError, OSError, httpx.HTTPError, httpx.InvalidURL) as error:
            return Fetched(problem=type(error).__name__)

    async def _address(self, host: str) -> str | Fetched:
        """An address of the host that may be connected to, or what is wrong with it."""
        if _is_address(host):
            return host if self._allowed(host) else Fetched(problem="not public")
        failed = False
        for type_ in ("A", "AAAA"):
            question = Question(host, type_)
            answer = (await self._ask((question,)))[question]
            if answer.records:
                public = all(map(self._allowed, answer.records))  # a mixed answer is a trick
                return answer.records[0] if public else Fetched(problem="not public")
            failed = failed or answer.status.failed
        return Fetched(problem="connection failed: no answer about its host" if failed else "its host does not exist")

    async def _get(
        self, client: "httpx.AsyncClient", named: "httpx.URL", address: str, octets: int, media_type: str
    ) -> Fetched:
        request = client.build_request(
            "GET",
            named.copy_with(host=address, port=self._port),
            headers={"Host": named.host, "Accept-Encoding": "identity"},  # what unpacks itself has no bound
            extensions={"sni_hostname": named.host},  # what the certificate must be valid for
        )
        response = await client.send(request, stream=True)
        try:
            return await self._read(response, octets, media_type)
        finally:
            await response.aclose()

    @staticmethod
    async def _read(response: "httpx.Response", octets: int, wanted: str) -> Fetched:
        if response.status_code != 200:
            return Fetched(problem=str(response.status_code))
        media_type = response.headers.get("content-type", "").partition(";")[0].strip().lower()
        if wanted and media_type and media_type != wanted:
            return Fetched(problem=f"content-type {media_type[:40]}")
        body = bytearray()
        async for chunk in response.aiter_raw():
            body += chunk
            if len(body) > octets:
                return Fetched(problem="too large")
        return Fetched(body.decode("utf-8", "replace"))
