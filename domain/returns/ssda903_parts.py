"""The files of the SSDA903 return, and what the record says of one child, as the return's mapping takes it in."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from domain.care_parts import HealthKind, OrderKind, StepKind
from domain.returns.frame import Year

HEADER, EPISODES, REVIEWS, UASC = "header", "episodes", "reviews", "uasc"
OC2, OC3, AD1 = "oc2", "oc3", "ad1"
PLACED, PERMANENCE, MISSING = "placed_for_adoption", "previous_permanence", "missing"
WORKERS, LIBERTY = "social_worker_episodes", "deprivation_of_liberty"

FILES: Mapping[str, tuple[str, ...]] = {
    HEADER: ("CHILD", "SEX", "DOB", "ETHNIC", "UPN", "MOTHER", "MC_DOB"),
    EPISODES: (
        "CHILD", "DECOM", "RNE", "LS", "CIN", "PLACE", "PLACE_PROVIDER", "DEC", "REC", "REASON_PLACE_CHANGE",
        "HOME_POST", "PL_POST", "URN",
    ),
    REVIEWS: ("CHILD", "DOB", "REVIEW", "REVIEW_CODE"),
    UASC: ("CHILD", "SEX", "DOB", "DUC"),
    OC2: (
        "CHILD", "DOB", "SDQ_SCORE", "SDQ_REASON", "CONVICTED", "HEALTH_CHECK", "IMMUNISATIONS", "TEETH_CHECK",
        "HEALTH_ASSESSMENT", "SUBSTANCE_MISUSE", "INTERVENTION_RECEIVED", "INTERVENTION_OFFERED",
    ),
    OC3: ("CHILD", "DOB", "IN_TOUCH", "ACTIV", "ACCOM"),
    AD1: ("CHILD", "DOB", "DATE_INT", "DATE_MATCH", "FOSTER_CARE", "NB_ADOPTR", "SEX_ADOPTR", "LS_ADOPTR"),
    PLACED: ("CHILD", "DOB", "DATE_PLACED", "DATE_PLACED_CEASED", "REASON_PLACED_CEASED"),
    PERMANENCE: ("CHILD", "DOB", "PREV_PERM", "LA_PERM", "DATE_PERM"),
    MISSING: ("CHILD", "DOB", "MISSING", "MIS_START", "MIS_END"),
    WORKERS: ("CHILD", "DOB", "SW_ID", "SW_DECOM", "SW_DEC", "SW_REASON"),
    LIBERTY: ("CHILD", "DOB", "DOLO_START", "DOLO_END"),
}  # fmt: skip
"""Each file's columns in their order."""

LIBERTY_SINCE = 2026
"""Deprivation of liberty is asked for from the collection of 2026-27 on."""


def files_of(year: Year) -> tuple[str, ...]:
    """The files of a year's collection."""
    return tuple(name for name in FILES if name != LIBERTY or year.started >= LIBERTY_SINCE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Living:
    """An episode of care as recorded; days, `until` exclusive."""

    since: date
    until: date | None = None
    period_id: str
    legal_status: str
    placement: str
    provider: str | None = None
    urn: str | None = None
    postcode: str | None = None
    reason_new: str
    reason_place_change: str | None = None
    reason_ended: str | None = None
    need_code: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reviewed:
    """A review that was held, and how the child took part."""

    held_on: date
    participation: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """Something done for the child's health, or refused."""

    kind: HealthKind
    on: date
    score: int | None = None
    refused: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Ordered:
    """What a court or the police decided; `until` may be the day on which it was expected to end."""

    kind: OrderKind
    since: date
    until: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Gone:
    """A time missing or away, as moments."""

    kind: str
    since: datetime
    until: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Touched:
    """We were in touch, or tried to be, with a young person who has left care."""

    on: date
    in_touch: str
    activity: str | None = None
    accommodation: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Stepped:
    """A step on the way to a home for good, as recorded."""

    kind: StepKind
    on: date
    before: str | None = None
    before_where: str | None = None
    before_when: str | None = None
    because: str | None = None
    adopters: str | None = None
    adopters_law: str | None = None
    by_carers: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Keyworker:
    """Who was the child's worker: `registration` as the regulator writes it, `number` where there is none."""

    registration: str | None = None
    number: str
    since: date
    until: date | None = None
    reason: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Lived:
    """The child's own home and from when it was theirs."""

    postcode: str
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Child:
    """What is recorded of a child who is, or was, looked after. Lists are in order of time."""

    reference: str
    born_on: date | None = None
    sex: str
    ethnicity: str
    upn: str | None = None
    upn_unknown: str | None = None
    own_children: tuple[date, ...] = ()
    alone: bool = False
    episodes: tuple[Living, ...] = ()
    reviews: tuple[Reviewed, ...] = ()
    health: tuple[Checked, ...] = ()
    orders: tuple[Ordered, ...] = ()
    missing: tuple[Gone, ...] = ()
    touches: tuple[Touched, ...] = ()
    workers: tuple[Keyworker, ...] = ()
    homes: tuple[Lived, ...] = ()
    steps: tuple[Stepped, ...] = ()
