"""The stories of the demo authority's families, one after the other, from the first worry until today."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from random import Random

from domain.calendar import WorkingDays
from domain.codes import Sex
from domain.family import FamilyPart
from persistence.demo import handing, staying, weighing
from persistence.demo.families import Builder
from persistence.demo.household import Household, Someone
from persistence.demo.life import Life
from persistence.demo.lives import LESSER, LONGEST, SHARES, Fate, chapter, quota, theme
from persistence.demo.office import Office
from persistence.demo.places import Numbers
from persistence.demo.story import Story

THREE_YEARS = 1085
"""Days that the authority's history goes back."""
BROTHERS_AND_SISTERS = (1, 2, 3, 4, 5), (50, 29, 13, 6, 2)
YEAR = 365.25
EIGHTEEN = timedelta(days=6575)
ON_THEIR_OWN = {"alone", "moved"}


class Teller:
    """Tells families' stories until there are `size` children."""

    def __init__(self, office: Office, seed: int, size: int, now: datetime, calendar: WorkingDays) -> None:
        self.office, self.seed, self.size = office, seed, size
        self.now, self.calendar = now, calendar
        self.numbers = Numbers()
        self._rng = Random(seed)
        self._left: dict[Fate, float] = {fate: share * size for fate, share in SHARES.items()}

    def stories(self) -> Iterator[Story]:
        """Each family's story, told to its end."""
        told = number = 0
        while told < self.size:
            number += 1
            story = Story(Random(f"{self.seed} {number}"), self.now, self.calendar)
            lives = self._family(story, number, self.size - told)
            told += sum(len(life.house.children) for life in lives)
            weighing.family(story, self.office, number)
            handing.family(story, self.office, number)
            staying.family(story, number, lives[0].helping)
            story.run()
            for life in lives:
                life.looks()
            yield story

    def _family(self, story: Story, number: int, room: int) -> list[Life]:
        """Plan the story of one family, and of the father's other family where there is one."""
        fate = quota(self._rng, self._left)
        about, area = theme(story.rng, fate), number % len(self.office.teams)
        single = about in ON_THEIR_OWN or fate in {Fate.CARE_LEAVER, Fate.ADOPTED}
        many = 1 if single else min(story.rng.choices(*BROTHERS_AND_SISTERS)[0], room)
        days = story.rng.randint(*LONGEST[fate])
        baby = None
        expecting = not single and many < room and fate not in {Fate.CLOSED, Fate.HEARD}
        if expecting and story.chance(0.25 if days < 120 else 0.05):
            about = "baby"
            baby = story.today - timedelta(days=days) + story.days(20, 150)
        builder = Builder(story, area, about)
        house = builder.household(self._ages(story, fate, about, days, many), baby=baby)
        lives = [self._live(story, house, fate, days)]
        room -= len(house.children)
        fathers = [
            a for a in house.late if a.part is FamilyPart.PARENT and a.sex is Sex.MALE and a.home is not house.home
        ]
        if fathers and room and story.chance(0.15):
            other = story.pick((Fate.FAMILY_HELP, Fate.CLOSED, Fate.CHILD_IN_NEED))
            days = story.rng.randint(*LONGEST[other])
            ages = self._ages(story, other, "needs", days, min(room, story.rng.randint(1, 2)))
            second = builder.second_family(house, fathers[0], ages)
            second.theme = theme(story.rng, other)
            lives.append(self._live(story, second, other, days))
        return lives

    def _ages(self, story: Story, fate: Fate, about: str, days: int, many: int) -> list[float]:
        """Ages of today, oldest first: born when the help began, and of an age for it."""
        began, oldest = days / YEAR, 17.8
        if fate is Fate.CARE_LEAVER:
            # One who turned eighteen with us, or came to us as a young adult.
            return [story.rng.uniform(19 + began, 24.5) if about == "moved" else 18 + began * 0.7]
        if fate is Fate.ADOPTED:
            return [began + story.rng.uniform(0.1, 3.0)]
        least = {"alone": 15.0, "outside": 11.0, "teen": 11.0, "caring": 8.0}.get(about, 0.0)
        ages = [story.rng.uniform(min(max(least, began + 0.05), oldest - 0.5), oldest)]
        for _ in range(many - 1):
            gap = 0.0 if story.chance(0.02) else story.rng.uniform(0.95, 3.6)
            younger = min(ages) - gap
            ages.append(younger if younger > began + 0.03 else min(oldest, max(ages) + gap))
        return sorted(ages, reverse=True)

    def _live(self, story: Story, house: Household, fate: Fate, days: int) -> Life:
        """Plan the chapters: perhaps an earlier stretch of help that ended, then the one that leads to today."""
        life = Life(story, self.office, self.numbers, house)
        fates = self._fates(story, house, fate)
        if fate is Fate.WAITING:
            life.waits(house.children, days)
            return life
        began = story.today - timedelta(days=days)
        if fate not in {Fate.HEARD, Fate.CARE_LEAVER}:
            self._earlier(story, life, fates, began)
        ends = None
        if fate is Fate.CLOSED:
            ends = began + timedelta(days=story.rng.randint(60, max(61, min(days - 15, 420))))
        ways = {
            each: chapter(
                story.rng, each, began, ends or story.today,
                None if house.theme == "moved" else house.children[0].born + EIGHTEEN, direct=house.theme == "alone",
            )
            for each in dict.fromkeys(fates.values())
        }  # fmt: skip
        chapters = {child: ways[each] for child, each in fates.items()}
        life.begin(chapters, began)
        if fate is not Fate.HEARD:
            life.ordinary_things(began, ends)
        if story.chance(0.03):
            life.waits([child for child in house.children if child.age(story.today) < 18] or house.children, 1)
        return life

    def _fates(self, story: Story, house: Household, fate: Fate) -> dict[Someone, Fate]:
        fates = {}
        for place, child in enumerate(house.children):
            easier = place > 0 and fate in LESSER and story.chance(0.15)
            fates[child] = story.pick(LESSER[fate]) if easier else fate
            self._left[fates[child]] -= 1
        return fates

    def _earlier(self, story: Story, life: Life, fates: dict[Someone, Fate], began: date) -> None:
        """Some families had help before, said goodbye, and came back."""
        before = story.rng.randint(200, 420)
        first = began - timedelta(days=before)
        there = [c for c, fate in fates.items() if c.due is None and fate is not Fate.HEARD and c.is_born(first)]
        if not there or (story.today - first).days > THREE_YEARS or not story.chance(0.25):
            return
        over = first + timedelta(days=before - story.rng.randint(30, 120))
        life.begin(dict.fromkeys(there, chapter(story.rng, Fate.CLOSED, first, over)), first)
        life.ordinary_things(first, over)
