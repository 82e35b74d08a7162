create view ssd.ssd_contacts as
select
    (n.id)::varchar(48) cont_contact_id,
    (n.person_id)::varchar(48) cont_person_id,
    ((c.received_at at time zone 'Europe/London'))::timestamp cont_contact_date,
    (c.source_code)::varchar(48) cont_contact_source_code,
    null::varchar(255) cont_contact_source_desc,
    (case when d.outcome is not null then jsonb_build_object('OUTCOME', d.outcome) end)::varchar(4000) cont_contact_outcome_json
from public.contact_person n join public.contact c on c.id = n.contact_id left join public.contact_decision d on d.named_id = n.id where n.is_child and n.person_id is not null;

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

create view ssd.ssd_cin_episodes as
select
    (r.id)::varchar(48) cine_referral_id,
    (r.child_id)::varchar(48) cine_person_id,
    (r.referred_on)::timestamp cine_referral_date,
    (r.primary_need)::varchar(3) cine_cin_primary_need_code,
    (r.source_code)::varchar(48) cine_referral_source_code,
    null::varchar(255) cine_referral_source_desc,
    (jsonb_build_object('OUTCOME', r.outcome))::varchar(4000) cine_referral_outcome_json,
    ('N')::char(1) cine_referral_nfa,
    (s.closing_reason)::varchar(100) cine_close_reason,
    (s.since)::timestamp cine_close_date,
    (r.pod_id)::varchar(48) cine_referral_team,
    ((select a.worker_id from public.journey j join public.journey_allocation a on a.journey_id = j.id and a.part = 'keyworker' where j.child_id = r.child_id and a.since <= r.referred_on and coalesce(a.until, 'infinity') > r.referred_on order by a.since desc, a.id limit 1))::varchar(48) cine_referral_worker_id
from public.referral r
left join lateral (select s.since, s.closing_reason from public.journey j join public.journey_status s on s.journey_id = j.id
    where j.child_id = r.child_id and s.status = 'closed' and s.since >= r.referred_on
    and not exists (select from public.referral n where n.child_id = r.child_id and n.referred_on > r.referred_on
        and n.referred_on < s.since)
    order by s.since limit 1) s on true;

create view ssd.ssd_cin_assessments as
select
    (c.id)::varchar(48) cina_assessment_id,
    (c.child_id)::varchar(48) cina_person_id,
    (coalesce((select r.id from public.referral r where r.id = a.referral_id and r.child_id = c.child_id), (select r.id from public.referral r where r.child_id = c.child_id and r.referred_on <= a.started_on order by r.referred_on desc, r.id limit 1)))::varchar(48) cina_referral_id,
    (a.started_on)::timestamp cina_assessment_start_date,
    (case when c.seen_on is not null then 'Y' when not (c.seen_on is not null) then 'N' end)::char(1) cina_assessment_child_seen,
    (a.authorised_on)::timestamp cina_assessment_auth_date,
    (case when c.outcome is not null then jsonb_build_object('OUTCOME', c.outcome) end)::varchar(1000) cina_assessment_outcome_json,
    (case when c.outcome = 'no_further_action' then 'Y' when not (c.outcome = 'no_further_action') then 'N' end)::char(1) cina_assessment_outcome_nfa,
    ((select h.pod_id from public.journey j join public.journey_pod h on h.journey_id = j.id where j.child_id = c.child_id and h.since <= a.started_on and coalesce(h.until, 'infinity') > a.started_on order by h.since desc, h.id limit 1))::varchar(48) cina_assessment_team,
    (a.worker_id)::varchar(100) cina_assessment_worker_id
from public.assessment a join public.assessment_child c on c.assessment_id = a.id where a.assessment_kind in ('child_and_family', 'pre_birth') and a.state <> 'stopped';

create view ssd.ssd_assessment_factors as
select
    (c.id)::varchar(48) cinf_table_id,
    (c.id)::varchar(48) cinf_assessment_id,
    (to_jsonb(c.factors))::text cinf_assessment_factors_json
