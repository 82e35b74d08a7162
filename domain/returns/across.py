"""What a return would be refused for, or asked about, that shows only when all its children are seen together."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from domain.codes import Disability, Sex
from domain.returns.cin import Child, Episode
from domain.returns.frame import Problem, Year

MOST_WITHOUT_SEX = 0.02
FEWEST_DISABILITIES = 8


@dataclass(slots=True)
class Numbers:
    """Pupil numbers, each of one child only; `rule` is the return's number for two who have the same."""

    rule: str
    stops: bool
    _whose: dict[str, str] = field(default_factory=dict)

    def see(self, upn: str | None, reference: str) -> list[Problem]:
        """The problem, where another child had this number."""
        other = self._whose.setdefault(upn, reference) if upn else reference
        what = f"The child has the same pupil number as {other}."
        return [] if other == reference else [Problem(child=reference, rule=self.rule, what=what, stops=self.stops)]


@dataclass(slots=True)
class Census:
    """The children of one census: how many have no sex, which disabilities there are, and plans beside conferences."""

    year: Year
    born: int = 0
    without_sex: int = 0
    disabilities: set[str] = field(default_factory=set)
    several: bool = False
    plans: int = 0
    conferences: int = 0

    def see(self, child: Child, kept: Iterable[Episode]) -> None:
        """Count a child of the census."""
        if child.due_on is None:
            self.born += 1
            self.without_sex += child.sex == Sex.UNKNOWN
        found = set(child.disabilities) - {Disability.NONE}
        self.disabilities |= found
        self.several = self.several or len(found) > 1
        for each in kept:
            self.plans += sum(self.year.holds(plan.begun_on) for plan in each.protection)
            held = [each.conference_on, *(asked.conference_on for asked in each.enquiries)]
            self.conferences += sum(day is not None and self.year.holds(day) for day in held)

    def problems(self) -> list[Problem]:
        """What would be asked of the whole: of no child, so nothing stops (rules 2883, 2886Q, 2887Q, 2888Q)."""
        found = []
        if self.plans > self.conferences:
            found.append(
                ("2883", f"{self.plans} protection plans began, and only {self.conferences} initial conferences.")
            )
        if self.without_sex > MOST_WITHOUT_SEX * self.born:
            found.append(("2886Q", f"Of {self.without_sex} children in {self.born} the sex is not known."))
        if len(self.disabilities) < FEWEST_DISABILITIES:
            found.append(("2887Q", f"Only {len(self.disabilities)} kinds of disability are recorded."))
        if self.disabilities and not self.several:
            found.append(("2888Q", "Nobody is recorded with more than one disability."))
        return [Problem(child="", rule=rule, what=what, stops=False) for rule, what in found]
