"""What the screens on supervision, oversight and the workbook show: the answers of their views."""

from datetime import date, datetime
from uuid import UUID

from pydantic import BaseModel

from api.shown import PersonLink
from domain.accompaniment import AccompanimentState, CompanyPurpose
from domain.discipline import Discipline
from domain.personal import PersonalState
from domain.reflection import ReflectionState


class SupervisionAgreementRow(BaseModel):
    """What one of the two will do."""

    id: UUID
    worker_id: UUID
    words: str
    by_when: date | None
    done_on: date | None


class PersonalRow(BaseModel):
    """One supervision. `wellbeing_id` is there for its two people only; `children` are those within reach."""

    id: UUID
    version: int
    state: PersonalState
    planned_for: datetime
    held_on: date | None
    supervisor_id: UUID
    supervisor_name: str
    supervisee_id: UUID
    supervisee_name: str
    work: str | None
    development: str | None
    children: list[PersonLink]
    agreements: list[SupervisionAgreementRow]
    wellbeing_id: UUID | None


class ItemScoreRow(BaseModel):
    """What was seen of one item."""

    id: UUID
    aspect: str
    score: int | None
    words: str | None


class ObservationRow(BaseModel):
    """One observation of practice."""

    id: UUID
    version: int
    on: date
    setting: str
    worker_id: UUID
    worker_name: str
    observer_id: UUID
    observer_name: str
    visit_id: UUID | None
    instrument: str | None
    strengths: str
    to_grow: str | None
    reflection: str | None
    feedback_on: date | None
    scores: list[ItemScoreRow]


class ReflectionRow(BaseModel):
    """One reflective group; `helped` of `answered` said that it helped them think."""

    id: UUID
    version: int
    state: ReflectionState
    theme: str
    planned_for: datetime
    venue: str | None
    learned: str | None
    facilitator_id: UUID
    facilitator_name: str
    came: int
    i_came: bool
    i_answered: bool
    answered: int
    helped: int


class MadeVisit(BaseModel):
    """A visit that was made."""

    id: UUID
    made_at: datetime
    purpose: str


class CompanyRow(BaseModel):
    """A request for a second worker; `visits` are the children's last ones, to link what was done."""

    id: UUID
    version: int
    state: AccompanimentState
    purpose: CompanyPurpose
    wanted_for: datetime
    words: str | None
    children: list[PersonLink]
    asked_by: UUID
    asked_by_name: str
    companion_id: UUID | None
    companion_name: str | None
    visit_id: UUID | None
    withdrawn_because: str | None
    visits: list[MadeVisit]


class OversightActionRow(BaseModel):
    """What a manager asked the worker to do for a child."""

    id: UUID
    oversight_id: UUID
    version: int
    child_id: UUID
    child_name: str | None
    words: str
    by_when: date
    manager_name: str


class MySupervision(BaseModel):
    """A worker's own page, and what they see as a manager."""

    personals: list[PersonalRow]
    observations: list[ObservationRow]
    reflections: list[ReflectionRow]
    company: list[CompanyRow]
    actions: list[OversightActionRow]


class OversightAsked(BaseModel):
    """What must happen, by whom, by when."""

    id: UUID
    words: str
    worker_id: UUID
    worker_name: str
    by_when: date
    done_on: date | None


class OversightRow(BaseModel):
    """A manager's look at a child's record."""

    id: UUID
    version: int
    on: date
    worker_id: UUID
    worker_name: str
    looked_at: str
    thinks: str
    actions: list[OversightAsked]


class OversightPage(BaseModel):
    """Oversight of one child, and going together."""

    id: UUID
    version: int
    notes: list[OversightRow]
    company: list[CompanyRow]


class MonthRow(BaseModel):
    """A month, for all disciplines together."""

    id: UUID
    month: date
    words: str
    worker_name: str


class ModuleRow(BaseModel):
    """A module of the programme that the family works on or has finished."""

    id: UUID
    code: str
    title: str
    since: date
    until: date | None


class ChapterRow(BaseModel):
    """A discipline's chapter as it is now; `version` counts its versions."""

    id: UUID
    version: int
    discipline: Discipline
    words: str
    worker_id: UUID
    worker_name: str
    written_at: datetime


class WorkbookView(BaseModel):
    """A family's workbook."""

    id: UUID
    version: int
    opened_on: date
    children: list[PersonLink]
    summaries: list[MonthRow]
    modules: list[ModuleRow]
    chapters: list[ChapterRow]


class FamilyBook(BaseModel):
    """A family of the child, with its workbook where there is one."""

    id: UUID
    name: str
    workbook: WorkbookView | None


class ModuleChoice(BaseModel):
    """A module that can be begun."""

    code: str
    title: str


class WorkbookPage(BaseModel):
    """The workbooks of a child's families."""

    id: UUID
    version: int
    rows: list[ModuleChoice]
    families: list[FamilyBook]
