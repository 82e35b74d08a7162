"""Whether the same people stay with a child: the measures M1 to M5 of domain.md section 7, as sums over dated facts.

Every measure has a day D. "The year" is (D - 12 months, D]: it begins the day after the same date a year ago and ends
with D. It is counted for children who are helped on D, whatever happened since, so that any past day can be counted
again. A keyworker counts on days on which the child was helped: an allocation that was left standing while help was
closed is cut there. Co-workers and whoever covers an absence are no keyworkers and never count. An allocation that lasted
no day counts nothing.

These are the definitions, one child at a time; persistence/views/continuity.py counts thousands at once, and a test holds
the two together. docs/measures.md explains them to those who read the numbers.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import pairwise
from uuid import UUID

from domain.calendar import add_months
from domain.codes import WorkerChangeReason
from domain.handover import GROUP_OF, ReasonGroup

_DAY = timedelta(days=1)
_NEVER = date.max


@dataclass(frozen=True, slots=True)
class Days:
    """From a day until the first day after; `until` None: still."""

    since: date
    until: date | None = None

    def on(self, day: date) -> bool:
        """Whether the day is one of them."""
        return self.since <= day < (self.until or _NEVER)

    def both(self, other: "Days") -> "Days | None":
        """The days that are in both, if there are any."""
        since, until = max(self.since, other.since), min(self.until or _NEVER, other.until or _NEVER)
        return Days(since, None if until == _NEVER else until) if since < until else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """A keyworker of the child: why they came and, if they went, why."""

    worker_id: UUID
    days: Days
    came: WorkerChangeReason
    went: WorkerChangeReason | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class InPod:
    """A pod that had the child."""

    pod_id: UUID
    days: Days


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """A visit in which the child was seen; `in_pod`: one of those who came was that day in the pod the child then had."""

    on: date
    in_pod: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class History:
    """What is recorded of one child. `helped`: the days that were not closed · `assessed_on`: the first assessment."""

    child_id: UUID
    helped: tuple[Days, ...]
    keyworkers: tuple[Known, ...] = ()
    pods: tuple[InPod, ...] = ()
    assessed_on: date | None = None
    seen: tuple[Seen, ...] = ()

    def is_helped(self, on: date) -> bool:
        """Whether somebody helps the child on the day."""
        return any(days.on(on) for days in self.helped)


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One keyworker after another, within one time of help."""

    on: date
    reason: WorkerChangeReason

    @property
    def group(self) -> ReasonGroup:
        """Whose reasons it had."""
        return GROUP_OF[self.reason]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Piece:
    known: Known
    days: Days
    helped: Days


def year(on: date) -> Days:
    """The twelve months that end with the day: (D - 12 months, D]."""
    return Days(add_months(on, -12) + _DAY, on + _DAY)


def _merged(days: Iterable[Days]) -> list[Days]:
    found: list[Days] = []
    for each in sorted((each for each in days if each.both(each)), key=lambda each: each.since):
        last = found[-1] if found else None
        if last and each.since <= (last.until or _NEVER):
            end = max(last.until or _NEVER, each.until or _NEVER)
            found[-1] = Days(last.since, None if end == _NEVER else end)
        else:
            found.append(each)
    return found


def _pieces(history: History, on: date) -> list[_Piece]:
    """Who was the keyworker on days of help that began by the day, the earliest first."""
    return sorted(
        (
            _Piece(known=known, days=days, helped=helped)
            for helped in _merged(history.helped)
            for known in history.keyworkers
            if (days := known.days.both(helped)) and days.since <= on
        ),
        key=lambda piece: piece.days.since,
    )


def workers_in_year(history: History, on: date) -> int:
    """M1: how many different people were the child's keyworker in the year that ends with the day.

    Source: domain.md section 7, M1. A worker whose days overlap the year at all counts once; until is exclusive, so
    whoever went on the first day of the year does not. (The SSDA903 return asks it of its own episodes, rule SW12.)
    """
    return len({piece.known.worker_id for piece in _pieces(history, on) if piece.days.both(year(on))})


def changes(history: History, on: date) -> tuple[Change, ...]:
    """Every change of keyworker up to the day: somebody else became it while help went on.

    A to B to A are two. Days without anybody in between are no change of their own and hide none: the next worker is the
    change, for the reason for which the last one went. The first worker of a new time of help follows nobody.
    """
    found = _pieces(history, on)
    return tuple(
        Change(on=after.days.since, reason=before.known.went or after.known.came)
        for before, after in pairwise(found)
        if before.helped == after.helped and before.known.worker_id != after.known.worker_id
    )


def changes_in_year(history: History, on: date) -> tuple[Change, ...]:
    """M2: the changes of keyworker in the year; two or more are "multiple" (Stability Index). By reason: `Change.group`.

    Source: domain.md section 7, M2 and 2.7. Changes that the child or the family asked for are in the group `chosen` and
    are shown apart: a change is not bad because it is one. A worker's new post is no change while they stay.
    """
    return tuple(change for change in changes(history, on) if year(on).on(change.on))


def workers_ever(history: History, on: date) -> int:
    """M3: how many different people were the keyworker since help first began. Source: domain.md section 7, M3."""
    return len({piece.known.worker_id for piece in _pieces(history, on)})


