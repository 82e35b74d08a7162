"""The workload policy: the numbers from which a worker's caseload is worked out, each with its source.

What a worker holds is never a judgement of the worker: no number here may be used to compare or rank people, and the
formula is the same for agency and permanent staff (domain.md 2.6, S15). No protected characteristic of a child or a
worker is an input; the one exception is the source's own: that a talk needs an interpreter or another way of speaking.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import ClassVar, Self
from uuid import UUID

from domain.aggregate import Aggregate, By
from domain.calendar import london_date
from domain.errors import Invalid, RuleBroken


class Situation(StrEnum):
    """Where a child's work stands. The one with the most points counts; they do not add up."""

    EARLY_HELP = "early_help"
    CHILD_IN_NEED = "child_in_need"
    ASSESSMENT = "assessment"
    CHILD_PROTECTION = "child_protection"
    PRE_PROCEEDINGS = "pre_proceedings"
    CARE_PROCEEDINGS = "care_proceedings"
    LOOKED_AFTER = "looked_after"
    LOOKED_AFTER_STABLE = "looked_after_stable"
    WITH_PARENTS = "with_parents"
    UNACCOMPANIED = "unaccompanied"
    EDGE_OF_CARE = "edge_of_care"
    CARE_LEAVER = "care_leaver"
    PRIVATE_FOSTERING = "private_fostering"


class Complexity(StrEnum):
    """What makes the work with a child take more time than their situation says."""

    EXPLOITATION = "exploitation"
    DOMESTIC_ABUSE = "domestic_abuse"
    TRAVEL = "travel"
    INTERPRETER = "interpreter"
    HEARING = "hearing"
    SEPARATED = "separated"
    CONTESTED = "contested"


NOTED_BY_HAND = frozenset({Complexity.TRAVEL, Complexity.HEARING, Complexity.CONTESTED})
"""What no record of ours can know yet: a manager says it, with the day and the reason."""


class Topic(StrEnum):
    """What a number is about."""

    SITUATION = "situation"
    SHARING = "sharing"
    COMPLEXITY = "complexity"
    CAPACITY = "capacity"
    BAND = "band"
    FIRST_YEAR = "first_year"


_FRAME = "Default of this product, frame after Wirral's published scheme."
_OURS = "Default of this product: no published scheme that we know sets this amount."
_WIRRAL = "Wirral's published scheme (wirralchildcare.proceduresonline.com)."
_SUFFOLK = (
    "About 90% of a confident second- or third-year worker's load across the year (careers.suffolk.gov.uk); Wirral's "
    "published scheme has 90 points of 100 in the first year."
)
FIRST = date(2000, 1, 1)
"""Since when the shipped numbers hold: version 1 of the policy."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Number:
    """One number of the policy as shipped: what it is about, its amount, where that comes from, and its bounds."""

    code: str
    topic: Topic
    amount: float
    source: str = _FRAME
    least: float = 0
    most: float = 100


def _bases(**points: float) -> Iterable[Number]:
    return (Number(code=f"base_{code}", topic=Topic.SITUATION, amount=amount) for code, amount in points.items())


NUMBERS: tuple[Number, ...] = (
    *_bases(
        early_help=3, child_in_need=4, assessment=5, child_protection=6, pre_proceedings=8, care_proceedings=9,
        looked_after=6, looked_after_stable=4, with_parents=6, unaccompanied=5, edge_of_care=8, care_leaver=3,
        private_fostering=3,
    ),
    Number(code="enquiry_adds", topic=Topic.SITUATION, amount=3),
    Number(code="further_child", topic=Topic.SHARING, amount=0.5, source=_OURS, most=1),
    Number(code="share_keyworker", topic=Topic.SHARING, amount=1, source=_OURS, most=1),
    Number(code="share_co_worker", topic=Topic.SHARING, amount=0.5, source=_OURS, most=1),
    Number(code="share_support", topic=Topic.SHARING, amount=0.25, source=_OURS, most=1),
    *(Number(code=f"flag_{each}", topic=Topic.COMPLEXITY, amount=1, source=_OURS, most=10) for each in Complexity),
    Number(code="flags_most", topic=Topic.COMPLEXITY, amount=4, source=_OURS),
    Number(code="full_week", topic=Topic.CAPACITY, amount=100, source=_WIRRAL, least=1, most=1000),
    Number(code="stable_part", topic=Topic.CAPACITY, amount=15, source=_WIRRAL),
    Number(code="stage_first_year", topic=Topic.CAPACITY, amount=0.9, source=_SUFFOLK, most=0.9),
    Number(code="stage_social_worker", topic=Topic.CAPACITY, amount=1, source=_OURS, most=1),
    Number(code="stage_senior_social_worker", topic=Topic.CAPACITY, amount=0.9, source=_OURS, most=1),
    Number(code="stage_family_support_worker", topic=Topic.CAPACITY, amount=1, source=_OURS, most=1),
    Number(code="stage_social_worker_in_training", topic=Topic.CAPACITY, amount=0, source=_OURS, most=1),
    Number(code="stage_pod_manager", topic=Topic.CAPACITY, amount=0, source=_OURS, most=1),
    Number(code="band_near", topic=Topic.BAND, amount=0.85, source=_OURS, least=0.1, most=1),
    Number(code="band_over", topic=Topic.BAND, amount=1, source=_OURS, least=0.1, most=2),
    Number(
        code="first_year_holds_alone", topic=Topic.FIRST_YEAR, amount=0, most=1,
        source="Local rule, as in Wirral's published scheme: with 0 we warn, with 1 we do not.",
    ),
)  # fmt: skip
"""The policy, version 1 (domain.md 2.6)."""
BY_CODE = {number.code: number for number in NUMBERS}


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkloadVersion:
    """A version of an authority's own, from a day on, with where it is written down and why."""

    id: UUID
    since: date
    source: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkloadNumber:
    """A number that a version changes; all others stay as they were before it."""

    id: UUID
    version_id: UUID
    code: str
    amount: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy:
    """Every number in force on a day, by its code."""

    amounts: dict[str, float]

    def __getitem__(self, code: str) -> float:
        return self.amounts[code]


