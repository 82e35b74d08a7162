"""Who is in a household, where they live and how they belong together."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from uuid import UUID

from domain.codes import Sex
from domain.family import Family, FamilyPart
from domain.kin import Kinship, Responsibility
from domain.person import Person
from persistence.demo.names import Culture

PREGNANCY = timedelta(days=250)


@dataclass(slots=True)
class Home:
    """An address; those who live there share it and move together. `kept_from` must not learn it."""

    lines: str
    postcode: str
    since: date
    kept_from: "Someone | None" = None
    kept_because: str | None = None


@dataclass(slots=True, eq=False)
class Someone:
    """A person before anybody has told us of them; `person` once we know them. A baby has a due date, then is born."""

    given: str
    family: str | None
    sex: Sex
    culture: Culture
    born: date
    home: Home
    part: FamilyPart
    due: date | None = None
    school: str | None = None
    id: UUID | None = None
    person: Person | None = None

    def is_born(self, on: date) -> bool:
        """Whether this person has been born by that day."""
        return self.born <= on

    def expected(self, on: date) -> bool:
        """Whether this person is born or on the way."""
        return self.is_born(on) or (self.due is not None and self.due - on < PREGNANCY)

    def age(self, on: date) -> float:
        """Years of age."""
        return (on - self.born).days / 365.25


@dataclass(slots=True, eq=False)
class Tie:
    """`other` is what `kinship` says to `who`; `recorded` once it stands on the record of `who`."""

    who: Someone
    other: Someone
    kinship: Kinship
    responsibility: Responsibility = Responsibility.NO
    source: str | None = None
    words: str | None = None
    recorded: bool = False


@dataclass(slots=True, eq=False)
class Household:
    """Children, and the adults near to them. `late` are adults whom we find out about only after some weeks."""

    name: str
    area: int
    theme: str
    home: Home
    children: list[Someone]
    adults: list[Someone]
    late: list[Someone] = field(default_factory=list)
    ties: list[Tie] = field(default_factory=list)
    carer_word: str = "Mum"
    partner_word: str = "a friend"
    family: Family | None = None

    def words(self, child: Someone) -> dict[str, str]:
        """What fills the slots of a sentence about this child."""
        return {"child": child.given, "carer": self.carer_word, "partner": self.partner_word}
