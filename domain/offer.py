"""An offer of the catalogue: a service that helps, who can have it, how to get it, and whether it has room (S5, S6).

Capacity and waiting are facts of a day: each check says who found out what and when, and the last one is shown with its
day. An offer is about no family: everything in it may be read by all staff, and what is public by anybody. So where a
refuge is, is not in it at all (docs/decisions/0014): it says how to ring, and whoever rings is told.
"""

from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from typing import Any, ClassVar, Self
from uuid import UUID

from domain.aggregate import Aggregate, By, whole
from domain.calendar import london_date
from domain.errors import Invalid, RuleBroken
from domain.journey import Status
from domain.need import Need

STALE_AFTER = 28
"""Days after which what was found out about room and waiting is too old to rely on."""


class OfferState(StrEnum):
    """Written but not yet offered; offered; not taking anybody now; over."""

    DRAFT = "draft"
    OPEN = "open"
    PAUSED = "paused"
    ENDED = "ended"


NEXT = {
    OfferState.DRAFT: {OfferState.OPEN, OfferState.ENDED},
    OfferState.OPEN: {OfferState.PAUSED, OfferState.ENDED},
    OfferState.PAUSED: {OfferState.OPEN, OfferState.ENDED},
    OfferState.ENDED: {OfferState.OPEN},
}


class WhoFor(StrEnum):
    """Whom the help is given to."""

    CHILD = "child"
    PARENT = "parent"
    FAMILY = "family"


class OfferRoute(StrEnum):
    """How somebody gets it."""

    KITH = "kith"
    EMAIL = "email"
    PHONE = "phone"
    COURT = "court"
    SELF = "self"


class Weekday(StrEnum):
    """The days, as calendars (RFC 5545) and directories of services write them."""

    MO = "MO"
    TU = "TU"
    WE = "WE"
    TH = "TH"
    FR = "FR"
    SA = "SA"
    SU = "SU"


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferLocation:
    """Where it happens. `opening` in words, for what days and hours do not say: "not in the holidays"."""

    id: UUID
    name: str
    lines: str | None = None
    postcode: str | None = None
    opening: str | None = None
    town: str | None = None
    county: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferTime:
    """When it is open every week: these days, between two local times ("09:30"); at one location, or wherever it is."""

    id: UUID
    location_id: UUID | None = None
    days: tuple[Weekday, ...]
    opens_at: str
    closes_at: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferCheck:
    """What somebody found out about room on a day: places free of all places, and days to wait. None: not known."""

    id: UUID
    on: date
    worker_id: UUID
    source: str
    places: int | None = None
    free: int | None = None
    wait_days: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferTip:
    """What a worker tells the next one: "ask for Ana, she calls back the same day"."""

    id: UUID
    on: date
    worker_id: UUID
    words: str
    taken_back_on: date | None = None