def known_since(history: History, on: date) -> date | None:
    """The day from which the keyworker of the day has been it without a day's break, or None without one."""
    for worker in {known.worker_id for known in history.keyworkers}:
        theirs = _merged(piece.days for piece in _pieces(history, on) if piece.known.worker_id == worker)
        if current := next((days for days in theirs if days.on(on)), None):
            return current.since
    return None


def gaps(history: History, on: date) -> tuple[Days, ...]:
    """Days up to the day on which the child was helped and nobody was the keyworker: shown, and no change of worker."""
    held, found = _merged(piece.days for piece in _pieces(history, on)), []
    for helped in _merged(history.helped):
        begins = helped.since
        for known in held:
            if (there := known.both(helped)) and there.since > begins:
                found.append(Days(begins, there.since))
            if there:
                begins = there.until or _NEVER
        if begins < (helped.until or _NEVER):
            found.append(Days(begins, helped.until))
    return tuple(each for each in found if each.since <= on)


def days_known(history: History, on: date) -> int | None:
    """M4: days since the keyworker of the day began; nobody: None, and the child is counted as without one.

    Source: domain.md section 7, M4.
    """
    since = known_since(history, on)
    return None if since is None else (on - since).days


def same_pod(history: History, on: date) -> bool | None:
    """M5, first half: whether the child still has the pod that it had at its first assessment, without a change since.

    None where no assessment had begun by the day, or no pod is known for its day: left out, and counted as left out.
    Source: domain.md section 7, M5.
    """
    at = history.assessed_on
    if at is None or at > on:
        return None
    first = next((each.pod_id for each in history.pods if each.days.on(at)), None)
    if first is None:
        return None
    return not any(
        at < each.days.since <= on and each.days.both(each.days) and each.pod_id != first for each in history.pods
    )


def visits_in_year(history: History, on: date) -> tuple[int, int]:
    """M5, second half: visits of the year in which the child was seen, and those made by somebody of its pod that day.

    Source: domain.md section 7, M5.
    """
    seen = [visit for visit in history.seen if year(on).on(visit.on)]
    return len(seen), sum(visit.in_pod for visit in seen)


@dataclass(frozen=True, slots=True, kw_only=True)
class Numbers:
    """The measures over many children.

    `workers` in the year: none, one, two, three or more · `lifetime`: none, one, two, three or four, five or more ·
    `changes` in the year: children with none, one, two or more · `reasons` of those changes · `days_median`: of the
    `with_keyworker` · `same_pod` of the `assessed` · `in_pod` of the `visits`. Medians are None without a child.
    """

    children: int = 0
    workers: tuple[int, ...] = (0, 0, 0, 0)
    workers_median: float | None = None
    lifetime: tuple[int, ...] = (0, 0, 0, 0, 0)
    lifetime_median: float | None = None
    changes: tuple[int, ...] = (0, 0, 0)
    reasons: Mapping[WorkerChangeReason, int] = field(default_factory=dict)
    with_keyworker: int = 0
    days_median: float | None = None
    assessed: int = 0
    same_pod: int = 0
    visits: int = 0
    in_pod: int = 0

    @property
    def groups(self) -> dict[ReasonGroup, int]:
        """The changes of the year by whose reasons they had."""
        found = Counter(dict.fromkeys(ReasonGroup, 0))
        for reason, times in self.reasons.items():
            found[GROUP_OF[reason]] += times
        return dict(found)


def numbers(histories: Iterable[History], on: date) -> Numbers:
    """The measures over the children who are helped on the day."""
    of = [each for each in histories if each.is_helped(on)]
    workers, ever = [workers_in_year(each, on) for each in of], [workers_ever(each, on) for each in of]
    moved = [changes_in_year(each, on) for each in of]
    known = [days for each in of if (days := days_known(each, on)) is not None]
    pods = [same for each in of if (same := same_pod(each, on)) is not None]
    seen = [visits_in_year(each, on) for each in of]
    return Numbers(
        children=len(of), workers=_spread(workers, (0, 1, 2, 3)), workers_median=_middle(workers),
        lifetime=_spread(ever, (0, 1, 2, 3, 5)), lifetime_median=_middle(ever),
        changes=_spread([len(each) for each in moved], (0, 1, 2)),
        reasons=Counter(change.reason for each in moved for change in each),
        with_keyworker=len(known), days_median=_middle(known), assessed=len(pods), same_pod=sum(pods),
        visits=sum(many for many, _ in seen), in_pod=sum(here for _, here in seen),
    )  # fmt: skip


def _spread(counts: Sequence[int], steps: Sequence[int]) -> tuple[int, ...]:
    """How many counts lie from each step to the next; the last goes on."""
    return tuple(
        sum(low <= count and (high is None or count < high) for count in counts)
        for low, high in zip(steps, [*steps[1:], None], strict=True)
    )


def _middle(counts: Sequence[int]) -> float | None:
    """The median: of an even number, half way between the two in the middle."""
    ordered, half = sorted(counts), len(counts) // 2
    if not ordered:
        return None
    return float(ordered[half]) if len(ordered) % 2 else (ordered[half - 1] + ordered[half]) / 2
