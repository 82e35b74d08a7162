"""What the lists of Annex A about children in care, care leavers and adoption read; as in `annexa_lists`."""

from persistence.returns.annexa_lists import ALONE, DAY, IDENTITY, TEAM, WITH_TEAM

IN_CARE = f"""{DAY}{TEAM}{ALONE},
lived as (
    select c.child_id, e.*, lag(e.legal_status) over one is distinct from e.legal_status new_law,
        lag((e.placement, e.provider, e.urn, e.postcode)) over one
            is distinct from (e.placement, e.provider, e.urn, e.postcode) new_home
    from asked, care c join care_episode e on e.care_id = c.id where e.since <= as_at
    window one as (partition by e.care_id, e.period_id order by e.since, e.place)
),
periods as (
    select child_id, care_id, period_id, min(since) begun_on,
        case when bool_and(coalesce(until, 'infinity') <= as_at) then max(until) end ended_on,
        max(since) filter (where new_law) legal_since, max(since) filter (where new_home) placed_on
    from asked, lived group by child_id, care_id, period_id
),
latest as (select distinct on (care_id, period_id) * from lived order by care_id, period_id, since desc, place desc),
homes as (
    select care_id, count(*) filter (where new_home and since >= twelve) placements from asked, lived group by care_id
),
went as (
    select care_id, count(*) filter (where kind = 'M') missing, count(*) filter (where kind = 'A') away
    from asked, care_missing
    where (since at time zone 'Europe/London')::date between twelve and as_at group by care_id
),
returned as (
    select distinct on (care_id) care_id, offered_on is not null offered, coalesce(accepted, false) accepted
    from asked, care_missing where kind = 'M' and (since at time zone 'Europe/London')::date <= as_at
    order by care_id, since desc
),
checked as (
    select care_id, max("on") filter (where kind in ('initial_assessment', 'review_assessment')) health_on,
        max("on") filter (where kind = 'dental') dental_on
    from asked, care_health where "on" <= as_at and not refused group by care_id
),
reviewed as (select care_id, max(held_on) reviewed_on from asked, care_review where held_on <= as_at group by care_id),
aimed as (
    select distinct on (care_id) care_id, permanence_code from asked, care_plan_made
    where kind = 'permanence' and "on" <= as_at order by care_id, "on" desc, place desc
),
visited as (
    select c.child_id, max((v.made_at at time zone 'Europe/London')::date) visited_on
    from asked, visit v join visit_child c on c.visit_id = v.id
    where v.state = 'made' and (v.made_at at time zone 'Europe/London')::date <= as_at group by c.child_id
)
select (jsonb_build_object({IDENTITY}, 'alone', l.child_id is not null, 'disabilities', p.disabilities)
    || jsonb_build_object('begun_on', i.begun_on, 'ended_on', i.ended_on, 'need', e.need_code,
    'again', exists (select from periods o where o.care_id = i.care_id and o.begun_on < i.begun_on
        and o.ended_on >= twelve),
    'legal_since', i.legal_since, 'legal_status', e.legal_status, 'reviewed_on', r.reviewed_on,
    'visited_on', case when v.visited_on >= i.begun_on then v.visited_on end, 'permanence', a.permanence_code,
    'health_on', h.health_on, 'dental_on', h.dental_on, 'placements', m.placements,
    'reason_ended', case when i.ended_on is not null then e.reason_ended end, 'placed_on', i.placed_on,
    'placement', e.placement, 'provider', e.provider, 'postcode', e.postcode, 'urn', e.urn,
    'missing', coalesce(g.missing, 0), 'away', coalesce(g.away, 0), 'offered', b.offered, 'accepted', b.accepted,
    'team', t.team, 'worker', w.worker))::text
from asked, periods i join latest e on e.care_id = i.care_id and e.period_id = i.period_id
join person p on p.id = i.child_id {WITH_TEAM}
left join alone l on l.child_id = p.id left join reviewed r on r.care_id = i.care_id
left join visited v on v.child_id = p.id left join aimed a on a.care_id = i.care_id
left join checked h on h.care_id = i.care_id left join homes m on m.care_id = i.care_id
left join went g on g.care_id = i.care_id left join returned b on b.care_id = i.care_id
where i.ended_on is null or i.ended_on >= six
order by p.reference, i.begun_on
"""

