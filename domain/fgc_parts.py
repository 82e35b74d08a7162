"""What a family group conference is made of: its states, and the children, people, offers and promises inside it.

After domain.md 2.4 and S76 to S81, S95, S99, S101. "Family" is what the family says it is: relatives and friends,
wherever they live.
"""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Protocol, TypeVar
from uuid import UUID

from domain.errors import Invalid, RuleBroken


class FgcState(StrEnum):
    """Where the family is on the way. `AGREED`: the plan is agreed and they carry it out. `CLOSED` is for good."""

    CONSIDERED = "considered"
    OFFERED = "offered"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    NOT_OFFERED = "not_offered"
    REFERRED = "referred"
    ASSIGNED = "assigned"
    PREPARING = "preparing"
    SCHEDULED = "scheduled"
    HELD = "held"
    AGREED = "agreed"
    NOT_AGREED = "not_agreed"
    REVIEWED = "reviewed"
    CLOSED = "closed"


BEFORE_THE_DAY = frozenset({FgcState.ASSIGNED, FgcState.PREPARING, FgcState.SCHEDULED, FgcState.NOT_AGREED})
AFTER_THE_DAY = frozenset({FgcState.HELD, FgcState.AGREED, FgcState.NOT_AGREED, FgcState.REVIEWED})

FOR_OTHERS = frozenset({"service_manager", "system"})
"""Who may write for a coordinator who is not there."""


class FgcForm(StrEnum):
    """A conference has an independent coordinator; a family network meeting is led by the worker (2.4)."""

    CONFERENCE = "conference"
    NETWORK_MEETING = "network_meeting"


class FgcUse(StrEnum):
    """At which moment of a family's way it is offered (S76, S80)."""

    EARLY_HELP = "early_help"
    PROTECTION = "protection"
    EDGE_OF_CARE = "edge_of_care"
    PRE_PROCEEDINGS = "pre_proceedings"
    RETURN_HOME = "return_home"


class NotOffered(StrEnum):
    """Why there was no offer. Before court only `BEST_INTERESTS` is an exemption (section 31ZA; trap 16)."""

    BEST_INTERESTS = "best_interests"
    NO_NETWORK = "no_network"
    NOT_SAFE = "not_safe"
    OTHER = "other"


class Ending(StrEnum):
    """Why it is over. `NO_NETWORK` is the moment to think of volunteers who could become one (S7)."""

    REVIEWED = "reviewed"
    DECLINED = "declined"
    NOT_OFFERED = "not_offered"
    FAMILY_WITHDREW = "family_withdrew"
    NO_NETWORK = "no_network"
    NOT_SAFE = "not_safe"
    MOVED_AWAY = "moved_away"
    OTHER = "other"


class Side(StrEnum):
    """Whom somebody comes for: the family's own, or a service."""

    FAMILY = "family"
    FRIEND = "friend"
    PROFESSIONAL = "professional"


class Came(StrEnum):
    """How somebody took part (S78: from two hundred miles away)."""

    IN_PERSON = "in_person"
    PHONE = "phone"
    VIDEO = "video"
    LETTER = "letter"
    NO = "no"


class ViewMethod(StrEnum):
    """How a child chose to say what they think."""

    IN_PERSON = "in_person"
    ADVOCATE = "advocate"
    LETTER = "letter"
    DRAWING = "drawing"
    FILM = "film"
    SOMEBODY_TRUSTED = "somebody_trusted"
    TOO_YOUNG = "too_young"
    DID_NOT_WANT_TO = "did_not_want_to"


class Agreeing(StrEnum):
    """An answer to one of the few questions afterwards."""

    YES = "yes"
    PARTLY = "partly"
    NO = "no"


class Whose(StrEnum):
    """Who speaks or is spoken to."""

    CHILD = "child"
    PARENT = "parent"
    WIDER_FAMILY = "wider_family"


class PeerOccasion(StrEnum):
    """At what a parent who has been there stands beside another (S99)."""

    INITIAL_CONFERENCE = "initial_conference"
    FAMILY_CONFERENCE = "family_conference"


@dataclass(frozen=True, slots=True, kw_only=True)
class FgcChild:
    """One child's own part. `at_risk`: at risk of coming into care, on `risk_basis`, as judged at the referral (M9)."""

    id: UUID
    child_id: UUID
    at_risk: bool | None = None
    risk_basis: str | None = None
    invited_on: date | None = None
    invited_how: str | None = None
    advocate_offered_on: date | None = None
    advocate_wanted: bool | None = None
    view_method: ViewMethod | None = None
    own_view: str | None = None
    came: Came | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FgcOffer:
    """The offer to one holder of parental responsibility and their answer. `law`: a code of domain/fgc_law.py."""

    id: UUID
    person_id: UUID | None = None
    name: str
    law: str
    offered_on: date
    offered_how: str
    accepted: bool | None = None
    answered_on: date | None = None
    words: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FgcMember:
    """Somebody of the network, or a professional: asked, prepared, there. `wishes` are in their words.

    `kept_out_because`: why it would not be safe that they come; they can still be heard another way.
    """

    id: UUID
    person_id: UUID | None = None
    name: str
    relation: str
    side: Side
    lives: str | None = None
    travel: str | None = None
    invited_on: date | None = None
    prepared_on: date | None = None
    prepared_how: str | None = None
    wishes: str | None = None
    kept_out_because: str | None = None
    came: Came | None = None

    @property
    def took_part(self) -> bool:
        """Whether they were there, in whatever way."""
        return self.came not in {None, Came.NO}


