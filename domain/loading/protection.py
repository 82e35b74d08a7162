"""Enquiries, conferences and child protection plans: shared by brothers and sisters where the files show one meeting."""

from collections import defaultdict
from datetime import date
from uuid import UUID

from domain.codes import AbuseCategory
from domain.conference import (
    Conference,
    ConferenceChild,
    ConferenceDecision,
    ConferenceKind,
)  # fmt: skip
from domain.enquiry import Conclusion, Enquiry, EnquiryChild, EnquiryOutcome, Mode, StrategyDecision
from domain.errors import Invalid
from domain.loading.rows import Row
from domain.loading.telling import Telling, clock
from domain.person import Person
from domain.plan import Plan
from domain.plan_parts import PlanChild, PlanKind


def tell(telling: Telling, people: dict[str, Person]) -> None:
    """Everything about keeping these children safe."""
    plans = _plans(telling, people)
    enquiries = _enquiries(telling, people)
    _initial(telling, people, plans, enquiries)
    _reviews(telling, people)


def _open(telling: Telling, object: str, people: dict[str, Person], field: str) -> list[Row]:
    """The rows of an object about these people that nothing refused."""
    return [row for id in people for row in telling.about(object, id, field)]


def _enquiries(telling: Telling, people: dict[str, Person]) -> dict[str, Enquiry]:
    """By the id of each child's row. Rows of one conference that began and ended together are one enquiry."""
    meeting = {
        row.text("icpc_s47_enquiry_id"): row.text("icpc_icpc_meeting_id")
        for row in _open(telling, "ssd_initial_cp_conference", people, "icpc_person_id")
    }
    together: defaultdict[tuple[str, ...], list[Row]] = defaultdict(list)
    for row in _open(telling, "ssd_s47_enquiry", people, "s47e_person_id"):
        key = (
            meeting.get(row.id) or row.id, row.text("s47e_s47_start_date") or "", row.text("s47e_s47_end_date") or "",
            row.text("s47e_s47_completed_by_worker_id") or "",
        )  # fmt: skip
        together[key].append(row)
    found: dict[str, Enquiry] = {}
    last: dict[UUID, date] = {}
    for rows in sorted(together.values(), key=lambda each: each[0].text("s47e_s47_start_date") or ""):
        with telling.trying(*rows):
            enquiry = _enquiry(telling, rows, people, last)
            for row in rows:
                found[row.id] = enquiry
            for child in enquiry.subjects:
                last[child] = enquiry.ended_on or date.max
            telling.make(enquiry, rows)
    return found


def _enquiry(telling: Telling, rows: list[Row], people: dict[str, Person], last: dict[UUID, date]) -> Enquiry:
    first = rows[0]
    since, until = first.needed("s47e_s47_start_date"), first.day("s47e_s47_end_date")
    child_ids = {row.id: people[row.fields["s47e_person_id"]].id for row in rows}
    by = telling.by(since, 10)
    enquiry = Enquiry.discuss(
        id=telling.id(first), calendar=telling.calendar, by=by, mode=Mode.REMOTE,
        already_enquiring=frozenset(child for child in child_ids.values() if last.get(child, date.min) > since),
        held_at=clock(since, 10), worry=telling.silent, known=telling.silent,
        led_by=telling.staff.worker(first.text("s47e_s47_completed_by_worker_id")).id, safe_tonight=telling.silent,
        quorum_reason=f"{telling.unsaid}: who took part.",
        children=tuple(
            EnquiryChild(
                id=telling.id(row, "child"), child_id=child_ids[row.id], decision=StrategyDecision.SECTION_47_SINGLE,
                reason=f"{telling.unsaid}: whether the police took part.",
            )
            for row in rows
        ),
    )  # fmt: skip
    if until and all(row.flag("s47e_stopped") for row in rows):
        enquiry.stop(reason=telling.silent, by=telling.by(until, 11))
    elif until:
        at = telling.by(until, 11)
        enquiry.record_findings(findings=telling.silent, safe_tonight=telling.silent, own_views={}, by=at)
        enquiry.conclude(
            tuple(
                Conclusion(
                    child_id=child_ids[row.id], outcome=_outcome(telling, row), reason=telling.silent,
                    conference_needed=_needed(row),
                )
                for row in rows
            ),
            on=until, by=at,
        )  # fmt: skip
    return enquiry


