"""Group supervision as a team's page and a child's page show it."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query

from api.deps import Read, guarded
from api.json import JSON
from api.schema import Day
from api.shown_supervision import AgendaPage, ChangedPage, DiscussionPage
from domain.calendar import london_date
from domain.policy import Permission
from persistence.views import agenda, discussions

router = APIRouter()


@router.get(
    "/pods/{id:uuid}/supervision", tags=["pod"], operation_id="pod.supervision", response_model=AgendaPage,
    **guarded(Permission.SUPERVISION_READ),
)  # fmt: skip
async def supervision(id: UUID, read: Read, on: Annotated[Day | None, Query()] = None) -> JSON:
    """The agenda that makes itself, for a day: each open child with why, the coverage, and the pod's meetings."""
    return JSON(await agenda.pod_agenda(read, id, on or london_date(read.by.at)))


@router.get(
    "/people/{id:uuid}/discussions", tags=["person"], operation_id="person.discussions", response_model=DiscussionPage,
    **guarded(Permission.DISCUSSION_READ),
)  # fmt: skip
async def discussions_(id: UUID, read: Read) -> JSON:
    """When a child was talked about in group supervision, what was decided, and what was agreed."""
    return JSON(await discussions.of_child(read, id))


@router.get(
    "/people/{id:uuid}/changed", tags=["person"], operation_id="person.changed", response_model=ChangedPage,
    **guarded(Permission.DISCUSSION_READ),
)  # fmt: skip
async def changed(id: UUID, read: Read, on: Annotated[Day | None, Query()] = None) -> JSON:
    """What has changed for a child since they were last talked about before a day, from the record."""
    return JSON(await discussions.changed(read, id, on or london_date(read.by.at)))
