"""The open directory of services at /open-referral/ (HSDS-UK-3.0): public, for anybody, without a session.

What it holds and leaves out is decided in `persistence.views.openreferral`; docs/open-referral.md tells it to whoever
reads the directory.
"""

import hashlib
from collections.abc import Sequence
from typing import Annotated, Any, Literal
from uuid import UUID

import orjson
from fastapi import APIRouter, Depends, Query, Request

from api import rate
from api import shown_openreferral as shown
from api.deps import guarded, pool
from api.json import JSON
from api.schema import Moment
from domain.errors import Invalid, NotFound
from domain.offer import Weekday
from domain.openreferral import OPENAPI, PROFILE, TAXONOMIES, TERMS, VERSION, DirectoryTaxonomy, DirectoryTerm
from persistence.views import openreferral

PREFIX = "/open-referral"
router = APIRouter(tags=["directory"], dependencies=[Depends(rate.count_stranger)])

Page = Annotated[int, Query(ge=1, le=1_000_000, description="Which page, from 1.")]
PerPage = Annotated[int, Query(ge=1, le=100, description="How many on a page.")]
Search = Annotated[str | None, Query(max_length=200)]
Age = Annotated[int | None, Query(ge=0, le=120)]
Time = Annotated[str | None, Query(pattern=r"^([01][0-9]|2[0-3]):[0-5][0-9]$")]
Postcode = Annotated[str | None, Query(max_length=10, pattern=r"^[A-Za-z0-9 ]+$")]
Only = Annotated[bool, Query()]
FRESH = 300
"""Seconds for which anybody may keep an answer."""


def _described(schema: dict[str, Any], *statuses: int) -> dict[str, Any]:
    """A public operation that answers this."""
    answers: dict[int, Any] = {
        200: {"description": "Successful Response", "content": {"application/json": {"schema": schema}}},
        304: {"description": "It is what you have."},
    }
    return {**guarded(None, 429, *statuses, described=answers), "response_class": JSON}


def _answer(request: Request, content: Any) -> JSON:
    """Content that anybody may keep for a while, and then ask whether it is still the same."""
    body = content.encode() if isinstance(content, str) else orjson.dumps(content)
    tag = f'"{hashlib.sha256(body).hexdigest()[:32]}"'
    headers = {"ETag": tag, "Cache-Control": f"public, max-age={FRESH}"}
    known = {each.strip().removeprefix("W/") for each in request.headers.get("if-none-match", "").split(",")}
    return JSON("", 304, headers) if tag in known else JSON(body.decode(), 200, headers)


