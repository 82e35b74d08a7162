"""An uptake: a referral to a service of the catalogue, from the asking to what came of it (S6, S7, S94).

It is about people, not about a journey: a parent may have one of their own after the child has left. Three things are
never one tick box (domain.md 6.2): that the family agrees to the help, on what basis facts are shared, medical consent.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import ClassVar, Self
from uuid import UUID

from domain.aggregate import Aggregate, By
from domain.calendar import london_date
from domain.errors import Invalid, RuleBroken
from domain.need import Need
from domain.offer import Offer, OfferState, WhoFor


class UptakeState(StrEnum):
    """Where it stands."""

    ASKED = "asked"
    ACCEPTED = "accepted"
    WAITING = "waiting"
    DECLINED = "declined"
    STARTED = "started"
    ENDED = "ended"
    WITHDRAWN = "withdrawn"


BEFORE_START = frozenset({UptakeState.ASKED, UptakeState.ACCEPTED, UptakeState.WAITING})
OPEN = BEFORE_START | {UptakeState.STARTED}
ANSWERS = frozenset({UptakeState.ACCEPTED, UptakeState.WAITING, UptakeState.DECLINED})


class SharingBasis(StrEnum):
    """Why these facts may be given to the provider. Consent is only one basis, and for safety it is usually not one."""

    CONSENT = "consent"
    LEGAL_DUTY = "legal_duty"
    SAFETY = "safety"


class Came(StrEnum):
    """What came of the help."""

    AS_HOPED = "as_hoped"
    PARTLY = "partly"
    NOT_YET = "not_yet"
    LEFT_EARLY = "left_early"
    NOT_KNOWN = "not_known"


@dataclass(frozen=True, slots=True, kw_only=True)
class UptakePerson:
    """Somebody the help is for."""

    id: UUID
    person_id: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class UptakeConsent:
    """Agreement to the help itself: whose (a person we know, or in words), when, how, and to what."""

    id: UUID
    person_id: UUID | None = None
    who: str
    on: date
    how: str
    what_for: str


@dataclass(frozen=True, slots=True, kw_only=True)
class UptakeNews:
    """What was heard, and where it stands since."""

    id: UUID
    on: date
    state: UptakeState
    words: str
    by_id: UUID


@dataclass(slots=True, kw_only=True, eq=False)
class Uptake(Aggregate):
    """One referral to one offer. `sent` is what the provider was given, as it was given; it never changes.

    `distance_from` and `distance_to` (1 to 10): how far along the family felt at the start and at the end.
    """

    kind: ClassVar[str] = "uptake"
    offer_id: UUID
    provider_id: UUID | None = None
    who_for: WhoFor
    state: UptakeState
    needs: tuple[Need, ...]
    asked_on: date
    worker_id: UUID
    why: str
    wanted: str
    sharing_basis: SharingBasis
    sharing_why: str
    sent: str
    instead_of_id: UUID | None = None
    instead_because: str | None = None
    expected_on: date | None = None
    started_on: date | None = None
    ended_on: date | None = None
    ended_because: str | None = None
    came: Came | None = None
    worker_words: str | None = None
    family_words: str | None = None
    distance_from: int | None = None
    distance_to: int | None = None
    people: tuple[UptakePerson, ...]
    consents: tuple[UptakeConsent, ...] = ()
    news: tuple[UptakeNews, ...] = ()

    @property
    def subjects(self) -> frozenset[UUID]:
        """Everybody whom the help is for."""
        return frozenset(each.person_id for each in self.people)

    @property
    def agency_id(self) -> UUID | None:
        """The agency that was asked may see what it was sent, and answer."""
        return self.provider_id

    @classmethod
    def ask(
        cls, offer: Offer, *, id: UUID, who_for: WhoFor, needs: tuple[Need, ...], worker_id: UUID, why: str,
        wanted: str, sharing_basis: SharingBasis, sharing_why: str, sent: str, people: tuple[UptakePerson, ...],
        consents: tuple[UptakeConsent, ...], by: By, instead_of_id: UUID | None = None,
        instead_because: str | None = None,
    ) -> Self:  # fmt: skip
        """Ask a service to help. `sent` was shown to whoever sends it."""
        if offer.state is not OfferState.OPEN:
            raise RuleBroken("This service is not open to referrals now.", "offer-not-open")
        if who_for not in offer.who_for:
            raise Invalid("/who_for", "This service is not for them.")
        if not people or len({each.person_id for each in people}) < len(people):
            raise Invalid("/people", "Name each person once, and at least one.")
        if offer.consent_needed and not consents:
            raise Invalid("/consents", "This help is by agreement: say who agreed, when and how.", "agreement-needed")
        if (instead_of_id is None) is not (instead_because is None):
            raise Invalid("/instead_because", "Say which service this is instead of, and why.")
        if instead_of_id == offer.id:
            raise Invalid("/instead_of_id", "A service cannot stand in for itself.")
        today = london_date(by.at)
        for place, consent in enumerate(consents):
            if consent.on > today:
                raise Invalid(f"/consents/{place}/on", "This day is in the future.")
            if consent.person_id and consent.person_id not in {each.person_id for each in people}:
                raise Invalid(f"/consents/{place}/person_id", "Name somebody the help is for, or write who it was.")
        uptake = cls(
            id=id, offer_id=offer.id, provider_id=offer.provider_id, who_for=who_for, state=UptakeState.ASKED,
            needs=needs, asked_on=today, worker_id=worker_id, why=why, wanted=wanted, sharing_basis=sharing_basis,
            sharing_why=sharing_why, sent=sent, people=people, consents=consents, instead_of_id=instead_of_id,
            instead_because=instead_because,
        )  # fmt: skip
        uptake.note("asked", by, reason=why, offer_id=offer.id, offer=offer.name, instead_because=instead_because)
        return uptake

    def answer(self, news: UptakeNews, *, expected_on: date | None, by: By) -> None:
        """The provider says yes, not yet, or no with its reason; its staff or ours, on their word, write it down."""
        if news.state not in ANSWERS:
            raise Invalid("/state", "The answer is accepted, waiting or declined.")
        if self.state not in BEFORE_START:
            raise RuleBroken("This referral has been started or is over.", "uptake-not-open")
        if news.state is not UptakeState.WAITING and expected_on is not None:
            raise Invalid("/expected_on", "Only somebody who waits has a day on which it is expected.")
        if expected_on is not None and expected_on < news.on:
            raise Invalid("/expected_on", "This is before the day of the answer.")
        self.expected_on = expected_on
        self._hear(news, by)
        if self.state is UptakeState.DECLINED:
            self.ended_on, self.ended_because = news.on, news.words
        self.note("answered", by, reason=news.words, on=news.on, state=news.state, expected_on=expected_on)

    def hear(self, news: UptakeNews, *, by: By) -> None:
        """Something was heard that changes nothing: so that nobody has to ask again."""
        if news.state is not self.state or self.state not in OPEN:
            raise RuleBroken("News is about a referral that is not over, as it stands.", "uptake-not-open")
        self._hear(news, by)
        self.note("heard", by, reason=news.words, on=news.on)

    def start(self, news: UptakeNews, *, distance_from: int | None, by: By) -> None:
        """The help has begun."""
        if self.state not in BEFORE_START:
            raise RuleBroken("This has begun already, or is over.", "uptake-not-open")
        self._hear(news, by, UptakeState.STARTED)
        self.started_on, self.distance_from, self.expected_on = news.on, distance_from, None
        self.note("started", by, reason=news.words, on=news.on)

    def end(
        self, news: UptakeNews, *, came: Came, worker_words: str, family_words: str | None, distance_to: int | None,
        by: By,
    ) -> None:  # fmt: skip
        """The help is over: what came of it, in the family's words and in the worker's."""
        if self.state is not UptakeState.STARTED:
            raise RuleBroken("Only help that has begun can end: withdraw or decline it instead.", "uptake-not-started")
        self._hear(news, by, UptakeState.ENDED)
        self.ended_on, self.ended_because, self.came = news.on, news.words, came
        self.worker_words, self.family_words, self.distance_to = worker_words, family_words, distance_to
        self.note("ended", by, reason=news.words, on=news.on, came=came, family_words=family_words)

    def provide(
        self, news: UptakeNews, *, expected_on: date | None, came: Came | None, family_words: str | None, by: By
    ) -> None:
        """Whoever gives the help says where it stands, in one step from wherever it stood before."""
        if news.state is self.state and news.state not in BEFORE_START:
            self.hear(news, by=by)
        elif news.state in ANSWERS:
            self.answer(news, expected_on=expected_on, by=by)
        elif news.state is UptakeState.STARTED:
            self.start(news, distance_from=None, by=by)
        elif news.state is UptakeState.ENDED:
            if came is None:
                raise Invalid("/came", "Say what came of it.")
            self.end(news, came=came, worker_words=news.words, family_words=family_words, distance_to=None, by=by)
        else:
            raise Invalid("/state", "You can say yes, not yet, no, that it has begun, or that it is over.")

    def withdraw(self, news: UptakeNews, *, by: By) -> None:
        """The family no longer wants it, or it is no longer needed. A refusal is not a sign of harm (6.2)."""
        if self.state not in OPEN:
            raise RuleBroken("This is over already.", "uptake-not-open")
        self._hear(news, by, UptakeState.WITHDRAWN)
        self.ended_on, self.ended_because = news.on, news.words
        self.note("withdrawn", by, reason=news.words, on=news.on)

    def _hear(self, news: UptakeNews, by: By, state: UptakeState | None = None) -> None:
        since = max([self.asked_on, *(each.on for each in self.news if each.state is not news.state)])
        if not since <= news.on <= london_date(by.at):
            raise Invalid("/on", "This day is before what is written already, or in the future.")
        self.state = state or news.state
        self.news = (*self.news, news)
