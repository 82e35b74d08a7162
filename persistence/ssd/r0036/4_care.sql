create view ssd.ssd_cla_episodes as
select
    (l.id)::varchar(48) clae_cla_episode_id,
    (l.child_id)::varchar(48) clae_person_id,
    (l.home_id)::varchar(48) clae_cla_placement_id,
    (l.since)::timestamp clae_cla_episode_start_date,
    (e.reason_new)::varchar(100) clae_cla_episode_start_reason,
    (e.need_code)::varchar(3) clae_cla_primary_need_code,
    (l.until)::timestamp clae_cla_episode_ceased_date,
    (e.reason_ended)::varchar(255) clae_cla_episode_ceased_reason,
    (l.period_id)::varchar(48) clae_cla_id,
    ((select r.id from public.referral r where r.child_id = l.child_id and r.referred_on <= l.since order by r.referred_on desc, r.id limit 1))::varchar(48) clae_referral_id,
    null::timestamp clae_cla_last_iro_contact_date,
    ((select min(f.since) from ssd.lived f where f.period_id = l.period_id))::timestamp clae_entered_care_date
from ssd.lived l join public.care_episode e on e.id = l.id;

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

create view ssd.ssd_legal_status as
select
    (h.law_id)::varchar(48) lega_legal_status_id,
    (l.child_id)::varchar(48) lega_person_id,
    (e.legal_status)::varchar(100) lega_legal_status,
    (h.since)::timestamp lega_legal_status_start_date,
    (h.until)::timestamp lega_legal_status_end_date
from (select law_id, min(since) since, case when bool_and(until is not null) then max(until) end until from ssd.lived group by law_id) h join ssd.lived l on l.id = h.law_id join public.care_episode e on e.id = h.law_id;

create view ssd.ssd_cla_reviews as
select
    (r.id)::varchar(48) clar_cla_review_id,
    ((select l.period_id from ssd.lived l where l.care_id = c.id and l.since <= r.held_on order by l.since desc limit 1))::varchar(48) clar_cla_id,
    (c.child_id)::varchar(48) clar_cla_person_id,
    null::timestamp clar_cla_review_due_date,
    (r.held_on)::timestamp clar_cla_review_date,
    ('N')::char(1) clar_cla_review_cancelled,
    (r.participation)::varchar(100) clar_cla_review_participation
from public.care_review r join public.care c on c.id = r.care_id where true and exists (select from ssd.lived l where l.child_id = c.child_id);

create view ssd.ssd_cla_visits as
select
    (c.id)::varchar(48) clav_cla_visit_id,
    (l.period_id)::varchar(48) clav_cla_id,
    (c.child_id)::varchar(48) clav_person_id,
    ((v.made_at at time zone 'Europe/London')::date)::timestamp clav_cla_visit_date,
    (case when c.seen then 'Y' when not (c.seen) then 'N' end)::char(1) clav_cla_visit_seen,
    (case when c.seen_alone then 'Y' when not (c.seen_alone) then 'N' end)::char(1) clav_cla_visit_seen_alone
from public.visit v join public.visit_child c on c.visit_id = v.id join lateral (select l.period_id from ssd.lived l where l.child_id = c.child_id and (v.made_at at time zone 'Europe/London')::date >= l.since and (v.made_at at time zone 'Europe/London')::date <= coalesce(l.until, 'infinity') order by l.since desc limit 1) l on true where v.state = 'made';

create view ssd.ssd_cla_convictions as
select
    (o.id)::varchar(48) clac_cla_conviction_id,
    (c.child_id)::varchar(48) clac_person_id,
    (o.since)::timestamp clac_cla_conviction_date,
    null::varchar(1000) clac_cla_conviction_offence
from public.care_order o join public.care c on c.id = o.care_id where o.kind = 'conviction' and exists (select from ssd.lived l where l.child_id = c.child_id);

create view ssd.ssd_cla_health as
select
    (h.id)::varchar(48) clah_health_check_id,
    (c.child_id)::varchar(48) clah_person_id,
    (h.kind)::varchar(500) clah_health_check_type,
    (h."on")::timestamp clah_health_check_date,
    (case when h.refused then 'Refused' else 'Done' end)::varchar(48) clah_health_check_status
