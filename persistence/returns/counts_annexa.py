"""The lists of Annex A, counted in the record another way; as in `counts`. Adopters have no record: List 11 is not here."""

from persistence.returns.counts_cin import EARLY, NO_FURTHER, STAGE
from persistence.returns.counts_ssda903 import EPISODES

_ASSESSED = f"""
    select c.child_id, {EARLY} as early from assessment_child c join assessment a on a.id = c.assessment_id
    where a.assessment_kind in ('child_and_family', 'pre_birth') and a.state <> 'stopped' and a.started_on <= $2
    and (a.authorised_on is null or a.authorised_on >= $1)
"""

ANNEXA: dict[str, str] = {
    "List 1": """
        select n.person_id from contact c join contact_person n on n.contact_id = c.id where n.is_child
        and (c.received_at at time zone 'Europe/London')::date between $1 and $2
    """,
    "List 2": f"select child_id from ({_ASSESSED}) made where early",
    "List 3": f"""
        with {NO_FURTHER}
        select child_id from referral where referred_on between $1 and $2
        union all
        select f.child_id from no_further f
        where {STAGE.format(child="f.child_id", day='f."on"')} = 'closed'
    """,
    "List 4": f"select child_id from ({_ASSESSED}) made where not early",
    "List 5": """
        select c.child_id from enquiry_child c join enquiry e on e.id = c.enquiry_id
        where c.decision like 'section_47%' and (e.started_on between $1 and $2 or exists (
            select from conference k join conference_child d on d.conference_id = k.id
            where k.enquiry_id = e.id and d.child_id = c.child_id and k.state = 'held'
            and k.conference_kind in ('initial', 'pre_birth') and k.held_on between $1 and $2
        ))
    """,
    "List 6": """
        with known as (
            select distinct j.child_id, day::date from journey j join journey_status s on s.journey_id = j.id
            cross join generate_series($1::date - 1, $2::date, '1 day') day
            where s.status in ('child_in_need', 'child_protection', 'pre_proceedings', 'looked_after')
            and s.since <= day
            and (coalesce(s.until, 'infinity') > day or (s.since = s.until and s.since = day and day >= $1))
        )
        select k.child_id from known k
        where not exists (select from known n where n.child_id = k.child_id and n.day = k.day + 1)
    """,
    "List 7": """
        select c.child_id from plan_child c join plan p on p.id = c.plan_id where p.plan_kind = 'child_protection'
        and p.begun_on <= $2 and coalesce(least(p.ended_on, c.until), 'infinity') >= $1
    """,
    "List 8": f"""{EPISODES} own.since <= $2 and coalesce(own.until, 'infinity') >= $1
        group by care.child_id, own.period_id""",
    "List 9": """
        select distinct j.child_id from journey j join journey_status s on s.journey_id = j.id
        where s.status = 'care_leaver' and s.since <= $2 and coalesce(s.until, 'infinity') > $2
    """,
    "List 10": """
        with over as (
            select distinct on (care_id) care_id, day from (
                select care_id, 1 as first, until as day from care_episode
                where reason_ended in ('E11', 'E12') and until <= $2
                union all
                select care_id, 2, "on" from (
                    select distinct on (care_id) * from care_step
                    where kind in ('to_be_placed', 'not_to_be_placed') and "on" <= $2
                    order by care_id, "on" desc, place desc
                ) last where kind = 'not_to_be_placed'
                union all
                select care_id, 3, coalesce(until, 'infinity') from care_episode where since <= $2
            ) ended order by care_id, first, day desc
        )
        select care.child_id from care join over on over.care_id = care.id
        where over.day >= ($2::date - interval '12 months')::date and (
            exists (select from care_step s where s.care_id = care.id and s.kind = 'to_be_placed' and s."on" <= $2)
            or exists (select from care_episode e where e.care_id = care.id and e.since <= $2 and (
                e.placement in ('A3', 'A4', 'A5', 'A6') or (e.reason_ended in ('E11', 'E12') and e.until <= $2)
            ))
        )
    """,
}  # fmt: skip
