"""The modules of the CIN census, counted in the record another way; as in `counts`.

What lies outside every stretch of help (a plan, an enquiry) is counted here although the census has no place for it: the
two numbers then differ, and somebody looks.
"""

# On which stage a child was on a day: the last that had begun.
STAGE = """
    coalesce((select s.status from journey j join journey_status s on s.journey_id = j.id
    where j.child_id = {child} and s.since <= {day} order by s.place desc limit 1), 'closed')
"""

EARLY = f"{STAGE.format(child='c.child_id', day='a.started_on')} in ('early_help', 'family_help')"

# Decisions in the year that nothing follows, about children whom we know.
NO_FURTHER = """
    no_further as (
        select n.person_id as child_id, day."on" from contact c
        cross join lateral (select (c.received_at at time zone 'Europe/London')::date as "on") day
        join contact_person n on n.contact_id = c.id and n.is_child and n.person_id is not null
        join contact_decision d on d.named_id = n.id and d.outcome = 'no_further_action'
        where day."on" between $1 and $2
    )
"""

# Stretches of help under section 17: the day they were asked for, and the day they closed. Stages follow each other
# without a gap, so that the n-th stage of another kind closes the stretch before it, if there is one.
_HELP = """
    stage as (
        select j.child_id, s.since, s.until, s.status, s.status in ('child_in_need', 'child_protection',
            'pre_proceedings', 'looked_after', 'care_leaver') as counts,
            count(*) filter (where s.status in ('early_help', 'family_help', 'adopted', 'closed'))
                over (partition by j.id order by s.place) as others
        from journey j join journey_status s on s.journey_id = j.id where s.since <= $2
    ),
    stretch as (
        select child_id, others, min(since) as since from stage where counts group by child_id, others
    ),
    asked as (
        select t.child_id, t.since as begun, next.since, next.until, next.status,
            lag(next.since, 1, '-infinity') over (partition by t.child_id order by t.others) as before
        from stretch t
        left join stage next on next.child_id = t.child_id and next.others = t.others + 1 and not next.counts
    ),
    referred as (
        select k.*, coalesce(max(r.referred_on) filter (where r.referred_on between k.before and k.begun), k.begun) as "on"
        from asked k join referral r on r.child_id = k.child_id
        group by k.child_id, k.begun, k.since, k.until, k.status, k.before
    ),
    help as (
        select k.child_id, k."on", case
            when k.since is null then 'infinity'
            when k.status not in ('early_help', 'family_help') then k.since
            else least(k.until, greatest(k.since, (
                select max(coalesce(a.authorised_on, 'infinity'))
                from assessment_child c join assessment a on a.id = c.assessment_id
                where c.child_id = k.child_id and a.assessment_kind in ('child_and_family', 'pre_birth')
                and a.state <> 'stopped' and a.started_on between k."on" and k.since
            ))) end as closed_on
        from referred k
    )
"""

_NOT_DURING = """
    not exists (select from help h where h.child_id = f.child_id and f."on" between h."on" and h.closed_on)
"""

CIN: dict[str, str] = {
    "Child": f"""
        with {_HELP}, {NO_FURTHER}
        select child_id from help where closed_on >= $1 union select child_id from no_further
    """,
    "CINdetails": f"""
        with {_HELP}, {NO_FURTHER} select child_id from help where closed_on >= $1
        union all select f.child_id from no_further f where {_NOT_DURING}
    """,
    "ReferralNFA": f"with {_HELP}, {NO_FURTHER} select f.child_id from no_further f where {_NOT_DURING}",
    "CINPlanDates": """
        with planned as (
            select c.child_id, p.id, p.begun_on, least(p.ended_on, c.until) as ended_on
            from plan p join plan_child c on c.plan_id = p.id
            where p.plan_kind = 'child_in_need' and p.begun_on <= $2
        )
        select p.child_id from planned p where coalesce(p.ended_on, 'infinity') >= $1 and not exists (
            select from planned n where n.child_id = p.child_id and n.begun_on = p.ended_on
            and (n.begun_on, n.id) > (p.begun_on, p.id)
        )
    """,
    "ChildProtectionPlans": """
        select c.child_id from plan p join plan_child c on c.plan_id = p.id
        where p.plan_kind = 'child_protection' and p.begun_on <= $2
        and coalesce(least(p.ended_on, c.until), 'infinity') >= $1
    """,
    "Section47": """
        select c.child_id from enquiry e join enquiry_child c on c.enquiry_id = e.id left join lateral (
            select min(k.held_on) held_on from conference k join conference_child x on x.conference_id = k.id
            where k.enquiry_id = e.id and x.child_id = c.child_id and k.state = 'held' and k.held_on <= $2
        ) k on true
        where c.decision like 'section_47%' and coalesce(k.held_on, e.started_on) between $1 and $2
    """,
    "Assessments": f"""
        with {_HELP}
        select c.child_id from assessment_child c join assessment a on a.id = c.assessment_id
        where a.assessment_kind in ('child_and_family', 'pre_birth') and a.state <> 'stopped'
        and (a.authorised_on between $1 and $2 or (
            a.started_on between $1 and $2 and (a.authorised_on is null or a.authorised_on > $2)
        ))
        and (not {EARLY} or exists (
            select from help h where h.child_id = c.child_id and a.started_on between h."on" and h.closed_on
        ))
    """,
    "CPPreviewDate": """
        select distinct c.child_id, k.held_on from conference k join conference_child c on c.conference_id = k.id
        join plan_child pc on pc.child_id = c.child_id join plan p on p.id = pc.plan_id
        where k.state = 'held' and k.conference_kind = 'review' and p.plan_kind = 'child_protection'
        and k.held_on >= $1 and k.held_on > p.begun_on and k.held_on <= least($2, p.ended_on, pc.until)
        and p.begun_on <= $2 and coalesce(least(p.ended_on, pc.until), 'infinity') >= $1
    """,
}  # fmt: skip
