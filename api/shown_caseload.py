"""What the screens of caseloads show, and how what was worked out becomes that."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID

from pydantic import BaseModel

from api.schema import out
from domain.caseload import Band, Capacity, Duty, Load, LoadReason, Points, Ratio
from domain.journey import Part, Status
from domain.policy import Role
from domain.workload import Policy, Situation, Topic

_Reason, _Capacity, _Duty, _Ratio = out(LoadReason), out(Capacity), out(Duty), out(Ratio)


class ChildLoad(BaseModel):
    """One child's points with their working: base + enquiry, × sibling_factor × share, + flags × share."""

    id: UUID
    journey_id: UUID
    name: str | None
    date_of_birth: date | None
    family_id: UUID | None
    status: Status
    part: Part
    since: date
    situation: Situation
    also: list[Situation]
    base: float
    enquiry: float
    sibling_factor: float
    share: float
    reasons: list[_Reason]  # type: ignore[valid-type]  # a model made from the domain's own fields
    flags: float
    points: float


class SituationCount(BaseModel):
    """How many children of a situation, and what they come to."""

    situation: Situation
    children: int
    points: float


class WorkerLoad(BaseModel):
    """What one worker holds. `children` and `duties` are empty for whoever may see the sum and not its working.

    `alone`: children on a plan or in proceedings whom a worker in their first year holds without anybody beside.
    `utilisation` and `band` are null where there is no capacity.
    """

    worker_id: UUID
    name: str
    role: Role
    post: str
    first_year_until: date | None
    held: int
    keyworker_of: int
    points: float
    capacity: _Capacity  # type: ignore[valid-type]
    utilisation: float | None
    band: Band | None
    situations: list[SituationCount]
    flags: float
    alone: list[UUID]
    duties: list[_Duty]  # type: ignore[valid-type]
    children: list[ChildLoad]


class Bands(BaseModel):
    """From which share of the capacity a caseload is full, and beyond which it is over."""

    near: float
    over: float


class OwnCaseload(BaseModel):
    """A worker's own caseload on a day, child by child."""

    on: date
    bands: Bands
    flags_most: float
    load: WorkerLoad


class ChildWaiting(BaseModel):
    """A child without a keyworker, with the points they would bring if nobody else of their home came along."""

    id: UUID
    name: str | None
    family_id: UUID | None
    status: Status
    situation: Situation
    points: float


class PodCaseload(BaseModel):
    """A pod's caseloads by the name of the worker. M6 and M7 with what they are made of.

    `working_open`: you may see every worker's working; without it, your own only.
    """

    on: date
    working_open: bool
    bands: Bands
    average: _Ratio  # type: ignore[valid-type]
    utilisation: _Ratio  # type: ignore[valid-type]
    members: list[WorkerLoad]
    waiting: list[ChildWaiting]


class PodTotal(BaseModel):
    """One pod's sums: the children of those who are in it. `unallocated` have no keyworker."""

    id: UUID
    name: str
    holders: int
    unallocated: int
    points: float
    over: int
    average: _Ratio  # type: ignore[valid-type]
    utilisation: _Ratio  # type: ignore[valid-type]


class ServiceCaseload(BaseModel):
    """The whole service's sums, pod by pod in the order of their names. No worker is named.

    `social_workers` is the average caseload of social workers only, whom the return on the workforce counts.
    """

    on: date
    unallocated: int
    average: _Ratio  # type: ignore[valid-type]
    social_workers: _Ratio  # type: ignore[valid-type]
    utilisation: _Ratio  # type: ignore[valid-type]
    pods: list[PodTotal]


class Sums(BaseModel):
    """What a worker holds, in four numbers."""

    children: int
    points: float
    utilisation: float | None
    band: Band | None
    alone: list[UUID]


class MemberIf(BaseModel):
    """A member as it is, and as it would be."""

    worker_id: UUID
    name: str
    capacity: float
    before: Sums
    after: Sums


class CaseloadIf(BaseModel):
    """What would be. Nothing has been recorded. `without`: children who would have no keyworker."""

    members: list[MemberIf]
    without: list[ChildWaiting]


class NumberVersion(BaseModel):
    """An amount from a day on; `own`: set by this authority, else shipped."""

    since: date | None
    amount: float
    source: str
    reason: str | None
    own: bool


class PolicyNumber(BaseModel):
    """One number of the policy with every version of it, the oldest first, and the bounds within which it can be set."""

    code: str
    topic: Topic
    amount: float
    least: float
    most: float
    versions: list[NumberVersion]


class WorkloadPolicyPage(BaseModel):
    """Every number from which caseloads are worked out. `id` and `version` once the authority set something."""

    id: UUID | None
    version: int | None
    items: list[PolicyNumber]


def bands(policy: Policy) -> dict[str, float]:
    """The limits of the bands."""
    return {"near": policy["band_near"], "over": policy["band_over"]}


def child_load(each: Points) -> dict[str, Any]:
    """One child's points."""
    child = each.child
    return {
        "id": child.child_id, "journey_id": child.journey_id, "name": child.name, "date_of_birth": child.born,
        "family_id": child.family_id, "status": child.status, "part": each.part, "since": each.since,
        "situation": each.situation, "also": each.also, "base": each.base, "enquiry": each.enquiry,
        "sibling_factor": each.sibling_factor, "share": each.share, "reasons": each.reasons, "flags": each.flags,
        "points": each.points,
    }  # fmt: skip


def worker_load(load: Load, *, working: bool) -> dict[str, Any]:
    """One worker's caseload, with its working or without."""
    holder, counts, sums = load.holder, Counter[Situation](), defaultdict[Situation, float](float)
    for each in load.children:
        counts[each.situation] += 1
        sums[each.situation] += each.points - each.flags * each.share
    return {
        "worker_id": holder.worker_id, "name": holder.name, "role": holder.role, "post": holder.post,
        "first_year_until": holder.first_year_until, "held": len(load.children), "keyworker_of": load.keyworker_of,
        "points": load.points, "capacity": load.capacity, "utilisation": load.utilisation, "band": load.band,
        "situations": [
            {"situation": each, "children": counts[each], "points": round(sums[each], 2)}
            for each in Situation if each in counts
        ],
        "flags": round(sum(each.flags * each.share for each in load.children), 2), "alone": load.alone,
        "duties": holder.duties if working else (),
        # A child out of reach counts in the sums and is not shown.
        "children": [child_load(each) for each in load.children if each.child.name] if working else (),
    }  # fmt: skip


def waiting(children: Iterable[Points]) -> list[dict[str, Any]]:
    """Children without a keyworker, within reach."""
    return [
        {
            "id": each.child.child_id, "name": each.child.name, "family_id": each.child.family_id,
            "status": each.child.status, "situation": each.situation, "points": each.points,
        }
        for each in children if each.child.name
    ]  # fmt: skip


def sums(load: Load) -> dict[str, Any]:
    """What a worker holds, in short."""
    return {
        "children": len(load.children), "points": load.points, "utilisation": load.utilisation, "band": load.band,
        "alone": load.alone,
    }  # fmt: skip
