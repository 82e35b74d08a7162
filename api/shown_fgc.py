"""What the screens show of family group conferences, and their figures."""

from datetime import date
from uuid import UUID

from pydantic import BaseModel

from api.schema import out
from domain.fgc import Fgc
from domain.fgc_guide import Answer, Step
from domain.fgc_parts import FgcForm, FgcState, FgcUse
from domain.journey import Status


class FgcName(BaseModel):
    """One child, by name and day of birth: all that the coordinator learns beside what is said here."""

    child_id: UUID
    name: str | None
    date_of_birth: date | None


class FgcHolder(BaseModel):
    """Somebody who holds parental responsibility for one of the children: each is asked."""

    person_id: UUID
    name: str | None


class FgcNext(BaseModel):
    """The one thing that comes next, and by when."""

    step: Step
    by_when: date | None


class FgcItem(BaseModel):
    """One item of the list that makes it a family group conference, from the record."""

    code: str
    answer: Answer


class FgcLaw(BaseModel):
    """Under what it is offered today."""

    code: str
    duty: bool
    text: str
    source: str


class FgcShown(BaseModel):
    """One conference with names, what comes next, how faithful it was, and the law of the offer."""

    record: out(Fgc)  # type: ignore[valid-type]  # a model made from the domain
    names: list[FgcName]
    holders: list[FgcHolder]
    coordinator_name: str | None
    referrer_name: str | None
    not_offered_by_name: str | None
    next: FgcNext
    fidelity: list[FgcItem]
    law: FgcLaw


class FgcPage(BaseModel):
    """A child's conferences, the latest first."""

    items: list[FgcShown]


class FgcRow(BaseModel):
    """One conference on a list."""

    id: UUID
    state: FgcState
    form: FgcForm
    use: FgcUse
    names: list[FgcName]
    coordinator_id: UUID | None
    coordinator_name: str | None
    next: FgcNext


class FgcList(BaseModel):
    """Those within reach that are not closed, one's own first."""

    items: list[FgcRow]


class FgcShare(BaseModel):
    """A share. Small numbers are null: `numerator` and `percent` where either part is 1 to 4, all below a cohort of 5."""

    numerator: int | None
    denominator: int | None
    percent: float | None


class FgcLeftOut(BaseModel):
    """How many are not in the cohort, and why; null: fewer than five."""

    why: str
    count: int | None


class FgcMeasure(BaseModel):
    """One measure by its code (M8 to M11), with who was left out."""

    code: str
    share: FgcShare
    left_out: list[FgcLeftOut]


class FgcYear(BaseModel):
    """How many were held in a year for a use; null: fewer than five."""

    year: int
    use: FgcUse
    held: int | None


class FgcMeasures(BaseModel):
    """The figures as they stood on a day, of one use or all; M8 for the families in `stage` on that day."""

    as_of: date
    use: FgcUse | None
    stage: Status
    measures: list[FgcMeasure]
    why_not: list[FgcLeftOut]
    longest_years: int | None
    by_year: list[FgcYear]
