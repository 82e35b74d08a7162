"""What a worker holds, in points, with the whole working; what there is room for; and what would be if.

A sum over the record and the policy of the day (domain.md 2.6, M6 and M7). It is indicative, never a performance score:
nothing here orders or compares workers, and every number can be shown with the facts that it comes from.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from uuid import UUID

from domain.calendar import add_months
from domain.journey import Part, Status
from domain.policy import Role
from domain.workload import Complexity, Policy, Situation

REPEAT_MISSING = 2
"""Times missing within the last 90 days from which we speak of repeat missing."""
MANY_HOMES = 3
STABLE_MONTHS = 12
FIRST_YEAR_NEEDS_COMPANY = frozenset({Situation.CHILD_PROTECTION, Situation.CARE_PROCEEDINGS})
_OF_STATUS = {
    Status.EARLY_HELP: Situation.EARLY_HELP,
    Status.FAMILY_HELP: Situation.EARLY_HELP,
    Status.CHILD_IN_NEED: Situation.CHILD_IN_NEED,
    Status.CHILD_PROTECTION: Situation.CHILD_PROTECTION,
    Status.PRE_PROCEEDINGS: Situation.PRE_PROCEEDINGS,
    Status.CARE_LEAVER: Situation.CARE_LEAVER,
    # The source has no points for help after adoption: it is family help.
    Status.ADOPTED: Situation.EARLY_HELP,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Noted:
    """What a manager noted about a child, that no record can know: since when, and why."""

    id: UUID
    flag: Complexity
    since: date
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ChildFacts:
    """What is recorded of a child on a day, as far as the formula asks.

    `household`: the same for children who live in one home · `exploited_since`: the first day of a rating of
    exploitation above low that holds · `missing`: times within 90 days · `abuse_on`: the day of the last assessment of
    the last twelve months, if it found domestic abuse · `homes`: in how many the family's children live · `name`: only
    within the reader's reach.
    """

    child_id: UUID
    journey_id: UUID
    pod_id: UUID
    name: str | None = None
    born: date | None = None
    family_id: UUID | None = None
    household: str
    status: Status
    status_since: date
    assessment_since: date | None = None
    enquiry_since: date | None = None
    looked_after_since: date | None = None
    home_since: date | None = None
    meant_to_last: bool = False
    with_parents: bool = False
    interim_order: bool = False
    unaccompanied: bool = False
    private_fostering: bool = False
    exploited_since: date | None = None
    missing: int = 0
    abuse_on: date | None = None
    interpreter: bool = False
    homes: int = 1
    noted: tuple[Noted, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """A child with whom a worker has a part since a day; `beside`: how many others work beside the keyworker."""

    child: ChildFacts
    part: Part
    since: date
    beside: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Duty:
    """Points for what a worker does besides children: teaching a newly qualified worker, a duty desk."""

    id: UUID
    points: float
    words: str
    since: date
    until: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Holder:
    """A worker on a day, with what they hold.

    `fte`: of a full week, over all their teams · `first_year_until`: the end of the assessed and supported year (ASYE).
    """

    worker_id: UUID
    name: str
    role: Role
    post: str
    fte: float
    first_year_until: date | None = None
    pod_ids: tuple[UUID, ...] = ()
    duties: tuple[Duty, ...] = ()
    held: tuple[Held, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class LoadReason:
    """Why a flag is up: since when, how often, or what the manager wrote (`noted_id`); `points` as the policy has them."""

    flag: Complexity
    points: float
    since: date | None = None
    count: int | None = None
    words: str | None = None
    noted_id: UUID | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Points:
    """One child's points with their working: points = base × sibling_factor × share + flags × share."""

    child: ChildFacts
    part: Part
    since: date
    situation: Situation
    also: tuple[Situation, ...]
    base: float
    enquiry: float
    sibling_factor: float
    share: float
    reasons: tuple[LoadReason, ...]
    flags: float
    points: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Capacity:
    """points = full_week × fte × stage_factor − stable − duties; `first_year` says that its factor is the one used."""

    full_week: float
    fte: float
    stage_factor: float
    first_year: bool
    stable: float
    duties: float
    points: float


class Band(StrEnum):
    """How full a caseload is, in three words."""

    ROOM = "room"
    FULL = "full"
    OVER = "over"


@dataclass(frozen=True, slots=True, kw_only=True)
class Load:
    """What a worker holds. `utilisation` (M7) is undefined, not nought, where there is no capacity."""

    holder: Holder
    children: tuple[Points, ...]
    points: float
    capacity: Capacity
    utilisation: float | None
    band: Band | None
    alone: tuple[UUID, ...]

    @property
    def keyworker_of(self) -> int:
        """Children for whom this worker is the keyworker: what "allocated" means in the return."""
        return sum(each.part is Part.KEYWORKER for each in self.children)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ratio:
    """A measure with what it is made of; `value` is None where there is nothing to divide by."""

    numerator: float
    denominator: float
    value: float | None


