"""The change feed: an agency's program asks what has happened since it last asked."""

from datetime import datetime
from uuid import UUID

from fastapi import APIRouter
from pydantic import BaseModel

from api.deps import Cursor, Read, guarded
from api.json import JSON
from domain.policy import Permission
from persistence.views import changes

router = APIRouter(prefix="/changes", tags=["change"])


class ChangeOut(BaseModel):
    """Something happened to an object: fetch it to see what. Nothing here says whom it is about."""

    type: str
    id: UUID
    version: int
    at: datetime


class ChangesPage(BaseModel):
    """Changes in the order in which they were made. Keep `next` and send it as `cursor`; `more`: ask again at once."""

    items: list[ChangeOut]
    next: str
    more: bool


@router.get("", operation_id="change.list", response_model=ChangesPage, **guarded(Permission.CONTACT_READ_OWN))
async def list_(read: Read, cursor: Cursor = None) -> JSON:
    """What has happened, since the cursor, to the contacts that you sent."""
    page = await changes.changes(read, cursor)
    return JSON(page, 200, {"Link": f'</api/v1/changes?cursor={page["next"]}>; rel="next"'})
