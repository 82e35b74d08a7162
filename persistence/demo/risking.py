"""Risks outside the home for teenagers of the demo authority: how great, since when, and whom or what they know."""

from dataclasses import dataclass, field
from datetime import datetime

from domain.calendar import london_date
from domain.journey import Status
from domain.risk import Association, Confidence, HarmOrSafety, Level, Risk, RiskDomain, RiskRating
from persistence.demo.household import Someone
from persistence.demo.topic import Topic, known

_D = RiskDomain
DOMAINS = {
    "outside": (_D.CRIMINAL_EXPLOITATION, _D.GANGS, _D.COUNTY_LINES),
    "teen": (_D.ONLINE, _D.HARM_FROM_PEERS), "alone": (_D.MISSING,),
}  # fmt: skip
ANY = (_D.ONLINE, _D.HARM_FROM_PEERS, _D.PLACE, _D.SEXUAL_EXPLOITATION)
HIGHER = (
    "Two nights away in a fortnight, and a new telephone that nobody bought.",
    "A friend told school that {child} is afraid of somebody.",
)
LOWER = (
    "Back at school every day, and home by nine.",
    "The youth worker sees {child} twice a week; the calls have stopped.",
)
KNOWS = (
    (Association.PLACE, "The path behind the station", HarmOrSafety.HARM, "Police and {child}"),
    (Association.PEER_GROUP, "The group by the skate park", HarmOrSafety.BOTH, "{child}"),
    (Association.PERSON_OF_CONCERN, "An older driver called “Dee”", HarmOrSafety.HARM, "School, from a friend"),
    (Association.YOUTH_WORKER, "Kwame at the boxing club", HarmOrSafety.SAFETY, "{child}"),
    (Association.SCHOOL, "The art room at lunch time", HarmOrSafety.SAFETY, "{child}"),
    (Association.FRIEND, "Zofia from the old class", HarmOrSafety.SAFETY, "{carer}"),
)


@dataclass(eq=False)
class Risking(Topic):
    """The risks outside the home that were recorded for a household's children."""

    begun: set[Someone] = field(default_factory=set)

    def settle(self, at: datetime) -> None:
        """A teenager has come to us: what happens outside the home is asked about."""
        there = self.at_stage(Status.CHILD_IN_NEED, Status.CHILD_PROTECTION, Status.LOOKED_AFTER)
        for child in there:
            if child in self.begun or child.age(london_date(at)) < 12:
                continue
            self.begun.add(child)
            if self.story.chance(0.75 if self.house.theme == "outside" else 0.15):
                self.story.plan(self.later(at, 6, 30), lambda when, who=child: self._begin(who, when))  # type: ignore[misc]

    def _begin(self, child: Someone, at: datetime) -> None:
        if not self.helping.journeys[child].is_open:
            return
        story = self.story
        level = story.pick((Level.SOME, Level.HIGH))
        risk = Risk.begin(
            id=story.id(at), child_id=known(child), domain=story.pick(DOMAINS.get(self.house.theme, ANY)),
            rating=self._rating(level, HIGHER, child, at), by=self.by(at),
        )  # fmt: skip
        story.save(risk)
        for what, name, which, source in story.rng.sample(KNOWS, story.rng.randint(1, 3)):
            edge = Risk.associate(
                id=story.id(at), child_id=known(child), what=what, name=name, harm_or_safety=which,
                confidence=story.pick((Confidence.KNOWN, Confidence.LIKELY)), source=self.fill(source, child),
                since=london_date(at) - story.days(0, 60), by=self.by(at),
            )  # fmt: skip
            story.save(edge)
            if which is HarmOrSafety.HARM and story.chance(0.35):
                story.plan(self.later(at, 60, 200), lambda when, gone=edge: self._over(gone, when))  # type: ignore[misc]
        story.plan(self.later(at, 40, 90), lambda when: self._again(risk, child, when))

    def _again(self, risk: Risk, child: Someone, at: datetime) -> None:
        """Judged again, mostly lower than before."""
        if not self.helping.journeys[child].is_open:
            return
        levels = [*Level]
        now = levels.index(risk.ratings[-1].level)
        worse = self.story.chance(0.25)
        new = levels[min(3, now + 1) if worse else max(0, now - 1)]
        if new is not levels[now]:
            risk.rate(self._rating(new, HIGHER if worse else LOWER, child, at), by=self.by(at))
            self.story.save(risk)
        self.story.plan(self.later(at, 60, 120), lambda when: self._again(risk, child, when))

    def _over(self, edge: Risk, at: datetime) -> None:
        edge.end(until=london_date(at), reason="They no longer see each other.", by=self.by(at))
        self.story.save(edge)

    def _rating(self, level: Level, reasons: tuple[str, ...], child: Someone, at: datetime) -> RiskRating:
        return RiskRating(
            id=self.story.id(at), level=level, since=london_date(at), reason=self.fill(self.story.pick(reasons), child),
            rated_by=self.post(at).worker.id,
        )  # fmt: skip
