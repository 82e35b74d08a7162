"""What all returns have in common: a year, a thing that stands in a return's way, and what a run has counted."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from re import fullmatch
from typing import Self

from domain.errors import Invalid

FIRST_YEAR = 2025
LAST_YEAR = 2026
"""The collections whose code sets and rules Kith knows, by the year in which they begin."""


class ReturnName(StrEnum):
    """The returns that Kith writes."""

    CIN = "cin"
    SSDA903 = "ssda903"
    ANNEXA = "annexa"


@dataclass(frozen=True, slots=True)
class Year:
    """A collection year: 1 April to 31 March, named "2025-26"; `started` is 2025."""

    started: int

    @classmethod
    def named(cls, name: str) -> Self:
        """The year of that name. Raises `Invalid` for a year whose codes and rules we do not have."""
        if not fullmatch(r"20\d\d-\d\d", name) or int(name[5:]) != (int(name[2:4]) + 1) % 100:
            raise Invalid("/year", "Write the year like 2025-26.")
        year = cls(int(name[:4]))
        if not FIRST_YEAR <= year.started <= LAST_YEAR:
            raise Invalid("/year", "The codes and rules of this year are not known here.", "year")
        return year

    @property
    def begins(self) -> date:
        """The first day."""
        return date(self.started, 4, 1)

    @property
    def ends(self) -> date:
        """The last day, which is the reference date."""
        return date(self.started + 1, 3, 31)

    def holds(self, day: date | None) -> bool:
        """Whether this day is in the year."""
        return day is not None and self.begins <= day <= self.ends

    def __str__(self) -> str:
        return f"{self.started}-{(self.started + 1) % 100:02d}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """What a child's record must say before the child can stand in a return.

    `rule` is the number by which the department knows it. `stops`: the file would be refused with this child in it;
    otherwise the child is there and this fact is left out, with its reason.
    """

    child: str
    rule: str
    what: str
    stops: bool = True


Told = dict[str, str]
"""What was written of one child: by module, a hash of the words. Equal hashes, equal words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """What is otherwise than in the run before, by the children's numbers in their order."""

    came: tuple[str, ...]
    went: tuple[str, ...]
    changed: tuple[str, ...]


@dataclass(slots=True, kw_only=True)
class Counted:
    """What a run has written: how many of each module, what stands in the way, whom it left out by name."""

    modules: dict[str, int] = field(default_factory=dict)
    in_record: dict[str, int] = field(default_factory=dict)
    """The same modules, as far as they are counted in the record another way."""
    problems: list[Problem] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)
    children: dict[str, Told] = field(default_factory=dict)
    """What was written of each child, by the child's number."""
    difference: Difference | None = None

    @property
    def stopped(self) -> bool:
        """Whether there must be no file."""
        return any(problem.stops for problem in self.problems)

    def add(self, module: str, number: int = 1) -> None:
        """Count what was written."""
        self.modules[module] = self.modules.get(module, 0) + number


def difference(before: dict[str, Told], now: dict[str, Told]) -> Difference:
    """Which children are new in a file, no longer in it, or told otherwise."""
    return Difference(
        came=tuple(sorted(now.keys() - before.keys())),
        went=tuple(sorted(before.keys() - now.keys())),
        changed=tuple(sorted(child for child in now.keys() & before.keys() if now[child] != before[child])),
    )
