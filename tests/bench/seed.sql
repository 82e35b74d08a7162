-- part: numbers
-- Who there is, by number: everything else follows from these tables.
create function pg_temp.made(kind integer, number bigint) returns uuid language sql immutable return
    (lpad(to_hex($first_id + number), 12, '0') || '7' || lpad(to_hex(kind), 3, '0') || '8000000000000000')::uuid;
create temp table size as select $children as children, $children * 5 / 9 + 1 as families,
    greatest($children / $pod_size, 1) as pods;
create temp table child as
    select i, i * 5 / 9 as f, (i * 5 / 9) % pods as p,
        (i * 5 / 9) % pods * $pod_workers + 1 + (i * 5 / 9) % ($pod_workers - 1) as w,
        current_date - 910 - (random() * 5600)::integer as born, current_date - 200 - (random() * 700)::integer as begun
    from size, generate_series(0, children - 1) i;
create temp table adult as
    select children + f as i, f, f % pods as p, 'mother' as part from size, generate_series(0, families - 1) f
    union all
    select children + families + f, f, f % pods, 'father' from size, generate_series(0, families - 1) f where f % 5 < 3;
create temp table named as
    select f, own.word as family, second.word as other from (
        select f, floor($family_names * power(random(), 2))::integer as one,
            floor($family_names * power(random(), 2))::integer as two
        from size, generate_series(0, families - 1) f
    ) drawn join family_name own on own.n = one join family_name second on second.n = two;
create index on named (f);
create temp table visiting as
    select i * $visits + k as v, child.*, k, case when k = 0 and random() < 0.5
        then now() + random() * interval '20 days' else now() - (k * 21 + 1 + random() * 20) * interval '1 day' end as at
    from child, generate_series(0, $visits - 1) k;
analyze child; analyze adult; analyze named; analyze visiting;

-- part: staff
-- Agencies, workers with a session each, and pods.
insert into record select pg_temp.made($AGENCY, n), 'agency', 1, false, pg_temp.made($AGENCY, n), pg_temp.made($WORKER, 0)
    from generate_series(0, 49) n;
insert into agency select pg_temp.made($AGENCY, n), 'School ' || n, 'school', '2A', null, null from generate_series(0, 49) n;
insert into record select pg_temp.made($WORKER, n), 'worker', 1, false, null, pg_temp.made($WORKER, 0)
    from size, generate_series(0, pods * $pod_workers - 1) n;
insert into worker select pg_temp.made($WORKER, nth), given.word, family.word, nth || '@bench.example',
        case nth % $pod_workers when 0 then 'pod_manager' else 'social_worker' end, 'Post', 1, '{}', '{}', null, null, false,
        '2020-01-01', null
    from size, generate_series(0, pods * $pod_workers - 1) nth
    join given_name given on given.n = nth * 7 % $given_names join family_name family on family.n = nth * 13 % $family_names;
insert into session select sha256(convert_to('bench-' || n, 'UTF8')), pg_temp.made($WORKER, n), now(), now()
    from size, generate_series(0, pods * $pod_workers - 1) n;
insert into record select pg_temp.made($POD, n), 'pod', 1, false, null, pg_temp.made($WORKER, 0)
    from size, generate_series(0, pods - 1) n;
insert into pod select pg_temp.made($POD, n), 'Pod ' || n, 'pod', null, '2020-01-01', null
    from size, generate_series(0, pods - 1) n;
insert into pod_member select pg_temp.made($PART, n), pg_temp.made($POD, n / $pod_workers), n % $pod_workers,
        pg_temp.made($WORKER, n), case n % $pod_workers when 0 then 'pod_manager' else 'social_worker' end, 1, '2020-01-01', null
    from size, generate_series(0, pods * $pod_workers - 1) n;

-- part: people
-- Children and adults, their names, addresses, numbers, and families.
insert into record select pg_temp.made($PERSON, i), 'person', 2, false, null::uuid, pg_temp.made($WORKER, w) from child
    union all select pg_temp.made($PERSON, i), 'person', 1, false, null, pg_temp.made($WORKER, p * $pod_workers) from adult;
