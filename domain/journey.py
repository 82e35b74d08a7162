"""A child's journey: one record for life to 25. Stages go up and down on it; workers change on it; neither ends the other."""

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import ClassVar, Self
from uuid import UUID, uuid5

from domain.aggregate import Aggregate, By
from domain.calendar import london_date
from domain.codes import ClosingReason, WorkerChangeReason
from domain.contact import Outcome
from domain.errors import Invalid, RuleBroken
from domain.journey_parts import ComplexityNoted, FailedVisit, PodSpell
from domain.pod import Pod
from domain.policy import HOLDS_CHILDREN
from domain.worker import Worker
from domain.workload import NOTED_BY_HAND


class Status(StrEnum):
    """The stage of help. "Open" is not stored: it is any status but `closed`."""

    EARLY_HELP = "early_help"
    FAMILY_HELP = "family_help"
    CHILD_IN_NEED = "child_in_need"
    CHILD_PROTECTION = "child_protection"
    PRE_PROCEEDINGS = "pre_proceedings"
    LOOKED_AFTER = "looked_after"
    CARE_LEAVER = "care_leaver"
    ADOPTED = "adopted"
    CLOSED = "closed"


STATUS_OF = {
    Outcome.FAMILY_HELP: Status.FAMILY_HELP,
    # An assessment and a strategy discussion are both work under section 17 until a conference decides otherwise.
    Outcome.ASSESSMENT: Status.CHILD_IN_NEED,
    Outcome.STRATEGY_DISCUSSION: Status.CHILD_IN_NEED,
}
"""The status that a front-door decision puts a child at."""

ABOVE = {
    Status.CHILD_PROTECTION,
    Status.PRE_PROCEEDINGS,
    Status.LOOKED_AFTER,
    Status.CHILD_IN_NEED,
}
"""Statuses that a new, lesser referral does not lower: stepping down is a decision of its own."""


class Part(StrEnum):
    """The part that a worker has with a child."""

    KEYWORKER = "keyworker"
    CO_WORKER = "co_worker"


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusSpell:
    """A stage, dated, with why it began and the referral that began it, if one did.

    `closing_reason` stands beside the words where help was closed, as the CIN census asks.
    """

    id: UUID
    status: Status
    since: date
    until: date | None = None
    reason: str
    referral_id: UUID | None = None
    closing_reason: ClosingReason | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Allocation:
    """A worker with a child. `reason` is why this worker came; `ended_because` why they went: ten reasons for both.

    `over_because` and `over_plan`: why a worker was given more than their capacity, and how that will be mended.
    """

    id: UUID
    worker_id: UUID
    part: Part
    since: date
    until: date | None = None
    reason: WorkerChangeReason
    ended_because: WorkerChangeReason | None = None
    words: str | None = None
    over_because: str | None = None
    over_plan: str | None = None


