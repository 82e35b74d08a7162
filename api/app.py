"""Where everything is put together."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime

from fastapi import FastAPI, Request
from starlette.exceptions import HTTPException
from starlette.middleware.exceptions import ExceptionMiddleware
from starlette.responses import RedirectResponse
from starlette.routing import Match, Mount
from starlette.types import ASGIApp, Receive, Scope, Send

from api import openreferral, problems, rate, reference, scanner
from api.deps import guarded
from api.json import JSON
from api.middleware import Surround
from api.route import lay_flat
from api.settings import Settings
from api.static import SPA
from api.v1 import (
    absence,
    accompaniment,
    agency,
    assessment,
    attachment,
    authorisation,
    care,
    caseload_screen,
    change,
    chapter,
    conference,
    contact,
    continuity_screen,
    daily,
    decision,
    decision_screen,
    delegation,
    disagreement,
    discussion,
    enquiry,
    event,
    family,
    feed,
    fgc,
    fgc_screen,
    finding,
    handover,
    handover_screen,
    journey,
    load,
    observation,
    offer,
    offer_screen,
    oversight,
    oversight_screen,
    partner_screen,
    person,
    personal,
    plan,
    pod,
    pod_team,
    promise,
    referral,
    reflection,
    request,
    risk,
    screen,
    session,
    share,
    sighting,
    submission,
    subscription,
    supervision,
    supervision_screen,
    task,
    template,
    timer,
    uptake,
    visit,
    wellbeing,
    wish,
    workbook,
    worker,
    workload,
)
from domain.calendar import WorkingDays
from persistence import access_control, migrate
from persistence.engine import open_pool

VERSION = "0.1.0"
DESCRIPTION = """\
Kith is a case system for children's social care in England, built around relationships. Staff use it with a session,
partner agencies with an access token from `POST /api/v1/token` (OAuth 2.0 client credentials). Errors are problem
documents (RFC 9457). `ETag` is a record's version; every change of one needs `If-Match`. Ids are made by the client
(UUIDv7): the same creation sent again is answered as the first time.
"""
METHODS = ("GET", "POST", "PUT", "PATCH", "DELETE")
WORDS = (
    session, worker, pod, agency, screen, person, family, contact, referral, journey, visit,
    assessment, enquiry, conference, plan, care, risk, event, timer,
    workload, caseload_screen,
    personal, wellbeing, oversight, oversight_screen, observation, reflection, accompaniment, workbook, chapter,
    change,
    daily,
    subscription,
    pod_team,
    template,
    decision, decision_screen, delegation, authorisation, disagreement, task, promise,
    supervision, supervision_screen, discussion,
    handover, wish, absence, handover_screen,
    continuity_screen,
    fgc_screen, fgc,
    offer, uptake, offer_screen,
    feed,
    submission, finding, load,
    share, request, attachment, sighting, partner_screen,
)  # fmt: skip


class Kith(FastAPI):
    """FastAPI without the outer layers whose work `Surround` does: every request would pass through each of them."""

    def build_middleware_stack(self) -> ASGIApp:
        """What surrounds the routes, the outermost first."""
        also = [(b"kith-sandbox", b"1")] if self.state.settings.sandbox else []
        return Surround(ExceptionMiddleware(self.router, handlers=self.exception_handlers), also)


def system_clock() -> datetime:
    """The moment, with its zone. The only clock; tests give another."""
    return datetime.now(UTC)


def create_app(settings: Settings, database_url: str, clock: Callable[[], datetime] = system_clock) -> FastAPI:
    """The application for one database. Nothing is opened until it starts."""

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        app.state.pool = await open_pool(database_url)
        async with app.state.pool.acquire() as connection:
            app.state.calendar = WorkingDays.of(await access_control.bank_holidays(connection))
        yield
        await app.state.pool.close()

    app = Kith(
        title="Kith", version=VERSION, description=DESCRIPTION, lifespan=lifespan,
        openapi_url=None, docs_url=None, redoc_url=None, telemetry={"tracing": False, "metrics": False, "logs": False},
        license_info={"name": "Apache-2.0", "identifier": "Apache-2.0"},
    )  # fmt: skip
    app.state.settings, app.state.clock, app.state.scanner = settings, clock, scanner.Unscanned()
    app.state.strangers = rate.Strangers()
    problems.install(app)
    lay_flat(app, (word.router for word in WORDS), prefix="/api/v1")
    if settings.sandbox:
        from api import sandbox

        lay_flat(app, [sandbox.router], prefix="/api/v1")
    lay_flat(app, [openreferral.router], prefix=openreferral.PREFIX)
    app.add_route(
        openreferral.PREFIX, lambda _: RedirectResponse(f"{openreferral.PREFIX}/", 308), include_in_schema=False
    )

    @app.get("/healthz", operation_id="health.alive", tags=["health"], **guarded(None))
    async def alive() -> dict[str, str]:
        """The process answers."""
        return {"status": "alive"}

    @app.get("/readyz", operation_id="health.ready", tags=["health"], **guarded(None))
    async def ready(request: Request) -> JSON:
        """The database answers and has the newest shape."""
        async with request.app.state.pool.acquire() as connection:
            found = await connection.fetchval("select version_num from alembic_version")
        if found != migrate.head():
            raise problems.Problem("unavailable", "The database has another shape than this program needs.")
        return JSON({"status": "ready"})

    async def elsewhere(scope: Scope, _: Receive, __: Send) -> None:
        """What no route answers for: another method may be the right one there, or there is nothing at all."""
        asked = {**scope, "root_path": scope["app_root_path"]}
        routes = [route for route in app.router.routes if not isinstance(route, Mount)]
        allowed = [
            method for method in METHODS
            if any(route.matches({**asked, "method": method})[0] is Match.FULL for route in routes)
        ]  # fmt: skip
        raise HTTPException(405, headers={"Allow": ", ".join(allowed)}) if allowed else HTTPException(404)

    app.add_api_route("/docs/api", reference.read, include_in_schema=False)
    app.add_api_route("/docs/{name}.yaml", reference.file, include_in_schema=False)
    app.mount("/api", elsewhere)
    app.mount(openreferral.PREFIX, elsewhere)
    app.mount("/", SPA(settings.static))
    return app