insert into person select pg_temp.made($PERSON, i), 'C' || i, born, false, null::date, null::date, (array['M', 'F'])[1 + i % 2], null,
        'WBRI', null, '{NONE}'::text[], null, '{English}'::text[], null, null, null, 'British', 'UN1', 'I like football and drawing.'
    from child
    union all
    select pg_temp.made($PERSON, i), 'A' || i, current_date - 7000 - (random() * 9000)::integer, false, null, null,
        case part when 'mother' then 'F' else 'M' end, null, 'WBRI', null, '{}', null, '{English}', null, null, null, null,
        null, null from adult;
insert into record_subject select pg_temp.made($PERSON, i), pg_temp.made($PERSON, i) from child
    union all select pg_temp.made($PERSON, i), pg_temp.made($PERSON, i) from adult;
insert into person_name
    select pg_temp.made($PART, 1000000 + i), pg_temp.made($PERSON, i), 1, 'known_as', given.word,
        case when i % 10 = 3 then family || '-' || other else family end, null, null
    from (select i, f, floor($given_names * power(random(), 2))::integer as n from child
          union all select i, f, floor($given_names * power(random(), 2))::integer from adult) person
    join named using (f) join given_name given on given.n = person.n;
insert into person_name
    select pg_temp.made($PART, 2000000 + i), pg_temp.made($PERSON, i), 2, 'former', null, other, null, begun
    from child join named using (f) where i % 10 = 7;
insert into person_address
    select pg_temp.made($PART, 3000000 + i), pg_temp.made($PERSON, i), 1, 'home', f % 200 || ' Bench Road',
        'B' || f % 97 || ' ' || f / 97 % 10 || chr(65 + f % 26) || chr(65 + f / 26 % 26), current_date - 900, null, '{}', null
    from (select i, f from child union all select i, case part when 'mother' then f else f + 11 end from adult) lives;
insert into person_address
    select pg_temp.made($PART, 4000000 + i), pg_temp.made($PERSON, i), 2, 'home', '1 Former Street', null, null,
        current_date - 900, '{}', null from child where i % 2 = 0;
insert into person_identifier
    select pg_temp.made($PART, 5000000 + i), pg_temp.made($PERSON, i), 1, 'nhs_number', (9000000000 + i)::text, null, true,
        null::date, null::date from child
    union all
    select pg_temp.made($PART, 6000000 + i), pg_temp.made($PERSON, i), 2, 'upn', 'A' || (800000000000 + i), null, true,
        null, null from child where i % 5 < 3;
insert into person_relationship
    select pg_temp.made($PART, 7000000 + adult.i * 5 + child.i % 5), pg_temp.made($PERSON, child.i),
        case part when 'mother' then 1 else 2 end, pg_temp.made($PERSON, adult.i), part,
        case part when 'mother' then 'yes' else 'not_known' end, null, null, null, null from child join adult using (f);
insert into record select pg_temp.made($FAMILY, f), 'family', 1, false, null, pg_temp.made($WORKER, 0)
    from size, generate_series(0, families - 1) f;
insert into family select pg_temp.made($FAMILY, f), family from named;
insert into family_member
    select pg_temp.made($PART, 9000000 + i), pg_temp.made($FAMILY, f), i % 9, pg_temp.made($PERSON, i), part, part <> 'parent',
        null, current_date - 900, null
    from (select i, f, 'child' as part from child
          union all select i, f, case part when 'mother' then 'carer' else 'parent' end from adult) home;
insert into record_subject select family_id, person_id from family_member;

-- part: help
-- What brought them here, and their journeys.
insert into record select pg_temp.made($CONTACT, f), 'contact', 1, false, pg_temp.made($AGENCY, f % 50), pg_temp.made($WORKER, 0)
    from named;
insert into contact select pg_temp.made($CONTACT, f), at, 'api', pg_temp.made($AGENCY, f % 50), '2A', 'A teacher',
        'teacher', 'form tutor', null, $prose, null, 'given', null, (array['now', 'today', 'routine', 'routine'])[1 + f % 4],
        null, case when f % 100 > 0 then at + interval '5 hours' end
    from (select f, now() - (200 + f % 700) * interval '1 day' as at from named) sent;
