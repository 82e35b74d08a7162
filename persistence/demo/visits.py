"""Visits of the demo authority: planned, made, tried in vain, cancelled; what children said and what was promised."""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta

from domain.calendar import london_date
from domain.journey import Journey, Status
from domain.journey_parts import FailedVisit
from domain.policy import Role
from domain.visit import Place, Visit, VisitChild, VisitPromise
from persistence.demo import visiting
from persistence.demo.helping import Helping
from persistence.demo.household import Someone
from persistence.demo.office import Post
from persistence.demo.reasons import CANCELLED, FAILED

AWAY = {Status.LOOKED_AFTER}
WITHOUT = {Status.ADOPTED, Status.CLOSED}
"""Stages at which nobody visits."""
URGENT = {Status.CHILD_PROTECTION, Status.PRE_PROCEEDINGS}
EVERY = {
    Status.CHILD_PROTECTION: (6, 12), Status.PRE_PROCEEDINGS: (8, 13), Status.CHILD_IN_NEED: (14, 24),
    Status.LOOKED_AFTER: (25, 37), Status.CARE_LEAVER: (38, 60), Status.FAMILY_HELP: (24, 40),
}  # fmt: skip
"""Days between two times that a child is seen: least and most."""
ALONE = {Status.CHILD_PROTECTION: 0.85, Status.LOOKED_AFTER: 0.8}
"""How often a child who is seen is seen alone, and a little one without their parents; elsewhere less often."""
PLACES = {
    Status.LOOKED_AFTER: (Place.FOSTER_HOME,) * 6 + (Place.CHILDRENS_HOME, Place.SCHOOL, Place.OUTDOORS),
    Status.CARE_LEAVER: (Place.HOME, Place.OUTDOORS, Place.OFFICE, Place.HOME, Place.ONLINE),
}
ELSEWHERE = (Place.HOME,) * 7 + (Place.SCHOOL, Place.SCHOOL, Place.RELATIVES_HOME)
AT_FOUR = (*(Place.HOME,) * 7, Place.NURSERY, Place.RELATIVES_HOME)
SAID = (18, visiting.GROWN), (13, visiting.TEEN), (9, visiting.OLDER), (0, visiting.YOUNG)
"""What somebody of an age, and up, may say."""


