"""Which objects of the data set are taken, by which key, and whose rows they are.

Source: Standard Safeguarding Dataset 1.4.5. What Kith holds nothing of is named with the reason.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum

from domain.assessment import AssessmentOutcome
from domain.care_parts import HealthKind
from domain.codes import (
    AbuseCategory,
    Accommodation,
    Adopters,
    AdoptersLaw,
    AssessmentFactor,
    ClosingReason,
    Disability,
    EpisodeEnd,
    EpisodeReason,
    Ethnicity,
    InTouch,
    LeaverActivity,
    LegalStatus,
    MissingKind,
    NotPlaced,
    Placement,
    PlacementChangeReason,
    PlacementProvider,
    PreviousPermanence,
    PrimaryNeed,
    ReferralSource,
    ReviewParticipation,
    Sex,
    UpnUnknown,
    WorkerChangeReason,
)  # fmt: skip
from domain.contact import Outcome
from domain.enquiry import EnquiryOutcome
from domain.identifiers import Scheme
from domain.loading.rows import BLANK, Row
from domain.person import AddressUse


class InvolvedAs(StrEnum):
    """What a professional was for a child. CW, the case worker, is the only code that the data set itself names."""

    KEYWORKER = "CW"
    CO_WORKER = "co_worker"
    NOT_TAKEN = "not_taken"


class Checked(StrEnum):
    """Whether a health check was done."""

    DONE = "Done"
    REFUSED = "Refused"


@dataclass(frozen=True, slots=True, kw_only=True)
class Object:
    """An object: its key, the field that names the child, and every field that is taken, coded ones with their codes.

    `always`: coded fields that may not be empty. `lists`: fields that hold several codes.
    """

    key: str
    person: str | None = None
    fields: tuple[str, ...] = ()
    codes: dict[str, type[StrEnum]] = field(default_factory=dict)
    always: frozenset[str] = frozenset()
    lists: frozenset[str] = frozenset()

    @property
    def taken(self) -> frozenset[str]:
        """Every field that is looked at."""
        return frozenset((self.key, *([self.person] if self.person else []), *self.fields, *self.codes))


def _of(key: str, person: str | None, *fields: str, always: Iterable[str] = (), lists: Iterable[str] = (),
        **codes: type[StrEnum]) -> Object:  # fmt: skip
    return Object(key=key, person=person, fields=fields, codes=codes, always=frozenset(always), lists=frozenset(lists))


OBJECTS: dict[str, Object] = {
    "ssd_person": _of(
        "pers_person_id",
        "pers_person_id",
        "pers_legacy_id",
        "pers_upn",
        "pers_forename",
        "pers_surname",
        "pers_dob",
        "pers_expected_dob",
        "pers_death_date",
        "pers_nationality",
        "pers_former_upn",
        "pers_is_mother",
        pers_sex=Sex,
        pers_ethnicity=Ethnicity,
        pers_upn_unknown=UpnUnknown,
    ),
    "ssd_family": _of("fami_table_id", "fami_person_id", "fami_family_id"),
    "ssd_address": _of(
        "addr_table_id",
        "addr_person_id",
        "addr_address_start_date",
        "addr_address_end_date",
        "addr_address_postcode",
        "addr_address_json",
        addr_address_type=AddressUse,
        always=("addr_address_type",),
    ),
    "ssd_disability": _of(
        "disa_table_id", "disa_person_id", disa_disability_code=Disability, always=("disa_disability_code",)
    ),
    "ssd_mother": _of("moth_table_id", "moth_childs_person_id", "moth_person_id", "moth_childs_dob"),
    "ssd_linked_identifiers": _of(
        "link_table_id",
        "link_person_id",
        "link_identifier_value",
        "link_valid_from_date",
        "link_valid_to_date",
        link_identifier_type=Scheme,
        always=("link_identifier_type",),
    ),
    "ssd_professionals": _of(
        "prof_professional_id",
        None,
        "prof_staff_id",
        "prof_professional_name",
        "prof_social_worker_registration_no",
        "prof_agency_worker_flag",
        "prof_professional_job_title",
        "prof_full_time_equivalency",
        "prof_professional_caseload",
    ),
    "ssd_department": _of("dept_team_id", None, "dept_team_name"),
    "ssd_involvements": _of(
        "invo_involvements_id",
        "invo_person_id",
        "invo_professional_id",
        "invo_professional_team",
        "invo_involvement_start_date",
        "invo_involvement_end_date",
        "invo_referral_id",
        invo_professional_role_id=InvolvedAs,
        invo_worker_change_reason=WorkerChangeReason,
        always=("invo_professional_role_id", "invo_worker_change_reason"),
    ),
    "ssd_contacts": _of(
        "cont_contact_id",
        "cont_person_id",
        "cont_contact_date",
        cont_contact_source_code=ReferralSource,
        cont_contact_outcome_json=Outcome,
        always=("cont_contact_source_code",),
    ),
    "ssd_early_help_episodes": _of(
        "earl_episode_id",
        "earl_person_id",
        "earl_episode_start_date",
        "earl_episode_end_date",
        "earl_episode_worker_id",
        "earl_episode_organisation",
        "earl_episode_reason",
    ),
    "ssd_cin_episodes": _of(
        "cine_referral_id",
        "cine_person_id",
        "cine_referral_date",
        "cine_referral_nfa",
        "cine_close_date",
        "cine_referral_team",
        "cine_referral_worker_id",
        cine_cin_primary_need_code=PrimaryNeed,
        cine_referral_source_code=ReferralSource,
        cine_referral_outcome_json=Outcome,
        cine_close_reason=ClosingReason,
        always=("cine_referral_source_code", "cine_referral_outcome_json"),
    ),
    "ssd_cin_assessments": _of(
        "cina_assessment_id",
        "cina_person_id",
        "cina_referral_id",
        "cina_assessment_start_date",
        "cina_assessment_child_seen",
        "cina_assessment_auth_date",
        "cina_assessment_outcome_nfa",
        "cina_assessment_worker_id",
        "cina_assessment_team",
        cina_assessment_outcome_json=AssessmentOutcome,
    ),
    "ssd_assessment_factors": _of(
        "cinf_table_id",
        None,
        "cinf_assessment_id",
        cinf_assessment_factors_json=AssessmentFactor,
        lists=("cinf_assessment_factors_json",),
    ),
    "ssd_cin_plans": _of(
        "cinp_cin_plan_id",
        "cinp_person_id",
        "cinp_referral_id",
        "cinp_cin_plan_start_date",
        "cinp_cin_plan_end_date",
        "cinp_cin_plan_worker_id",
        "cinp_cin_plan_team",
    ),
    "ssd_cin_visits": _of(
        "cinv_cin_visit_id",
        "cinv_person_id",
        "cinv_cin_visit_date",
        "cinv_cin_visit_seen",
        "cinv_cin_visit_seen_alone",
        "cinv_cin_visit_bedroom",
    ),
    "ssd_s47_enquiry": _of(
        "s47e_s47_enquiry_id",
        "s47e_person_id",
        "s47e_referral_id",
        "s47e_s47_start_date",
        "s47e_s47_end_date",
        "s47e_s47_nfa",
        "s47e_stopped",
        "s47e_s47_completed_by_worker_id",
        "s47e_s47_completed_by_team",
        s47e_s47_outcome_json=EnquiryOutcome,
    ),
    "ssd_initial_cp_conference": _of(
        "icpc_icpc_id",
        "icpc_person_id",
        "icpc_icpc_meeting_id",
        "icpc_s47_enquiry_id",
        "icpc_cp_plan_id",
        "icpc_referral_id",
        "icpc_icpc_transfer_in",
        "icpc_icpc_date",
        "icpc_icpc_outcome_cp_flag",
        "icpc_icpc_worker_id",
        "icpc_icpc_target_date",
        "icpc_icpc_team",
        "icpc_icpc_outcome_json",
    ),
    "ssd_cp_plans": _of(
        "cppl_cp_plan_id",
        "cppl_person_id",
        "cppl_referral_id",
        "cppl_icpc_id",
        "cppl_cp_plan_start_date",
        "cppl_cp_plan_end_date",
        "cppl_earlier_plans",
        cppl_cp_plan_initial_category=AbuseCategory,
        cppl_cp_plan_latest_category=AbuseCategory,
        always=("cppl_cp_plan_initial_category",),
    ),
    "ssd_cp_visits": _of(
        "cppv_cp_visit_id",
        "cppv_person_id",
        "cppv_cp_plan_id",
        "cppv_cp_visit_date",
        "cppv_cp_visit_seen",
        "cppv_cp_visit_seen_alone",
        "cppv_cp_visit_bedroom",
    ),
    "ssd_cp_reviews": _of(
        "cppr_cp_review_id",
        "cppr_person_id",
        "cppr_cp_plan_id",
        "cppr_cp_review_date",
        "cppr_cp_review_meeting_id",
        "cppr_cp_review_outcome_continue_cp",
        "cppr_cp_review_quorate",
    ),
    "ssd_pre_proceedings": _of("prep_table_id", "prep_person_id", "prep_pre_pro_decision_date"),
    "ssd_cla_episodes": _of(
        "clae_cla_episode_id",
        "clae_person_id",
        "clae_cla_placement_id",
        "clae_cla_episode_start_date",
        "clae_cla_episode_ceased_date",
        "clae_cla_id",
        "clae_referral_id",
        "clae_entered_care_date",
        clae_cla_episode_start_reason=EpisodeReason,
        clae_cla_primary_need_code=PrimaryNeed,
        clae_cla_episode_ceased_reason=EpisodeEnd,
        always=("clae_cla_episode_start_reason", "clae_cla_primary_need_code"),
    ),
    "ssd_cla_placement": _of(
        "clap_cla_placement_id",
        "clap_person_id",
        "clap_cla_id",
        "clap_cla_placement_start_date",
        "clap_cla_placement_end_date",
        "clap_cla_placement_urn",
        "clap_cla_placement_distance",
        "clap_cla_placement_postcode",
        clap_cla_placement_type=Placement,
        clap_cla_placement_provider=PlacementProvider,
        clap_cla_placement_change_reason=PlacementChangeReason,
        always=("clap_cla_placement_type",),
    ),
    "ssd_legal_status": _of(
        "lega_legal_status_id",
        "lega_person_id",
        "lega_legal_status_start_date",
        "lega_legal_status_end_date",
        lega_legal_status=LegalStatus,
        always=("lega_legal_status",),
    ),
    "ssd_cla_reviews": _of(
        "clar_cla_review_id",
        "clar_cla_person_id",
        "clar_cla_id",
        "clar_cla_review_date",
        "clar_cla_review_cancelled",
        clar_cla_review_participation=ReviewParticipation,
        always=("clar_cla_review_participation",),
    ),
    "ssd_cla_visits": _of(
        "clav_cla_visit_id",
        "clav_person_id",
        "clav_cla_id",
        "clav_cla_visit_date",
        "clav_cla_visit_seen",
        "clav_cla_visit_seen_alone",
    ),
    "ssd_cla_convictions": _of(
        "clac_cla_conviction_id", "clac_person_id", "clac_cla_conviction_date", "clac_cla_conviction_offence"
    ),
    "ssd_cla_health": _of(
        "clah_health_check_id",
        "clah_person_id",
        "clah_health_check_date",
        clah_health_check_type=HealthKind,
        clah_health_check_status=Checked,
        always=("clah_health_check_type", "clah_health_check_status"),
    ),
    "ssd_cla_immunisations": _of(
        "clai_person_id", "clai_person_id", "clai_immunisations_status", "clai_immunisations_status_date"
    ),
    "ssd_cla_substance_misuse": _of(
        "clas_substance_misuse_id", "clas_person_id", "clas_substance_misuse_date", "clas_intervention_received"
    ),
    "ssd_sdq_scores": _of("csdq_table_id", "csdq_person_id", "csdq_sdq_completed_date", "csdq_sdq_score"),
    "ssd_missing": _of(
        "miss_table_id",
        "miss_person_id",
        "miss_missing_episode_start_date",
        "miss_missing_episode_end_date",
        "miss_missing_rhi_offered",
        "miss_missing_rhi_accepted",
        miss_missing_episode_type=MissingKind,
        always=("miss_missing_episode_type",),
    ),
    "ssd_cla_care_plan": _of(
        "lacp_table_id",
        "lacp_person_id",
        "lacp_cla_care_plan_start_date",
        "lacp_cla_care_plan_json",
    ),
    "ssd_cla_previous_permanence": _of(
        "lapp_table_id",
        "lapp_person_id",
        "lapp_previous_permanence_la",
        "lapp_previous_permanence_order_date",
        lapp_previous_permanence_option=PreviousPermanence,
        always=("lapp_previous_permanence_option",),
    ),
    "ssd_permanence": _of(
        "perm_table_id",
        "perm_person_id",
        "perm_cla_id",
        "perm_adm_decision_date",
        "perm_placement_order_date",
        "perm_matched_date",
        "perm_number_of_adopters",
        "perm_placed_for_adoption_date",
        "perm_adopted_by_carer_flag",
        "perm_placed_ffa_cp_date",
        "perm_decision_reversed_date",
        perm_adopter_sex=Adopters,
        perm_adopter_legal_status=AdoptersLaw,
        perm_decision_reversed_reason=NotPlaced,
    ),
    "ssd_care_leavers": _of(
        "clea_table_id",
        "clea_person_id",
        "clea_care_leaver_latest_contact",
        "clea_care_leaver_accom_suitable",
        "clea_pathway_plan_review_date",
        "clea_care_leaver_allocated_team",
        "clea_care_leaver_worker_id",
        clea_care_leaver_in_touch=InTouch,
        clea_care_leaver_accommodation=Accommodation,
        clea_care_leaver_activity=LeaverActivity,
    ),
}
"""In the order in which they are shown and taken."""

NOT_TAKEN = {
    "ssd_send": "special educational needs are kept by another service",
    "ssd_sen_need": "special educational needs are kept by another service",
    "ssd_ehcp_requests": "education, health and care plans are kept by another service",
    "ssd_ehcp_assessment": "education, health and care plans are kept by another service",
    "ssd_ehcp_named_plan": "education, health and care plans are kept by another service",
    "ssd_ehcp_active_plans": "education, health and care plans are kept by another service",
    "ssd_immigration_status": "only nationality is recorded",
    "ssd_s251_finance": "no costs are recorded",
    "ssd_voice_of_child": "the five questions are not asked in this form",
    "ssd_version_log": "it is about the data set and not about children",
    "ssd_api_data_staging": "it is about sending and not about children",
}
"""Objects of the data set whose rows are counted and refused, each with this reason."""


def codes_in(row: Row) -> list[tuple[str, type[StrEnum], str]]:
    """Every code that the row needs: its field, our codes for it, and the code itself."""
    about, found = OBJECTS[row.object], []
    for name, kind in about.codes.items():
        if name in about.lists:
            found += [(name, kind, each) for each in row.listed(name)]
        elif row.text(name) is not None or name in about.always:
            code = row.code(name)
            if code != BLANK or name in about.always:
                found.append((name, kind, code))
    return found
