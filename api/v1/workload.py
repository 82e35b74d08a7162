"""Caseload: a worker's own with its working, the service's sums, and the policy from which they are worked out."""

from datetime import date
from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter
from pydantic import Field

from api.deps import CHANGES, IfMatch, Read, Work, answer, changed, created, guarded
from api.json import JSON
from api.schema import Day, In, Text, Word, out
from api.shown_caseload import (
    CaseloadIf,
    OwnCaseload,
    ServiceCaseload,
    WorkloadPolicyPage,
    bands,
    sums,
    waiting,
    worker_load,
)
from domain.calendar import london_date
from domain.caseload import alone_with, average_caseload, load, utilisation, what_if
from domain.errors import Invalid, NotFound
from domain.ids import new_id
from domain.policy import HOLDS_CHILDREN, Permission, Role
from domain.workload import FIRST, NUMBERS, Number, Workload, WorkloadNumber, WorkloadVersion
from persistence.transaction import Transaction
from persistence.views import caseload
from persistence.workload import Workloads

router = APIRouter(prefix="/workloads", tags=["workload"])

SOCIAL_WORKERS = frozenset({Role.SOCIAL_WORKER, Role.SENIOR_SOCIAL_WORKER, Role.POD_MANAGER})


class NumberIn(In):
    """A number that changes."""

    code: Word
    amount: Annotated[float, Field(strict=True, ge=0, le=1000, allow_inf_nan=False)]


class WorkloadIn(In):
    """A version of the authority's own from a day on: what changes, where it is written down, and why."""

    since: Day
    numbers: Annotated[tuple[NumberIn, ...], Field(min_length=1, max_length=100)]
    source: Word
    reason: Text


class NewWorkloadIn(WorkloadIn):
    """The first version."""

    id: UUID


class ComesIn(In):
    """A child, and who would be their keyworker."""

    child_id: UUID
    worker_id: UUID


class WhatIfIn(In):
    """A question about one pod: these children would come to these workers, these workers would leave."""

    pod_id: UUID
    comes: Annotated[tuple[ComesIn, ...], Field(max_length=200)] = ()
    leaves: Annotated[tuple[UUID, ...], Field(max_length=20)] = ()


def day_asked(read: Transaction, on: date | None) -> date:
    """Today, or the day that was asked for, which has come. Raises `Invalid`."""
    today = london_date(read.by.at)
    if on and on > today:
        raise Invalid("/on", "This day is in the future: nobody knows yet who will hold whom.")
    return on or today


@router.get("/mine", operation_id="workload.mine", response_model=OwnCaseload, **guarded(Permission.WORKLOAD_READ))
async def mine(read: Read, on: Day | None = None) -> JSON:
    """What I hold: every child, every number, and where it comes from."""
    day = day_asked(read, on)
    policy = await caseload.policy_on(read, day)
    found = await caseload.mine(read, day)
    own = load(found.holders[0], policy, day)
    return JSON(
        {
            "on": day, "bands": bands(policy), "flags_most": policy["flags_most"],
            "load": worker_load(own, working=True),
        }
    )  # fmt: skip


@router.get(
    "/service", operation_id="workload.service", response_model=ServiceCaseload, **guarded(Permission.WORKLOAD_READ_POD)
)
async def service(read: Read, on: Day | None = None) -> JSON:
    """The whole service's sums, for those who answer for all pods; 30 September is the day that the return asks for."""
    if not read.actor.reach.everything:
        raise NotFound
    day = day_asked(read, on)
    policy = await caseload.policy_on(read, day)
    found, pods = await caseload.of_service(read, day)
    loads = [load(each, policy, day) for each in found.holders]
    totals = []
    for pod in pods:
        inside = [each for each in loads if pod.id in each.holder.pod_ids]
        totals.append({
            "id": pod.id, "name": pod.name, "holders": len(inside),
            "unallocated": sum(each.pod_id == pod.id for each in found.waiting),
            "points": round(sum(each.points for each in inside), 2),
            "over": sum(each.band == "over" for each in inside),
            "average": average_caseload(inside), "utilisation": utilisation(inside),
        })  # fmt: skip
    return JSON(
        {
            "on": day, "unallocated": len(found.waiting), "average": average_caseload(loads),
            "social_workers": average_caseload(each for each in loads if each.holder.role in SOCIAL_WORKERS),
            "utilisation": utilisation(loads), "pods": totals,
        }
    )  # fmt: skip


