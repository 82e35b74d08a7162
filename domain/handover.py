"""A hand-over: a keyworker changes as a child should live through it, with a goodbye, a hello and nothing to tell twice.

What the next worker needs to know is read from the record; here is only what the record does not say. Brothers and
sisters are handed over together, and each says for themselves what they think of it.
"""

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import ClassVar, Self
from uuid import UUID

from domain.aggregate import Aggregate, By
from domain.calendar import london_date
from domain.codes import WorkerChangeReason
from domain.errors import Invalid, RuleBroken


class ReasonGroup(StrEnum):
    """Whose reasons a change of worker had (domain.md 2.7): a forced change is one that the child did not choose."""

    CHOSEN = "chosen"
    PROCESS = "process"
    STAFFING = "staffing"
    START = "start"
    OTHER = "other"


GROUP_OF = {
    WorkerChangeReason.CHILD_ASKED: ReasonGroup.CHOSEN,
    WorkerChangeReason.PARENT_OR_CARER_ASKED: ReasonGroup.CHOSEN,
    WorkerChangeReason.CASELOAD: ReasonGroup.PROCESS,
    WorkerChangeReason.RESTRUCTURE: ReasonGroup.PROCESS,
    WorkerChangeReason.TRANSFER_PROCESS: ReasonGroup.PROCESS,
    WorkerChangeReason.LEFT_ROLE: ReasonGroup.STAFFING,
    WorkerChangeReason.ABSENCE: ReasonGroup.STAFFING,
    WorkerChangeReason.WORKER_DIED: ReasonGroup.STAFFING,
    WorkerChangeReason.FIRST_CONTACT: ReasonGroup.START,
    WorkerChangeReason.OTHER: ReasonGroup.OTHER,
}
"""Each of the return's ten reasons in its group."""


class HandoverState(StrEnum):
    """Under way, then done, or cancelled: the worker stays."""

    PLANNED = "planned"
    DONE = "done"
    CANCELLED = "cancelled"


class HandoverStep(StrEnum):
    """What belongs to a good hand-over."""

    JOINT_VISIT = "joint_visit"
    GOODBYE = "goodbye"
    HELLO = "hello"


@dataclass(frozen=True, slots=True, kw_only=True)
class HandoverChild:
    """One of the children, with what they say about the change, in their words."""

    id: UUID
    child_id: UUID
    own_words: str | None = None


