"""What the CIN census would be refused for, or asked about, in one child's record: the department's rules that it can break."""

from collections.abc import Callable
from datetime import date, timedelta
from itertools import pairwise

from domain.calendar import add_months
from domain.care_law import birthday
from domain.codes import AssessmentFactor, ClosingReason
from domain.returns.cin import Child, Episode, la_child_id
from domain.returns.frame import Problem, Year

_AFTER_ASSESSMENT = frozenset({ClosingReason.AFTER_ASSESSMENT, ClosingReason.AFTER_ASSESSMENT_TO_EARLY_HELP})


def checks(child: Child, kept: list[Episode], year: Year) -> list[Problem]:
    """The rules of the census that a record can break, by the department's numbers.

    Those whose number ends with Q are questions: the reason goes with the return. Every other one stops the file.
    """
    found: list[Problem] = []

    def wrong(rule: str, what: str) -> None:
        found.append(Problem(child=child.reference, rule=rule, what=what, stops=not rule.endswith("Q")))

    usable = la_child_id(child.reference)
    if not 1 <= len(usable) <= 20:
        wrong("1580", "The child's number does not have 1 to 20 letters and digits.")
    nfa_only = all(each.referral.nfa for each in kept)
    if (child.born_on is None) is (child.due_on is None):
        wrong("8525", "There must be either a date of birth or the day a baby is expected.")
    if child.born_on and child.born_on > year.ends:
        wrong("8520", "The date of birth is after the end of the year.")
    if child.born_on and not child.disabilities and not nfa_only:
        wrong("8540", "Nobody has recorded whether the child is disabled.")
    if child.disabilities and "NONE" in child.disabilities and len(child.disabilities) > 1:
        wrong("8790", "“No disability” stands beside a disability.")
    if child.born_on is None and child.sex != "U":
        wrong("8750", "The sex of a child who is not born yet is not known.")
    school_age = child.born_on is not None and birthday(child.born_on, 5) <= date(year.started, 8, 31)
    if school_age and not child.upn and child.upn_unknown in {None, "UN1"} and not nfa_only:
        wrong("8770Q", "The child is of school age and has no pupil number.")
    if child.due_on and not year.ends - timedelta(days=30) < child.due_on < add_months(year.ends, 9):
        wrong("8530Q", f"A baby expected on {child.due_on:%d/%m/%Y} is out of the range of this census.")
    for each in kept:
        _check_episode(each, child, wrong)
        _check_life(each, child, year, wrong)
        _check_questions(each, child, year, wrong)
    for one, two in pairwise(kept):
        if one.closed_on is None and not one.referral.nfa:
            wrong("8816", f"Help that began on {one.referral.on:%d/%m/%Y} is open, and help began again after it.")
        elif one.closed_on and two.referral.on < one.closed_on:
            wrong("8820", f"Help that ended on {one.closed_on:%d/%m/%Y} overlaps with help that followed.")
    return found


def _check_episode(each: Episode, child: Child, say: Callable[[str, str], None]) -> None:
    if child.born_on and each.referral.on < child.born_on and (child.born_on - each.referral.on).days > 280:
        say("8606", "The referral is from before the pregnancy.")
    for made in each.assessments:
        if made.authorised_on and made.authorised_on < made.started_on:
            say("8608", "An assessment was authorised before it began.")
        if made.authorised_on and not made.factors:
            say("8897", f"The assessment authorised on {made.authorised_on:%d/%m/%Y} says nothing of what matters.")
        if each.closed_on and made.authorised_on is None:
            say("8867", f"Help closed on {each.closed_on:%d/%m/%Y} with an assessment that nobody has authorised.")
        if each.closed_on and made.authorised_on and made.authorised_on > each.closed_on:
            say("8565", f"An assessment was authorised after help had closed on {each.closed_on:%d/%m/%Y}.")
    if sum(made.authorised_on is None for made in each.assessments) > 1:
        say("8896", "Two assessments are open at once.")
    for asked in each.enquiries:
        if asked.conference_on and asked.conference_on.weekday() > 4:
            say("8875", f"The initial conference of {asked.conference_on:%d/%m/%Y} was on a weekend.")
        if each.closed_on and asked.conference_on is None and asked.conference_needed:
            say("8868", f"Help closed on {each.closed_on:%d/%m/%Y} with an enquiry that nobody has ended.")
    if sum(asked.conference_on is None and bool(asked.conference_needed) for asked in each.enquiries) > 1:
        say("8839", "Two section 47 enquiries are open at once.")
    _check_plans(each, say)


