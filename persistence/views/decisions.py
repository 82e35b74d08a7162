"""The log of decisions, of one child or of the children whom a pod knows, with what is asked, differed about and promised.

What was decided elsewhere is read from the ledger's entry of that place and never written again; a yes to a request is
a decision by itself. Everything is one statement: the page of the log, and what is open beside it.
"""

from datetime import datetime
from typing import Any
from uuid import UUID

import orjson

from domain.calendar import WorkingDays, london_date
from domain.errors import NotFound
from persistence.access import WITHIN, viewed
from persistence.page import PAGE, decode, encode
from persistence.transaction import Transaction

ELSEWHERE = (
    "contact.decided", "journey.stepped", "journey.allocated", "journey.released", "journey.moved_pod",
    "assessment.authorised", "conference.held", "enquiry.discussed", "enquiry.concluded", "care.started",
    "care.changed", "care.ended", "plan.begun", "plan.recategorised", "plan.visits_changed", "plan.ended",
)  # fmt: skip
"""The entries of the ledger that are decisions: what the log shows beside its own."""
_KINDS = (*sorted({each.split(".")[0] for each in ELSEWHERE}), "decision", "authorisation", "disagreement", "promise")
RATE_DAYS = 365
"""The days before today over which promises that were due are counted."""

WORKER = "(select worker.given || ' ' || worker.family from worker where worker.id = {id})"
# A child is named only where their own record is within the reader's reach.
_NAME = f"""(
    select person.called from record join person on person.id = record.id where record.id = {{id}} and {WITHIN}
)"""
_NAMED = """(
    select coalesce(json_agg(json_build_object('id', person.id, 'name', person.called, 'outcome', {outcome})
        order by person.date_of_birth, person.id), '[]'::json)
    from person where person.id = any ({ids})
)"""

# Each promise once for each child to whom it was said: on a visit to the family, to every child of the visit.
PROMISES = """
    select promise.id, visit.id as visit_id, record.version, child.child_id, promise.words,
        (visit.made_at at time zone 'Europe/London')::date as said_on, visit.place as said_where,
        visit.worker_id as said_by, promise.by_when, promise.kept_on, null::date as told_on, null::text as cannot_because
    from {who} join visit_child child on child.child_id = {who}.id
    join visit on visit.id = child.visit_id join record on record.id = visit.id and not record.sealed
    join visit_promise promise on promise.visit_id = visit.id
        and (promise.child_id is null or promise.child_id = child.child_id)
    union all
    select promise.id, null, record.version, promise.child_id, promise.words, promise.said_on, promise.said_how,
        promise.said_by, promise.by_when, promise.kept_on, promise.told_on, promise.cannot_because
    from {who} join promise on promise.child_id = {who}.id
    join record on record.id = promise.id and not record.sealed
"""
PROMISE = f"""json_build_object(
    'id', promise.id, 'visit_id', promise.visit_id, 'version', promise.version, 'child_id', promise.child_id,
    'child_name', (select called from person where person.id = promise.child_id), 'words', promise.words,
    'said_on', promise.said_on, 'said_where', promise.said_where,
    'said_by', {WORKER.format(id="promise.said_by")}, 'by_when', promise.by_when, 'kept_on', promise.kept_on,
    'told_on', promise.told_on, 'cannot_because', promise.cannot_because
)"""
AUTHORISATION = f"""json_build_object(
    'id', request.id, 'version', record.version, 'state', request.state, 'matter', request.matter,
    'pounds', request.pounds, 'what', request.what, 'why', request.why, 'by_when', request.by_when,
    'asked_by', request.asked_by, 'asked_by_name', {WORKER.format(id="request.asked_by")},
    'asked_at', request.asked_at, 'waits_for', request.waits_for, 'answer', request.answer,
    'answer_words', request.answer_words, 'answered_by_name', {WORKER.format(id="request.answered_by")},
    'answered_as', request.answered_as, 'answered_at', request.answered_at, 'under', request.under,
    'withdrawn_because', request.withdrawn_because,
    'children', (
        select json_agg(json_build_object('id', child.child_id, 'name', {_NAME.format(id="child.child_id")},
            'heard', child.heard, 'view', child.view) order by child.place)
        from authorisation_child child where child.authorisation_id = request.id
    ), 'passes', (
        select coalesce(json_agg(json_build_object('to_role', step.to_role, 'at', step.passed_at, 'why', step.why,
            'by_name', {WORKER.format(id="step.passed_by")}) order by step.place), '[]'::json)
        from authorisation_pass step where step.authorisation_id = request.id
    )
)"""
_DISAGREEMENT = f"""json_build_object(
    'id', own.id, 'version', record.version, 'about', own.about, 'raised_on', own.raised_on,
    'raised_by_name', {WORKER.format(id="own.raised_by")}, 'safe_meanwhile', own.safe_meanwhile,
    'resolved_on', own.resolved_on, 'resolution', own.resolution,
    'children', (
        select json_agg(json_build_object('id', child.child_id, 'name', {_NAME.format(id="child.child_id")})
            order by child.place)
        from disagreement_child child where child.disagreement_id = own.id
    ), 'positions', (
        select json_agg(to_jsonb(each) - 'disagreement_id' - 'place' order by each.place)
        from disagreement_position each where each.disagreement_id = own.id
    ), 'steps', (
        select json_agg(to_jsonb(each) - 'disagreement_id' - 'place' order by each.place)
        from disagreement_step each where each.disagreement_id = own.id
    ), 'attempts', (
        select coalesce(json_agg(to_jsonb(each) - 'disagreement_id' - 'place' order by each.place), '[]'::json)
        from disagreement_attempt each where each.disagreement_id = own.id
    )
)"""