SHIPPED = Policy(amounts={number.code: number.amount for number in NUMBERS})


@dataclass(slots=True, kw_only=True, eq=False)
class Workload(Aggregate):
    """What an authority has set of its own: versions, each with the numbers that it changes.

    `code` is the same for all, and no two are kept with the same: there is one of it.
    """

    kind: ClassVar[str] = "workload"
    code: str = "caseload"
    versions: tuple[WorkloadVersion, ...] = ()
    numbers: tuple[WorkloadNumber, ...] = ()

    @classmethod
    def set_up(cls, version: WorkloadVersion, numbers: tuple[WorkloadNumber, ...], *, id: UUID, by: By) -> Self:
        """An authority changes the shipped numbers for the first time."""
        workload = cls(id=id)
        workload.set(version, numbers, by=by)
        return workload

    def set(self, version: WorkloadVersion, numbers: tuple[WorkloadNumber, ...], *, by: By) -> None:
        """A new version from a day on, tomorrow at the earliest: what was worked out for a day before stays as it was."""
        if version.since <= london_date(by.at):
            raise Invalid("/since", "Today's and earlier caseloads stay as they were worked out. Choose a later day.")
        if any(version.since <= earlier.since for earlier in self.versions):
            raise Invalid("/since", "There is a version from that day or later already.")
        if not numbers:
            raise RuleBroken("Nothing was changed.", "nothing-changed")
        before = self.on(version.since)
        for place, each in enumerate(numbers):
            known = BY_CODE.get(each.code)
            if known is None or any(each.code == other.code for other in numbers[:place]):
                raise Invalid(f"/numbers/{place}/code", "There is no such number, or it is here twice.")
            if not known.least <= each.amount <= known.most:
                raise Invalid(f"/numbers/{place}/amount", f"This is from {known.least:g} to {known.most:g}.")
            if each.amount == before[each.code]:
                raise Invalid(f"/numbers/{place}/amount", "This is the number already. Leave it out.")
        after = before.amounts | {each.code: each.amount for each in numbers}
        if after["band_near"] >= after["band_over"]:
            raise RuleBroken("“Near full” begins below “over”.", "bands-crossed")
        self.versions = (*self.versions, version)
        self.numbers = (*self.numbers, *numbers)
        self.note(
            "set", by, reason=version.reason, since=version.since, numbers={each.code: each.amount for each in numbers}
        )

    def on(self, day: date) -> Policy:
        """The numbers in force on a day."""
        amounts = dict(SHIPPED.amounts)
        for version in self.versions:
            if version.since <= day:
                amounts |= {each.code: each.amount for each in self.numbers if each.version_id == version.id}
        return Policy(amounts=amounts)
