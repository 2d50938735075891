"""One file over HTTP, continued where it stopped: nothing of what came is fetched twice."""

import asyncio
import re
from pathlib import Path
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from desktop import VERSION
from desktop.engine.seal import size_of
from desktop.engine.transfer import Meter, Reason, SourceError

if TYPE_CHECKING:
    import httpx2

CONNECT_SECONDS: Final = 5.0
READ_SECONDS: Final = 30.0
"""The longest silence in the middle of a file."""

REDIRECTS: Final = 5
TRIES: Final = 5
"""How often a transfer that breaks after some bytes is taken up again by itself."""

PAUSE: Final = 0.5
"""Seconds before the second try; each further one waits that much longer."""


def mirrored(url: str, mirror: str) -> str:
    """Put a mirror's address in the place of the scheme and host of the publisher's."""
    return mirror.rstrip("/") + urlsplit(url).path if mirror else url


async def download(url: str, part: Path, size: int, meter: Meter) -> None:
    """Bring a file up to its size in bytes, from where it stands.

    What came stays in `part`, also when this is cancelled. Raises SourceError.
    """
    import httpx2

    try:
        client = httpx2.AsyncClient(
            timeout=httpx2.Timeout(READ_SECONDS, connect=CONNECT_SECONDS),
            headers={"user-agent": f"Calame/{VERSION}", "accept-encoding": "identity"},
        )
    except (ImportError, ValueError, httpx2.InvalidURL) as error:
        # a proxy variable names a kind of proxy that is not supported, or no address at all
        raise SourceError(Reason.UNREACHABLE, "proxy") from error
    async with client:
        for attempt in range(1, TRIES + 1):
            try:
                await _attempt(client, url, part, size, meter)
            except SourceError as error:
                if error.reason is not Reason.BROKEN or attempt == TRIES:
                    raise
                await asyncio.sleep(PAUSE * attempt)
            else:
                return


async def _attempt(
    client: "httpx2.AsyncClient", url: str, part: Path, size: int, meter: Meter
) -> None:
    import httpx2

    came = 0
    offset = size_of(part)
    response: httpx2.Response | None = None
    try:
        response = await _open(client, url, offset)
        done = _starts_at(response, offset, size)
        part.touch(mode=0o600)
        with part.open("r+b") as stream:
            stream.seek(done)
            stream.truncate()
            async for block in response.aiter_raw():
                if done + len(block) > size:
                    raise SourceError(Reason.ANOTHER_FILE, "longer than announced")
                stream.write(block)
                came += len(block)
                done += len(block)
                meter.reach(done)
        if done < size:
            raise SourceError(Reason.BROKEN if came else Reason.UNREACHABLE, "ended early")
    except (httpx2.HTTPError, httpx2.InvalidURL) as error:
        reason = Reason.BROKEN if came else Reason.UNREACHABLE
        raise SourceError(reason, type(error).__name__) from error
    finally:
        if response is not None:
            await response.aclose()


async def _open(client: "httpx2.AsyncClient", url: str, offset: int) -> "httpx2.Response":
    """Ask for a file from an offset on, through redirects but never from https to http."""
    headers = {"range": f"bytes={offset}-"} if offset else {}
    request = client.build_request("GET", url, headers=headers)
    for _ in range(REDIRECTS + 1):
        response = await client.send(request, stream=True)
        following = response.next_request
        if following is None:
            return response
        await response.aclose()
        if request.url.scheme == "https" and following.url.scheme != "https":
            raise SourceError(Reason.UNREACHABLE, "redirected to plain http")
        request = following
    raise SourceError(Reason.UNREACHABLE, "too many redirects")


def _starts_at(response: "httpx2.Response", offset: int, size: int) -> int:
    """Return where the body of an answer belongs in the file; raise SourceError if nowhere."""
    if response.status_code == 206:
        told = response.headers.get("content-range", "")
        found = re.fullmatch(r"bytes (\d+)-\d+/(\d+|\*)", told)
        if not found or int(found[1]) != offset or found[2] not in (str(size), "*"):
            raise SourceError(Reason.ANOTHER_FILE, "its range does not fit")
        return offset
    if response.status_code != 200:
        raise SourceError(Reason.REFUSED, str(response.status_code), status=response.status_code)
    length = response.headers.get("content-length", str(size))
    page = response.headers.get("content-type", "").startswith("text/html")
    if length != str(size) or page:
        raise SourceError(Reason.ANOTHER_FILE, "a web page" if page else "its size does not fit")
    return 0