insert into contact_person
    select pg_temp.made($PART, 11000000 + i), pg_temp.made($CONTACT, f), i % 9, true, 'Given', family, born, null, 'U',
        null, null, null, null, null, null, pg_temp.made($PERSON, i), null, null, null
    from child join named using (f);
insert into record_subject select distinct contact_id, person_id from contact_person;
insert into contact_decision
    select pg_temp.made($PART, 12000000 + i), pg_temp.made($CONTACT, f), i % 9, pg_temp.made($PART, 11000000 + i), 'assessment',
        'Because', pg_temp.made($WORKER, 0), begun, pg_temp.made($REFERRAL, i) from child where f % 100 > 0;
insert into record select pg_temp.made($JOURNEY, i), 'journey', 2, false, null, pg_temp.made($WORKER, 0) from child;
insert into journey select pg_temp.made($JOURNEY, i), pg_temp.made($PERSON, i), pg_temp.made($POD, p), begun from child;
insert into record_subject select id, child_id from journey;
insert into journey_pod (id, journey_id, place, pod_id, since, reason)
    select pg_temp.made($PART, 220000000 + i), pg_temp.made($JOURNEY, i), 1, pg_temp.made($POD, p), begun, 'First help' from child;
insert into journey_status
    select pg_temp.made($PART, 13000000 + i), pg_temp.made($JOURNEY, i), 1, 'family_help', begun, begun + 90, 'First help', null::uuid
    from child
    union all
    select pg_temp.made($PART, 14000000 + i), pg_temp.made($JOURNEY, i), 2,
        case when i % 7 = 6 then 'closed' else (array['child_in_need', 'child_protection', 'looked_after'])[1 + i % 3] end,
        begun + 90, null, 'It changed', null from child;
insert into journey_allocation
    select pg_temp.made($PART, 15000000 + i), pg_temp.made($JOURNEY, i), 1,
        pg_temp.made($WORKER, p * $pod_workers + 1 + i % ($pod_workers - 1)), 'keyworker', begun, begun + 60, 'FCONTA', 'MANAGE',
        null from child where i % 3 = 0
    union all
    select pg_temp.made($PART, 16000000 + i), pg_temp.made($JOURNEY, i), 2, pg_temp.made($WORKER, w), 'keyworker', begun + 60,
        null, 'MANAGE', null, null from child where i % 11 > 0;
insert into record select pg_temp.made($REFERRAL, i), 'referral', 1, false, null, pg_temp.made($WORKER, 0) from child;
insert into referral select pg_temp.made($REFERRAL, i), pg_temp.made($PERSON, i), pg_temp.made($CONTACT, f),
        pg_temp.made($JOURNEY, i), pg_temp.made($POD, p), begun, '2A', 'assessment', 'N1', 'Because' from child;
insert into record_subject select id, child_id from referral;

-- part: visits
-- In the order of time, as they would have been written: the visits to one child lie far apart.
insert into record select pg_temp.made($VISIT, v), 'visit', 1, false, null, pg_temp.made($WORKER, w) from visiting order by at;
insert into visit select pg_temp.made($VISIT, v), case when at > now() then 'planned' else 'made' end,
        case when at > now() then at end, case when at <= now() then at end, pg_temp.made($WORKER, w), null, 'A visit', 'home',
        'Mother', left($prose, 200 + (random() * 700)::integer), null
    from visiting order by at;
insert into visit_child
    select pg_temp.made($PART, 20000000 + v), pg_temp.made($VISIT, v), 1, pg_temp.made($PERSON, i), at <= now(),
        at <= now() and v % 3 = 0, false, 'I want to see my nan more often.', 'She was playing.'
    from visiting order by at;
insert into visit_child
    select pg_temp.made($PART, 30000000 + v), pg_temp.made($VISIT, v), 2, pg_temp.made($PERSON, other.i), at <= now(), false,
        false, null, null
    from visiting join child other on other.i = visiting.i + 1 and other.f = visiting.f where k % 4 = 3 order by at;
