"""Annex A, the child-level lists of an inspection (ILACS): eleven lists, each column and the fact that it tells.

A list looks back six months (adoption: twelve) from its day. Headers, order and lettered words are those of the
sector's published schema; what the record has no fact for stays blank and is named in docs/annex-a.md.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from domain.returns.annexa_codes import (
    ABUSE,
    ACTIVITY,
    CEASED,
    CLOSURE,
    ETHNICITY,
    HEADERS_OF_ADOPTERS,
    LEGAL,
    LIVES,
    NEED,
    PERMANENCE,
    PLACEMENT,
    PROVIDER,
    SEX,
    SOURCE,
    STATUS,
    STOPPED,
    TOUCH,
)
from domain.returns.frame import Problem

Cell = str | int | date | None
"""What a cell holds. Text stays text, whatever it begins with: it never becomes a formula."""


def nothing(_: Any) -> Cell:
    """The record has no such fact."""
    return None


def said(value: Any) -> Cell:
    """As recorded: text, or a number."""
    return value if isinstance(value, int) else value or None


def day(value: Any) -> Cell:
    """A date, written by the database as 2026-11-23."""
    return value and date.fromisoformat(value)


def yes_no(value: Any) -> Cell:
    """Yes or No, or blank where it is not known."""
    return None if value is None else "Yes" if value else "No"


def disabled(codes: Any) -> Cell:
    """Whether a disability is recorded; nothing recorded is not the same as none."""
    return "Unknown" if not codes else "No" if codes == ["NONE"] else "Yes"


def eligible(age: Any) -> Cell:
    """Of somebody who has left care: relevant until 18, then former relevant (section 23A and 23C Children Act 1989)."""
    return None if age is None else "a) Relevant" if age < 18 else "b) Former relevant"


def lives(code: Any) -> Cell:
    """Where a care leaver lives: the letter of the accommodation code."""
    return LIVES.get(code[0]) if code and code != "0" else None


def suits(code: Any) -> Cell:
    """Whether that is suitable: the number after the letter."""
    if not code or code == "0":
        return "c) Not in touch or not recorded"
    return {"1": "a) Suitable", "2": "b) Not suitable"}.get(code[-1])


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its header, how its fact is told, and the fact's name in the statement that reads the list."""

    header: str
    tell: Callable[[Any], Cell] = nothing
    fact: str = ""


ADOPTERS = 11
"""The list about adopters. Kith keeps no record of adopters: the list has its headers and no rows."""

