"""A pod's caseloads: who holds how much, and what would be if.

A pod shares its children, so each of its members sees how the load is shared, in sums (domain.md 2.6: transparent, the
same for all). The working of a worker is seen by that worker and by who manages the pod. Nobody is ranked: members come
in the order of their names.
"""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter
from pydantic import Field

from api.deps import Read, guarded
from api.json import JSON
from api.schema import Day, In
from api.shown_caseload import CaseloadIf, PodCaseload, bands, sums, waiting, worker_load
from api.v1.workload import day_asked
from domain.calendar import london_date
from domain.caseload import alone_with, average_caseload, load, utilisation, what_if
from domain.errors import Invalid
from domain.policy import HOLDS_CHILDREN, Permission
from persistence.views import caseload

router = APIRouter(prefix="/pods", tags=["pod"])


class ComesIn(In):
    """A child, and who would be their keyworker."""

    child_id: UUID
    worker_id: UUID


class WhatIfIn(In):
    """A question: these children would come to these workers, these workers would leave."""

    comes: Annotated[tuple[ComesIn, ...], Field(max_length=200)] = ()
    leaves: Annotated[tuple[UUID, ...], Field(max_length=20)] = ()


@router.get(
    "/{id:uuid}/caseload", operation_id="pod.caseload", response_model=PodCaseload, **guarded(Permission.WORKLOAD_READ)
)
async def caseload_(id: UUID, read: Read, on: Day | None = None) -> JSON:
    """What the members of a pod hold, for them and for who answers for them."""
    day = day_asked(read, on)
    policy = await caseload.policy_on(read, day)
    found = await caseload.of_pod(read, id, day)
    loads = [load(each, policy, day) for each in found.holders]
    leads = read.actor.may(Permission.WORKLOAD_READ_POD)
    return JSON(
        {
            "on": day, "working_open": leads, "bands": bands(policy), "average": average_caseload(loads),
            "utilisation": utilisation(loads),
            "members": [worker_load(each, working=leads or each.holder.worker_id == read.actor.id) for each in loads],
            "waiting": waiting(alone_with(each, policy, day) for each in found.waiting),
        }
    )  # fmt: skip


@router.post(
    "/{id:uuid}/caseload/what-if", operation_id="pod.what_if", response_model=CaseloadIf,
    **guarded(Permission.WORKLOAD_READ_POD),
)  # fmt: skip
async def what_if_(id: UUID, body: WhatIfIn, read: Read) -> JSON:
    """Who would hold how much. A POST, so that no child is named in an address; nothing is recorded."""
    day = london_date(read.by.at)
    policy = await caseload.policy_on(read, day)
    found = await caseload.of_pod(read, id, day)
    holders = {each.worker_id: each for each in found.holders}
    known = {each.child_id for each in found.waiting if each.name} | {
        held.child.child_id for each in found.holders for held in each.held if held.child.name
    }
    for place, each in enumerate(body.comes):
        if each.child_id not in known:
            raise Invalid(f"/comes/{place}/child_id", "This pod does not know this child.", "unknown-record")
        if each.worker_id not in holders or each.worker_id in body.leaves:
            raise Invalid(f"/comes/{place}/worker_id", "Choose a member of this pod who stays.", "unknown-record")
        if holders[each.worker_id].role not in HOLDS_CHILDREN:
            raise Invalid(f"/comes/{place}/worker_id", "Somebody in this post cannot be a child's keyworker.")
    for place, worker_id in enumerate(body.leaves):
        if worker_id not in holders:
            raise Invalid(f"/leaves/{place}", "This worker is not a member of this pod.", "unknown-record")
    after, left = what_if(
        found.holders, comes={each.child_id: each.worker_id for each in body.comes}, waiting=found.waiting,
        leaves=body.leaves, on=day,
    )  # fmt: skip
    members = []
    for was, would in zip(found.holders, after, strict=True):
        one, other = load(was, policy, day), load(would, policy, day)
        members.append({
            "worker_id": was.worker_id, "name": was.name, "capacity": one.capacity.points, "before": sums(one),
            "after": sums(other),
        })  # fmt: skip
    return JSON({"members": members, "without": waiting(alone_with(each, policy, day) for each in left)})
