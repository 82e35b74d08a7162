"""What each list of Annex A reads: one statement a list, every row as JSON with its facts.

$1 is the day the list stands on, $2 six months before it, $3 twelve months before it.
"""

DAY = """
with asked as (select $1::date as_at, $2::date six, $3::date twelve)
"""

IDENTITY = """
    'id', p.id, 'reference', p.reference, 'sex', p.sex, 'ethnicity', p.ethnicity, 'born_on', p.date_of_birth
"""

TEAM = """,
teams as (
    select j.child_id, max(pod.name) team from asked, journey j join journey_pod h on h.journey_id = j.id
    join pod on pod.id = h.pod_id
    where h.since <= as_at and coalesce(h.until, 'infinity') > as_at group by j.child_id
),
workers as (
    select j.child_id, max(w.given || ' ' || w.family) filter (where a.part = 'keyworker') worker
    from asked, journey j join journey_allocation a on a.journey_id = j.id join worker w on w.id = a.worker_id
    where a.since <= as_at and coalesce(a.until, 'infinity') > as_at group by j.child_id
)
"""

WITH_TEAM = "left join teams t on t.child_id = p.id left join workers w on w.child_id = p.id"

ALONE = """,
alone as (
    select distinct c.child_id from assessment a join assessment_child c on c.assessment_id = a.id
    where a.authorised_on is not null and '9A' = any(c.factors)
)
"""

_ASSESSED = """,
assessed as (
    select a.id assessment_id, c.child_id, a.started_on, c.seen_on, c.outcome,
        case when a.authorised_on <= as_at then a.authorised_on end authorised_on,
        exists (select from journey j join journey_status s on s.journey_id = j.id
            where j.child_id = c.child_id and s.status in ('early_help', 'family_help')
            and s.since <= a.started_on and coalesce(s.until, 'infinity') > a.started_on) early
    from asked, assessment a join assessment_child c on c.assessment_id = a.id
    where a.assessment_kind in ('child_and_family', 'pre_birth') and a.state <> 'stopped' and a.started_on <= as_at
    and (a.authorised_on is null or a.authorised_on >= six)
)
"""

CONTACTS = (
    DAY
    + """
select json_build_object('id', p.id,
    'reference', coalesce(p.reference, 'C' || upper(right(replace(n.id::text, '-', ''), 12))),
    'sex', coalesce(p.sex, n.sex), 'ethnicity', p.ethnicity, 'born_on', coalesce(p.date_of_birth, n.date_of_birth),
    'received_on', (c.received_at at time zone 'Europe/London')::date, 'source', c.source_code)::text
from asked, contact c join contact_person n on n.contact_id = c.id left join person p on p.id = n.person_id
where n.is_child and (c.received_at at time zone 'Europe/London')::date between six and as_at
order by c.received_at, n.id
"""
)

EARLY_HELP = f"""{DAY}{_ASSESSED}
select json_build_object({IDENTITY}, 'started_on', a.started_on, 'authorised_on', a.authorised_on,
    'organisation', 'Local authority')::text
from assessed a join person p on p.id = a.child_id where a.early
order by a.started_on, a.assessment_id, p.id
"""

REFERRALS = f"""{DAY}{TEAM},
heard as (
    select r.child_id, r.referred_on, r.source_code source, false nfa, r.id from asked, referral r
    where r.referred_on between twelve and as_at
    union all
    select n.person_id, (c.received_at at time zone 'Europe/London')::date, c.source_code, true, d.id
    from asked, contact_decision d join contact_person n on n.id = d.named_id join contact c on c.id = d.contact_id
    where d.outcome = 'no_further_action' and n.is_child and n.person_id is not null
    and (c.received_at at time zone 'Europe/London')::date between twelve and as_at
    and not exists (select from journey j join journey_status s on s.journey_id = j.id
        where j.child_id = n.person_id and s.status <> 'closed'
        and s.since <= (c.received_at at time zone 'Europe/London')::date
        and coalesce(s.until, 'infinity') > (c.received_at at time zone 'Europe/London')::date)
),
counted as (select h.*, count(*) over (partition by child_id) referrals from heard h)
select json_build_object({IDENTITY}, 'referred_on', h.referred_on, 'source', h.source, 'nfa', h.nfa,
    'referrals', h.referrals, 'team', t.team, 'worker', w.worker)::text
from asked, counted h join person p on p.id = h.child_id {WITH_TEAM}
where h.referred_on >= six
order by h.referred_on, h.id
"""

