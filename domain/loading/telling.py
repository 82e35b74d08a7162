"""What every part of a load needs: ids that are the same in every run, moments of the past, and a place for refusals."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID, uuid5

from domain.aggregate import Aggregate, By
from domain.calendar import LONDON, WorkingDays, london_date
from domain.errors import DomainError, NotFound
from domain.loading.assumed import NOT_THERE
from domain.loading.rows import Codes, Row
from domain.pod import Pod
from domain.policy import Role
from domain.worker import Worker

CHILD_REFUSED = "The row of the person itself was refused or is missing, and this needs it."


def clock(day: date, hour: int, minute: int = 0) -> datetime:
    """A moment of a day by London's clock."""
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=LONDON)


def has_time(moment: datetime) -> bool:
    """Whether a row gave the time too: midnight is how a day without one is written."""
    return (moment.hour, moment.minute) != (0, 0)


@dataclass(frozen=True, slots=True)
class Staff:
    """Workers and teams as they were made, by the other system's ids; `nobody` stands for a worker whom no file names."""

    workers: dict[str, Worker]
    pods: dict[str, Pod]
    nobody: Worker
    pod: Pod

    def worker(self, id: str | None) -> Worker:
        """The worker, or the one who stands for nobody."""
        return self.workers.get(id or "", self.nobody)

    def team(self, id: str | None) -> Pod | None:
        """The team, if the files name it."""
        return self.pods.get(id or "")


@dataclass(slots=True)
class Telling:
    """One group of people who are loaded together: what is made of them, from which rows, and what was refused why.

    `namespace`: ids follow from it, the object and the other system's id, so that a second load makes the same ones.
    """

    namespace: UUID
    system: str
    codes: Codes
    of: Staff | None
    calendar: WorkingDays
    moment: datetime
    actor_id: UUID
    rows: dict[str, list[Row]]
    people: dict[str, UUID] = field(default_factory=dict)
    made: list[tuple[Aggregate, list[Row]]] = field(default_factory=list)
    refused: dict[tuple[str, str], str] = field(default_factory=dict)
    besides: int = 0
    _by_person: dict[str, dict[str, list[Row]]] = field(default_factory=dict)

    @property
    def staff(self) -> Staff:
        """The workers and teams, once they have been told."""
        assert self.of is not None, "staff is told first"
        return self.of

    @property
    def day(self) -> date:
        """The day of the load."""
        return london_date(self.moment)

    @property
    def origin(self) -> str:
        """Where it comes from, in words that stay on the record."""
        return f"Loaded from {self.system} on {self.day:%d/%m/%Y}"

    @property
    def silent(self) -> str:
        """What stands where the files have no words."""
        return f"{self.unsaid}."

    @property
    def unsaid(self) -> str:
        """As `silent`, where a sentence goes on."""
        return f"{NOT_THERE} from {self.system}"

    def id(self, row: Row, what: str = "") -> UUID:
        """The id that a row's record or part has, in every load of this system."""
        return self.id_of(row.object, row.id, what)

    def id_of(self, object: str, id: str, what: str = "") -> UUID:
        """As `id`, by name."""
        return uuid5(self.namespace, f"{object}/{id}/{what}")

    def by(self, day: date | None = None, hour: int = 12) -> By:
        """Who acts: the load, at that hour of a past day, or now."""
        return self.then(clock(day, hour) if day else self.moment)

    def then(self, moment: datetime) -> By:
        """As `by`, at a moment of the past."""
        return By(self.actor_id, Role.SYSTEM, min(moment, self.moment))

    def about(self, object: str, person: str, field_name: str) -> list[Row]:
        """The rows of an object about one person that nothing has refused yet, in their order."""
        if object not in self._by_person:
            found: defaultdict[str, list[Row]] = defaultdict(list)
            for row in self.rows.get(object, ()):
                found[row.text(field_name) or ""].append(row)
            self._by_person[object] = found
        return [row for row in self._by_person[object].get(person, ()) if (object, row.id) not in self.refused]

    def refuse(self, row: Row, why: str) -> None:
        """This row is not loaded; the first reason stays."""
        self.refused.setdefault((row.object, row.id), why)

    @contextmanager
    def trying(self, *rows: Row) -> Iterator[None]:
        """What the record refuses while these rows are told is their refusal."""
        try:
            yield
        except NotFound:
            self.refuse_all(rows, "It names somebody or something that is not in the files.")
        except DomainError as error:
            self.refuse_all(rows, error.sentence)

    def refuse_all(self, rows: Iterable[Row], why: str) -> None:
        """None of these rows is loaded."""
        for row in rows:
            self.refuse(row, why)

    def make(self, aggregate: Aggregate, rows: Iterable[Row]) -> None:
        """This record is to be saved, and says what these rows say."""
        self.made.append((aggregate, list(rows)))
