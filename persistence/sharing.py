"""What a partner agency comes near: what it sent or was asked, its part of a plan, and what is shared with it today.

A scope is never enough. The agency is $5 of the reach; for staff $5 is null and nothing here is looked up.
"""

_TODAY = "(now() at time zone 'Europe/London')::date"
LIVE = f"share.state = 'shared' and share.since <= {_TODAY} and (share.until is null or share.until > {_TODAY})"
"""Whether `share` is in force today."""

ON_PLAN = "plan.state = 'agreed' and action.owner_id = $5"
"""Whether the agency is on `plan`: while the plan is in force, and something in it is the agency's to do."""

OF_AGENCY = f"""($5::uuid is not null and (record.agency_id = $5 or case record.kind
    when 'person' then exists (
        select from share_child about join share on share.id = about.share_id
        where about.child_id = record.id and share.to_agency_id = $5 and {LIVE}
    ) or exists (
        select from plan_child about join plan on plan.id = about.plan_id join plan_action action on action.plan_id = plan.id
        where about.child_id = record.id and about.until is null and {ON_PLAN}
    )
    when 'plan' then exists (
        select from plan join plan_action action on action.plan_id = plan.id where plan.id = record.id and {ON_PLAN}
    )
    when 'attachment' then exists (
        select from attachment document join record child on child.id = document.child_id and not child.sealed
        join share_child about on about.child_id = document.child_id join share on share.id = about.share_id
        where document.id = record.id and share.to_agency_id = $5 and share.purpose = document.purpose and {LIVE}
    )
    else false end))"""
"""Whether `record` lies within an agency's reach."""
