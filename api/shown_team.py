"""What is shown of how a team is put together."""

from datetime import date
from uuid import UUID

from pydantic import BaseModel

from domain.composition import Fault
from domain.pod_parts import SecondmentOutcome
from domain.policy import Role


class TeamLink(BaseModel):
    """A team or a partner agency, by name."""

    id: UUID
    name: str


class KindNow(BaseModel):
    """The team's kind, and the rules in force: since when, from where; `own`: this authority's own."""

    code: str
    name: str
    about: str
    source: str
    since: date
    own: bool


class BreachView(BaseModel):
    """A rule that does not hold: what there is, what should be (full-time weeks, or people), and what would mend it."""

    role: Role
    fault: Fault
    there: float
    should: float
    words: str
    mend: str
    since: date


class SpellView(BreachView):
    """A time in which a rule did not hold. `until` is the first day on which it did again; None: it still does not."""

    until: date | None


class RuleNow(BaseModel):
    """One role of the kind: what is asked, what is there, and how much of the team's posts for it is vacant."""

    role: Role
    fte_least: float | None
    fte_most: float | None
    heads_least: int | None
    leads: bool
    holds: bool
    source: str
    there: float
    people: int
    vacant: float


class OtherRole(BaseModel):
    """A role that is in the team and that its kind does not name."""

    role: Role
    there: float
    people: int


class PostRow(BaseModel):
    """A post on the day. What nobody is in is vacant; somebody on leave is in their post."""

    post_id: UUID
    role: Role
    title: str
    fte: float
    since: date
    funded_by: TeamLink | None
    filled: float
    vacant: float
    vacant_since: date | None
    holders: list[str]


class TeamMember(BaseModel):
    """A member on the day, or one who is to come. `employer` where it is not the authority."""

    id: UUID
    worker_id: UUID
    name: str
    role: Role
    fte: float
    since: date
    until: date | None
    post_id: UUID | None
    room_days: str | None
    employer: TeamLink | None


class SecondmentRow(BaseModel):
    """One term of a secondment to this team, from another team or from a partner."""

    id: UUID
    worker_id: UUID
    name: str
    home_pod: TeamLink | None
    employer: TeamLink | None
    home_post: str
    host_post: str
    since: date
    planned_until: date
    until: date | None
    outcome: SecondmentOutcome | None


class HoldingRow(BaseModel):
    """A member who is keyworker for children of this team, in a role that holds none in this kind of team."""

    worker_id: UUID
    name: str
    role: Role
    children: int


class Composition(BaseModel):
    """How a team is put together on a day. Vacancies are posts with nobody in them; absence is not counted here."""

    id: UUID
    name: str
    on: date
    version: int
    takes_children: bool
    kind: KindNow
    breaches: list[BreachView]
    rules: list[RuleNow]
    others: list[OtherRole]
    posts: list[PostRow]
    holding: list[HoldingRow]
    members: list[TeamMember]
    secondments: list[SecondmentRow]
    spells: list[SpellView]
