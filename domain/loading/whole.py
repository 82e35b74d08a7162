"""People who belong together, told as a whole; and which rows those are."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from domain.loading import care, helping, history, people, protection
from domain.loading.objects import NOT_TAKEN, OBJECTS
from domain.loading.rows import Row
from domain.loading.telling import CHILD_REFUSED, Telling

NOT_USED = "Nothing else in the files belongs to it."
STAFF = ("ssd_professionals", "ssd_department")


def groups(rows: Iterable[Row]) -> list[dict[str, list[Row]]]:
    """The rows of people who share a family, a mother or a meeting, in the order of the first of them.

    Rows of staff belong to nobody and are not among them, nor those of objects that are not taken.
    """
    of: dict[str, str] = {}

    def root(key: str) -> str:
        while of.setdefault(key, key) != key:
            of[key] = key = of[of[key]]
        return key

    def join(one: str, other: str) -> None:
        of[root(other)] = root(one)

    kept = [row for row in rows if row.object in OBJECTS and row.object not in STAFF]
    assessed = {row.id: row.text("cina_person_id") or "" for row in kept if row.object == "ssd_cin_assessments"}
    for row in kept:
        whose = owner(row, assessed)
        root(whose)
        for name in ("fami_family_id", "icpc_icpc_meeting_id", "cppr_cp_review_meeting_id"):
            if row.text(name):
                join(f"{name} {row.fields[name]}", whose)
        if row.object == "ssd_mother" and row.text("moth_person_id"):
            join(f"person {row.fields['moth_person_id']}", whose)
    found: defaultdict[str, defaultdict[str, list[Row]]] = defaultdict(lambda: defaultdict(list))
    for row in kept:
        found[root(owner(row, assessed))][row.object].append(row)
    return [dict(each) for each in found.values()]


def owner(row: Row, assessed: Mapping[str, str]) -> str:
    """The person whose row it is."""
    if row.object == "ssd_assessment_factors":
        return f"person {assessed.get(row.text('cinf_assessment_id') or '', '')}"
    return f"person {row.text(OBJECTS[row.object].person or '') or ''}"


def tell(telling: Telling) -> None:
    """Everything of a group: people, then each child's way, then what keeps children safe, then care."""
    known = people.tell(telling)
    journeys = {}
    for id, person in known.items():
        beside = history.protected(telling, id)
        journeys[id], referrals = history.tell(telling, id, person, beside)
        helping.assessments(telling, id, person, referrals)
        helping.plans(telling, id, person)
        helping.visits(telling, id, person, journeys[id])
        care.tell(telling, id, person)
    protection.tell(telling, known)
    _settle(telling)


def _settle(telling: Telling) -> None:
    """Every row is told or refused: what no record says of is refused as well."""
    told = {(row.object, row.id) for _, rows in telling.made for row in rows}
    for object, rows in telling.rows.items():
        for row in rows:
            if (object, row.id) not in told:
                whose = owner(row, {})[len("person ") :]
                missing = OBJECTS[object].person and whose not in telling.people
                telling.refuse(row, CHILD_REFUSED if missing else NOT_USED)


def refusal(object: str) -> str | None:
    """Why no row of this object is taken; None where they are."""
    if object in NOT_TAKEN:
        return f"Not held here: {NOT_TAKEN[object]}."
    return None if object in OBJECTS else "The data set has no such object."
