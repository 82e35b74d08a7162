"""Loads of a caseload from another system: sent, tried, taken in, taken back."""

import base64
import binascii
import csv
import io
from datetime import datetime
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Response
from pydantic import BaseModel, Field

from api import loading
from api.deps import CHANGES, IfMatch, Read, Work, changed, created, guarded
from api.json import JSON
from api.schema import In, Text, Word, out
from domain.errors import Invalid
from domain.load import Load, LoadSource, LoadState
from domain.loading.assumed import ASSUMED
from domain.policy import Permission
from persistence.load import Loads, keep_content
from persistence.views import loads

router = APIRouter(prefix="/loads", tags=["load"])


class LoadIn(In):
    """Files of another system as one zip archive, as base64 (RFC 4648 section 4), and what that system is called."""

    id: UUID
    system: Annotated[Word, Field(max_length=60)]
    source: LoadSource
    content: Annotated[str, Field(min_length=1, json_schema_extra={"contentEncoding": "base64"})]


class CodeIn(In):
    """What one code of the other system is here."""

    id: UUID
    becomes: Word


class CodesIn(In):
    """What codes of the other system are here."""

    codes: Annotated[tuple[CodeIn, ...], Field(min_length=1, max_length=2000)]


class UndoIn(In):
    """Why it is taken back."""

    reason: Text


class LoadCard(BaseModel):
    """One load in a list: how it stands, and how far the server is (`done` of `of` families, `since` when)."""

    id: UUID
    system: str
    source: LoadSource
    state: LoadState
    serial: int
    asked_at: datetime
    asked_by: str | None
    people: int | None
    read: int
    refused: int
    done: int | None
    of: int | None
    since: datetime | None


class LoadList(BaseModel):
    """Every load, the last first."""

    loads: list[LoadCard]


class LoadFileView(BaseModel):
    """A file as it came; `size` in bytes."""

    name: str
    size: int
    sha256: str


class ObjectView(BaseModel):
    """read = loaded + same + refused, once it was tried. `ignored`: columns that are not taken though they say something."""

    name: str
    read: int
    loaded: int
    same: int
    refused: int
    ignored: str | None


class CodeView(BaseModel):
    """A code that is none of ours, how often and where first, our codes for that field, and what it is here."""

    id: UUID
    object: str
    field: str
    code: str
    count: int
    first_line: int
    choices: list[str]
    becomes: str | None


class LineView(BaseModel):
    """Where a row stands, and the other system's id in it."""

    file: str
    line: int
    key: str


class RefusalView(BaseModel):
    """Rows that were refused for one reason: how many, and the first of them."""

    object: str
    why: str
    count: int
    lines: list[LineView]


class AssumedView(BaseModel):
    """What the files of an object do not say, and what is written instead."""

    object: str
    what: str
    instead: str


class LoadPage(BaseModel):
    """One load, whole. `besides`: contacts and referrals that the files do not have and the record needs."""

    card: LoadCard
    version: int
    besides: int | None
    tried_at: datetime | None
    loaded_at: datetime | None
    undone_at: datetime | None
    undone_because: str | None
    failed_because: str | None
    files: list[LoadFileView]
    objects: list[ObjectView]
    codes: list[CodeView]
    refusals: list[RefusalView]
    assumed: list[AssumedView]


@router.get("", operation_id="load.list", response_model=LoadList, **guarded(Permission.LOAD_READ))
async def list_(read: Read) -> JSON:
    """Every load of a caseload, the last first."""
    return JSON({"loads": await loads.every(read)})


@router.post(
    "", operation_id="load.begin", status_code=201, response_model=out(Load), **guarded(Permission.LOAD_RUN, 409)
)
async def begin_(body: LoadIn, work: Work) -> JSON:
    """Send the files. They are read and tried within seconds; nothing is recorded before somebody has looked at that."""
    try:
        content = base64.b64decode(body.content, validate=True)
    except (binascii.Error, ValueError) as error:
        raise Invalid("/content", "Send the archive as base64.") from error
    load = await loading.begin(work, body.id, body.system, body.source, content)
    response = await created(work.loads, load)
    if not work.repeated:
        await keep_content(work.connection, load.id, content)
    return response


@router.get("/{id:uuid}", operation_id="load.read", response_model=LoadPage, **guarded(Permission.LOAD_READ))
async def read(id: UUID, read: Read) -> JSON:
    """One load: how it stands, what each object came to, and what was refused why."""
    page = await loads.one(read, id)
    objects = {each["name"] for each in page["objects"]}
    page["assumed"] = [
        {"object": each.object, "what": each.what, "instead": each.instead}
        for each in ASSUMED
        if each.object in objects
    ]
    return JSON(page)


@router.get(
    "/{id:uuid}/refused", operation_id="load.refused", response_class=Response,
    **guarded(Permission.LOAD_READ, described={200: {"content": {"text/csv": {"schema": {"type": "string"}}}}}),
)  # fmt: skip
async def refused(id: UUID, read: Read) -> Response:
    """Every refused row with its reason, as a CSV file to be saved."""
    await Loads(read).read(id)  # that somebody took it is written down
    out = io.StringIO(newline="")
    table = csv.writer(out)
    table.writerow(("file", "line", "object", "id", "reason"))
    table.writerows(await loads.refused(read, id))
    named = {"content-disposition": "attachment; filename=refused.csv", "cache-control": "no-store"}
    return Response(out.getvalue(), media_type="text/csv; charset=utf-8", headers=named)


@router.post(
    "/{id:uuid}/map", operation_id="load.map", response_model=out(Load), **guarded(Permission.LOAD_RUN, *CHANGES)
)
async def map_(id: UUID, body: CodesIn, work: Work, version: IfMatch) -> JSON:
    """Say what codes of the other system are here. When all are known, the files are tried again."""
    load = await work.loads.get(id, version)
    load.map({each.id: each.becomes for each in body.codes}, by=work.by)
    return await changed(work.loads, load)


@router.post(
    "/{id:uuid}/confirm",
    operation_id="load.confirm",
    response_model=out(Load),
    **guarded(Permission.LOAD_RUN, *CHANGES),
)
async def confirm(id: UUID, work: Work, version: IfMatch) -> JSON:
    """Take it in, as it was tried."""
    load = await work.loads.get(id, version)
    load.confirm(by=work.by)
    return await changed(work.loads, load)


@router.post(
    "/{id:uuid}/undo", operation_id="load.undo", response_model=out(Load), **guarded(Permission.LOAD_RUN, *CHANGES)
)
async def undo(id: UUID, body: UndoIn, work: Work, version: IfMatch) -> JSON:
    """Take it back. Nobody may have gone on with any of its records; the log keeps that it was there."""
    load = await work.loads.get(id, version)
    load.undo(reason=body.reason, by=work.by)
    return await changed(work.loads, load)