ASSESSMENTS = f"""{DAY}{_ASSESSED}{TEAM}
select json_build_object({IDENTITY}, 'disabilities', p.disabilities, 'started_on', a.started_on,
    'authorised_on', a.authorised_on, 'seen', a.seen_on is not null,
    'support', case when a.authorised_on is not null then
        a.outcome in ('family_help', 'child_in_need', 'strategy_discussion', 'care') end,
    'team', t.team, 'worker', w.worker)::text
from assessed a join person p on p.id = a.child_id {WITH_TEAM}
where not a.early
order by a.started_on, a.assessment_id, p.id
"""

ENQUIRIES = f"""{DAY}{TEAM},
initial as (
    select k.enquiry_id, c.child_id, min(k.held_on) held_on, bool_or(c.decision = 'plan') plan_made
    from asked, conference k join conference_child c on c.conference_id = k.id
    where k.state = 'held' and k.conference_kind in ('initial', 'pre_birth') and k.held_on <= as_at
    and k.enquiry_id is not null
    group by k.enquiry_id, c.child_id
),
asked_about as (
    select c.child_id, e.id enquiry_id, e.started_on, (e.held_at at time zone 'Europe/London')::date discussed_on,
        i.held_on conference_on, i.plan_made, e.ended_on is not null and not c.conference_needed and i.held_on is null
        unnecessary
    from asked, enquiry e join enquiry_child c on c.enquiry_id = e.id
    left join initial i on i.enquiry_id = e.id and i.child_id = c.child_id
    where c.decision in ('section_47_joint', 'section_47_single') and e.started_on <= as_at
),
counted as (
    select a.*, count(*) filter (where started_on >= twelve) over one enquiries,
        count(*) filter (where conference_on >= twelve) over one conferences
    from asked, asked_about a window one as (partition by child_id)
)
select json_build_object({IDENTITY}, 'disabilities', p.disabilities, 'discussed_on', a.discussed_on,
    'unnecessary', coalesce(a.unnecessary, false), 'conference_on', a.conference_on, 'plan_made', a.plan_made,
    'enquiries', a.enquiries, 'conferences', a.conferences, 'team', t.team, 'worker', w.worker)::text
from asked, counted a join person p on p.id = a.child_id {WITH_TEAM}
where a.started_on >= six or a.conference_on >= six
order by a.started_on, a.enquiry_id, p.id
"""

