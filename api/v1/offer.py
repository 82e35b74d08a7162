"""The catalogue of services: entries, the shipped ones to adopt, room and waiting, and the workers' tips."""

from datetime import timedelta
from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Query, Request
from pydantic import BaseModel, Field

from api.deps import CHANGES, IfMatch, Read, Work, answer, changed, created, guarded
from api.json import JSON
from api.schema import Day, Email, Flag, In, Text, Word, out
from api.shown_offer import OfferList, OfferReport
from domain.calendar import london_date
from domain.errors import Invalid
from domain.journey import Status
from domain.need import Need
from domain.offer import Offer, OfferCheck, OfferLocation, OfferRoute, OfferState, OfferTime, OfferTip, Weekday, WhoFor
from domain.offers_shipped import BY_CODE, SHIPPED, Shipped
from domain.policy import Permission
from persistence.offer import Offers
from persistence.views import offers

router = APIRouter(prefix="/offers", tags=["offer"])

Age = Annotated[int, Field(strict=True, ge=-1, le=120)]
"""Whole years; -1 before birth."""
Count = Annotated[int, Field(strict=True, ge=0, le=10_000)]
District = Annotated[str, Field(pattern=r"^[A-Z]{1,2}[0-9][A-Z0-9]?$")]
"""The first half of a postcode, such as B8."""
Clock = Annotated[str, Field(pattern=r"^([01][0-9]|2[0-3]):[0-5][0-9]$")]
"""A time of the day, such as 09:30."""
Link = Annotated[str, Field(max_length=500, pattern=r"^https://[^\s]+$")]


class LocationIn(In):
    """Where it happens, and when it is open, in words."""

    id: UUID
    name: Word
    lines: Text | None = None
    postcode: Word | None = None
    opening: Text | None = None
    town: Word | None = None
    county: Word | None = None


class TimeIn(In):
    """When it is open every week, at one location or wherever it is."""

    id: UUID
    location_id: UUID | None = None
    days: Annotated[tuple[Weekday, ...], Field(max_length=7)]
    opens_at: Clock
    closes_at: Clock


class OfferFactsIn(In):
    """What the catalogue says of a service. Empty `stages`, `areas` and `languages` exclude nobody."""

    name: Word
    organisation: Word
    provider_id: UUID | None = None
    summary: Text
    purpose: Text
    needs: Annotated[tuple[Need, ...], Field(max_length=20)]
    who_for: Annotated[tuple[WhoFor, ...], Field(max_length=3)]
    age_from: Age | None = None
    age_to: Age | None = None
    stages: Annotated[tuple[Status, ...], Field(max_length=9)] = ()
    areas: Annotated[tuple[District, ...], Field(max_length=100)] = ()
    languages: Annotated[tuple[Word, ...], Field(max_length=50)] = ()
    who_else: Text | None = None
    consent_needed: Flag = True
    needs_network: Flag = False
    route: OfferRoute
    how_to_refer: Text
    cost: Text | None = None
    lead_worker_id: UUID | None = None
    email: Email | None = None
    phone: Word | None = None
    website: Link | None = None
    public: Flag = True
    address_secret: Flag = False
    outcomes: Text | None = None
    locations: Annotated[tuple[LocationIn, ...], Field(max_length=50)] = ()
    times: Annotated[tuple[TimeIn, ...], Field(max_length=100)] = ()


class OfferIn(OfferFactsIn):
    """A new entry."""

    id: UUID


class AdoptIn(In):
    """Which of the shipped services this authority has, and what it alone knows of it."""

    id: UUID
    code: Word
    organisation: Word
    how_to_refer: Text


class OfferMoveIn(In):
    """Open, pause or end it, and why."""

    state: OfferState
    reason: Text


class CheckIn(In):
    """What was found out about room, when, and from whom."""

    id: UUID
    on: Day
    source: Word
    places: Count | None = None
    free: Count | None = None
    wait_days: Count | None = None


class TipIn(In):
    """What the next worker should know."""

    id: UUID
    words: Text


class TakeBackIn(In):
    """Which tip no longer holds."""

    tip_id: UUID


class ShippedView(BaseModel):
    """A service that Kith names from its sources; `adopted`: it is in the catalogue already."""

    code: str
    name: str
    summary: str
    purpose: str
    needs: list[Need]
    who_for: list[WhoFor]
    adopted: bool


class ShippedList(BaseModel):
    """Every shipped service."""

    items: list[ShippedView]


def _facts(body: OfferFactsIn) -> dict[str, Any]:
    kept = {name: getattr(body, name) for name in OfferFactsIn.model_fields if name not in {"locations", "times"}}
    return kept | {
        "locations": tuple(OfferLocation(**each.model_dump()) for each in body.locations),
        "times": tuple(OfferTime(**each.model_dump()) for each in body.times),
    }


def _shipped(each: Shipped) -> dict[str, Any]:
    return {
        "shipped": each.code, "name": each.name, "summary": each.summary, "purpose": each.purpose, "needs": each.needs,
        "who_for": each.who_for, "stages": each.stages, "age_from": each.age_from, "age_to": each.age_to,
        "route": each.route, "consent_needed": each.consent_needed, "needs_network": each.needs_network,
        "who_else": each.who_else,
    }  # fmt: skip