from public.care_health h join public.care c on c.id = h.care_id where h.kind in ('initial_assessment', 'review_assessment', 'dental') and exists (select from ssd.lived l where l.child_id = c.child_id);

create view ssd.ssd_cla_immunisations as
select
    (c.child_id)::varchar(48) clai_person_id,
    (case when not h.refused then 'Y' when not (not h.refused) then 'N' end)::char(1) clai_immunisations_status,
    (h."on")::timestamp clai_immunisations_status_date
from (select distinct on (h.care_id) h.* from public.care_health h where h.kind = 'immunisations' order by h.care_id, h."on" desc, h.place desc) h join public.care c on c.id = h.care_id where true and exists (select from ssd.lived l where l.child_id = c.child_id);

create view ssd.ssd_cla_substance_misuse as
select
    (h.id)::varchar(48) clas_substance_misuse_id,
    (c.child_id)::varchar(48) clas_person_id,
    (h."on")::timestamp clas_substance_misuse_date,
    null::varchar(100) clas_substance_misused,
    (case when h.kind = 'substance_help' and not h.refused then 'Y' when not (h.kind = 'substance_help' and not h.refused) then 'N' end)::char(1) clas_intervention_received
from public.care_health h join public.care c on c.id = h.care_id where h.kind in ('substance_misuse', 'substance_help') and exists (select from ssd.lived l where l.child_id = c.child_id);

create view ssd.ssd_sdq_scores as
select
    (h.id)::varchar(48) csdq_table_id,
    (c.child_id)::varchar(48) csdq_person_id,
    (h."on")::timestamp csdq_sdq_completed_date,
    (h.score)::integer csdq_sdq_score,
    null::varchar(100) csdq_sdq_reason
from public.care_health h join public.care c on c.id = h.care_id where h.kind = 'sdq' and exists (select from ssd.lived l where l.child_id = c.child_id);

create view ssd.ssd_missing as
select
    (m.id)::varchar(48) miss_table_id,
    (c.child_id)::varchar(48) miss_person_id,
    ((m.since at time zone 'Europe/London'))::timestamp miss_missing_episode_start_date,
    (m.kind)::varchar(100) miss_missing_episode_type,
    ((m.until at time zone 'Europe/London'))::timestamp miss_missing_episode_end_date,
    (case when m.offered_on is not null then 'Y' when not (m.offered_on is not null) then 'N' end)::varchar(2) miss_missing_rhi_offered,
    (case when m.accepted then 'Y' when not (m.accepted) then 'N' end)::varchar(2) miss_missing_rhi_accepted
from public.care_missing m join public.care c on c.id = m.care_id;

create view ssd.ssd_cla_care_plan as
select
    (m.id)::varchar(48) lacp_table_id,
    (c.child_id)::varchar(48) lacp_person_id,
    (m."on")::timestamp lacp_cla_care_plan_start_date,
    null::timestamp lacp_cla_care_plan_end_date,
    (jsonb_build_object('KIND', m.kind, 'PERMANENCE', m.permanence_code))::varchar(1000) lacp_cla_care_plan_json
from public.care_plan_made m join public.care c on c.id = m.care_id where m.kind in ('care_plan', 'permanence') and exists (select from ssd.lived l where l.child_id = c.child_id);

create view ssd.ssd_cla_previous_permanence as
select
    (s.id)::varchar(48) lapp_table_id,
    (c.child_id)::varchar(48) lapp_person_id,
    (s.before)::varchar(200) lapp_previous_permanence_option,
    (s.before_where)::varchar(100) lapp_previous_permanence_la,
    (s.before_when)::varchar(10) lapp_previous_permanence_order_date
from public.care_step s join public.care c on c.id = s.care_id where s.kind = 'had_before' and exists (select from ssd.lived l where l.child_id = c.child_id);

