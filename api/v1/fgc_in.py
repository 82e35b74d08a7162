"""What is sent about family group conferences."""

from typing import Annotated
from uuid import UUID

from pydantic import Field

from api.schema import Day, Flag, In, Moment, Text, Word
from domain.fgc_parts import Agreeing, Came, Ending, FgcForm, FgcUse, NotOffered, PeerOccasion, Side, ViewMethod, Whose


class FgcMemberIn(In):
    """Somebody of the network, or a professional; `person_id` where they have a record."""

    id: UUID
    person_id: UUID | None = None
    name: Word
    relation: Word
    side: Side
    lives: Word | None = None
    travel: Word | None = None
    invited_on: Day | None = None
    prepared_on: Day | None = None
    prepared_how: Text | None = None
    wishes: Text | None = None
    kept_out_because: Text | None = None


class FgcConsiderIn(In):
    """For which children the family could make its own plan, and why you think so."""

    id: UUID
    form: FgcForm
    use: FgcUse
    considered_on: Day
    worries: Text
    child_ids: Annotated[tuple[UUID, ...], Field(min_length=1, max_length=20)]
    members: Annotated[tuple[FgcMemberIn, ...], Field(max_length=60)] = ()


class FgcOfferIn(In):
    """Who was asked, when and how. Under which law follows from the day."""

    id: UUID
    person_id: UUID | None = None
    name: Word
    offered_on: Day
    offered_how: Word


class FgcAnswerIn(In):
    """Their answer, in their words."""

    offer_id: UUID
    accepted: Flag
    on: Day
    words: Text | None = None


class FgcLeaveOutIn(In):
    """Why it is not offered."""

    why: NotOffered
    because: Text
    on: Day


class FgcChildRiskIn(In):
    """Whether a child is at risk of coming into care, and on what you base that; `id` is the child's part."""

    id: UUID
    at_risk: Flag
    risk_basis: Text | None = None


class FgcReferIn(In):
    """What the coordinator and the family are told."""

    on: Day
    worries: Text
    strengths: Text
    bottom_lines: Text
    questions: Text | None = None
    letter_on: Day | None = None
    children: Annotated[tuple[FgcChildRiskIn, ...], Field(min_length=1, max_length=20)]


class FgcAssignIn(In):
    """Who coordinates; `because` where they are connected with the family and it must be them."""

    worker_id: UUID
    on: Day
    because: Text | None = None


class FgcChildVoiceIn(In):
    """A child's invitation, advocate and view; `id` is the child's part."""

    id: UUID
    invited_on: Day | None = None
    invited_how: Word | None = None
    advocate_offered_on: Day | None = None
    advocate_wanted: Flag | None = None
    view_method: ViewMethod | None = None
    own_view: Text | None = None


class FgcArrangeIn(In):
    """Day, place, language; `informed_on` is when everybody was given what they need to know."""

    scheduled_for: Moment
    venue: Word
    language: Word
    interpreter: Word | None = None
    family_chose: Flag
    informed_on: Day | None = None


class FgcCameIn(In):
    """How one member or child took part; who is not named was not there."""

    id: UUID
    came: Came


class FgcHoldIn(In):
    """The day itself. `private_alone`: no professional was in the room in the family's own time."""

    held_from: Moment
    private_from: Moment | None = None
    private_until: Moment | None = None
    private_alone: Flag
    plan_words: Text | None = None
    lead_name: Word | None = None
    came: Annotated[tuple[FgcCameIn, ...], Field(max_length=80)]


class FgcFamilyActionIn(In):
    """What somebody will do, as the family said it."""

    id: UUID
    words: Text
    owner_name: Word
    by_when: Day | None = None


class FgcAgreeIn(In):
    """The plan is agreed: what it was held against, and the id that the plan will have."""

    on: Day
    plan_id: UUID
    meets_bottom_lines: Flag
    clear: Flag
    agreed_by_all: Flag
    answers_questions: Flag
    actions: Annotated[tuple[FgcFamilyActionIn, ...], Field(max_length=50)] = ()


class FgcNotAgreeIn(In):
    """What would not be safe."""

    on: Day
    because: Text


class FgcPromiseIn(In):
    """Help that somebody promised, and when it came."""

    id: UUID
    words: Text
    who: Word
    promised_on: Day
    by_when: Day | None = None
    given_on: Day | None = None
    not_given_because: Text | None = None


class FgcShareIn(In):
    """Who was given the plan."""

    id: UUID
    to_name: Word
    shared_on: Day
    how: Word


class FgcReviewIn(In):
    """What the family and the services said when they looked at the plan again."""

    id: UUID
    held_on: Day
    went_well: Text
    still_to_do: Text | None = None
    family_words: Text | None = None
    next_by: Day | None = None


class FgcFeedbackIn(In):
    """Three questions and their own words."""

    id: UUID
    whose: Whose
    given_on: Day
    listened_to: Agreeing
    our_plan: Agreeing
    would_recommend: Agreeing
    than_before: Text | None = None
    words: Text | None = None


class FgcExplainIn(In):
    """Whose rights were explained to whom, how, and in which language."""

    id: UUID
    to_name: Word
    whose: Whose
    explained_on: Day
    how: Word
    language: Word
    interpreter: Word | None = None
    understood: Text | None = None


class FgcMatchIn(In):
    """A trained parent beside another. Nothing of the record goes to them."""

    id: UUID
    occasion: PeerOccasion
    peer_name: Word
    parent_name: Word
    trained_on: Day
    conflict_checked_on: Day
    no_conflict: Flag
    consent_on: Day
    matched_on: Day
    ended_on: Day | None = None
    ended_because: Text | None = None


class FgcCourtIn(In):
    """When an application was made to the court."""

    on: Day


class FgcCloseIn(In):
    """Why it is over."""

    ending: Ending
    on: Day
    because: Text
