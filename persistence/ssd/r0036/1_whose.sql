-- As in 0032, with the child in every partition: only so can PostgreSQL look up one child's homes and not everybody's.
create view ssd.lived as
select id, care_id, child_id, period_id, place, since, until,
    first_value(id) over (partition by child_id, care_id, period_id, home order by since, place) home_id,
    first_value(id) over (partition by child_id, care_id, period_id, law order by since, place) law_id
from (select s.*, count(*) filter (where new_home) over run home, count(*) filter (where new_law) over run law
    from (select e.id, e.care_id, c.child_id, e.period_id, e.place, e.since, e.until,
            lag((e.placement, e.provider, e.urn, e.postcode)) over one
                is distinct from (e.placement, e.provider, e.urn, e.postcode) new_home,
            lag(e.legal_status) over one is distinct from e.legal_status new_law
        from public.care c join public.care_episode e on e.care_id = c.id
        window one as (partition by c.child_id, e.care_id, e.period_id order by e.since, e.place)) s
    window run as (partition by child_id, care_id, period_id order by since, place)) n;

create view ssd.ssd_involvements as
select
    (a.id)::varchar(48) invo_involvements_id,
    (a.worker_id)::varchar(48) invo_professional_id,
    (case a.part when 'keyworker' then 'CW' else a.part end)::varchar(200) invo_professional_role_id,
    ((select h.pod_id from public.journey_pod h where h.journey_id = j.id and h.since <= a.since and coalesce(h.until, 'infinity') > a.since order by h.since desc, h.id limit 1))::varchar(48) invo_professional_team,
    (j.child_id)::varchar(48) invo_person_id,
    (a.since)::timestamp invo_involvement_start_date,
    (a.until)::timestamp invo_involvement_end_date,
    (a.reason)::varchar(200) invo_worker_change_reason,
    ((select r.id from public.referral r where r.child_id = j.child_id and r.referred_on <= a.since order by r.referred_on desc, r.id limit 1))::varchar(48) invo_referral_id
from public.journey_allocation a join public.journey j on j.id = a.journey_id;

create view ssd.ssd_early_help_episodes as
select
    (s.id)::varchar(48) earl_episode_id,
    (j.child_id)::varchar(48) earl_person_id,
    (s.since)::timestamp earl_episode_start_date,
    (s.until)::timestamp earl_episode_end_date,
    (s.status)::text earl_episode_reason,
    null::text earl_episode_end_reason,
    ('LA')::text earl_episode_organisation,
    ((select a.worker_id from public.journey_allocation a where a.journey_id = j.id and a.part = 'keyworker' and a.since <= s.since and coalesce(a.until, 'infinity') > s.since order by a.since desc, a.id limit 1))::varchar(100) earl_episode_worker_id
from public.journey_status s join public.journey j on j.id = s.journey_id where s.status in ('early_help', 'family_help');

create view ssd.ssd_cla_placement as
select
    (h.home_id)::varchar(48) clap_cla_placement_id,
    (l.period_id)::varchar(48) clap_cla_id,
    (l.child_id)::varchar(48) clap_person_id,
    (e.since)::timestamp clap_cla_placement_start_date,
    (e.placement)::varchar(100) clap_cla_placement_type,
    (e.urn)::varchar(48) clap_cla_placement_urn,
    (e.distance_miles)::double precision clap_cla_placement_distance,
    (e.provider)::varchar(48) clap_cla_placement_provider,
    (case when not k.sealed then e.postcode end)::varchar(8) clap_cla_placement_postcode,
    (h.until)::timestamp clap_cla_placement_end_date,
    ((select n.reason_place_change from public.care_episode n where n.care_id = e.care_id and n.until = h.until order by n.place limit 1))::varchar(100) clap_cla_placement_change_reason
from (select home_id, case when bool_and(until is not null) then max(until) end until from ssd.lived group by home_id) h join ssd.lived l on l.id = h.home_id join public.care_episode e on e.id = h.home_id join public.record k on k.id = l.child_id;
