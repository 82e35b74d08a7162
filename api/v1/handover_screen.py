"""The screens of who works with a child and who comes next, and a pod's board."""

from datetime import date
from typing import Any
from uuid import UUID

import orjson
from fastapi import APIRouter

from api.deps import Read, guarded, shown
from api.json import JSON
from api.shown_handover import AllocationPage, Board, HandoverPage
from domain.allocation import RULES, Asked, propose
from domain.calendar import london_date
from domain.caseload import Load, load, what_if
from domain.journey import Part
from domain.policy import Permission
from persistence.transaction import Transaction
from persistence.views import allocating, caseload, handing

router = APIRouter()


@router.get(
    "/people/{id:uuid}/handovers", operation_id="person.handovers", tags=["person"], response_model=HandoverPage,
    **guarded(Permission.HANDOVER_READ),
)  # fmt: skip
async def handovers(id: UUID, read: Read) -> JSON:
    """A child's keyworker, who covers, wishes for another worker, and hand-overs with what the record says for them."""
    return shown(*await handing.handovers(read, id))


@router.get(
    "/pods/{id:uuid}/board", operation_id="pod.board", tags=["pod"], response_model=Board,
    **guarded(Permission.HANDOVER_READ),
)  # fmt: skip
async def board(id: UUID, read: Read) -> JSON:
    """A pod's week, who is away and who covers, hand-overs, and wishes that wait for an answer."""
    return shown(*await handing.board(read, id, manages=read.actor.may(Permission.ABSENCE_COVER)))


@router.get(
    "/pods/{id:uuid}/allocation", operation_id="pod.allocation", tags=["pod"], response_model=AllocationPage,
    **guarded(Permission.JOURNEY_ALLOCATE),
)  # fmt: skip
async def allocation(id: UUID, read: Read, *, child: UUID | None = None, alone: bool = False) -> JSON:
    """Who has no keyworker, and for one child who could be it. With brothers and sisters together, unless `alone`."""
    today = london_date(read.by.at)
    found = await allocating.allocation(read, id, child, today)
    proposal = None
    if found.asked:
        together = () if alone else found.together
        proposal = await _proposal(read, id, found.asked, together, today)
    return JSON({"waiting": orjson.Fragment(found.waiting), "proposal": proposal})


async def _proposal(
    read: Transaction, pod_id: UUID, asked: Asked, together: tuple[UUID, ...], on: date
) -> dict[str, Any]:  # fmt: skip
    policy = await caseload.policy_on(read, on)
    pod = await caseload.of_pod(read, pod_id, on)
    comes = (asked.child_id, *together)
    candidates = propose(asked, pod.holders, comes=comes, waiting=pod.waiting, policy=policy, on=on)
    giver = None
    for holder in pod.holders:
        theirs = {held.child.child_id for held in holder.held if held.part is Part.KEYWORKER} & set(comes)
        taker = next((each.worker_id for each in candidates), None)
        if theirs and taker:
            then, _ = what_if(
                pod.holders, comes=dict.fromkeys(comes, taker), waiting=pod.waiting, leaves=(), on=on
            )  # fmt: skip
            after = next(each for each in then if each.worker_id == holder.worker_id)
            giver = {
                "worker_id": holder.worker_id, "name": holder.name, "before": _sum(load(holder, policy, on)),
                "after": _sum(load(after, policy, on)),
            }  # fmt: skip
    rows = [
        {
            "worker_id": each.worker_id, "name": each.name, "before": _sum(each.before), "after": _sum(each.after),
            "reasons": each.reasons,
        }
        for each in candidates
    ]  # fmt: skip
    return {"child_id": asked.child_id, "together": together, "rules": RULES, "giver": giver, "candidates": rows}


def _sum(of: Load) -> dict[str, Any]:
    return {
        "points": of.points, "capacity": of.capacity.points, "utilisation": of.utilisation, "band": of.band,
    }  # fmt: skip
