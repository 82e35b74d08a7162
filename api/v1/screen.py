"""The screens that tell one person's story, and the search that finds them."""

import asyncio
from datetime import datetime, time, timedelta
from typing import Annotated, Any
from uuid import UUID

import orjson
from fastapi import APIRouter, Query, Request, Response
from pydantic import BaseModel, Field

from api.deps import Cursor, Read, guarded, shown
from api.json import JSON, NO_STORE
from api.prints import chronology as paper
from api.schema import Day, In, Word
from api.shown import AsKnownPage, FoundPage, HistoryPage, Overview, ViewingPage, VisitPage
from api.shown_care import CarePage
from api.shown_chronology import ChronologyPage
from api.shown_network import Network
from api.shown_plan import AssessmentPage, PlanPage
from api.shown_protection import Protection, RisksOutside
from domain.calendar import LONDON, london_date
from domain.care import Care
from domain.care_law import standing
from domain.policy import Permission
from persistence.state import from_state, to_state
from persistence.views import (
    assessments,
    chronology,
    history,
    network,
    overview,
    plans,
    protection,
    risks,
    search,
    visits,
)
from persistence.views import care as care_view

router = APIRouter(prefix="/people", tags=["person"])

Kind = Annotated[str, Field(pattern="^[a-z_]{1,40}$")]
"""A word of records."""


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


class ChronologyQuery(BaseModel):
    """Which part of a chronology. Without any of it, everything about the one person."""

    family: bool = False
    kinds: Annotated[list[Kind] | None, Field(max_length=50)] = None
    about: Annotated[list[UUID] | None, Field(max_length=50)] = None
    significant: bool = False
    court: bool = False
    since: Day | None = None
    until: Day | None = None

    @property
    def wanted(self) -> chronology.Wanted:
        """The same, as the view takes it."""
        return chronology.Wanted(**self.model_dump())


@router.get(
    "/{id:uuid}/network", operation_id="person.network", response_model=Network, **guarded(Permission.PERSON_READ)
)
async def network_(id: UUID, read: Read) -> JSON:
    """The people around one person: family and network, who they are to each other, and who may not know what."""
    return shown(*await network.network(read, id))


@router.get(
    "/{id:uuid}/chronology",
    operation_id="person.chronology",
    response_model=ChronologyPage,
    **guarded(Permission.PERSON_READ),
)
async def chronology_(id: UUID, read: Read, asked: Annotated[ChronologyQuery, Query()], cursor: Cursor = None) -> JSON:
    """What has happened, by the day it happened, to one person or to every child of their families."""
    return JSON(await chronology.chronology(read, id, asked.wanted, cursor))


@router.get(
    "/{id:uuid}/chronology.pdf", operation_id="person.chronology_pdf", response_class=Response,
    **guarded(Permission.PERSON_READ, described={200: {
        "description": "The paper, tagged for screen readers.",
        "content": {"application/pdf": {"schema": {"type": "string", "format": "binary"}}},
    }}),
)  # fmt: skip
async def chronology_pdf(
    id: UUID, read: Read, request: Request, asked: Annotated[ChronologyQuery, Query()]
) -> Response:
    """The same on paper, the earliest first."""
    wanted = asked.wanted
    head, entries, asker = await chronology.whole(read, id, wanted)
    sandbox = request.app.state.settings.sandbox
    made = await asyncio.to_thread(paper.printed, head, entries, asker, wanted, read.by.at, sandbox=sandbox)
    shown_as = {"Content-Disposition": 'inline; filename="chronology.pdf"'}
    return Response(made, media_type="application/pdf", headers=NO_STORE | shown_as)


@router.get(
    "/{id:uuid}/visits", operation_id="person.visits", response_model=VisitPage, **guarded(Permission.VISIT_READ)
)
async def visits_(id: UUID, read: Read, cursor: Cursor = None) -> JSON:
    """A child's visits."""
    return JSON(await visits.visits(read, id, cursor))


@router.get("/{id:uuid}/care", operation_id="person.care", response_model=CarePage, **guarded(Permission.CARE_READ))
async def care_(id: UUID, read: Read) -> JSON:
    """Where a child lives, being looked after, missing episodes and leaving care."""
    row = await care_view.care(read, id)
    born = row["born"]
    page: dict[str, Any] = {"id": id, "date_of_birth": born, "care": None, "periods": [], "standing": None}
    if row["care"]:
        care = from_state(Care, row["care"], row["care_version"])
        page |= {
            "care": {**to_state(care), "version": care.version},
            "periods": [{"id": each.id, "since": each.since, "until": each.until} for each in care.periods],
            "standing": standing(care, born, london_date(read.by.at)),
        }
    page |= {"people": orjson.Fragment(row["people"]), "homes": orjson.Fragment(row["homes"])}
    return JSON(page, 200, {"ETag": f'"{row["version"]}"'})


@router.get(
    "/{id:uuid}/assessments", operation_id="person.assessments", response_model=AssessmentPage,
    **guarded(Permission.ASSESSMENT_READ),
)  # fmt: skip
async def assessments_(id: UUID, read: Read) -> JSON:
    """A child's assessments."""
    return JSON(await assessments.assessments(read, id))


@router.get("/{id:uuid}/plans", operation_id="person.plans", response_model=PlanPage, **guarded(Permission.PLAN_READ))
async def plans_(id: UUID, read: Read) -> JSON:
    """A child's plans: what must change, and who does what by when."""
    return JSON(await plans.plans(read, id))


@router.get(
    "/{id:uuid}/protection",
    operation_id="person.protection",
    response_model=Protection,
    **guarded(Permission.CONFERENCE_READ),
)
async def protection_(id: UUID, read: Read) -> JSON:
    """Whether a child is protected by a plan, why, and what happens next."""
    return shown(*await protection.protection(read, id))


@router.get(
    "/{id:uuid}/risks", operation_id="person.risks", response_model=RisksOutside, **guarded(Permission.RISK_READ)
)
async def risks_(id: UUID, read: Read) -> JSON:
    """A child's risks outside the home."""
    return shown(*await risks.risks(read, id))


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
