"""Risks outside the home: how great each is, and whom and what a child is connected with."""

from typing import Any
from uuid import UUID

from fastapi import APIRouter

from api.deps import CHANGES, IfMatch, Read, Work, answer, changed, created, guarded
from api.json import JSON
from api.schema import Day, In, Text, Word, out
from domain.policy import Permission
from domain.risk import Association, Confidence, HarmOrSafety, Level, Risk, RiskDomain, RiskRating
from persistence.risk import Risks

router = APIRouter(prefix="/risks", tags=["risk"])


class RiskLevelIn(In):
    """A level from a day on, and why. `rating_id` is the id of this judgement."""

    rating_id: UUID
    level: Level
    on: Day
    reason: Text


class RiskIn(RiskLevelIn):
    """The first judgement of one risk of a child."""

    id: UUID
    child_id: UUID
    domain: RiskDomain


class RiskKnownIn(In):
    """What comes of a connection for the child, how sure we are, and from whom we know."""

    harm_or_safety: HarmOrSafety
    confidence: Confidence
    source: Word
    words: Text | None = None


class RiskAssociationIn(RiskKnownIn):
    """A connection with somebody (`other_person_id` where we know them), a group or a place."""

    id: UUID
    child_id: UUID
    other_person_id: UUID | None = None
    name: Word | None = None
    what: Association
    since: Day


class RiskEndIn(In):
    """The first day without the connection, and why it ended."""

    until: Day
    reason: Text


def _rating(body: RiskLevelIn, work: Work) -> RiskRating:
    return RiskRating(
        id=body.rating_id, level=body.level, since=body.on, reason=body.reason, rated_by=work.actor.id
    )  # fmt: skip


@router.post(
    "/ratings", operation_id="risk.begin", status_code=201, response_model=out(Risk),
    **guarded(Permission.RISK_RECORD, 409),
)  # fmt: skip
async def begin(body: RiskIn, work: Work) -> JSON:
    """Judge one risk of a child for the first time."""
    await work.require_people({body.child_id})
    risk = Risk.begin(id=body.id, child_id=body.child_id, domain=body.domain, rating=_rating(body, work), by=work.by)
    return await created(work.risks, risk)


@router.post(
    "/associations", operation_id="risk.associate", status_code=201, response_model=out(Risk),
    **guarded(Permission.RISK_RECORD, 409),
)  # fmt: skip
async def associate(body: RiskAssociationIn, work: Work) -> JSON:
    """Record a connection. It is about this child only and opens nobody else's record."""
    facts: dict[str, Any] = body.model_dump()
    await work.require_people({body.child_id, body.other_person_id or body.child_id})
    return await created(work.risks, Risk.associate(by=work.by, **facts))


@router.get("/{id:uuid}", operation_id="risk.read", response_model=out(Risk), **guarded(Permission.RISK_READ))
async def read(id: UUID, read: Read) -> JSON:
    """One risk with its history, or one connection."""
    return answer(await Risks(read).read(id))


@router.post(
    "/{id:uuid}/rate", operation_id="risk.rate", response_model=out(Risk), **guarded(Permission.RISK_RECORD, *CHANGES)
)
async def rate(id: UUID, body: RiskLevelIn, work: Work, version: IfMatch) -> JSON:
    """Judge a risk again; the level before stays in its history."""
    risk = await work.risks.get(id, version)
    risk.rate(_rating(body, work), by=work.by)
    return await changed(work.risks, risk)


@router.post(
    "/{id:uuid}/restate", operation_id="risk.restate", response_model=out(Risk),
    **guarded(Permission.RISK_RECORD, *CHANGES),
)  # fmt: skip
async def restate(id: UUID, body: RiskKnownIn, work: Work, version: IfMatch) -> JSON:
    """What we know of a connection has changed."""
    risk = await work.risks.get(id, version)
    risk.restate(**body.model_dump(), by=work.by)
    return await changed(work.risks, risk)


@router.post(
    "/{id:uuid}/end", operation_id="risk.end", response_model=out(Risk), **guarded(Permission.RISK_RECORD, *CHANGES)
)
async def end(id: UUID, body: RiskEndIn, work: Work, version: IfMatch) -> JSON:
    """A connection is no longer there."""
    risk = await work.risks.get(id, version)
    risk.end(until=body.until, reason=body.reason, by=work.by)
    return await changed(work.risks, risk)
