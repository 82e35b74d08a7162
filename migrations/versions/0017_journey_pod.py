"""Which pod a child has had, dated. What is known of earlier days is read from the ledger, which says when and why."""

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"

# Every time a child was put before a pod: when help began, began again, or another pod took over. The same pod again is
# no change. A journey of which the ledger says nothing has had the pod that it has now.
_KNOWN = """
    with told as (
        select ledger.record_id as journey_id, (ledger.facts ->> 'pod_id')::uuid as pod_id, ledger.version,
            case when ledger.type = 'journey.begun' then journey.begun_on
                else (ledger.occurred_at at time zone 'Europe/London')::date end as since,
            coalesce(ledger.reason, 'Not known') as reason
        from ledger join journey on journey.id = ledger.record_id
        where ledger.type in ('journey.begun', 'journey.reopened', 'journey.moved_pod')
        and ledger.facts ->> 'pod_id' is not null
        union all
        select journey.id, journey.pod_id, 0, journey.begun_on, 'Not known' from journey
        where not exists (
            select from ledger where ledger.record_id = journey.id and ledger.type = 'journey.begun'
            and ledger.facts ->> 'pod_id' is not null
        )
    ), changes as (
        select told.*, lag(pod_id) over (partition by journey_id order by version) as before from told
    ), spells as (
        select changes.*, lead(since) over (partition by journey_id order by version) as until,
            row_number() over (partition by journey_id order by version) as place
        from changes where before is distinct from pod_id
    )
    insert into journey_pod (id, journey_id, place, pod_id, since, until, reason)
    select gen_random_uuid(), journey_id, place, pod_id, since, case when until is not null then greatest(until, since) end,
        reason
    from spells
"""


def upgrade() -> None:
    op.create_table(
        "journey_pod",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("journey_id", sa.Uuid(), nullable=False),
        sa.Column("place", sa.SmallInteger(), nullable=False),
        sa.Column("pod_id", sa.Uuid(), nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("until", sa.Date()),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["journey_id"], ["journey.id"], name="journey_pod_journey_id_fkey"),
        sa.ForeignKeyConstraint(["pod_id"], ["pod.id"], name="journey_pod_pod_id_fkey"),
        sa.PrimaryKeyConstraint("id", name="journey_pod_pkey"),
    )
    op.create_index("journey_pod_journey_id_index", "journey_pod", ["journey_id"])
    op.create_index("journey_pod_pod_id_index", "journey_pod", ["pod_id"])
    op.execute(_KNOWN)


def downgrade() -> None:
    op.drop_table("journey_pod")