def _check_life(each: Episode, child: Child, year: Year, say: Callable[[str, str], None]) -> None:
    """What cannot be after a child's death or before a birth, and what the department asks about (rules that end with Q)."""
    died = child.died_on
    if died and child.born_on and died < child.born_on:
        say("8535Q", "The child is recorded as having died before birth.")
    if died and not year.holds(died):
        say("8545Q", f"The child died on {died:%d/%m/%Y}, which is not in this year.")
    if died and each.referral.on > died:
        say("8555Q", f"The referral of {each.referral.on:%d/%m/%Y} is from after the child died.")
    if each.reason == ClosingReason.DIED and died is None:
        say("8585Q", "Help closed because the child died, and there is no day of it.")
    for plan in each.plans:
        if died and plan.begun_on > died:
            say("4008", f"The child in need plan of {plan.begun_on:%d/%m/%Y} began after the child died.")
        if died and plan.ended_on and plan.ended_on > died:
            say("4009Q", f"The child in need plan of {plan.begun_on:%d/%m/%Y} ended after the child died.")
        if plan.ended_on == plan.begun_on:
            say("4012Q", f"The child in need plan of {plan.begun_on:%d/%m/%Y} ended on the day on which it began.")
        for other in each.protection:
            if any(plan.begun_on < day < (plan.ended_on or date.max) for day in other.reviews):
                say("4003", "A review of a protection plan was held while a child in need plan was in force.")
    for plan in each.protection:
        if died and plan.begun_on > died:
            say("8915", f"The protection plan of {plan.begun_on:%d/%m/%Y} began after the child died.")
        if died and plan.ended_on and plan.ended_on > died:
            say("8920", f"The protection plan of {plan.begun_on:%d/%m/%Y} ended after the child died.")
    for asked in each.enquiries:
        if asked.conference_on and asked.conference_on < asked.started_on:
            say("8615", f"The enquiry of {asked.started_on:%d/%m/%Y} began after its initial conference.")
        if asked.target and asked.target.weekday() > 4:
            say("8870Q", f"The initial conference was to be held by {asked.target:%d/%m/%Y}, which is on a weekend.")
    if each.reason in _AFTER_ASSESSMENT and (each.plans or each.protection or each.enquiries):
        say("2990", "Help closed after the assessment, but there was a plan or an enquiry.")


def _check_questions(each: Episode, child: Child, year: Year, ask: Callable[[str, str], None]) -> None:
    """What goes together as a rule, and is asked about where it does not."""
    if each.enquiries and not each.assessments:
        ask("2991Q", "There is a section 47 enquiry and no assessment.")
    if each.reason in _AFTER_ASSESSMENT and not each.assessments:
        ask("8825Q", "Help closed after an assessment, and there is none in the year.")
    nothing = len(each.assessments) == 1 and AssessmentFactor.NONE in each.assessments[0].factors
    if nothing and each.reason not in _AFTER_ASSESSMENT:
        ask("8873Q", "The only assessment found nothing that matters, and help did not close after it.")
    of_25 = birthday(child.born_on, 25) if child.born_on else None
    if of_25 and of_25 < year.ends and (each.closed_on is None or each.closed_on > of_25):
        ask("8775Q", "The child is over 25 years old.")
    for one, two in pairwise(sorted(each.assessments, key=lambda made: made.started_on)):
        if one.authorised_on is None or two.started_on <= one.authorised_on:
            ask("8863Q", f"An assessment began on {two.started_on:%d/%m/%Y} while another was going on.")
    for before, after in pairwise(sorted(each.enquiries, key=lambda asked: asked.started_on)):
        going_on = before.conference_on or (date.max if before.conference_needed else None)
        if going_on and after.started_on <= going_on:
            ask("8890", f"A section 47 enquiry began on {after.started_on:%d/%m/%Y} while another was going on.")


def _check_plans(each: Episode, wrong: Callable[[str, str], None]) -> None:
    held = {asked.conference_on for asked in each.enquiries} | {each.conference_on}
    for plan in each.protection:
        if plan.first_category is None:
            wrong("8905", "A child protection plan does not say what it protects from.")
        if plan.earlier is None:
            wrong("8730", "A child protection plan does not say how many came before it.")
        if plan.begun_on >= each.since and held != {None} and plan.begun_on not in held:
            wrong("2885", f"The plan of {plan.begun_on:%d/%m/%Y} did not begin on the day of its initial conference.")
    for plan in each.plans:
        for other in each.protection:
            if plan.begun_on < (other.ended_on or date.max) and other.begun_on < (plan.ended_on or date.max):
                wrong(
                    "4001",
                    f"A child in need plan and a protection plan were both in force on {other.begun_on:%d/%m/%Y}.",
                )
    for plans, one, two in ((each.plans, "4004", "4014"), (each.protection, "8935", "8940")):
        ordered = sorted(plans, key=lambda plan: plan.begun_on)
        for before, after in pairwise(ordered):
            if before.ended_on is None:
                wrong(one, "Two plans of the same kind are in force at once.")
            elif after.begun_on <= before.ended_on:
                wrong(two, "Two plans of the same kind overlap.")
    for plan in (*each.plans, *each.protection):
        if each.closed_on and (plan.ended_on is None or plan.ended_on > each.closed_on):
            wrong("8565", f"Help closed on {each.closed_on:%d/%m/%Y} with a plan still in force.")
