"""A family's workbook: one place where everybody who works with the family writes (domain.md 2.1, point 4).

Each discipline's chapter is a record of its own (`chapter`), so two people who write in different chapters never meet.
"""

from dataclasses import dataclass, replace
from datetime import date
from typing import ClassVar, Self
from uuid import UUID

from domain.aggregate import Aggregate, By
from domain.calendar import london_date
from domain.errors import Invalid, RuleBroken


@dataclass(frozen=True, slots=True, kw_only=True)
class Module:
    """One row of the programme, which an authority names."""

    code: str
    title: str
    order: int


MODULES = tuple(Module(code=f"module_{n}", title=f"Module {n}", order=n) for n in range(1, 9))
"""Eight rows (domain.md 2.1, point 5). Their names are published nowhere: a workbook may name them, we do not."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkbookModule:
    """A module of the programme that the family works on: since a day, until the day it was finished."""

    id: UUID
    code: str
    title: str
    since: date
    until: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkbookSummary:
    """What a month brought, for all disciplines together; `month` is its first day."""

    id: UUID
    month: date
    worker_id: UUID
    words: str


@dataclass(slots=True, kw_only=True, eq=False)
class Workbook(Aggregate):
    """One for a family; `child_ids` are the family's children, by whom it is reached."""

    kind: ClassVar[str] = "workbook"
    family_id: UUID
    child_ids: tuple[UUID, ...]
    opened_on: date
    summaries: tuple[WorkbookSummary, ...] = ()
    modules: tuple[WorkbookModule, ...] = ()

    @property
    def subjects(self) -> frozenset[UUID]:
        """The children."""
        return frozenset(self.child_ids)

    @classmethod
    def open(cls, *, id: UUID, family_id: UUID, child_ids: tuple[UUID, ...], by: By) -> Self:
        """Those who work with a family begin to write in one place."""
        if not child_ids:
            raise Invalid("/family_id", "A workbook is for a family with a child.")
        made = cls(id=id, family_id=family_id, child_ids=child_ids, opened_on=london_date(by.at))
        made.note("opened", by)
        return made

    def summarise(self, summary: WorkbookSummary, *, by: By) -> None:
        """The month in one text; written again, it replaces the one of the same month."""
        if summary.month.day != 1:
            raise Invalid("/month", "Send the first day of the month.")
        if summary.month > london_date(by.at):
            raise Invalid("/month", "This month has not begun.")
        same = next((each for each in self.summaries if each.month == summary.month), None)
        if same:
            summary = replace(summary, id=same.id)
        kept = [each for each in self.summaries if each is not same]
        self.summaries = tuple(sorted([*kept, summary], key=lambda each: each.month))
        self.note("summarised", by, month=summary.month)

    def begin_module(self, code: str, *, module_id: UUID, title: str | None, since: date, by: By) -> None:
        """The family begins one of the modules."""
        row = next((each for each in MODULES if each.code == code), None)
        if row is None:
            raise Invalid("/code", "There is no such module.")
        if since > london_date(by.at):
            raise Invalid("/since", "This day is in the future.")
        if any(each.code == code and each.until is None for each in self.modules):
            raise RuleBroken("The family works on this module already.", "module-begun")
        begun = WorkbookModule(id=module_id, code=code, title=title or row.title, since=since)
        self.modules = (*self.modules, begun)
        self.note("module_begun", by, title=begun.title)

    def finish_module(self, module_id: UUID, *, until: date, by: By) -> None:
        """The family has finished it."""
        found = next((each for each in self.modules if each.id == module_id and each.until is None), None)
        if found is None:
            raise RuleBroken("There is no such open module.", "module-unknown")
        if not found.since <= until <= london_date(by.at):
            raise Invalid("/until", "It ended between the day it began and today.")
        self.modules = tuple(replace(each, until=until) if each is found else each for each in self.modules)
        self.note("module_finished", by, title=found.title)
