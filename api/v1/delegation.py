"""The scheme of delegation: what each post may decide, and how many days a level of a disagreement has."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter
from pydantic import Field

from api.deps import CHANGES, IfMatch, Read, Work, answer, changed, created, guarded
from api.json import JSON
from api.schema import Day, In, Word, out
from api.shown_decision import SchemeShown
from domain.calendar import london_date
from domain.delegation import (
    DECIDING,
    Delegation,
    DelegationLevel,
    DelegationPower,
    Extent,
    Matter,
    Rung,
    authority,
)
from domain.policy import Permission, Role
from persistence.delegation import Delegations

router = APIRouter(prefix="/delegations", tags=["delegation"])


class SchemeIn(In):
    """The authority begins its own scheme."""

    id: UUID


class PowerIn(In):
    """What a post may decide in a matter from a day on, and where it is written down. Money in whole pounds."""

    id: UUID
    role: Role
    matter: Matter
    extent: Extent
    up_to_pounds: Annotated[int | None, Field(strict=True, ge=1, le=10_000_000)] = None
    since: Day
    source: Word


class LevelIn(In):
    """In how many working days a level should have tried; None: no limit."""

    id: UUID
    rung: Rung
    working_days: Annotated[int | None, Field(strict=True, ge=0, le=100)] = None
    since: Day
    source: Word


@router.get("", operation_id="delegation.show", response_model=SchemeShown, **guarded(Permission.DELEGATION_READ))
async def show(read: Read) -> JSON:
    """The scheme as it stands today, with what Kith ships where the authority has set nothing."""
    own, on = await Delegations(read).scheme(), london_date(read.by.at)
    begun = [level for level in (own.levels if own else ()) if level.since <= on]
    latest = {level.rung: level for level in sorted(begun, key=lambda level: level.since)}
    powers = [authority(own.powers if own else (), role, matter, on) for role in DECIDING for matter in Matter]
    return JSON({
        "id": own and own.id, "version": own and own.version,
        "powers": [
            {
                "role": each.role, "matter": each.matter, "extent": each.extent, "up_to_pounds": each.up_to_pounds,
                "source": each.source, "own": each.own,
            } for each in powers
        ],
        "levels": [
            {
                "rung": rung, "working_days": latest[rung].working_days if rung in latest else None,
                "source": latest[rung].source if rung in latest else None,
            } for rung in Rung
        ],
    })  # fmt: skip


@router.get(
    "/{id:uuid}", operation_id="delegation.read", response_model=out(Delegation),
    **guarded(Permission.DELEGATION_READ),
)  # fmt: skip
async def read(id: UUID, read: Read) -> JSON:
    """Every version that the authority has set."""
    return answer(await Delegations(read).read(id))


@router.post(
    "", operation_id="delegation.begin", status_code=201, response_model=out(Delegation),
    **guarded(Permission.DELEGATION_SET, 409),
)  # fmt: skip
async def begin(body: SchemeIn, work: Work) -> JSON:
    """Begin the authority's own scheme."""
    return await created(Delegations(work), Delegation.begin(id=body.id, by=work.by))


@router.post(
    "/{id:uuid}/empower", operation_id="delegation.empower", response_model=out(Delegation),
    **guarded(Permission.DELEGATION_SET, *CHANGES),
)  # fmt: skip
async def empower(id: UUID, body: PowerIn, work: Work, version: IfMatch) -> JSON:
    """Set what a post may decide from a day on."""
    scheme = await Delegations(work).get(id, version)
    scheme.empower(DelegationPower(**body.model_dump()), by=work.by)
    return await changed(Delegations(work), scheme)


@router.post(
    "/{id:uuid}/give-days", operation_id="delegation.give_days", response_model=out(Delegation),
    **guarded(Permission.DELEGATION_SET, *CHANGES),
)  # fmt: skip
async def give_days(id: UUID, body: LevelIn, work: Work, version: IfMatch) -> JSON:
    """Set how many working days a level of a disagreement has from a day on."""
    scheme = await Delegations(work).get(id, version)
    scheme.give_days(DelegationLevel(**body.model_dump()), by=work.by)
    return await changed(Delegations(work), scheme)