@dataclass(slots=True, kw_only=True, eq=False)
class Handover(Aggregate):
    """From whom, to whom, why, and what was done so that a child loses nobody without a goodbye.

    `note` is what the record does not say · `carried`: the open promises that the next worker takes over · `left_out`:
    why a step is missing from a hand-over that is done.
    """

    kind: ClassVar[str] = "handover"
    state: HandoverState
    pod_id: UUID
    from_worker_id: UUID
    to_worker_id: UUID
    reason: WorkerChangeReason
    why: str
    planned_for: date
    note_for_next: str | None = None
    joint_visit_id: UUID | None = None
    goodbye_on: date | None = None
    goodbye_how: str | None = None
    hello_on: date | None = None
    hello_how: str | None = None
    carried: tuple[UUID, ...] = ()
    done_on: date | None = None
    left_out: str | None = None
    cancelled_because: str | None = None
    children: tuple[HandoverChild, ...]

    @property
    def subjects(self) -> frozenset[UUID]:
        """Every child who is handed over."""
        return frozenset(child.child_id for child in self.children)

    @property
    def missing(self) -> tuple[HandoverStep, ...]:
        """What has not been done yet."""
        done = {
            HandoverStep.JOINT_VISIT: self.joint_visit_id,
            HandoverStep.GOODBYE: self.goodbye_on,
            HandoverStep.HELLO: self.hello_on,
        }
        return tuple(step for step, fact in done.items() if fact is None)

    @classmethod
    def plan(
        cls, *, id: UUID, pod_id: UUID, from_worker_id: UUID, to_worker_id: UUID, reason: WorkerChangeReason, why: str,
        planned_for: date, children: tuple[HandoverChild, ...], by: By,
    ) -> Self:  # fmt: skip
        """A keyworker will change. Also afterwards, where a worker had to change at once: the goodbye can still be said."""
        if from_worker_id == to_worker_id:
            raise Invalid("/to_worker_id", "Choose somebody else than the worker who goes.")
        if not children:
            raise Invalid("/children", "Name at least one child.")
        handover = cls(
            id=id, state=HandoverState.PLANNED, pod_id=pod_id, from_worker_id=from_worker_id,
            to_worker_id=to_worker_id, reason=reason, why=why, planned_for=planned_for, children=children,
        )  # fmt: skip
        if len(handover.subjects) < len(children):
            raise Invalid("/children", "Name each child once.")
        handover.note("planned", by, reason=why, change=reason, to_worker_id=to_worker_id, planned_for=planned_for)
        return handover

    def prepare(
        self, *, note_for_next: str | None, planned_for: date, carried: tuple[UUID, ...],
        own_words: dict[UUID, str | None], by: By,
    ) -> None:  # fmt: skip
        """What the record does not say, the day, the promises that go on, and what each child says about it."""
        self._check_open()
        if not own_words.keys() <= self.subjects:
            raise Invalid("/children", "This child is not handed over here.")
        self.note_for_next, self.planned_for, self.carried = note_for_next, planned_for, carried
        self.children = tuple(
            replace(child, own_words=own_words.get(child.child_id, child.own_words)) for child in self.children
        )
        self.note("prepared", by, planned_for=planned_for, promises=len(carried))

    def meet(self, visit_id: UUID, *, workers: frozenset[UUID], seen: frozenset[UUID], on: date, by: By) -> None:
        """Both workers saw the children together, in a visit that was made."""
        self._check_open()
        if not {self.from_worker_id, self.to_worker_id} <= workers:
            raise Invalid("/visit_id", "Both workers have to be there. Choose a visit that they made together.")
        if not self.subjects & seen:
            raise Invalid("/visit_id", "None of these children was seen in this visit.")
        self.joint_visit_id = visit_id
        self.note("met", by, visit_id=visit_id, on=on)

    def say_goodbye(self, *, on: date, how: str, by: By) -> None:
        """The worker who goes has said goodbye."""
        self._check_open()
        self._check_past(on, by)
        self.goodbye_on, self.goodbye_how = on, how
        self.note("said_goodbye", by, on=on)

    def say_hello(self, *, on: date, how: str, by: By) -> None:
        """The worker who comes has introduced themselves."""
        self._check_open()
        self._check_past(on, by)
        self.hello_on, self.hello_how = on, how
        self.note("said_hello", by, on=on)

    def finish(self, *, on: date, left_out: str | None, by: By) -> None:
        """The next worker is the keyworker from this day. Where a step is missing, say why: it stays visible."""
        self._check_open()
        self._check_past(on, by)
        if self.missing and not left_out:
            raise Invalid("/left_out", "Not every step was possible. Say why, so that the child can ask one day.")
        self.state, self.done_on = HandoverState.DONE, on
        self.left_out = left_out if self.missing else None
        self.note("finished", by, reason=self.left_out, on=on, missing=list(self.missing))

    def cancel(self, *, reason: str, by: By) -> None:
        """The worker stays, or somebody else will come."""
        self._check_open()
        self.state, self.cancelled_because = HandoverState.CANCELLED, reason
        self.note("cancelled", by, reason=reason)

    def _check_open(self) -> None:
        if self.state is not HandoverState.PLANNED:
            raise RuleBroken("This hand-over has been finished or cancelled already.", "not-planned")

    @staticmethod
    def _check_past(on: date, by: By) -> None:
        if on > london_date(by.at):
            raise Invalid("/on", "This day is in the future.")
