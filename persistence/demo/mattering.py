"""What workers picked out as significant: invented, as much strength as harm, some of it told long after it happened."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from random import Random
from uuid import UUID

from domain.calendar import london_date
from domain.event import Event, EventKind, EventPerson, EventUpdate
from domain.ids import new_id
from persistence.demo.helping import Helping
from persistence.demo.household import Household, Someone
from persistence.demo.story import Story


@dataclass(frozen=True, slots=True)
class Told:
    """Words for one event: from which age it can be, and how many days before it was told it happened at most.

    `everybody`: it happened to every child of the household.
    """

    kind: EventKind
    words: str
    source: str
    analysis: str | None = None
    age: float = 0
    days: int = 10
    court: bool = False
    went_on: str | None = None
    everybody: bool = False


_K = EventKind
BANK = (
    Told(_K.MOVE, "The family moved in with {carer}’s sister after the tenancy ended.", "{carer}",
         "The third home in two years. {child} keeps a packed bag by the door.", days=700, everybody=True, court=True),
    Told(_K.LOSS, "{child}’s grandfather died. He had collected {child} from school every day.", "{carer}",
         "The adult whom {child} saw most is gone.", age=5, days=500,
         went_on="{child} visited the grave with {carer} for the first time and wanted to."),
    Told(_K.STRENGTH, "{carer} rang us before the weekend went wrong, not after.", "Duty worker",
         "The first time that {carer} asked for help by choice."),
    Told(_K.HEALTH, "{child} was taken to hospital with a chest infection and stayed two nights.", "Hospital letter",
         "It was the second stay in a year. The damp in the bedroom was named as a cause.", days=300,
         went_on="The inhaler is used as it should be. No further stay."),
    Told(_K.SCHOOL, "{child} was sent home from school for three days.", "School", age=7, days=120,
         analysis="It came in the week in which family time was cancelled twice."),
    Told(_K.SCHOOL, "{child} has been at school every day for a whole term.", "School", age=5,
         analysis="Before, it was three days in five. Mornings at home have changed."),
    Told(_K.POLICE, "Neighbours called the police to shouting at the home. {child} was awake upstairs.", "Police report",
         "The fourth call in a year, and the first since the plan was made.", days=400, court=True),
    Told(_K.HARM, "{child} had a bruise on the upper arm that nobody could explain.", "Nursery or school",
         "A doctor said that it was not typical of a fall.", days=60, court=True,
         went_on="The doctor’s letter came: the bruise was caused by a grip."),
    Told(_K.FAMILY, "{carer} and {partner} told {child} together that they live apart now.", "{carer}",
         "They did it as they had planned, without blaming each other.", age=4),
    Told(_K.HELP, "{carer} began the parenting group and has gone every week since.", "Group leader", None,
         went_on="{carer} finished the group and stays on as a helper."),
    Told(_K.STRENGTH, "{child} chose to show the worry book to {carer}.", "{child}",
         "What {child} cannot say, {child} can now show.", age=6),
    Told(_K.COURT, "The court made an order about where {child} lives.", "Court order", None, age=1, days=300, court=True),
)  # fmt: skip


class Mattering:
    """The significant events of one household, told while somebody helps.

    It draws from a chance of its own, begun where the story's stands: what else happens in the story stays the same.
    """

    def __init__(self, story: Story, helping: Helping, house: Household) -> None:
        self.story, self.helping, self.house = story, helping, house
        self.rng = Random()
        self.rng.setstate(story.rng.getstate())
        self.left = self.rng.sample(BANK, len(BANK))

    def plan(self, began: date, last: date) -> None:
        """Some events of this stretch of help: one in two months at most."""
        for _ in range(min(5, self.rng.randint(0, 2) + (last - began).days // 90)):
            day = began + timedelta(days=self.rng.randint(5, max(6, (last - began).days)))
            self.story.plan(self._moment(day), self._tell)

    def _moment(self, day: date) -> datetime:
        while not self.story.calendar.is_working(day):
            day += timedelta(days=1)
        return datetime.combine(day, datetime.min.time(), self.story.now.tzinfo) + timedelta(
            minutes=self.rng.randint(570, 990)
        )

    def _tell(self, at: datetime) -> None:
        worker = self.helping.worker
        there = [child for child in self.helping.open() if child.is_born(london_date(at) - timedelta(days=30))]
        if not there or not self.left or worker is None or not worker.held(london_date(at)):
            return
        told, child = self.left.pop(), self.rng.choice(there)
        on = london_date(at) - timedelta(days=self.rng.randint(0, told.days))
        on = max(on, child.born + timedelta(days=20))
        if child.age(on) < told.age:
            return
        words = self.house.words(child)
        who = there if told.everybody else [child]
        event = Event.tell(
            id=self._id(at), on=on, words=told.words.format(**words), source=told.source.format(**words),
            event_kind=told.kind, analysis=told.analysis.format(**words) if told.analysis else None,
            on_estimated=(london_date(at) - on).days > 250, in_court=told.court,
            people=tuple(self._person(each, at) for each in who), by=worker.by(at),
        )  # fmt: skip
        self.story.save(event)
        if told.went_on:
            later = at + timedelta(days=self.rng.randint(30, 120))
            self.story.plan(later, lambda when: self._goes_on(event, told.went_on or "", child, when))

    def _goes_on(self, event: Event, went_on: str, child: Someone, at: datetime) -> None:
        worker = self.helping.worker
        if worker is None or not worker.held(london_date(at)):
            return
        words = went_on.format(**self.house.words(child))
        event.update(EventUpdate(id=self._id(at), on=london_date(at), words=words), until=None, by=worker.by(at))
        self.story.save(event)

    def _person(self, child: Someone, at: datetime) -> EventPerson:
        assert child.id is not None, "only recorded children are helped"
        return EventPerson(id=self._id(at), person_id=child.id)

    def _id(self, at: datetime) -> UUID:
        return new_id(milliseconds=int(at.timestamp() * 1000), random=self.rng.randbytes(10))
