"""Posting a request: certificate verified, no redirects, bounded in time."""

from typing import Final

from mailguard.posture.notify.problem import DeliveryError
from mailguard.posture.notify.request import Request

TIMEOUT: Final = 10.0  # seconds for connecting, and for each answer


def post(url: str, request: Request) -> None:
    """Send it. Raises `DeliveryError`, which never names the URL: in many services that is the secret."""
    import httpx

    try:
        with (
            httpx.Client(timeout=TIMEOUT, follow_redirects=False) as client,
            client.stream("POST", url, content=request.body, headers=dict(request.headers)) as response,
        ):
            status = response.status_code
    except (httpx.HTTPError, httpx.InvalidURL, OSError, ValueError) as error:
        raise DeliveryError(_reason(error, url)) from None
    if not 200 <= status < 300:
        raise DeliveryError(f"the server answered {status}")


def _reason(error: Exception, url: str) -> str:
    import httpx

    if isinstance(error, httpx.TimeoutException):
        return "no answer in time"
    text = " ".join(str(error).split())
    return (text if text and url not in text else type(error).__name__)[:200]
