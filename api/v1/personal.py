"""Personal supervision: planned, held, and what the two agreed. How somebody is: `wellbeing`."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter
from pydantic import Field

from api.deps import CHANGES, IfMatch, Read, Work, answer, changed, created, guarded
from api.json import JSON
from api.schema import Day, In, Moment, Text, out
from api.shown_oversight import MySupervision
from domain.errors import Invalid
from domain.personal import Personal, PersonalAgreement
from domain.policy import GRANTS, Permission
from persistence.personal import Personals
from persistence.views import supervision

router = APIRouter(prefix="/personals", tags=["personal"])


class PersonalIn(In):
    """When two meet. One of them is who asks."""

    id: UUID
    supervisor_id: UUID
    supervisee_id: UUID
    planned_for: Moment


class SupervisionAgreementIn(In):
    """What one of the two will do."""

    id: UUID
    worker_id: UUID
    words: Text
    by_when: Day | None = None
    done_on: Day | None = None


class SupervisionHeldIn(In):
    """What they spoke of: which children (what was decided stands on each child's record), work, development."""

    held_on: Day
    child_ids: Annotated[tuple[UUID, ...], Field(max_length=60)] = ()
    work: Text | None = None
    development: Text | None = None
    agreements: Annotated[tuple[SupervisionAgreementIn, ...], Field(max_length=30)] = ()


class AgreementKeptIn(In):
    """Which agreement was kept, and when."""

    agreement_id: UUID
    on: Day


class ReasonIn(In):
    """Why."""

    reason: Text


@router.get("/mine", operation_id="personal.mine", response_model=MySupervision, **guarded(Permission.PERSONAL_READ))
async def mine(read: Read) -> JSON:
    """My supervision: personal, of my practice, groups, going together, and what a manager asked me to do."""
    return JSON(await supervision.mine(read))


@router.post(
    "", operation_id="personal.plan", status_code=201, response_model=out(Personal),
    **guarded(Permission.PERSONAL_RECORD, 409),
)  # fmt: skip
async def plan(body: PersonalIn, work: Work) -> JSON:
    """Set a time for supervision."""
    made = Personal.plan(by=work.by, **body.model_dump())
    for name in ("supervisor_id", "supervisee_id"):
        worker = await work.workers.consult(getattr(body, name))
        if Permission.PERSONAL_READ not in GRANTS[worker.role]:
            raise Invalid(f"/{name}", "Their post does not read supervision here.")
    return await created(work.personals, made)


@router.get(
    "/{id:uuid}", operation_id="personal.read", response_model=out(Personal), **guarded(Permission.PERSONAL_READ)
)
async def read(id: UUID, read: Read) -> JSON:
    """One supervision, without what is for the two only."""
    return answer(await Personals(read).read(id))


@router.post(
    "/{id:uuid}/hold", operation_id="personal.hold", response_model=out(Personal),
    **guarded(Permission.PERSONAL_RECORD, *CHANGES),
)  # fmt: skip
async def hold(id: UUID, body: SupervisionHeldIn, work: Work, version: IfMatch) -> JSON:
    """They met; sent again, it completes what was written."""
    supervision_ = await work.personals.get(id, version)
    new = set(body.child_ids) - set(supervision_.child_ids)
    facts = body.model_dump() | {
        "agreements": tuple(PersonalAgreement(**each.model_dump()) for each in body.agreements)
    }
    supervision_.hold(by=work.by, **facts)
    await work.require_people(new)
    return await changed(work.personals, supervision_)


@router.post(
    "/{id:uuid}/agreements/keep", operation_id="personal.keep_agreement", response_model=out(Personal),
    **guarded(Permission.PERSONAL_RECORD, *CHANGES),
)  # fmt: skip
async def keep_agreement(id: UUID, body: AgreementKeptIn, work: Work, version: IfMatch) -> JSON:
    """What was agreed has been done."""
    supervision_ = await work.personals.get(id, version)
    supervision_.keep_agreement(body.agreement_id, on=body.on, by=work.by)
    return await changed(work.personals, supervision_)


@router.post(
    "/{id:uuid}/cancel", operation_id="personal.cancel", response_model=out(Personal),
    **guarded(Permission.PERSONAL_RECORD, *CHANGES),
)  # fmt: skip
async def cancel(id: UUID, body: ReasonIn, work: Work, version: IfMatch) -> JSON:
    """They will not meet then."""
    supervision_ = await work.personals.get(id, version)
    supervision_.cancel(reason=body.reason, by=work.by)
    return await changed(work.personals, supervision_)
