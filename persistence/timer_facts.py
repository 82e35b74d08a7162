"""What the clocks follow from, as the records have it: spans in which they run, and events that start or meet them."""

_LONDON = "at time zone 'Europe/London')::date"

# Where a looked-after child lives, with the class of visits that regulation 28 asks for there. Episodes in one home
# follow each other with only the legal status changed (L). Short breaks (V3, V4) are not being looked after here.
_WITH = f"""
    with lived as (
        select care.child_id, episode.*,
            sum((episode.reason_new <> 'L')::int) over (partition by care.id order by episode.since, episode.place)
                as home
        from care join care_episode episode on episode.care_id = care.id
        where care.child_id = any ($1) and episode.legal_status not in ('V3', 'V4')
    ), home as (
        select child_id, care_id, home, min(period_id::text)::uuid as period_id, min(since) as since,
            case when bool_and(until is not null) then max(until) end as until,
            (array_agg(id order by since, place))[1] as scope
        from lived group by child_id, care_id, home
    ), period as (
        select lived.child_id, care_id, period_id as scope, min(since) as since,
            case when bool_and(until is not null) then max(until) end as until, person.date_of_birth as born
        from lived join person on person.id = lived.child_id
        group by lived.child_id, care_id, period_id, person.date_of_birth
    ), reviewed as (
        select period.child_id, period.scope, review.held_on, review.permanence_agreed,
            row_number() over (partition by period.scope order by review.held_on, review.place) as number
        from period join care_review review on review.care_id = period.care_id
            and review.held_on >= period.since and (period.until is null or review.held_on <= period.until)
    ), seen as (
        select child.child_id, (visit.made_at {_LONDON} as on, bool_or(child.seen_alone) as alone
        from visit_child child join visit on visit.id = child.visit_id and visit.state = 'made'
        where child.child_id = any ($1) and child.seen group by 1, 2
    ), away as (
        select care.child_id, missing.*, (missing.since {_LONDON} as gone_on,
            (lag(missing.since, 2) over (partition by care.id order by missing.since)) as third_last
        from care join care_missing missing on missing.care_id = care.id where care.child_id = any ($1)
    ), sure as (
        -- Days in care from the fourteenth birthday, added up: 91 of them and being sixteen make a child eligible.
        select period.*, greatest(since, (born + interval '14 years')::date) as counted_from,
            coalesce(sum(greatest(0, until - greatest(since, (born + interval '14 years')::date))) over (
                partition by child_id order by since rows between unbounded preceding and 1 preceding
            ), 0)::int as before
        from period where born is not null
    )
"""


def _over(child: str, since: str, *stages: str) -> str:
    """The day on which a stage began that ends what nothing else would: closing always does."""
    wanted = ", ".join(f"'{stage}'" for stage in ("closed", *stages))
    return f"""(
        select min(stage.since) from journey join journey_status stage on stage.journey_id = journey.id
        where journey.child_id = {child} and stage.status in ({wanted}) and stage.since >= {since}
    )"""