insert into visit_promise
    select pg_temp.made($PART, 40000000 + v), pg_temp.made($VISIT, v), 1, 'We said we would ask the school.', null,
        at::date + 7, case when v % 10 < 9 then at::date + 5 end
    from visiting where v % 5 < 2 and at <= now() order by at;
insert into record_subject select visit_id, child_id from visit_child;
insert into viewing (at, actor_id, acting_as, request_id, record_id, what, ground)
    select at, pg_temp.made($WORKER, w), 'social_worker', gen_random_uuid(), pg_temp.made($PERSON, i), 'overview', 'allocated'
    from visiting where k < 5 order by at;

-- part: stages
-- What follows from the second stage: an assessment, a plan with goals, actions and meetings, care with its reviews.
create temp table staged as
    select child.*, begun + 90 as second, i % 7 = 6 as closed,
        (array['child_in_need', 'child_protection', 'looked_after'])[1 + i % 3] as stage from child;
insert into record select pg_temp.made($ASSESSMENT, i), 'assessment', 1, false, null, pg_temp.made($WORKER, w) from staged;
insert into assessment (id, assessment_kind, made_by, state, worker_id, started_on, referral_id, due_on, strengths, needs,
        analysis, submitted_on, authorised_on, authorised_by, ended_on)
    select pg_temp.made($ASSESSMENT, i), 'child_and_family', 'in_house', 'authorised', pg_temp.made($WORKER, w), begun + 30,
        pg_temp.made($REFERRAL, i), begun + 90, left($prose, 300), left($prose, 200), $prose, begun + 80, begun + 82 + i % 12,
        pg_temp.made($WORKER, p * $pod_workers), begun + 82 + i % 12 from staged;
insert into assessment_child (id, assessment_id, place, child_id, seen_on, factors, own_view, outcome)
    select pg_temp.made($PART, 50000000 + i), pg_temp.made($ASSESSMENT, i), 1, pg_temp.made($PERSON, i), begun + 34,
        '{3C}'::text[], 'I like it here.', 'child_in_need' from staged;
insert into record_subject select assessment_id, child_id from assessment_child;
insert into record select pg_temp.made($PLAN, i), 'plan', 1, false, null, pg_temp.made($WORKER, w) from staged;
insert into plan (id, plan_kind, state, why, begun_on, ended_on, worker_id, by_when, ended_because, strengths, must_change,
        categories, earlier_plans)
    select pg_temp.made($PLAN, i), case stage when 'looked_after' then 'care' else stage end,
        case when closed then 'ended' else 'agreed' end, left($prose, 300), second, case when closed then second end,
        pg_temp.made($WORKER, w), second + 180, case when closed then 'It is done.' end, left($prose, 200), left($prose, 100),
        case when stage = 'child_protection' then '{NEG}' else '{}' end::text[],
        case when stage = 'child_protection' then 0 end from staged;
insert into plan_child (id, plan_id, place, child_id, own_view)
    select pg_temp.made($PART, 60000000 + i), pg_temp.made($PLAN, i), 1, pg_temp.made($PERSON, i), 'It is all right.' from staged;
insert into plan_goal (id, plan_id, place, words, by_when)
    select pg_temp.made($PART, 70000000 + i * 3 + n), pg_temp.made($PLAN, i), n, 'Mornings are calm.', second + 120
    from staged, generate_series(0, 2) n;
insert into plan_action (id, plan_id, place, goal_id, words, owner_name, by_when, done_on)
    select pg_temp.made($PART, 80000000 + i * 5 + n), pg_temp.made($PLAN, i), n, pg_temp.made($PART, 70000000 + i * 3 + n % 3),
        'Ring the school.', 'Mother', second + n * 20, case when n < 3 then second + n * 20 end
    from staged, generate_series(0, 4) n;
insert into plan_meeting (id, plan_id, place, kind, mode, present, progress, outcome, held_on)
    select pg_temp.made($PART, 110000000 + i * 12 + n), pg_temp.made($PLAN, i), n,
        case when stage = 'child_protection' then 'core_group' else 'review' end, 'in_person', 'Everybody', 'It goes on.',
        'continues', second + 8 + n * 40
    from staged, generate_series(0, 11) n where not closed and second + 8 + n * 40 < current_date;
