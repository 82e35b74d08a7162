"""How somebody is: for the two people of one supervision, and nobody else."""

from uuid import UUID

from fastapi import APIRouter

from api.deps import CHANGES, IfMatch, Read, Work, answer, changed, created, guarded
from api.json import JSON
from api.schema import In, Text, out
from domain.policy import Permission
from domain.wellbeing import Wellbeing
from persistence.wellbeing import Wellbeings

router = APIRouter(prefix="/wellbeings", tags=["wellbeing"])


class WellbeingWordsIn(In):
    """What the two want to keep of it."""

    words: Text


class WellbeingIn(WellbeingWordsIn):
    """The first words, for a supervision."""

    id: UUID
    personal_id: UUID


@router.post(
    "", operation_id="wellbeing.write", status_code=201, response_model=out(Wellbeing),
    **guarded(Permission.WELLBEING_RECORD, 409),
)  # fmt: skip
async def write(body: WellbeingIn, work: Work) -> JSON:
    """One of the two writes; nobody else can ever read it."""
    supervision = await work.personals.consult(body.personal_id)
    return await created(work.wellbeings, Wellbeing.write(supervision, id=body.id, words=body.words, by=work.by))


@router.get(
    "/{id:uuid}", operation_id="wellbeing.read", response_model=out(Wellbeing), **guarded(Permission.WELLBEING_READ)
)
async def read(id: UUID, read: Read) -> JSON:
    """One of the two reads it."""
    return answer(await Wellbeings(read).read(id))


@router.post(
    "/{id:uuid}/rewrite", operation_id="wellbeing.rewrite", response_model=out(Wellbeing),
    **guarded(Permission.WELLBEING_RECORD, *CHANGES),
)  # fmt: skip
async def rewrite(id: UUID, body: WellbeingWordsIn, work: Work, version: IfMatch) -> JSON:
    """Other words instead of these; the old ones are kept nowhere."""
    kept = await work.wellbeings.get(id, version)
    kept.rewrite(words=body.words, by=work.by)
    return await changed(work.wellbeings, kept)


@router.post(
    "/{id:uuid}/erase", operation_id="wellbeing.erase", response_model=out(Wellbeing),
    **guarded(Permission.WELLBEING_RECORD, *CHANGES),
)  # fmt: skip
async def erase(id: UUID, work: Work, version: IfMatch) -> JSON:
    """Take the words away."""
    kept = await work.wellbeings.get(id, version)
    kept.erase(by=work.by)
    return await changed(work.wellbeings, kept)