def _outcome(telling: Telling, row: Row) -> EnquiryOutcome:
    found = telling.codes.maybe(EnquiryOutcome, row, "s47e_s47_outcome_json")
    if found is None and row.flag("s47e_s47_nfa"):
        found = EnquiryOutcome.NOT_SUBSTANTIATED
    if found is None:
        raise Invalid("/s47e_s47_outcome_json", "The enquiry has ended and no outcome is given.")
    return found


def _needed(row: Row) -> bool | None:
    said = row.said("s47e_s47_outcome_json", "CONFERENCE_NEEDED")
    return said if isinstance(said, bool) else None


def _plans(telling: Telling, people: dict[str, Person]) -> dict[str, tuple[Plan, Row]]:
    """Child protection plans by the id of their row."""
    found: dict[str, tuple[Plan, Row]] = {}
    before: defaultdict[UUID, list[tuple[date, date]]] = defaultdict(list)
    rows = _open(telling, "ssd_cp_plans", people, "cppl_person_id")
    for row in sorted(rows, key=lambda each: each.text("cppl_cp_plan_start_date") or ""):
        with telling.trying(row):
            child = people[row.fields["cppl_person_id"]].id
            since, until = row.needed("cppl_cp_plan_start_date"), row.day("cppl_cp_plan_end_date")
            if any(since < ended and begun < (until or date.max) for begun, ended in before[child]):
                raise Invalid(
                    "/cppl_cp_plan_start_date", "The child has another child protection plan then (rule 8935)."
                )
            plan = _plan(telling, row, child, since, until, len(before[child]))
            before[child].append((since, until or date.max))
            found[row.id] = plan, row
            telling.make(plan, [row])
    return found


def _plan(telling: Telling, row: Row, child: UUID, since: date, until: date | None, earlier: int) -> Plan:
    codes = telling.codes
    initial = codes.read(AbuseCategory, row, "cppl_cp_plan_initial_category")
    latest = codes.maybe(AbuseCategory, row, "cppl_cp_plan_latest_category") or initial
    said = row.number("cppl_earlier_plans")
    plan = Plan.begin(
        id=telling.id(row), on=since, by=telling.by(since), plan_kind=PlanKind.CHILD_PROTECTION,
        worker_id=telling.staff.nobody.id, why=telling.silent, must_change=telling.silent, categories=(initial,),
        earlier_plans=earlier if said is None else int(said),
        children=(PlanChild(id=telling.id(row, "child"), child_id=child),),
    )  # fmt: skip
    if latest is not initial:
        plan.recategorise((latest,), reason=telling.silent, by=telling.by(until or telling.day, 10))
    if until:
        plan.end(on=until, reason=telling.silent, by=telling.by(until))
    return plan


def _initial(
    telling: Telling, people: dict[str, Person], plans: dict[str, tuple[Plan, Row]], enquiries: dict[str, Enquiry]
) -> None:
    """Initial conferences: one for all children of a meeting who come from the same enquiry."""
    together: defaultdict[tuple[object, ...], list[Row]] = defaultdict(list)
    for row in _open(telling, "ssd_initial_cp_conference", people, "icpc_person_id"):
        enquiry = enquiries.get(row.text("icpc_s47_enquiry_id") or "")
        key = (
            row.text("icpc_icpc_meeting_id") or row.id, row.text("icpc_icpc_date"), enquiry.id if enquiry else None,
            row.text("icpc_icpc_transfer_in"),
        )  # fmt: skip
        together[key].append(row)
    for (*_, enquiry_id, _), rows in together.items():
        with telling.trying(*rows):
            asked = next((each for each in enquiries.values() if each.id == enquiry_id), None)
            conference = _held(
                telling, rows, asked, _kind(rows[0], people, asked), rows[0].needed("icpc_icpc_date"),
                [_decided(telling, row, people, plans) for row in rows], rows[0].text("icpc_icpc_worker_id"), quorate=None,
            )  # fmt: skip
            telling.make(conference, rows)


