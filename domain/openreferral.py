"""The vocabulary of our open directory: two taxonomies, what help is needed for and whom it is given to (HSDS-UK-3.0).

Ids follow from names and never change, so that whoever copies the directory finds the same thing again.
"""

from dataclasses import dataclass
from uuid import UUID, uuid3

from domain.need import Need
from domain.offer import WhoFor

VERSION = "HSDS-UK-3.0"
PROFILE = "https://openreferraluk.org/specifications/3.0"
OPENAPI = "https://openreferraluk.org/specifications/3.0/openapi.json"
_NAMES = UUID("6f1b8a52-3c0f-5d7e-9a4e-2b6d1c7f0e35")


def name_id(name: str) -> UUID:
    """The id of what has only a name; the database's function of the same name makes the same one."""
    return uuid3(_NAMES, name)


@dataclass(frozen=True, slots=True)
class DirectoryTaxonomy:
    """A list of terms."""

    id: UUID
    name: str
    description: str


@dataclass(frozen=True, slots=True)
class DirectoryTerm:
    """One term, and what of ours it stands for."""

    id: UUID
    taxonomy: DirectoryTaxonomy
    means: Need | WhoFor
    name: str
    description: str


NEEDS = DirectoryTaxonomy(
    name_id("taxonomy:needs"), "What it helps with", "What a family may want help with, as Kith names it."
)
WHO_FOR = DirectoryTaxonomy(name_id("taxonomy:who-for"), "Whom it is for", "Whom the help is given to.")
TAXONOMIES = (NEEDS, WHO_FOR)

_NEEDS: dict[Need, tuple[str, str]] = {
    Need.PARENTING: ("Everyday parenting", "Help with looking after and bringing up children."),
    Need.BEFORE_BIRTH: ("Getting ready for a baby", "Help while a baby is expected."),
    Need.FAMILY_RELATIONSHIPS: ("Getting on at home", "Help with how people in a family get on."),
    Need.FAMILY_NETWORK: ("People around the family", "Help with bringing a family's own people together."),
    Need.LONELINESS: ("Being alone a lot", "Company, and people to turn to."),
    Need.SAFETY_AT_HOME: ("Being safe at home", "Help for people who are hurt or frightened at home."),
    Need.CHANGING_HARMFUL_BEHAVIOUR: ("Stopping hurting somebody", "Help for people who want to stop hurting others."),
    Need.ALCOHOL_DRUGS: ("Alcohol or drugs", "Help with alcohol and drugs, one's own or somebody else's."),
    Need.ADULT_MENTAL_HEALTH: ("A parent’s mental health", "Help for adults who are low, worried or unwell."),
    Need.CHILD_MENTAL_HEALTH: ("The child’s mental health", "Help for children who are low, worried or unwell."),
    Need.LOSS: ("Loss and grief", "Help after a death or another loss."),
    Need.HOUSING: ("A settled home", "Help with a home, its rent and its repairs."),
    Need.MONEY: ("Money, food and heating", "Help with money, debt, food and bills."),
    Need.IMMIGRATION: ("The right to stay", "Help with the right to stay, and with papers."),
    Need.DISABILITY: ("Disability or illness", "Help for disabled children, adults and their families."),
    Need.LEARNING: ("School and learning", "Help with school, homework and learning."),
    Need.YOUNG_CARER: ("A child who cares for somebody", "Help for children who look after somebody."),
    Need.OFFENDING: ("Trouble with the police", "Help for young people in trouble with the law, or near it."),
    Need.EXPLOITATION: ("Being used by others", "Help for young people whom others use for sex, crime or work."),
    Need.ALONE_IN_COUNTRY: ("Being here without family", "Help for young people who came here without their family."),
}
_WHO_FOR: dict[WhoFor, tuple[str, str]] = {
    WhoFor.CHILD: ("Children and young people", "The help is given to a child or young person."),
    WhoFor.PARENT: ("Parents and carers", "The help is given to a parent or carer."),
    WhoFor.FAMILY: ("Families together", "The help is given to a family together."),
}
TERMS: tuple[DirectoryTerm, ...] = (
    *(DirectoryTerm(name_id(f"need:{need}"), NEEDS, need, *words) for need, words in _NEEDS.items()),
    *(DirectoryTerm(name_id(f"who-for:{who}"), WHO_FOR, who, *words) for who, words in _WHO_FOR.items()),
)
BY_ID = {str(term.id): term for term in TERMS}
"""Our own terms, which mean the same wherever they come back from."""
