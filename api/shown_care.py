"""What the page about a child's care shows: the record, and what follows from it."""

from datetime import date
from typing import Literal
from uuid import UUID

from pydantic import BaseModel

from api.schema import out
from api.shown import PersonLink
from domain import care as domain_care
from domain.care_law import Standing

CareOut, StandingOut = out(domain_care.Care), out(Standing)


class HomeRow(BaseModel):
    """Where the child lives or lived: an address of the family's, a placement, or a stay. `code`: of what kind."""

    source: Literal["address", "placement", "stay"]
    id: UUID
    since: date | None
    until: date | None
    code: str | None
    words: str
    postcode: str | None
    person_id: UUID | None
    keep_secret: bool


class PeriodRow(BaseModel):
    """A time in which the child was looked after without a break."""

    id: UUID
    since: date
    until: date | None


class CarePage(BaseModel):
    """One child's care; `care`, and what follows from it in `standing`, are there once something has been recorded."""

    id: UUID
    date_of_birth: date | None
    care: CareOut | None  # type: ignore[valid-type]  # a model made from the domain
    people: list[PersonLink]
    homes: list[HomeRow]
    periods: list[PeriodRow]
    standing: StandingOut | None  # type: ignore[valid-type]  # as above
