"""How many of each module the record holds, counted another way than the return counts: beside each other on the screen.

Each statement answers a row for each thing counted, with its child. $1: the first day, $2: the last that counts, which
is today while the year runs. A module without a statement has only been counted once, by the return itself.
"""

from collections.abc import Collection
from datetime import date

import asyncpg

from domain.returns.frame import Year
from persistence.returns.annexa import months_before

_EPISODES = "select care.child_id from care_episode own join care on care.id = own.care_id where"

# Times in care as they stood on the last day that counts, of those who were in care in the year.
_PERIODS = """
    select care_id, period_id, min(since) as since,
        case when bool_and(until is not null and until <= $2) then max(until) end as until,
        bool_or(legal_status in ('V3', 'V4') and coalesce(until, 'infinity') >= $1) as short
    from care_episode where since <= $2 group by care_id, period_id
    having max(coalesce(until, 'infinity')) >= $1
"""

RECORD: dict[str, dict[str, str]] = {
    "cin": {
        "ChildProtectionPlans": """
            select c.child_id from plan p join plan_child c on c.plan_id = p.id
            where p.plan_kind = 'child_protection' and p.begun_on <= $2
            and coalesce(least(p.ended_on, c.until), 'infinity') >= $1
        """,
        "Section47": """
            select c.child_id from enquiry e join enquiry_child c on c.enquiry_id = e.id left join lateral (
                select min(k.held_on) held_on from conference k join conference_child x on x.conference_id = k.id
                where k.enquiry_id = e.id and x.child_id = c.child_id and k.state = 'held' and k.held_on <= $2
            ) k on true
            where c.decision like 'section_47%' and coalesce(k.held_on, e.started_on) between $1 and $2
        """,
        "Assessments": """
            select c.child_id from assessment_child c join assessment a on a.id = c.assessment_id
            where a.assessment_kind in ('child_and_family', 'pre_birth') and a.state <> 'stopped'
            and (a.authorised_on between $1 and $2 or (
                a.started_on between $1 and $2 and (a.authorised_on is null or a.authorised_on > $2)
            ))
        """,
        "CPPreviewDate": """
            select distinct c.child_id, k.held_on from conference k join conference_child c on c.conference_id = k.id
            join plan_child pc on pc.child_id = c.child_id join plan p on p.id = pc.plan_id
            where k.state = 'held' and k.conference_kind = 'review' and p.plan_kind = 'child_protection'
            and k.held_on >= $1 and k.held_on > p.begun_on and k.held_on <= least($2, p.ended_on, pc.until)
            and p.begun_on <= $2 and coalesce(least(p.ended_on, pc.until), 'infinity') >= $1
        """,
    },
    "ssda903": {
        "episodes": f"{_EPISODES} own.since <= $2 and coalesce(own.until, 'infinity') >= $1",
        "reviews": """
            select distinct care.child_id, own.held_on from care_review own join care on care.id = own.care_id
            where own.held_on between $1 and $2
        """,
        "oc2": f"""
            select care.child_id from care join ({_PERIODS}) own on own.care_id = care.id
            where own.since <= $1 and own.until is null and not own.short
        """,
        "missing": f"""
            select care.child_id from care join ({_PERIODS}) own on own.care_id = care.id
            join care_missing gone on gone.care_id = care.id
            cross join lateral (values ((gone.since at time zone 'Europe/London')::date,
                (gone.until at time zone 'Europe/London')::date)) day (since, until)
            where day.since between own.since and $2 and (own.until is null or day.since < own.until)
            and coalesce(day.until, 'infinity') >= $1
        """,
        "deprivation_of_liberty": f"""
            select care.child_id from care join ({_PERIODS}) own on own.care_id = care.id
            join care_order made on made.care_id = care.id and made.kind = 'deprivation_of_liberty'
            where made.since between own.since and $2 and (own.until is null or made.since < own.until)
            and coalesce(made.until, 'infinity') >= $1
        """,
        "previous_permanence": f"{_EPISODES} own.reason_new = 'S' and own.since between $1 and $2 group by care.child_id",
        "ad1": f"{_EPISODES} own.reason_ended in ('E11', 'E12') and own.until between $1 and $2",
    },
    "annexa": {
        "List 1": """
            select n.person_id from contact c join contact_person n on n.contact_id = c.id where n.is_child
            and (c.received_at at time zone 'Europe/London')::date between $1 and $2
        """,
        "List 4": """
            select c.child_id from assessment_child c join assessment a on a.id = c.assessment_id
            where a.assessment_kind in ('child_and_family', 'pre_birth') and a.state <> 'stopped' and a.started_on <= $2
            and (a.authorised_on is null or a.authorised_on >= $1)
        """,
        "List 5": """
            select c.child_id from enquiry_child c join enquiry e on e.id = c.enquiry_id
            where c.decision like 'section_47%' and (e.started_on between $1 and $2 or exists (
                select from conference k join conference_child d on d.conference_id = k.id
                where k.enquiry_id = e.id and d.child_id = c.child_id and k.state = 'held'
                and k.conference_kind in ('initial', 'pre_birth') and k.held_on between $1 and $2
            ))
        """,
        "List 6": """
            with known as (
                select distinct j.child_id, day::date from journey j join journey_status s on s.journey_id = j.id
                cross join generate_series($1::date - 1, $2::date, '1 day') day
                where s.status in ('child_in_need', 'child_protection', 'pre_proceedings', 'looked_after')
                and s.since <= day and coalesce(s.until, 'infinity') > day
            )
            select k.child_id from known k
            where not exists (select from known n where n.child_id = k.child_id and n.day = k.day + 1)
        """,
        "List 7": """
            select c.child_id from plan_child c join plan p on p.id = c.plan_id where p.plan_kind = 'child_protection'
            and p.begun_on <= $2 and coalesce(least(p.ended_on, c.until), 'infinity') >= $1
        """,
        "List 8": f"""{_EPISODES} own.since <= $2 and coalesce(own.until, 'infinity') >= $1
            group by care.child_id, own.period_id""",
        "List 9": """
            select distinct j.child_id from journey j join journey_status s on s.journey_id = j.id
            where s.status = 'care_leaver' and s.since <= $2 and $1 <= $2 and coalesce(s.until, 'infinity') > $2
        """,
    },
}  # fmt: skip


async def in_record(
    connection: asyncpg.Connection, name: str, year: Year, as_at: date, leave_out: Collection[str]
) -> dict[str, int]:
    """The modules of a return, each with how many the record holds of children who are not left out."""
    since = months_before(as_at, 6) if name == "annexa" else year.begins
    found = {}
    for module, sql in RECORD[name].items():
        found[module] = await connection.fetchval(
            f"""
            select count(*) from ({sql}) counted (child_id) left join person on person.id = counted.child_id
            where coalesce(person.reference, '') <> all ($3)
            """,
            since, as_at, list(leave_out),
        )  # fmt: skip
    return found
