"""What a child's pages show of oversight, going together and the family's workbook."""

from uuid import UUID

from fastapi import APIRouter

from api.deps import Read, guarded, shown
from api.json import JSON
from api.shown_oversight import OversightPage, WorkbookPage
from domain.policy import Permission
from persistence.views import supervision

router = APIRouter(prefix="/people", tags=["person"])


@router.get(
    "/{id:uuid}/oversight", operation_id="person.oversight", response_model=OversightPage,
    **guarded(Permission.OVERSIGHT_READ),
)  # fmt: skip
async def oversight(id: UUID, read: Read) -> JSON:
    """What managers saw and asked for, and who goes along."""
    return shown(*await supervision.oversight(read, id))


@router.get(
    "/{id:uuid}/workbook", operation_id="person.workbook", response_model=WorkbookPage,
    **guarded(Permission.WORKBOOK_READ),
)  # fmt: skip
async def workbook(id: UUID, read: Read) -> JSON:
    """The workbook of the child's family."""
    return shown(*await supervision.workbook(read, id))