from public.assessment a join public.assessment_child c on c.assessment_id = a.id where a.assessment_kind in ('child_and_family', 'pre_birth') and a.state <> 'stopped' and cardinality(c.factors) > 0;

create view ssd.ssd_cin_plans as
select
    (c.id)::varchar(48) cinp_cin_plan_id,
    ((select r.id from public.referral r where r.child_id = c.child_id and r.referred_on <= p.begun_on order by r.referred_on desc, r.id limit 1))::varchar(48) cinp_referral_id,
    (c.child_id)::varchar(48) cinp_person_id,
    (p.begun_on)::timestamp cinp_cin_plan_start_date,
    (least(p.ended_on, c.until))::timestamp cinp_cin_plan_end_date,
    ((select h.pod_id from public.journey j join public.journey_pod h on h.journey_id = j.id where j.child_id = c.child_id and h.since <= p.begun_on and coalesce(h.until, 'infinity') > p.begun_on order by h.since desc, h.id limit 1))::varchar(48) cinp_cin_plan_team,
    (p.worker_id)::varchar(100) cinp_cin_plan_worker_id
from public.plan p join public.plan_child c on c.plan_id = p.id where p.plan_kind = 'child_in_need' and p.begun_on is not null;

create view ssd.ssd_cin_visits as
select
    (c.id)::varchar(48) cinv_cin_visit_id,
    (c.child_id)::varchar(48) cinv_person_id,
    ((v.made_at at time zone 'Europe/London')::date)::timestamp cinv_cin_visit_date,
    (case when c.seen then 'Y' when not (c.seen) then 'N' end)::char(1) cinv_cin_visit_seen,
    (case when c.seen_alone then 'Y' when not (c.seen_alone) then 'N' end)::char(1) cinv_cin_visit_seen_alone,
    (case when c.bedroom_seen then 'Y' when not (c.bedroom_seen) then 'N' end)::char(1) cinv_cin_visit_bedroom
from public.visit v join public.visit_child c on c.visit_id = v.id
where v.state = 'made' and exists (select from public.referral r where r.child_id = c.child_id)
and not exists (select from public.plan_child i join public.plan p on p.id = i.plan_id
    where i.child_id = c.child_id and p.plan_kind = 'child_protection'
    and (v.made_at at time zone 'Europe/London')::date >= p.begun_on and (v.made_at at time zone 'Europe/London')::date <= coalesce(least(p.ended_on, i.until), 'infinity'))
and not exists (select from ssd.lived l where l.child_id = c.child_id
    and (v.made_at at time zone 'Europe/London')::date >= l.since and (v.made_at at time zone 'Europe/London')::date <= coalesce(l.until, 'infinity'));

create view ssd.ssd_pre_proceedings as
select
    (s.id)::varchar(48) prep_table_id,
    (j.child_id)::varchar(48) prep_person_id,
    null::varchar(48) prep_plo_family_id,
    (s.since)::timestamp prep_pre_pro_decision_date,
    null::timestamp prep_initial_pre_pro_meeting_date,
    null::varchar(100) prep_pre_pro_outcome,
    null::timestamp prep_agree_stepdown_issue_date,
    null::integer prep_cp_plans_referral_period,
    null::varchar(100) prep_legal_gateway_outcome,
    null::integer prep_prev_pre_proc_child,
    null::integer prep_prev_care_proc_child,
    null::timestamp prep_pre_pro_letter_date,
    null::timestamp prep_care_pro_letter_date,
    null::integer prep_pre_pro_meetings_num,
    null::char(1) prep_pre_pro_parents_legal_rep,
    null::char(2) prep_parents_legal_rep_point_of_issue,
    null::varchar(48) prep_court_reference,
    null::integer prep_care_proc_court_hearings,
    null::char(1) prep_care_proc_short_notice,
    null::varchar(100) prep_proc_short_notice_reason,
    null::char(1) prep_la_inital_plan_approved,
    null::varchar(100) prep_la_initial_care_plan,
    null::char(1) prep_la_final_plan_approved,
    null::varchar(100) prep_la_final_care_plan
from public.journey_status s join public.journey j on j.id = s.journey_id where s.status = 'pre_proceedings';
