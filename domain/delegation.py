"""What each post may decide, and how a disagreement climbs: the authority's scheme of delegation, in dated versions.

Kith ships no amount of money and no number of days: nothing says what a council has set. Until the authority sets them,
a worker always asks for what is beyond practice (S38), and no level of a disagreement has a last day.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import ClassVar, Self
from uuid import UUID

from domain.aggregate import Aggregate, By
from domain.calendar import london_date
from domain.errors import Invalid
from domain.policy import Role


class Matter(StrEnum):
    """What a decision is about."""

    PRACTICE = "practice"
    MONEY = "money"
    PLACEMENT = "placement"
    LEGAL = "legal"
    OTHER = "other"


class Extent(StrEnum):
    """How far a post decides by itself: never, up to an amount of money, or always."""

    ASK = "ask"
    UP_TO = "up_to"
    ALL = "all"


class Rung(StrEnum):
    """The levels of a disagreement between professionals, the first first."""

    PRACTITIONER = "practitioner"
    MANAGER = "manager"
    HEAD_OF_SERVICE = "head_of_service"
    DIRECTOR = "director"


@dataclass(frozen=True, slots=True, kw_only=True)
class DelegationPower:
    """What a post may decide in one matter from a day on, and where that is written down. Whole pounds for money."""

    id: UUID
    role: Role
    matter: Matter
    extent: Extent
    up_to_pounds: int | None = None
    since: date
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DelegationLevel:
    """In how many working days a level should have tried, from a day on, and where that is written down."""

    id: UUID
    rung: Rung
    working_days: int | None
    since: date
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Authority:
    """What somebody in a post may decide in one matter on a day; `own`: the authority has set it."""

    role: Role
    matter: Matter
    extent: Extent
    up_to_pounds: int | None
    source: str
    own: bool

    def covers(self, pounds: int | None) -> bool:
        """Whether it is enough for this: for money, an amount of whole pounds."""
        if self.extent is Extent.UP_TO:
            return pounds is not None and self.up_to_pounds is not None and pounds <= self.up_to_pounds
        return self.extent is Extent.ALL


UNSET = "To be set by the authority; until then always ask."
_WORKERS = {Role.SENIOR_SOCIAL_WORKER, Role.SOCIAL_WORKER, Role.FAMILY_SUPPORT_WORKER, Role.FRONT_DOOR_WORKER}
_MANAGERS = {Role.POD_MANAGER, Role.FRONT_DOOR_MANAGER}
DECIDING = (
    Role.SOCIAL_WORKER_IN_TRAINING, Role.FAMILY_SUPPORT_WORKER, Role.SOCIAL_WORKER, Role.SENIOR_SOCIAL_WORKER,
    Role.FRONT_DOOR_WORKER, Role.POD_MANAGER, Role.FRONT_DOOR_MANAGER, Role.SERVICE_MANAGER,
)  # fmt: skip
"""The posts that decide about children, those nearest the family first."""


def shipped(role: Role, matter: Matter) -> Authority:
    """What holds until the authority sets something: judgement is the worker's own (S38), the pod its manager's (S56)."""
    extent, source = Extent.ASK, UNSET
    if role is Role.SERVICE_MANAGER:
        extent, source = Extent.ALL, "The highest post in Kith, until the authority sets its own limits."
    elif role in _MANAGERS and matter in {Matter.PRACTICE, Matter.OTHER}:
        extent, source = Extent.ALL, "Kith ships it so: a pod's manager is accountable for decisions inside the pod."
    elif role in _WORKERS and matter is Matter.PRACTICE:
        extent, source = (
            Extent.ALL,
            "Kith ships it so: workers act on their own judgement and ask for what is beyond it.",
        )
    return Authority(role=role, matter=matter, extent=extent, up_to_pounds=None, source=source, own=False)


def authority(powers: Iterable[DelegationPower], role: Role, matter: Matter, on: date) -> Authority:
    """What holds for a post on a day: the authority's latest version that has begun, or what Kith ships."""
    begun = [p for p in powers if p.role is role and p.matter is matter and p.since <= on]
    if not begun:
        return shipped(role, matter)
    power = max(begun, key=lambda p: p.since)
    return Authority(
        role=role, matter=matter, extent=power.extent, up_to_pounds=power.up_to_pounds, source=power.source, own=True
    )


def working_days(levels: Iterable[DelegationLevel], rung: Rung, on: date) -> int | None:
    """The working days that a level has, as set for a day; None: nobody has set any."""
    begun = [level for level in levels if level.rung is rung and level.since <= on]
    return max(begun, key=lambda level: level.since).working_days if begun else None


@dataclass(slots=True, kw_only=True, eq=False)
class Delegation(Aggregate):
    """The authority's scheme; there is one. `name` is always "scheme", so that there cannot be two."""

    kind: ClassVar[str] = "delegation"
    name: str = "scheme"
    powers: tuple[DelegationPower, ...] = ()
    levels: tuple[DelegationLevel, ...] = ()

    @classmethod
    def begin(cls, *, id: UUID, by: By) -> Self:
        """The authority begins to set its own."""
        scheme = cls(id=id)
        scheme.note("begun", by)
        return scheme

    def empower(self, power: DelegationPower, *, by: By) -> None:
        """What a post may decide from a day on. What was decided before keeps the version it was decided under."""
        if power.role not in DECIDING:
            raise Invalid("/role", "Somebody in this post does not decide about children.")
        if (power.extent is Extent.UP_TO) != (power.up_to_pounds is not None):
            raise Invalid("/up_to_pounds", "An amount goes with “up to an amount”, and only with it.")
        if power.extent is Extent.UP_TO and power.matter is not Matter.MONEY:
            raise Invalid("/extent", "Only money has an amount.")
        before = [p.since for p in self.powers if p.role is power.role and p.matter is power.matter]
        self._check_since(power.since, before, by)
        self.powers = (*self.powers, power)
        self.note(
            "empowered", by, role=power.role, matter=power.matter, extent=power.extent, since=power.since,
            up_to_pounds=power.up_to_pounds,
        )  # fmt: skip

    def give_days(self, level: DelegationLevel, *, by: By) -> None:
        """How many working days a level of a disagreement has from a day on; None takes the limit away."""
        self._check_since(level.since, [each.since for each in self.levels if each.rung is level.rung], by)
        self.levels = (*self.levels, level)
        self.note("days_given", by, rung=level.rung, working_days=level.working_days, since=level.since)

    def _check_since(self, since: date, before: list[date], by: By) -> None:
        if since < london_date(by.at):
            raise Invalid("/since", "What was decided before today keeps the scheme it was decided under.")
        if any(since <= earlier for earlier in before):
            raise Invalid("/since", "There is a version from that day or later already.")