create view ssd.ssd_permanence as
select
    (c.id)::varchar(48) perm_table_id,
    (c.child_id)::varchar(48) perm_person_id,
    ((select l.period_id from ssd.lived l where l.care_id = c.id order by l.since desc limit 1))::varchar(48) perm_cla_id,
    (s.decided_on)::timestamp perm_adm_decision_date,
    null::char(1) perm_part_of_sibling_group,
    null::integer perm_siblings_placed_together,
    null::integer perm_siblings_placed_apart,
    null::timestamp perm_ffa_cp_decision_date,
    ((select min(o.since) from public.care_order o where o.care_id = c.id and o.kind = 'placement'))::timestamp perm_placement_order_date,
    (s.matched_on)::timestamp perm_matched_date,
    (s.adopters)::varchar(48) perm_adopter_sex,
    (s.adopters_law)::varchar(100) perm_adopter_legal_status,
    (case when s.adopters is not null then case when s.adopters in ('M1', 'F1') then 1 else 2 end end)::integer perm_number_of_adopters,
    ((select min(e.since) from public.care_episode e where e.care_id = c.id and e.placement in ('A3', 'A4', 'A5', 'A6')))::timestamp perm_placed_for_adoption_date,
    (case when s.by_carers then 'Y' when not (s.by_carers) then 'N' end)::char(1) perm_adopted_by_carer_flag,
    null::timestamp perm_placed_foster_carer_date,
    ((select min(e.since) from public.care_episode e where e.care_id = c.id and e.placement in ('U2', 'U5')))::timestamp perm_placed_ffa_cp_date,
    null::varchar(48) perm_placement_provider_urn,
    (s.reversed_on)::timestamp perm_decision_reversed_date,
    (s.because)::varchar(100) perm_decision_reversed_reason,
    null::timestamp perm_permanence_order_date,
    null::varchar(100) perm_permanence_order_type,
    null::varchar(100) perm_adoption_worker_id
from public.care c join lateral (select
    max(s."on") filter (where s.kind = 'to_be_placed') decided_on, max(s."on") filter (where s.kind = 'matched') matched_on,
    max(s."on") filter (where s.kind = 'not_to_be_placed') reversed_on,
    (array_agg(s.because order by s."on" desc) filter (where s.kind = 'not_to_be_placed'))[1] because,
    (array_agg(s.adopters order by s."on" desc) filter (where s.kind = 'matched'))[1] adopters,
    (array_agg(s.adopters_law order by s."on" desc) filter (where s.kind = 'matched'))[1] adopters_law,
    bool_or(s.by_carers) by_carers
    from public.care_step s where s.care_id = c.id and s.kind <> 'had_before' having count(*) > 0) s on true
where true and exists (select from ssd.lived l where l.child_id = c.child_id);

create view ssd.ssd_care_leavers as
select
    (s.id)::varchar(48) clea_table_id,
    (s.child_id)::varchar(48) clea_person_id,
    null::varchar(100) clea_care_leaver_eligibility,
    (t.in_touch)::varchar(100) clea_care_leaver_in_touch,
    (t."on")::timestamp clea_care_leaver_latest_contact,
    (t.accommodation)::varchar(100) clea_care_leaver_accommodation,
    (case right(t.accommodation, 1) when '1' then 'Suitable' when '2' then 'Unsuitable' end)::varchar(100) clea_care_leaver_accom_suitable,
    (t.activity)::varchar(100) clea_care_leaver_activity,
    ((select max(m."on") from public.care c join public.care_plan_made m on m.care_id = c.id where c.child_id = s.child_id and m.kind = 'pathway_needs_assessment'))::timestamp clea_pathway_plan_review_date,
    null::varchar(100) clea_care_leaver_personal_advisor,
    ((select h.pod_id from public.journey j join public.journey_pod h on h.journey_id = j.id where j.child_id = s.child_id and h.since <= current_date and coalesce(h.until, 'infinity') > current_date order by h.since desc, h.id limit 1))::varchar(48) clea_care_leaver_allocated_team,
    ((select a.worker_id from public.journey j join public.journey_allocation a on a.journey_id = j.id and a.part = 'keyworker' where j.child_id = s.child_id and a.since <= current_date and coalesce(a.until, 'infinity') > current_date order by a.since desc, a.id limit 1))::varchar(100) clea_care_leaver_worker_id
from (select distinct on (j.child_id) s.id, j.child_id from public.journey j join public.journey_status s on s.journey_id = j.id
    where s.status = 'care_leaver' order by j.child_id, s.since desc, s.place desc) s
left join lateral (select t.* from public.care c join public.care_touch t on t.care_id = c.id where c.child_id = s.child_id
    order by t."on" desc, t.place desc limit 1) t on true;
