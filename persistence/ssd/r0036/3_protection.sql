create view ssd.ssd_s47_enquiry as
select
    (c.id)::varchar(48) s47e_s47_enquiry_id,
    ((select r.id from public.referral r where r.child_id = c.child_id and r.referred_on <= e.started_on order by r.referred_on desc, r.id limit 1))::varchar(48) s47e_referral_id,
    (c.child_id)::varchar(48) s47e_person_id,
    (e.started_on)::timestamp s47e_s47_start_date,
    (e.ended_on)::timestamp s47e_s47_end_date,
    (case when c.outcome = 'not_substantiated' then 'Y' when not (c.outcome = 'not_substantiated') then 'N' end)::char(1) s47e_s47_nfa,
    (case when c.outcome is not null then jsonb_build_object('OUTCOME', c.outcome, 'CONFERENCE_NEEDED', c.conference_needed) end)::varchar(1000) s47e_s47_outcome_json,
    ((select h.pod_id from public.journey j join public.journey_pod h on h.journey_id = j.id where j.child_id = c.child_id and h.since <= e.started_on and coalesce(h.until, 'infinity') > e.started_on order by h.since desc, h.id limit 1))::varchar(48) s47e_s47_completed_by_team,
    (e.led_by)::varchar(100) s47e_s47_completed_by_worker_id
from public.enquiry e join public.enquiry_child c on c.enquiry_id = e.id where c.decision in ('section_47_joint', 'section_47_single') and e.started_on is not null;

create view ssd.ssd_initial_cp_conference as
select
    (n.id)::varchar(48) icpc_icpc_id,
    (k.id)::varchar(48) icpc_icpc_meeting_id,
    ((select c.id from public.enquiry e join public.enquiry_child c on c.enquiry_id = e.id where e.id = k.enquiry_id and c.child_id = n.child_id and c.decision in ('section_47_joint', 'section_47_single') and e.started_on is not null limit 1))::varchar(48) icpc_s47_enquiry_id,
    (n.child_id)::varchar(48) icpc_person_id,
    ((select i.id from public.plan_child i where i.plan_id = n.plan_id and i.child_id = n.child_id limit 1))::varchar(48) icpc_cp_plan_id,
    ((select r.id from public.referral r where r.child_id = n.child_id and r.referred_on <= k.held_on order by r.referred_on desc, r.id limit 1))::varchar(48) icpc_referral_id,
    (case when k.conference_kind = 'transfer_in' then 'Y' when not (k.conference_kind = 'transfer_in') then 'N' end)::char(1) icpc_icpc_transfer_in,
    ((select e.conference_by from public.enquiry e where e.id = k.enquiry_id))::timestamp icpc_icpc_target_date,
    (k.held_on)::timestamp icpc_icpc_date,
    (case when n.decision = 'plan' then 'Y' when not (n.decision = 'plan') then 'N' end)::char(1) icpc_icpc_outcome_cp_flag,
    (jsonb_build_object('OUTCOME', n.decision))::varchar(1000) icpc_icpc_outcome_json,
    ((select h.pod_id from public.journey j join public.journey_pod h on h.journey_id = j.id where j.child_id = n.child_id and h.since <= k.held_on and coalesce(h.until, 'infinity') > k.held_on order by h.since desc, h.id limit 1))::varchar(48) icpc_icpc_team,
    (k.chair_id)::varchar(100) icpc_icpc_worker_id
from public.conference k join public.conference_child n on n.conference_id = k.id where k.state = 'held' and k.conference_kind in ('initial', 'pre_birth', 'transfer_in');

create view ssd.ssd_cp_plans as
select
    (c.id)::varchar(48) cppl_cp_plan_id,
    ((select r.id from public.referral r where r.child_id = c.child_id and r.referred_on <= p.begun_on order by r.referred_on desc, r.id limit 1))::varchar(48) cppl_referral_id,
    ((select n.id from public.conference_child n join public.conference k on k.id = n.conference_id where n.plan_id = p.id and n.child_id = c.child_id and k.state = 'held' and k.conference_kind in ('initial', 'pre_birth', 'transfer_in') order by k.held_on limit 1))::varchar(48) cppl_icpc_id,
    (c.child_id)::varchar(48) cppl_person_id,
    (p.begun_on)::timestamp cppl_cp_plan_start_date,
    (least(p.ended_on, c.until))::timestamp cppl_cp_plan_end_date,
    null::char(1) cppl_cp_plan_ola,
    ((select case when cardinality(x.of) > 1 then 'MUL' else (x.of)[1] end from (select coalesce((select n.categories from public.conference_child n where n.plan_id = p.id and n.child_id = c.child_id limit 1), p.categories) of) x))::varchar(100) cppl_cp_plan_initial_category,
    (case when cardinality(p.categories) > 1 then 'MUL' else (p.categories)[1] end)::varchar(100) cppl_cp_plan_latest_category
from public.plan p join public.plan_child c on c.plan_id = p.id where p.plan_kind = 'child_protection' and p.begun_on is not null;

create view ssd.ssd_cp_visits as
select
    (c.id)::varchar(48) cppv_cp_visit_id,
    (c.child_id)::varchar(48) cppv_person_id,
    (i.id)::varchar(48) cppv_cp_plan_id,
    ((v.made_at at time zone 'Europe/London')::date)::timestamp cppv_cp_visit_date,
    (case when c.seen then 'Y' when not (c.seen) then 'N' end)::char(1) cppv_cp_visit_seen,
    (case when c.seen_alone then 'Y' when not (c.seen_alone) then 'N' end)::char(1) cppv_cp_visit_seen_alone,
    (case when c.bedroom_seen then 'Y' when not (c.bedroom_seen) then 'N' end)::char(1) cppv_cp_visit_bedroom
from public.visit v join public.visit_child c on c.visit_id = v.id join public.plan_child i on i.child_id = c.child_id join public.plan p on p.id = i.plan_id and p.plan_kind = 'child_protection' and p.begun_on is not null and (v.made_at at time zone 'Europe/London')::date >= p.begun_on and (v.made_at at time zone 'Europe/London')::date <= coalesce(least(p.ended_on, i.until), 'infinity') where v.state = 'made';

create view ssd.ssd_cp_reviews as
select
    (c.id)::varchar(48) cppr_cp_review_id,
    (c.child_id)::varchar(48) cppr_person_id,
    (i.id)::varchar(48) cppr_cp_plan_id,
    null::timestamp cppr_cp_review_due,
    (k.held_on)::timestamp cppr_cp_review_date,
    (k.id)::varchar(48) cppr_cp_review_meeting_id,
    (case when c.decision = 'continues' then 'Y' when not (c.decision = 'continues') then 'N' end)::char(1) cppr_cp_review_outcome_continue_cp,
    (case when k.quorate then 'Y' when not (k.quorate) then 'N' end)::varchar(100) cppr_cp_review_quorate,
    null::varchar(100) cppr_cp_review_participation
from public.conference k join public.conference_child c on c.conference_id = k.id join public.plan_child i on i.child_id = c.child_id join public.plan p on p.id = i.plan_id and p.plan_kind = 'child_protection' and p.begun_on is not null and k.held_on > p.begun_on and k.held_on <= coalesce(least(p.ended_on, i.until), 'infinity') where k.state = 'held' and k.conference_kind = 'review';
