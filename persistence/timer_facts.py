"""What the record says about children, as the spans and events that clocks follow from: read by persistence/timer.py.

Every row has the same columns: the child; for a span its kind, first day, last day and scope, for some the limit's own
number, day or moment; for an event its day, scope and, in the last column, its kind. Rows without a day are none.
Each table is read once, however many spans and events follow from its rows. What only a child with a care record can
have is a statement of its own (`CARE_FACTS`), because most children have none and it is the larger half.
"""

_LONDON = "at time zone 'Europe/London')::date"
_COLUMNS = "(kind, since, until, scope, amount, due_on, at, event)"


def _made(*rows: str) -> str:
    """The spans and events that follow from a row of the tables joined before it."""
    return f"cross join lateral (values {', '.join(f'({row})' for row in rows)}) made {_COLUMNS}"


def _span(kind: str, since: str, until: str = "null", scope: str = "own.id", amount: str = "null", due: str = "null",
          at: str = "null") -> str:  # fmt: skip
    return f"{kind}, {since}, {until}, {scope}, ({amount})::smallint, ({due})::date, ({at})::timestamptz, null"


def _event(kind: str, on: str, scope: str = "null::uuid") -> str:
    return f"null::text, {on}, null::date, {scope}, null::smallint, null::date, null::timestamptz, {kind}"


def _over(child: str, since: str, *stages: str) -> str:
    """The day on which a stage began that ends what nothing else would: closing always does."""
    wanted = ", ".join(f"'{stage}'" for stage in ("closed", *stages))
    return f"""(
        select min(stage.since) from journey join journey_status stage on stage.journey_id = journey.id
        where {since} is not null and journey.child_id = {child} and stage.status in ({wanted})
            and stage.since >= {since}
    )"""


def _only(condition: str, value: str) -> str:
    return f"case when {condition} then {value} end"


_VISITS_ASKED = """(
    select min(plan.visit_every_days) from plan_child mine join plan on plan.id = mine.plan_id
    where own.status = 'child_protection' and mine.child_id = journey.child_id and mine.until is null
        and plan.plan_kind = 'child_protection' and plan.state = 'agreed'
)"""
_HELD = f"(own.held_at {_LONDON}"
_HELD_FROM = f"(own.held_from {_LONDON}"
_NEEDED = _only("child.outcome = 'child_in_need'", "own.authorised_on")
_AFTER_TELEPHONE = """exists (
    select from enquiry_child same join enquiry earlier on earlier.id = same.enquiry_id
    where same.child_id = child.child_id and earlier.mode = 'telephone' and earlier.held_at < own.held_at
)"""
_CONFERENCE_NEEDED = _only("child.conference_needed", "own.ended_on")

