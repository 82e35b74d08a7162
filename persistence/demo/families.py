"""Invents households: parents together and apart, step-parents, grandparents, young people on their own."""

from datetime import date, timedelta

from domain.codes import Sex
from domain.family import FamilyPart
from domain.kin import Kinship, Responsibility
from persistence.demo.household import Home, Household, Someone, Tie
from persistence.demo.names import FROM_ABROAD, Culture, culture
from persistence.demo.places import address, school
from persistence.demo.story import Story

MOTHER, FATHER = (Kinship.MOTHER, "Mum", Sex.FEMALE), (Kinship.FATHER, "Dad", Sex.MALE)
BIRTH = "Gave birth to the child"
CERTIFICATE = "On the birth certificate"
MARRIED = "Married to the mother when the child was born"


class Builder:
    """Makes one household (or two that share a father)."""

    def __init__(self, story: Story, area: int, theme: str) -> None:
        self.story, self.area, self.theme = story, area, theme
        self.culture = story.pick(FROM_ABROAD) if theme == "alone" else culture(story.rng)
        self.family = self.culture.last(story.rng)
        self.home = self._home()
        self.called: set[str] = set()

    def household(self, ages: list[float], *, baby: date | None) -> Household:
        """Children of these ages, and with `baby` one that is due (or was born) on that day."""
        if self.theme in {"alone", "moved"}:
            return self._on_their_own(ages)
        lead = MOTHER if baby or self.story.chance(0.85) else FATHER
        carer = self._adult(lead[2], ages)
        house = Household(self._called(carer), self.area, self.theme, self.home, [], [carer])
        house.carer_word, house.partner_word = lead[1], f"{lead[1]}'s former partner"
        shape = self.story.rng.random()
        if shape < 0.12 and not baby:
            self._with_grandparent(house, carer, lead[0], ages)
        else:
            house.children = self._children(ages)
            self._tie_parent(house, house.children, carer, lead[0])
            if shape < 0.45:
                self._second_parent(house, carer, lead, apart=False)
            elif shape < 0.85:
                self._second_parent(house, carer, lead, apart=True)
                if shape > 0.68 and len(ages) > 0:
                    self._step_parent(house, carer, lead)
        if baby:
            house.children.append(self._baby(house, baby))
        self._siblings(house)
        return house

    def second_family(self, first: Household, father: Someone, ages: list[float]) -> Household:
        """The father's other family: a partner, and children who are half brothers and sisters of the first ones."""
        partner = self._adult(Sex.FEMALE, ages)
        house = Household(self._called(father), self.area, self.theme, father.home, [], [partner, father])
        house.ties = first.ties
        house.children = self._children(ages)
        partner.home = father.home
        for child in house.children:
            child.home = father.home
        self._tie_parent(house, house.children, partner, Kinship.MOTHER)
        self._tie_parent(house, house.children, father, Kinship.FATHER)
        self._pair(house, partner, father, Kinship.PARTNER)
        house.home, house.partner_word = father.home, "Dad"
        self._siblings(house)
        for one in house.children:
            for other in first.children:
                self._pair(house, one, other, Kinship.HALF_BROTHER_OR_SISTER)
        return house

    # --- shapes ----------------------------------------------------------------------------------------------

    def _on_their_own(self, ages: list[float]) -> Household:
        children = self._children(ages)
        house = Household(self._called(children[0]), self.area, self.theme, self.home, children, [])
        house.carer_word = house.partner_word = "Jo"
        if self.theme == "alone":
            carer = self._adult(self.story.pick((Sex.FEMALE, Sex.MALE)), [25.0], stranger=True)
            carer.part, carer.home, house.carer_word = FamilyPart.CARER, self._home(), carer.given
            house.late.append(carer)
            house.ties.append(Tie(children[0], carer, Kinship.FOSTER_CARER, words="Approved foster carer"))
        return house

    def _with_grandparent(self, house: Household, parent: Someone, kin: Kinship, ages: list[float]) -> None:
        nan = self._adult(Sex.FEMALE, [*ages, 22.0])
        nan.part, parent.home = FamilyPart.CARER, self._home()
        house.children = self._children(ages)
        self._tie_parent(house, house.children, parent, kin)
        sgo = self.story.chance(0.5)
        for child in house.children:
            right = Responsibility.YES if sgo else Responsibility.NO
            source = "Special guardianship order" if sgo else None
            house.ties.append(Tie(child, nan, Kinship.GRANDPARENT, right, source, "Mother's mother"))
        house.adults, house.late = [nan], [parent]
        house.carer_word, house.partner_word = "Nan", house.carer_word

    def _second_parent(self, house: Household, carer: Someone, lead: tuple[Kinship, str, Sex], *, apart: bool) -> None:
        same = not apart and self.story.chance(0.05)
        kin, word, sex = (
            (Kinship.PARENT, "their other parent", lead[2]) if same else (FATHER if lead is MOTHER else MOTHER)
        )
        other = self._adult(sex, [child.age(self.story.today) for child in house.children])
        self._tie_parent(house, house.children, other, kin)
        self._pair(house, carer, other, Kinship.FORMER_PARTNER if apart else Kinship.PARTNER)
        house.partner_word = word
        if not apart:
            house.adults.append(other)
            return
        other.home = self._home()
        if self.theme in {"home", "baby"} and self.story.chance(0.5):
            house.adults.append(other)
            self.home.kept_from = other
            self.home.kept_because = "Has threatened to come; the police have a marker on the address."
        else:
            house.late.append(other)

    def _step_parent(self, house: Household, carer: Someone, lead: tuple[Kinship, str, Sex]) -> None:
        step = self._adult(Sex.MALE if lead is MOTHER else Sex.FEMALE, [10.0], stranger=True)
        house.adults.append(step)
        house.partner_word = f"{lead[1]}'s partner"
        self._pair(house, carer, step, Kinship.PARTNER)
        youngest = min(house.children, key=lambda child: child.age(self.story.today))
        for child in house.children:
            mine = child is youngest and len(house.children) > 1
            if mine:
                # The youngest is this couple's: the other children are half brothers and sisters.
                house.ties = [t for t in house.ties if not (t.who is child and t.other not in {carer, step})]
                self._tie_parent(house, [child], step, FATHER[0] if lead is MOTHER else MOTHER[0])
                child.family = step.family or child.family
            else:
                house.ties.append(Tie(child, step, Kinship.STEP_PARENT))

    # --- people ----------------------------------------------------------------------------------------------

    def _children(self, ages: list[float]) -> list[Someone]:
        made: list[Someone] = []
        for age in ages:
            sex = Sex.FEMALE if self.story.chance(0.49) else Sex.MALE
            given = self._given(self.culture, sex)
            born = self.story.today - timedelta(days=int(age * 365.25))
            child = Someone(given, self.family, sex, self.culture, born, self.home, FamilyPart.CHILD)
            child.school = school(age, self.story.rng)
            made.append(child)
        return made

    def _baby(self, house: Household, due: date) -> Someone:
        late = self.story.days(-12, 9)
        sex = self.story.pick((Sex.FEMALE, Sex.MALE))
        baby = Someone(
            self._given(self.culture, sex), self.family, sex, self.culture, due + late, self.home, FamilyPart.CHILD, due
        )
        mother = next((a for a in (*house.adults, *house.late) if a.sex is Sex.FEMALE), house.adults[0])
        self._tie_parent(house, [baby], mother, Kinship.MOTHER)
        return baby

    def _adult(self, sex: Sex, ages: list[float], *, stranger: bool = False) -> Someone:
        origin = culture(self.story.rng) if stranger or self.story.chance(0.12) else self.culture
        own = stranger or self.story.chance(0.3)
        years = max(ages, default=0.0) + self.story.rng.uniform(18, 36)
        born = self.story.today - timedelta(days=int(years * 365.25))
        family = origin.last(self.story.rng) if own or origin is not self.culture else self.family
        if origin.patronymic:
            family = origin.first(Sex.MALE, self.story.rng)
        return Someone(self._given(origin, sex), family, sex, origin, born, self.home, FamilyPart.PARENT)

    def _given(self, origin: Culture, sex: Sex) -> str:
        """A first name that nobody else of this family has."""
        given = origin.first(sex, self.story.rng)
        while given in self.called:
            given = origin.first(sex, self.story.rng)
        self.called.add(given)
        return given

    def _home(self) -> Home:
        return Home(*address(self.area, self.story.rng), self.story.today - self.story.days(1200, 4000))

    def _called(self, who: Someone) -> str:
        return f"{self.family or who.given} family"

    # --- ties ------------------------------------------------------------------------------------------------

    def _tie_parent(self, house: Household, children: list[Someone], parent: Someone, kin: Kinship) -> None:
        right, source = Responsibility.YES, BIRTH
        if kin is not Kinship.MOTHER:
            right, source = self.story.pick((
                (Responsibility.YES, CERTIFICATE), (Responsibility.YES, MARRIED), (Responsibility.YES, CERTIFICATE),
                (Responsibility.NO, "Not on the birth certificate"), (Responsibility.NOT_KNOWN, "Being found out"),
            ))  # fmt: skip
        house.ties.extend(Tie(child, parent, kin, right, source) for child in children)

    def _pair(self, house: Household, one: Someone, other: Someone, kin: Kinship) -> None:
        house.ties.extend((Tie(one, other, kin), Tie(other, one, kin)))

    def _siblings(self, house: Household) -> None:
        parents = {c: {t.other for t in house.ties if t.who is c and t.kinship in {
            Kinship.MOTHER, Kinship.FATHER, Kinship.PARENT}} for c in house.children}  # fmt: skip
        for place, one in enumerate(house.children):
            for other in house.children[place + 1 :]:
                full = parents[one] == parents[other] or one.due is not None or other.due is not None
                kin = Kinship.BROTHER_OR_SISTER if full else Kinship.HALF_BROTHER_OR_SISTER
                self._pair(house, one, other, kin)
