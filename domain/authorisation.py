"""Asking for what is beyond one's own authority (S38): money, a home, a legal step. An answer of yes is a decision.

The question waits for the nearest post whose delegation covers it. Whoever answers must have that delegation.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any, ClassVar, Self
from uuid import UUID

from domain.aggregate import Aggregate, By
from domain.calendar import london_date
from domain.delegation import Authority, Matter
from domain.errors import Invalid, RuleBroken
from domain.policy import Role

FRONT_DOOR = {Role.FRONT_DOOR_WORKER, Role.FRONT_DOOR_MANAGER}
CALLED = {
    Role.POD_MANAGER: "a pod manager", Role.FRONT_DOOR_MANAGER: "a front door manager",
    Role.SERVICE_MANAGER: "a service manager",
}  # fmt: skip
"""The posts that answer, in words."""

Authorities = Callable[[Role], Authority]
"""What each post may decide in the matter that is asked about, today."""


def ladder(asked_as: Role) -> tuple[Role, ...]:
    """The posts that a question passes, the nearest first."""
    return (Role.FRONT_DOOR_MANAGER if asked_as in FRONT_DOOR else Role.POD_MANAGER, Role.SERVICE_MANAGER)


class AuthorisationState(StrEnum):
    """Asked, then answered or withdrawn."""

    ASKED = "asked"
    ANSWERED = "answered"
    WITHDRAWN = "withdrawn"


class Answer(StrEnum):
    """What was answered."""

    YES = "yes"
    CONDITIONS = "conditions"
    NO = "no"


@dataclass(frozen=True, slots=True, kw_only=True)
class AuthorisationChild:
    """A child for whom it is asked; `view`: what they say to it, or why they were not heard."""

    id: UUID
    child_id: UUID
    heard: bool
    view: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AuthorisationPass:
    """The question went up a level: from which post to which, when, by whom and why."""

    id: UUID
    from_role: Role
    to_role: Role
    passed_by: UUID
    passed_at: datetime
    why: str


@dataclass(slots=True, kw_only=True, eq=False)
class Authorisation(Aggregate):
    """One question. `waits_for` is the post that is to answer; `under` the delegation under which it was answered."""

    kind: ClassVar[str] = "authorisation"
    state: AuthorisationState
    matter: Matter
    pounds: int | None = None
    what: str
    why: str
    by_when: date | None = None
    asked_by: UUID
    asked_as: Role
    asked_at: datetime
    waits_for: Role
    answer: Answer | None = None
    answer_words: str | None = None
    answered_by: UUID | None = None
    answered_as: Role | None = None
    answered_at: datetime | None = None
    under: str | None = None
    withdrawn_because: str | None = None
    children: tuple[AuthorisationChild, ...]
    passes: tuple[AuthorisationPass, ...] = ()

    @property
    def subjects(self) -> frozenset[UUID]:
        """Every child for whom it is asked."""
        return frozenset(child.child_id for child in self.children)

    @classmethod
    def ask(cls, *, id: UUID, authorities: Authorities, by: By, **facts: Any) -> Self:
        """A worker asks. Raises `RuleBroken` where they may decide it themselves."""
        asked_as = Role(by.acting_as)
        asked = cls(
            id=id, state=AuthorisationState.ASKED, asked_by=by.actor_id, asked_as=asked_as, asked_at=by.at,
            waits_for=ladder(asked_as)[-1], **facts,
        )  # fmt: skip
        asked._check(by)
        if authorities(asked_as).covers(asked.pounds):
            raise RuleBroken("You may decide this yourself: record the decision.", "within-authority")
        asked.waits_for = next(
            (role for role in ladder(asked_as) if authorities(role).covers(asked.pounds)), asked.waits_for
        )
        asked.note("asked", by, reason=asked.why, what=asked.what, matter=asked.matter, waits_for=asked.waits_for)
        return asked

    def reply(self, answer: Answer, *, words: str | None, authorities: Authorities, by: By) -> None:
        """Yes, yes with conditions, or no, by somebody whose delegation covers it and who did not ask."""
        self._check_open()
        role = Role(by.acting_as)
        if by.actor_id == self.asked_by:
            raise RuleBroken("You asked this yourself: somebody else answers.", "own-question")
        if not authorities(role).covers(self.pounds):
            raise RuleBroken(f"This is beyond what your post decides. {self._who_can(authorities)}", "beyond-authority")
        if answer is not Answer.YES and not words:
            raise Invalid("/words", "Say on which conditions, or why not, in words that the family can follow.")
        self.state, self.answer, self.answer_words = AuthorisationState.ANSWERED, answer, words
        self.answered_by, self.answered_as, self.answered_at = by.actor_id, role, by.at
        self.under = authorities(role).source
        self.note("answered", by, reason=words, answer=answer, what=self.what)

    def pass_up(self, *, pass_id: UUID, why: str, by: By) -> None:
        """Somebody above should answer this."""
        self._check_open()
        steps = ladder(self.asked_as)
        if self.waits_for == steps[-1]:
            raise RuleBroken("It waits at the highest level already.", "highest-level")
        above = steps[steps.index(self.waits_for) + 1]
        passed = AuthorisationPass(
            id=pass_id, from_role=self.waits_for, to_role=above, passed_by=by.actor_id, passed_at=by.at, why=why
        )
        self.passes, self.waits_for = (*self.passes, passed), above
        self.note("passed_up", by, reason=why, to_role=above)

    def withdraw(self, *, reason: str, by: By) -> None:
        """It is no longer needed. Only who asked can say so."""
        self._check_open()
        if by.actor_id != self.asked_by:
            raise RuleBroken("Only the worker who asked can withdraw it.", "not-the-asker")
        self.state, self.withdrawn_because = AuthorisationState.WITHDRAWN, reason
        self.note("withdrawn", by, reason=reason)

    def _who_can(self, authorities: Authorities) -> str:
        able = [CALLED[role] for role in ladder(self.asked_as) if authorities(role).covers(self.pounds)]
        if not able:
            return "Nobody in Kith may decide it yet: the authority's scheme of delegation must say who."
        return f"It can be answered by {' or '.join(able)}."

    def _check_open(self) -> None:
        if self.state is not AuthorisationState.ASKED:
            raise RuleBroken("This has been answered or withdrawn already.", "not-open")

    def _check(self, by: By) -> None:
        if not self.children:
            raise Invalid("/children", "Say for which child you ask.")
        if len(self.subjects) < len(self.children):
            raise Invalid("/children", "Name each child once.")
        if (self.matter is Matter.MONEY) != (self.pounds is not None):
            raise Invalid("/pounds", "Say how many pounds, where it is about money and only there.")
        if self.by_when and self.by_when < london_date(by.at):
            raise Invalid("/by_when", "This day has passed.")