def situations(child: ChildFacts, on: date) -> tuple[Situation, ...]:
    """Every situation that the record shows on a day. Edge of care is not recorded yet and is never among them.

    Looked after is stable after twelve months in care, in a home that is meant to last or has lasted twelve months.
    Care proceedings show by an interim order; before the first order only the stage before proceedings shows.
    """
    found = [_OF_STATUS[child.status]] if child.status in _OF_STATUS else []
    if child.assessment_since:
        found.append(Situation.ASSESSMENT)
    if child.interim_order:
        found.append(Situation.CARE_PROCEEDINGS)
    if child.private_fostering:
        found.append(Situation.PRIVATE_FOSTERING)
    since = child.looked_after_since or (child.status_since if child.status is Status.LOOKED_AFTER else None)
    if since:
        lasting = child.meant_to_last or (child.home_since and add_months(child.home_since, STABLE_MONTHS) <= on)
        stable = add_months(since, STABLE_MONTHS) <= on and lasting
        found.append(Situation.LOOKED_AFTER_STABLE if stable else Situation.LOOKED_AFTER)
        if child.with_parents:
            found.append(Situation.WITH_PARENTS)
        if child.unaccompanied:
            found.append(Situation.UNACCOMPANIED)
    return tuple(found)


def reasons(child: ChildFacts, policy: Policy) -> tuple[LoadReason, ...]:
    """What makes the work take more, from the record and from what a manager noted; each counts once."""
    found: list[LoadReason] = []
    if child.exploited_since or child.missing >= REPEAT_MISSING:
        count = child.missing if child.missing >= REPEAT_MISSING else None
        found.append(LoadReason(flag=Complexity.EXPLOITATION, points=0, since=child.exploited_since, count=count))
    if child.abuse_on:
        found.append(LoadReason(flag=Complexity.DOMESTIC_ABUSE, points=0, since=child.abuse_on))
    if child.interpreter:
        found.append(LoadReason(flag=Complexity.INTERPRETER, points=0))
    if child.homes >= MANY_HOMES:
        found.append(LoadReason(flag=Complexity.SEPARATED, points=0, count=child.homes))
    found.extend(
        LoadReason(flag=each.flag, points=0, since=each.since, words=each.reason, noted_id=each.id)
        for each in child.noted
    )
    once = {each.flag: each for each in reversed(found)}
    return tuple(replace(each, points=policy[f"flag_{each.flag}"]) for each in reversed(once.values()))


def load(holder: Holder, policy: Policy, on: date) -> Load:
    """What a worker holds on a day, and what they have room for."""
    children = _children(holder.held, policy, on)
    points = round(sum(each.points for each in children), 2)
    room = capacity(holder, policy, on)
    used = round(points / room.points, 4) if room.points > 0 else None
    alone = tuple(
        each.child.child_id
        for each, held in zip(children, _in_order(children, holder.held), strict=True)
        if room.first_year and not policy["first_year_holds_alone"] and each.part is Part.KEYWORKER
        and held.beside == 0 and {each.situation, *each.also} & FIRST_YEAR_NEEDS_COMPANY
    )  # fmt: skip
    return Load(
        holder=holder, children=children, points=points, capacity=room, utilisation=used, band=band(used, policy),
        alone=alone,
    )  # fmt: skip


def alone_with(child: ChildFacts, policy: Policy, on: date) -> Points:
    """The points that a child would bring to a keyworker who holds nobody else of their home."""
    return _children([Held(child=child, part=Part.KEYWORKER, since=on)], policy, on)[0]


def capacity(holder: Holder, policy: Policy, on: date) -> Capacity:
    """Part-time pro-rates the week and the stable part alike. A post without a number of its own has no capacity.

    The first year's factor is for the load over the year, and the time for learning comes on top of it (trap 14); it is
    never raised by another factor.
    """
    stage = policy.amounts.get(f"stage_{holder.role}", 0)
    first_year = holder.first_year_until is not None and on < holder.first_year_until
    if first_year:
        stage = min(stage, policy["stage_first_year"])
    duties = sum(each.points for each in holder.duties)
    stable = policy["stable_part"] * holder.fte
    points = policy["full_week"] * holder.fte * stage - stable - duties
    return Capacity(
        full_week=policy["full_week"], fte=holder.fte, stage_factor=stage, first_year=first_year,
        stable=round(stable, 2), duties=round(duties, 2), points=round(points, 2),
    )  # fmt: skip