LEAVERS = f"""{DAY}{TEAM}{ALONE},
leaving as (
    select distinct j.child_id from asked, journey j join journey_status s on s.journey_id = j.id
    where s.status = 'care_leaver' and s.since <= as_at and coalesce(s.until, 'infinity') > as_at
),
touched as (
    select distinct on (c.child_id) c.child_id, o."on", o.in_touch, o.accommodation, o.activity
    from asked, care c join care_touch o on o.care_id = c.id where o."on" <= as_at
    order by c.child_id, o."on" desc, o.place desc
),
pathways as (
    select c.child_id, max(m."on") pathway_on from asked, care c join care_plan_made m on m.care_id = c.id
    where m.kind = 'pathway_needs_assessment' and m."on" <= as_at group by c.child_id
)
select json_build_object({IDENTITY}, 'alone', l.child_id is not null, 'disabilities', p.disabilities,
    'team', t.team, 'worker', w.worker, 'pathway_on', y.pathway_on, 'in_touch', o.in_touch,
    'touched_on', o."on", 'accommodation', o.accommodation, 'activity', o.activity)::text
from leaving i join person p on p.id = i.child_id {WITH_TEAM}
left join alone l on l.child_id = p.id left join touched o on o.child_id = p.id
left join pathways y on y.child_id = p.id
order by p.reference
"""

ADOPTION = f"""{DAY},
steps as (
    select care_id, max("on") filter (where kind = 'to_be_placed') to_be_placed_on,
        max("on") filter (where kind = 'matched') matched_on,
        max("on") filter (where stopped) not_to_be_placed_on, max(because) filter (where stopped) because
    from (
        select s.*, s.kind = 'not_to_be_placed' and not exists (
            select from care_step n where n.care_id = s.care_id and n.kind in ('to_be_placed', 'not_to_be_placed')
            and n."on" <= as_at and (n."on", n.place) > (s."on", s.place)) stopped
        from asked, care_step s where s."on" <= as_at
    ) step group by care_id
),
lived as (
    select care_id, max(since) filter (where reason_new = 'S') begun_on,
        min(since) filter (where placement in ('A3', 'A4', 'A5', 'A6')) placed_on,
        min(since) filter (where placement in ('U2', 'U5')) fostered_on,
        min(until) filter (where reason_ended in ('E11', 'E12') and until <= as_at) adopted_on,
        max(coalesce(until, 'infinity')) over_on
    from asked, care_episode where since <= as_at group by care_id
),
ordered as (select care_id, min(since) order_on from asked, care_order where kind = 'placement' and since <= as_at
    group by care_id),
families as (
    select m.person_id, min(upper(right(replace(f.id::text, '-', ''), 12))) family from family f
    join family_member m on m.family_id = f.id where m.until is null group by m.person_id
)
select json_build_object({IDENTITY}, 'family', f.family, 'disabilities', p.disabilities, 'begun_on', l.begun_on,
    'to_be_placed_on', s.to_be_placed_on, 'order_on', o.order_on, 'matched_on', s.matched_on,
    'placed_on', l.placed_on, 'adopted_on', l.adopted_on, 'not_to_be_placed_on', s.not_to_be_placed_on,
    'because', s.because, 'fostered_on', l.fostered_on)::text
from asked, lived l join care c on c.id = l.care_id join person p on p.id = c.child_id
left join steps s on s.care_id = l.care_id left join ordered o on o.care_id = l.care_id
left join families f on f.person_id = p.id
where coalesce(s.to_be_placed_on, l.placed_on, l.adopted_on) is not null
and coalesce(l.adopted_on, s.not_to_be_placed_on, l.over_on) >= twelve
order by p.reference
"""
