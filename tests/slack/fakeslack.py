"""Slack as the bot sees it: an emulated workspace plus what the emulator lacks.

    bot --Web API--> FakeSlack /api/METHOD --> emulator (state)
    FakeSlack --signed command or click by HTTP--> bot            transport "http"
    FakeSlack --envelope over the /link websocket--> bot          transport "socket"
    bot --response_url--> FakeSlack /response/ID                  five uses, as Slack allows; in_channel ones become messages

Every message the bot sends, in whichever way, passes the Block Kit checker; `problems` keeps what it found.
"""

from __future__ import annotations

import asyncio
import json
import threading
import time
import urllib.error
import urllib.parse
import urllib.request
import uuid
from collections.abc import Callable, Coroutine
from dataclasses import dataclass, field
from typing import Any, TypeVar

from aiohttp import ClientSession, WSMsgType, web

from tests.slack.blockkit import problems, view_problems
from tests.slack.emulator import BOT_TOKEN, CHANNEL, TEAM, USER, Emulator, free_port
from tests.slack.payloads import (
    APP_ID,
    Payload,
    begins_with,
    click,
    command,
    event_callback,
    field_state,
    mentioned,
    message_action,
    signature,
    view_submission,
)
from tests.slack.payloads import SIGNING_SECRET as SIGNING_SECRET

APP_TOKEN = "xapp-1-test"
#: How often Slack lets one response_url be used.
MOST_USES = 5

#: Methods of the Web API by which something is said.
_SAYS = frozenset({"chat.postEphemeral", "chat.postMessage", "chat.update"})

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """Something the bot told the person who asked, or the channel."""

    #: "ack" for an answer inside the acknowledgement, "response_url", or the Web API's method.
    via: str
    body: Payload

    @property
    def public(self) -> bool:
        """Whether the channel sees it."""
        posted = self.via == "chat.postMessage" and str(self.body.get("channel")).startswith(("C", "G"))
        return posted or self.body.get("response_type") == "in_channel"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """How the bot acknowledged: the HTTP status (504 where it never did) and the decoded body."""

    status: int
    body: Any


@dataclass(slots=True, kw_only=True)
class _ResponseUrl:
    channel: str
    uses: int = 0


@dataclass(slots=True, kw_only=True)
class _Wire:
    """What belongs to the server's event loop."""

    loop: asyncio.AbstractEventLoop
    http: ClientSession
    runner: web.AppRunner
    sockets: list[web.WebSocketResponse] = field(default_factory=list)
    waiting: dict[str, asyncio.Future[Payload]] = field(default_factory=dict)