def band(utilisation: float | None, policy: Policy) -> Band | None:
    """Under 0.85, up to and with 1.00, and over; None where utilisation is undefined."""
    if utilisation is None:
        return None
    if utilisation > policy["band_over"]:
        return Band.OVER
    return Band.FULL if utilisation >= policy["band_near"] else Band.ROOM


def _children(held: Iterable[Held], policy: Policy, on: date) -> tuple[Points, ...]:
    """The children household by household. The first of those in one home at one status counts in full."""
    rows: dict[tuple[str, Situation], list[Points]] = defaultdict(list)
    for each in held:
        found = sorted(situations(each.child, on), key=lambda s: policy[f"base_{s}"], reverse=True)
        why = reasons(each.child, policy)
        row = Points(
            child=each.child, part=each.part, since=each.since, situation=found[0], also=tuple(found[1:]),
            base=policy[f"base_{found[0]}"], enquiry=policy["enquiry_adds"] if each.child.enquiry_since else 0,
            sibling_factor=1, share=policy[f"share_{each.part}"], reasons=why,
            flags=min(policy["flags_most"], sum(reason.points for reason in why)), points=0,
        )  # fmt: skip
        rows[(each.child.household, row.situation)].append(row)
    done = []
    for together in rows.values():
        # The one with the most points first, and then the eldest, so that the sum does not depend on any other order.
        together.sort(key=lambda p: (-(p.base + p.enquiry) * p.share, p.child.born or date.max, p.child.child_id.int))
        for place, row in enumerate(together):
            factor = policy["further_child"] if place else 1.0
            points = (row.base + row.enquiry) * factor * row.share + row.flags * row.share
            done.append(replace(row, sibling_factor=factor, points=round(points, 2)))
    return tuple(done)


def _in_order(children: Sequence[Points], held: Iterable[Held]) -> list[Held]:
    by_child = {each.child.child_id: each for each in held}
    return [by_child[each.child.child_id] for each in children]


def utilisation(loads: Iterable[Load]) -> Ratio:
    """M7 of several: all their points by the capacity of those who have one."""
    every = list(loads)
    return _ratio(sum(each.points for each in every), sum(max(0, each.capacity.points) for each in every), 4)


def average_caseload(loads: Iterable[Load]) -> Ratio:
    """M6: children with a keyworker among these, by the FTE of those who hold at least one (not of all staff)."""
    holding = [each for each in loads if each.keyworker_of]
    return _ratio(sum(each.keyworker_of for each in holding), sum(each.holder.fte for each in holding))


def _ratio(numerator: float, denominator: float, places: int = 2) -> Ratio:
    value = round(numerator / denominator, places) if denominator > 0 else None
    return Ratio(numerator=round(numerator, 2), denominator=round(denominator, 2), value=value)


def what_if(
    holders: Sequence[Holder], *, comes: Mapping[UUID, UUID], waiting: Iterable[ChildFacts], leaves: Iterable[UUID],
    on: date,
) -> tuple[tuple[Holder, ...], tuple[ChildFacts, ...]]:  # fmt: skip
    """The holders as they would be, and the children who would have no keyworker.

    `comes`: child → the worker who would be their keyworker · `waiting`: children without one today · `leaves`: workers
    who would hold nobody any more. The worker who had a child until then goes; co-workers stay, except the one who
    becomes the keyworker. Nothing is recorded.
    """
    gone = frozenset(leaves)
    known = {child.child_id: child for child in waiting}
    freed, beside = set(known), defaultdict[UUID, set[UUID]](set)
    for holder in holders:
        for held in holder.held:
            known[held.child.child_id] = held.child
            if held.part is not Part.KEYWORKER:
                beside[held.child.child_id].add(holder.worker_id)
            elif holder.worker_id in gone:
                freed.add(held.child.child_id)
    after = []
    for holder in holders:
        new = {child for child, worker in comes.items() if worker == holder.worker_id and child in known}
        keep = tuple(
            held for held in holder.held
            if holder.worker_id not in gone and held.child.child_id not in new
            and not (held.part is Part.KEYWORKER and held.child.child_id in comes)
        )  # fmt: skip
        came = tuple(
            Held(child=known[each], part=Part.KEYWORKER, since=on, beside=len(beside[each] - gone - {holder.worker_id}))
            for each in sorted(new)
        )
        after.append(replace(holder, held=(*keep, *came)))
    left = tuple(known[child] for child in sorted(freed - set(comes)))
    return tuple(after), left
