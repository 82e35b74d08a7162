"""Decisions that are recorded nowhere else: taken, looked at again, ended."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter
from pydantic import Field

from api.deps import CHANGES, IfMatch, Read, Work, answer, changed, created, guarded
from api.json import JSON
from api.schema import Day, Flag, In, Text, Word, out
from domain.decision import Decision, DecisionChild, DecisionView, Heard
from domain.delegation import Matter
from domain.policy import Permission, Role
from persistence.decision import Decisions
from persistence.delegation import Delegations

router = APIRouter(prefix="/decisions", tags=["decision"])

Pounds = Annotated[int, Field(strict=True, ge=1, le=10_000_000)]
"""Money in whole pounds."""


class DecisionChildIn(In):
    """A child for whom it was decided."""

    id: UUID
    child_id: UUID


class DecisionViewIn(In):
    """Whose view was heard, and what they said; or why they were not heard. `child_id` where it is a child's."""

    id: UUID
    whose: Heard
    child_id: UUID | None = None
    name: Word | None = None
    heard: Flag
    words: Text


class DecisionIn(In):
    """What you decided, why, and whom you heard; for money, how many pounds."""

    id: UUID
    what: Text
    why: Text
    matter: Matter
    pounds: Pounds | None = None
    decided_on: Day
    follows: Text | None = None
    review_by: Day | None = None
    children: Annotated[tuple[DecisionChildIn, ...], Field(min_length=1, max_length=20)]
    views: Annotated[tuple[DecisionViewIn, ...], Field(max_length=50)]


class DecisionReviewIn(In):
    """It was looked at again: what was found, and by when it is looked at next."""

    on: Day
    words: Text
    again_by: Day | None = None


class DecisionEndIn(In):
    """It no longer holds since a day, and why."""

    on: Day
    reason: Text


@router.post(
    "", operation_id="decision.take", status_code=201, response_model=out(Decision),
    **guarded(Permission.DECISION_RECORD, 409),
)  # fmt: skip
async def take(body: DecisionIn, work: Work) -> JSON:
    """Record what you decided, within what your post may decide."""
    await work.require_people({child.child_id for child in body.children})
    authorities = await Delegations(work).authorities(body.matter)
    facts = body.model_dump(exclude={"children", "views", "matter"})
    decision = Decision.take(
        authority=authorities(Role(work.by.acting_as)), by=work.by, **facts,
        children=tuple(DecisionChild(**child.model_dump()) for child in body.children),
        views=tuple(DecisionView(**view.model_dump()) for view in body.views),
    )  # fmt: skip
    return await created(work.decisions, decision)


@router.get(
    "/{id:uuid}", operation_id="decision.read", response_model=out(Decision), **guarded(Permission.DECISION_READ)
)
async def read(id: UUID, read: Read) -> JSON:
    """One decision."""
    return answer(await Decisions(read).read(id))


@router.post(
    "/{id:uuid}/review", operation_id="decision.review", response_model=out(Decision),
    **guarded(Permission.DECISION_RECORD, *CHANGES),
)  # fmt: skip
async def review(id: UUID, body: DecisionReviewIn, work: Work, version: IfMatch) -> JSON:
    """It was looked at again, and stands."""
    decision = await work.decisions.get(id, version)
    decision.review(by=work.by, **body.model_dump())
    return await changed(work.decisions, decision)


@router.post(
    "/{id:uuid}/end", operation_id="decision.end", response_model=out(Decision),
    **guarded(Permission.DECISION_RECORD, *CHANGES),
)  # fmt: skip
async def end(id: UUID, body: DecisionEndIn, work: Work, version: IfMatch) -> JSON:
    """It no longer holds. It stays to be read."""
    decision = await work.decisions.get(id, version)
    decision.end(by=work.by, **body.model_dump())
    return await changed(work.decisions, decision)