class Visits:
    """The visits to one household while anybody helps it, as often as the stage of each child asks.

    `seen` is the day on which each child was last seen.
    """

    def __init__(self, helping: Helping) -> None:
        self.helping, self.story, self.house = helping, helping.story, helping.house
        self.seen: dict[Someone, date] = {}
        self._protected: set[Someone] = set()
        self._running = False
        self._accounts: defaultdict[str, list[str]] = defaultdict(list)

    def begin(self, at: datetime) -> None:
        """The first visit follows soon on the decision; each visit brings the next."""
        if not self._running:
            self._running = True
            self._next(at, self.story.days(1, 6))

    def soon(self, at: datetime, least: int, most: int) -> None:
        """One visit more, beside the others: to a new home, or because a plan has begun."""
        self._next(at, self.story.days(least, most), once=True)

    def settle(self, at: datetime) -> None:
        """A child whom a plan protects from today is seen soon."""
        now = {child for child, journey in self.helping.open().items() if journey.status.status in URGENT}
        if now - self._protected:
            self.soon(at, 3, 8)
        self._protected = now

    def _next(self, at: datetime, gap: timedelta, *, once: bool = False) -> None:
        story = self.story
        made = story.at_work((at + gap).date(), 9, 18)
        if story.chance(0.65):
            known = story.soon(max(at, made - story.days(4, 20)), 5, 200)
            if known < made:
                story.plan(known, lambda when: self._planned(when, made, once=once))
                return
        written = story.soon(made, 70, 900)
        story.plan(written, lambda when: self._written(when, made, None, once=once))

    def _again(self, made: datetime) -> None:
        """The next visit, in time for the child for whom it is most pressing."""
        on = london_date(made)
        there = {child: self._due(child, on) for child in self._helped()}
        days = max(2, min(((due - on).days for due in there.values()), default=30))
        if self.story.chance(0.19):
            days += self.story.rng.randint(days // 3, days + 5)
        self._next(made, timedelta(days=days))

    def _due(self, child: Someone, on: date) -> date:
        least, most = EVERY.get(self.helping.journeys[child].status.status, (24, 40))
        return self.seen.get(child, on - timedelta(days=least // 2)) + self.story.days(least, most)

    def _helped(self) -> dict[Someone, Journey]:
        return {
            child: journey for child, journey in self.helping.open().items()
            if journey.status.status not in WITHOUT
        }  # fmt: skip

    def _planned(self, at: datetime, made: datetime, *, once: bool) -> None:
        children, worker = self._children(made.date()), self._worker(at.date())
        if not children:
            self._pause(made, once=once)
            return
        joint = self._joint(worker, at.date())
        visit = Visit.plan(
            id=self.story.id(at), planned_for=made, worker_id=worker.worker.id, purpose=self._purpose(children),
            joint_worker_id=joint.worker.id if joint else None, by=worker.by(at),
            children=tuple(VisitChild(id=self.story.id(at), child_id=each.child_id) for each in children.values()),
        )  # fmt: skip
        self.story.save(visit)
        if self.story.chance(0.05):
            cancelled = made - timedelta(hours=self.story.rng.choice((1, 2, 24, 48)))
            self.story.plan(max(cancelled, at), lambda when: self._cancelled(visit, when, made, once=once))
            return
        if self.story.now - made < timedelta(days=4) and self.story.chance(0.3):
            return  # nobody has found the time to write it down yet
        written = self.story.soon(made, 70, 900)
        self.story.plan(written, lambda when: self._written(when, made, visit, once=once))

    def _cancelled(self, visit: Visit, at: datetime, made: datetime, *, once: bool) -> None:
        reason = self.story.pick(CANCELLED).format(**self._words())
        visit.cancel(reason=reason, by=self._worker(at.date()).by(at))
        self.story.save(visit)
        self._next(made, self.story.days(1, 4), once=once)

    def _written(self, at: datetime, made: datetime, visit: Visit | None, *, once: bool) -> None:
        """What came of it is written down, an hour or a day later."""
        open_now = self.helping.open()
        children = {c: j for c, j in self._children(made.date()).items() if c in open_now}
        worker = self._worker(made.date())
        if not children:
            if visit:
                visit.cancel(reason="We had said goodbye to the family by then.", by=worker.by(at))
                self.story.save(visit)
            self._pause(made, once=once)
            return
        if self.story.chance(0.06):
            self._failed(children, worker, visit, at, made, once=once)
            return
        parts, purpose = self._parts(children, made.date(), visit), self._purpose(children)
        place = self._place(children, made.date())
        facts = {
            "made_at": made, "place": place, "account": self._account(place, *next(iter(children.items())), made.date()),
            "children": parts, "present": self._present(place), "promises": self._promises(parts, children, at),
            "worker_id": worker.worker.id,
        }  # fmt: skip
        if visit:
            visit.make(by=worker.by(at), **facts)
        else:
            visit = Visit.record(id=self.story.id(at), purpose=purpose, by=worker.by(at), **facts)
        self.story.save(visit)
        self.seen |= {child: london_date(made) for child, part in zip(children, parts, strict=True) if part.seen}
        self._afterwards(visit, at)
        if not once:
            self._again(made)

    def _failed(
        self, children: dict[Someone, Journey], worker: Post, visit: Visit | None, at: datetime, made: datetime,
        *, once: bool,
    ) -> None:  # fmt: skip
        why = self.story.pick(FAILED).format(**self._words())
        if visit:
            visit.cancel(reason=why, by=worker.by(at))
            self.story.save(visit)
        for journey in children.values():
            failed = FailedVisit(id=self.story.id(at), on=london_date(made), worker_id=worker.worker.id, why=why)
            journey.could_not_be_seen(failed, by=worker.by(at))
            self.story.save(journey)
        self._next(at, self.story.days(1, 4), once=once)

    def _afterwards(self, visit: Visit, at: datetime) -> None:
        """Promises are kept, most of them; now and then an account is completed."""
        for promise in visit.promises:
            if self.story.chance(0.93):
                kept = self.story.at_work((at + self.story.days(1, 20)).date())
                self.story.plan(kept, self._keeps(visit, promise))
        if self.story.chance(0.03):

            def amend(when: datetime) -> None:
                added = " Added later: school has since confirmed this."
                visit.amend(by=self._worker(when.date()).by(when), account=f"{visit.account}{added}")
                self.story.save(visit)

            self.story.plan(self.story.soon(at, 60, 3000), amend)

    def _keeps(self, visit: Visit, promise: VisitPromise) -> Callable[[datetime], None]:
        def keep(when: datetime) -> None:
            visit.keep_promise(promise.id, on=london_date(when), by=self._worker(when.date()).by(when))
            self.story.save(visit)

        return keep

    def _pause(self, made: datetime, *, once: bool) -> None:
        """Nobody to visit: the visits end, or go on later when a baby is born."""
        if once:
            return
        if self.helping.open():
            self._again(made)
        else:
            self._running = False

    # --- what is written -------------------------------------------------------------------------------------

    def _children(self, on: date) -> dict[Someone, Journey]:
        """Whom this visit is for: those at home, or those who live elsewhere."""
        helped = self._helped()
        away = {c: j for c, j in helped.items() if j.status.status in AWAY}
        if away and len(away) < len(helped):
            first = min(helped, key=lambda child: self._due(child, on))
            return {c: j for c, j in helped.items() if (c in away) is (first in away)}
        return helped

    def _worker(self, on: date) -> Post:
        """The keyworker, or whoever of the pod stands in."""
        stands_in = self.helping.team.those(on, Role.SENIOR_SOCIAL_WORKER, Role.SOCIAL_WORKER)
        return self.helping.worker or self.story.pick(stands_in)

    def _joint(self, worker: Post, on: date) -> Post | None:
        there = self.helping.team.those(on, Role.SOCIAL_WORKER, Role.SOCIAL_WORKER_IN_TRAINING)
        others = [post for post in there if post is not worker]
        return self.story.pick(others) if others and self.story.chance(0.1) else None

    def _words(self, child: Someone | None = None) -> dict[str, str]:
        return self.house.words(child or next(iter(self.helping.journeys)))

    def _purpose(self, children: dict[Someone, Journey]) -> str:
        child, journey = next(iter(children.items()))
        purposes = visiting.PURPOSES.get(journey.status.status, visiting.PURPOSES[Status.CHILD_IN_NEED])
        return self.story.pick(purposes).format(**self._words(child))

    def _place(self, children: dict[Someone, Journey], on: date) -> Place:
        child, journey = next(iter(children.items()))
        if journey.status.status in PLACES:
            return self.story.pick(PLACES[journey.status.status])
        return self.story.pick(ELSEWHERE if child.age(on) > 4.5 else AT_FOUR)

    def _present(self, place: Place) -> str:
        who = {Place.HOME: visiting.AT_HOME, Place.RELATIVES_HOME: visiting.AT_HOME, Place.SCHOOL: visiting.IN_SCHOOL}
        who |= {Place.FOSTER_HOME: visiting.WITH_CARERS, Place.CHILDRENS_HOME: ("A residential worker", "Nobody else")}
        return self.story.pick(who.get(place, visiting.ALONE)).format(**self._words())

    def _account(self, place: Place, child: Someone, journey: Journey, on: date) -> str:
        """What the worker writes; the family's sentences come round again only when all have been used."""
        if not child.is_born(on):
            return self.story.pick(visiting.BEFORE_BIRTH).format(**self._words(child))
        theme = self.house.theme
        if journey.status.status is Status.CARE_LEAVER:
            key = "moved"
        elif place in {Place.SCHOOL, Place.OUTDOORS, Place.NURSERY}:
            key = "elsewhere"
        elif journey.status.status is Status.LOOKED_AFTER:
            key = "alone" if theme == "alone" else "cared"
        else:
            key = theme
        left = self._accounts[key]
        if not left:
            left += [*visiting.ACCOUNTS[key], *(visiting.ACCOUNTS["any"] if key == theme != "moved" else ())]
            self.story.rng.shuffle(left)
        more = self.story.pick(visiting.PLAIN) if key == theme != "moved" else ""
        return (left.pop() + more).format(**self._words())

    def _parts(self, children: dict[Someone, Journey], on: date, visit: Visit | None) -> tuple[VisitChild, ...]:
        parts = [self._part(child, journey, on) for child, journey in children.items()]
        if not any(part.seen for part in parts):
            parts[0] = replace(parts[0], seen=True)
        ids = {part.child_id: part.id for part in visit.children} if visit else {}
        return tuple(replace(part, id=ids.get(part.child_id, part.id)) for part in parts)

    def _part(self, child: Someone, journey: Journey, on: date) -> VisitChild:
        story, age, words = self.story, child.age(on), self._words(child)
        assert child.id is not None, "only recorded children are visited"
        if not child.is_born(on):
            return VisitChild(id=story.id(story.now), child_id=child.id, seen=True)
        seen = story.chance(0.95)
        little = age < 4
        alone = seen and story.chance(ALONE.get(journey.status.status, 0.2 if little else 0.6))
        said = next(words for least, words in SAID if age >= least)
        noticed = story.pick(visiting.SEEN_LITTLE if little else visiting.SEEN_OLDER).format(**words)
        return VisitChild(
            id=story.id(story.now), child_id=child.id, seen=seen, seen_alone=alone,
            bedroom_seen=seen and age < 18 and story.chance(0.4),
            own_words=story.pick(said) if seen and not little and story.chance(0.55) else None,
            particular=noticed if seen and story.chance(0.5) else None,
        )  # fmt: skip

    def _promises(
        self, parts: tuple[VisitChild, ...], children: dict[Someone, Journey], at: datetime
    ) -> tuple[VisitPromise, ...]:
        made = []
        for _ in range(self.story.rng.choices((0, 1, 2), (4, 5, 1))[0]):
            to_child = self.story.chance(0.4)
            child, part = self.story.pick(list(zip(children, parts, strict=True)))
            to_child = to_child and part.seen and child.age(at.date()) > 4
            words = self.story.pick(visiting.TO_A_CHILD if to_child else visiting.PROMISES).format(**self._words(child))
            made.append(VisitPromise(
                id=self.story.id(at), words=words, child_id=part.child_id if to_child else None,
                by_when=(at + self.story.days(3, 28)).date() if self.story.chance(0.8) else None,
            ))  # fmt: skip
        return tuple(made)
