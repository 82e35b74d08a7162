"""The files of SSDA903, counted in the record another way; as in `counts`.

What was recorded while nobody looked after the child (a review), or without what the return asks for beside it (an
adoption without a match), is counted here and not told: the two numbers then differ, and somebody looks.
"""

EPISODES = "select care.child_id from care_episode own join care on care.id = own.care_id where"

# Times in care as they stood on the last day that counts, of those who were in care in the year.
_PERIODS = """
    select care_id, period_id, min(since) as since,
        case when bool_and(until is not null and until <= $2) then max(until) end as until,
        bool_or(legal_status in ('V3', 'V4') and coalesce(until, 'infinity') >= $1) as short
    from care_episode where since <= $2 group by care_id, period_id
    having max(coalesce(until, 'infinity')) >= $1
"""

_LATEST = f"select distinct on (care_id) * from ({_PERIODS}) own order by care_id, since desc"


def _birthday(age: str) -> str:
    """The day on which `person` is so old: whoever was born on 29 February, in other years on 1 March."""
    born = "person.date_of_birth"
    return f"((date_trunc('month', {born}) + make_interval(years => {age}))::date + extract(day from {born})::int - 1)"


# Care leavers: young people with a birthday from the 17th to the 21st in the year, by the record of their care.
# Nights in care are counted one by one, without short breaks.
_LEAVERS = f"""
    with turned as (
        select care.id as care_id, care.child_id, age, {_birthday("age")} as "on",
            {_birthday("14")} as fourteen, {_birthday("16")} as sixteen
        from care join person on person.id = care.child_id cross join generate_series(17, 21) age
        where {_birthday("age")} between $1 and $2
    )
    select t.child_id from turned t
    join lateral (
        select e.reason_ended from care_episode e where e.care_id = t.care_id and e.since <= $2 order by e.since desc limit 1
    ) last on coalesce(last.reason_ended, '') not in ('E11', 'E12', 'E2', 'E3')
    join lateral (
        select count(*) filter (where night >= t.fourteen) as later, count(*) filter (where night >= t.sixteen) as latest
        from care_episode e cross join generate_series(e.since, e.until - 1, '1 day') night
        where e.care_id = t.care_id and e.since <= $2 and e.legal_status not in ('V3', 'V4')
    ) nights on nights.later >= 91 and nights.latest >= 1
    where not exists (
        select from care_episode e where e.care_id = t.care_id and e.since <= $2 and (coalesce(e.until, 'infinity') > $2
            or (t.age < 19 and t."on" between e.since and e.until))
    )
"""

SSDA903: dict[str, str] = {
    "header": f"{EPISODES} own.since <= $2 and coalesce(own.until, 'infinity') >= $1 union ({_LEAVERS})",
    "episodes": f"{EPISODES} own.since <= $2 and coalesce(own.until, 'infinity') >= $1",
    "reviews": """
        select distinct care.child_id, own.held_on from care_review own join care on care.id = own.care_id
        where own.held_on between $1 and $2
    """,
    "uasc": f"""
        select distinct care.child_id from care join ({_PERIODS}) own on own.care_id = care.id
        join person on person.id = care.child_id and own.since < {_birthday("18")}
        join assessment_child c on c.child_id = care.child_id and '9A' = any (c.factors)
        join assessment a on a.id = c.assessment_id and a.authorised_on is not null
    """,
    "oc2": f"""
        select care.child_id from care join ({_PERIODS}) own on own.care_id = care.id
        where own.since <= $1 and own.until is null and not own.short
    """,
    "oc3": _LEAVERS,
    "placed_for_adoption": f"""
        select distinct care.child_id from care join ({_LATEST}) own on own.care_id = care.id
        join care_step d on d.care_id = care.id and d.kind = 'to_be_placed'
            and d."on" between own.since and coalesce(own.until, $2)
        where not exists (
            select from care_step s where s.care_id = care.id and s.kind = 'not_to_be_placed'
            and (s."on", s.place) > (d."on", d.place) and s."on" < $1
        )
    """,
    "social_worker_episodes": f"""
        select care.child_id from care join ({_LATEST}) own on own.care_id = care.id
        join journey j on j.child_id = care.child_id
        join journey_allocation a on a.journey_id = j.id and a.part = 'keyworker' and (a.until > a.since) is not false
        where a.since <= coalesce(own.until, $2) and coalesce(a.until, 'infinity') >= $1
    """,
    "missing": f"""
        select care.child_id from care join ({_PERIODS}) own on own.care_id = care.id
        join care_missing gone on gone.care_id = care.id
        cross join lateral (values ((gone.since at time zone 'Europe/London')::date,
            (gone.until at time zone 'Europe/London')::date)) day (since, until)
        where day.since between own.since and $2 and (own.until is null or day.since < own.until)
        and coalesce(day.until, 'infinity') >= $1
    """,
    "deprivation_of_liberty": f"""
        select care.child_id from care join ({_PERIODS}) own on own.care_id = care.id
        join care_order made on made.care_id = care.id and made.kind = 'deprivation_of_liberty'
        where made.since between own.since and $2 and (own.until is null or made.since < own.until)
        and coalesce(made.until, 'infinity') >= $1
    """,
    "previous_permanence": f"{EPISODES} own.reason_new = 'S' and own.since between $1 and $2 group by care.child_id",
    "ad1": f"{EPISODES} own.reason_ended in ('E11', 'E12') and own.until between $1 and $2",
}  # fmt: skip
