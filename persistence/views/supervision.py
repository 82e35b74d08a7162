"""A worker's own supervision on one page; and for a child, oversight, going together and the family's workbook."""

from typing import Any
from uuid import UUID

from domain.errors import NotFound
from domain.workbook import MODULES
from persistence.access import WITHIN, viewed
from persistence.state import to_json
from persistence.transaction import Transaction

_MOST = 100
"""Rows in each part of the page: a year of a manager's supervision of everybody in a pod."""


def _name(worker: str) -> str:
    """SQL for a worker's name."""
    return f"(select called.given || ' ' || called.family from worker called where called.id = {worker})"


def _children(ids: str) -> str:
    """SQL for the children of an array, by name; those out of reach are left out."""
    return f"""(
        select coalesce(json_agg(json_build_object('id', person.id, 'name', person.called) order by person.sort_key),
            '[]'::json)
        from person join record on record.id = person.id and {WITHIN} where person.id = any ({ids})
    )"""


_COMPANY = f"""json_build_object(
    'id', company.id, 'version', record.version, 'state', company.state, 'purpose', company.purpose,
    'wanted_for', company.wanted_for, 'words', company.words, 'children', {_children("company.child_ids")},
    'asked_by', company.asked_by, 'asked_by_name', {_name("company.asked_by")},
    'companion_id', company.companion_id, 'companion_name', {_name("company.companion_id")},
    'visit_id', company.visit_id, 'withdrawn_because', company.withdrawn_because,
    'visits', (
        select coalesce(json_agg(json_build_object('id', recent.id, 'made_at', recent.made_at, 'purpose', recent.purpose)
            order by recent.made_at desc), '[]'::json)
        from (
            select distinct visit.id, visit.made_at, visit.purpose from visit_child child
            join visit on visit.id = child.visit_id and visit.state = 'made'
            where child.child_id = any (company.child_ids) order by visit.made_at desc limit 5
        ) recent
    )
)"""

# Whom I supervise follows from whom I lead: from those people to their records, and the predicate decides on each.
_MINE = f"""
    with looked as (
        insert into viewing (actor_id, acting_as, request_id, record_id, what, ground)
        select $7, $8, $9, $6, 'supervision', 'circle'
    ), people as materialized (
        select $4::uuid as id
        union
        select theirs.worker_id from pod_member leader join pod_member theirs on theirs.pod_id = leader.pod_id
        where leader.worker_id = $4 and (leader.until is null or leader.until > current_date)
    ), known as materialized (
        select distinct record.id, record.kind, record.version
        from people join record_circle own on own.worker_id = people.id
        join record on record.id = own.record_id and {WITHIN}
    )
    select json_build_object(
        'personals', (
            select coalesce(json_agg(one.row order by one.at desc), '[]'::json) from (
                select personal.planned_for as at, json_build_object(
                    'id', personal.id, 'version', known.version, 'state', personal.state,
                    'planned_for', personal.planned_for, 'held_on', personal.held_on,
                    'supervisor_id', personal.supervisor_id, 'supervisor_name', {_name("personal.supervisor_id")},
                    'supervisee_id', personal.supervisee_id, 'supervisee_name', {_name("personal.supervisee_id")},
                    'work', personal.work, 'development', personal.development,
                    'children', {_children("personal.child_ids")},
                    'agreements', (
                        select coalesce(json_agg(json_build_object('id', agreed.id, 'worker_id', agreed.worker_id,
                            'words', agreed.words, 'by_when', agreed.by_when, 'done_on', agreed.done_on)
                            order by agreed.place), '[]'::json)
                        from personal_agreement agreed where agreed.personal_id = personal.id
                    ),
                    'wellbeing_id', (
                        select wellbeing.id from wellbeing join record on record.id = wellbeing.id and {WITHIN}
                        where wellbeing.personal_id = personal.id
                    )
                ) as row
                from known join personal on personal.id = known.id where personal.state <> 'cancelled'
                order by personal.planned_for desc limit {_MOST}
            ) one
        ),
        'observations', (
            select coalesce(json_agg(one.row order by one."on" desc), '[]'::json) from (
                select seen."on", json_build_object(
                    'id', seen.id, 'version', known.version, 'on', seen."on", 'setting', seen.setting,
                    'worker_id', seen.worker_id, 'worker_name', {_name("seen.worker_id")},
                    'observer_id', seen.observer_id, 'observer_name', {_name("seen.observer_id")},
                    'visit_id', seen.visit_id, 'instrument', seen.instrument, 'strengths', seen.strengths,
                    'to_grow', seen.to_grow, 'reflection', seen.reflection, 'feedback_on', seen.feedback_on,
                    'scores', (
                        select coalesce(json_agg(json_build_object('id', item.id, 'aspect', item.aspect,
                            'score', item.score, 'words', item.words) order by item.place), '[]'::json)
                        from observation_score item where item.observation_id = seen.id
                    )
                ) as row
                from known join observation seen on seen.id = known.id order by seen."on" desc limit {_MOST}
            ) one
        ),
        'reflections', (
            select coalesce(json_agg(one.row order by one.planned_for desc), '[]'::json) from (
                select meeting.planned_for, json_build_object(
                    'id', meeting.id, 'version', record.version, 'state', meeting.state, 'theme', meeting.theme,
                    'planned_for', meeting.planned_for, 'venue', meeting.venue, 'learned', meeting.learned,
                    'facilitator_id', meeting.facilitator_id, 'facilitator_name', {_name("meeting.facilitator_id")},
                    'came', (select count(*) from reflection_attendee came where came.reflection_id = meeting.id),
                    'i_came', exists (
                        select from reflection_attendee came where came.reflection_id = meeting.id and came.worker_id = $4
                    ),
                    'i_answered', exists (
                        select from reflection_answer said where said.reflection_id = meeting.id and said.worker_id = $4
                    ),
                    'answered', (select count(*) from reflection_answer said where said.reflection_id = meeting.id),
                    'helped', (
                        select count(*) from reflection_answer said
                        where said.reflection_id = meeting.id and said.helped = 'yes'
                    )
                ) as row
                from reflection meeting join record on record.id = meeting.id and {WITHIN}
                where meeting.state <> 'cancelled' order by meeting.planned_for desc limit 20
            ) one
        ),
        'company', (
            select coalesce(json_agg(one.row order by one.wanted_for), '[]'::json) from (
                select company.wanted_for, {_COMPANY} as row
                from accompaniment company join record on record.id = company.id
                where company.state in ('asked', 'agreed') and {WITHIN}
                and (company.state = 'asked' or $4 in (company.asked_by, company.companion_id))
                order by company.wanted_for limit {_MOST}
            ) one
        ),
        'actions', (
            select coalesce(json_agg(one.row order by one.by_when), '[]'::json) from (
                select todo.by_when, json_build_object('id', todo.id, 'oversight_id', note.id, 'version', record.version,
                    'child_id', note.child_id, 'child_name', person.called, 'words', todo.words, 'by_when', todo.by_when,
                    'manager_name', {_name("note.worker_id")}) as row
                from oversight_action todo join oversight note on note.id = todo.oversight_id
                join record on record.id = note.id join person on person.id = note.child_id
                where todo.worker_id = $4 and todo.done_on is null and {WITHIN}
                order by todo.by_when limit {_MOST}
            ) one
        )
    )::text
"""

