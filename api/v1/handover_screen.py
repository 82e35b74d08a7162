"""The screens of who works with a child and who comes next, and a pod's board."""

from uuid import UUID

from fastapi import APIRouter

from api.deps import Read, guarded, shown
from api.json import JSON
from api.shown_handover import Board, HandoverPage
from domain.policy import Permission
from persistence.views import handing

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
