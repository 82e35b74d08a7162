"""Children who were missing or away for a night, and the talk that they were offered when they were back."""

from collections.abc import Callable
from datetime import datetime, timedelta

from domain.calendar import london_date
from domain.care import Care
from domain.care_parts import MissingEpisode
from domain.codes import MissingKind
from persistence.demo.homes import TOLD
from persistence.demo.story import Happening
from persistence.demo.topic import Topic

Later = Callable[[datetime, Happening], None]
"""Plans something that happens only if the child is still looked after then; what changed of the care is saved."""


class Away(Topic):
    """The nights away of a household's looked-after children."""

    def night(self, care: Care, later: Later, at: datetime) -> None:
        """A night away, told the next morning; then somebody from outside offers to listen."""
        story = self.story
        back = at - timedelta(minutes=story.rng.randint(20, 300))
        kind = MissingKind.MISSING if story.chance(0.8) else MissingKind.AWAY
        since = back - timedelta(minutes=story.rng.randint(200, 1500))
        if any(each.until is None or since < each.until for each in care.missing):
            return
        missing_id = story.id(at)
        where = story.pick(("With friends in town", "At the old home", "At the bus station", "At a cousin's"))
        care.go_missing(
            MissingEpisode(id=missing_id, kind=kind, since=since, words="Did not come back after supper.", until=None),
            by=self.by(at),
        )  # fmt: skip
        care.come_back(missing_id, until=back, found_where=where, words=None, by=self.by(at))
        if story.chance(0.04):
            return
        care.offer_interview(missing_id, on=london_date(at), by=self.by(at))
        accepted = story.chance(0.72)

        def talk(when: datetime) -> None:
            care.answer_interview(missing_id, accepted=accepted, by=self.by(when))
            if accepted:
                care.hold_interview(
                    missing_id, on=london_date(when), held_by="Youth worker of Lantern Families", told=story.pick(TOLD),
                    by=self.by(when),
                )  # fmt: skip

        later(story.soon(at, 600, 2400), talk)

    def now(self, care: Care, at: datetime) -> None:
        """A child who is missing today: everybody looks for them."""
        since = at - timedelta(minutes=self.story.rng.randint(60, 240))
        if any(each.until is None or since < each.until for each in care.missing):
            return
        gone = MissingEpisode(
            id=self.story.id(at), kind=MissingKind.MISSING, since=since,
            words="Left school at lunch and has not come home. Police and carers are looking together.",
        )  # fmt: skip
        care.go_missing(gone, by=self.by(at))
