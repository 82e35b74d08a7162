"""What surrounds every request: an id, the body's limit, the headers that protect, and one line in the log."""

import time
import traceback
from collections.abc import Iterable
from uuid import UUID

import structlog
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.problems import TooLarge, document
from domain.ids import new_id

BODY_LIMIT = 16 * 1024 * 1024
"""Bytes. Larger than any field may be, so that an oversized field is answered by its name."""

CONTENT_SECURITY_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; "
    "connect-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; "
    "require-trusted-types-for 'script'"
)
HEADERS = [
    (b"content-security-policy", CONTENT_SECURITY_POLICY.encode()),
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"same-origin"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"cross-origin-resource-policy", b"same-origin"),
    (b"permissions-policy", b"camera=(), microphone=(), geolocation=(), payment=(), usb=()"),
    (b"strict-transport-security", b"max-age=31536000; includeSubDomains"),
]
# A record may be kept by the browser only to ask whether it is still the same; nothing between may keep it.
API_HEADERS = [(b"cache-control", b"private, no-cache"), (b"vary", b"Cookie, Authorization")]
# The open directory is for pages of anybody's, everywhere (the standard asks for it on every answer).
OPEN_HEADERS = [
    (b"access-control-allow-origin", b"*"),
    (b"access-control-expose-headers", b"ETag"),
    *(each for each in HEADERS if each[0] != b"cross-origin-resource-policy"),
    (b"cross-origin-resource-policy", b"cross-origin"),
]

log = structlog.get_logger()


async def give_back(scope: Scope) -> None:
    """Give the connection that a read was lent back to the pool; a second time there is nothing to give."""
    release = scope["state"].pop("give_back", None)
    if release:
        await release()


class Surround:
    """Pure ASGI: it wraps the sending, and costs no task of its own. `also` are headers of this installation's own."""

    def __init__(self, app: ASGIApp, also: Iterable[tuple[bytes, bytes]] = ()) -> None:
        self.app, self.headers, self.open_headers = app, [*HEADERS, *also], [*OPEN_HEADERS, *also]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        request_id = new_id()
        named = str(request_id)
        scope.setdefault("state", {})["request_id"] = request_id
        api = scope["path"].startswith("/api/")
        protecting = self.open_headers if scope["path"].startswith("/open-referral") else self.headers
        began, status, started, read = time.perf_counter(), 500, False, 0

        async def limited() -> Message:
            nonlocal read
            message = await receive()
            read += len(message.get("body", b""))
            if read > BODY_LIMIT:
                raise TooLarge
            return message

        async def protected(message: Message) -> None:
            nonlocal status, started
            if message["type"] == "http.response.start":
                await give_back(scope)
                started, status = True, message["status"]
                headers = [*message.get("headers", []), *protecting, (b"x-request-id", named.encode())]
                headers += scope["state"].get("headers", ())
                headers += getattr(scope.get("route"), "announced", ())
                if api:
                    present = {name for name, _ in headers}
                    headers += [each for each in API_HEADERS if each[0] not in present]
                message["headers"] = headers
            await send(message)

        try:
            await self.app(scope, limited, protected)
        except Exception as error:  # noqa: BLE001  # whatever it is, the caller learns nothing of its inside
            self._report(request_id, error)
            if not started:
                answer = document(
                    Request(scope), "internal", "It has been noted. Try again, or tell us the request's id."
                )
                await answer(scope, receive, protected)
        finally:
            await give_back(scope)
            route = scope.get("route")
            log.info(
                "request",
                request_id=named,
                actor_id=str(scope["state"].get("actor_id", "")),
                operation=getattr(route, "operation_id", None) or "other",
                method=scope["method"],
                status=status,
                milliseconds=round((time.perf_counter() - began) * 1000, 1),
            )

    @staticmethod
    def _report(request_id: UUID, error: Exception) -> None:
        """Say what went wrong and where, without the error's own words: they may hold what somebody typed."""
        frames = traceback.extract_tb(error.__traceback__)[-6:]
        at = " < ".join(f"{frame.filename.rsplit('/', 1)[-1]}:{frame.lineno}" for frame in reversed(frames))
        log.error("failed", request_id=str(request_id), exception_type=type(error).__name__, at=at)
