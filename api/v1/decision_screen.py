"""The log of decisions about a child, and about the children of a pod."""

from uuid import UUID

from fastapi import APIRouter

from api.deps import Cursor, Read, guarded
from api.json import JSON
from api.shown_decision import PersonDecisions, PodDecisions
from domain.policy import Permission
from persistence.views import decisions

router = APIRouter()


@router.get(
    "/people/{id:uuid}/decisions", operation_id="person.decisions", tags=["person"], response_model=PersonDecisions,
    **guarded(Permission.DECISION_READ),
)  # fmt: skip
async def of_person(id: UUID, read: Read, cursor: Cursor = None) -> JSON:
    """The decisions about a child, wherever they were made; what is asked, differed about and promised."""
    version, page = await decisions.of_person(read, id, cursor)
    return JSON(page, 200, {"ETag": f'"{version}"'})


@router.get(
    "/pods/{id:uuid}/decisions", operation_id="pod.decisions", tags=["pod"], response_model=PodDecisions,
    **guarded(Permission.DECISION_READ),
)  # fmt: skip
async def of_pod(id: UUID, read: Read, cursor: Cursor = None) -> JSON:
    """The decisions about a pod's children, for those who know them."""
    version, page = await decisions.of_pod(read, id, cursor)
    return JSON(page, 200, {"ETag": f'"{version}"'})
