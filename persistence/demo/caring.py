"""Children whom the demo authority looks after: homes, law, reviews, health, school, going missing, leaving care."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import partial
from typing import Any
from uuid import UUID

from domain.calendar import age_in_years, london_date
from domain.care import Care
from domain.care_law import birthday
from domain.care_parts import (
    CareOrder,
    CarePlanKind,
    CareReview,
    EducationKind,
    EducationPlan,
    Episode,
    HealthCheck,
    HealthKind,
    OrderKind,
    ParentsBasis,
    Permanence,
    PlanMade,
)  # fmt: skip
from domain.codes import (
    EpisodeEnd,
    EpisodeReason,
    LegalStatus,
    Placement,
    PlacementChangeReason,
    PlacementProvider,
    PrimaryNeed,
    ReviewParticipation,
)  # fmt: skip
from domain.journey import Status
from domain.plan_parts import PlanKind
from persistence.demo import lasting
from persistence.demo.away import Away, Later
from persistence.demo.homes import MOVED_BECAUSE, NEXT_HOME, WHERE, homes_for, registered
from persistence.demo.household import Someone
from persistence.demo.leaving import Leaving
from persistence.demo.places import address
from persistence.demo.planning import Planning
from persistence.demo.story import Happening
from persistence.demo.topic import Topic, known
from persistence.demo.understanding import CHAIRS
from persistence.demo.visits import Visits
from persistence.demo.worries import NEEDS

LEAVING = {
    Status.CARE_LEAVER: (EpisodeEnd.INDEPENDENT_SUPPORTED, EpisodeEnd.INDEPENDENT, EpisodeEnd.STAYED_PUT),
    Status.ADOPTED: (EpisodeEnd.ADOPTED_UNOPPOSED, EpisodeEnd.ADOPTED_WITHOUT_CONSENT),
}
TOOK_PART = (
    ReviewParticipation.SPOKE, ReviewParticipation.SPOKE, ReviewParticipation.ADVOCATE_SPOKE,
    ReviewParticipation.OTHER_THAN_SPEECH, ReviewParticipation.ABSENT_OTHER_MEANS,
)  # fmt: skip
COURT = "Family Court at Aldermere"


@dataclass(eq=False)
class Caring(Topic):
    """The records of care of a household's children; each is one child's own."""

    planning: Planning
    visits: Visits
    cares: dict[Someone, Care] = field(default_factory=dict)
    left: set[Someone] = field(default_factory=set)
    away: Away = field(init=False)
    leaving: Leaving = field(init=False)

    def __post_init__(self) -> None:
        """Going missing and leaving care are told apart."""
        self.away = Away(self.story, self.helping, self.house)
        self.leaving = Leaving(self.story, self.helping, self.house, self.planning)

    def settle(self, at: datetime) -> None:
        """Stages have changed: a child begins to be looked after that day, or no longer is."""
        for child in self.helping.journeys:
            status, care = self.status(child), self.cares.get(child)
            looked_after = care is not None and care.episode is not None
            if status is Status.LOOKED_AFTER and not looked_after:
                # A baby is looked after from the day after the birth on, whenever that was decided.
                self.story.plan(
                    max(at, self.story.at_work(child.born + timedelta(days=1))), partial(self._begins, child)
                )
            elif care and looked_after and status is not Status.LOOKED_AFTER:
                self._ends(child, care, status, at)
            if status is Status.CARE_LEAVER and child not in self.left:
                self.left.add(child)
                self.leaving.begins(child, self._care(child, at), at)

    # --- beginning and end ---------------------------------------------------------------------------------------

    def _begins(self, child: Someone, at: datetime) -> None:
        care = self.cares.get(child)
        if self.status(child) is not Status.LOOKED_AFTER or (care and care.episode):
            return
        if child.person and child.person.date_of_birth is None:
            self.story.plan(at + timedelta(days=1), partial(self._begins, child))  # nobody has told us of the birth yet
        else:
            self._starts(child, at)

    def _care(self, child: Someone, at: datetime) -> Care:
        if child not in self.cares:
            self.cares[child] = Care.begin(id=self.story.id(at), child_id=known(child), by=self.by(at))
        return self.cares[child]

    def _starts(self, child: Someone, at: datetime) -> None:
        story, care, on = self.story, self._care(child, at), london_date(at)
        adopted = any(status is Status.ADOPTED for _, status in self.helping.ahead.get(child, ()))
        journey = self.helping.journeys[child]
        by_court = "court" in journey.status.reason
        if not care.orders and self.house.theme in {"hurt", "home", "needs", "drink"} and story.chance(0.22):
            care.add_order(CareOrder(
                id=story.id(at), kind=OrderKind.POLICE_PROTECTION, since=on - timedelta(days=2), until=on,
                words="Police brought the child to a safe place for the weekend."), by=self.by(at))  # fmt: skip
        alone = self.house.theme == "alone"
        home = story.pick(homes_for(child.age(on), alone=alone))
        law = LegalStatus.INTERIM_CARE_ORDER if by_court else LegalStatus.AGREED
        period = story.id(at)
        need = NEEDS.get(self.house.theme, PrimaryNeed.ABUSE_OR_NEGLECT)
        if need in {PrimaryNeed.NOT_STATED, PrimaryNeed.NOT_IN_NEED}:
            need = PrimaryNeed.ABSENT_PARENTING
        care.start_period(
            Episode(
                id=story.id(at), since=on, period_id=period, legal_status=law, need_code=need,
                reason_new=EpisodeReason.STARTED, why=journey.status.reason, **self._home(home),
            ),
            by=self.manager(at),
        )  # fmt: skip
        if by_court:
            self._order(care, OrderKind.INTERIM_CARE, at)
        lasting.asked(care, child, story.id(at), self.by(at))
        story.save(care)
        self._everything_that_follows(child, care, period, at, adopted=adopted, by_court=by_court)

    def _home(self, placement: Placement) -> dict[str, Any]:
        story = self.story
        own = placement not in {Placement.CHILDRENS_HOME, Placement.SUPPORTED_ACCOMMODATION} and story.chance(0.7)
        _, postcode = address(int(story.rng.random() * len(self.helping.office.teams)), story.rng)
        urn = f"SC{story.rng.randint(400000, 499999)}" if placement is Placement.CHILDRENS_HOME else None
        return {
            "placement": placement, "home_words": self.story.pick(WHERE[placement]), "postcode": postcode,
            "provider": PlacementProvider.OWN_AUTHORITY if own else PlacementProvider.PRIVATE,
            "urn": urn or registered(placement, own=own),
            "distance_miles": round(story.rng.expovariate(1 / 7), 1) + 0.3,
            "temporary_approval": placement is Placement.KINSHIP_FOSTER and story.chance(0.4),
            "with_parents_basis": None,
            "meant_to_last": placement in {Placement.FOSTER_LONG_TERM, Placement.KINSHIP_FOSTER_LONG_TERM},
        }  # fmt: skip

    def _order(self, care: Care, kind: OrderKind, at: datetime) -> None:
        order = CareOrder(id=self.story.id(at), kind=kind, since=london_date(at), court=COURT)
        care.add_order(order, by=self.by(at))

    def _ends(self, child: Someone, care: Care, status: Status | None, at: datetime) -> None:
        reason = self.story.pick(LEAVING.get(status or Status.CLOSED, (EpisodeEnd.HOME_PLANNED,)))
        care.end_period(
            until=london_date(at),
            reason_ended=reason,
            why=self.helping.journeys[child].status.reason,
            by=self.manager(at),
        )
        for order in [each for each in care.orders if each.until is None]:
            care.end_order(
                order.id, until=london_date(at), reason="The child is no longer looked after.", by=self.by(at)
            )
        self.story.save(care)

    # --- while a child is looked after ---------------------------------------------------------------------------

    def _there(self, child: Someone, care: Care, period: UUID, at: datetime) -> bool:
        return care.episode is not None and care.episode.period_id == period and not self.steps_within(child, at, 1)

    def _later(self, child: Someone, care: Care, period: UUID, at: datetime, happens: Happening) -> None:
        """Something happens then, if the child is still looked after."""

        def then(when: datetime) -> None:
            if self._there(child, care, period, when):
                happens(when)
                if care.changes:
                    self.story.save(care)

        self.story.plan(at, then)

    def _everything_that_follows(
        self, child: Someone, care: Care, period: UUID, at: datetime, *, adopted: bool, by_court: bool
    ) -> None:  # fmt: skip
        story, on = self.story, london_date(at)

        def later(when: datetime, happens: Happening) -> None:
            self._later(child, care, period, when, happens)

        def planned(kind: CarePlanKind, words: str) -> Happening:
            def make(when: datetime) -> None:
                plan = PlanMade(id=story.id(when), kind=kind, on=london_date(when), words=words)
                care.make_plan(plan, by=self.by(when))

            return make

        def placed(when: datetime) -> None:
            self.visits.soon(when, 2, 6)
            later(
                self.later(when, 1, 4),
                planned(CarePlanKind.PLACEMENT_PLAN, "Who does what in the new home, day by day."),
            )

        made = self.later(at, 2, 10)
        later(made, planned(CarePlanKind.CARE_PLAN, "Where the child lives, with whom, and what comes next."))
        later(made, lambda when: self.planning.lasting(PlanKind.CARE, child, when))
        placed(at)
        self._reviews(child, care, later, at, adopted=adopted)
        self._health(child, care, later, at)
        self._school(child, care, later, at)
        if not by_court and (adopted or (self.house.theme != "alone" and story.chance(0.5))):
            later(self.later(at, 25, 90), lambda when: self._by_law(care, LegalStatus.INTERIM_CARE_ORDER, when))
            by_court = True
        if by_court:
            final = LegalStatus.PLACEMENT_ORDER if adopted else LegalStatus.CARE_ORDER
            later(self.later(at, 170, 230), lambda when: self._by_law(care, final, when))
        if adopted:
            matching = story.at_work(on + timedelta(days=235))
            later(matching, lambda when: lasting.matched(care, child, story.id(when), self.by(when)))
            later(
                self.later(at, 240, 290),
                lambda when: self._moves(care, placed, when, Placement.ADOPTERS_ORDER_NEW_CARER),
            )
        else:
            if care.episode and care.episode.temporary_approval:
                later(self.later(at, 60, 125), lambda when: self._approved(care, when))
            if by_court and story.chance(0.15):
                later(self.later(at, 240, 420), lambda when: self._home_again(care, placed, when))
            day = at
            while story.chance(0.42) and (day - at).days < 700:
                day = self.later(day, 60, 330)
                later(day, lambda when: self._moves(care, placed, when))
        if child.age(on) > 11.5 and story.chance(0.35):
            gone = at
            for _ in range(story.rng.randint(1, 3)):
                gone = self.later(gone, 20, 160)
                later(gone, lambda when: self.away.night(care, later, when))
        if child.age(on) > 11.5 and story.chance(0.06):
            later(story.at_work(story.today - timedelta(days=1), 14, 16), lambda when: self.away.now(care, when))
        later(story.at_work(on + timedelta(days=70)), lambda when: lasting.courts(care, child, story, self.by(when)))
        eligible = max(birthday(child.born, 16), on, max(on, birthday(child.born, 14)) + timedelta(days=91))
        needs = planned(
            CarePlanKind.PATHWAY_NEEDS_ASSESSMENT, "What the young person will need to live well as an adult."
        )
        written = story.at_work(max(eligible, on) + story.days(15, 80))
        later(written, needs)
        later(self.later(written, 7, 30), lambda when: self.planning.lasting(PlanKind.PATHWAY, child, when))

    def _by_law(self, care: Care, law: LegalStatus, at: datetime) -> None:
        """A court decides: the home stays the same."""
        assert care.episode is not None, "asked before"
        if care.episode.legal_status is law or care.episode.since >= london_date(at):
            return
        for order in [each for each in care.orders if each.until is None]:
            care.end_order(order.id, until=london_date(at), reason="Another order follows.", by=self.by(at))
        kinds = {
            LegalStatus.INTERIM_CARE_ORDER: OrderKind.INTERIM_CARE, LegalStatus.CARE_ORDER: OrderKind.CARE,
            LegalStatus.PLACEMENT_ORDER: OrderKind.PLACEMENT,
        }  # fmt: skip
        self._order(care, kinds[law], at)
        care.change_episode(
            episode_id=self.story.id(at), since=london_date(at), reason_new=EpisodeReason.LEGAL_STATUS, legal_status=law,
            why="The court has made an order. The child stays in the same home.", by=self.manager(at),
        )  # fmt: skip

    def _moves(self, care: Care, placed: Happening, at: datetime, to: Placement | None = None) -> None:
        assert care.episode is not None, "asked before"
        if care.episode.since >= london_date(at):
            return
        home = to or self.story.pick(NEXT_HOME.get(care.episode.placement, (Placement.FOSTER,)))
        reason, why = self.story.pick(MOVED_BECAUSE) if to is None else (
            PlacementChangeReason.CARE_PLAN, "The child moves to the people who will adopt them.")  # fmt: skip
        care.change_episode(
            episode_id=self.story.id(at), since=london_date(at), reason_new=EpisodeReason.HOME_AND_CARER,
            reason_place_change=reason, why=why, by=self.manager(at), **self._home(home),
        )  # fmt: skip
        placed(at)

    def _approved(self, care: Care, at: datetime) -> None:
        """A relative who was approved for the time being (regulation 24) is approved for good: same home, same carer."""
        was = care.episode
        if was and was.temporary_approval and was.since < london_date(at):
            care.change_episode(
                episode_id=self.story.id(at), since=london_date(at), reason_new=EpisodeReason.HOME_SAME_CARER,
                reason_place_change=PlacementChangeReason.OTHER, placement=Placement.KINSHIP_FOSTER_LONG_TERM,
                temporary_approval=False, meant_to_last=True, why="The family has been approved as foster carers.",
                by=self.manager(at),
            )  # fmt: skip

    def _home_again(self, care: Care, placed: Happening, at: datetime) -> None:
        """The child goes home to a parent while the order still holds (regulations 15 to 20)."""
        was, bases = care.episode, {
            LegalStatus.CARE_ORDER: ParentsBasis.CARE_ORDER, LegalStatus.INTERIM_CARE_ORDER: ParentsBasis.INTERIM_ORDER,
        }  # fmt: skip
        if was is None or was.legal_status not in bases or was.since >= london_date(at):
            return
        care.change_episode(
            episode_id=self.story.id(at), since=london_date(at), reason_new=EpisodeReason.HOME_AND_CARER,
            reason_place_change=PlacementChangeReason.CARE_PLAN, placement=Placement.PARENTS, urn=None,
            provider=PlacementProvider.PARENTS, home_words=f"At home with {self.house.carer_word}",
            with_parents_basis=bases[was.legal_status], temporary_approval=False, meant_to_last=False,
            why="The family has changed enough to try it, with visits every week at first.", by=self.manager(at),
        )  # fmt: skip
        placed(at)

    def _reviews(self, child: Someone, care: Care, later: Later, at: datetime, *, adopted: bool) -> None:
        story, chair = self.story, self.story.pick(CHAIRS)

        def review(number: int, when: datetime) -> None:
            on = london_date(when)
            young = age_in_years(child.born, on) < 4
            if number == 2:
                self._permanence(child, care, when, adopted=adopted)
            again = 80 if number == 1 else 172
            care.hold_review(
                CareReview(
                    id=story.id(when), held_on=on, chair_name=chair, permanence_agreed=number >= 2,
                    participation=ReviewParticipation.UNDER_FOUR if young else story.pick(TOOK_PART),
                    child_words=None if young else self.own_words(child, on), next_by=on + timedelta(days=again),
                    decisions="Family time goes on as it is. School, health and the home were each spoken about in turn.",
                ),
                born=child.born, by=self.manager(when),
            )  # fmt: skip
            late = story.rng.randint(20, 80) if story.chance(0.14) else 0
            later(self.later(when, again - 14 + late, again + late), lambda then: review(number + 1, then))

        first = story.calendar.add(london_date(at), story.rng.randint(12, 19) + (8 if story.chance(0.07) else 0))
        later(story.at_work(first, 10, 15), lambda when: review(1, when))

    def _permanence(self, child: Someone, care: Care, at: datetime, *, adopted: bool) -> None:
        age = child.age(london_date(at))
        code, words = Permanence.FOSTER_TO_18, "To grow up with foster carers."
        if adopted:
            code, words = Permanence.ADOPTION, "To be adopted."
        elif self.house.theme == "alone" or age > 16:
            code, words = Permanence.SUPPORTED_LIVING, "To stay with the carers, then live with support."
        elif any(status is Status.CHILD_IN_NEED for _, status in self.helping.ahead.get(child, ())):
            code, words = Permanence.RETURN_6_MONTHS, "To go home within six months, with help."
        elif self.story.chance(0.25):
            code, words = Permanence.KIN_LONG_TERM, "To grow up with family."
        if adopted:
            lasting.to_be_placed(care, self.story.id(at), self.by(at))
        plan = PlanMade(
            id=self.story.id(at), kind=CarePlanKind.PERMANENCE, on=london_date(at), permanence_code=code, words=words
        )
        care.make_plan(plan, by=self.by(at))

    def _health(self, child: Someone, care: Care, later: Later, at: datetime) -> None:
        story = self.story

        def check(when: datetime, *, first: bool = False) -> None:
            on = london_date(when)
            kinds = [HealthKind.INITIAL_ASSESSMENT if first else HealthKind.REVIEW_ASSESSMENT]
            kinds += [] if first else [HealthKind.DENTAL, HealthKind.IMMUNISATIONS]
            if 4 <= child.age(on) < 17:
                kinds.append(HealthKind.SDQ)
            kinds += lasting.also_checked(child, on)
            for kind in kinds:
                score = story.rng.randint(6, 24) if kind is HealthKind.SDQ else None
                care.note_health(HealthCheck(id=story.id(when), kind=kind, on=on, score=score), by=self.by(when))
            least, most = (150, 178) if child.age(on) < 5 else (320, 360)
            late = story.rng.randint(30, 120) if story.chance(0.15) else 0
            later(self.later(when, least + late, most + late), check)

        days = story.rng.randint(10, 25) + (14 if story.chance(0.1) else 0)
        later(self.later(at, days, days), lambda when: check(when, first=True))

    def _school(self, child: Someone, care: Care, later: Later, at: datetime) -> None:
        story = self.story

        def pep(when: datetime, *, first: bool = False) -> None:
            on = london_date(when)
            if child.age(on) > 17.9:
                return
            kind = EducationKind.PEP_INITIATED if first else EducationKind.PEP_REVIEW
            care.note_education(EducationPlan(id=story.id(when), kind=kind, on=on), by=self.by(when))
            late = story.rng.randint(15, 60) if story.chance(0.16) else 0
            later(self.later(when, 92 + late, 117 + late), pep)

        if child.age(london_date(at)) < 16:
            begins = max(london_date(at), birthday(child.born, 5))
            later(story.at_work(begins + story.days(3, 11), 10, 16), lambda when: pep(when, first=True))
