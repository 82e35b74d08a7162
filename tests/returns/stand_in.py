"""A stand-in for the Department's interface, on a port of this machine: strict, forgetful of nothing, told to fail.

It checks every payload by the schema, keeps what it holds of each child, takes back what is purged, and answers receipts.
A payload is merged by ids: what is not named stays.
"""

import asyncio
import json
import sys
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs

import uvicorn
from jsonschema import Draft202012Validator

from persistence.returns.daily_delta import EPISODE, ITEMS, SINGLE

SCHEMA = json.loads((Path(__file__).parent / "daily_schema.json").read_text("utf-8"))
VALID = Draft202012Validator(SCHEMA, format_checker=Draft202012Validator.FORMAT_CHECKER)
TOKEN = "a token for an hour"


class StandIn:
    """`fail` is asked at every batch what to do: None, a status, "lost" (taken, and answered with 500), "slow"."""

    def __init__(self) -> None:
        self.children: dict[str, Any] = {}
        self.fail: Callable[[], int | str | None] = lambda: None
        self.refuses: set[str] = set()
        self.batches: list[list[dict[str, Any]]] = []
        self.tokens = 0
        self.invalid: list[str] = []
        self.url = ""

    async def __call__(self, scope, receive, send):
        if scope["type"] != "http":
            return
        body, more = b"", True
        while more:
            message = await receive()
            body, more = body + message.get("body", b""), message.get("more_body", False)
        headers = {name.decode(): value.decode() for name, value in scope["headers"]}
        status, answer = await self.answer(scope["path"], headers, body)
        await send(
            {"type": "http.response.start", "status": status, "headers": [(b"content-type", b"application/json")]}
        )
        await send({"type": "http.response.body", "body": json.dumps(answer).encode()})

    async def answer(self, path, headers, body):
        if path == "/token":
            asked = parse_qs(body.decode())
            self.tokens += 1
            known = asked["grant_type"] == ["client_credentials"] and asked["client_secret"] == ["not told to anybody"]
            return (200, {"access_token": TOKEN, "expires_in": 3600}) if known else (401, {"error": "invalid_client"})
        assert path == "/children_social_care_data/926/children"
        if headers["authorization"] != f"Bearer {TOKEN}":
            return 401, {}
        batch = json.loads(body)
        fail = self.fail()
        if isinstance(fail, int):
            return fail, {"error": fail}
        named = {error.path[0] for error in VALID.iter_errors(batch) if error.path}
        self.invalid += [error.message for error in VALID.iter_errors(batch)]
        named |= {place for place, child in enumerate(batch) if child["la_child_id"] in self.refuses}
        if named or not 1 <= len(batch) <= 100:
            return 400, {"errors": [f"[{place}] is not right" for place in sorted(named)]}
        self.batches.append(batch)
        for child in batch:
            self.take(child)
        if fail == "lost":
            return 500, {}
        if fail == "slow":
            await asyncio.sleep(1)
        return 200, [f"20261123_0230_{child['la_child_id']}.json" for child in batch]

    def take(self, child):
        """Merge what was sent into what is held."""
        number = child["la_child_id"]
        if child.get("purge"):
            self.children.pop(number, None)
            return
        held = self.children.setdefault(number, {"episodes": {}})
        for name in ("child_details", "health_and_wellbeing"):
            merge(held, name, child.get(name))
        for episode in child.get("social_care_episodes", ()):
            if episode.get("purge"):
                held["episodes"].pop(episode[EPISODE], None)
                continue
            there = held["episodes"].setdefault(episode[EPISODE], {"lists": {name: {} for name in ITEMS}})
            for name, value in episode.items():
                if name in ITEMS:
                    for item in value:
                        merge(there["lists"][name], item[ITEMS[name]], item)
                elif name in SINGLE:
                    merge(there, name, value)
                else:
                    there[name] = value


def merge(held, name, value):
    """Replace a piece, or take it back."""
    if value is not None and value.get("purge"):
        held.pop(name, None)
    elif value is not None:
        held[name] = value


@asynccontextmanager
async def listening() -> AsyncIterator[StandIn]:
    """The stand-in on a free port."""
    made = StandIn()
    server = uvicorn.Server(
        uvicorn.Config(made, port=0, log_level="critical", lifespan="off", timeout_graceful_shutdown=1)
    )
    task = asyncio.create_task(server.serve())
    while not server.started:  # noqa: ASYNC110 - the server has no event to wait for
        await asyncio.sleep(0.01)
    port = server.servers[0].sockets[0].getsockname()[1]
    made.url = f"http://127.0.0.1:{port}"
    try:
        yield made
    finally:
        server.should_exit = True
        await task


async def main() -> None:
    """Listen until stopped, to try the flow out by hand: see docs/daily.md."""
    async with listening() as made:
        sys.stdout.write(f"KITH_DFE_URL={made.url} KITH_DFE_TOKEN_URL={made.url}/token\n")
        sys.stdout.flush()
        await asyncio.Event().wait()


if __name__ == "__main__":
    asyncio.run(main())
