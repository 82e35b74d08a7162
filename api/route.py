"""Routes that lie flat in the application and are found by their word.

FastAPI keeps included routers nested and tries all routes of all of them, twice for each request: a fifth of what a
read costs, more for the routes that come last. Here only the routes of the word in the request's path are tried.
"""

import json
from collections import defaultdict
from collections.abc import Awaitable, Callable, Iterable
from contextlib import AsyncExitStack
from typing import Any, cast, get_type_hints
from uuid import UUID

from fastapi import APIRouter, FastAPI, Request
from fastapi.routing import APIRoute
from pydantic import BaseModel
from starlette.responses import Response
from starlette.routing import BaseRoute, Match
from starlette.types import Receive, Scope, Send

from api.deps import reading
from api.json import JSON
from api.retiring import headers

Handler = Callable[[Request], Awaitable[Response]]
KEPT = (
    "response_model", "status_code", "tags", "dependencies", "responses", "operation_id", "openapi_extra",
    "response_class", "name",
)  # fmt: skip
"""What our routes say of themselves."""


STACKS = ("fastapi_middleware_astack", "fastapi_inner_astack", "fastapi_function_astack")
"""Where FastAPI looks for what is to be closed after a request."""


class Route(APIRoute):
    """A route all of whose dependencies have ended before its answer begins to leave.

    FastAPI closes what was opened in three stages, and catches errors a second time inside them. Here there is one stage,
    and errors are caught once, around all routes. Reads that need nothing else are answered in a quicker way.
    """

    def __init__(self, *args: Any, **settings: Any) -> None:
        super().__init__(*args, **settings)
        retired = (self.openapi_extra or {}).get("x-retiring")
        self.announced = headers(retired) if retired else []
        handler: Handler = self.get_route_handler()
        if _is_plain(self):
            handler = _quickly(self, handler)

        async def answer(scope: Scope, receive: Receive, send: Send) -> None:
            async with AsyncExitStack() as stack:
                scope.update(dict.fromkeys(STACKS, stack))
                response = await handler(Request(scope, receive, send))
            await response(scope, receive, send)

        self.app = answer


def _is_plain(route: APIRoute) -> bool:
    """Whether a handler needs nothing but a reading, ids in its path and perhaps one body, and answers by itself."""
    takes = route.dependant
    needed = [each for each in takes.query_params if not isinstance(each.field_info.default, str | int | None)]
    elsewhere = needed or takes.header_params or takes.cookie_params or takes.request_param_name
    body = route.body_field and route.body_field.field_info.annotation
    return (
        [each.call for each in takes.dependencies] == [reading]
        and not elsewhere
        and all(each.field_info.annotation is UUID for each in takes.path_params)
        and (body is None or (isinstance(body, type) and issubclass(body, BaseModel)))
        and get_type_hints(route.endpoint).get("return") is JSON
    )


def _quickly(route: APIRoute, handler: Handler) -> Handler:
    """The same answers in half the steps. Whatever is not plainly right goes FastAPI's way, which says what is wrong."""
    name = route.dependant.dependencies[0].name or ""
    usual = {each.name: each.field_info.default for each in route.dependant.query_params}
    field = route.body_field
    model = cast("type[BaseModel]", field.field_info.annotation) if field else BaseModel

    async def quick(request: Request) -> Response:
        if request.scope["query_string"]:
            return await handler(request)
        values: dict[str, Any] = usual | request.path_params
        if field:
            try:
                if request.headers.get("content-type") != "application/json":
                    return await handler(request)
                values[field.name] = model.model_validate(json.loads(await request.body()))
            except ValueError:
                return await handler(request)
        values[name] = await reading(request)
        answer: Response = await route.endpoint(**values)
        return answer

    return quick


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
    app.router.route_class = Route
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
