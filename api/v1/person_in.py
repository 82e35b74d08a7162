"""What is sent about people."""

from typing import Annotated
from uuid import UUID

from pydantic import Field

from api.schema import Day, Flag, In, Text, Word
from domain.codes import Disability, Ethnicity, Sex, UpnUnknown
from domain.family import FamilyPart
from domain.identifiers import Scheme
from domain.kin import Kinship, ParentState, Responsibility
from domain.person import AddressUse, NameUse

Few = Field(max_length=50)


class NameIn(In):
    """A name: either part may be missing, not both."""

    id: UUID
    use: NameUse
    given: Word | None = None
    family: Word | None = None
    since: Day | None = None
    until: Day | None = None


class AddressIn(In):
    """An address, and the people who must never learn it."""

    id: UUID
    use: AddressUse
    lines: Annotated[Text, Field(max_length=1000)]
    postcode: Annotated[Word, Field(max_length=10)] | None = None
    since: Day | None = None
    until: Day | None = None
    keep_from: Annotated[tuple[UUID, ...], Few] = ()
    keep_from_reason: Word | None = None


class WayToReachIn(In):
    """A telephone number or e-mail address, and what to mind when using it."""

    id: UUID
    value: Word
    note: Word | None = None
    since: Day | None = None
    until: Day | None = None


class IdentifierIn(In):
    """A number that somebody else gave."""

    id: UUID
    scheme: Scheme
    value: Annotated[Word, Field(max_length=50)]
    source: Word | None = None
    verified: Flag = False
    since: Day | None = None


class RelationshipIn(In):
    """`other_id` is this person's `kinship`."""

    id: UUID
    other_id: UUID
    kinship: Kinship
    responsibility: Responsibility = Responsibility.NOT_KNOWN
    responsibility_source: Word | None = None
    words: Word | None = None
    since: Day | None = None
    until: Day | None = None


class ParentFactIn(In):
    """How it stands with a parent: not known, absent, must have no part, or not yet asked."""

    id: UUID
    kinship: Kinship
    state: ParentState
    parent_id: UUID | None = None
    words: Text | None = None
    since: Day | None = None


class FamilyTimeIn(In):
    """Time with somebody of the family whom the person does not live with."""

    id: UUID
    with_id: UUID
    how_often: Word
    venue: Word | None = None
    supervised: Flag = False
    ordered_by_court: Flag = False
    words: Text | None = None
    since: Day | None = None


class WarningIn(In):
    """What one must know before a visit or a call, and the day by which somebody asks whether it is still so."""

    id: UUID
    words: Annotated[Text, Field(max_length=1000)]
    since: Day
    review_by: Day


class WarningAgainIn(In):
    """It is still so: the day on which to ask again."""

    warning_id: UUID
    review_by: Day


class WarningCorrectionIn(In):
    """What a warning note should have said, and what was wrong with it."""

    warning_id: UUID
    words: Annotated[Text, Field(max_length=1000)]
    since: Day
    reason: Text


class FactsIn(In):
    """What is known of a person. A field that is left out stays as it is."""

    date_of_birth: Day | None = None
    birth_estimated: Flag = False
    due_date: Day | None = None
    died_on: Day | None = None
    sex: Sex = Sex.UNKNOWN
    gender_words: Word | None = None
    ethnicity: Ethnicity = Ethnicity.NOT_OBTAINED
    ethnicity_words: Word | None = None
    disabilities: Annotated[tuple[Disability, ...], Few] = ()
    disability_words: Text | None = None
    languages: Annotated[tuple[Word, ...], Few] = ()
    interpreter: Word | None = None
    communication: Text | None = None
    religion: Word | None = None
    nationality: Word | None = None
    upn_unknown: UpnUnknown | None = None
    own_words: Text | None = None


class PlaceIn(In):
    """The family that a new person belongs to, and their part in it."""

    family_id: UUID
    part: FamilyPart
    at_home: Flag
    words: Word | None = None
    since: Day | None = None


class PersonIn(FactsIn):
    """Somebody who becomes known to us. Without `place_in` a family, only those who see everyone can find them again."""

    id: UUID
    names: Annotated[tuple[NameIn, ...], Few] = ()
    addresses: Annotated[tuple[AddressIn, ...], Few] = ()
    ways_to_reach: Annotated[tuple[WayToReachIn, ...], Few] = ()
    identifiers: Annotated[tuple[IdentifierIn, ...], Few] = ()
    relationships: Annotated[tuple[RelationshipIn, ...], Few] = ()
    place_in: PlaceIn | None = None


class DescribeIn(FactsIn):
    """The facts to change, and why where one was known already."""

    reason: Text | None = None


class BirthIn(In):
    """An unborn child is born."""

    on: Day
    sex: Sex


class EndIn(In):
    """A dated part of the record that is no longer true."""

    part_id: UUID
    until: Day
    reason: Text
