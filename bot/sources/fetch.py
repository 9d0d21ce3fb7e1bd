"""One address -> what is there: bounded in time, size, hops and kind, and never from a machine that is not public.

address -> target -> connection (see reach.py) -> redirect? again -> status -> kind -> bytes, unpacked up to a bound
"""

from __future__ import annotations

import asyncio
import re
import ssl
from collections.abc import Mapping
from dataclasses import dataclass
from http.cookiejar import CookieJar, DefaultCookiePolicy

import httpcore2
import httpx2

from bot import __version__
from bot.errors import SourceError
from bot.sources.reach import Barred, GuardedBackend, NoSuchHost, Resolve, system_resolver
from bot.sources.target import show, target
from bot.sources.transport import PoolTransport, unpacked

#: Seconds for one address, from looking up its name to the last byte, redirects included.
DEADLINE = 20.0
#: Bytes of a body, unpacked.
LARGEST = 5_000_000
MOST_REDIRECTS = 5

#: What articles come as, and what feeds come as: many are served as plain XML, JSON or even HTML.
PAGES = frozenset({"text/html", "application/xhtml+xml", "text/plain"})
FEEDS = frozenset(
    {
        "application/rss+xml",
        "application/atom+xml",
        "application/rdf+xml",
        "application/xml",
        "text/xml",
        "application/feed+json",
        "application/json",
        "text/html",
        "text/plain",
    }
)
#: Whom a site's operator sees, and what robots.txt calls us.
AGENT = "fo-stance"
_HEADERS = {"User-Agent": f"{AGENT}/{__version__}", "Accept-Encoding": "gzip, deflate"}
_CONNECTIONS = 16


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """What was there."""

    #: Where it was at last, after redirects.
    url: str
    #: Empty where nothing changed since the validators that were sent.
    body: bytes
    unchanged: bool = False
    #: The answer's validators, for the next time; None where it has none.
    etag: str | None = None
    last_modified: str | None = None


class HttpError(SourceError):
    """The site answered, with a status that is no article."""

    def __init__(self, status: int, *, where: str, retry_after: str | None = None) -> None:
        self.status = status
        #: When the site wants to be asked again, as it says it: seconds, or an HTTP date; None where it does not say.
        self.retry_after = retry_after
        super().__init__(f"the site answers {status}{_meaning(status)}", where=where, todo=_remedy(status))


class Fetcher:
    """Fetches addresses; one event loop's, and to be closed."""

    def __init__(
        self,
        *,
        resolve: Resolve = system_resolver,
        connect: httpcore2.AsyncNetworkBackend | None = None,
        loopback: bool = False,
        deadline: float = DEADLINE,
    ) -> None:
        """Make one.

        Args:
            resolve: names -> addresses; this machine's resolver unless a test brings its own.
            connect: makes connections to addresses that were checked; the network unless a test brings its own.
            loopback: whether this very machine may be spoken to, on any port: for tests, and set by nothing else.
            deadline: seconds for one address.
        """
        backend = GuardedBackend(resolve=resolve, connect=connect or httpcore2.AnyIOBackend(), loopback=loopback)
        pool = httpcore2.AsyncConnectionPool(
            ssl_context=httpx2.create_ssl_context(trust_env=False),
            max_connections=_CONNECTIONS,
            keepalive_expiry=5.0,
            network_backend=backend,
        )
        jar = CookieJar(DefaultCookiePolicy(allowed_domains=[]))  # ten thousand cookies are read and none kept
        # Neither proxies nor anything else out of the environment: they would connect past the check.
        self._client = httpx2.AsyncClient(
            transport=PoolTransport(pool), cookies=jar, headers=_HEADERS, timeout=deadline, trust_env=False
        )
        self._any_port, self._deadline = loopback, deadline

    async def get(
        self, address: str, *, kinds: frozenset[str] = PAGES, validators: Mapping[str, str] | None = None
    ) -> Fetched:
        """What is at an address.

        Args:
            address: as given by whoever wants it.
            kinds: content types that will do; an answer that names none does, too.
            validators: headers of a conditional request (`If-None-Match`, `If-Modified-Since`).

        Raises:
            HttpError: a status that is no content.
            SourceError: anything else; the message says what, and what to do.
        """
        shown = show(address)
        try:
            async with asyncio.timeout(self._deadline):
                return await self._hop(address, shown, kinds, validators or {})
        except TimeoutError as error:
            raise _slow(shown, self._deadline) from error
        except (httpcore2.TimeoutException, httpx2.TimeoutException) as error:
            raise _slow(shown, self._deadline) from error
        except Barred as error:
            raise SourceError(str(error), where=shown, todo="Only pages that anybody can open are fetched") from error
        except NoSuchHost as error:
            raise SourceError(str(error), where=shown, todo="Check the address") from error
        except httpcore2.ConnectError as error:
            raise _unconnected(error, shown) from error
        except (httpcore2.NetworkError, httpcore2.ProtocolError, httpx2.HTTPError, httpx2.StreamError, ValueError) as error:
            raise SourceError("the site's answer cannot be read as HTTP", where=shown, todo="Try again later") from error

    async def close(self) -> None:
        """Close the connections."""
        await self._client.aclose()

    async def _hop(self, address: str, shown: str, kinds: frozenset[str], validators: Mapping[str, str]) -> Fetched:
        url = target(address, any_port=self._any_port)
        for _ in range(MOST_REDIRECTS + 1):
            async with self._client.stream("GET", url, headers=dict(validators), follow_redirects=False) as answer:
                onward = answer.headers.get("location") if answer.status_code in (301, 302, 303, 307, 308) else None
                if onward is None:
                    return await _content(answer, str(url), shown, kinds)
            url = target(_onward(url, onward), any_port=self._any_port)
        raise SourceError(f"it redirects more than {MOST_REDIRECTS} times", where=shown, todo="Open it in a browser")

    async def __aenter__(self) -> Fetcher:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.close()


