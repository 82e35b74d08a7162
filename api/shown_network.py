"""What the family and network screen shows."""

from datetime import date
from uuid import UUID

from pydantic import BaseModel

from domain.codes import Sex
from domain.family import FamilyPart
from domain.journey import Part
from domain.kin import Kinship, ParentState, Responsibility


class NetworkPerson(BaseModel):
    """Somebody near. Of people whose record you may not open and who are further away, there is only the name."""

    id: UUID
    name: str | None
    open_to_you: bool
    sex: Sex
    date_of_birth: date | None
    birth_estimated: bool
    due_date: date | None
    died_on: date | None


class NetworkLink(BaseModel):
    """`other_id` is the `kinship` of `person_id`."""

    id: UUID
    person_id: UUID
    other_id: UUID
    kinship: Kinship
    responsibility: Responsibility
    responsibility_source: str | None
    words: str | None
    since: date | None
    until: date | None


class NetworkMember(BaseModel):
    """A member of a family now."""

    id: UUID
    person_id: UUID
    part: FamilyPart
    at_home: bool
    words: str | None
    since: date


class NetworkOffer(BaseModel):
    """What somebody is willing to do, in their words."""

    id: UUID
    person_id: UUID
    words: str
    how_to_ask: str | None
    lives: str | None
    since: date
    until: date | None


class NetworkFamily(BaseModel):
    """A family near; `own`: the person belongs to it."""

    id: UUID
    version: int
    name: str
    own: bool
    members: list[NetworkMember]
    offers: list[NetworkOffer]


class NetworkParentFact(BaseModel):
    """How it stands with a parent of `person_id`."""

    id: UUID
    person_id: UUID
    kinship: Kinship
    state: ParentState
    parent_id: UUID | None
    words: str | None
    since: date | None
    until: date | None


class NetworkFamilyTime(BaseModel):
    """Time that `person_id` spends with `with_id`."""

    id: UUID
    person_id: UUID
    with_id: UUID
    how_often: str
    venue: str | None
    supervised: bool
    ordered_by_court: bool
    words: str | None
    since: date | None
    until: date | None


class NetworkSecret(BaseModel):
    """`from_id` must not learn where `person_id` lives."""

    person_id: UUID
    from_id: UUID
    reason: str | None


class NetworkWorker(BaseModel):
    """A worker with the child now."""

    id: UUID
    name: str
    part: Part


class Network(BaseModel):
    """The people around one person, and what is known between them. Everybody is in `people` once."""

    id: UUID
    version: int
    name: str | None
    people: list[NetworkPerson]
    relationships: list[NetworkLink]
    families: list[NetworkFamily]
    parent_facts: list[NetworkParentFact]
    family_time: list[NetworkFamilyTime]
    kept_from: list[NetworkSecret]
    workers: list[NetworkWorker]