# Each line: the child, the kind, since, until, the scope; for some the limit's own number, day or moment.
_SPANS = (
    """select journey.child_id, 'status.' || spell.status, spell.since, spell.until, spell.id, null::smallint, null::date,
           null::timestamptz
       from journey join journey_status spell on spell.journey_id = journey.id where journey.child_id = any ($1)""",
    # Visits, for which the plan can ask more often than the limit does.
    """select journey.child_id, 'visits.child_protection', spell.since, spell.until, spell.id, (
           select min(plan.visit_every_days) from plan_child mine join plan on plan.id = mine.plan_id
           where mine.child_id = journey.child_id and mine.until is null
               and plan.plan_kind = 'child_protection' and plan.state = 'agreed'
       ), null, null
       from journey join journey_status spell on spell.journey_id = journey.id
       where journey.child_id = any ($1) and spell.status = 'child_protection'""",
    """select child.child_id, 'assessment', coalesce(referral.referred_on, own.started_on), own.ended_on, own.id, null,
           own.due_on, null
       from assessment_child child join assessment own on own.id = child.assessment_id
       left join referral on referral.id = own.referral_id where child.child_id = any ($1)""",
    """select child.child_id, 'assessment.begun', own.started_on, own.ended_on, own.id, null, null, null
       from assessment_child child join assessment own on own.id = child.assessment_id
       where child.child_id = any ($1)""",
    f"""select child.child_id, 'need_found', own.authorised_on, {_over("child.child_id", "own.authorised_on")},
           own.id, null, null, null
       from assessment_child child join assessment own on own.id = child.assessment_id
       where child.child_id = any ($1) and child.outcome = 'child_in_need' and own.authorised_on is not null""",
    f"""select child_id, 'strategy_decided', referred_on,
           {_over("referral.child_id", "referred_on", "child_protection", "looked_after", "care_leaver", "adopted")}, id,
           null, null, null
       from referral where child_id = any ($1) and outcome = 'strategy_discussion'""",
    f"""select child.child_id, 'strategy_by_telephone', (own.held_at {_LONDON}, null, own.id, null, null, null
       from enquiry_child child join enquiry own on own.id = child.enquiry_id
       where child.child_id = any ($1) and own.mode = 'telephone'""",
    """select child.child_id, 'section_47', own.started_on,
           case when child.conference_needed is not true then own.ended_on end, own.id, null, null, null
       from enquiry_child child join enquiry own on own.id = child.enquiry_id
       where child.child_id = any ($1) and child.decision like 'section_47%' and own.started_on is not null""",
    f"""select child.child_id, 'conference_needed', own.ended_on, {_over("child.child_id", "own.ended_on")}, own.id,
           null, null, null
       from enquiry_child child join enquiry own on own.id = child.enquiry_id
       where child.child_id = any ($1) and child.conference_needed and own.ended_on is not null""",
    """select child.child_id, 'plan.' || own.plan_kind, own.begun_on, least(own.ended_on, child.until), own.id, null,
           null, null
       from plan_child child join plan own on own.id = child.plan_id
       where child.child_id = any ($1) and own.begun_on is not null""",
    "select child_id, 'looked_after', since, until, scope, null, null, null from period",
    """select child_id, 'looked_after.school_age', greatest(since, (born + interval '5 years')::date), until, scope,
           null, null, null
       from period where born is not null and since < born + interval '16 years'
       and (until is null or until > born + interval '5 years')""",
    "select child_id, 'placement', since, until, scope, null, null, null from home",
    """select child_id, 'temporary_approval', min(since), case when bool_and(until is not null) then max(until) end,
           (array_agg(id order by since, place))[1], null, null, null
       from lived where temporary_approval group by child_id, home""",
    f"""select child_id, 'returned', (until {_LONDON}, {_over("away.child_id", f"(until {_LONDON}")}, id,
           null, null, until
       from away where until is not null""",
    f"""select child_id, 'often_missing', gone_on, {_over("away.child_id", "gone_on")}, id, null, null, null
       from away where since - third_last <= interval '30 days'""",
    """select care.child_id, 'order.' || own.kind, own.since, own.until, own.id, null, null, null
       from care join care_order own on own.care_id = care.id where care.child_id = any ($1)""",
    """select distinct on (child_id) child_id, 'leaver.eligible', day, least(until, (born + interval '18 years')::date),
           scope, null, null, null
       from sure cross join lateral (
           select greatest((born + interval '16 years')::date, since, counted_from + greatest(0, 91 - before)) as day
       ) reached
       where day < born + interval '18 years' and (until is null or day <= until) order by child_id, day""",
)
_EVENTS = (
    "select child_id, 'seen', \"on\", null::uuid from seen",
    # Of a child not born yet "seen" means that the mother was: nobody can see the child alone.
    """select seen.child_id, case when alone then 'seen.alone' else 'seen.not_alone' end, "on", null
       from seen join person on person.id = seen.child_id
       where alone or (person.due_date is null and coalesce(person.date_of_birth, '-infinity') <= "on")""",
    """select seen.child_id, case
           when lived.temporary_approval or lived.with_parents_basis = 'interim_order'
               then case when reviewed.held_on is null then 'seen.temporary' else 'seen.temporary_reviewed' end
           when lived.with_parents_basis = 'reg_19' then case
               when reviewed.held_on is null then 'seen.before_assessment' else 'seen.before_assessment_reviewed' end
           when lived.with_parents_basis = 'care_order' then 'seen.care_order_at_home'
           when seen."on" < home.since + interval '1 year' then 'seen.first_year'
           when lived.meant_to_last then 'seen.meant_to_last'
           else 'seen.later_years' end, seen."on", home.scope
       from seen join lived on lived.child_id = seen.child_id and seen."on" >= lived.since
           and (lived.until is null or seen."on" < lived.until)
       join home on home.child_id = lived.child_id and home.home = lived.home
       left join reviewed on reviewed.scope = lived.period_id and reviewed.number = 1
           and reviewed.held_on <= seen."on" """,
    """select child.child_id, 'assessment.seen', child.seen_on, own.id
       from assessment_child child join assessment own on own.id = child.assessment_id
       where child.child_id = any ($1) and child.seen_on is not null""",
    """select child.child_id, 'assessment.authorised', own.authorised_on, own.id
       from assessment_child child join assessment own on own.id = child.assessment_id
       where child.child_id = any ($1) and own.authorised_on is not null""",
    f"""select child.child_id, 'strategy_discussion', (own.held_at {_LONDON}, null
       from enquiry_child child join enquiry own on own.id = child.enquiry_id where child.child_id = any ($1)""",
    f"""select child.child_id, 'strategy_discussion.further', (own.held_at {_LONDON}, null
       from enquiry_child child join enquiry own on own.id = child.enquiry_id
       where child.child_id = any ($1) and exists (
           select from enquiry_child same join enquiry earlier on earlier.id = same.enquiry_id
           where same.child_id = child.child_id and earlier.mode = 'telephone' and earlier.held_at < own.held_at
       )""",
    """select child.child_id, 'strategy_discussion.further', own.followed_up_on, own.id
       from enquiry_child child join enquiry own on own.id = child.enquiry_id
       where child.child_id = any ($1) and own.followed_up_on is not null""",
    """select child.child_id, 'conference.' || case own.conference_kind when 'review' then 'review' else 'initial' end,
           own.held_on, null
       from conference_child child join conference own on own.id = child.conference_id
       where child.child_id = any ($1) and own.held_on is not null""",
    """select child.child_id, 'conference.booked', own.booked_on, null
       from conference_child child join conference own on own.id = child.conference_id
       where child.child_id = any ($1) and own.conference_kind <> 'review' and own.state <> 'cancelled'""",
    """select child.child_id, 'plan.' || meeting.kind, meeting.held_on, meeting.plan_id
       from plan_child child join plan_meeting meeting on meeting.plan_id = child.plan_id
       where child.child_id = any ($1)""",
    """select child.child_id, 'plan.' || own.plan_kind || '.begun', own.begun_on, null
       from plan_child child join plan own on own.id = child.plan_id
       where child.child_id = any ($1) and own.begun_on is not null""",
    """select journey.child_id, 'status.changed', spell.until, spell.id
       from journey join journey_status spell on spell.journey_id = journey.id
       where journey.child_id = any ($1) and spell.until is not null""",
    "select child_id, 'care.review', held_on, scope from reviewed",
    """select child_id, case when number = 1 then 'care.review.first' else 'care.review.later' end, held_on, scope
       from reviewed""",
    "select child_id, 'care.permanence', held_on, scope from reviewed where permanence_agreed",
    """select care.child_id, 'care.' || made.kind, made.on, null
       from care join care_plan_made made on made.care_id = care.id where care.child_id = any ($1)""",
    """select care.child_id, 'care.' || health.kind, health.on, null
       from care join care_health health on health.care_id = care.id where care.child_id = any ($1)""",
    """select care.child_id, case when health.on < person.date_of_birth + interval '5 years'
           then 'care.health.under_five' else 'care.health.from_five' end, health.on, null
       from care join care_health health on health.care_id = care.id join person on person.id = care.child_id
       where care.child_id = any ($1) and health.kind in ('initial_assessment', 'review_assessment')""",
    """select care.child_id, 'care.' || school.kind, school.on, null
       from care join care_education school on school.care_id = care.id where care.child_id = any ($1)""",
    """select care.child_id, 'care.touch', touch.on, null
       from care join care_touch touch on touch.care_id = care.id where care.child_id = any ($1)""",
    "select child_id, 'interview.held', held_on, id from away where held_on is not null",
    "select child_id, 'interview.declined', offered_on, id from away where accepted is false",
    """select care.child_id, 'order.ended', own.until, own.id
       from care join care_order own on own.care_id = care.id
       where care.child_id = any ($1) and own.until is not null""",
    """select child_id, 'temporary_approval.ended', max(until), (array_agg(id order by since, place))[1]
       from lived where temporary_approval group by child_id, home having bool_and(until is not null)""",
)
_EVERY_SPAN = " union all ".join(f"({span})" for span in _SPANS)
_EVERY_EVENT = " union all ".join(f"({event})" for event in _EVENTS)
FACTS = f"""
    {_WITH}
    select span.*, null::text as event
    from ({_EVERY_SPAN}) span (child_id, kind, since, until, scope, amount, due_on, at)
    union all
    select child_id, null, "on", null, scope, null, null, null, kind
    from ({_EVERY_EVENT}) event (child_id, kind, "on", scope)
    union all
    select null, timer.code, own.since, null, null, own.amount, null, null, own.unit
    from timer join timer_version own on own.timer_id = timer.id
"""
"""Every span and event of the children in $1, and the authority's own limits."""