@dataclass(slots=True, kw_only=True, eq=False)
class Journey(Aggregate):
    """One per child. `pod_id` is the pod that knows the child; the holder is the keyworker and nobody else."""

    kind: ClassVar[str] = "journey"
    child_id: UUID
    pod_id: UUID
    begun_on: date
    statuses: tuple[StatusSpell, ...] = ()
    allocations: tuple[Allocation, ...] = ()
    pods: tuple[PodSpell, ...] = ()
    failed_visits: tuple[FailedVisit, ...] = ()
    complexities: tuple[ComplexityNoted, ...] = ()

    @property
    def subjects(self) -> frozenset[UUID]:
        """A journey is one child's."""
        return frozenset({self.child_id})

    @property
    def status(self) -> StatusSpell:
        """The stage the child is at."""
        return self.statuses[-1]

    @property
    def is_open(self) -> bool:
        """Whether anybody is helping now."""
        return self.status.status is not Status.CLOSED

    @property
    def keyworker(self) -> Allocation | None:
        """The one named worker, or nobody: then the child is unallocated."""
        return next((a for a in self.allocations if a.part is Part.KEYWORKER and a.until is None), None)

    @classmethod
    def begin(
        cls, *, id: UUID, child_id: UUID, pod: Pod, outcome: Outcome, referral_id: UUID, spell_id: UUID,
        on: date, reason: str, by: By,
    ) -> Self:  # fmt: skip
        """The first referral starts the journey and puts the child before a pod."""
        if not pod.takes_children:
            raise RuleBroken("Children cannot be put before this team. Choose a pod.", "pod-takes-no-children")
        first = StatusSpell(id=spell_id, status=STATUS_OF[outcome], since=on, reason=reason, referral_id=referral_id)
        journey = cls(id=id, child_id=child_id, pod_id=pod.id, begun_on=on, statuses=(first,))
        journey._before(pod, on, reason)
        journey.note("begun", by, reason=reason, status=first.status, pod_id=pod.id, referral_id=referral_id)
        return journey

    def go_on(
        self, *, pod: Pod, outcome: Outcome, referral_id: UUID, spell_id: UUID, on: date, reason: str, by: By
    ) -> None:
        """A further referral continues the same journey; a closed one opens again on it, with the pod that is named.

        An open journey stays with its pod and keeps its keyworker: a new worry is no reason to lose either.
        """
        if not pod.takes_children:
            raise RuleBroken("Children cannot be put before this team. Choose a pod.", "pod-takes-no-children")
        was_open = self.is_open
        status = STATUS_OF[outcome]
        if not was_open or (status is not self.status.status and self.status.status not in ABOVE):
            self._spell(StatusSpell(id=spell_id, status=status, since=on, reason=reason, referral_id=referral_id))
        if not was_open:
            self._before(pod, on, reason)
        self.note(
            "continued" if was_open else "reopened", by, reason=reason, status=self.status.status,
            pod_id=self.pod_id, referral_id=referral_id,
        )  # fmt: skip

    def step(
        self, status: Status, *, spell_id: UUID, on: date, reason: str, by: By,
        closing_reason: ClosingReason | None = None,
    ) -> None:  # fmt: skip
        """Step up or down, or close. It changes neither keyworker nor pod; closing is a decision with a reason."""
        if not self.is_open:
            raise RuleBroken("The child's journey is closed. Open it with a referral first.", "journey-closed")
        if status is self.status.status:
            raise RuleBroken("The child is at this stage already.", "same-status")
        if on > london_date(by.at):
            raise Invalid("/on", "A stage cannot begin in the future.")
        if (status is Status.CLOSED) is not (closing_reason is not None):
            message = "Say why help is closed." if closing_reason is None else "Only closing has a reason for closing."
            raise Invalid("/closing_reason", message)
        self._spell(StatusSpell(id=spell_id, status=status, since=on, reason=reason, closing_reason=closing_reason))
        self.note("stepped", by, reason=reason, status=status, on=on, closing_reason=closing_reason)

    def allocate(
        self, worker: Worker, pod: Pod, *, allocation_id: UUID, since: date, reason: WorkerChangeReason,
        words: str | None, by: By, over: bool = False, over_because: str | None = None, over_plan: str | None = None,
    ) -> None:  # fmt: skip
        """Name the keyworker. The one before ends on the same day, for the same reason; there is never more than one.

        A co-worker who becomes the keyworker works beside themselves no longer. `over`: the worker would hold more than
        their capacity, which needs a reason and a plan (domain.md 2.6).
        """
        self._check_can_work(worker, since, by)
        if worker.role not in HOLDS_CHILDREN:
            raise RuleBroken("Somebody in this post works beside a keyworker and cannot be one.", "not-a-holder")
        if pod.id != self.pod_id or not pod.has(worker.id, since):
            raise RuleBroken("A keyworker is a member of the child's pod on that day.", "not-in-pod")
        before = self.keyworker
        if before and before.worker_id == worker.id:
            raise RuleBroken("This worker is the child's keyworker already.", "same-keyworker")
        if before and since < before.since:
            raise Invalid("/since", "This is before the present keyworker began.")
        if since < self.begun_on:
            raise Invalid("/since", "This is before the child's journey began.")
        if any(a.part is Part.KEYWORKER and a.until and since < a.until for a in self.allocations):
            raise Invalid("/since", "On this day the child still had another keyworker.")
        if over and not over_because:
            raise Invalid(
                "/over_because", "They would hold more than their capacity. Say why it has to be them.", "over"
            )
        if over and not over_plan:
            raise Invalid("/over_plan", "Say how, and by when, they will hold less again.", "over")
        self.allocations = tuple(
            replace(a, until=max(since, a.since), ended_because=reason)
            if a.until is None and (a is before or a.worker_id == worker.id)
            else a
            for a in self.allocations
        )
        new = Allocation(
            id=allocation_id, worker_id=worker.id, part=Part.KEYWORKER, since=since, reason=reason, words=words,
            over_because=over_because if over else None, over_plan=over_plan if over else None,
        )  # fmt: skip
        self.allocations = (*self.allocations, new)
        self.note("allocated", by, reason=words, worker_id=worker.id, part=Part.KEYWORKER, change=reason, since=since)

    def work_beside(
        self, worker: Worker, *, allocation_id: UUID, since: date, reason: WorkerChangeReason, words: str | None, by: By
    ) -> None:
        """Name a co-worker, from this pod or another, beside the keyworker."""
        self._check_can_work(worker, since, by)
        if any(a.worker_id == worker.id and a.until is None for a in self.allocations):
            raise RuleBroken("This worker works with the child already.", "already-allocated")
        new = Allocation(
            id=allocation_id, worker_id=worker.id, part=Part.CO_WORKER, since=since, reason=reason, words=words
        )
        self.allocations = (*self.allocations, new)
        self.note("allocated", by, reason=words, worker_id=worker.id, part=Part.CO_WORKER, change=reason, since=since)

    def release(self, allocation_id: UUID, *, until: date, reason: WorkerChangeReason, by: By) -> None:
        """A worker goes without a successor. Without a keyworker the child shows as unallocated."""
        found = next((a for a in self.allocations if a.id == allocation_id and a.until is None), None)
        if found is None:
            raise RuleBroken("This allocation has ended already.", "allocation-ended")
        if until < found.since:
            raise Invalid("/until", "An allocation cannot end before it began.")
        if until > london_date(by.at):
            raise Invalid("/until", "End it on the day: the child would seem to have nobody before.")
        self.allocations = tuple(
            replace(a, until=until, ended_because=reason) if a is found else a for a in self.allocations
        )
        self.note("released", by, worker_id=found.worker_id, part=found.part, change=reason, until=until)

    def move_to(self, pod: Pod, *, reason: str, by: By) -> None:
        """Another pod takes the child. Its keyworker stays until the new pod names one: no child falls between."""
        if not pod.takes_children:
            raise RuleBroken("Children cannot be put before this team. Choose a pod.", "pod-takes-no-children")
        if pod.id == self.pod_id:
            raise RuleBroken("The child is with this pod already.", "same-pod")
        self._before(pod, london_date(by.at), reason)
        self.note("moved_pod", by, reason=reason, pod_id=pod.id)

    def could_not_be_seen(self, failed: FailedVisit, *, by: By) -> None:
        """Note that somebody tried to visit and could not."""
        if failed.on > london_date(by.at):
            raise Invalid("/on", "This day is in the future.")
        self.failed_visits = (*self.failed_visits, failed)
        self.note("visit_failed", by, reason=failed.why, on=failed.on, worker_id=failed.worker_id)

    def note_complexity(self, noted: ComplexityNoted, *, by: By) -> None:
        """A manager notes what takes more time; what other records show counts by itself and is not noted again."""
        if noted.flag not in NOTED_BY_HAND:
            raise RuleBroken("This shows by itself once it is recorded. Record it where it belongs.", "not-by-hand")
        if noted.since > london_date(by.at):
            raise Invalid("/since", "This day is in the future.")
        if any(
            each.flag is noted.flag and (each.until is None or noted.since < each.until) for each in self.complexities
        ):
            raise RuleBroken("This is noted already.", "noted-already")
        self.complexities = (*self.complexities, noted)
        self.note("complexity_noted", by, reason=noted.reason, flag=noted.flag, since=noted.since)

    def end_complexity(self, complexity_id: UUID, *, until: date, by: By) -> None:
        """It takes no more time from this day on."""
        found = next((each for each in self.complexities if each.id == complexity_id and each.until is None), None)
        if found is None:
            raise RuleBroken("This has ended already.", "complexity-ended")
        if not found.since <= until <= london_date(by.at):
            raise Invalid("/until", "It ends on a day since it began, and not in the future.")
        self.complexities = tuple(replace(each, until=until) if each is found else each for each in self.complexities)
        self.note("complexity_ended", by, flag=found.flag, until=until)

    def _spell(self, spell: StatusSpell) -> None:
        if self.statuses and spell.since < self.status.since:
            raise Invalid("/on", "This is before the present stage began.")
        self.statuses = (*(replace(s, until=s.until or spell.since) for s in self.statuses), spell)

    def _before(self, pod: Pod, on: date, reason: str) -> None:
        """The pod has the child from this day; the one before ends. One that had it already goes on."""
        self.pod_id, now = pod.id, self.pods[-1] if self.pods else None
        if now and now.pod_id == pod.id:
            return
        since = max(on, now.since) if now else on
        # The id follows from what is said, so that nobody who puts a child before a pod has to make one.
        new = PodSpell(id=uuid5(self.id, f"{pod.id} {len(self.pods)}"), pod_id=pod.id, since=since, reason=reason)
        self.pods = (*(replace(each, until=each.until or since) for each in self.pods), new)

    def _check_can_work(self, worker: Worker, since: date, by: By) -> None:
        if since > london_date(by.at):
            raise Invalid("/since", "Name the worker on the day they begin: the child would seem to have them before.")
        if worker.left_on:
            raise RuleBroken("This worker has left.", "worker-left")
        if not self.is_open:
            raise RuleBroken("The child's journey is closed. Open it with a referral first.", "journey-closed")
