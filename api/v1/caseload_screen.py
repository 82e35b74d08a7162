"""A pod's caseloads: who holds how much, and what would be if.

A pod shares its children, so each of its members sees how the load is shared, in sums (domain.md 2.6: transparent, the
same for all). The working of a worker is seen by that worker and by who manages the pod. Nobody is ranked: members come
in the order of their names.
"""

from uuid import UUID

from fastapi import APIRouter

from api.deps import Read, guarded
from api.json import JSON
from api.schema import Day
from api.shown_caseload import PodCaseload, bands, waiting, worker_load
from api.v1.workload import day_asked
from domain.caseload import alone_with, average_caseload, load, utilisation
from domain.policy import Permission
from persistence.views import caseload

router = APIRouter(prefix="/pods", tags=["pod"])


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
