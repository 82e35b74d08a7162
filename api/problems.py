"""Every error that the API can give, as an RFC 9457 problem document. The only place that knows statuses."""

from typing import Any
from uuid import UUID

import asyncpg
from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException

from api.json import JSON
from domain import errors

TITLES = {
    "malformed": (400, "The request could not be read"),
    "not-signed-in": (401, "Sign in first"),
    "not-allowed": (403, "Your role does not allow this"),
    "not-found": (404, "Not found"),
    "method-not-allowed": (405, "This cannot be done here"),
    "rule-broken": (409, "This cannot be done now"),
    "duplicate": (409, "This has been recorded already"),
    "stale": (412, "Somebody changed this first"),
    "too-large": (413, "The request is too large"),
    "unsupported-media-type": (415, "Send JSON"),
    "invalid": (422, "Some of this needs another look"),
    "precondition-required": (428, "Say which version you saw"),
    "too-many": (429, "Too many tries"),
    "internal": (500, "Something went wrong on our side"),
    "unavailable": (503, "The record cannot be reached just now"),
}
KINDS: tuple[tuple[type[errors.DomainError], str], ...] = (
    (errors.NotFound, "not-found"),
    (errors.NotAllowed, "not-allowed"),
    (errors.Invalid, "invalid"),
    (errors.Stale, "stale"),
    (errors.Duplicate, "duplicate"),
    (errors.RuleBroken, "rule-broken"),
)
OF_THE_FRAMEWORK = {404: "not-found", 405: "method-not-allowed", 413: "too-large", 415: "unsupported-media-type"}
MAX_ERRORS = 50


class TooLarge(HTTPException):
    """The body is larger than any request needs. Raised while it is read: the framework lets its own kind through."""

    def __init__(self) -> None:
        super().__init__(413)


class Problem(Exception):
    """A problem of the web's own: no session, no version, too many tries."""

    def __init__(self, name: str, detail: str, headers: dict[str, str] | None = None) -> None:
        super().__init__(detail)
        self.name, self.detail, self.headers = name, detail, headers or {}


def document(
    request: Request, name: str, detail: str, *, code: str | None = None, headers: dict[str, str] | None = None,
    fields: list[dict[str, str]] | None = None, current_version: int | None = None,
) -> JSON:  # fmt: skip
    """A problem document. `instance` is the request's id, under which the log tells the rest."""
    status, title = TITLES[name]
    request_id: UUID | None = request.scope.get("state", {}).get("request_id")
    content: dict[str, Any] = {
        "type": f"/problems/{name}", "title": title, "status": status, "detail": detail, "code": code or name,
        "instance": f"urn:uuid:{request_id}", "errors": fields or [], "current_version": current_version,
    }  # fmt: skip
    return JSON(content, status, headers, media_type="application/problem+json")


def pointer(location: tuple[int | str, ...]) -> str:
    """A JSON pointer (RFC 6901) from where pydantic found something; lone surrogates in a key are shown as "?"."""
    steps = (str(step).encode("utf-8", "replace").decode()[:100] for step in location if step != "body")
    return "".join("/" + step.replace("~", "~0").replace("/", "~1") for step in steps)


def install(app: FastAPI) -> None:
    """Give the application its handlers. What is unknown becomes 500 with nothing inside."""

    @app.exception_handler(errors.DomainError)
    async def domain_error(request: Request, error: errors.DomainError) -> JSON:
        name = next(name for kind, name in KINDS if isinstance(error, kind))
        fields = None
        if isinstance(error, errors.Invalid):
            fields = [{"pointer": error.pointer, "code": error.code, "detail": error.sentence}]
        version = error.current_version if isinstance(error, errors.Stale) else None
        return document(request, name, error.sentence, code=error.code, fields=fields, current_version=version)

    @app.exception_handler(Problem)
    async def problem(request: Request, error: Problem) -> JSON:
        return document(request, error.name, error.detail, headers=error.headers)

    @app.exception_handler(RequestValidationError)
    async def invalid(request: Request, error: RequestValidationError) -> JSON:
        found = error.errors()
        if any(each["type"] == "json_invalid" for each in found):
            return document(request, "malformed", "The body is not valid JSON.")
        fields = [
            # pydantic's own sentences may repeat what was typed (an enumeration does not); the code and pointer do not.
            {"pointer": pointer(each["loc"]), "code": each["type"], "detail": _sentence(each)}
            for each in found[:MAX_ERRORS]
        ]
        return document(request, "invalid", "Look at the fields named below, then send again.", fields=fields)

    @app.exception_handler(HTTPException)
    async def http(request: Request, error: HTTPException) -> JSON:
        name = OF_THE_FRAMEWORK.get(error.status_code, "malformed")
        detail = errors.NotFound().sentence if name == "not-found" else TITLES[name][1] + "."
        return document(request, name, detail, headers=dict(error.headers or {}))

    # Shutting down, starting up, a statement that took too long; too many connections; the line is cut.
    @app.exception_handler(asyncpg.OperatorInterventionError)
    @app.exception_handler(asyncpg.InsufficientResourcesError)
    @app.exception_handler(asyncpg.PostgresConnectionError)
    @app.exception_handler(OSError)
    @app.exception_handler(TimeoutError)
    async def unavailable(request: Request, _: Exception) -> JSON:
        return document(request, "unavailable", "Nothing was changed. Try again in a minute.")


def _sentence(found: Any) -> str:
    """What to do about one field, in plain words, without what was typed."""
    context = found.get("ctx", {})
    match found["type"]:
        case "missing":
            return "This is needed."
        case "extra_forbidden":
            return "There is no such field."
        case "string_too_long":
            return f"Use at most {context['max_length']} characters."
        case "string_too_short" | "blank":
            return "This cannot be empty."
        case "enum" | "literal_error":
            return f"Choose one of: {context['expected']}."
        case "value_error":
            return str(context["error"])
        case "too_long":
            return f"Send at most {context['max_length']}."
        case "too_short":
            return f"Send at least {context['min_length']}."
        case "bool_type" | "bool_parsing":
            return "Send true or false."
        case "uuid_parsing" | "uuid_type":
            return "Send an id, such as 0190a1b2-7c3d-7e4f-8a5b-6c7d8e9f0a1b."
        case "string_type" | "string_unicode" | "not_text":
            return "Send text, without the character NUL and without halves of characters."
        case "list_type" | "tuple_type":
            return "Send a list."
        case _:
            return "This cannot be right: look it up in the description of the API."
