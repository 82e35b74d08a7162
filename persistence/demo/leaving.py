"""Young people who have left care: the time before, the pathway plan, keeping in touch."""

from dataclasses import dataclass
from datetime import datetime

from domain.calendar import london_date
from domain.care import Care
from domain.care_law import birthday
from domain.care_parts import Episode, Touch
from domain.codes import (
    Accommodation,
    EpisodeEnd,
    EpisodeReason,
    InTouch,
    LeaverActivity,
    LegalStatus,
    Placement,
    PlacementProvider,
    PrimaryNeed,
)  # fmt: skip
from domain.journey import Status
from domain.plan_parts import PlanKind
from persistence.demo.homes import TOUCHES
from persistence.demo.household import Someone
from persistence.demo.planning import Planning
from persistence.demo.topic import Topic

DO = (LeaverActivity.EDUCATION, LeaverActivity.WORK, LeaverActivity.APPRENTICESHIP, LeaverActivity.UNABLE_OTHER)
LIVE = (
    Accommodation.INDEPENDENT, Accommodation.SEMI_INDEPENDENT, Accommodation.SUPPORTED_LODGINGS,
    Accommodation.FORMER_FOSTER_CARER,
)  # fmt: skip


@dataclass(eq=False)
class Leaving(Topic):
    """What goes on when a young person is no longer looked after."""

    planning: Planning

    def begins(self, child: Someone, care: Care, at: datetime) -> None:
        """Somebody who was looked after is eighteen, or has come to live here as a young adult."""
        story = self.story
        if not care.episodes:
            eighteen, since = birthday(child.born, 18), birthday(child.born, 15) + story.days(0, 500)
            care.start_period(
                Episode(
                    id=story.id(at), since=since, until=None, period_id=story.id(at), legal_status=LegalStatus.CARE_ORDER,
                    placement=Placement.FOSTER, provider=PlacementProvider.OTHER_AUTHORITY, urn="SC390003",
                    home_words="With foster carers of the council that looked after them then",
                    reason_new=EpisodeReason.STARTED, why="Looked after by another council, as its letter says.",
                    need_code=PrimaryNeed.FAMILY_DYSFUNCTION,
                ),
                by=self.manager(at),
            )  # fmt: skip
            care.end_period(
                until=eighteen,
                reason_ended=EpisodeEnd.INDEPENDENT_SUPPORTED,
                why="Turned eighteen.",
                by=self.manager(at),
            )
        if care.changes:
            story.save(care)
        story.plan(self.later(at, 8, 30), lambda when: self.planning.lasting(PlanKind.PATHWAY, child, when))
        self._touch(child, care, at)

    def _touch(self, child: Someone, care: Care, at: datetime) -> None:
        def touch(when: datetime) -> None:
            if self.status(child) is not Status.CARE_LEAVER:
                return
            there = self.story.chance(0.93)
            care.keep_touch(
                Touch(
                    id=self.story.id(when), on=london_date(when), in_touch=InTouch.YES if there else InTouch.NO,
                    activity=self.story.pick(DO) if there else None, accommodation=self.story.pick(LIVE) if there else None,
                    how=self.story.pick(("By telephone", "A message, and an answer", "Over coffee")),
                    words=self.story.pick(TOUCHES) if there else "Two messages and a card. We try again next week.",
                ),
                by=self.by(when),
            )  # fmt: skip
            self.story.save(care)
            self._touch(child, care, when)

        late = self.story.rng.randint(10, 40) if self.story.chance(0.1) else 0
        self.story.plan(self.later(at, 28 + late, 54 + late), touch)