@router.get("", operation_id="offer.list", response_model=OfferList, **guarded(Permission.OFFER_READ))
async def list_(read: Read) -> JSON:
    """The whole catalogue, with what was last found out about room and waiting. No address is in it."""
    return JSON(await offers.catalogue(read))


@router.get("/shipped", operation_id="offer.shipped", response_model=ShippedList, **guarded(Permission.OFFER_MANAGE))
async def shipped(read: Read) -> JSON:
    """The services that Kith names, to adopt."""
    adopted = await Offers(read).adopted()
    rows = [
        {
            "code": each.code, "name": each.name, "summary": each.summary, "purpose": each.purpose,
            "needs": each.needs, "who_for": each.who_for, "adopted": each.code in adopted,
        }
        for each in SHIPPED
    ]  # fmt: skip
    return JSON({"items": rows})


@router.get("/report", operation_id="offer.report", response_model=OfferReport, **guarded(Permission.OFFER_REPORT))
async def report(
    request: Request,
    read: Read,
    since: Annotated[Day | None, Query()] = None,
    until: Annotated[Day | None, Query()] = None,
) -> JSON:
    """For who buys services: what was asked and came of it, needs that met none, waiting. Small counts are left out.

    Without days: the year up to today.
    """
    until = until or london_date(read.by.at)
    since = since or until - timedelta(days=365)
    if until <= since:
        raise Invalid("/until", "The last day is after the first.")
    return JSON(await offers.report(read, since, until, [*Need], request.app.state.settings.small_numbers))


@router.post(
    "", operation_id="offer.enter", status_code=201, response_model=out(Offer), **guarded(Permission.OFFER_MANAGE, 409)
)
async def enter(body: OfferIn, work: Work) -> JSON:
    """Enter a service, as a draft."""
    return await created(work.offers, Offer.enter(id=body.id, by=work.by, **_facts(body)))


@router.post(
    "/adopted", operation_id="offer.adopt", status_code=201, response_model=out(Offer),
    **guarded(Permission.OFFER_MANAGE, 409),
)  # fmt: skip
async def adopt(body: AdoptIn, work: Work) -> JSON:
    """Take a shipped service into the catalogue, as a draft to fill in."""
    found = BY_CODE.get(body.code)
    if found is None:
        raise Invalid("/code", "There is no such service.", "unknown-record")
    local = {"organisation": body.organisation, "how_to_refer": body.how_to_refer}
    return await created(work.offers, Offer.enter(id=body.id, by=work.by, **local, **_shipped(found)))


@router.get("/{id:uuid}", operation_id="offer.read", response_model=out(Offer), **guarded(Permission.OFFER_READ))
async def read(id: UUID, read: Read) -> JSON:
    """One service, with its history of room and waiting."""
    return answer(await Offers(read).read(id))


@router.post(
    "/{id:uuid}/amend", operation_id="offer.amend", response_model=out(Offer),
    **guarded(Permission.OFFER_MANAGE, *CHANGES),
)  # fmt: skip
async def amend(id: UUID, body: OfferFactsIn, work: Work, version: IfMatch) -> JSON:
    """Put the entry right."""
    offer = await work.offers.get(id, version)
    offer.amend(by=work.by, **_facts(body))
    return await changed(work.offers, offer)


@router.post(
    "/{id:uuid}/move", operation_id="offer.move", response_model=out(Offer),
    **guarded(Permission.OFFER_MANAGE, *CHANGES),
)  # fmt: skip
async def move(id: UUID, body: OfferMoveIn, work: Work, version: IfMatch) -> JSON:
    """Open it to referrals, pause it, end it."""
    offer = await work.offers.get(id, version)
    offer.move(body.state, reason=body.reason, by=work.by)
    return await changed(work.offers, offer)


@router.post(
    "/{id:uuid}/checks", operation_id="offer.check_room", response_model=out(Offer),
    **guarded(Permission.OFFER_TIP, *CHANGES),
)  # fmt: skip
async def check_room(id: UUID, body: CheckIn, work: Work, version: IfMatch) -> JSON:
    """Say what was found out about room and waiting. Whoever rang them writes it down, for everybody."""
    offer = await work.offers.get(id, version)
    offer.check_room(OfferCheck(worker_id=work.actor.id, **body.model_dump()), by=work.by)
    return await changed(work.offers, offer)


@router.post(
    "/{id:uuid}/tips", operation_id="offer.give_tip", response_model=out(Offer),
    **guarded(Permission.OFFER_TIP, *CHANGES),
)  # fmt: skip
async def give_tip(id: UUID, body: TipIn, work: Work, version: IfMatch) -> JSON:
    """Leave a tip for the next worker."""
    offer = await work.offers.get(id, version)
    tip = OfferTip(id=body.id, on=london_date(work.by.at), worker_id=work.actor.id, words=body.words)
    offer.give_tip(tip, by=work.by)
    return await changed(work.offers, offer)


@router.post(
    "/{id:uuid}/tips/take-back", operation_id="offer.take_back_tip", response_model=out(Offer),
    **guarded(Permission.OFFER_TIP, *CHANGES),
)  # fmt: skip
async def take_back_tip(id: UUID, body: TakeBackIn, work: Work, version: IfMatch) -> JSON:
    """A tip no longer holds."""
    offer = await work.offers.get(id, version)
    offer.take_back_tip(body.tip_id, by=work.by, manages=work.actor.may(Permission.OFFER_MANAGE))
    return await changed(work.offers, offer)