IN_NEED = f"""{DAY}{TEAM},
stages as (
    select j.child_id, s.status, s.since, s.until, s.place, s.closing_reason
    from asked, journey j join journey_status s on s.journey_id = j.id where s.since <= as_at
),
helped as (
    select s.*, lag(until) over (partition by child_id order by since, place) is distinct from since begins
    from stages s where status in ('child_in_need', 'child_protection', 'pre_proceedings', 'looked_after')
),
numbered as (
    select h.*, count(*) filter (where begins) over (partition by child_id order by since, place) n from helped h
),
spells as (
    select child_id, n, min(since) begun_on,
        case when bool_and(coalesce(until, 'infinity') <= as_at) then max(until) end ended_on,
        (array_agg(status order by since desc, place desc))[1] status
    from asked, numbered group by child_id, n
),
needs as (
    select distinct on (child_id) child_id, primary_need from asked, referral where referred_on <= as_at
    order by child_id, referred_on desc, id
),
seen as (
    select c.child_id, max((v.made_at at time zone 'Europe/London')::date) seen_on
    from asked, visit v join visit_child c on c.visit_id = v.id
    where v.state = 'made' and c.seen and (v.made_at at time zone 'Europe/London')::date <= as_at group by c.child_id
)
select json_build_object({IDENTITY}, 'disabilities', p.disabilities, 'begun_on', s.begun_on, 'need', n.primary_need,
    'seen_on', v.seen_on, 'ended_on', s.ended_on,
    'closing_reason', (select c.closing_reason from stages c where c.child_id = s.child_id and c.status = 'closed'
        and c.since = s.ended_on limit 1),
    'status', case when s.ended_on is not null then 'closed'
        when s.status = 'child_in_need' and exists (select from assessment a join assessment_child c
            on c.assessment_id = a.id where c.child_id = p.id and a.started_on <= as_at and a.state <> 'stopped'
            and coalesce(a.authorised_on, 'infinity') > as_at)
        and not exists (select from plan i join plan_child c on c.plan_id = i.id where c.child_id = p.id
            and i.begun_on <= as_at and coalesce(least(i.ended_on, c.until), 'infinity') > as_at) then 'assessment'
        else s.status end,
    'team', t.team, 'worker', w.worker)::text
from asked, spells s join person p on p.id = s.child_id {WITH_TEAM}
left join needs n on n.child_id = p.id left join seen v on v.child_id = p.id
where s.ended_on is null or s.ended_on >= six
order by p.reference, s.begun_on
"""

PROTECTION = f"""{DAY}{TEAM},
visits as (
    select c.child_id, (v.made_at at time zone 'Europe/London')::date "on", c.seen_alone, v.made_at
    from asked, visit v join visit_child c on c.visit_id = v.id
    where v.state = 'made' and (v.made_at at time zone 'Europe/London')::date <= as_at
),
emergencies as (
    select distinct c.child_id from asked, care c join care_order o on o.care_id = c.id
    where o.kind in ('police_protection', 'emergency_protection') and o.since <= as_at
    and coalesce(o.until, 'infinity') >= six
    union
    select c.child_id from asked, care c join care_episode e on e.care_id = c.id
    where e.legal_status in ('L1', 'L2') and e.since <= as_at and coalesce(e.until, 'infinity') >= six
),
protected as (
    select c.child_id, i.id plan_id, i.begun_on, i.categories, i.earlier_plans,
        case when least(i.ended_on, c.until) <= as_at then least(i.ended_on, c.until) end ended_on
    from asked, plan i join plan_child c on c.plan_id = i.id
    where i.plan_kind = 'child_protection' and i.begun_on <= as_at
    and coalesce(least(i.ended_on, c.until), 'infinity') >= six
)
select json_build_object({IDENTITY}, 'disabilities', p.disabilities, 'begun_on', i.begun_on, 'ended_on', i.ended_on,
    'first_category', (select case when cardinality(c.categories) > 1 then 'MUL' else c.categories[1] end
        from (select coalesce((select d.categories from conference_child d
            where d.plan_id = i.plan_id and d.child_id = i.child_id limit 1), i.categories) categories) c),
    'latest_category', case when cardinality(i.categories) > 1 then 'MUL' else i.categories[1] end,
    'visited_on', v."on", 'seen_alone', v.seen_alone,
    'reviewed_on', (select max(k.held_on) from conference k join conference_child c on c.conference_id = k.id
        where c.child_id = p.id and k.state = 'held' and k.conference_kind = 'review' and k.held_on > i.begun_on
        and k.held_on <= coalesce(i.ended_on, as_at)),
    'emergency', e.child_id is not null, 'earlier_plans', i.earlier_plans, 'team', t.team, 'worker', w.worker)::text
from asked, protected i join person p on p.id = i.child_id {WITH_TEAM}
left join emergencies e on e.child_id = p.id
left join lateral (select v."on", v.seen_alone from visits v where v.child_id = p.id
    and v."on" between i.begun_on and coalesce(i.ended_on, as_at) order by v.made_at desc limit 1) v on true
order by p.reference, i.begun_on
"""