LISTS: dict[int, tuple[Column, ...]] = {
    1: (
        Column("Child Unique ID", said, "reference"),
        Column("Gender", SEX.get, "sex"),
        Column("Ethnicity", ETHNICITY.get, "ethnicity"),
        Column("Date of Birth", day, "born_on"),
        Column("Age of Child (Years)", said, "age"),
        Column("Date of Contact", day, "received_on"),
        Column("Contact Source", SOURCE.get, "source"),
    ),
    2: (
        Column("Child Unique ID", said, "reference"),
        Column("Gender", SEX.get, "sex"),
        Column("Ethnicity", ETHNICITY.get, "ethnicity"),
        Column("Date of Birth", day, "born_on"),
        Column("Age of Child (Years)", said, "age"),
        Column("Assessment start date", day, "started_on"),
        Column("Assessment completion date", day, "authorised_on"),
        Column("Organisation completing assessment", said, "organisation"),
    ),
    3: (
        Column("Child Unique ID", said, "reference"),
        Column("Gender", SEX.get, "sex"),
        Column("Ethnicity", ETHNICITY.get, "ethnicity"),
        Column("Date of Birth", day, "born_on"),
        Column("Age of Child (Years)", said, "age"),
        Column("Date of referral", day, "referred_on"),
        Column("Referral Source", SOURCE.get, "source"),
        Column("Referral NFA?", yes_no, "nfa"),
        Column("Number of Referrals in Last 12 Months", said, "referrals"),
        Column("Allocated Team", said, "team"),
        Column("Allocated Worker", said, "worker"),
    ),
    4: (
        Column("Child Unique ID", said, "reference"),
        Column("Gender", SEX.get, "sex"),
        Column("Ethnicity", ETHNICITY.get, "ethnicity"),
        Column("Date of Birth", day, "born_on"),
        Column("Age of Child (Years)", said, "age"),
        Column("Does the Child have a Disability", disabled, "disabilities"),
        Column("Continuous Assessment Start Date", day, "started_on"),
        Column("Child Seen During Continuous Assessment", yes_no, "seen"),
        Column("Continuous Assessment Date of Authorisation", day, "authorised_on"),
        Column("Was the child assessed as requiring LA children's social care support?", yes_no, "support"),
        Column("Allocated Team", said, "team"),
        Column("Allocated Worker", said, "worker"),
    ),
    5: (
        Column("Child Unique ID", said, "reference"),
        Column("Gender", SEX.get, "sex"),
        Column("Ethnicity", ETHNICITY.get, "ethnicity"),
        Column("Date of Birth", day, "born_on"),
        Column("Age of Child (Years)", said, "age"),
        Column("Does the Child have a Disability", disabled, "disabilities"),
        Column("Strategy discussion initiating Section 47 Enquiry Start Date", day, "discussed_on"),
        Column("Was an Initial Child Protection Conference deemed unnecessary?", yes_no, "unnecessary"),
        Column("Date of Initial Child Protection Conference", day, "conference_on"),
        Column("Did the Initial Child Protection Conference Result in a Child Protection Plan", yes_no, "plan_made"),
        Column("Number of Section 47 Enquiries in the last 12 months", said, "enquiries"),
        Column("Number of ICPCs in the last 12 months", said, "conferences"),
        Column("Allocated Team", said, "team"),
        Column("Allocated Worker", said, "worker"),
    ),
    6: (
        Column("Child Unique ID", said, "reference"),
        Column("Gender", SEX.get, "sex"),
        Column("Ethnicity", ETHNICITY.get, "ethnicity"),
        Column("Date of Birth", day, "born_on"),
        Column("Age of Child (Years)", said, "age"),
        Column("Does the Child have a Disability", disabled, "disabilities"),
        Column("CIN Start Date", day, "begun_on"),
        Column("Primary Need Code", NEED.get, "need"),
        Column("Date Child Was Last Seen", day, "seen_on"),
        Column("CIN Closure Date", day, "ended_on"),
        Column("Reason for Closure", CLOSURE.get, "closing_reason"),
        Column("Case Status", STATUS.get, "status"),
        Column("Allocated Team", said, "team"),
        Column("Allocated Worker", said, "worker"),
    ),
    7: (
        Column("Child Unique ID", said, "reference"),
        Column("Gender", SEX.get, "sex"),
        Column("Ethnicity", ETHNICITY.get, "ethnicity"),
        Column("Date of Birth", day, "born_on"),
        Column("Age of Child (Years)", said, "age"),
        Column("Does the Child have a Disability", disabled, "disabilities"),
        Column("Child Protection Plan Start Date", day, "begun_on"),
        Column("Initial Category of Abuse", ABUSE.get, "first_category"),
        Column("Latest Category of Abuse", ABUSE.get, "latest_category"),
        Column("Date of the Last Statutory Visit", day, "visited_on"),
        Column("Was the Child Seen Alone?", yes_no, "seen_alone"),
        Column("Date of latest review conference", day, "reviewed_on"),
        Column("Child Protection Plan End Date", day, "ended_on"),
        Column(
            "Subject to Emergency Protection Order or Protected Under Police Powers in Last Six Months (Y/N)",
            yes_no,
            "emergency",
        ),
        Column("Number of Previous Child Protection Plans", said, "earlier_plans"),
        Column("Allocated Team", said, "team"),
        Column("Allocated Worker", said, "worker"),
    ),
    8: (
        Column("Child Unique ID", said, "reference"),
        Column("Gender", SEX.get, "sex"),
        Column("Ethnicity", ETHNICITY.get, "ethnicity"),
        Column("Date of Birth", day, "born_on"),
        Column("Age of Child (Years)", said, "age"),
        Column("Unaccompanied Asylum Seeking Child (UASC) within the Last 12 Months (Y/N)", yes_no, "alone"),
        Column("Does the Child have a Disability", disabled, "disabilities"),
        Column("Date Started to be Looked After", day, "begun_on"),
        Column("Child's Category of Need", NEED.get, "need"),
        Column(
            "Is this a second or subsequent period of being a Looked After Child within the last 12 months (Y/N)",
            yes_no,
            "again",
        ),
        Column("Start date of current legal status", day, "legal_since"),
        Column("Child's Legal Status", LEGAL.get, "legal_status"),
        Column("Date of Latest Statutory Review", day, "reviewed_on"),
        Column("Date of Last Social Work Visit", day, "visited_on"),
        Column("What is the permanence plan for this child?", PERMANENCE.get, "permanence"),
        Column("Date of Last IRO Visit / Contact to the Child"),
        Column("Date of Last Health Assessment", day, "health_on"),
        Column("Date of Last Dental Check", day, "dental_on"),
        Column("Number of Placements in the Last 12 months", said, "placements"),
        Column("Date Ceased to be Looked After", day, "ended_on"),
        Column("Reason Ceased to be Looked After", CEASED.get, "reason_ended"),
        Column("Start Date of Most Recent Placement", day, "placed_on"),
        Column("Placement Type", PLACEMENT.get, "placement"),
        Column("Placement Provider", PROVIDER.get, "provider"),
        Column("Placement postcode", said, "postcode"),
        Column("URN of Placement", said, "urn"),
        Column("Placement Location"),
        Column("LA of Placement"),
        Column(
            "Number of Episodes the Child has been 'Missing' from their Placement in the last 12 months",
            said,
            "missing",
        ),
        Column(
            "Number of Episodes the Child has been 'Absent' from their Placement in the last 12 months", said, "away"
        ),
        Column("Was the child offered a Return Interview after their last missing episode (Y/N)?", yes_no, "offered"),
        Column("Did the child accept a Return Interview after their last missing episode (Y/N)?", yes_no, "accepted"),
        Column("Allocated Team", said, "team"),
        Column("Allocated Worker", said, "worker"),
    ),
    9: (
        Column("Child Unique ID", said, "reference"),
        Column("Gender", SEX.get, "sex"),
        Column("Ethnicity", ETHNICITY.get, "ethnicity"),
        Column("Date of Birth", day, "born_on"),
        Column("Age of Child (Years)", said, "age"),
        Column("Unaccompanied Asylum Seeking Child (UASC), or formerly UASC if 18 or over (Y/N)", yes_no, "alone"),
        Column("Does the Child have a Disability", disabled, "disabilities"),
        Column("Allocated Team", said, "team"),
        Column("Allocated Worker", said, "worker"),
        Column("Allocated Personal Advisor"),
        Column("Eligibility Category", eligible, "age"),
        Column("Latest Pathway Plan Review Date", day, "pathway_on"),
        Column("LA in Touch", TOUCH.get, "in_touch"),
        Column("Latest Date of Contact", day, "touched_on"),
        Column("Type of Accommodation", lives, "accommodation"),
        Column("Suitability of Accommodation", suits, "accommodation"),
        Column("Activity Status", ACTIVITY.get, "activity"),
    ),
    10: (
        Column("Child Unique ID", said, "reference"),
        Column("Family identifier", said, "family"),
        Column("Gender", SEX.get, "sex"),
        Column("Ethnicity", ETHNICITY.get, "ethnicity"),
        Column("Date of Birth", day, "born_on"),
        Column("Age of Child (Years)", said, "age"),
        Column("Does the Child have a Disability", disabled, "disabilities"),
        Column("Date the Child Entered Care", day, "begun_on"),
        Column("Date of Decision that Child Should be Placed for Adoption", day, "to_be_placed_on"),
        Column("Date of Placement Order", day, "order_on"),
        Column("Date of Matching Child and Prospective Adopters", day, "matched_on"),
        Column("Date Placed for Adoption", day, "placed_on"),
        Column("Date of Adoption Order", day, "adopted_on"),
        Column("Date of Decision that Child Should No Longer be Placed for Adoption", day, "not_to_be_placed_on"),
        Column("Reason Why Child No Longer Placed for Adoption", STOPPED.get, "because"),
        Column("Date the child was placed for fostering in FFA or concurrent planning placement", day, "fostered_on"),
    ),
    ADOPTERS: tuple(Column(header) for header in HEADERS_OF_ADOPTERS),
}

