"""The rule on capacity (domain.md 2.6), asked of the whole caseload."""

from collections.abc import Sequence
from uuid import UUID

from domain.calendar import london_date
from domain.caseload import Band, load, what_if
from domain.journey import Journey
from persistence.transaction import Transaction
from persistence.views import caseload


async def would_be_over(read: Transaction, worker_id: UUID, journeys: Sequence[Journey]) -> bool:
    """Whether this worker would hold more than their capacity as keyworker of these children too, by today's policy."""
    today = london_date(read.by.at)
    policy = await caseload.policy_on(read, today)
    found = await caseload.taking(read, worker_id, [journey.id for journey in journeys], today)
    comes = {journey.child_id: worker_id for journey in journeys}
    after, _ = what_if(found.holders, comes=comes, waiting=found.waiting, leaves=(), on=today)
    taker = next((holder for holder in after if holder.worker_id == worker_id), None)
    if taker is None:
        return False
    then = load(taker, policy, today)
    return then.band is Band.OVER or (then.utilisation is None and then.points > 0)
