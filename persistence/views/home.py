"""Where somebody lives, as the screens need it: what the family says, unless the child lives in our care elsewhere."""

AT_HOME = """(member.at_home and not exists (
    select from care join care_episode lived on lived.care_id = care.id
    where care.child_id = member.person_id and lived.placement <> 'P1' and lived.legal_status not in ('V3', 'V4')
        and lived.since <= current_date and (lived.until is null or lived.until > current_date)
))"""
"""Whether a family's `member` lives with it: not while in our care elsewhere than with the parents (P1), except for
short breaks (V3, V4). Nobody has to say the same move twice."""
