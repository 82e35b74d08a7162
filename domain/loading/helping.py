"""Assessments, plans for children in need, and visits."""

from collections import defaultdict
from datetime import date
from uuid import UUID

from domain.assessment import MOST_WORKING_DAYS, Assessment, AssessmentChild, AssessmentKind, AssessmentOutcome
from domain.codes import AssessmentFactor
from domain.errors import Invalid
from domain.journey import Journey
from domain.journey_parts import FailedVisit
from domain.loading.history import keyworker_on
from domain.loading.rows import Row
from domain.loading.telling import Telling, clock, has_time
from domain.person import Person
from domain.plan import Plan
from domain.plan_parts import PlanChild, PlanKind
from domain.referral import Referral
from domain.visit import Place, Visit, VisitChild

VISITS = (("ssd_cin_visits", "cinv_cin"), ("ssd_cp_visits", "cppv_cp"), ("ssd_cla_visits", "clav_cla"))


def assessments(telling: Telling, id: str, person: Person, referrals: list[Referral]) -> None:
    """The assessments of one child, each with the factors that were found."""
    by_id = {each.id: each for each in referrals}
    factors: defaultdict[str, list[Row]] = defaultdict(list)
    for row in telling.rows.get("ssd_assessment_factors", ()):
        factors[row.text("cinf_assessment_id") or ""].append(row)
    for row in telling.about("ssd_cin_assessments", id, "cina_person_id"):
        beside = factors.get(row.id, [])
        with telling.trying(row, *beside):
            referral = by_id.get(telling.id_of("ssd_cin_episodes", row.text("cina_referral_id") or ""))
            telling.make(_assessment(telling, row, beside, person, referral), [row, *beside])


def _assessment(telling: Telling, row: Row, beside: list[Row], person: Person, referral: Referral | None) -> Assessment:
    started, ended = row.needed("cina_assessment_start_date"), row.day("cina_assessment_auth_date")
    outcome = telling.codes.maybe(AssessmentOutcome, row, "cina_assessment_outcome_json")
    if outcome is None and row.flag("cina_assessment_outcome_nfa"):
        outcome = AssessmentOutcome.NO_FURTHER_ACTION
    found = [
        telling.codes.read(AssessmentFactor, each, "cinf_assessment_factors_json", code)
        for each in beside for code in each.listed("cinf_assessment_factors_json")
    ]  # fmt: skip
    child = AssessmentChild(
        id=telling.id(row, "child"), child_id=person.id, factors=tuple(dict.fromkeys(found)), outcome=outcome,
        seen_on=started if row.flag("cina_assessment_child_seen") else None,
    )  # fmt: skip
    unborn = person.date_of_birth is None or started < person.date_of_birth
    made = Assessment.start(
        id=telling.id(row), latest=telling.calendar.add(referral.referred_on if referral else started, MOST_WORKING_DAYS),
        referred_on=referral.referred_on if referral else None, by=telling.by(started, 10),
        assessment_kind=AssessmentKind.PRE_BIRTH if unborn else AssessmentKind.CHILD_AND_FAMILY,
        worker_id=telling.staff.worker(row.text("cina_assessment_worker_id")).id, started_on=started,
        referral_id=referral.id if referral else None, children=(child,), analysis=telling.silent if ended else None,
    )  # fmt: skip
    if ended:
        if ended < started:
            raise Invalid("/cina_assessment_auth_date", "It cannot end before it began.")
        made.submit(by=telling.by(ended, 11))
        made.authorise(by=telling.by(ended, 12))
    return made


def plans(telling: Telling, id: str, person: Person) -> None:
    """The child's plans as a child in need."""
    before: list[tuple[date, date]] = []
    rows = telling.about("ssd_cin_plans", id, "cinp_person_id")
    for row in sorted(rows, key=lambda each: each.text("cinp_cin_plan_start_date") or ""):
        with telling.trying(row):
            since, until = row.needed("cinp_cin_plan_start_date"), row.day("cinp_cin_plan_end_date")
            if any(since < ended and begun < (until or date.max) for begun, ended in before):
                raise Invalid("/cinp_cin_plan_start_date", "The child has another child in need plan then (rule 4014).")
            plan = Plan.begin(
                id=telling.id(row), on=since, by=telling.by(since), plan_kind=PlanKind.CHILD_IN_NEED,
                worker_id=telling.staff.worker(row.text("cinp_cin_plan_worker_id")).id, why=telling.silent,
                must_change=telling.silent, children=(PlanChild(id=telling.id(row, "child"), child_id=person.id),),
            )  # fmt: skip
            if until:
                plan.end(on=until, reason=telling.silent, by=telling.by(until))
            before.append((since, until or date.max))
            telling.make(plan, [row])


def visits(telling: Telling, id: str, person: Person, journey: Journey | None) -> None:
    """Visits of all three kinds. The same id in two of them is one visit; where no child was seen it was none."""
    found: defaultdict[str, list[Row]] = defaultdict(list)
    for object, prefix in VISITS:
        for row in telling.about(object, id, f"{prefix[:4]}_person_id"):
            found[row.id].append(row)
    for visit_id, rows in found.items():
        with telling.trying(*rows):
            prefix = dict(VISITS)[rows[0].object]
            at = rows[0].moment(f"{prefix}_visit_date")
            if at is None:
                raise Invalid(f"/{prefix}_visit_date", f"{prefix}_visit_date is empty.")
            made_at = at if has_time(at) else clock(at.date(), 12)
            worker_id = keyworker_on(journey, at.date()) or telling.staff.nobody.id
            said = [_seen(row) for row in rows]
            if not any(seen for seen, _, _ in said):
                if journey is None:
                    raise Invalid(f"/{prefix}_visit_date", "The child has no help in the files on that day.")
                _failed(telling, rows[0], at.date(), worker_id, journey)
                continue
            key = telling.id_of("visit", visit_id)
            child = VisitChild(
                id=telling.id_of("visit", visit_id, id), child_id=person.id, seen=True,
                seen_alone=any(alone for _, alone, _ in said), bedroom_seen=any(bedroom for _, _, bedroom in said),
            )  # fmt: skip
            telling.make(
                Visit.record(
                    id=key, by=telling.by(made_at.date(), 20), made_at=min(made_at, telling.moment), worker_id=worker_id,
                    purpose=telling.unsaid, place=Place.OTHER, account=telling.silent, children=(child,),
                ), rows,
            )  # fmt: skip


def _seen(row: Row) -> tuple[bool, bool, bool]:
    prefix = dict(VISITS)[row.object]
    return (
        bool(row.flag(f"{prefix}_visit_seen")),
        bool(row.flag(f"{prefix}_visit_seen_alone")),
        bool(row.flag(f"{prefix}_visit_bedroom")),
    )


def _failed(telling: Telling, row: Row, on: date, worker_id: UUID, journey: Journey) -> None:
    """Somebody tried to see the child: that is on the journey, which is saved with the rows of the visit."""
    journey.could_not_be_seen(
        FailedVisit(id=telling.id(row), on=on, worker_id=worker_id, why=telling.silent), by=telling.by(on, 20)
    )
    for aggregate, rows in telling.made:
        if aggregate is journey:
            rows.append(row)