def _onward(url: httpx2.URL, location: str) -> str:
    """Where a redirect leads; one that names a scheme is taken as it stands, not mended."""
    if re.match(r"[a-z][a-z0-9+.-]*:", location, re.IGNORECASE):
        return location
    try:
        return str(url.join(location))
    except (httpx2.InvalidURL, ValueError):
        return location


async def _content(answer: httpx2.Response, url: str, shown: str, kinds: frozenset[str]) -> Fetched:
    etag, last = answer.headers.get("etag"), answer.headers.get("last-modified")
    if answer.status_code == 304:
        return Fetched(url=url, body=b"", unchanged=True, etag=etag, last_modified=last)
    if answer.status_code != 200:
        raise HttpError(answer.status_code, where=shown, retry_after=answer.headers.get("retry-after"))
    kind = answer.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind and kind not in kinds:
        what = f"it is {show(kind)}, not {'a page' if kinds is PAGES else 'a feed'}"
        raise SourceError(what, where=shown, todo="Give the address of the article's page")
    return Fetched(url=url, body=await unpacked(answer, shown, LARGEST), etag=etag, last_modified=last)


def _slow(shown: str, deadline: float) -> SourceError:
    return SourceError(f"the site did not answer within {deadline:g} seconds", where=shown, todo="Try again later")


def _unconnected(error: Exception, shown: str) -> SourceError:
    causes = [error, error.__cause__, error.__context__]
    if any(isinstance(one, ssl.SSLCertVerificationError) for one in causes):
        return SourceError("the site's certificate is not valid", where=shown, todo="Tell the site, or save the page")
    if any(isinstance(one, ssl.SSLError) for one in causes):
        return SourceError("the site speaks no TLS that is safe", where=shown, todo="Tell the site, or save the page")
    return SourceError("the site cannot be connected to", where=shown, todo="Check the address, or try again later")


def _meaning(status: int) -> str:
    words = {401: "only subscribers may read it", 402: "only subscribers may read it", 403: "it does not let programs read"}
    words |= {404: "there is no such page", 410: "the page was taken down", 429: "it was asked too often", 204: "no content"}
    found = words.get(status) or ("the site is out of order" if status >= 500 else None)
    return f" ({found})" if found else ""


def _remedy(status: int) -> str:
    if status in (404, 410):
        return "Check the address"
    return "Try again later" if status == 429 or status >= 500 else "Open it in a browser and save the page"
