"""Administrative relief (S60): what a worker hands to the administrative officers of a pod, and the time that it saves.

The minutes are what each of the two says of it: the officer, how long it took; the worker, how long they would have
needed. Neither is computed from the other.
"""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any, ClassVar, Self
from uuid import UUID

from domain.aggregate import Aggregate, By
from domain.calendar import london_date
from domain.errors import Invalid, RuleBroken


class TaskKind(StrEnum):
    """What is to be done."""

    ROOM = "room"
    MINUTES = "minutes"
    CHASE = "chase"
    TRANSPORT = "transport"
    LETTER = "letter"
    APPOINTMENT = "appointment"
    FORM = "form"
    OTHER = "other"


class TaskState(StrEnum):
    """Handed over, taken up, done; or given back with a question; or no longer needed."""

    HANDED = "handed"
    TAKEN = "taken"
    GIVEN_BACK = "given_back"
    DONE = "done"
    WITHDRAWN = "withdrawn"


@dataclass(slots=True, kw_only=True, eq=False)
class Task(Aggregate):
    """One task for a pod's officers. `words` are all that they learn of a child, beside the child's name."""

    kind: ClassVar[str] = "task"
    state: TaskState
    task_kind: TaskKind
    words: str
    pod_id: UUID
    child_id: UUID | None = None
    by_when: date | None = None
    handed_by: UUID
    handed_at: datetime
    taken_by: UUID | None = None
    question: str | None = None
    done_on: date | None = None
    outcome: str | None = None
    withdrawn_because: str | None = None
    took_minutes: int | None = None
    saved_minutes: int | None = None

    @property
    def subjects(self) -> frozenset[UUID]:
        """The child whom it is about, where it is about one."""
        return frozenset({self.child_id} if self.child_id else ())

    @classmethod
    def hand(cls, *, id: UUID, by: By, **facts: Any) -> Self:
        """A worker hands something over."""
        task = cls(id=id, state=TaskState.HANDED, handed_by=by.actor_id, handed_at=by.at, **facts)
        if task.by_when and task.by_when < london_date(by.at):
            raise Invalid("/by_when", "This day has passed.")
        task.note("handed", by, task_kind=task.task_kind, words=task.words, by_when=task.by_when)
        return task

    def take(self, *, by: By) -> None:
        """An officer begins."""
        self._must_be({TaskState.HANDED}, "Somebody has taken this already, or it is over.")
        self.state, self.taken_by = TaskState.TAKEN, by.actor_id
        self.note("taken", by)

    def give_back(self, *, question: str, by: By) -> None:
        """The officer cannot go on without an answer."""
        self._must_be({TaskState.HANDED, TaskState.TAKEN}, "It has been given back already, or it is over.")
        self.state, self.question = TaskState.GIVEN_BACK, question
        self.note("given_back", by, question=question)

    def hand_again(self, *, words: str, by_when: date | None, by: By) -> None:
        """The worker answers: the task in its new words."""
        self._must_be({TaskState.GIVEN_BACK}, "It waits for no answer.")
        if by_when and by_when < london_date(by.at):
            raise Invalid("/by_when", "This day has passed.")
        self.state, self.words, self.by_when, self.taken_by = TaskState.HANDED, words, by_when, None
        self.note("handed_again", by, words=words, by_when=by_when)

    def do(self, *, on: date, outcome: str | None, took_minutes: int, by: By) -> None:
        """It is done, and how long it took the officer."""
        self._must_be({TaskState.HANDED, TaskState.TAKEN}, "It has been given back, or it is over.")
        if not london_date(self.handed_at) <= on <= london_date(by.at):
            raise Invalid("/on", "Enter a day since it was handed over that is not in the future.")
        self.state, self.done_on, self.outcome = TaskState.DONE, on, outcome
        self.took_minutes, self.taken_by = took_minutes, self.taken_by or by.actor_id
        self.note("done", by, on=on, outcome=outcome, took_minutes=took_minutes)

    def value(self, *, saved_minutes: int, by: By) -> None:
        """How long the worker who handed it over would have needed."""
        self._must_be({TaskState.DONE}, "It is not done yet.")
        self._must_be_theirs(by)
        self.saved_minutes = saved_minutes
        self.note("valued", by, saved_minutes=saved_minutes)

    def withdraw(self, *, reason: str, by: By) -> None:
        """The worker no longer needs it."""
        self._must_be({TaskState.HANDED, TaskState.TAKEN, TaskState.GIVEN_BACK}, "It is over already.")
        self._must_be_theirs(by)
        self.state, self.withdrawn_because = TaskState.WITHDRAWN, reason
        self.note("withdrawn", by, reason=reason)

    def _must_be(self, states: set[TaskState], sentence: str) -> None:
        if self.state not in states:
            raise RuleBroken(sentence, "task-state")

    def _must_be_theirs(self, by: By) -> None:
        if by.actor_id != self.handed_by:
            raise RuleBroken("Only the worker who handed it over can say this.", "not-theirs")