insert into record_subject select plan_id, child_id from plan_child;
insert into record select pg_temp.made($CONFERENCE, i), 'conference', 1, false, null, pg_temp.made($WORKER, w) from staged
    where stage = 'child_protection';
insert into conference (id, conference_kind, state, booked_on, booked_for, quorate, held_on, chair_name, summary)
    select pg_temp.made($CONFERENCE, i), 'initial', 'held', second - 10, second, true, second, 'A chair', left($prose, 300)
    from staged where stage = 'child_protection';
insert into conference_child (id, conference_id, place, child_id, decision, reason, categories, plan_id)
    select pg_temp.made($PART, 120000000 + i), pg_temp.made($CONFERENCE, i), 1, pg_temp.made($PERSON, i), 'plan', 'Not safe yet.',
        '{NEG}', pg_temp.made($PLAN, i) from staged where stage = 'child_protection';
insert into record_subject select conference_id, child_id from conference_child;
insert into record select pg_temp.made($CARE, i), 'care', 1, false, null, pg_temp.made($WORKER, w) from staged
    where stage = 'looked_after' and not closed;
insert into care select pg_temp.made($CARE, i), pg_temp.made($PERSON, i) from staged where stage = 'looked_after' and not closed;
insert into care_episode (id, care_id, place, since, until, period_id, legal_status, placement, home_words, reason_new,
        reason_ended, meant_to_last, temporary_approval, why, need_code, urn)
    select pg_temp.made($PART, 130000000 + i * 2 + n), pg_temp.made($CARE, i), n + 1, second + n * 60,
        case when n = 0 then second + 60 end, pg_temp.made($PART, 140000000 + i), 'C2', 'U6', 'With carers',
        case n when 0 then 'S' else 'P' end, case when n = 0 then 'X1' end, n = 1, false, 'It was not safe at home.', 'N1', 'SC012345'
    from staged, generate_series(0, 1) n where stage = 'looked_after' and not closed;
insert into care_review (id, care_id, place, held_on, participation, chair_name, decisions, permanence_agreed)
    select pg_temp.made($PART, 150000000 + i * 8 + n), pg_temp.made($CARE, i), n + 1, second + 18 + n * 100, 'PN1', 'A chair',
        left($prose, 200), n = 1
    from staged, generate_series(0, 7) n where stage = 'looked_after' and not closed and second + 18 + n * 100 < current_date;
insert into care_health (id, care_id, place, kind, "on", refused)
    select pg_temp.made($PART, 160000000 + i), pg_temp.made($CARE, i), 1, 'initial_assessment', second + 17, false
    from staged where stage = 'looked_after' and not closed;
insert into record_subject select care_id, child_id from (select id as care_id, child_id from care) own;

-- part: talks
-- Each family is talked about in group supervision every four weeks, for a year; one in ten has been forgotten for a while.
create temp table talking as
    select f, f * 13 + n as d, current_date - 1 - f % 28 - case when f % 10 = 0 then 30 else 0 end - n * 28 as on
    from size, generate_series(0, families - 1) f, generate_series(0, 12) n;
insert into record select pg_temp.made($DISCUSSION, d), 'discussion', 1, false, null, pg_temp.made($WORKER, 0) from talking;
insert into discussion (id, state, decided_on, accountable_id)
    select pg_temp.made($DISCUSSION, d), 'concluded', "on", pg_temp.made($WORKER, f % pods * $pod_workers + 1) from talking, size;
insert into discussion_child (id, discussion_id, place, child_id, discussed_on)
    select pg_temp.made($PART, 180000000 + child.i * 13 + d % 13), pg_temp.made($DISCUSSION, d), child.i % 9,
        pg_temp.made($PERSON, child.i), "on" from talking join child using (f);
insert into discussion_part (id, discussion_id, place, kind, words, version, written_by)
    select pg_temp.made($PART, 200000000 + d), pg_temp.made($DISCUSSION, d), 1, 'decision', 'We go on as we are.', 1,
        pg_temp.made($WORKER, f % pods * $pod_workers) from talking, size;
insert into record_subject select discussion_id, child_id from discussion_child;

