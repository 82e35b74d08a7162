"""How family group conferences are remembered, and who was connected with a child before."""

from collections.abc import Collection
from uuid import UUID

from domain.fgc import Fgc
from persistence import tables
from persistence.repository import Repository

# Everything that the record knows of a worker and these children: no coordinator comes from within the case (trap 15).
_CONNECTED = """
    select what from (
        select 1 as place, 'worked with the family' as what from journey_allocation held
        join journey on journey.id = held.journey_id
        where held.worker_id = $1 and journey.child_id = any ($2)
        union all
        select 2, 'is or was in the team that knows the family' from pod_member member
        join journey on journey.pod_id = member.pod_id
        where member.worker_id = $1 and journey.child_id = any ($2)
        union all
        select 3, 'visited the family' from visit join visit_child child on child.visit_id = visit.id
        where (visit.worker_id = $1 or visit.joint_worker_id = $1) and child.child_id = any ($2)
        union all
        select 4, 'discussed the family in supervision' from discussion
        join discussion_child child on child.discussion_id = discussion.id
        where (discussion.accountable_id = $1 or discussion.asked_by = $1 or exists (
            select from discussion_part said where said.discussion_id = discussion.id and said.written_by = $1
        )) and child.child_id = any ($2)
        union all
        select 5, 'led an assessment of the family' from assessment
        join assessment_child child on child.assessment_id = assessment.id
        where assessment.worker_id = $1 and child.child_id = any ($2)
    ) every order by place limit 1
"""


class Fgcs(
    Repository[Fgc],
    aggregate=Fgc,
    table=tables.fgc,
    parts={
        "children": tables.fgc_child,
        "offers": tables.fgc_offer,
        "members": tables.fgc_member,
        "resources": tables.fgc_resource,
        "copies": tables.fgc_copy,
        "reviews": tables.fgc_review,
        "feedback": tables.fgc_feedback,
        "explanations": tables.fgc_explanation,
        "peers": tables.fgc_peer,
    },
):
    """Conferences within reach: of the children one works with, and those that one coordinates."""

    async def connected(self, worker_id: UUID, child_ids: Collection[UUID]) -> str | None:
        """How the record connects a worker with these children, in words that follow "this person"; None: not at all."""
        found: str | None = await self._transaction.connection.fetchval(_CONNECTED, worker_id, list(child_ids))
        return found