def _page(request: Request, rows: Sequence[Any], page: int, per_page: int) -> JSON:
    """A page of a list that we have whole."""
    pages = -(-len(rows) // per_page)
    found = rows[(page - 1) * per_page : page * per_page]
    envelope = {
        "total_items": len(rows), "total_pages": pages, "page_number": page, "size": len(found),
        "first_page": page == 1, "last_page": page >= pages, "empty": not found, "contents": found,
    }  # fmt: skip
    return _answer(request, envelope)


def _taxonomy(each: DirectoryTaxonomy) -> dict[str, str]:
    return {"id": str(each.id), "name": each.name, "description": each.description, "version": "1"}


def _term(each: DirectoryTerm) -> dict[str, str]:
    return {
        "id": str(each.id), "name": each.name, "description": each.description, "taxonomy": each.taxonomy.name,
        "taxonomy_id": str(each.taxonomy.id),
    }  # fmt: skip


@router.get("/", operation_id="directory.about", **_described(shown.ABOUT))
async def about(request: Request) -> JSON:
    """Which standard this is, and where it is described."""
    return _answer(request, {"version": VERSION, "profile": PROFILE, "openapi_url": OPENAPI})


@router.get("/services", operation_id="directory.services", **_described(shown.page(shown.SERVICE)))
async def services(
    request: Request,
    *,
    page: Page = 1,
    per_page: PerPage = 50,
    search: Search = None,
    taxonomy_term_id: UUID | None = None,
    taxonomy_id: UUID | None = None,
    organization_id: UUID | None = None,
    modified_after: Annotated[Moment | None, Query()] = None,
    minimum_age: Age = None,
    maximum_age: Age = None,
    day: Weekday | None = None,
    start_time: Time = None,
    end_time: Time = None,
    minimal: Only = False,
    full: Only = True,
    format: Literal["json"] = "json",
) -> JSON:
    """Services, by name; all that is asked must hold. `minimal` (or `full=false`): only what the standard requires.

    `minimum_age` and `maximum_age`: the service takes somebody of these ages. `day`, `start_time`, `end_time`: it is open
    on that day from then until then.
    """
    del format  # there is one
    asked = {
        "search": search, "taxonomy_term_id": taxonomy_term_id, "taxonomy_id": taxonomy_id,
        "organization_id": organization_id, "modified_after": modified_after, "minimum_age": minimum_age,
        "maximum_age": maximum_age, "day": day, "start_time": start_time, "end_time": end_time,
    }  # fmt: skip
    _storable(search)
    async with pool(request).acquire() as connection:
        found = await openreferral.services(connection, page, per_page, asked, minimal=minimal or not full)
    return _answer(request, found)


@router.get("/services/{id:uuid}", operation_id="directory.service", **_described(shown.SERVICE, 404))
async def service(id: UUID, request: Request) -> JSON:
    """One service."""
    return await _one(request, "services", id)


@router.get("/organizations", operation_id="directory.organizations", **_described(shown.page(shown.ORGANIZATION)))
async def organizations(request: Request, page: Page = 1, per_page: PerPage = 50) -> JSON:
    """Who gives services, by name."""
    async with pool(request).acquire() as connection:
        found = await openreferral.organizations(connection, page, per_page)
    return _answer(request, found)


@router.get("/organizations/{id:uuid}", operation_id="directory.organization", **_described(shown.ORGANIZATION, 404))
async def organization(id: UUID, request: Request) -> JSON:
    """One who gives services."""
    return await _one(request, "organizations", id)


@router.get("/service_at_locations", operation_id="directory.at_locations", **_described(shown.page(shown.AT_LOCATION)))
async def at_locations(
    request: Request,
    page: Page = 1,
    per_page: PerPage = 50,
    postcode: Postcode = None,
    organization_id: UUID | None = None,
    proximity: Annotated[int | None, Query(ge=0)] = None,
) -> JSON:
    """Where services are given. `postcode`: a whole one, or its beginning (B8). There is no map here: no `proximity`."""
    if proximity is not None:
        raise Invalid("/proximity", "Distances are not known here. Ask by postcode, or by its first half.")
    asked = {"postcode": postcode, "organization_id": organization_id}
    async with pool(request).acquire() as connection:
        found = await openreferral.at_locations(connection, page, per_page, asked)
    return _answer(request, found)


@router.get(
    "/service_at_locations/{id:uuid}", operation_id="directory.at_location", **_described(shown.AT_LOCATION, 404)
)
async def at_location(id: UUID, request: Request) -> JSON:
    """One service at one place."""
    return await _one(request, "service_at_locations", id)


@router.get("/taxonomies", operation_id="directory.taxonomies", **_described(shown.page(shown.TAXONOMY)))
async def taxonomies(request: Request, page: Page = 1, per_page: PerPage = 50) -> JSON:
    """The lists of terms."""
    return _page(request, [_taxonomy(each) for each in TAXONOMIES], page, per_page)


@router.get("/taxonomies/{id:uuid}", operation_id="directory.taxonomy", **_described(shown.TAXONOMY, 404))
async def taxonomy(id: UUID, request: Request) -> JSON:
    """One list of terms."""
    return _answer(request, _found(_taxonomy(each) for each in TAXONOMIES if each.id == id))


@router.get("/taxonomy_terms", operation_id="directory.terms", **_described(shown.page(shown.TERM)))
async def terms(
    request: Request, page: Page = 1, per_page: PerPage = 50, taxonomy_id: UUID | None = None, search: Search = None
) -> JSON:
    """The terms: what help is needed for, and whom it is for."""
    said = (search or "").lower()
    rows = [
        _term(each)
        for each in TERMS
        if taxonomy_id in (None, each.taxonomy.id) and said in f"{each.name} {each.description}".lower()
    ]
    return _page(request, rows, page, per_page)


@router.get("/taxonomy_terms/{id:uuid}", operation_id="directory.term", **_described(shown.TERM, 404))
async def term(id: UUID, request: Request) -> JSON:
    """One term."""
    return _answer(request, _found(_term(each) for each in TERMS if each.id == id))


def _storable(text: str | None) -> None:
    """Refuse what the database cannot be asked with."""
    if text and "\0" in text:
        raise Invalid("/search", "This is not text.")


def _found(rows: Any) -> Any:
    found = next(iter(rows), None)
    if found is None:
        raise NotFound
    return found


async def _one(request: Request, kind: str, id: UUID) -> JSON:
    async with pool(request).acquire() as connection:
        return _answer(request, _found([await openreferral.one(connection, kind, id)]))
