# ruff: noqa: ARG001, ARG002 - signatures of the network backend and of a server, which take more than a script needs
"""A small internet without a socket: names, addresses, and servers that answer as scripted.

`World` is the network's end of a connection: it records which addresses were connected to and what was asked there.
`resolver` is its name service; names that begin with "rebind" or "rbpriv" change their address with every question.
"""

from __future__ import annotations

import gzip
import socket
import ssl
import zlib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qs, urlsplit

import anyio
import httpcore2

PUBLIC, PUBLIC6 = "93.184.216.34", "2606:2800:220:1::1"
_PRIVATE = "10.0.0.5"

ZONE: Mapping[str, list[str]] = {
    "public.test": [PUBLIC],
    "expired.test": [PUBLIC],
    "other.test": [PUBLIC],
    "www.dawn.com": [PUBLIC],
    "public6.test": [PUBLIC6],
    "mixed.test": [PUBLIC, _PRIVATE],
    "mixed6.test": [PUBLIC, "fd00::1"],
    "private.test": [_PRIVATE],
    "loop.test": ["127.0.0.1"],
    "localhost": ["127.0.0.1", "::1"],
    "ip6-localhost": ["::1"],
    "meta.test": ["169.254.169.254"],
    "v6priv.test": ["fd00::1"],
    "mapped.test": ["::ffff:10.0.0.5"],
    "nat64.test": ["64:ff9b::a00:5"],
    "sixtofour.test": ["2002:a00:5::"],
    "cgn.test": ["100.64.0.1"],
    "zero.test": ["0.0.0.0"],
    "ll6.test": ["fe80::1"],
    "10.0.0.5.nip.test": [_PRIVATE],
    "bench.test": ["198.18.0.1"],
    "test1.test": ["192.0.2.1"],
    "mcast.test": ["224.0.0.1"],
    "cls-e.test": ["240.0.0.1"],
}

#: A path with its query -> what the server sends, piece by piece.
Serve = Callable[[str, Mapping[str, str]], Iterable[bytes]]


def answer(body: bytes = b"", *, status: int = 200, **headers: str) -> bytes:
    """An HTTP answer; header names are written with _ for -."""
    fields = {"Content-Length": str(len(body)), "Content-Type": "text/html", **_dashed(headers)}
    lines = [f"HTTP/1.1 {status} X", *(f"{name}: {value}" for name, value in fields.items())]
    return "\r\n".join([*lines, "", ""]).encode() + body


def _dashed(headers: dict[str, str]) -> dict[str, str]:
    return {name.replace("_", "-").title(): value for name, value in headers.items()}


@dataclass
class World(httpcore2.AsyncNetworkBackend):
    """The network; `serve` answers at every address."""

    serve: Serve
    #: IP addresses, in the order of the connections.
    connected: list[str] = field(default_factory=list)
    #: Host and path of every request.
    asked: list[str] = field(default_factory=list)
    #: Headers of every request, names in lower case.
    headers: list[Mapping[str, str]] = field(default_factory=list)
    _asked_for: Counter[str] = field(default_factory=Counter)

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore2.AsyncNetworkStream:
        """Connect, and remember it."""
        self.connected.append(host)
        return _Stream(self)

    async def resolve(self, host: str, port: int) -> list[str]:
        """The addresses of a name, as this machine's resolver gives them: old notations of numbers included."""
        name = host.lower().removesuffix(".")
        self._asked_for[name] += 1
        odd = self._asked_for[name] % 2 == 1
        if name.startswith(("rebind", "rbpriv")):
            return [PUBLIC] if odd == name.startswith("rebind") else [_PRIVATE]
        if name in ZONE:
            return list(ZONE[name])
        return [socket.inet_ntoa(socket.inet_aton(name))]  # OSError where it is no number either


