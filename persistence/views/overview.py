"""The child's overview: who they are, where they are on their journey, who is in their life, what happened last."""

from uuid import UUID

from domain.errors import NotFound
from persistence.access import viewed
from persistence.transaction import Transaction
from persistence.views.home import AT_HOME

_HOME = """(
    select json_build_object('id', address.id, 'lines', address.lines, 'postcode', address.postcode,
        'since', address.since, 'keep_from_reason', address.keep_from_reason, 'keep_from', (
            select coalesce(json_agg(json_build_object('id', other.id, 'name', other.called)), '[]'::json)
            from person other where other.id = any (address.keep_from)
        ))
    from person_address address
    where address.person_id = {person} and address.use = 'home' and address.until is null
    order by address.since desc nulls last, address.place desc limit 1
)"""

_OVERVIEW = viewed(
    "overview",
    f"""
    select near.version, json_build_object(
        'id', person.id, 'version', near.version, 'ground', near.ground, 'reference', person.reference,
        'name', person.called, 'date_of_birth', person.date_of_birth, 'birth_estimated', person.birth_estimated,
        'due_date', person.due_date, 'died_on', person.died_on, 'sex', person.sex,
        'gender_words', person.gender_words, 'ethnicity', person.ethnicity, 'ethnicity_words', person.ethnicity_words,
        'disabilities', person.disabilities, 'disability_words', person.disability_words,
        'languages', person.languages, 'interpreter', person.interpreter, 'communication', person.communication,
        'religion', person.religion, 'nationality', person.nationality, 'own_words', person.own_words,
        'other_names', (
            select coalesce(json_agg(json_build_object('use', name.use,
                'name', concat_ws(' ', name.given, name.family), 'until', name.until) order by name.place), '[]'::json)
            from person_name name
            where name.person_id = person.id and concat_ws(' ', name.given, name.family) is distinct from person.called
        ),
        'home', {_HOME.format(person="person.id")},
        'identifiers', (
            select coalesce(json_agg(json_build_object('scheme', number.scheme, 'value', number.value,
                'verified', number.verified) order by number.place), '[]'::json)
            from person_identifier number where number.person_id = person.id and number.until is null
        ),
        'ways_to_reach', (
            select coalesce(json_agg(json_build_object('value', way.value, 'note', way.note) order by way.place),
                '[]'::json)
            from person_way_to_reach way where way.person_id = person.id and way.until is null
        ),
        'warnings', (
            select coalesce(json_agg(json_build_object('id', note.id, 'person_id', whose.id, 'name', whose.called,
                'words', note.words, 'since', note.since, 'review_by', note.review_by,
                'written_by_name', worker.given || ' ' || worker.family)
                order by whose.id <> person.id, note.since desc, note.place), '[]'::json)
            from person_warning note join person whose on whose.id = note.person_id
            join worker on worker.id = note.written_by
            where note.until is null and (note.person_id = person.id or note.person_id in (
                select member.person_id from family_member mine join family_member member
                    on member.family_id = mine.family_id and member.until is null
                join record theirs on theirs.id = member.person_id and not theirs.sealed
                where mine.person_id = person.id and mine.until is null
            ))
        ),
        'journey', (
            select json_build_object('id', journey.id, 'version', record.version, 'begun_on', journey.begun_on,
                'cover', (
                    select coalesce(json_agg(json_build_object('worker_id', worker.id,
                        'worker_name', worker.given || ' ' || worker.family, 'until', cover.until)
                        order by cover.child_id is null, cover.since), '[]'::json)
                    from journey_allocation held join absence on absence.worker_id = held.worker_id
                    join absence_cover cover on cover.absence_id = absence.id
                        and (cover.child_id is null or cover.child_id = person.id)
                        and (now() at time zone 'Europe/London')::date between cover.since and cover.until - 1
                    join worker on worker.id = cover.worker_id
                    where held.journey_id = journey.id and held.part = 'keyworker' and held.until is null
                ),
                'wishes_open', (
                    select count(*) from wish where wish.child_id = person.id and wish.told_on is null
                    and wish.withdrawn_on is null
                ),
                'pod', (select json_build_object('id', pod.id, 'name', pod.name) from pod where pod.id = journey.pod_id),
                'statuses', (
                    select json_agg(json_build_object('id', stage.id, 'status', stage.status, 'since', stage.since,
                        'until', stage.until, 'reason', stage.reason, 'closing_reason', stage.closing_reason)
                        order by stage.place)
                    from journey_status stage where stage.journey_id = journey.id
                ),
                'allocations', (
                    select coalesce(json_agg(json_build_object('id', held.id, 'worker_id', held.worker_id,
                        'worker_name', worker.given || ' ' || worker.family, 'part', held.part, 'since', held.since,
                        'until', held.until, 'reason', held.reason) order by held.place), '[]'::json)
                    from journey_allocation held join worker on worker.id = held.worker_id
                    where held.journey_id = journey.id
                ))
            from journey join record on record.id = journey.id where journey.child_id = person.id
        ),
        'families', (
            select coalesce(json_agg(json_build_object('id', family.id, 'name', family.name, 'members', (
                select json_agg(json_build_object('id', member.id, 'person_id', member.person_id, 'name', other.called,
                    'date_of_birth', other.date_of_birth, 'due_date', other.due_date, 'died_on', other.died_on,
                    'part', member.part, 'at_home', {AT_HOME}, 'words', member.words,
                    'status', (
                        select stage.status from journey theirs join journey_status stage
                        on stage.journey_id = theirs.id and stage.until is null where theirs.child_id = member.person_id
                    )) order by member.part <> 'child', other.date_of_birth, member.place)
                from family_member member join person other on other.id = member.person_id
                where member.family_id = family.id and member.until is null
            )) order by mine.since, family.id), '[]'::json)
            from family_member mine join family on family.id = mine.family_id
            where mine.person_id = person.id and mine.until is null
        ),
        'relationships', (
            select coalesce(json_agg(json_build_object('id', link.id, 'person_id', other.id, 'name', other.called,
                'kinship', link.kinship, 'responsibility', link.responsibility,
                'responsibility_source', link.responsibility_source, 'words', link.words, 'since', link.since,
                'until', link.until) order by link.until is not null, link.place), '[]'::json)
            from person_relationship link join person other on other.id = link.other_id
            where link.person_id = person.id
        ),
        'to_put_right', (
            select coalesce(json_agg(json_build_object('return_name', open.return_name, 'rule', open.rule,
                'what', open.what, 'stops', open.stops) order by open.stops desc, open.since, open.id), '[]'::json)
            from finding_open open where open.child_id = person.id and not exists (
                select from finding where finding.found_id = open.id and finding.taken_back_because is null
            )
        ),
        'last_visits', (
            select coalesce(json_agg(json_build_object('id', latest.id, 'made_at', latest.made_at,
                'place', latest.place, 'purpose', latest.purpose, 'seen', latest.seen, 'seen_alone', latest.seen_alone,
                'own_words', latest.own_words, 'worker_name', latest.worker_name) order by latest.made_at desc),
                '[]'::json)
            from (
                select visit.id, visit.made_at, visit.place, visit.purpose, child.seen, child.seen_alone,
                    child.own_words, worker.given || ' ' || worker.family as worker_name
                from visit_child child join visit on visit.id = child.visit_id and visit.state = 'made'
                join worker on worker.id = visit.worker_id
                where child.child_id = person.id order by visit.made_at desc limit 3
            ) latest
        ),
        'last_seen_alone_on', (
            select (max(visit.made_at) at time zone 'Europe/London')::date
            from visit_child child join visit on visit.id = child.visit_id and visit.state = 'made'
            where child.child_id = person.id and child.seen_alone
        ),
        'planned_visits', (
            select coalesce(json_agg(json_build_object('id', visit.id, 'planned_for', visit.planned_for,
                'purpose', visit.purpose, 'worker_name', worker.given || ' ' || worker.family)
                order by visit.planned_for), '[]'::json)
            from visit_child child join visit on visit.id = child.visit_id and visit.state = 'planned'
            join worker on worker.id = visit.worker_id where child.child_id = person.id
        ),
        'open_promises', (
            select coalesce(json_agg(json_build_object('id', open.id, 'visit_id', open.visit_id, 'words', open.words,
                'by_when', open.by_when, 'made_at', open.made_at) order by open.by_when, open.made_at), '[]'::json)
            from (
                select promise.id, visit.id as visit_id, promise.words, promise.by_when, visit.made_at
                from visit_child child join visit on visit.id = child.visit_id
                join visit_promise promise on promise.visit_id = visit.id and promise.kept_on is null
                    and (promise.child_id is null or promise.child_id = child.child_id)
                where child.child_id = person.id
                union all
                select promise.id, null, promise.words, promise.by_when,
                    promise.said_on::timestamp at time zone 'Europe/London'
                from promise where promise.child_id = person.id and promise.kept_on is null and promise.told_on is null
            ) open
        ),
        'disagreements', (
            select coalesce(json_agg(json_build_object('id', own.id, 'about', own.about, 'raised_on', own.raised_on)
                order by own.raised_on), '[]'::json)
            from disagreement_child child join disagreement own on own.id = child.disagreement_id
            where child.child_id = person.id and own.resolved_on is null
        ),
        'homes', (
            select coalesce(json_agg(json_build_object('kind', lived.kind, 'words', lived.words, 'since', lived.since,
                'until', lived.until) order by lived.since nulls first, lived.until), '[]'::json)
            from (
                select 'address' as kind, address.lines as words, address.since, address.until
                from person_address address where address.person_id = person.id and address.use = 'home'
                union all
                select 'care', episode.home_words, episode.since, episode.until
                from care join care_episode episode on episode.care_id = care.id where care.child_id = person.id
                union all
                select stay.kind, stay.words, stay.since, stay.until
                from care join care_stay stay on stay.care_id = care.id where care.child_id = person.id
            ) lived
        ),
        'first_worry_on', (
            select (min(contact.received_at) at time zone 'Europe/London')::date
            from record_subject subject join contact on contact.id = subject.record_id
            where subject.person_id = person.id
        ),
        'due', (
            select coalesce(json_agg(json_build_object('code', next.code, 'scope', next.scope,
                'started_on', next.started_on, 'due_on', next.due_on) order by next.due_on, next.code), '[]'::json)
            from (
                select * from timer_due item where item.child_id = person.id and item.met_on is null
                and item.stopped_on is null and item.started_on <= current_date order by item.due_on, item.code limit 8
            ) next
        ),
        'plan', (
            select json_build_object('id', plan.id, 'plan_kind', plan.plan_kind, 'why', plan.why,
                'strengths', plan.strengths, 'must_change', plan.must_change, 'by_when', plan.by_when,
                'otherwise', plan.otherwise, 'begun_on', plan.begun_on,
                'goals', (select count(*) from plan_goal goal where goal.plan_id = plan.id and goal.reached_on is null),
                'actions', (
                    select count(*) from plan_action action where action.plan_id = plan.id and action.done_on is null
                ))
            from plan_child mine join plan on plan.id = mine.plan_id and plan.state = 'agreed'
            where mine.child_id = person.id and mine.until is null
            order by array_position(array['child_protection', 'care', 'pathway', 'child_in_need',
                'family_help', 'early_help', 'family', 'safety', 'crisis'], plan.plan_kind),
                plan.begun_on desc limit 1
        ),
        'latest_worry', (
            select json_build_object('contact_id', contact.id, 'received_at', contact.received_at,
                'worry', contact.worry, 'working_well', contact.working_well, 'sender_name', contact.sender_name,
                'sender_role', contact.sender_role)
            from record_subject subject join contact on contact.id = subject.record_id
            where subject.person_id = person.id order by contact.received_at desc limit 1
        )
    )::text as page
    from near join person on person.id = near.id
    """,
    kind="person",
)


async def overview(read: Transaction, person_id: UUID) -> tuple[int, str]:
    """A person's version and overview, as JSON. Raises `NotFound`."""
    row = await read.connection.fetchrow(_OVERVIEW, *read.viewer(person_id))
    if row is None:
        raise NotFound
    return row["version"], row["page"]