# Each: the child's column, then the tables and what follows from each of their rows.
_OF_EVERY_CHILD = (
    # Stages; within child protection visits, for which the plan can ask more often than the limit does.
    ("journey.child_id", "journey join journey_status own on own.journey_id = journey.id", _made(
        _span("'status.' || own.status", "own.since", "own.until"),
        _span("'visits.child_protection'", _only("own.status = 'child_protection'", "own.since"), "own.until",
              amount=_VISITS_ASKED),
        _event("'status.changed'", "own.until", "own.id"),
    )),
    ("child.child_id", """assessment_child child join assessment own on own.id = child.assessment_id
        left join referral on referral.id = own.referral_id""", _made(
        _span("'assessment'", "coalesce(referral.referred_on, own.started_on)", "own.ended_on", due="own.due_on"),
        _span("'assessment.begun'", "own.started_on", "own.ended_on"),
        _span("'need_found'", _NEEDED, _over("child.child_id", _NEEDED)),
        _event("'assessment.seen'", "child.seen_on", "own.id"),
        _event("'assessment.authorised'", "own.authorised_on", "own.id"),
    )),
    ("own.child_id", "referral own", _made(_span(
        "'strategy_decided'", _only("own.outcome = 'strategy_discussion'", "own.referred_on"),
        _only("own.outcome = 'strategy_discussion'", _over(
            "own.child_id", "own.referred_on", "child_protection", "looked_after", "care_leaver", "adopted"
        )),
    ))),
    ("child.child_id", "enquiry_child child join enquiry own on own.id = child.enquiry_id", _made(
        _span("'strategy_by_telephone'", _only("own.mode = 'telephone'", _HELD)),
        _span("'section_47'", _only("child.decision like 'section_47%'", "own.started_on"),
              _only("child.conference_needed is not true", "own.ended_on")),
        _span("'conference_needed'", _CONFERENCE_NEEDED, _over("child.child_id", _CONFERENCE_NEEDED)),
        _event("'strategy_discussion'", _HELD),
        _event("'strategy_discussion.further'", _only(_AFTER_TELEPHONE, _HELD)),
        _event("'strategy_discussion.further'", "own.followed_up_on", "own.id"),
    )),
    ("child.child_id", "conference_child child join conference own on own.id = child.conference_id", _made(
        _event("'conference.' || case own.conference_kind when 'review' then 'review' else 'initial' end", "own.held_on"),
        _event("'conference.booked'",
               _only("own.conference_kind <> 'review' and own.state <> 'cancelled'", "own.booked_on")),
    )),
    ("child.child_id", "plan_child child join plan own on own.id = child.plan_id", _made(
        _span("'plan.' || own.plan_kind", "own.begun_on", "least(own.ended_on, child.until)"),
        _event("'plan.' || own.plan_kind || '.begun'", "own.begun_on"),
    )),
    ("child.child_id", "plan_child child join plan_meeting own on own.plan_id = child.plan_id", _made(
        _event("'plan.' || own.kind", "own.held_on", "own.plan_id"),
    )),
    ("child.child_id", "fgc_child child join fgc own on own.id = child.fgc_id", _made(
        _span("'fgc'", _only("own.form = 'conference'", "own.referred_on"), "own.closed_on"),
        _span("'fgc.plan'", _only("own.form = 'conference' and own.plan_id is not null", _HELD_FROM),
              "own.closed_on"),
        _event("'fgc.held'", _HELD_FROM, "own.id"),
        _event("'fgc.left_out'", "own.not_offered_on"),
    )),
    ("child.child_id", "fgc_child child join fgc_offer own on own.fgc_id = child.fgc_id",
     _made(_event("'fgc.offered'", "own.offered_on"))),
    ("child.child_id", """fgc_child child join fgc_member own on own.fgc_id = child.fgc_id
        and own.side <> 'professional'""",
     _made(_event("'fgc.contact'", "least(own.invited_on, own.prepared_on)", "own.fgc_id"))),
    ("child.child_id", "fgc_child child join fgc_review own on own.fgc_id = child.fgc_id",
     _made(_event("'fgc.review'", "own.held_on", "own.fgc_id"))),
    ("seen.child_id", "seen", _made(
        _event("'seen'", 'seen."on"'),
        _event(
            "case when seen.alone then 'seen.alone' else 'seen.not_alone' end",
            _only("seen.alone is not null", 'seen."on"'),
        ),
    )),
)  # fmt: skip

# Of a child not born yet "seen" means that the mother was: nobody can see the child alone, so `alone` is null.
_SEEN = f"""seen as (
    select child.child_id, (visit.made_at {_LONDON} as on, case when bool_or(child.seen_alone) then true
        when bool_and(person.due_date is null
            and coalesce(person.date_of_birth, '-infinity') <= (visit.made_at {_LONDON}) then false end as alone
    from visit_child child join visit on visit.id = child.visit_id and visit.state = 'made'
    join person on person.id = child.child_id
    where child.child_id = any ($1) and child.seen group by 1, 2
)"""

# Where a looked-after child lives, with the class of visits that regulation 28 asks for there. Episodes in one home
# follow each other with only the legal status changed (L). Short breaks (V3, V4) are not being looked after here.
_LIVED = f"""lived as (
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
)"""
_SCHOOL_AGE = """own.born is not null and own.since < own.born + interval '16 years'
    and (own.until is null or own.until > own.born + interval '5 years')"""
_BACK = f"(own.until {_LONDON}"

