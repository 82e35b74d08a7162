"""Professionals who do not agree about a child, and how that climbs until it is resolved (S120).

Nobody is at fault for seeing it differently (S62): what is kept is who thinks what, what each holds to be right for the
child, and how the child is kept safe meanwhile.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar, Self
from uuid import UUID

from domain.aggregate import Aggregate, By
from domain.calendar import london_date
from domain.delegation import Rung
from domain.errors import Invalid, RuleBroken

RUNGS = tuple(Rung)


@dataclass(frozen=True, slots=True, kw_only=True)
class DisagreementChild:
    """A child whom it is about."""

    id: UUID
    child_id: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class DisagreementPosition:
    """Who, from which agency, thinks what, and what they hold to be right for the child; from which day."""

    id: UUID
    who: str
    agency: str
    thinks: str
    right_for_child: str
    on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class DisagreementStep:
    """A level that it has reached; `answer_by` where the authority has set days for that level."""

    id: UUID
    rung: Rung
    since: date
    answer_by: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DisagreementAttempt:
    """What a level tried, with whom, on which day, and what came of it."""

    id: UUID
    rung: Rung
    on: date
    with_whom: str
    words: str


@dataclass(slots=True, kw_only=True, eq=False)
class Disagreement(Aggregate):
    """One disagreement, open until resolved. `safe_meanwhile` says how the child is kept safe as long as it lasts."""

    kind: ClassVar[str] = "disagreement"
    about: str
    raised_on: date
    raised_by: UUID
    safe_meanwhile: str
    resolved_on: date | None = None
    resolution: str | None = None
    children: tuple[DisagreementChild, ...]
    positions: tuple[DisagreementPosition, ...]
    steps: tuple[DisagreementStep, ...] = ()
    attempts: tuple[DisagreementAttempt, ...] = ()

    @property
    def subjects(self) -> frozenset[UUID]:
        """Every child whom it is about."""
        return frozenset(child.child_id for child in self.children)

    @property
    def rung(self) -> Rung:
        """The level at which it is."""
        return self.steps[-1].rung

    @classmethod
    def raise_(cls, *, id: UUID, step_id: UUID, answer_by: date | None, by: By, **facts: Any) -> Self:
        """Somebody says that professionals do not agree. It begins between those who know the child."""
        raised = cls(id=id, raised_by=by.actor_id, **facts)
        raised._check(by)
        raised.steps = (
            DisagreementStep(id=step_id, rung=Rung.PRACTITIONER, since=raised.raised_on, answer_by=answer_by),
        )
        raised.note("raised", by, about=raised.about, on=raised.raised_on)
        return raised

    def hear(self, position: DisagreementPosition, *, by: By) -> None:
        """Somebody else's view, or the same person's as it is now. Earlier views stay."""
        self._check_open()
        self._check_day("/on", position.on, by)
        self.positions = (*self.positions, position)
        self.note("heard", by, who=position.who, agency=position.agency)

    def keep_safe(self, words: str, *, by: By) -> None:
        """How the child is kept safe meanwhile has changed."""
        self._check_open()
        self.safe_meanwhile = words
        self.note("kept_safe", by, words=words)

    def attempt(self, attempt: DisagreementAttempt, *, by: By) -> None:
        """The present level tried to agree, and what came of it."""
        self._check_open()
        if attempt.rung is not self.rung:
            raise Invalid("/rung", "It is at another level now. Look at it again.")
        self._check_day("/on", attempt.on, by)
        self.attempts = (*self.attempts, attempt)
        self.note("attempted", by, rung=attempt.rung, on=attempt.on, words=attempt.words)

    def climb(self, *, step_id: UUID, on: date, answer_by: date | None, because: str | None, by: By) -> None:
        """The next level takes it up: once the present one has tried, or at once with a reason."""
        self._check_open()
        if self.rung is RUNGS[-1]:
            raise RuleBroken("It is at the highest level: it stays there until it is resolved.", "highest-level")
        self._check_day("/on", on, by)
        if not because and all(each.rung is not self.rung for each in self.attempts):
            raise Invalid("/because", "This level has not tried yet. Record what it tried, or say why it cannot wait.")
        above = RUNGS[RUNGS.index(self.rung) + 1]
        self.steps = (*self.steps, DisagreementStep(id=step_id, rung=above, since=on, answer_by=answer_by))
        self.note("climbed", by, reason=because, rung=above, on=on)

    def resolve(self, *, on: date, resolution: str, by: By) -> None:
        """They agree, or somebody has decided; and what happens for the child now."""
        self._check_open()
        self._check_day("/on", on, by)
        self.resolved_on, self.resolution = on, resolution
        self.note("resolved", by, reason=resolution, on=on, rung=self.rung)

    def _check_open(self) -> None:
        if self.resolved_on:
            raise RuleBroken("This has been resolved. Raise a new one if it has come back.", "resolved")

    def _check_day(self, at: str, day: date, by: By) -> None:
        latest = self.steps[-1].since if self.steps else self.raised_on
        if not latest <= day <= london_date(by.at):
            raise Invalid(at, "Enter a day since this level began that is not in the future.")

    def _check(self, by: By) -> None:
        if not self.children:
            raise Invalid("/children", "Say which child it is about.")
        if len(self.subjects) < len(self.children):
            raise Invalid("/children", "Name each child once.")
        if self.raised_on > london_date(by.at):
            raise Invalid("/raised_on", "This day is in the future.")
        if len({(each.who, each.agency) for each in self.positions}) < 2:
            raise Invalid("/positions", "Say what each side thinks: there are at least two.")
