"""What the record of a child's care is made of. `domain/care_rules.py` says what must hold of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from domain.codes import (
    Accommodation,
    Adopters,
    AdoptersLaw,
    EpisodeEnd,
    EpisodeReason,
    InTouch,
    LeaverActivity,
    LegalStatus,
    MissingKind,
    NotPlaced,
    Placement,
    PlacementChangeReason,
    PlacementProvider,
    PreviousPermanence,
    PrimaryNeed,
    ReviewParticipation,
)  # fmt: skip


class ParentsBasis(StrEnum):
    """Why a looked-after child lives with a parent: regulation 28 CPPCR asks other visits of each."""

    REG_19 = "reg_19"
    INTERIM_ORDER = "interim_order"
    CARE_ORDER = "care_order"


class OrderKind(StrEnum):
    """What a court, or the police, decided."""

    POLICE_PROTECTION = "police_protection"
    EMERGENCY_PROTECTION = "emergency_protection"
    CHILD_ASSESSMENT = "child_assessment"
    INTERIM_CARE = "interim_care"
    CARE = "care"
    PLACEMENT = "placement"
    SPECIAL_GUARDIANSHIP = "special_guardianship"
    CHILD_ARRANGEMENTS = "child_arrangements"
    SUPERVISION = "supervision"
    SECURE_ACCOMMODATION = "secure_accommodation"
    DEPRIVATION_OF_LIBERTY = "deprivation_of_liberty"
    WARDSHIP = "wardship"
    CONVICTION = "conviction"
    OTHER = "other"


class HealthKind(StrEnum):
    """What was done for a child's health; `sdq` is the questionnaire about strengths and difficulties.

    `DEVELOPMENT`: the checks of a child under five · `SUBSTANCE_MISUSE`: found to use alcohol or drugs in a harmful way ·
    `SUBSTANCE_HELP`: help with that, taken up or (refused) offered.
    """

    INITIAL_ASSESSMENT = "initial_assessment"
    REVIEW_ASSESSMENT = "review_assessment"
    DENTAL = "dental"
    IMMUNISATIONS = "immunisations"
    SDQ = "sdq"
    DEVELOPMENT = "development"
    SUBSTANCE_MISUSE = "substance_misuse"
    SUBSTANCE_HELP = "substance_help"


class EducationKind(StrEnum):
    """The personal education plan: begun, then looked at again each term."""

    PEP_INITIATED = "pep_initiated"
    PEP_REVIEW = "pep_review"


class CarePlanKind(StrEnum):
    """A plan that the regulations ask for: 4 (care), 9 (placement), 42 CPPCR (needs before a pathway plan)."""

    CARE_PLAN = "care_plan"
    PLACEMENT_PLAN = "placement_plan"
    PERMANENCE = "permanence"
    PATHWAY_NEEDS_ASSESSMENT = "pathway_needs_assessment"


class Permanence(StrEnum):
    """Where a child is to grow up. Two at once are parallel plans."""

    REMAIN_SUPPORTED = "remain_supported"
    RETURN_1_MONTH = "return_1_month"
    RETURN_6_MONTHS = "return_6_months"
    RETURN_EVENTUALLY = "return_eventually"
    KIN_LONG_TERM = "kin_long_term"
    FOSTER_TO_18 = "foster_to_18"
    RESIDENTIAL_TO_INDEPENDENCE = "residential_to_independence"
    SUPPORTED_LIVING = "supported_living"
    ADOPTION = "adoption"
    OTHER = "other"


class StepKind(StrEnum):
    """What happened on the way to a home for good.

    `HAD_BEFORE`: asked about a permanent home that did not last · `TO_BE_PLACED`, `NOT_TO_BE_PLACED`: the agency's
    decision about adoption · `MATCHED`: with whom.
    """

    HAD_BEFORE = "had_before"
    TO_BE_PLACED = "to_be_placed"
    MATCHED = "matched"
    NOT_TO_BE_PLACED = "not_to_be_placed"


class StayKind(StrEnum):
    """With whom, or where, a child lives who is not in a placement (S110)."""

    PARENTS = "parents"
    KIN_INFORMAL = "kin_informal"
    FRIENDS = "friends"
    HUB = "hub"
    HOSPITAL = "hospital"
    CUSTODY = "custody"
    OWN_HOME = "own_home"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Episode:
    """A time in which law, home and carer stay the same. `period_id` is shared by all of one looked-after period.

    `home_words`: where and with whom, in plain words · `placement`: the code of the home · `reason_place_change` is on
    the episode that ended · `meant_to_last`: until 18 · `temporary_approval`: the carer's, under regulation 24.
    """

    id: UUID
    since: date
    until: date | None = None
    period_id: UUID
    legal_status: LegalStatus
    placement: Placement
    provider: PlacementProvider | None = None
    urn: str | None = None
    home_words: str
    postcode: str | None = None
    provider_name: str | None = None
    carer_person_id: UUID | None = None
    distance_miles: float | None = None
    reason_new: EpisodeReason
    reason_place_change: PlacementChangeReason | None = None
    reason_ended: EpisodeEnd | None = None
    meant_to_last: bool = False
    with_parents_basis: ParentsBasis | None = None
    temporary_approval: bool = False
    why: str
    need_code: PrimaryNeed


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """A time in which a child was looked after without a break."""

    id: UUID
    since: date
    until: date | None
    episodes: tuple[Episode, ...]


def periods_of(episodes: Sequence[Episode]) -> tuple[Period, ...]:
    """Episodes, which are in order, as the periods they make."""
    ids = dict.fromkeys(each.period_id for each in episodes)
    made = (tuple(each for each in episodes if each.period_id == id) for id in ids)
    return tuple(Period(id=of[0].period_id, since=of[0].since, until=of[-1].until, episodes=of) for of in made)


@dataclass(frozen=True, slots=True, kw_only=True)
class CareOrder:
    """An order or a power that was used, also for a child who was never looked after. `until` may lie ahead."""

    id: UUID
    kind: OrderKind
    since: date
    until: date | None = None
    court: str | None = None
    case_number: str | None = None
    words: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CareReview:
    """A review of the care plan (regulation 33 CPPCR); `child_words` are the child's own."""

    id: UUID
    held_on: date
    participation: ReviewParticipation
    chair_name: str
    child_words: str | None = None
    decisions: str
    next_by: date | None = None
    permanence_agreed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class HealthCheck:
    """Something done for the child's health, or refused by them; `score` is the questionnaire's, 0 to 40."""

    id: UUID
    kind: HealthKind
    on: date
    score: int | None = None
    refused: bool = False
    words: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class EducationPlan:
    """The personal education plan was begun or looked at."""

    id: UUID
    kind: EducationKind
    on: date
    words: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanMade:
    """A plan was made or agreed; a permanence plan has its code."""

    id: UUID
    kind: CarePlanKind
    on: date
    permanence_code: Permanence | None = None
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CareStep:
    """A step on the way to a home for good.

    With `HAD_BEFORE`: `before`, and unless there was none, `before_where` (an authority's three digits, or WAL, SCO, NIR,
    NUK) and `before_when` (dd/mm/yyyy, "zz" for what nobody knows). With `NOT_TO_BE_PLACED`: `because`. With `MATCHED`:
    `adopters`, `adopters_law`, and whether they were the child's carers already.
    """

    id: UUID
    kind: StepKind
    on: date
    before: PreviousPermanence | None = None
    before_where: str | None = None
    before_when: str | None = None
    because: NotPlaced | None = None
    adopters: Adopters | None = None
    adopters_law: AdoptersLaw | None = None
    by_carers: bool = False
    words: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MissingEpisode:
    """A time when a child was missing or away (S108), of whatever length.

    `since`: when they left or a responsible adult last saw them, the later of both. The talk after their return is
    offered, taken up and held: three facts. `told`: what they said.
    """

    id: UUID
    kind: MissingKind
    since: datetime
    until: datetime | None = None
    found_where: str | None = None
    words: str | None = None
    offered_on: date | None = None
    accepted: bool | None = None
    held_on: date | None = None
    held_by: str | None = None
    told: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Touch:
    """We kept in touch with a young person who has left care (section 23C): where they live and what they do."""

    id: UUID
    on: date
    in_touch: InTouch
    activity: LeaverActivity | None = None
    accommodation: Accommodation | None = None
    how: str
    words: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Stay:
    """Where a child lives when they are not in a placement: with godparents, at home, in a hub (S110)."""

    id: UUID
    since: date
    until: date | None = None
    kind: StayKind
    words: str
    person_id: UUID | None = None
