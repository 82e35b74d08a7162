"""When partners saw or spoke with a child."""

from uuid import UUID

from fastapi import APIRouter

from api.deps import Read, Work, answer, created, guarded
from api.json import JSON
from api.schema import Day, In, Text, Word, out
from domain.errors import NotFound
from domain.policy import Permission
from domain.sighting import Sighting, SightingHow
from persistence.sighting import Sightings

router = APIRouter(prefix="/sightings", tags=["sighting"])


class SightingIn(In):
    """When somebody of the agency saw or spoke with a child, and what there is to tell; `own_words` are the child's."""

    id: UUID
    child_id: UUID
    on: Day
    how: SightingHow
    seen_by: Word
    seen_by_role: Word | None = None
    account: Text
    own_words: Text | None = None


@router.post(
    "", operation_id="sighting.tell", status_code=201, response_model=out(Sighting),
    **guarded(Permission.SIGHTING_RECORD, 409),
)  # fmt: skip
async def tell(body: SightingIn, work: Work) -> JSON:
    """Tell us that you were in touch with a child whose plan you are part of, or about whom we share with you."""
    await work.require_people({body.child_id})
    agency_id = work.actor.reach.agency_id
    if agency_id is None:
        raise NotFound
    return await created(work.sightings, Sighting.tell(from_agency_id=agency_id, by=work.by, **body.model_dump()))


@router.get(
    "/{id:uuid}", operation_id="sighting.read", response_model=out(Sighting), **guarded(Permission.SIGHTING_READ)
)
async def read(id: UUID, read: Read) -> JSON:
    """One time that a partner was in touch with a child."""
    return answer(await Sightings(read).read(id))
