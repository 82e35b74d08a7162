"""The screens that tell one person's story, and the search that finds them."""

from datetime import datetime, time, timedelta
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query

from api.deps import Cursor, Read, guarded, shown
from api.json import JSON
from api.schema import Day, In, Word
from api.shown import AsKnownPage, FoundPage, HistoryPage, Overview, TimelinePage, ViewingPage, VisitPage
from api.shown_network import Network
from domain.calendar import LONDON
from domain.policy import Permission
from persistence.views import history, network, overview, search, timeline, visits

router = APIRouter(prefix="/people", tags=["person"])


class SearchIn(In):
    """One search box: names (also partial or misspelt), a date of birth, a number, a postcode, in any order."""

    text: Word


@router.post("/search", operation_id="person.search", response_model=FoundPage, **guarded(Permission.PERSON_SEARCH))
async def search_(body: SearchIn, read: Read) -> JSON:
    """Find people. A POST, so that what is looked for is in no address and no log."""
    return JSON(f'{{"items":{await search.search(read, search.take_apart(body.text))},"next":null}}')


@router.get(
    "/{id:uuid}/overview", operation_id="person.overview", response_model=Overview, **guarded(Permission.PERSON_READ)
)
async def overview_(id: UUID, read: Read) -> JSON:
    """One person on one screen."""
    return shown(*await overview.overview(read, id))


@router.get(
    "/{id:uuid}/network", operation_id="person.network", response_model=Network, **guarded(Permission.PERSON_READ)
)
async def network_(id: UUID, read: Read) -> JSON:
    """The people around one person: family and network, who they are to each other, and who may not know what."""
    return shown(*await network.network(read, id))


@router.get(
    "/{id:uuid}/timeline",
    operation_id="person.timeline",
    response_model=TimelinePage,
    **guarded(Permission.PERSON_READ),
)
async def timeline_(id: UUID, read: Read, cursor: Cursor = None) -> JSON:
    """A person's story in the order in which it happened."""
    return JSON(await timeline.timeline(read, id, cursor))


@router.get(
    "/{id:uuid}/visits", operation_id="person.visits", response_model=VisitPage, **guarded(Permission.VISIT_READ)
)
async def visits_(id: UUID, read: Read, cursor: Cursor = None) -> JSON:
    """A child's visits."""
    return JSON(await visits.visits(read, id, cursor))


@router.get(
    "/{id:uuid}/history",
    operation_id="person.history",
    response_model=HistoryPage,
    **guarded(Permission.PERSON_HISTORY),
)
async def history_(id: UUID, read: Read, cursor: Cursor = None) -> JSON:
    """What was recorded about a person, by whom, and what each entry changed."""
    return JSON(await history.history(read, id, cursor))


@router.get(
    "/{id:uuid}/as-known",
    operation_id="person.as_known",
    response_model=AsKnownPage,
    **guarded(Permission.PERSON_HISTORY),
)
async def as_known(id: UUID, read: Read, on: Annotated[Day, Query()]) -> JSON:
    """Every record about a person as it was known at the end of a day in London."""
    end = datetime.combine(on + timedelta(days=1), time(), LONDON)
    return JSON(await history.as_known(read, id, end))


@router.get(
    "/{id:uuid}/viewings",
    operation_id="person.viewings",
    response_model=ViewingPage,
    **guarded(Permission.PERSON_HISTORY),
)
async def viewings(id: UUID, read: Read, cursor: Cursor = None) -> JSON:
    """Who has looked at a person's records."""
    return JSON(await history.viewings(read, id, cursor))
