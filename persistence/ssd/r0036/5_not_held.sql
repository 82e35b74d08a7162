create view ssd.ssd_version_log as
select
    (v.number)::text version_number,
    null::text release_date,
    ('Views of the record of Kith')::text description,
    ('1')::text is_current,
    null::text created_at,
    null::text created_by,
    null::text impact_description
from (values ('1.4.5')) v (number);

create view ssd.ssd_api_data_staging as
select
    null::text id,
    null::text person_id,
    null::text json_payload,
    null::text current_hash,
    null::text previous_hash,
    null::text submission_status,
    null::text submission_timestamp,
    null::text api_response,
    null::text row_state,
    null::text last_updated
where false;

create view ssd.ssd_ehcp_active_plans as
select
    null::varchar(48) ehcp_active_ehcp_id,
    null::varchar(48) ehcp_ehcp_request_id,
    null::timestamp ehcp_active_ehcp_last_review_date
where false;

create view ssd.ssd_ehcp_assessment as
select
    null::varchar(48) ehca_ehcp_assessment_id,
    null::varchar(48) ehca_ehcp_request_id,
    null::timestamp ehca_ehcp_assessment_outcome_date,
    null::varchar(100) ehca_ehcp_assessment_outcome,
    null::varchar(100) ehca_ehcp_assessment_exceptions
where false;

create view ssd.ssd_ehcp_named_plan as
select
    null::varchar(48) ehcn_named_plan_id,
    null::varchar(48) ehcn_ehcp_asmt_id,
    null::timestamp ehcn_named_plan_start_date,
    null::timestamp ehcn_named_plan_ceased_date,
    null::varchar(100) ehcn_named_plan_ceased_reason
where false;

create view ssd.ssd_ehcp_requests as
select
    null::varchar(48) ehcr_ehcp_request_id,
    null::varchar(48) ehcr_send_table_id,
    null::timestamp ehcr_ehcp_req_date,
    null::timestamp ehcr_ehcp_req_outcome_date,
    null::varchar(100) ehcr_ehcp_req_outcome
where false;

create view ssd.ssd_immigration_status as
select
    null::varchar(48) immi_immigration_status_id,
    null::varchar(48) immi_person_id,
    null::timestamp immi_immigration_status_start_date,
    null::timestamp immi_immigration_status_end_date,
    null::varchar(100) immi_immigration_status
where false;

create view ssd.ssd_s251_finance as
select
    null::varchar(48) s251_table_id,
    null::varchar(48) s251_cla_placement_id,
    null::varchar(48) s251_placeholder_1,
    null::varchar(48) s251_placeholder_2,
    null::varchar(48) s251_placeholder_3,
    null::varchar(48) s251_placeholder_4
where false;

create view ssd.ssd_sen_need as
select
    null::varchar(48) senn_table_id,
    null::varchar(48) senn_active_ehcp_id,
    null::varchar(100) senn_active_ehcp_need_type,
    null::char(1) senn_active_ehcp_need_rank
where false;

create view ssd.ssd_send as
select
    null::varchar(48) send_table_id,
    null::varchar(48) send_person_id,
    null::varchar(48) send_upn,
    null::varchar(48) send_uln,
    null::varchar(6) send_upn_unknown
where false;

create view ssd.ssd_voice_of_child as
select
    null::varchar(48) voch_table_id,
    null::varchar(48) voch_person_id,
    null::char(1) voch_explained_worries,
    null::char(1) voch_story_help_understand,
    null::char(1) voch_agree_worker,
    null::char(1) voch_plan_safe,
    null::char(1) voch_tablet_help_explain
where false;