def _kind(row: Row, people: dict[str, Person], enquiry: Enquiry | None) -> ConferenceKind:
    if row.flag("icpc_icpc_transfer_in"):
        return ConferenceKind.TRANSFER_IN
    born = people[row.fields["icpc_person_id"]].date_of_birth
    before = born is None or row.needed("icpc_icpc_date") < born
    return ConferenceKind.PRE_BIRTH if before and enquiry is None else ConferenceKind.INITIAL


def _decided(
    telling: Telling, row: Row, people: dict[str, Person], plans: dict[str, tuple[Plan, Row]]
) -> ConferenceChild:
    begun = bool(row.flag("icpc_icpc_outcome_cp_flag"))
    on = row.needed("icpc_icpc_date")
    child_id = people[row.fields["icpc_person_id"]].id
    named = plans.get(row.text("icpc_cp_plan_id") or "")
    of_the_day = (each for each in plans.values() if child_id in each[0].subjects and each[0].begun_on == on)
    decided = (named or next(of_the_day, None)) if begun else None
    if begun and decided is None:
        raise Invalid("/icpc_cp_plan_id", "A plan was decided and is not in the files.")
    kinds = (telling.codes.read(AbuseCategory, decided[1], "cppl_cp_plan_initial_category"),) if decided else ()
    return ConferenceChild(
        id=telling.id(row, "child"), child_id=child_id, categories=kinds, reason=telling.silent,
        decision=ConferenceDecision.PLAN if begun else ConferenceDecision.NO_PLAN,
        plan_id=decided[0].id if decided else None,
    )  # fmt: skip


def _held(
    telling: Telling, rows: list[Row], enquiry: Enquiry | None, kind: ConferenceKind, on: date,
    children: list[ConferenceChild], chair: str | None, *, quorate: bool | None,
) -> Conference:  # fmt: skip
    """A conference of the past: booked and held on its day. Who was there is in no file, so nobody is named."""
    chaired_by = telling.staff.workers.get(chair or "")
    by = telling.by(on, 9)
    conference = Conference.book(
        id=telling.id(rows[0]), enquiry=enquiry, calendar=telling.calendar, near=(), by=by, conference_kind=kind,
        booked_for=clock(on, 10), chair_id=chaired_by.id if chaired_by else None,
        chair_name=f"{chaired_by.given} {chaired_by.family}" if chaired_by else telling.unsaid,
        children=tuple(ConferenceChild(id=each.id, child_id=each.child_id) for each in children),
    )  # fmt: skip
    conference.hold(
        calendar=telling.calendar, near=(), by=telling.by(on, 17), held_on=on, quorate=quorate,
        quorum_reason=f"{telling.unsaid}: who was there.", summary=telling.silent,
        outline_plan=telling.silent, children=tuple(children),
    )  # fmt: skip
    return conference


def _reviews(telling: Telling, people: dict[str, Person]) -> None:
    """Review conferences, one for all children of a meeting."""
    together: defaultdict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in _open(telling, "ssd_cp_reviews", people, "cppr_person_id"):
        together[row.text("cppr_cp_review_meeting_id") or row.id, row.text("cppr_cp_review_date") or ""].append(row)
    for rows in together.values():
        with telling.trying(*rows):
            children = [
                ConferenceChild(
                    id=telling.id(row, "child"),
                    child_id=people[row.fields["cppr_person_id"]].id,
                    reason=telling.silent,
                    decision=ConferenceDecision.CONTINUES
                    if row.flag("cppr_cp_review_outcome_continue_cp") is not False
                    else ConferenceDecision.ENDS,
                )
                for row in rows
            ]
            quorate = (rows[0].text("cppr_cp_review_quorate") or "").upper()
            conference = _held(
                telling, rows, None, ConferenceKind.REVIEW, rows[0].needed("cppr_cp_review_date"), children, None,
                quorate={"Y": True, "N": False}.get(quorate),
            )  # fmt: skip
            telling.make(conference, rows)