-- part: offers
-- A catalogue of two hundred services, each with a year of what was found out about room, and a few with a tip.
insert into record select pg_temp.made($OFFER, o), 'offer', 1, false, null, pg_temp.made($WORKER, 0) from generate_series(0, 199) o;
insert into offer (id, state, name, organisation, summary, purpose, needs, who_for, age_from, age_to, stages, areas, languages,
        consent_needed, needs_network, route, how_to_refer, public, address_secret)
    select pg_temp.made($OFFER, o), case when o % 12 = 11 then 'paused' else 'open' end, 'Service ' || o, 'Trust ' || o % 40,
        left($prose, 120), left($prose, 60), array[(array['safety_at_home', 'parenting', 'money', 'loneliness'])[1 + o % 4]],
        array[(array['child', 'parent', 'family'])[1 + o % 3]], case when o % 3 = 0 then o % 9 end, case when o % 3 = 0 then 17 end,
        '{}', case when o % 7 = 0 then '{B1,B2}'::text[] else '{}' end, '{}', true, o % 20 = 0, 'kith', 'Ask here.', true, false
    from generate_series(0, 199) o;
insert into offer_location (id, offer_id, place, name, lines, postcode)
    select pg_temp.made($PART, 230000000 + o), pg_temp.made($OFFER, o), 1, 'The hall', o || ' Mill Street', 'B' || 1 + o % 9 || ' 1AA'
    from generate_series(0, 199) o;
insert into offer_check (id, offer_id, place, "on", worker_id, source, free, wait_days)
    select pg_temp.made($PART, 231000000 + o * 12 + k), pg_temp.made($OFFER, o), 12 - k, current_date - o % 20 - k * 30,
        pg_temp.made($WORKER, 0), 'They rang', o % 5, o % 60 from generate_series(0, 199) o, generate_series(0, 11) k;
insert into offer_tip (id, offer_id, place, "on", worker_id, words)
    select pg_temp.made($PART, 232000000 + o), pg_temp.made($OFFER, o), 1, current_date - 40, pg_temp.made($WORKER, 0), 'Ring first.'
    from generate_series(0, 199, 3) o;

-- part: stories
-- A few children have chronologies of a thousand entries.
create temp table telling as
    select child.*, nth * $story + k as e, current_date - 1 - k * 2 as on
    from size, generate_series(0, $stories - 1) nth
    join lateral (select nth * (size.children / $stories) as number) told on true
    join child on child.i = told.number, generate_series(0, $story - 1) k;
insert into record select pg_temp.made($EVENT, e), 'event', 1, false, null, pg_temp.made($WORKER, w) from telling;
insert into event (id, "on", on_estimated, words, analysis, event_kind, source, in_court)
    select pg_temp.made($EVENT, e), "on", false, left($prose, 60 + e % 120), case when e % 4 = 0 then left($prose, 90) end,
        (array['harm', 'strength', 'school', 'health', 'move'])[1 + e % 5], 'School', e % 9 = 0 from telling;
insert into event_person (id, event_id, place, person_id)
    select pg_temp.made($PART, 170000000 + e), pg_temp.made($EVENT, e), 1, pg_temp.made($PERSON, i) from telling;
insert into record_subject select event_id, person_id from event_person;

-- part: entries
-- What the ledger says of each record, in the order of time.
create temp table entry as
    select row_number() over (order by at, version) as seq, known.* from (
        select record.id as record_id, kind, step as version, record.made_by, coalesce(visit.made_at, visit.planned_for,
            journey.begun_on, referral.referred_on, assessment.started_on, plan.begun_on, conference.held_on, event."on", discussion.decided_on,
            now() - interval '1000 days') + step * interval '1 minute' as at
        from record cross join generate_series(1, record.version) step left join visit on visit.id = record.id
        left join journey on journey.id = record.id left join referral on referral.id = record.id
        left join assessment on assessment.id = record.id left join plan on plan.id = record.id
        left join conference on conference.id = record.id left join event on event.id = record.id
        left join discussion on discussion.id = record.id
        where kind not in ('agency', 'worker', 'pod')
    ) known;
create index on entry (kind, record_id);
analyze entry;