def _statement(who: str, begins: str, more: str, *, whole: str) -> str:
    """The one statement.

    `begins` names `near`; `who` are the children; `more` is what a screen says besides; `whole`, as SQL, whether to show
    what is over. $10 today; $11 and $12 the keys of the last entry shown; $13 entries wanted.
    """
    return f"""
    {begins}, who as materialized (
        {who}
    ), mine as materialized (
        select record.id, record.kind, record.version, array_agg(subject.person_id) as about
        from who join record_subject subject on subject.person_id = who.id
        join record on record.id = subject.record_id and record.kind in {_KINDS}
        where {WITHIN} group by record.id
    ), story as (
        select 'l' || ledger.seq as key, ledger.occurred_at as at, mine.id, mine.kind, ledger.seq,
            case when ledger.type = 'contact.decided' then array[(ledger.facts ->> 'person_id')::uuid]
                else mine.about end as about
        from mine join ledger on ledger.record_id = mine.id and ledger.type in {ELSEWHERE}
        where ledger.type <> 'contact.decided' or (ledger.facts ->> 'person_id')::uuid = any (mine.about)
        union all
        select 'd' || own.id, own.decided_on::timestamp at time zone 'Europe/London', mine.id, mine.kind, null, mine.about
        from mine join decision own on own.id = mine.id
        union all
        select 'a' || own.id, own.answered_at, mine.id, mine.kind, null, mine.about
        from mine join authorisation own on own.id = mine.id and own.answer in ('yes', 'conditions')
    ), asked as materialized (
        select * from story where $11::timestamptz is null or (at, key) < ($11, $12::text)
        order by at desc, key desc limit $13
    ), promise as materialized ({PROMISES.format(who="who")})
    select near.version, array(select json_build_array(at, key)::text from asked order by at desc, key desc) as keys,
    array(select json_build_object(
        'key', asked.key, 'word', asked.kind, 'type', coalesce(line.type, asked.kind), 'record_id', asked.id,
        'version', record.version, 'on', (asked.at at time zone 'Europe/London')::date,
        'facts', coalesce(line.facts, '{{}}'::jsonb), 'what', coalesce(own.what, request.what),
        'why', coalesce(own.why, request.why, line.reason), 'matter', coalesce(own.matter, request.matter),
        'pounds', coalesce(own.pounds, request.pounds), 'outcome', request.answer,
        'decided_by_name', {WORKER.format(id="coalesce(own.decided_by, request.answered_by, line.actor_id)")},
        'decided_as', coalesce(own.decided_as, request.answered_as, line.acting_as),
        'under', coalesce(own.under, request.under), 'follows', coalesce(own.follows, request.answer_words),
        'review_by', own.review_by, 'reviewed_on', own.reviewed_on, 'review_words', own.review_words,
        'asked_at', request.asked_at, 'answered_at', request.answered_at,
        'asked_by_name', {
        WORKER.format(id="request.asked_by")
    }, 'ended_on', own.ended_on, 'ended_because', own.ended_because,
        'children', {
        _NAMED.format(
            ids="asked.about",
            outcome="coalesce(line.facts -> 'outcomes' ->> person.id::text,"
            " line.facts -> 'decisions' ->> person.id::text)",
        )
    },
        'views', coalesce((
            select json_agg(json_build_object('whose', view.whose,
                'name', coalesce({_NAME.format(id="view.child_id")}, view.name),
                'heard', view.heard, 'words', view.words) order by view.place)
            from decision_view view where view.decision_id = own.id
        ), (
            select json_agg(json_build_object('whose', 'child', 'name', {_NAME.format(id="view.child_id")},
                'heard', view.heard, 'words', view.view) order by view.place)
            from authorisation_child view where view.authorisation_id = request.id
        ), '[]'::json)
    )::text
        from asked join record on record.id = asked.id left join ledger line on line.seq = asked.seq
        left join decision own on own.id = asked.id left join authorisation request on request.id = asked.id
        order by asked.at desc, asked.key desc
    ) as rows,
    json_build_object(
        'id', near.id, 'version', near.version, {more},
        'promises_late', (
            select count(distinct promise.id) from promise
            where promise.kept_on is null and promise.told_on is null and promise.by_when < $10::date
        ),
        'authorisations', (
            select coalesce(json_agg({AUTHORISATION} order by request.asked_at desc), '[]'::json)
            from mine join authorisation request on request.id = mine.id join record on record.id = mine.id
            where request.answer is distinct from 'yes' and request.answer is distinct from 'conditions'
            and (request.state = 'asked' or {whole})
        ),
        'disagreements', (
            select coalesce(json_agg({_DISAGREEMENT} order by own.resolved_on is not null, own.raised_on desc),
                '[]'::json)
            from mine join disagreement own on own.id = mine.id join record on record.id = mine.id
            where own.resolved_on is null or {whole}
        )
    )::text as page
    from near
    """


