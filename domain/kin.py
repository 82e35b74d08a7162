"""Who people are to each other: kinship, what we know of each parent, and the time a child spends with their family."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from domain.errors import Invalid


class Kinship(StrEnum):
    """What the other person is to this one. `TWIN`: born together, also of three or more.

    `MOTHER`, `FATHER` and `PARENT` are parents by birth or by law from birth, `ADOPTIVE_PARENT` by an adoption order.
    """

    MOTHER = "mother"
    FATHER = "father"
    PARENT = "parent"
    ADOPTIVE_PARENT = "adoptive_parent"
    STEP_PARENT = "step_parent"
    BROTHER_OR_SISTER = "brother_or_sister"
    TWIN = "twin"
    HALF_BROTHER_OR_SISTER = "half_brother_or_sister"
    STEP_BROTHER_OR_SISTER = "step_brother_or_sister"
    GRANDPARENT = "grandparent"
    AUNT_OR_UNCLE = "aunt_or_uncle"
    COUSIN = "cousin"
    PARTNER = "partner"
    FORMER_PARTNER = "former_partner"
    HUSBAND_OR_WIFE = "husband_or_wife"
    FORMER_HUSBAND_OR_WIFE = "former_husband_or_wife"
    FOSTER_CARER = "foster_carer"
    GUARDIAN = "guardian"
    CARER = "carer"
    FRIEND = "friend"
    PROFESSIONAL = "professional"
    OTHER = "other"


class Responsibility(StrEnum):
    """Whether the other person holds parental responsibility for this one (Children Act 1989 s3)."""

    YES = "yes"
    NO = "no"
    NOT_KNOWN = "not_known"


class ParentState(StrEnum):
    """What we know of a parent who is not there: four different facts, and "we do not know" is not "has no part"."""

    UNKNOWN = "unknown"
    ABSENT = "absent"
    EXCLUDED = "excluded"
    NOT_YET_ASKED = "not_yet_asked"


@dataclass(frozen=True, slots=True, kw_only=True)
class Relationship:
    """`other_id` is this person's `kinship`; dated, with parental responsibility and how it came about."""

    id: UUID
    other_id: UUID
    kinship: Kinship
    responsibility: Responsibility = Responsibility.NOT_KNOWN
    responsibility_source: str | None = None
    words: str | None = None
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ParentFact:
    """How it stands with one parent of this person (`kinship`: mother, father or parent), dated.

    `parent_id` where we know who the parent is; `words` say why, where the parent must have no part (S10, S101).
    """

    id: UUID
    kinship: Kinship
    state: ParentState
    parent_id: UUID | None = None
    words: str | None = None
    since: date | None = None
    until: date | None = None

    def check(self, at: str) -> None:
        """What must hold of it, where it was sent at the pointer `at`."""
        if self.kinship not in PARENTS:
            raise Invalid(f"{at}/kinship", "Say whether this is about the mother, the father or another parent.")
        if self.state is ParentState.UNKNOWN and self.parent_id:
            raise Invalid(f"{at}/parent_id", "If we know who it is, choose another answer.")
        if self.state is ParentState.EXCLUDED and not self.words:
            raise Invalid(f"{at}/words", "Say why this parent must not have a part, and who decided it.")

    def answers(self, other: "ParentFact") -> bool:
        """Whether this says anew what `other` said: of the same parent, or of one whom we could not name then."""
        return self.kinship is other.kinship and other.parent_id in {None, self.parent_id}


@dataclass(frozen=True, slots=True, kw_only=True)
class FamilyTime:
    """Time that this person spends with somebody of their family whom they do not live with (Children Act 1989 s34).

    `venue` is where it takes place; `supervised`: somebody else is there all the time.
    """

    id: UUID
    with_id: UUID
    how_often: str
    venue: str | None = None
    supervised: bool = False
    ordered_by_court: bool = False
    words: str | None = None
    since: date | None = None
    until: date | None = None


PARENTS = (Kinship.MOTHER, Kinship.FATHER, Kinship.PARENT)
"""The parents of whom something can be known without knowing who they are."""
