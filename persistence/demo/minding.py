"""Warning notes of the demo authority: what a worker should know before a visit or a call, and asking again."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from domain.calendar import london_date
from domain.journey import Status
from domain.person import Person
from domain.person_parts import WarningNote
from persistence.demo.topic import Topic

WARNINGS = (
    "A large dog, often loose in the front garden. Ring before you come and it is shut away.",
    "Visit in twos after dark: there were threats from the neighbouring flat.",
    "Never leave a message on the old number: somebody else listens to it.",
    "Deaf in the left ear and does not hear the bell. Text when you are at the door.",
    "Somebody in the building asks visitors who they come for. Do not say that you are from us.",
)


@dataclass(eq=False)
class Minding(Topic):
    """The warning notes of a household."""

    asked: bool = False

    def settle(self, at: datetime) -> None:
        """A family has come to us: a few have something that every visitor should know."""
        if self.asked or not self.at_stage(Status.CHILD_IN_NEED, Status.CHILD_PROTECTION, Status.FAMILY_HELP):
            return
        self.asked = True
        person = next((each.person for each in self.house.adults if each.person), None)
        if person is not None and self.story.chance(0.3):
            self.story.plan(self.later(at, 2, 20), lambda when: self._warn(person, when))

    def _warn(self, person: Person, at: datetime) -> None:
        story, by, today = self.story, self.by(at), london_date(at)
        warning = WarningNote(
            id=story.id(at), words=story.pick(WARNINGS), since=today, written_by=by.actor_id,
            review_by=today + story.days(80, 120),
        )  # fmt: skip
        person.warn(warning, by=by)
        story.save(person)
        self._ask_again(person, warning, at)

    def _ask_again(self, person: Person, warning: WarningNote, at: datetime) -> None:
        """Most are looked at again in time, some late; and one day it is not so any more."""
        due = warning.review_by - london_date(at)
        self.story.plan(
            self.later(at, due.days - 10, due.days + 6), lambda when: self._answer(person, warning.id, when)
        )

    def _answer(self, person: Person, id: UUID, at: datetime) -> None:
        today = london_date(at)
        if self.story.chance(0.35):
            person.end(id, until=today, reason="Asked at the visit: it is not so any more.", by=self.by(at))
            self.story.save(person)
            return
        if self.story.chance(0.3):
            self.story.plan(self.later(at, 20, 90), lambda when: self._answer(person, id, when))
            return
        person.look_again(id, review_by=today + timedelta(days=120), by=self.by(at))
        self.story.save(person)
        self._ask_again(person, next(each for each in person.warnings if each.id == id), at)
