"""The timescales of children's social care in England, as data: T1 to T67 of domain.md section 3.

Each row has its source. Standing "local" means that no law gives the number: the authority sets it, and the number here
is only where it starts from. Rows that the record cannot know are listed in docs/timescales.md with the reason.
"""

from datetime import date

from domain.timer import Limit, Rule, Standing, Unit

_FIRST = date(1990, 1, 1)
"""Before any record: the limits below have one version, whose own beginning no clock needs."""

_REG, _SG, _GP, _LOC = Standing.REGULATION, Standing.GUIDANCE, Standing.GOOD_PRACTICE, Standing.LOCAL
_WD, _D, _W, _M, _H = Unit.WORKING_DAYS, Unit.DAYS, Unit.WEEKS, Unit.MONTHS, Unit.HOURS


def _limit(amount: int, unit: Unit, source: str) -> tuple[Limit, ...]:
    return (Limit(since=_FIRST, amount=amount, unit=unit, source=source),)


_CPPCR = "Care Planning, Placement and Case Review Regulations 2010, regulation "
_WT = "Working Together to Safeguard Children"
_SEEN = ("seen",)

RULES: tuple[Rule, ...] = (
    # Front door and assessment
    Rule(code="T3", during="assessment.begun", at_start=True, met_by=("seen", "assessment.seen"), standing=_LOC,
         limits=_limit(5, _WD, "Local default. Sefton asks for 4 working days")),
    Rule(code="T4", during="assessment", at_start=True, met_by=("assessment.authorised",), standing=_SG,
         limits=_limit(45, _WD, _WT + "; a manager can set an earlier day")),
    Rule(code="T6", during="strategy_decided", at_start=True, met_by=("strategy_discussion",), standing=_LOC,
         limits=_limit(1, _WD, _WT + " says at once; one working day is the local default")),
    Rule(code="T6F", during="strategy_by_telephone", at_start=True, met_by=("strategy_discussion.further",),
         standing=_LOC, limits=_limit(5, _WD, "Local; Lewisham's procedures ask for a meeting within 5 working days")),
    # Protection
    Rule(code="T8", during="section_47", at_start=True, met_by=("conference.initial",), standing=_SG,
         limits=_limit(15, _WD, _WT + "; counted from the strategy discussion, CIN census rule 8675Q")),
    Rule(code="T9", during="conference_needed", at_start=True, met_by=("conference.booked", "conference.initial"),
         standing=_LOC, limits=_limit(1, _WD, "Local; Bolton's procedures")),
    Rule(code="T12", during="plan.child_protection", at_start=True, met_by=("plan.core_group",), standing=_SG,
         limits=_limit(10, _WD, _WT)),
    Rule(code="T13", during="plan.child_protection", after=("plan.core_group",), met_by=("plan.core_group",),
         standing=_LOC, limits=_limit(6, _W, "Local; six weeks is common, Liverpool asks for monthly")),
    Rule(code="T14", during="plan.child_protection", at_start=True, met_by=("conference.review",), standing=_SG,
         limits=_limit(3, _M, _WT)),
    Rule(code="T15", during="plan.child_protection", after=("conference.review",), met_by=("conference.review",),
         standing=_SG, limits=_limit(6, _M, _WT)),
    Rule(code="T16", during="visits.child_protection", at_start=True, after=_SEEN, met_by=_SEEN, standing=_LOC,
         limits=_limit(10, _WD, "No national number; the plan can ask for more. Liverpool: 10 working days")),
    Rule(code="T17", during="status.child_protection", after=("seen.not_alone",), met_by=("seen.alone",),
         standing=_LOC, limits=_limit(20, _WD, "Local; at least every other visit alone, Southwark's procedures")),
    # In need and family help
    Rule(code="T18", during="need_found", at_start=True, met_by=("plan.child_in_need.begun",), standing=_LOC,
         limits=_limit(10, _D, "Local; Sefton's procedures")),
    Rule(code="T19", during="plan.child_in_need", at_start=True, after=("plan.review", "plan.meeting"),
         met_by=("plan.review", "plan.meeting"), standing=_LOC,
         limits=_limit(6, _W, "Local; Sefton: 4 weeks, older manuals 3 months")),
    Rule(code="T20", during="status.child_in_need", at_start=True, after=_SEEN, met_by=_SEEN, standing=_LOC,
         limits=_limit(20, _WD, "Local")),
    Rule(code="T22", during="plan.family_help", at_start=True, after=("plan.review", "plan.meeting"),
         met_by=("plan.review", "plan.meeting"), standing=_LOC,
         limits=_limit(12, _W, "Local; Worcestershire: 6 to 12 weeks")),
    Rule(code="T22E", during="plan.early_help", at_start=True, after=("plan.review", "plan.meeting"),
         met_by=("plan.review", "plan.meeting"), standing=_LOC,
         limits=_limit(12, _W, "Local; Worcestershire: 6 to 12 weeks")),
    # Looked after
    Rule(code="T23", during="looked_after", at_start=True, met_by=("care.care_plan",), early=60, standing=_REG,
         limits=_limit(10, _WD, _CPPCR + "4(2)")),
    Rule(code="T24", during="placement", at_start=True, met_by=("care.placement_plan",), early=60, standing=_REG,
         limits=_limit(5, _WD, _CPPCR + "9(2)")),
    Rule(code="T25", during="placement", at_start=True, met_by=_SEEN, standing=_REG,
         limits=_limit(1, _W, _CPPCR + "28(2)(a); 28(3), (4) and (5) alike")),
    Rule(code="T26", during="placement", after=("seen.first_year",), met_by=_SEEN, standing=_REG,
         limits=_limit(6, _W, _CPPCR + "28(2)(b)")),
    Rule(code="T27", during="placement", after=("seen.meant_to_last",), met_by=_SEEN, standing=_REG,
         limits=_limit(3, _M, _CPPCR + "28(2)(c)(i)")),
    Rule(code="T27S", during="placement", after=("seen.later_years",), met_by=_SEEN, standing=_REG,
         limits=_limit(6, _W, _CPPCR + "28(2)(c)(ii)")),
    Rule(code="T29", during="placement", after=("seen.before_assessment",), met_by=_SEEN, standing=_REG,
         limits=_limit(1, _W, _CPPCR + "28(3): weekly until the first review")),
    Rule(code="T29R", during="placement", after=("seen.before_assessment_reviewed",), met_by=_SEEN, standing=_REG,
         limits=_limit(6, _W, _CPPCR + "28(3)")),
    Rule(code="T30", during="placement", after=("seen.temporary",), met_by=_SEEN, standing=_REG,
         limits=_limit(1, _W, _CPPCR + "28(4): weekly until the first review")),
    Rule(code="T30R", during="placement", after=("seen.temporary_reviewed",), met_by=_SEEN, standing=_REG,
         limits=_limit(4, _W, _CPPCR + "28(4)")),
    Rule(code="T31", during="placement", after=("seen.care_order_at_home",), met_by=_SEEN, standing=_REG,
         limits=_limit(6, _W, _CPPCR + "28(5)")),
    Rule(code="T33", during="looked_after", at_start=True, met_by=("care.review",), standing=_REG,
         limits=_limit(20, _WD, _CPPCR + "33(1)")),
    Rule(code="T34", during="looked_after", after=("care.review.first",), met_by=("care.review",), standing=_REG,
         limits=_limit(3, _M, _CPPCR + "33(2)")),
    Rule(code="T35", during="looked_after", after=("care.review.later",), met_by=("care.review",), standing=_REG,
         limits=_limit(6, _M, _CPPCR + "33(2)")),
    Rule(code="T37", during="looked_after", at_start=True, met_by=("care.permanence",), standing=_SG,
         limits=_limit(4, _M, "Children Act 1989 guidance volume 2: by the second review, about four months")),
    Rule(code="T38", during="looked_after", at_start=True, met_by=("care.initial_assessment",), standing=_SG,
         limits=_limit(20, _WD, _CPPCR + "7 and the health guidance: in time for the first review")),
    Rule(code="T39", during="looked_after", after=("care.health.from_five",), met_by=("care.review_assessment",),
         standing=_REG, limits=_limit(12, _M, _CPPCR + "7: from the fifth birthday")),
    Rule(code="T39U", during="looked_after", after=("care.health.under_five",), met_by=("care.review_assessment",),
         standing=_REG, limits=_limit(6, _M, _CPPCR + "7: under five")),
    Rule(code="T40", during="looked_after.school_age", at_start=True, met_by=("care.pep_initiated", "care.pep_review"),
         standing=_SG, limits=_limit(10, _WD, "Guidance on the education of looked-after children")),
    Rule(code="T40R", during="looked_after.school_age", after=("care.pep_initiated", "care.pep_review"),
         met_by=("care.pep_review",), standing=_LOC,
         limits=_limit(4, _M, "The guidance says each school term; term dates are not held, so four months stand in")),
    Rule(code="T42", during="temporary_approval", at_start=True, met_by=("temporary_approval.ended",), standing=_REG,
         limits=_limit(16, _W, _CPPCR + "24; 8 weeks more, once, under regulation 25")),
    Rule(code="T48", during="returned", at_start=True, met_by=("interview.held", "interview.declined"), standing=_SG,
         limits=_limit(72, _H, "Statutory guidance on children who run away or go missing, 2014")),
    Rule(code="T49", during="often_missing", at_start=True, met_by=("strategy_discussion",), standing=_LOC,
         limits=_limit(2, _WD, "Derbyshire: a strategy meeting after three times in 30 days; the authority sets when")),
    Rule(code="T50", during="order.police_protection", at_start=True, met_by=("order.ended",), standing=_REG,
         limits=_limit(72, _H, "Children Act 1989 section 46(6)")),
    Rule(code="T51", during="order.emergency_protection", at_start=True, met_by=("order.ended",), standing=_REG,
         limits=_limit(8, _D, "Children Act 1989 section 45(1); one extension of up to 7 days")),
    Rule(code="T52", during="order.child_assessment", at_start=True, met_by=("order.ended",), standing=_REG,
         limits=_limit(7, _D, "Children Act 1989 section 43(5)")),
    Rule(code="T54", during="status.pre_proceedings", at_start=True, met_by=("status.changed",), standing=_GP,
         limits=_limit(16, _W, "Public Law Outline practice: 12 to 16 weeks")),
    # Family group conferences
    Rule(code="T53", during="status.pre_proceedings", at_start=True, met_by=("fgc.offered", "fgc.left_out"), early=365,
         standing=_LOC,
         limits=_limit(5, _WD, "Local; section 31ZA Children Act 1989 (not in force yet) asks for it in the letter")),
    Rule(code="T56", during="fgc", at_start=True, met_by=("fgc.contact",), standing=_LOC,
         limits=_limit(5, _WD, "Local; what services commonly promise")),
    Rule(code="T56H", during="fgc", at_start=True, met_by=("fgc.held",), standing=_LOC,
         limits=_limit(6, _W, "Local; services commonly promise 4 to 6 weeks")),
    Rule(code="T56R", during="fgc.plan", at_start=True, met_by=("fgc.review",), standing=_LOC,
         limits=_limit(3, _M, "Local; services commonly look again after 3 months")),
    # Leaving care
    Rule(code="T57", during="leaver.eligible", at_start=True, met_by=("care.pathway_needs_assessment",), early=365,
         standing=_REG, limits=_limit(3, _M, _CPPCR + "42")),
    Rule(code="T58", during="plan.pathway", at_start=True, after=("plan.review",), met_by=("plan.review",),
         standing=_REG, limits=_limit(6, _M, "Care Leavers Regulations 2010, regulation 7")),
    Rule(code="T60", during="status.care_leaver", at_start=True, after=("seen", "care.touch"),
         met_by=("seen", "care.touch"), standing=_LOC,
         limits=_limit(8, _W, "Local; the duty in section 23C has no number")),
    # Group supervision: no item of a child's worklist, but what makes the pod's agenda (persistence/views/agenda.py)
    Rule(code="T63", during="group_supervision", at_start=True, after=("discussed",), met_by=("discussed",),
         standing=_LOC, limits=_limit(4, _W, "Local default for pods that meet weekly, all children in turn")),
    Rule(code="T63S", during="group_supervision", at_start=True, after=("discussed",), met_by=("discussed",),
         standing=_GP, limits=_limit(1, _M, "Family Safeguarding model: each child monthly")),
)  # fmt: skip

BY_CODE = {rule.code: rule for rule in RULES}
