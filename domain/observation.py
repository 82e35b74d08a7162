"""Practice observation: somebody saw a colleague at work with a family and told them what they saw (S57).

The observed worker, the observer and the worker's manager see it. It is about practice, so the family is named nowhere;
a visit may be linked, and opens only to those who may open it anyway.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar, Self
from uuid import UUID

from domain.aggregate import Aggregate, By, whole
from domain.calendar import london_date
from domain.errors import Invalid, RuleBroken


@dataclass(frozen=True, slots=True, kw_only=True)
class Instrument:
    """A named way of scoring practice. Without `items` the observer names their own; scores lie between the two."""

    code: str
    name: str
    source: str
    items: tuple[str, ...] = ()
    least: int = 1
    most: int = 5


INSTRUMENTS = (
    Instrument(
        code="miti", name="Motivational Interviewing Treatment Integrity code 4.2.1, global scores",
        source="Moyers, Manuel and Ernst (2014), University of New Mexico; used in the evaluation of Family Safeguarding",
        items=("Cultivating change talk", "Softening sustain talk", "Partnership", "Empathy"),
    ),
    Instrument(code="local", name="Our own", source="Agreed by the authority; the observer names the items"),
)  # fmt: skip
"""An authority adds its own here. Which manual of MITI a service uses is for the service to check."""
BY_CODE = {each.code: each for each in INSTRUMENTS}


@dataclass(frozen=True, slots=True, kw_only=True)
class ObservationScore:
    """What was seen of one item, in a number of the instrument, in words, or both."""

    id: UUID
    aspect: str
    score: int | None = None
    words: str | None = None


@dataclass(slots=True, kw_only=True, eq=False)
class Observation(Aggregate):
    """`worker_id` was observed by `observer_id`, with the family's agreement; `reflection` is the worker's own."""

    kind: ClassVar[str] = "observation"
    worker_id: UUID
    observer_id: UUID
    on: date
    visit_id: UUID | None = None
    family_agreed: bool
    setting: str
    instrument: str | None = None
    scores: tuple[ObservationScore, ...] = ()
    strengths: str
    to_grow: str | None = None
    reflection: str | None = None
    feedback_on: date | None = None

    @property
    def circle(self) -> frozenset[UUID]:
        """Who was seen and who saw."""
        return frozenset({self.worker_id, self.observer_id})

    @property
    def managed(self) -> UUID | None:
        """The observed worker's manager helps them grow."""
        return self.worker_id

    @classmethod
    def record(cls, *, id: UUID, by: By, **facts: Any) -> Self:
        """The observer who acts writes down what they saw."""
        made = cls(id=id, observer_id=by.actor_id, **facts)
        made._check(by)
        made.note("recorded", by, on=made.on)
        return made

    @whole
    def amend(self, *, by: By, **facts: Any) -> None:
        """The observer puts it right. What it said before stays in the history."""
        if by.actor_id != self.observer_id:
            raise RuleBroken("Only the observer changes what they saw.", "not-yours")
        for name, value in facts.items():
            setattr(self, name, value)
        self._check(by)
        self.note("amended", by, on=self.on)

    def reflect(self, *, words: str, by: By) -> None:
        """What the observed worker makes of it themselves."""
        if by.actor_id != self.worker_id:
            raise RuleBroken("Only the worker who was observed writes here.", "not-yours")
        self.reflection = words
        self.note("reflected", by)

    def give_feedback(self, *, on: date, by: By) -> None:
        """The observer has talked it through with the worker."""
        if by.actor_id != self.observer_id:
            raise RuleBroken("Only the observer says that they gave feedback.", "not-yours")
        if not self.on <= on <= london_date(by.at):
            raise Invalid("/on", "Feedback was given between the day of the observation and today.")
        self.feedback_on = on
        self.note("feedback_given", by, on=on)

    def _check(self, by: By) -> None:
        if self.worker_id == self.observer_id:
            raise Invalid("/worker_id", "Somebody else observes.")
        if self.on > london_date(by.at):
            raise Invalid("/on", "This day is in the future.")
        if not self.family_agreed:
            raise Invalid("/family_agreed", "Nobody observes without the family's agreement.")
        if self.scores and self.instrument is None:
            raise Invalid("/instrument", "Say which instrument the scores belong to.")
        if self.instrument is None:
            return
        named = BY_CODE.get(self.instrument)
        if named is None:
            raise Invalid("/instrument", "There is no such instrument.")
        for place, each in enumerate(self.scores):
            if named.items and each.aspect not in named.items:
                raise Invalid(f"/scores/{place}/aspect", "This is not part of the instrument.")
            if each.score is not None and not named.least <= each.score <= named.most:
                raise Invalid(f"/scores/{place}/score", f"Score it from {named.least} to {named.most}.")
            if each.score is None and each.words is None:
                raise Invalid(f"/scores/{place}/score", "Give a score, or say what you saw.")
