"""Routes that lie flat in the application and are soon passed over.

FastAPI keeps included routers nested and tries all routes of all of them, twice for each request: a fifth of what a
read costs, more for the routes that come last. Most routes do not begin as the request's path does, and that is seen
without a regular expression.
"""

from typing import Any, cast

from fastapi import APIRouter, FastAPI
from fastapi.routing import APIRoute
from starlette.routing import Match
from starlette.types import Scope

KEPT = ("response_model", "status_code", "tags", "responses", "operation_id", "openapi_extra", "response_class", "name")
"""What our routes say of themselves."""


class Route(APIRoute):
    """A route that looks at the path's beginning first."""

    def __init__(self, path: str, *rest: Any, **settings: Any) -> None:
        super().__init__(path, *rest, **settings)
        self.beginning = path.partition("{")[0]

    def matches(self, scope: Scope) -> tuple[Match, Scope]:
        """Whether the request is for this route."""
        return super().matches(scope) if scope["path"].startswith(self.beginning) else (Match.NONE, {})


def lay_flat(app: FastAPI, router: APIRouter, prefix: str) -> None:
    """Give the application a router's routes, each as its own."""
    for each in router.routes:
        route = cast("APIRoute", each)
        settings = {name: getattr(route, name) for name in KEPT}
        path, methods = prefix + route.path, list(route.methods or ())
        app.router.add_api_route(path, route.endpoint, methods=methods, route_class_override=Route, **settings)