@router.post(
    "/what-if", operation_id="workload.what_if", response_model=CaseloadIf,
    **guarded(Permission.WORKLOAD_READ_POD),
)  # fmt: skip
async def what_if_(body: WhatIfIn, read: Read) -> JSON:
    """Who would hold how much. A POST, so that no child is named in an address; nothing is recorded."""
    day = london_date(read.by.at)
    policy = await caseload.policy_on(read, day)
    found = await caseload.of_pod(read, body.pod_id, day)
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


@router.get("", operation_id="workload.list", response_model=WorkloadPolicyPage, **guarded(Permission.WORKLOAD_READ))
async def list_(read: Read) -> JSON:
    """Every number of the policy, with its sources and its versions."""
    own = await Workloads(read).of_authority()
    today = london_date(read.by.at)
    items = [_number(number, own, today) for number in NUMBERS]
    return JSON({"id": own and own.id, "version": own and own.version, "items": items})


def _number(number: Number, own: Workload | None, today: date) -> dict[str, Any]:
    versions: list[dict[str, Any]] = [
        {"since": None, "amount": number.amount, "source": number.source, "reason": None, "own": False}
    ]
    for version in own.versions if own else ():
        versions.extend(
            {
                "since": version.since, "amount": each.amount, "source": version.source, "reason": version.reason,
                "own": True,
            }
            for each in (own.numbers if own else ())
            if each.version_id == version.id and each.code == number.code
        )  # fmt: skip
    now = [each for each in versions if (each["since"] or FIRST) <= today][-1]
    return {
        "code": number.code, "topic": number.topic, "amount": now["amount"], "least": number.least,
        "most": number.most, "versions": versions,
    }  # fmt: skip


@router.get(
    "/{id:uuid}", operation_id="workload.read", response_model=out(Workload), **guarded(Permission.WORKLOAD_READ)
)
async def read(id: UUID, read: Read) -> JSON:
    """What the authority has set of its own."""
    return answer(await Workloads(read).read(id))


@router.post(
    "", operation_id="workload.set_up", status_code=201, response_model=out(Workload),
    **guarded(Permission.WORKLOAD_SET, 409),
)  # fmt: skip
async def set_up(body: NewWorkloadIn, work: Work) -> JSON:
    """Change numbers of the policy for the first time, from tomorrow at the earliest."""
    return await created(work.workloads, Workload.set_up(*_version(body), id=body.id, by=work.by))


@router.post(
    "/{id:uuid}/set", operation_id="workload.set", response_model=out(Workload),
    **guarded(Permission.WORKLOAD_SET, *CHANGES),
)  # fmt: skip
async def set_(id: UUID, body: WorkloadIn, work: Work, version: IfMatch) -> JSON:
    """Change numbers from a day on, tomorrow at the earliest. What was worked out for days before stays."""
    workload = await work.workloads.get(id, version)
    workload.set(*_version(body), by=work.by)
    return await changed(work.workloads, workload)


def _version(body: WorkloadIn) -> tuple[WorkloadVersion, tuple[WorkloadNumber, ...]]:
    version = WorkloadVersion(id=new_id(), since=body.since, source=body.source, reason=body.reason)
    numbers = tuple(
        WorkloadNumber(id=new_id(), version_id=version.id, code=each.code, amount=each.amount) for each in body.numbers
    )
    return version, numbers
