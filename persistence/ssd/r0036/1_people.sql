create schema ssd;

-- Whom the data set is about: children whom a contact, referral, journey or time in care is about.
create view ssd.child as
select child_id id from public.journey union select child_id from public.referral union select child_id from public.care
union select person_id from public.contact_person where is_child and person_id is not null
union select child_id from public.assessment_child union select child_id from public.plan_child
union select child_id from public.enquiry_child union select child_id from public.conference_child;

-- Each episode of care with the first episode in the same home and under the same law: their stable ids.
create view ssd.lived as
select id, care_id, child_id, period_id, place, since, until,
    first_value(id) over (partition by care_id, period_id, home order by since, place) home_id,
    first_value(id) over (partition by care_id, period_id, law order by since, place) law_id
from (select s.*, count(*) filter (where new_home) over run home, count(*) filter (where new_law) over run law
    from (select e.id, e.care_id, c.child_id, e.period_id, e.place, e.since, e.until,
            lag((e.placement, e.provider, e.urn, e.postcode)) over one
                is distinct from (e.placement, e.provider, e.urn, e.postcode) new_home,
            lag(e.legal_status) over one is distinct from e.legal_status new_law
        from public.care c join public.care_episode e on e.care_id = c.id
        window one as (partition by e.care_id, e.period_id order by e.since, e.place)) s
    window run as (partition by care_id, period_id order by since, place)) n;

create view ssd.ssd_person as
select
    (p.reference)::varchar(48) pers_legacy_id,
    (p.id)::varchar(48) pers_person_id,
    ((select max(n.value) from public.person_identifier n where n.person_id = p.id and n.scheme = 'upn' and n.until is null))::varchar(13) pers_upn,
    (case when not k.sealed then (select n.given from public.person_name n where n.person_id = p.id and n.until is null order by n.place limit 1) end)::varchar(100) pers_forename,
    (case when not k.sealed then (select n.family from public.person_name n where n.person_id = p.id and n.until is null order by n.place limit 1) end)::varchar(255) pers_surname,
    (p.sex)::varchar(20) pers_sex,
    null::varchar(10) pers_gender,
    (p.ethnicity)::varchar(48) pers_ethnicity,
    (p.date_of_birth)::timestamp pers_dob,
    null::varchar(48) pers_single_unique_id,
    (p.upn_unknown)::varchar(6) pers_upn_unknown,
    null::char(5) pers_send_flag,
    (case when p.date_of_birth is null then p.due_date end)::timestamp pers_expected_dob,
    (p.died_on)::timestamp pers_death_date,
    (case when exists (select from public.person_relationship r where r.other_id = p.id and r.kinship = 'mother') then 'Y' else 'N' end)::char(1) pers_is_mother,
    (p.nationality)::varchar(48) pers_nationality,
    null::text pers_common_child_id
from public.person p join ssd.child c on c.id = p.id join public.record k on k.id = p.id;

create view ssd.ssd_family as
select
    (m.id)::varchar(48) fami_table_id,
    (m.family_id)::varchar(48) fami_family_id,
    (m.person_id)::varchar(48) fami_person_id
from public.family_member m join ssd.child c on c.id = m.person_id;

create view ssd.ssd_address as
select
    (a.id)::varchar(48) addr_table_id,
    (a.person_id)::varchar(48) addr_person_id,
    (a.use)::varchar(48) addr_address_type,
    (a.since)::timestamp addr_address_start_date,
    (a.until)::timestamp addr_address_end_date,
    (case when not k.sealed and cardinality(a.keep_from) = 0 then a.postcode end)::varchar(15) addr_address_postcode,
    (case when not k.sealed and cardinality(a.keep_from) = 0 then jsonb_build_object('lines', a.lines) end)::varchar(1000) addr_address_json
from public.person_address a join ssd.child c on c.id = a.person_id join public.record k on k.id = a.person_id;

create view ssd.ssd_disability as
select
    (p.id || '-' || d)::varchar(48) disa_table_id,
    (p.id)::varchar(48) disa_person_id,
    (d)::varchar(48) disa_disability_code
from public.person p join ssd.child c on c.id = p.id cross join unnest(p.disabilities) d;

create view ssd.ssd_mother as
select
    (r.id)::varchar(48) moth_table_id,
    (r.other_id)::varchar(48) moth_person_id,
    (r.person_id)::varchar(48) moth_childs_person_id,
    (p.date_of_birth)::timestamp moth_childs_dob
from public.person_relationship r join ssd.child c on c.id = r.person_id join ssd.child m on m.id = r.other_id join public.person p on p.id = r.person_id where r.kinship = 'mother';

create view ssd.ssd_linked_identifiers as
select
    (n.id)::varchar(48) link_table_id,
    (n.person_id)::varchar(48) link_person_id,
    (n.scheme)::varchar(100) link_identifier_type,
    (n.value)::varchar(100) link_identifier_value,
    (n.since)::timestamp link_valid_from_date,
    (n.until)::timestamp link_valid_to_date
from public.person_identifier n join ssd.child c on c.id = n.person_id join public.record k on k.id = n.person_id where n.scheme <> 'upn' and not k.sealed;

create view ssd.ssd_professionals as
select
    (w.id)::varchar(48) prof_professional_id,
    (upper(right(replace(w.id::text, '-', ''), 12)))::varchar(48) prof_staff_id,
    (w.given || ' ' || w.family)::varchar(300) prof_professional_name,
    (w.registration_number)::varchar(48) prof_social_worker_registration_no,
    (case when w.agency_worker then 'Y' when not (w.agency_worker) then 'N' end)::char(1) prof_agency_worker_flag,
    (w.post)::varchar(500) prof_professional_job_title,
    ((select count(distinct a.journey_id) from public.journey_allocation a where a.worker_id = w.id and a.part = 'keyworker' and a.until is null))::integer prof_professional_caseload,
    null::varchar(100) prof_professional_department,
    (w.fte)::double precision prof_full_time_equivalency
from public.worker w;

create view ssd.ssd_department as
select
    (t.id)::varchar(48) dept_team_id,
    (t.name)::varchar(255) dept_team_name,
    null::varchar(48) dept_team_parent_id,
    null::varchar(255) dept_team_parent_name
from public.pod t;

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