class _Stream(httpcore2.AsyncNetworkStream):
    def __init__(self, world: World) -> None:
        self._world, self._given = world, b""
        self._pieces: Iterator[bytes] = iter(())

    async def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """Take the request, and look up its answer once it is whole."""
        self._given += buffer
        if self._given.endswith(b"\r\n\r\n"):
            line, *fields = self._given.decode("latin-1").strip().split("\r\n")
            headers = {name.lower(): value for name, _, value in (one.partition(": ") for one in fields)}
            path = line.split(" ")[1]
            self._world.asked.append(headers["host"] + path)
            self._world.headers.append(headers)
            self._pieces, self._given = iter(self._world.serve(path, headers)), b""

    async def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """The next piece; an empty one means a server that never goes on."""
        piece = next(self._pieces, None)
        if piece == b"":
            await anyio.sleep(3600)
        await anyio.sleep(0)
        return piece or b""

    async def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore2.AsyncNetworkStream:
        """Every certificate is good but one."""
        if server_hostname == "expired.test":
            try:
                raise ssl.SSLCertVerificationError("certificate has expired")
            except ssl.SSLError as error:  # as the network's own backend passes it on
                raise httpcore2.ConnectError(str(error)) from error
        return self

    async def aclose(self) -> None:
        """Nothing is open."""

    def get_extra_info(self, info: str) -> Any:
        """No socket is below."""
        return None


def hostile(path: str, headers: Mapping[str, str]) -> Iterable[bytes]:
    """A server that does what no server should, by its path."""
    parts = urlsplit(path)
    query = parse_qs(parts.query)
    if "to" in query:
        return [answer(status=int(query.get("code", ["302"])[0]), location=query["to"][0])]
    first, _, number = parts.path.removeprefix("/").partition("/")
    scripts: dict[str, Callable[[], Iterable[bytes]]] = {
        "status": lambda: [answer(status=int(number)) if number != "204" else b"HTTP/1.1 204 X\r\n\r\n"],
        "redir": lambda: [answer(status=302, location=f"/redir/{int(number) - 1}") if number != "0" else _PAGE],
        "slow-headers": lambda: [b"HTTP/1.1 200 OK\r\nX: ", b""],
        "slow-body": lambda: [b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\na", b""],
        "endless": _endless,
        "gzbomb": lambda: [answer(_bomb(), content_encoding="gzip")],
        "gzgz": lambda: [answer(gzip.compress(gzip.compress(b"x")), content_encoding="gzip, gzip")],
        "badgz": lambda: [answer(b"\x1f\x8bnot gzip at all", content_encoding="gzip")],
        "cutgz": lambda: [answer(gzip.compress(b"x" * 9000)[:-20], content_encoding="gzip")],
        "gz": lambda: [answer(gzip.compress(b"<p>packed</p>"), content_encoding="gzip")],
        "manyhdr": lambda: [b"HTTP/1.1 200 OK\r\n", *(b"X-%d: %s\r\n" % (n, b"y" * 20) for n in range(10_000)), b"\r\n"],
        "cookies": lambda: [b"HTTP/1.1 200 OK\r\n" + b"Set-Cookie: a=b\r\n" * 4_000, b"Content-Length: 2\r\n\r\nok"],
        "http09": lambda: [b"<html>no status line</html>"],
        "nothing": list,
        "brief.pdf": lambda: [answer(b"%PDF-1.7", content_type="application/pdf")],
        "a.mp4": lambda: [answer(b"\0\0\0", content_type="video/mp4")],
        "same": lambda: [answer(status=304, etag='"2"')],
    }
    return scripts.get(first, lambda: [_PAGE])()


_PAGE = answer(b"<p>PUBLIC</p>", etag='"1"', last_modified="Thu, 07 Nov 2024 10:00:00 GMT")


def _endless() -> Iterator[bytes]:
    yield b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
    while True:
        yield b"%x\r\n" % 65_536 + b"x" * 65_536 + b"\r\n"


def _bomb() -> bytes:
    """A hundred megabytes of nothing."""
    pack = zlib.compressobj(9, wbits=31)
    return b"".join([*(pack.compress(bytes(1_000_000)) for _ in range(100)), pack.flush()])