class FakeSlack:
    """A Slack for one workspace; `start`, use, `stop`."""

    def __init__(self, emulator: Emulator) -> None:
        self.base = f"http://127.0.0.1:{(port := free_port())}"
        self.api = f"{self.base}/api/"
        #: "http" posts to `app_url`, "socket" sends over the newest websocket.
        self.transport = "http"
        self.app_url = ""
        #: API methods the bot called, and what it was told.
        self.calls: list[str] = []
        self.messages: list[Message] = []
        #: Files that were uploaded: `filename`, `length`, `alt_txt`, and the `channel` they were shared in.
        self.files: list[Payload] = []
        #: Views that were published or opened.
        self.views: list[Payload] = []
        self.problems: list[str] = []
        #: The newest request that was sent by HTTP: body and headers.
        self.last: tuple[str, dict[str, str]] = ("", {})
        #: Whether the workspace has no table blocks yet.
        self.without_tables = False
        #: Seconds before a message to a response_url is taken.
        self.slow = 0.0
        #: Tokens that are good; an installation adds one.
        self.tokens = {BOT_TOKEN}
        #: Codes that a consent gave and nobody used yet.
        self._codes: set[str] = set()
        #: How many of the next messages to a response_url are refused.
        self.refusing = 0
        #: Channels that the bot is not in.
        self.outside = frozenset({"G0PRIVATE1", "C0NOTINVITED"})
        #: Members of user groups, by the group's id.
        self.groups: dict[str, list[str]] = {}
        #: Errors that the next calls of a method of the Web API get, one each.
        self.failing: dict[str, list[str]] = {}
        #: Seconds before calls of a method of the Web API are looked at.
        self.slow_methods: dict[str, float] = {}
        self._uploads: dict[str, Payload] = {}
        self._emulator = emulator
        self._port = port
        self._urls: dict[str, _ResponseUrl] = {}
        self._wire: _Wire
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._up = threading.Event()

    # The server -----------------------------------------------------------------------------------------------------

    def start(self) -> FakeSlack:
        """Listen; returns itself."""
        self._thread.start()
        assert self._up.wait(10), "the fake Slack did not start"
        return self

    def stop(self) -> None:
        """Close every connection and end the thread."""
        self._wire.loop.call_soon_threadsafe(self._wire.loop.stop)
        self._thread.join(10)

    def reset(self) -> None:
        """Forget everything that was said; connections stay."""
        self._emulator.reset()
        for kept in (self.calls, self.messages, self.files, self.views, self.problems):
            kept.clear()
        self.tokens = {BOT_TOKEN}
        self._urls.clear()
        self.failing.clear()
        self.slow_methods.clear()
        self.groups.clear()
        self.refusing, self.slow, self.without_tables = 0, 0.0, False

    @property
    def connected(self) -> int:
        """How many websockets are open."""
        return len(self._wire.sockets)

    def _run(self) -> None:
        loop = asyncio.new_event_loop()
        loop.run_until_complete(self._listen(loop))
        self._up.set()
        loop.run_forever()
        loop.run_until_complete(self._close())
        loop.close()

    async def _listen(self, loop: asyncio.AbstractEventLoop) -> None:
        app = web.Application()
        app.router.add_post("/api/{method}", self._api)
        app.router.add_post("/response/{id}", self._response)
        app.router.add_get("/link", self._link)
        app.router.add_get("/oauth/v2/authorize", self._consent)
        self._wire = _Wire(loop=loop, http=ClientSession(), runner=web.AppRunner(app))
        await self._wire.runner.setup()
        await web.TCPSite(self._wire.runner, "127.0.0.1", self._port).start()

    async def _close(self) -> None:
        for one in [*self._wire.sockets]:
            await one.close()
        await self._wire.http.close()
        await self._wire.runner.cleanup()

    def _await(self, work: Coroutine[Any, Any, T]) -> T:
        return asyncio.run_coroutine_threadsafe(work, self._wire.loop).result(15)

    # What the bot calls ---------------------------------------------------------------------------------------------

    async def _api(self, request: web.Request) -> web.Response:
        method = request.match_info["method"]
        self.calls.append(method)
        token = request.headers.get("Authorization", "").removeprefix("Bearer ")
        if method == "apps.connections.open":
            if token == APP_TOKEN:
                return web.json_response({"ok": True, "url": f"{self.base.replace('http', 'ws')}/link"})
        elif method == "oauth.v2.access":
            return web.json_response(self._installed(await _arguments(request)))
        elif token in self.tokens:
            return web.json_response(await self._asked(method, await _arguments(request)))
        return web.json_response({"ok": False, "error": "invalid_auth"})

    async def _consent(self, request: web.Request) -> web.Response:
        """Slack's page on which somebody agrees to an installation, and agrees; `?deny=1` at its end does not."""
        back = self.app_url.replace("/slack/events", "/slack/oauth_redirect")
        if request.query.get("deny"):
            raise web.HTTPFound(
                f"{back}?{urllib.parse.urlencode({'error': 'access_denied', 'state': request.query['state']})}"
            )
        code = uuid.uuid4().hex
        self._codes.add(code)
        raise web.HTTPFound(f"{back}?{urllib.parse.urlencode({'code': code, 'state': request.query['state']})}")

    def _installed(self, arguments: Payload) -> Payload:
        """A code changed for a token, once."""
        if arguments.get("code") not in self._codes:
            return {"ok": False, "error": "invalid_code"}
        self._codes.remove(arguments["code"])
        token = f"xoxb-installed-{uuid.uuid4().hex}"
        self.tokens.add(token)
        return {
            "ok": True,
            "access_token": token,
            "token_type": "bot",
            "scope": "commands,chat:write",
            "bot_user_id": "U0FOSTANCE",
            "app_id": APP_ID,
            "team": {"id": TEAM, "name": "Test Newsroom"},
            "enterprise": None,
            "authed_user": {"id": USER},
        }

    async def _asked(self, method: str, arguments: Payload) -> Payload:
        """What a call of the Web API comes to; what it says is checked, and refused where a test wants that."""
        await asyncio.sleep(self.slow_methods.get(method, 0.0))
        if self.failing.get(method):
            return {"ok": False, "error": self.failing[method].pop(0)}
        if method == "usergroups.users.list":
            return {"ok": True, "users": self.groups.get(str(arguments.get("usergroup")), [])}
        if isinstance(view := arguments.get("view"), dict):
            self.problems += view_problems(view)
            self.views.append({**view, "id": f"V{uuid.uuid4().hex[:8]}"})
            if method == "views.open":  # the emulator asks for a trigger of its own
                return {"ok": True, "view": self.views[-1]}
        if method == "chat.postMessage" and self.outside and arguments.get("channel") in self.outside:
            return {"ok": False, "error": "not_in_channel"}
        if method in _SAYS:
            if self._is_refused(arguments):
                return {"ok": False, "error": "invalid_blocks"}
            self._heard(arguments, via=method)
        form = {key: value if isinstance(value, str) else json.dumps(value) for key, value in arguments.items()}
        answer = await self._forward(method, form)
        if method == "files.getUploadURLExternal" and answer["ok"]:
            self._uploads[answer["file_id"]] = arguments
        if method == "files.completeUploadExternal" and answer["ok"]:
            files = json.loads(form["files"])
            self.files += [{**self._uploads[one["id"]], "channel": form.get("channel_id", "")} for one in files]
        return answer

    async def _forward(self, method: str, form: dict[str, str]) -> Payload:
        headers = {"Authorization": f"Bearer {BOT_TOKEN}"}
        async with self._wire.http.post(f"{self._emulator.url}/api/{method}", data=form, headers=headers) as answer:
            found: Payload = await answer.json()
            return found

    async def _response(self, request: web.Request) -> web.Response:
        url = self._urls.get(request.match_info["id"])
        if url is None or url.uses >= MOST_USES:
            return web.Response(status=404, text="used_url" if url else "no_service")
        url.uses += 1
        await asyncio.sleep(self.slow)
        if self.refusing:
            self.refusing -= 1
            return web.Response(status=500, text="internal_error")
        body: Payload = await request.json()
        if self._is_refused(body):
            return web.Response(status=400, text="invalid_blocks")
        message = self._heard(body, via="response_url")
        if message.public and url.channel == CHANNEL:  # the emulator would not take it where the bot is not a member
            form = {"channel": url.channel, "text": body.get("text", ""), "blocks": json.dumps(body.get("blocks", []))}
            assert (await self._forward("chat.postMessage", form))["ok"]
        return web.Response(text="ok")

    def _is_refused(self, body: Payload) -> bool:
        """Whether it has blocks that this workspace does not know."""
        return self.without_tables and _has_table(body)

    def _heard(self, body: Payload, *, via: str) -> Message:
        message = Message(via=via, body=body)
        self.problems += problems(body)
        self.messages.append(message)
        return message

    async def _link(self, request: web.Request) -> web.WebSocketResponse:
        socket = web.WebSocketResponse()
        await socket.prepare(request)
        await socket.send_json({"type": "hello", "num_connections": 1, "connection_info": {"app_id": APP_ID}})
        self._wire.sockets.append(socket)
        async for frame in socket:
            if frame.type is not WSMsgType.TEXT:
                continue
            answer: Payload = json.loads(frame.data)
            waiting = self._wire.waiting.pop(answer.get("envelope_id", ""), None)
            if waiting is not None and not waiting.done():
                waiting.set_result(answer)
        self._wire.sockets.remove(socket)
        return socket

    # What a person does ---------------------------------------------------------------------------------------------

    def slash(self, text: str, *, user: str = USER, channel: str = CHANNEL, headers: dict[str, str] | None = None) -> Reply:
        """Type `/fo-stance text` in #general, or wherever."""
        escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")  # as Slack hands text over
        payload = command(escaped, user=user, channel=channel, response_url=self._response_url(channel))
        reply = self._send("slash_commands", payload, headers=headers)
        if isinstance(reply.body, dict):
            self._heard(reply.body, via="ack")
            if _has_table(reply.body):
                self.problems.append("a table inside an acknowledgement: where it is refused, nobody is answered")
        return reply

    def click(
        self,
        button: Payload,
        *,
        user: str = USER,
        channel: str = CHANNEL,
        message_ts: str | None = None,
        thread: str | None = None,
    ) -> Reply:
        """Press a button of a private card; `message_ts` tells one card from another, each call is another by default."""
        url = self._response_url(channel)
        payload = click(button, user=user, channel=channel, message_ts=message_ts, thread=thread, response_url=url)
        return self._send("interactive", payload)

    def mention(self, text: str, *, thread: str | None = None, event_id: str | None = None, again: int = 0) -> Reply:
        """Write `text` with the bot's name in #general or in one of its threads; `again` is the number of the retry."""
        payload = event_callback(mentioned(text, user=USER, thread=thread), event_id=event_id)
        headers = {"X-Slack-Retry-Num": str(again), "X-Slack-Retry-Reason": "http_timeout"} if again else {}
        return self._send("events_api", payload, headers=headers)

    def shortcut(self, callback: str, message: Payload) -> Reply:
        """Choose a shortcut of a message's menu."""
        return self._send("interactive", message_action(callback, message, user=USER, response_url=self._response_url()))

    def submit(self, view: Payload, values: dict[str, str], *, user: str = USER) -> Reply:
        """Send a form with some of its fields filled in, the others as they began."""
        filled = {one["block_id"]: begins_with(one["element"]) for one in view["blocks"] if one["type"] == "input"}
        state = {name: {name: field_state(values.get(name, begun))} for name, begun in filled.items()}
        return self._send("interactive", view_submission({**view, "state": {"values": state}}, user=user))

    def event(self, event: Payload) -> Reply:
        """Something happens that the app may be told of."""
        return self._send("events_api", event_callback(event))

    def history(self) -> list[Payload]:
        """The messages of #general, oldest first, as the emulator keeps them."""
        found = self._await(self._forward("conversations.history", {"channel": CHANNEL}))
        assert found["ok"], found
        return [*reversed(found["messages"])]

    def wait_for(self, found: Callable[[], T | None], *, what: str, seconds: float = 30.0) -> T:
        """What `found` returns, as soon as that is something."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            if value := found():
                return value
            time.sleep(0.005)
        raise AssertionError(f"no {what} within {seconds} s; heard {[one.body.get('text') for one in self.messages]}")

    def _response_url(self, channel: str = CHANNEL) -> str:
        id = uuid.uuid4().hex
        self._urls[id] = _ResponseUrl(channel=channel)
        return f"{self.base}/response/{id}"

    def _send(self, kind: str, payload: Payload, *, headers: dict[str, str] | None = None) -> Reply:
        if self.transport == "socket":
            return self._await(self._envelope(kind, payload))
        if kind == "events_api":
            return self._post(json.dumps(payload), {"Content-Type": "application/json", **(headers or {})})
        form = payload if kind == "slash_commands" else {"payload": json.dumps(payload)}
        return self._post(urllib.parse.urlencode(form), headers or {})

    async def _envelope(self, kind: str, payload: Payload) -> Reply:
        id = str(uuid.uuid4())
        waiting = self._wire.waiting[id] = self._wire.loop.create_future()
        takes = kind != "events_api"
        await self._wire.sockets[-1].send_json(
            {"envelope_id": id, "type": kind, "payload": payload, "accepts_response_payload": takes}
        )
        try:
            answer = await asyncio.wait_for(waiting, 5)
        except TimeoutError:
            return Reply(status=504, body=None)
        return Reply(status=200, body=answer.get("payload"))

    def _post(self, body: str, headers: dict[str, str]) -> Reply:
        self.last = (body, {**signature(body), **headers})
        return self.send_raw(*self.last)

    def send_raw(self, body: str, headers: dict[str, str]) -> Reply:
        """Send a request as it is: one that was sent before, or one that Slack would not send."""
        request = urllib.request.Request(self.app_url, data=body.encode(), headers=headers)
        try:
            with urllib.request.urlopen(request, timeout=10) as answer:
                status, raw = answer.status, answer.read().decode()
        except urllib.error.HTTPError as error:
            with error:
                status, raw = error.code, error.read().decode()
        return Reply(status=status, body=json.loads(raw) if raw.startswith("{") else raw)


def _has_table(body: Payload) -> bool:
    blocks = body.get("blocks") or []
    return any(one["type"] == "table" for one in (json.loads(blocks) if isinstance(blocks, str) else blocks))


async def _arguments(request: web.Request) -> Payload:
    """A call's arguments, sent as a form or as JSON."""
    if request.content_type == "application/json":
        found: Payload = json.loads(await request.text() or "{}")
        return found
    return {key: str(value) for key, value in (await request.post()).items()}
