"""A risk outside the home: how great it is in one respect, or whom and what a child is connected with.

Contextual safeguarding (domain.md 2.8, S25, S108): each edge is a record of its own about that one child, so that to
place a child in a peer group opens nobody else's record.
"""

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Any, ClassVar, Self
from uuid import UUID

from domain.aggregate import Aggregate, By
from domain.calendar import london_date
from domain.errors import Invalid, RuleBroken


class RiskKind(StrEnum):
    """A rating in one respect, or an association with a person, a group or a place."""

    RATING = "rating"
    ASSOCIATION = "association"


class RiskDomain(StrEnum):
    """In which respect."""

    SEXUAL_EXPLOITATION = "exploitation_sexual"
    CRIMINAL_EXPLOITATION = "exploitation_criminal"
    GANGS = "gangs"
    COUNTY_LINES = "county_lines"
    MISSING = "missing"
    ONLINE = "online"
    RADICALISATION = "radicalisation"
    HARM_FROM_PEERS = "harm_from_peers"
    PLACE = "place"


class Level(StrEnum):
    """How great the risk is, as a worker judges it: never a number, never computed (domain trap 22)."""

    LOW = "low"
    SOME = "some"
    HIGH = "high"
    VERY_HIGH = "very_high"


class Association(StrEnum):
    """What somebody or something is to the child."""

    FRIEND = "friend"
    PEER_GROUP = "peer_group"
    PLACE = "place"
    PERSON_OF_CONCERN = "person_of_concern"
    SCHOOL = "school"
    YOUTH_WORKER = "youth_worker"


class HarmOrSafety(StrEnum):
    """What comes of it for the child."""

    HARM = "harm"
    SAFETY = "safety"
    BOTH = "both"


class Confidence(StrEnum):
    """How sure we are."""

    KNOWN = "known"
    LIKELY = "likely"
    POSSIBLE = "possible"


@dataclass(frozen=True, slots=True, kw_only=True)
class RiskRating:
    """A level from a day on, why, and who judged it."""

    id: UUID
    level: Level
    since: date
    until: date | None = None
    reason: str
    rated_by: UUID


@dataclass(slots=True, kw_only=True, eq=False)
class Risk(Aggregate):
    """One edge of one child: a `domain` with its dated ratings, or an association, from `since` to `until`."""

    kind: ClassVar[str] = "risk"
    risk_kind: RiskKind
    child_id: UUID
    domain: RiskDomain | None = None
    other_person_id: UUID | None = None
    name: str | None = None
    what: Association | None = None
    harm_or_safety: HarmOrSafety | None = None
    confidence: Confidence | None = None
    source: str | None = None
    since: date
    until: date | None = None
    ended_because: str | None = None
    words: str | None = None
    ratings: tuple[RiskRating, ...] = ()

    @property
    def subjects(self) -> frozenset[UUID]:
        """That one child only, also where another person is named."""
        return frozenset({self.child_id})

    @classmethod
    def begin(cls, *, id: UUID, child_id: UUID, domain: RiskDomain, rating: RiskRating, by: By) -> Self:
        """The first judgement of one risk."""
        risk = cls(
            id=id, risk_kind=RiskKind.RATING, child_id=child_id, domain=domain, since=rating.since, ratings=(rating,)
        )
        risk._check_day("/on", rating.since, by)
        risk.note("rated", by, reason=rating.reason, domain=domain, level=rating.level, on=rating.since)
        return risk

    def rate(self, rating: RiskRating, *, by: By) -> None:
        """A newer judgement: the one before holds until its day."""
        if self.risk_kind is not RiskKind.RATING:
            raise RuleBroken("Only a risk has a level.", "not-a-rating")
        self._check_day("/on", rating.since, by)
        before = self.ratings[-1]
        if rating.since < before.since:
            raise Invalid("/on", "This is before the present level began.")
        self.ratings = (*self.ratings[:-1], replace(before, until=rating.since), rating)
        self.note(
            "rated", by, reason=rating.reason, domain=self.domain, level=rating.level, before=before.level,
            on=rating.since,
        )  # fmt: skip

    @classmethod
    def associate(cls, *, id: UUID, by: By, **facts: Any) -> Self:
        """The child is connected with somebody, a group or a place."""
        risk = cls(id=id, risk_kind=RiskKind.ASSOCIATION, **facts)
        risk._check_day("/since", risk.since, by)
        if risk.name is None and risk.other_person_id is None:
            raise Invalid("/name", "Name the person, the group or the place.")
        if risk.other_person_id == risk.child_id:
            raise Invalid("/other_person_id", "Choose somebody else.")
        risk.note("associated", by, what=risk.what, harm_or_safety=risk.harm_or_safety, confidence=risk.confidence)
        return risk

    def restate(
        self, *, harm_or_safety: HarmOrSafety, confidence: Confidence, source: str, words: str | None, by: By
    ) -> None:
        """What we know of the connection has changed; what it said before stays in the history."""
        self._must_be_current()
        self.harm_or_safety, self.confidence, self.source, self.words = harm_or_safety, confidence, source, words
        self.note("restated", by, what=self.what, harm_or_safety=harm_or_safety, confidence=confidence)

    def end(self, *, until: date, reason: str, by: By) -> None:
        """The connection is no longer there: `until` is the first day without it."""
        self._must_be_current()
        self._check_day("/until", until, by)
        if until < self.since:
            raise Invalid("/until", "It cannot end before it began.")
        self.until, self.ended_because = until, reason
        self.note("ended", by, reason=reason, what=self.what, until=until)

    def _must_be_current(self) -> None:
        if self.risk_kind is not RiskKind.ASSOCIATION or self.until is not None:
            raise RuleBroken("There is no such connection now.", "not-current")

    def _check_day(self, at: str, day: date, by: By) -> None:
        if day > london_date(by.at):
            raise Invalid(at, "This day is in the future.")
