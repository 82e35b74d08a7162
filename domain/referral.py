"""A referral: the decision to help one child. It opens or continues that child's journey; the CIN census counts it."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar, Self
from uuid import UUID

from domain.aggregate import Aggregate, By
from domain.codes import PrimaryNeed, ReferralSource
from domain.contact import Outcome
from domain.errors import RuleBroken


@dataclass(slots=True, kw_only=True, eq=False)
class Referral(Aggregate):
    """`referred_on` is the day the contact was received: the statutory clocks count from it (domain trap 6)."""

    kind: ClassVar[str] = "referral"
    child_id: UUID
    contact_id: UUID
    journey_id: UUID
    pod_id: UUID
    referred_on: date
    source_code: ReferralSource
    outcome: Outcome
    primary_need: PrimaryNeed = PrimaryNeed.NOT_STATED
    reason: str

    @property
    def subjects(self) -> frozenset[UUID]:
        """A referral is about one child."""
        return frozenset({self.child_id})

    @classmethod
    def open(
        cls, *, id: UUID, child_id: UUID, contact_id: UUID, journey_id: UUID, pod_id: UUID, referred_on: date,
        source_code: ReferralSource, outcome: Outcome, primary_need: PrimaryNeed, reason: str, by: By,
    ) -> Self:  # fmt: skip
        """The front door has decided that this child needs help."""
        if not outcome.opens_help:
            raise RuleBroken("This decision does not open help, so there is no referral.", "no-help")
        referral = cls(
            id=id, child_id=child_id, contact_id=contact_id, journey_id=journey_id, pod_id=pod_id,
            referred_on=referred_on, source_code=source_code, outcome=outcome, primary_need=primary_need, reason=reason,
        )  # fmt: skip
        referral.note("opened", by, reason=reason, outcome=outcome, pod_id=pod_id)
        return referral

    def restate_need(self, need: PrimaryNeed, *, reason: str, by: By) -> None:
        """The main need turns out to be another one."""
        if need is self.primary_need:
            raise RuleBroken("Nothing was changed.", "nothing-changed")
        self.primary_need = need
        self.note("need_restated", by, reason=reason, primary_need=need)
