"""Going together: a second worker on a visit, asked for, promised and done."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter
from pydantic import Field

from api.deps import CHANGES, IfMatch, Read, Work, answer, changed, created, guarded
from api.json import JSON
from api.schema import In, Moment, Text, out
from domain.accompaniment import Accompaniment, CompanyPurpose
from domain.policy import Permission
from persistence.accompaniment import Accompaniments

router = APIRouter(prefix="/accompaniments", tags=["accompaniment"])


class CompanyIn(In):
    """For which children, when and what for."""

    id: UUID
    child_ids: Annotated[tuple[UUID, ...], Field(min_length=1, max_length=20)]
    purpose: CompanyPurpose
    wanted_for: Moment
    words: Text | None = None


class WentIn(In):
    """The visit that the two made."""

    visit_id: UUID


class ReasonIn(In):
    """Why."""

    reason: Text


@router.post(
    "", operation_id="accompaniment.ask", status_code=201, response_model=out(Accompaniment),
    **guarded(Permission.ACCOMPANIMENT_RECORD, 409),
)  # fmt: skip
async def ask(body: CompanyIn, work: Work) -> JSON:
    """Ask the pod for a second worker."""
    asked = Accompaniment.ask(by=work.by, **body.model_dump())
    await work.require_people(set(asked.subjects))
    return await created(work.accompaniments, asked)


@router.get(
    "/{id:uuid}", operation_id="accompaniment.read", response_model=out(Accompaniment),
    **guarded(Permission.ACCOMPANIMENT_READ),
)  # fmt: skip
async def read(id: UUID, read: Read) -> JSON:
    """One request."""
    return answer(await Accompaniments(read).read(id))


@router.post(
    "/{id:uuid}/agree", operation_id="accompaniment.agree", response_model=out(Accompaniment),
    **guarded(Permission.ACCOMPANIMENT_RECORD, *CHANGES),
)  # fmt: skip
async def agree(id: UUID, work: Work, version: IfMatch) -> JSON:
    """Say yes: I come with you."""
    asked = await work.accompaniments.get(id, version)
    asked.agree(by=work.by)
    return await changed(work.accompaniments, asked)


@router.post(
    "/{id:uuid}/finish", operation_id="accompaniment.finish", response_model=out(Accompaniment),
    **guarded(Permission.ACCOMPANIMENT_RECORD, *CHANGES),
)  # fmt: skip
async def finish(id: UUID, body: WentIn, work: Work, version: IfMatch) -> JSON:
    """They went: link the visit."""
    asked = await work.accompaniments.get(id, version)
    asked.finish(await work.visits.consult(body.visit_id), by=work.by)
    return await changed(work.accompaniments, asked)


@router.post(
    "/{id:uuid}/withdraw", operation_id="accompaniment.withdraw", response_model=out(Accompaniment),
    **guarded(Permission.ACCOMPANIMENT_RECORD, *CHANGES),
)  # fmt: skip
async def withdraw(id: UUID, body: ReasonIn, work: Work, version: IfMatch) -> JSON:
    """No longer needed, or no longer possible."""
    asked = await work.accompaniments.get(id, version)
    asked.withdraw(reason=body.reason, by=work.by)
    return await changed(work.accompaniments, asked)