_OVERSIGHT = viewed(
    "oversight",
    f"""
    select near.version, json_build_object(
        'id', near.id, 'version', near.version,
        'notes', (
            select coalesce(json_agg(json_build_object('id', note.id, 'version', record.version, 'on', note."on",
                'worker_id', note.worker_id, 'worker_name', {_name("note.worker_id")},
                'looked_at', note.looked_at, 'thinks', note.thinks, 'actions', (
                    select coalesce(json_agg(json_build_object('id', todo.id, 'words', todo.words,
                        'worker_id', todo.worker_id, 'worker_name', {_name("todo.worker_id")},
                        'by_when', todo.by_when, 'done_on', todo.done_on) order by todo.place), '[]'::json)
                    from oversight_action todo where todo.oversight_id = note.id
                )) order by note."on" desc, note.id desc), '[]'::json)
            from oversight note join record on record.id = note.id and {WITHIN} where note.child_id = near.id
        ),
        'company', (
            select coalesce(json_agg({_COMPANY} order by company.wanted_for desc), '[]'::json)
            from record_subject subject join accompaniment company on company.id = subject.record_id
            join record on record.id = company.id and {WITHIN} where subject.person_id = near.id
        )
    )::text from near
    """,
    kind="person",
)

_WORKBOOK = viewed(
    "workbook",
    f"""
    select near.version, json_build_object(
        'id', near.id, 'version', near.version, 'rows', $10::json,
        'families', (
            select coalesce(json_agg(json_build_object('id', family.id, 'name', family.name, 'workbook', (
                select json_build_object('id', book.id, 'version', record.version, 'opened_on', book.opened_on,
                    'children', {_children("book.child_ids")},
                    'summaries', (
                        select coalesce(json_agg(json_build_object('id', month.id, 'month', month.month,
                            'words', month.words, 'worker_name', {_name("month.worker_id")})
                            order by month.month desc), '[]'::json)
                        from workbook_summary month where month.workbook_id = book.id
                    ),
                    'modules', (
                        select coalesce(json_agg(json_build_object('id', begun.id, 'code', begun.code,
                            'title', begun.title, 'since', begun.since, 'until', begun.until) order by begun.place),
                            '[]'::json)
                        from workbook_module begun where begun.workbook_id = book.id
                    ),
                    'chapters', (
                        select coalesce(json_agg(json_build_object('id', chapter.id, 'version', record.version,
                            'discipline', chapter.discipline, 'words', chapter.words, 'worker_id', chapter.worker_id,
                            'worker_name', {_name("chapter.worker_id")}, 'written_at', written.recorded_at)
                            order by chapter.discipline), '[]'::json)
                        from chapter join record on record.id = chapter.id and {WITHIN}
                        join ledger written on written.record_id = chapter.id and written.version = record.version
                        where chapter.workbook_id = book.id
                    ))
                from workbook book join record on record.id = book.id and {WITHIN} where book.family_id = family.id
            )) order by family.name, family.id), '[]'::json)
            from family_member own join family on family.id = own.family_id
            join record on record.id = family.id and {WITHIN}
            where own.person_id = near.id and own.part = 'child' and own.until is null
        )
    )::text from near
    """,
    kind="person",
)
_ROWS = to_json([{"code": each.code, "title": each.title} for each in MODULES])


async def mine(read: Transaction) -> str:
    """The page of the worker who asks, as JSON."""
    found: str = await read.connection.fetchval(_MINE, *read.viewer(None))
    return found


async def oversight(read: Transaction, child_id: UUID) -> tuple[int, str]:
    """A child's version, notes of oversight and requests for a second worker, as JSON. Raises `NotFound`."""
    return _found(await read.connection.fetchrow(_OVERSIGHT, *read.viewer(child_id)))


async def workbook(read: Transaction, child_id: UUID) -> tuple[int, str]:
    """A child's version and the workbooks of the families in which they are a child, as JSON. Raises `NotFound`."""
    return _found(await read.connection.fetchrow(_WORKBOOK, *read.viewer(child_id), _ROWS))


def _found(row: Any) -> tuple[int, str]:
    if row is None:
        raise NotFound
    return row[0], row[1]