_OF_CHILDREN_IN_CARE = (
    ("own.child_id", "period own", _made(
        _span("'looked_after'", "own.since", "own.until", "own.scope"),
        _span("'looked_after.school_age'", _only(
            _SCHOOL_AGE, "greatest(own.since, (own.born + interval '5 years')::date)"
        ), "own.until", "own.scope"),
    )),
    ("own.child_id", "home own", _made(_span("'placement'", "own.since", "own.until", "own.scope"))),
    ("own.child_id", """(
        select child_id, min(since) as since, case when bool_and(until is not null) then max(until) end as until,
            (array_agg(id order by since, place))[1] as scope
        from lived where temporary_approval group by child_id, home
    ) own""", _made(
        _span("'temporary_approval'", "own.since", "own.until", "own.scope"),
        _event("'temporary_approval.ended'", "own.until", "own.scope"),
    )),
    ("own.child_id", "away own", _made(
        _span("'returned'", _BACK, _over("own.child_id", _BACK), at="own.until"),
        _span("'often_missing'", _only("own.since - own.third_last <= interval '30 days'", "own.gone_on"),
              _over("own.child_id", "own.gone_on")),
        _event("'interview.held'", "own.held_on", "own.id"),
        _event("'interview.declined'", _only("own.accepted is false", "own.offered_on"), "own.id"),
    )),
    ("own.child_id", """(
        select distinct on (child_id) child_id, day, least(until, (born + interval '18 years')::date) as until, scope
        from sure cross join lateral (
            select greatest((born + interval '16 years')::date, since, counted_from + greatest(0, 91 - before)) as day
        ) reached
        where day < born + interval '18 years' and (until is null or day <= until) order by child_id, day
    ) own""", _made(_span("'leaver.eligible'", "own.day", "own.until", "own.scope"))),
    ("own.child_id", "reviewed own", _made(
        _event("'care.review'", "own.held_on", "own.scope"),
        _event("case when own.number = 1 then 'care.review.first' else 'care.review.later' end", "own.held_on",
               "own.scope"),
        _event("'care.permanence'", _only("own.permanence_agreed", "own.held_on"), "own.scope"),
    )),
    ("care.child_id", "care join care_order own on own.care_id = care.id", _made(
        _span("'order.' || own.kind", "own.since", "own.until"),
        _event("'order.ended'", "own.until", "own.id"),
    )),
    ("care.child_id", "care join care_plan_made own on own.care_id = care.id",
     _made(_event("'care.' || own.kind", 'own."on"'))),
    ("care.child_id", """care join care_health own on own.care_id = care.id
        join person on person.id = care.child_id""", _made(
        _event("'care.' || own.kind", 'own."on"'),
        _event("""case when own."on" < person.date_of_birth + interval '5 years'
                   then 'care.health.under_five' else 'care.health.from_five' end""",
               _only("own.kind in ('initial_assessment', 'review_assessment')", 'own."on"')),
    )),
    ("care.child_id", "care join care_education own on own.care_id = care.id",
     _made(_event("'care.' || own.kind", 'own."on"'))),
    ("care.child_id", "care join care_touch own on own.care_id = care.id", _made(_event("'care.touch'", 'own."on"'))),
    ("seen.child_id", """seen join lived on lived.child_id = seen.child_id and seen."on" >= lived.since
            and (lived.until is null or seen."on" < lived.until)
        join home on home.child_id = lived.child_id and home.home = lived.home
        left join reviewed on reviewed.scope = lived.period_id and reviewed.number = 1
            and reviewed.held_on <= seen."on" """, _made(_event("""case
        when lived.temporary_approval or lived.with_parents_basis = 'interim_order'
            then case when reviewed.held_on is null then 'seen.temporary' else 'seen.temporary_reviewed' end
        when lived.with_parents_basis = 'reg_19' then case
            when reviewed.held_on is null then 'seen.before_assessment' else 'seen.before_assessment_reviewed' end
        when lived.with_parents_basis = 'care_order' then 'seen.care_order_at_home'
        when seen."on" < home.since + interval '1 year' then 'seen.first_year'
        when lived.meant_to_last then 'seen.meant_to_last'
        else 'seen.later_years' end""", 'seen."on"', "home.scope"))),
)  # fmt: skip


def _every(sources: tuple[tuple[str, str, str], ...]) -> str:
    return " union all ".join(
        f"select {child} as child_id, made.* from {source} {made} where {child} = any ($1) and made.since is not null"
        for child, source, made in sources
    )


# Beside the facts: which of the children have a care record, and the limits that the authority has set.
FACTS = f"""
    with {_SEEN}
    {_every(_OF_EVERY_CHILD)}
    union all
    select child_id, 'care', null, null, id, null, null, null, null from care where child_id = any ($1)
    union all
    select null, timer.code, own.since, null, null, own.amount, null, null, own.unit
    from timer join timer_version own on own.timer_id = timer.id
"""
CARE_FACTS = f"with {_SEEN}, {_LIVED} {_every(_OF_CHILDREN_IN_CARE)}"
