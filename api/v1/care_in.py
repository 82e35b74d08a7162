"""What the API is told about a child's care: a body for each verb."""

from typing import Annotated
from uuid import UUID

from pydantic import Field, StrictInt

from api.schema import Day, Flag, In, Moment, Text, Word
from domain.care_parts import (
    CarePlanKind,
    EducationKind,
    HealthKind,
    OrderKind,
    ParentsBasis,
    Permanence,
    StayKind,
    StepKind,
)  # fmt: skip
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
)

Miles = Annotated[float, Field(strict=True, ge=0, le=1000, allow_inf_nan=False)]
Score = Annotated[StrictInt, Field(ge=0, le=40)]


class EpisodeFactsIn(In):
    """Under what law the child is looked after, and the home: what kind, whose, where and with whom in plain words."""

    legal_status: LegalStatus
    placement: Placement
    home_words: Text
    provider: PlacementProvider | None = None
    urn: Word | None = None
    postcode: Word | None = None
    provider_name: Word | None = None
    carer_person_id: UUID | None = None
    distance_miles: Miles | None = None
    meant_to_last: Flag = False
    with_parents_basis: ParentsBasis | None = None
    temporary_approval: Flag = False


class EpisodeIn(EpisodeFactsIn):
    """The first episode of a looked-after period. `period_id` is a new id, shared by all that follow in it."""

    id: UUID
    period_id: UUID
    since: Day
    why: Text
    need_code: PrimaryNeed


class CareIn(In):
    """Whose record it is. `first`: the child begins to be looked after, which needs the permission for that too."""

    id: UUID
    child_id: UUID
    first: EpisodeIn | None = None


class EpisodeChangeIn(EpisodeFactsIn):
    """How it is from a day on, what of it is new, and why."""

    episode_id: UUID
    since: Day
    reason_new: EpisodeReason
    reason_place_change: PlacementChangeReason | None = None
    why: Text


class PeriodEndIn(In):
    """From which day on the child is no longer looked after, and why."""

    until: Day
    reason_ended: EpisodeEnd
    why: Text


class EpisodeCorrectionIn(EpisodeFactsIn):
    """The whole episode as it should have been recorded; `reason` says what was wrong."""

    episode_id: UUID
    since: Day
    until: Day | None = None
    need_code: PrimaryNeed
    reason_new: EpisodeReason
    reason_place_change: PlacementChangeReason | None = None
    reason_ended: EpisodeEnd | None = None
    why: Text
    reason: Text


class CareOrderIn(In):
    """An order, or a power that was used. `until` may lie ahead."""

    id: UUID
    kind: OrderKind
    since: Day
    until: Day | None = None
    court: Word | None = None
    case_number: Word | None = None
    words: Text | None = None


class CareOrderEndIn(In):
    """When an order ends, and why."""

    order_id: UUID
    until: Day
    reason: Text


class CareOrderCorrectionIn(CareOrderIn):
    """The whole order as it should have been recorded; `reason` says what was wrong."""

    reason: Text


class CareReviewIn(In):
    """A review that was held; `child_words` are the child's own."""

    id: UUID
    held_on: Day
    participation: ReviewParticipation
    chair_name: Word
    child_words: Text | None = None
    decisions: Text
    next_by: Day | None = None
    permanence_agreed: Flag = False


class CareReviewCorrectionIn(CareReviewIn):
    """The whole review as it should have been recorded; `reason` says what was wrong."""

    reason: Text


class HealthCheckIn(In):
    """What was done for the child's health, or refused; `score` is the questionnaire's."""

    id: UUID
    kind: HealthKind
    on: Day
    score: Score | None = None
    refused: Flag = False
    words: Text | None = None


class EducationPlanIn(In):
    """The personal education plan was begun or looked at."""

    id: UUID
    kind: EducationKind
    on: Day
    words: Text | None = None


class PlanMadeIn(In):
    """A plan that was made; one for permanence has its code."""

    id: UUID
    kind: CarePlanKind
    on: Day
    permanence_code: Permanence | None = None
    words: Text


class CareStepIn(In):
    """A step on the way to a home for good; which facts go with which kind, the record says."""

    id: UUID
    kind: StepKind
    on: Day
    before: PreviousPermanence | None = None
    before_where: Word | None = None
    before_when: Word | None = None
    because: NotPlaced | None = None
    adopters: Adopters | None = None
    adopters_law: AdoptersLaw | None = None
    by_carers: Flag = False
    words: Text | None = None


class MissingIn(In):
    """The child is missing or away, or was and is back."""

    id: UUID
    kind: MissingKind
    since: Moment
    until: Moment | None = None
    found_where: Text | None = None
    words: Text | None = None


class MissingCorrectionIn(MissingIn):
    """The whole time missing as it should have been recorded; `reason` says what was wrong. The talk stays as it is."""

    reason: Text


class CameBackIn(In):
    """When and where the child was found, or came back."""

    missing_id: UUID
    until: Moment
    found_where: Text | None = None
    words: Text | None = None


class InterviewOfferIn(In):
    """When a talk with somebody independent was offered."""

    missing_id: UUID
    on: Day


class InterviewAnswerIn(In):
    """What the child said to the offer."""

    missing_id: UUID
    accepted: Flag


class InterviewHeldIn(In):
    """When the talk was, who held it, and what the child said, as far as they want it kept."""

    missing_id: UUID
    on: Day
    held_by: Word
    told: Text | None = None


class TouchIn(In):
    """How we were in touch with a young person who has left care, where they live and what they do."""

    id: UUID
    on: Day
    in_touch: InTouch
    activity: LeaverActivity | None = None
    accommodation: Accommodation | None = None
    how: Word
    words: Text | None = None


class StayIn(In):
    """Where the child lives when not in a placement, and with whom."""

    id: UUID
    since: Day
    until: Day | None = None
    kind: StayKind
    words: Text
    person_id: UUID | None = None


class StayEndIn(In):
    """When the child stopped living there."""

    stay_id: UUID
    until: Day
