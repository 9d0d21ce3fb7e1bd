"""httpx2's requests over a connection pool of our own, and bodies unpacked within bounds."""

from __future__ import annotations

import zlib
from collections.abc import AsyncIterator

import httpcore2
import httpx2

from bot.errors import SourceError
from bot.sources.target import show


class PoolTransport(httpx2.AsyncBaseTransport):
    """httpx2's requests over a pool of our own, whose network backend is guarded."""

    def __init__(self, pool: httpcore2.AsyncConnectionPool) -> None:
        self._pool = pool

    async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
        """Send one."""
        url = request.url
        asked = httpcore2.Request(
            method=request.method,
            url=httpcore2.URL(scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path),
            headers=request.headers.raw,
            content=request.stream,
            extensions=request.extensions,
        )
        answer = await self._pool.handle_async_request(asked)
        return httpx2.Response(answer.status, headers=answer.headers, stream=_Body(answer), extensions=answer.extensions)

    async def aclose(self) -> None:
        """Close the pool."""
        await self._pool.aclose()


class _Body(httpx2.AsyncByteStream):
    def __init__(self, answer: httpcore2.Response) -> None:
        self._answer = answer

    async def __aiter__(self) -> AsyncIterator[bytes]:
        async for part in self._answer.aiter_stream():
            yield part

    async def aclose(self) -> None:
        await self._answer.aclose()


async def unpacked(answer: httpx2.Response, shown: str, largest: int) -> bytes:
    """The body, unpacked as it comes and never beyond the bound: a kilobyte can stand for gigabytes.

    Args:
        answer: its head has come; it is read here.
        shown: its address, for messages.
        largest: bytes that it may have, unpacked.

    Raises:
        SourceError: too large, empty, damaged or packed in a way that is not read.
    """
    coding = answer.headers.get("content-encoding", "identity").strip().lower()
    if coding not in ("identity", "gzip", "x-gzip", "deflate", ""):
        raise SourceError(f"it is packed as {show(coding)}, which is not read", where=shown, todo="Save the page instead")
    unpack = None if coding in ("identity", "") else zlib.decompressobj(wbits=47)  # gzip or zlib, by their first bytes
    body, received = bytearray(), 0
    async for part in answer.aiter_raw():
        received += len(part)
        try:
            body += part if unpack is None else unpack.decompress(part, largest + 1 - len(body))
        except zlib.error as error:
            raise SourceError("its packed content is damaged", where=shown, todo="Try again later") from error
        if len(body) > largest:
            what = f"it is larger than {largest // 1_000_000} MB, the most a page may have"
            raise SourceError(what, where=shown, todo="Save the article's text as a .txt file")
    if unpack is not None and not unpack.eof and received:
        raise SourceError("its packed content is cut short", where=shown, todo="Try again later")
    if not body.strip():
        raise SourceError("it is empty", where=shown, todo="Check the address")
    return bytes(body)
