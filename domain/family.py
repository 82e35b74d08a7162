"""A family: people whom we work with together, and the network around them."""

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import ClassVar, Self
from uuid import UUID

from domain.aggregate import Aggregate, By
from domain.errors import Invalid, RuleBroken


class FamilyPart(StrEnum):
    """The part somebody has in the family's life."""

    CHILD = "child"
    PARENT = "parent"
    CARER = "carer"
    RELATIVE = "relative"
    FRIEND = "friend"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class FamilyMember:
    """A person in the family. `at_home`: lives in the household; a parent elsewhere is a member all the same."""

    id: UUID
    person_id: UUID
    part: FamilyPart
    at_home: bool
    words: str | None = None
    since: date
    until: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FamilyOffer:
    """What somebody in the network is willing to do, wherever they live (S78): in their words, with how to ask them."""

    id: UUID
    person_id: UUID
    words: str
    how_to_ask: str | None = None
    lives: str | None = None
    since: date
    until: date | None = None


@dataclass(slots=True, kw_only=True, eq=False)
class Family(Aggregate):
    """A family with dated members. A person can belong to two, as when parents live apart."""

    kind: ClassVar[str] = "family"
    name: str
    members: tuple[FamilyMember, ...] = ()
    offers: tuple[FamilyOffer, ...] = ()

    @property
    def subjects(self) -> frozenset[UUID]:
        """Everybody who is or was in it."""
        return frozenset(member.person_id for member in self.members)

    @classmethod
    def form(cls, *, id: UUID, name: str, members: tuple[FamilyMember, ...], by: By) -> Self:
        """People are seen to belong together."""
        if not members:
            raise Invalid("/members", "Name at least one person.")
        if len({m.person_id for m in members}) < len(members):
            raise Invalid("/members", "Name each person once.")
        family = cls(id=id, name=name, members=members)
        family.note("formed", by, name=name)
        return family

    def current(self, person_id: UUID) -> FamilyMember | None:
        """The person's present membership, if any."""
        return next((m for m in self.members if m.person_id == person_id and m.until is None), None)

    def add(self, member: FamilyMember, *, by: By) -> None:
        """Somebody belongs to this family."""
        if any(m.person_id == member.person_id and (m.until is None or member.since < m.until) for m in self.members):
            raise RuleBroken("This person is in this family already.", "already-member")
        self.members = (*self.members, member)
        self.note("joined", by, person_id=member.person_id, part=member.part)

    def release(self, member_id: UUID, *, until: date, reason: str, by: By) -> None:
        """Somebody no longer belongs to it. The record of them stays."""
        found = next((m for m in self.members if m.id == member_id and m.until is None), None)
        if found is None:
            raise RuleBroken("This person has left the family already.", "membership-ended")
        if until < found.since:
            raise Invalid("/until", "A membership cannot end before it began.")
        self.members = tuple(replace(m, until=until) if m.id == member_id else m for m in self.members)
        self.note("left", by, reason=reason, person_id=found.person_id, until=until)

    def hear_offer(self, offer: FamilyOffer, *, by: By) -> None:
        """Somebody who belongs to the family says what they are willing to do."""
        if self.current(offer.person_id) is None:
            raise RuleBroken("Add this person to the family first.", "not-member")
        if offer.until and offer.until < offer.since:
            raise Invalid("/until", "It cannot end before it began.")
        self.offers = (*self.offers, offer)
        self.note("offer_heard", by, person_id=offer.person_id)

    def end_offer(self, offer_id: UUID, *, until: date, reason: str, by: By) -> None:
        """Somebody can no longer do what they offered. That they offered it stays in the record."""
        found = next((each for each in self.offers if each.id == offer_id and each.until is None), None)
        if found is None:
            raise RuleBroken("There is no such offer that still holds.", "offer-ended")
        if until < found.since:
            raise Invalid("/until", "It cannot end before it began.")
        self.offers = tuple(replace(each, until=until) if each is found else each for each in self.offers)
        self.note("offer_ended", by, reason=reason, person_id=found.person_id, until=until)

    def rename(self, name: str, *, by: By) -> None:
        """The family is called something else."""
        self.name = name
        self.note("renamed", by, name=name)
