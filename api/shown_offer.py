"""What the screens show of the catalogue, of which help fits, of referrals to services, and of the figures."""

from datetime import date
from uuid import UUID

from pydantic import BaseModel

from api.schema import out
from domain.journey import Status
from domain.matching import Fit, MatchReason
from domain.need import Need
from domain.offer import OfferRoute, OfferState, WhoFor
from domain.uptake import Came, UptakeState


class OfferCard(BaseModel):
    """A service in a list, with what was last found out about room and waiting, and the tips of other workers."""

    id: UUID
    version: int
    state: OfferState
    name: str
    organisation: str
    ours: bool
    summary: str
    needs: list[Need]
    who_for: list[WhoFor]
    age_from: int | None
    age_to: int | None
    stages: list[Status]
    areas: list[str]
    near: list[str]
    languages: list[str]
    who_else: str | None
    consent_needed: bool
    needs_network: bool
    route: OfferRoute
    how_to_refer: str
    cost: str | None
    public: bool
    checked_on: date | None
    checked_days: int | None
    places: int | None
    free: int | None
    wait_days: int | None
    tips: list[str]


class OfferList(BaseModel):
    """The catalogue."""

    items: list[OfferCard]


class OfferMatch(BaseModel):
    """An offer, whether it fits, which of the needs it meets, and why."""

    offer: OfferCard
    fit: Fit
    met: list[Need]
    reasons: list[out(MatchReason)]  # type: ignore[valid-type]


class UptakePersonView(BaseModel):
    """Somebody the help is for."""

    id: UUID
    name: str | None


class UptakeView(BaseModel):
    """Where a referral to a service stands; `quiet_days`: days since anything was heard."""

    id: UUID
    version: int
    offer_id: UUID
    offer_name: str
    organisation: str
    who_for: WhoFor
    state: UptakeState
    needs: list[Need]
    asked_on: date
    worker_id: UUID
    worker_name: str
    why: str
    wanted: str
    sent: str
    instead_of: str | None
    instead_because: str | None
    expected_on: date | None
    started_on: date | None
    ended_on: date | None
    ended_because: str | None
    came: Came | None
    worker_words: str | None
    family_words: str | None
    distance_from: int | None
    distance_to: int | None
    news_on: date | None
    news: str | None
    quiet_days: int
    mine: bool
    people: list[UptakePersonView]


class UptakeList(BaseModel):
    """Referrals to services, longest without news first."""

    items: list[UptakeView]


class FamilyPerson(BaseModel):
    """Somebody of the family, whom help could be for; `part` is their part in the family."""

    id: UUID
    name: str | None
    part: str | None


class OffersPage(BaseModel):
    """Which help fits one person. `needs` are those held against the offers: chosen, or else suggested."""

    id: UUID
    name: str | None
    needs: list[Need]
    suggested: list[Need]
    goals: list[str]
    people: list[FamilyPerson]
    uptakes: list[UptakeView]
    matches: list[OfferMatch]


class NeedFigures(BaseModel):
    """Children in whom an assessment found a need, and how many of them no service was asked to help. None: 1 to 4."""

    need: Need
    children: int | None
    without: int | None
    offers: int


class MonthFigures(BaseModel):
    """What was found out in a month, on average."""

    month: date
    wait_days: int | None
    free: int | None


class OfferFigures(BaseModel):
    """What was asked of an offer, and came of it. None: 1 to 4."""

    id: UUID
    name: str
    organisation: str
    state: OfferState
    asked: int | None
    accepted: int | None
    started: int | None
    ended: int | None
    declined: int | None
    as_hoped: int | None
    months: list[MonthFigures]


class OfferReport(BaseModel):
    """Figures from `since` (inclusive) to `until` (exclusive). No person is in it."""

    since: date
    until: date
    needs: list[NeedFigures]
    offers: list[OfferFigures]
