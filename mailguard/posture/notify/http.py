"""Send a POST request: the certificate is verified, redirects are not followed, and the time is limited."""

from typing import Final

from mailguard.posture.notify.problem import DeliveryError
from mailguard.posture.notify.request import Request

TIMEOUT: Final = 10.0  # seconds for connecting, and for each part of the answer


def post(url: str, request: Request) -> None:
    """Send `request` to `url` (RFC 9110 §9.3.3). Raises `DeliveryError`.

    The error never names the URL, because for many services the URL is the secret.
    """
    import httpx

    try:
        with (
            httpx.Client(timeout=TIMEOUT, follow_redirects=False) as client,  # RFC 9110 §15.4
            client.stream("POST", url, content=request.body, headers=dict(request.headers)) as response,
        ):
            status = response.status_code
    except (httpx.HTTPError, httpx.InvalidURL, OSError, ValueError) as error:
        raise DeliveryError(_reason(error, url)) from None
    if not 200 <= status < 300:  # RFC 9110 §15.3
        raise DeliveryError(f"the server answered {status}")


def _reason(error: Exception, url: str) -> str:
    import httpx

    if isinstance(error, httpx.TimeoutException):
        return "no answer in time"
    text = " ".join(str(error).split())
    return (text if text and url not in text else type(error).__name__)[:200]