@dataclass(slots=True, kw_only=True, eq=False)
class Offer(Aggregate):
    """One service. Ages in whole years, both ends included; empty `stages`, `areas` and `languages` exclude nobody.

    `provider_id` is the partner agency that gives it, None for a service of our own. `areas` are postcode districts
    ("B8"). `address_secret`: where it is, nobody writes here (a refuge): such an offer has no location.

    What came from another directory says which (`feed_id`), under which id there (`feed_key`), what was last said there
    (`feed_said`, JSON), when that was taken over, and since which day it is no longer said (domain/feeding.py).
    """

    kind: ClassVar[str] = "offer"
    shipped: str | None = None
    state: OfferState = OfferState.DRAFT
    name: str
    organisation: str
    provider_id: UUID | None = None
    summary: str
    purpose: str
    needs: tuple[Need, ...]
    who_for: tuple[WhoFor, ...]
    age_from: int | None = None
    age_to: int | None = None
    stages: tuple[Status, ...] = ()
    areas: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    who_else: str | None = None
    consent_needed: bool = True
    needs_network: bool = False
    route: OfferRoute
    how_to_refer: str
    cost: str | None = None
    lead_worker_id: UUID | None = None
    email: str | None = None
    phone: str | None = None
    website: str | None = None
    public: bool = True
    address_secret: bool = False
    outcomes: str | None = None
    state_because: str | None = None
    locations: tuple[OfferLocation, ...] = ()
    checks: tuple[OfferCheck, ...] = ()
    tips: tuple[OfferTip, ...] = ()
    times: tuple[OfferTime, ...] = ()
    feed_id: UUID | None = None
    feed_key: str | None = None
    feed_said: str | None = None
    feed_at: datetime | None = None
    feed_gone_on: date | None = None

    @property
    def agency_id(self) -> UUID | None:
        """The agency that gives it may read its own entry."""
        return self.provider_id

    @property
    def latest(self) -> OfferCheck | None:
        """What was last found out about room and waiting."""
        return max(self.checks, key=lambda check: check.on, default=None)

    @classmethod
    def enter(cls, *, by: By, **facts: Any) -> Self:
        """Somebody who keeps the catalogue adds a service, as a draft."""
        offer = cls(state=OfferState.DRAFT, **facts)
        offer._check()
        offer.note("entered", by, name=offer.name, organisation=offer.organisation, shipped=offer.shipped)
        return offer

    @classmethod
    def take_in(cls, *, by: By, **facts: Any) -> Self:
        """An entry of another directory comes into ours. It is open at once; that directory publishes it, we do not."""
        offer = cls(state=OfferState.OPEN, public=False, feed_at=by.at, **facts)
        offer._check()
        offer.note("taken_in", by, name=offer.name, organisation=offer.organisation, feed_id=offer.feed_id)
        return offer

    @whole
    def follow(self, said: str, *, by: By, **facts: Any) -> None:
        """The directory that it came from says something else now, and this much of it is taken over."""
        for name, value in facts.items():
            setattr(self, name, value)
        self.feed_said, self.feed_at = said, by.at
        back = self.feed_gone_on is not None
        if back:
            self.feed_gone_on = None
            if self.state is OfferState.PAUSED:
                self.state, self.state_because = OfferState.OPEN, "The directory it came from lists it again."
        self._check()
        self.note("followed", by, fields=sorted(facts), back=back)

    def lose(self, *, reason: str, by: By) -> None:
        """The directory that it came from no longer lists it: nobody is sent there, and nothing is deleted."""
        if self.feed_gone_on is not None:
            raise RuleBroken("It is known already that it is no longer listed.", "already-gone")
        self.feed_gone_on = london_date(by.at)
        if self.state is OfferState.OPEN:
            self.state, self.state_because = OfferState.PAUSED, reason
        self.note("lost", by, reason=reason)

    @whole
    def amend(self, *, by: By, **facts: Any) -> None:
        """Put the entry right. What it said before stays in the history."""
        for name, value in facts.items():
            setattr(self, name, value)
        self._check()
        self.note("amended", by, name=self.name, needs=self.needs, age_from=self.age_from, age_to=self.age_to)

    def move(self, state: OfferState, *, reason: str, by: By) -> None:
        """Open it to referrals, pause it, end it, or open it again."""
        if state not in NEXT[self.state]:
            raise RuleBroken(f"This service cannot go from {self.state} to {state}.", "offer-state")
        self.state, self.state_because = state, reason
        self.note("moved", by, reason=reason, state=state)

    def check_room(self, check: OfferCheck, *, by: By) -> None:
        """Somebody found out how much room there is and how long people wait."""
        if check.on > london_date(by.at):
            raise Invalid("/on", "This day is in the future.")
        if check.places is None and check.free is None and check.wait_days is None:
            raise Invalid("/wait_days", "Enter the places, the free places or the days to wait: at least one.")
        if check.places is not None and check.free is not None and check.free > check.places:
            raise Invalid("/free", "There cannot be more free places than places.")
        self.checks = (*self.checks, check)
        self.note("room_checked", by, on=check.on, places=check.places, free=check.free, wait_days=check.wait_days)

    def give_tip(self, tip: OfferTip, *, by: By) -> None:
        """A worker leaves a tip for the next one."""
        self.tips = (*self.tips, tip)
        self.note("tip_given", by, tip_id=tip.id)

    def take_back_tip(self, tip_id: UUID, *, by: By, manages: bool) -> None:
        """A tip no longer holds. Its writer takes it back, or whoever keeps the catalogue (`manages`)."""
        found = next((tip for tip in self.tips if tip.id == tip_id and tip.taken_back_on is None), None)
        if found is None:
            raise RuleBroken("There is no such tip, or it has been taken back.", "tip-unknown")
        if found.worker_id != by.actor_id and not manages:
            raise RuleBroken("Only who wrote a tip, or who keeps the catalogue, takes it back.", "not-yours")
        today = london_date(by.at)
        self.tips = tuple(replace(tip, taken_back_on=today) if tip is found else tip for tip in self.tips)
        self.note("tip_taken_back", by, tip_id=tip_id)

    def _check(self) -> None:
        if not self.needs:
            raise Invalid("/needs", "Choose at least one need that it meets.")
        if not self.who_for:
            raise Invalid("/who_for", "Say whom it is for: a child, a parent or the family.")
        if self.age_from is not None and self.age_to is not None and self.age_to < self.age_from:
            raise Invalid("/age_to", "The upper age is below the lower one.")
        if self.address_secret and self.locations:
            raise Invalid("/locations", "Its address is secret: write none here. Say how to ring them instead.")
        known = {place.id for place in self.locations}
        for number, time in enumerate(self.times):
            if not time.days:
                raise Invalid(f"/times/{number}/days", "Choose at least one day.")
            if time.closes_at <= time.opens_at:
                raise Invalid(f"/times/{number}/closes_at", "It closes before it opens.")
            if time.location_id is not None and time.location_id not in known:
                raise Invalid(f"/times/{number}/location_id", "There is no such location in this entry.")