DATES = {
    2: ("started_on", "authorised_on"),
    4: ("started_on", "authorised_on"),
    6: ("begun_on", "ended_on"),
    7: ("begun_on", "ended_on"),
    8: ("begun_on", "ended_on"),
}
"""Where a list tells of a beginning and an end: an end before its beginning must be mended first."""


def age_on(born_on: date | None, on: date) -> int | None:
    """Whole years on a day; nobody has an age before birth."""
    if born_on is None or born_on > on:
        return None
    return on.year - born_on.year - ((on.month, on.day) < (born_on.month, born_on.day))


def row(number: int, facts: Mapping[str, Any], as_at: date) -> tuple[Cell, ...]:
    """A row of a list, from the facts of one child on that day."""
    born = facts.get("born_on")
    known = {**facts, "age": age_on(date.fromisoformat(born) if born else None, as_at)}
    return tuple(column.tell(known.get(column.fact)) for column in LISTS[number])


def checks(number: int, facts: Mapping[str, Any]) -> list[Problem]:
    """What must be mended in the record before this row can be sent."""
    child = facts.get("reference") or f"record {facts['id']}"
    found = []
    if not facts.get("reference"):
        found.append(Problem(child=child, rule=f"list {number}", what="The child has no number."))
    begun, ended = (facts.get(name) for name in DATES.get(number, ("", "")))
    if begun and ended and ended < begun:
        found.append(Problem(child=child, rule=f"list {number}", what="What is told ended before it began."))
    return found
