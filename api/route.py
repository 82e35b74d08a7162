"""Routes that lie flat in the application and are found by their word.

FastAPI keeps included routers nested and tries all routes of all of them, twice for each request: a fifth of what a
read costs, more for the routes that come last. Here only the routes of the word in the request's path are tried.
"""

from collections import defaultdict
from collections.abc import Iterable
from typing import cast

from fastapi import APIRouter, FastAPI
from fastapi.routing import APIRoute
from starlette.routing import BaseRoute, Match
from starlette.types import Receive, Scope, Send

KEPT = ("response_model", "status_code", "tags", "responses", "operation_id", "openapi_extra", "response_class", "name")
"""What our routes say of themselves."""


class ByWord(BaseRoute):
    """Tries the routes of one word. It stands before all of them, which stay for the contract and for what none takes."""

    def __init__(self) -> None:
        self.routes: dict[str, list[BaseRoute]] = defaultdict(list)

    def matches(self, scope: Scope) -> tuple[Match, Scope]:
        """The match of the first route that takes the request whole."""
        for route in self.routes.get(_word(scope["path"]), ()):
            match, child = route.matches(scope)
            if match is Match.FULL:
                return match, child
        return Match.NONE, {}

    async def handle(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let the route that matched answer."""
        await scope["route"].handle(scope, receive, send)


def lay_flat(app: FastAPI, routers: Iterable[APIRouter], prefix: str) -> None:
    """Give the application the routes of routers, each as its own."""
    by_word = ByWord()
    app.router.routes.append(by_word)
    for each in (route for router in routers for route in router.routes):
        route = cast("APIRoute", each)
        settings = {name: getattr(route, name) for name in KEPT}
        path, methods = prefix + route.path, list(route.methods or ())
        app.router.add_api_route(path, route.endpoint, methods=methods, **settings)
        by_word.routes[_word(path)].append(app.router.routes[-1])


def _word(path: str) -> str:
    """The beginning of a path, up to the word that it is about: /api/v1/people."""
    return "/".join(path.split("/", 4)[:4])