_PERSON = _statement(
    "select near.id from near",
    viewed("decisions", "", kind="person"),
    f"""'promises', (
            select coalesce(json_agg({PROMISE} order by coalesce(promise.kept_on, promise.told_on) is not null,
                promise.by_when, promise.said_on desc, promise.id), '[]'::json) from promise
        )""",
    whole="true",
)
_POD = _statement(
    """select journey.child_id as id from near join journey on journey.pod_id = near.id
        join journey_status stage on stage.journey_id = journey.id and stage.until is null and stage.status <> 'closed'
        join record on record.id = journey.child_id
        where """
    + WITHIN,
    f"""
    with near as materialized (
        select record.id, record.version from record
        where record.id = $6 and record.kind = 'pod' and {WITHIN} and ($1 or record.id = any ($3))
    ), looked as (
        insert into viewing (actor_id, acting_as, request_id, record_id, what, ground)
        select $7, $8, $9, near.id, 'decisions', case when $1 then 'duty' else 'pod' end from near
    )""",
    f"""'promises', (
            select coalesce(json_agg({PROMISE} order by promise.by_when, promise.id), '[]'::json) from promise
            where promise.kept_on is null and promise.told_on is null and promise.by_when < $10::date
        ), 'promises_due', (
            select count(distinct promise.id) from promise where promise.by_when between $10 - {RATE_DAYS} and $10 - 1
        ), 'promises_kept', (
            select count(distinct promise.id) from promise
            where promise.by_when between $10 - {RATE_DAYS} and $10 - 1 and promise.kept_on <= promise.by_when
        )""",
    whole="false",
)


async def _read(read: Transaction, statement: str, id: UUID, cursor: str | None) -> tuple[int, dict[str, Any]]:
    after = decode(cursor, (datetime, str)) or [None, None]
    row = await read.connection.fetchrow(statement, *read.viewer(id), london_date(read.by.at), *after, PAGE + 1)
    if row is None:
        raise NotFound
    page: dict[str, Any] = orjson.loads(row["page"])
    more = encode(orjson.loads(row["keys"][PAGE - 1])) if len(row["rows"]) > PAGE else None
    entries = [orjson.loads(each) for each in row["rows"][:PAGE]]
    page |= {"items": [taken(each, read.calendar, read.by.at) for each in entries], "next": more}
    page["authorisations"] = [taken(each, read.calendar, read.by.at) for each in page["authorisations"]]
    version: int = row["version"]
    return version, page


def taken(request: dict[str, Any], calendar: WorkingDays, now: datetime) -> dict[str, Any]:
    """A request with the working days and the hours that it has taken until answered, or until now while it waits."""
    if request["asked_at"] is None:
        return request | {"working_days": None, "hours": None}
    asked = datetime.fromisoformat(request["asked_at"])
    until = datetime.fromisoformat(request["answered_at"]) if request["answered_at"] else now
    return request | {
        "working_days": calendar.between(london_date(asked), london_date(until)),
        "hours": int((until - asked).total_seconds() // 3600),
    }


async def of_person(read: Transaction, id: UUID, cursor: str | None) -> tuple[int, dict[str, Any]]:
    """A child's version and the decisions about them, the latest first. Raises `NotFound`."""
    return await _read(read, _PERSON, id, cursor)


async def of_pod(read: Transaction, id: UUID, cursor: str | None) -> tuple[int, dict[str, Any]]:
    """A pod's version and the decisions about its children, for those who know them. Raises `NotFound`."""
    return await _read(read, _POD, id, cursor)
