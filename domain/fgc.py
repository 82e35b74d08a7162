"""A family group conference: the family and its friends make the plan, from the first thought of it to the reviews.

One record for brothers and sisters together (trap 3); what is particular to a child is in the child's own part.
"""

from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any, ClassVar, Self
from uuid import UUID

from domain import fgc_parts as parts
from domain.aggregate import Aggregate, By, whole
from domain.calendar import london_date
from domain.errors import Invalid, RuleBroken
from domain.fgc_law import BY_CODE, law_for
from domain.fgc_parts import AFTER_THE_DAY, BEFORE_THE_DAY, Came, Ending, FgcForm, FgcState, FgcUse, NotOffered, Side

_S = FgcState


@dataclass(slots=True, kw_only=True, eq=False)
class Fgc(Aggregate):
    """One offer of a conference or meeting, and all that came of it.

    `worries`, `strengths`, `bottom_lines` and `questions` are what the coordinator and the family are told: nothing
    else leaves the child's record. `plan_words` are the family's. `connected`: how the coordinator was connected with
    the children, where a manager named them all the same (`connected_because`).
    """

    kind: ClassVar[str] = "fgc"
    state: FgcState = FgcState.CONSIDERED
    form: FgcForm
    use: FgcUse
    considered_on: date
    worries: str
    strengths: str | None = None
    bottom_lines: str | None = None
    questions: str | None = None
    letter_on: date | None = None
    proceedings_on: date | None = None
    not_offered: NotOffered | None = None
    not_offered_because: str | None = None
    not_offered_by: UUID | None = None
    not_offered_on: date | None = None
    referred_on: date | None = None
    referrer_id: UUID | None = None
    coordinator_id: UUID | None = None
    assigned_on: date | None = None
    connected: str | None = None
    connected_because: str | None = None
    scheduled_for: datetime | None = None
    venue: str | None = None
    language: str | None = None
    interpreter: str | None = None
    family_chose: bool | None = None
    informed_on: date | None = None
    held_from: datetime | None = None
    private_from: datetime | None = None
    private_until: datetime | None = None
    private_alone: bool | None = None
    plan_words: str | None = None
    lead_name: str | None = None
    decided_on: date | None = None
    meets_bottom_lines: bool | None = None
    clear: bool | None = None
    agreed_by_all: bool | None = None
    answers_questions: bool | None = None
    not_safe_because: str | None = None
    plan_id: UUID | None = None
    closed_on: date | None = None
    ending: Ending | None = None
    closed_because: str | None = None
    children: tuple[parts.FgcChild, ...]
    offers: tuple[parts.FgcOffer, ...] = ()
    members: tuple[parts.FgcMember, ...] = ()
    resources: tuple[parts.FgcResource, ...] = ()
    copies: tuple[parts.FgcCopy, ...] = ()
    reviews: tuple[parts.FgcReview, ...] = ()
    feedback: tuple[parts.FgcFeedback, ...] = ()
    explanations: tuple[parts.FgcExplanation, ...] = ()
    peers: tuple[parts.FgcPeer, ...] = ()

    @property
    def subjects(self) -> frozenset[UUID]:
        """The children for whom the family meets."""
        return frozenset(child.child_id for child in self.children)

    @property
    def accepted(self) -> bool:
        """Whether somebody said yes: one holder of parental responsibility is enough (trap 16)."""
        return any(offer.accepted for offer in self.offers)

    @classmethod
    def consider(cls, *, id: UUID, by: By, **facts: Any) -> Self:
        """Somebody thinks that the family could make its own plan."""
        fgc = cls(id=id, **facts)
        if not fgc.children or len(fgc.subjects) < len(fgc.children):
            raise Invalid("/children", "Name at least one child, and each child once.")
        fgc._not_after("/considered_on", fgc.considered_on, by)
        fgc.note("considered", by, form=fgc.form, use=fgc.use)
        return fgc

    @whole
    def offer(self, offer: parts.FgcOffer, *, by: By) -> None:
        """It is offered to somebody with parental responsibility: each of them is asked, and each answers."""
        self._must_be({_S.CONSIDERED, _S.OFFERED, _S.ACCEPTED, _S.DECLINED, _S.NOT_OFFERED, _S.REFERRED})
        self._between("/offered_on", offer.offered_on, self.considered_on, by)
        if offer.law not in BY_CODE or not BY_CODE[offer.law].holds(offer.offered_on):
            raise Invalid("/law", "This law was not in force on that day.")
        if any(offer.name == each.name and each.accepted is None for each in self.offers):
            raise Invalid("/name", "They have been asked, and have not answered yet.")
        self.offers = (*self.offers, offer)
        if self.state in {_S.CONSIDERED, _S.DECLINED, _S.NOT_OFFERED}:
            self.state, self.not_offered = _S.OFFERED, None
        self.note("offered", by, name=offer.name, law=offer.law, on=offer.offered_on)

    @whole
    def answer(self, offer_id: UUID, *, accepted: bool, on: date, words: str | None, by: By) -> None:
        """Somebody says yes or no. It is theirs to say, and a no is held against nobody."""
        self._must_not_be_over()
        found = parts.one(self.offers, offer_id)
        self._between("/on", on, found.offered_on, by)
        self.offers = parts.swapped(self.offers, replace(found, accepted=accepted, answered_on=on, words=words))
        if self.state in {_S.OFFERED, _S.DECLINED} and self.accepted:
            self.state = _S.ACCEPTED
        elif self.state in {_S.OFFERED, _S.ACCEPTED} and all(each.accepted is False for each in self.offers):
            self.state = _S.DECLINED
        self.note("answered", by, name=found.name, accepted=accepted, on=on)

    def leave_out(self, why: NotOffered, *, because: str, on: date, by: By) -> None:
        """It is not offered: who decided it, and why. Before court only the child's best interests are a reason."""
        self._must_be({_S.CONSIDERED})
        self._between("/on", on, self.considered_on, by)
        if law_for(self.use, on).duty and why is not NotOffered.BEST_INTERESTS:
            raise Invalid("/why", "Before court, only the child's best interests are a reason not to offer it.")
        self.state, self.not_offered, self.not_offered_because = _S.NOT_OFFERED, why, because
        self.not_offered_by, self.not_offered_on = by.actor_id, on
        self.note("left_out", by, reason=because, why=why)

    @whole
    def refer(self, *, on: date, by: By, **facts: Any) -> None:
        """The worker tells the service what the family will be told: worries, strengths, bottom lines, questions."""
        self._must_be({_S.ACCEPTED})
        self._between("/on", on, max(each.answered_on or on for each in self.offers if each.accepted), by)
        self._set(facts)
        if self.use is FgcUse.PRE_PROCEEDINGS and self.letter_on is None:
            raise Invalid("/letter_on", "Enter the day of the letter before proceedings: the count begins there.")
        for place, child in enumerate(self.children):
            if child.at_risk and not child.risk_basis:
                raise Invalid(
                    f"/children/{place}/risk_basis", "Say on what you base that the child could come into care."
                )
        self.state, self.referred_on, self.referrer_id = _S.REFERRED, on, by.actor_id
        self.note("referred", by, on=on, at_risk=[child.child_id for child in self.children if child.at_risk])

    def assign(
        self, worker_id: UUID, *, on: date, connected: str | None, because: str | None, by: By,
    ) -> None:  # fmt: skip
        """Somebody who is and was outside the case prepares the family; `connected` is what the record says they were.

        A family network meeting may be led by the family's own worker.
        """
        self._must_be({_S.REFERRED, *BEFORE_THE_DAY})
        self._between("/on", on, self.referred_on or on, by)
        if connected and self.form is FgcForm.CONFERENCE and not because:
            raise RuleBroken(
                f"This person is not independent: {connected}. Choose somebody else, or say why it must be them.",
                "not-independent",
            )
        self.coordinator_id, self.assigned_on = worker_id, on
        self.connected, self.connected_because = connected, because if connected else None
        if self.state is _S.REFERRED:
            self.state = _S.ASSIGNED
        self.note("assigned", by, reason=because if connected else None, coordinator_id=worker_id)

    @whole
    def include(self, member: parts.FgcMember, *, by: By) -> None:
        """Somebody belongs to the network, or more is known of them: asked, prepared, wishes, or why they cannot come."""
        self._must_not_be_over()
        self._not_after("/invited_on", member.invited_on, by)
        self._not_after("/prepared_on", member.prepared_on, by)
        if member.prepared_on and not member.prepared_how:
            raise Invalid("/prepared_how", "Say how you prepared it with them.")
        self.members = parts.swapped(self.members, member)
        if member.prepared_on and self.state is _S.ASSIGNED:
            self.state = _S.PREPARING
        self.note("included", by, name=member.name, prepared_on=member.prepared_on)

    @whole
    def hear(self, child: parts.FgcChild, *, by: By) -> None:
        """The child's own invitation, advocate and view; their word weighs as much as anybody's."""
        self._must_not_be_over()
        child = replace(child, child_id=parts.one(self.children, child.id).child_id)
        self._not_after("/invited_on", child.invited_on, by)
        self._not_after("/advocate_offered_on", child.advocate_offered_on, by)
        self.children = parts.swapped(self.children, child)
        self.note("heard", by, child_id=child.child_id, method=child.view_method)

    @whole
    def arrange(self, *, by: By, **facts: Any) -> None:
        """Day, place, language: as the family chooses."""
        self._must_be(BEFORE_THE_DAY)
        self._must_be_theirs(by)
        self._set(facts)
        self._not_after("/informed_on", self.informed_on, by)
        if not any(each.prepared_on for each in self.members if each.side is not Side.PROFESSIONAL):
            raise RuleBroken("Prepare it with somebody of the family first.", "nobody-prepared")
        self.state = _S.SCHEDULED
        self.note("scheduled", by, scheduled_for=self.scheduled_for, venue=self.venue)

    @whole
    def hold(self, came: dict[UUID, Came], *, by: By, **facts: Any) -> None:
        """The family met. `came`: of members and children by their ids; the private time has a beginning and an end.

        Without private time it is no family group conference (S77): it can be recorded, and the list says "not met".
        """
        self._must_be({_S.SCHEDULED})
        self._must_be_theirs(by)
        self._set(facts)
        self.members = tuple(replace(each, came=came.get(each.id, Came.NO)) for each in self.members)
        self.children = tuple(replace(each, came=came.get(each.id, Came.NO)) for each in self.children)
        parts.check_times(self.held_from, self.private_from, self.private_until, by.at)
        if not any(each.took_part for each in self.members if each.side is not Side.PROFESSIONAL):
            raise Invalid("/came", "Without anybody of the family it was not held.")
        self.state = _S.HELD
        self.note("held", by, occurred_at=self.held_from, private=self.private_from is not None, lead=self.lead_name)

    @whole
    def agree(self, *, on: date, plan_id: UUID, by: By, **tests: bool) -> None:
        """The worker agrees to the family's plan: it is safe, and it meets the worries."""
        self._must_be({_S.HELD})
        self._decided("/on", on, by)
        self._set(tests)
        if not self.plan_words or not self.lead_name:
            raise RuleBroken("Write down the family's plan in their words, and who of them leads it.", "no-plan")
        if not self.meets_bottom_lines:
            raise Invalid("/meets_bottom_lines", "A plan that does not meet the bottom lines is not agreed: say why.")
        self.state, self.decided_on, self.plan_id, self.not_safe_because = _S.AGREED, on, plan_id, None
        self.note("agreed", by, on=on, plan_id=plan_id)

    def not_agree(self, *, on: date, because: str, by: By) -> None:
        """The plan would not keep a child safe, and for no other reason it is not agreed. The family may meet again."""
        self._must_be({_S.HELD})
        self._decided("/on", on, by)
        self.state, self.decided_on, self.not_safe_because = _S.NOT_AGREED, on, because
        self.note("not_agreed", by, reason=because, on=on)

    @whole
    def add(self, part: parts.Added, *, by: By) -> None:
        """Help promised or given, a copy, feedback, rights explained, a peer: new, or more is known of it."""
        field, verb, pointer, ended, after = parts.ADDED[type(part)]
        self._must_not_be_over()
        day = getattr(part, pointer)
        if after:
            self._must_be(AFTER_THE_DAY)
            self._decided(f"/{pointer}", day, by)
        self._not_after(f"/{pointer}", day, by)
        over = ended and getattr(part, ended[0])
        self._not_after(f"/{ended[0]}" if ended else "", over or None, by)
        if isinstance(part, parts.FgcPeer):
            part.check()
        setattr(self, field, parts.swapped(getattr(self, field), part))
        self.note(ended[1] if ended and over else verb, by, part_id=part.id, on=over or day)

    @whole
    def review(self, review: parts.FgcReview, *, by: By) -> None:
        """The family and the services look at the plan again."""
        self._must_be({_S.AGREED, _S.REVIEWED})
        self._decided("/held_on", review.held_on, by)
        if review.next_by and review.next_by <= review.held_on:
            raise Invalid("/next_by", "The next review comes after this one.")
        self.state, self.reviews = _S.REVIEWED, (*self.reviews, review)
        self.note("reviewed", by, on=review.held_on, next_by=review.next_by)

    def go_to_court(self, *, on: date, by: By) -> None:
        """An application was made to the court. Where the law is in force, an accepted conference comes first."""
        self._not_after("/on", on, by)
        done = self.held_from is not None or self.not_offered is NotOffered.BEST_INTERESTS
        if law_for(self.use, on).duty and not done and (self.accepted or not self.offers):
            raise RuleBroken("Offer it first, and hold it where somebody accepts: section 31ZA.", "offer-first")
        self.proceedings_on = on
        self.note("court_noted", by, on=on)

    def close(self, ending: Ending, *, on: date, because: str, by: By) -> None:
        """It is over. After it was agreed it is not closed without a review (trap 15)."""
        self._must_not_be_over()
        if ending is Ending.REVIEWED and not self.reviews:
            raise RuleBroken("Look at the plan with the family again before you close.", "no-review")
        self._between("/on", on, max((self.considered_on, *(each.held_on for each in self.reviews))), by)
        self.state, self.closed_on, self.ending, self.closed_because = _S.CLOSED, on, ending, because
        self.note("closed", by, reason=because, ending=ending, on=on)

    def _set(self, facts: dict[str, Any]) -> None:
        for name, value in facts.items():
            setattr(self, name, value)

    def _must_be(self, states: set[FgcState] | frozenset[FgcState]) -> None:
        if self.state not in states:
            raise RuleBroken("The family is at another point. Load the page again.", "other-state")

    def _must_not_be_over(self) -> None:
        if self.state is _S.CLOSED:
            raise RuleBroken("This is closed: it stays as it was.", "closed")

    def _must_be_theirs(self, by: By) -> None:
        if by.actor_id != self.coordinator_id and by.acting_as not in parts.FOR_OTHERS:
            raise RuleBroken("Only the coordinator records this.", "not-theirs")

    def _not_after(self, pointer: str, day: date | None, by: By) -> None:
        if day and day > london_date(by.at):
            raise Invalid(pointer, "This day is in the future.")

    def _between(self, pointer: str, day: date, earliest: date, by: By) -> None:
        self._not_after(pointer, day, by)
        if day < earliest:
            raise Invalid(pointer, "This is before the step that came first.")

    def _decided(self, pointer: str, day: date, by: By) -> None:
        self._between(pointer, day, london_date(self.held_from) if self.held_from else day, by)
