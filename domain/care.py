"""A child's care: where they live, under what law, how they are doing there, and keeping in touch when they have left."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any, ClassVar, Literal, Self, TypeVar
from uuid import UUID

from domain.aggregate import Aggregate, By
from domain.calendar import london_date
from domain.care_parts import (
    CareOrder,
    CarePlanKind,
    CareReview,
    CareStep,
    EducationPlan,
    Episode,
    HealthCheck,
    MissingEpisode,
    Period,
    PlanMade,
    Stay,
    Touch,
    periods_of,
)
from domain.care_rules import (
    check_apart,
    check_episodes,
    check_missing,
    check_order,
    check_review,
    check_score,
    check_step,
    day_of,
    in_order,
    not_ahead,
)
from domain.codes import EpisodeEnd, EpisodeReason, PlacementChangeReason
from domain.errors import Invalid, RuleBroken

P = TypeVar("P", Episode, CareOrder, MissingEpisode, Stay)
CorrectedPart = Literal["orders", "reviews", "missing"]


@dataclass(slots=True, kw_only=True, eq=False)
class Care(Aggregate):
    """One per child, for good: begun when a child first is looked after, missing, or lives away from home."""

    kind: ClassVar[str] = "care"
    child_id: UUID
    episodes: tuple[Episode, ...] = ()
    orders: tuple[CareOrder, ...] = ()
    reviews: tuple[CareReview, ...] = ()
    health: tuple[HealthCheck, ...] = ()
    education: tuple[EducationPlan, ...] = ()
    plans: tuple[PlanMade, ...] = ()
    steps: tuple[CareStep, ...] = ()
    missing: tuple[MissingEpisode, ...] = ()
    touches: tuple[Touch, ...] = ()
    stays: tuple[Stay, ...] = ()

    @property
    def subjects(self) -> frozenset[UUID]:
        """The record is one child's."""
        return frozenset({self.child_id})

    @property
    def periods(self) -> tuple[Period, ...]:
        """The times in which the child was looked after, in order."""
        return periods_of(self.episodes)

    @property
    def episode(self) -> Episode | None:
        """The open episode: there is one exactly while the child is looked after."""
        return self.episodes[-1] if self.episodes and self.episodes[-1].until is None else None

    @classmethod
    def begin(cls, *, id: UUID, child_id: UUID, by: By) -> Self:
        """A child needs a record of their care for the first time."""
        care = cls(id=id, child_id=child_id)
        care.note("begun", by)
        return care

    def start_period(self, first: Episode, *, by: By) -> None:
        """The child begins to be looked after. Where they stayed until then, they stay no more."""
        if self.episode:
            raise RuleBroken("The child is looked after already.", "looked-after")
        self._keep_episodes((*self.episodes, first), by)
        self.stays = tuple(
            replace(stay, until=max(first.since, stay.since)) if stay.until is None else stay for stay in self.stays
        )
        self.note(
            "started", by, occurred_at=day_of(first.since, by), reason=first.why, legal_status=first.legal_status,
            placement=first.placement, period_id=first.period_id,
        )  # fmt: skip

    def change_episode(
        self, *, episode_id: UUID, since: date, reason_new: EpisodeReason, why: str,
        reason_place_change: PlacementChangeReason | None = None, by: By, **new: Any,
    ) -> None:  # fmt: skip
        """Law, home or carer change on a day: the episode ends (X1) and another begins then, with `new` facts in it."""
        was = self._looked_after()
        ended = replace(was, until=since, reason_ended=EpisodeEnd.NEXT_EPISODE, reason_place_change=reason_place_change)
        begun = replace(was, id=episode_id, since=since, reason_new=reason_new, why=why, **new)
        self._keep_episodes((*self.episodes[:-1], ended, begun), by)
        self.note(
            "changed", by, occurred_at=day_of(since, by), reason=why, reason_new=reason_new, legal_status=begun.legal_status,
            placement=begun.placement, reason_place_change=reason_place_change,
        )  # fmt: skip

    def end_period(self, *, until: date, reason_ended: EpisodeEnd, why: str, by: By) -> None:
        """The child is no longer looked after from this day on."""
        ended = replace(self._looked_after(), until=until, reason_ended=reason_ended)
        self._keep_episodes((*self.episodes[:-1], ended), by)
        self.note("ended", by, occurred_at=day_of(until, by), reason=why, reason_ended=reason_ended)

    def correct_episode(self, episode_id: UUID, *, reason: str, by: By, **facts: Any) -> None:
        """Put right what was recorded; what was said before stays in the ledger.

        A corrected first day moves the end of the episode before with it; a corrected need is the whole period's.
        """
        wrong = _found(self.episodes, episode_id, "episode")
        changed = {name: value for name, value in facts.items() if getattr(wrong, name) != value}
        if not changed:
            raise RuleBroken("Nothing was changed.", "nothing-changed")
        corrected = replace(wrong, **changed)
        place = self.episodes.index(wrong)
        before = self.episodes[place - 1] if place else None
        put_right = [*self.episodes]
        put_right[place] = corrected
        if before and before.period_id == wrong.period_id and before.until == wrong.since:
            put_right[place - 1] = replace(before, until=corrected.since)
        self._keep_episodes(
            tuple(
                replace(each, need_code=corrected.need_code) if each.period_id == wrong.period_id else each
                for each in put_right
            ),
            by,
        )
        self.note("corrected", by, reason=reason, episode_id=episode_id, changed=sorted(changed))

    def _keep_episodes(self, episodes: tuple[Episode, ...], by: By) -> None:
        check_episodes(episodes, london_date(by.at))
        self.episodes = episodes

    def _looked_after(self) -> Episode:
        if self.episode is None:
            raise RuleBroken("The child is not looked after now.", "not-looked-after")
        return self.episode

    def add_order(self, order: CareOrder, *, by: By) -> None:
        """A court made an order, or the police used their power; also for a child who is not looked after."""
        check_order(order, by)
        self.orders = (*self.orders, order)
        self.note("order_added", by, occurred_at=day_of(order.since, by), kind=order.kind)

    def end_order(self, order_id: UUID, *, until: date, reason: str, by: By) -> None:
        """An order ends on a day, also where another day had been expected. A day still ahead may be named."""
        order = _found(self.orders, order_id, "order")
        in_order(order.since, until)
        self.orders = _with(self.orders, order, until=until)
        self.note("order_ended", by, reason=reason, order_id=order_id, kind=order.kind, until=until)

    def hold_review(self, review: CareReview, *, born: date | None, by: By) -> None:
        """The care plan was reviewed while the child was looked after. Under four, and only then, it is code PN0."""
        check_review(review, self.periods, born, by)
        self.reviews = (*self.reviews, review)
        self.note(
            "reviewed", by, occurred_at=day_of(review.held_on, by), participation=review.participation, next_by=review.next_by,
            permanence_agreed=review.permanence_agreed,
        )  # fmt: skip

    def note_health(self, health: HealthCheck, *, by: By) -> None:
        """Something was done for the child's health, or they refused it. A score is the questionnaire's (0 to 40)."""
        not_ahead(health.on, "/on", by)
        check_score(health)
        self.health = (*self.health, health)
        self.note("health_noted", by, occurred_at=day_of(health.on, by), kind=health.kind, refused=health.refused)

    def note_education(self, education: EducationPlan, *, by: By) -> None:
        """The personal education plan was begun or looked at."""
        not_ahead(education.on, "/on", by)
        self.education = (*self.education, education)
        self.note("education_noted", by, occurred_at=day_of(education.on, by), kind=education.kind)

    def make_plan(self, plan: PlanMade, *, by: By) -> None:
        """A plan was made. One for permanence says where the child is to grow up."""
        not_ahead(plan.on, "/on", by)
        if (plan.kind is CarePlanKind.PERMANENCE) is (plan.permanence_code is None):
            raise Invalid(
                "/permanence_code", "A plan for permanence says where the child is to grow up; no other does."
            )
        self.plans = (*self.plans, plan)
        self.note("planned", by, occurred_at=day_of(plan.on, by), kind=plan.kind, permanence_code=plan.permanence_code)

    def take_step(self, step: CareStep, *, by: By) -> None:
        """A step on the way to a home for good was taken."""
        check_step(step, self.steps, by)
        self.steps = (*self.steps, step)
        self.note("step_taken", by, occurred_at=day_of(step.on, by), step=step.kind)

    def correct_part(
        self, part: CorrectedPart, part_id: UUID, *, reason: str, by: By, born: date | None = None, **facts: Any
    ) -> None:
        """Put right all `facts` of an order, a review or a time missing; `born` is for a review. The ledger keeps both."""
        parts: tuple[Any, ...] = getattr(self, part)
        wrong = _found(parts, part_id, "part")
        right = replace(wrong, **facts)
        if right == wrong:
            raise RuleBroken("Nothing was changed.", "nothing-changed")
        if isinstance(right, CareOrder):
            check_order(right, by)
        elif isinstance(right, CareReview):
            check_review(right, self.periods, born, by)
        else:
            check_missing(right, by, [each for each in self.missing if each is not wrong])
        setattr(self, part, tuple(right if each is wrong else each for each in parts))
        self.note("part_corrected", by, reason=reason, part=part, part_id=part_id)

    def go_missing(self, missing: MissingEpisode, *, by: By) -> None:
        """A child is missing or away; one who is back already is recorded with `until`."""
        if any(each.until is None for each in self.missing):
            raise RuleBroken("The child is recorded as missing already. Say first when they came back.", "missing")
        check_missing(missing, by, self.missing)
        self.missing = tuple(sorted((*self.missing, missing), key=lambda each: each.since))
        self.note("went_missing", by, occurred_at=missing.since, missing_kind=missing.kind, missing_id=missing.id)

    def come_back(
        self, missing_id: UUID, *, until: datetime, found_where: str | None, words: str | None, by: By
    ) -> None:
        """The child was found (M) or returned (A)."""
        gone = _found(self.missing, missing_id, "missing episode")
        if gone.until:
            raise RuleBroken("The child is recorded as back already.", "back")
        back = replace(gone, until=until, found_where=found_where, words=words or gone.words)
        check_missing(back, by)
        self.missing = tuple(back if each is gone else each for each in self.missing)
        self.note("came_back", by, occurred_at=until, missing_id=missing_id)

    def offer_interview(self, missing_id: UUID, *, on: date, by: By) -> None:
        """Somebody independent was offered to the child to talk to, after each return, within 72 hours (T48)."""
        gone = _found(self.missing, missing_id, "missing episode")
        if gone.until is None:
            raise RuleBroken("The child is not back yet.", "not-back")
        if gone.offered_on:
            raise RuleBroken("The talk has been offered already.", "offered")
        not_ahead(on, "/on", by)
        if on < london_date(gone.until):
            raise Invalid("/on", "The talk is offered once the child is back.")
        self.missing = _with(self.missing, gone, offered_on=on)
        self.note("interview_offered", by, occurred_at=day_of(on, by), missing_id=missing_id)

    def answer_interview(self, missing_id: UUID, *, accepted: bool, by: By) -> None:
        """The child says yes or no; until the talk is held they may think again."""
        gone = _found(self.missing, missing_id, "missing episode")
        if gone.offered_on is None:
            raise RuleBroken("The talk has not been offered yet.", "not-offered")
        if gone.held_on:
            raise RuleBroken("The talk has been held already.", "held")
        if gone.accepted is accepted:
            raise RuleBroken("Nothing was changed.", "nothing-changed")
        self.missing = _with(self.missing, gone, accepted=accepted)
        self.note("interview_answered", by, missing_id=missing_id, accepted=accepted)

    def hold_interview(self, missing_id: UUID, *, on: date, held_by: str, told: str | None, by: By) -> None:
        """The talk took place; `told` is what the child said, as far as they want it kept."""
        gone = _found(self.missing, missing_id, "missing episode")
        if not gone.accepted or gone.offered_on is None:
            raise RuleBroken("The child has not said yes to the talk.", "not-accepted")
        if gone.held_on:
            raise RuleBroken("The talk has been held already.", "held")
        not_ahead(on, "/on", by)
        if on < gone.offered_on:
            raise Invalid("/on", "The talk cannot be held before it was offered.")
        self.missing = _with(self.missing, gone, held_on=on, held_by=held_by, told=told)
        self.note("interview_held", by, occurred_at=day_of(on, by), missing_id=missing_id)

    def keep_touch(self, touch: Touch, *, by: By) -> None:
        """We were, or tried to be, in touch with a young person who has been looked after."""
        not_ahead(touch.on, "/on", by)
        if not self.episodes:
            raise RuleBroken("This child has never been looked after.", "never-looked-after")
        self.touches = tuple(sorted((*self.touches, touch), key=lambda each: each.on))
        self.note("kept_in_touch", by, occurred_at=day_of(touch.on, by), in_touch=touch.in_touch)

    def stay(self, stay: Stay, *, by: By) -> None:
        """The child lives somewhere that is not a placement. An open stay before it ends on its first day."""
        not_ahead(stay.since, "/since", by)
        in_order(stay.since, stay.until)
        if stay.until:
            not_ahead(stay.until, "/until", by)
        before = tuple(
            replace(each, until=stay.since) if each.until is None and each.since <= stay.since else each
            for each in self.stays
        )
        check_apart(stay, before)
        self.stays = tuple(sorted((*before, stay), key=lambda each: each.since))
        self.note("stayed", by, occurred_at=day_of(stay.since, by), kind=stay.kind)

    def end_stay(self, stay_id: UUID, *, until: date, by: By) -> None:
        """The child no longer lives there."""
        stay = _found(self.stays, stay_id, "stay")
        if stay.until:
            raise RuleBroken("This stay has ended already.", "part-ended")
        not_ahead(until, "/until", by)
        in_order(stay.since, until)
        self.stays = _with(self.stays, stay, until=until)
        self.note("stay_ended", by, occurred_at=day_of(until, by), stay_id=stay_id)


def _found(parts: Iterable[P], id: UUID, what: str) -> P:
    found = next((part for part in parts if part.id == id), None)
    if found is None:
        raise RuleBroken(f"There is no such {what} on this record.", "part-unknown")
    return found


def _with(parts: tuple[P, ...], changed: P, **facts: Any) -> tuple[P, ...]:
    return tuple(replace(part, **facts) if part is changed else part for part in parts)