@dataclass(frozen=True, slots=True, kw_only=True)
class FgcResource:
    """Help that somebody promised so that the plan can work (S95), and when it was there."""

    id: UUID
    words: str
    who: str
    promised_on: date
    by_when: date | None = None
    given_on: date | None = None
    not_given_because: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FgcCopy:
    """Who was given the family's plan, and when."""

    id: UUID
    to_name: str
    shared_on: date
    how: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FgcReview:
    """The family and the services look at the plan again."""

    id: UUID
    held_on: date
    went_well: str
    still_to_do: str | None = None
    family_words: str | None = None
    next_by: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FgcFeedback:
    """Three questions and their own words (S81). `than_before`: compared with what the family knew of us."""

    id: UUID
    whose: Whose
    given_on: date
    listened_to: Agreeing
    our_plan: Agreeing
    would_recommend: Agreeing
    than_before: str | None = None
    words: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FgcExplanation:
    """Rights explained: to whom, when, how, by whom, in which language (S101)."""

    id: UUID
    to_name: str
    whose: Whose
    explained_on: date
    how: str
    worker_id: UUID
    language: str
    interpreter: str | None = None
    understood: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FgcPeer:
    """A trained parent who helps another to be heard (S99). They are given nothing from the record.

    Four facts of their own, none of which stands for another: training, match, check for conflict, and consent.
    """

    id: UUID
    occasion: PeerOccasion
    peer_name: str
    parent_name: str
    trained_on: date
    conflict_checked_on: date
    no_conflict: bool
    consent_on: date
    matched_on: date
    ended_on: date | None = None
    ended_because: str | None = None

    def check(self) -> None:
        """Nobody is matched who is not trained, not checked, or not wanted."""
        if self.trained_on > self.matched_on:
            raise Invalid("/trained_on", "Only somebody who is trained can be matched.")
        if self.conflict_checked_on > self.matched_on:
            raise Invalid("/conflict_checked_on", "Check for a conflict before you match.")
        if not self.no_conflict:
            raise Invalid("/no_conflict", "Choose somebody else: this person has something to do with the family.")
        if self.consent_on > self.matched_on:
            raise Invalid("/consent_on", "Ask the parent before you match.")


Added = FgcResource | FgcCopy | FgcFeedback | FgcExplanation | FgcPeer
ADDED: dict[type, tuple[str, str, str, tuple[str, str] | None, bool]] = {
    FgcResource: ("resources", "resource_promised", "promised_on", ("given_on", "resource_given"), True),
    FgcCopy: ("copies", "shared", "shared_on", None, True),
    FgcFeedback: ("feedback", "feedback_given", "given_on", None, True),
    FgcExplanation: ("explanations", "rights_explained", "explained_on", None, False),
    FgcPeer: ("peers", "peer_matched", "matched_on", ("ended_on", "peer_ended"), False),
}
"""What can be added one by one: where it is kept, what is noted, its day, the day that ends it, whether the family met."""


def check_times(held: datetime | None, begun: datetime | None, ended: datetime | None, now: datetime) -> None:
    """A conference was held before now, and the family's own time has a beginning and an end within it."""
    if held is None or held > now:
        raise Invalid("/held_from", "A conference that was held cannot be in the future.")
    if (begun is None) is not (ended is None):
        raise Invalid("/private_until", "Enter when the family's own time began and when it ended.")
    if begun and ended and not held <= begun < ended <= now:
        raise Invalid("/private_until", "The family's own time ends after it begins, and lies within the day.")


class _Part(Protocol):
    @property
    def id(self) -> UUID: ...


P = TypeVar("P", bound=_Part)


def one(of: tuple[P, ...], id: UUID) -> P:
    """The part with this id. Raises `RuleBroken`."""
    found = next((each for each in of if each.id == id), None)
    if found is None:
        raise RuleBroken("There is nobody with this id here.", "not-here")
    return found


def swapped(of: tuple[P, ...], new: P) -> tuple[P, ...]:
    """The parts with a new one in the place of its namesake, or at the end."""
    known = any(each.id == new.id for each in of)
    return tuple(new if each.id == new.id else each for each in of) if known else (*of, new)
