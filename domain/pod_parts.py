"""The parts of a team: who is in it, which posts it has, and who is there on secondment."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from domain.policy import Role


class SecondmentOutcome(StrEnum):
    """How a secondment's term ended (S36)."""

    RETURNED = "returned"
    EXTENDED = "extended"
    PERMANENT = "permanent"


@dataclass(frozen=True, slots=True, kw_only=True)
class PodMember:
    """A worker in the pod since a day, until the day they are no longer in it, for so much of a full week.

    `post_id` is the post they fill; `room_days` says when they are in the team's room ("Mondays and Thursdays").
    """

    id: UUID
    worker_id: UUID
    role: Role
    fte: float
    since: date
    until: date | None = None
    post_id: UUID | None = None
    room_days: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PodPost:
    """A post of the establishment, for the time in which it had these hours.

    `post_id` is the post's and stays when the hours change; `funded_by` is a partner agency, None for the authority.
    """

    id: UUID
    post_id: UUID
    role: Role
    title: str
    fte: float
    funded_by: UUID | None = None
    since: date
    until: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PodSecondment:
    """One term of a secondment to this team (S36): from which post, to which, and for how long it was planned.

    The home is a team (`home_pod_id`) or the worker's own employer; an extension ends the term and begins the next.
    """

    id: UUID
    worker_id: UUID
    home_pod_id: UUID | None = None
    home_post: str
    host_post: str
    since: date
    planned_until: date
    until: date | None = None
    outcome: SecondmentOutcome | None = None
