"""What shows only when all children of a return are seen together."""

from datetime import date

from domain.returns.across import Census, Numbers
from domain.returns.cin import Child, Episode, Planned, Referred, Section47
from domain.returns.frame import Problem, Year

YEAR = Year(2025)


def child(reference: str = "K1", **facts: object) -> Child:
    told = {"sex": "F", "ethnicity": "WBRI", "born_on": date(2015, 1, 1), "disabilities": ("NONE",)} | facts
    return Child(reference=reference, **told)  # type: ignore[arg-type]


def test_a_pupil_number_is_of_one_child():
    numbers = Numbers("1520", stops=True)
    assert numbers.see("A1", "K1") == []
    assert numbers.see("A1", "K1") == []
    assert numbers.see(None, "K2") == numbers.see(None, "K3") == []
    assert numbers.see("A1", "K4") == [
        Problem(child="K4", rule="1520", what="The child has the same pupil number as K1.", stops=True)
    ]


def test_what_is_asked_of_the_whole_census():
    plan = Planned(begun_on=date(2025, 5, 1))
    episode = Episode(referral=Referred(on=date(2025, 4, 1), source="1A"), since=date(2025, 4, 1), protection=[plan])
    census = Census(YEAR)
    census.see(child(sex="U", disabilities=("LD",)), [episode])
    assert {each.rule for each in census.problems()} == {"2883", "2886Q", "2887Q", "2888Q"}
    assert not any(each.stops or each.child for each in census.problems())

    whole = Census(YEAR)
    episode.enquiries.append(Section47(started_on=date(2025, 4, 20), conference_on=date(2025, 5, 1)))
    whole.see(child(disabilities=("LD", "AUT", "MOB", "HEAR", "VIS", "BEH", "COMM", "CON")), [episode])
    whole.see(child("K2", born_on=None, due_on=date(2026, 5, 1), sex="U"), [])
    assert whole.problems() == []
