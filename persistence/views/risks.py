"""A child's risks outside the home: how great each is and was, and whom and what they are connected with."""

from uuid import UUID

from domain.errors import NotFound
from persistence.access import WITHIN, viewed
from persistence.transaction import Transaction

_RISKS = viewed(
    "risks",
    f"""
    select near.version, json_build_object(
        'id', near.id, 'version', near.version,
        'ratings', (
            select coalesce(json_agg(json_build_object('id', risk.id, 'version', record.version,
                'domain', risk.domain, 'history', (
                    select json_agg(json_build_object('id', rating.id, 'level', rating.level, 'since', rating.since,
                        'until', rating.until, 'reason', rating.reason, 'rated_by', rating.rated_by,
                        'rated_by_name', worker.given || ' ' || worker.family) order by rating.place desc)
                    from risk_rating rating join worker on worker.id = rating.rated_by where rating.risk_id = risk.id
                )) order by risk.domain), '[]'::json)
            from risk join record on record.id = risk.id and {WITHIN}
            where risk.child_id = near.id and risk.risk_kind = 'rating'
        ),
        'associations', (
            select coalesce(json_agg(json_build_object('id', risk.id, 'version', record.version,
                'other_person_id', case when named.id is not null then risk.other_person_id end,
                'name', coalesce(named.called, risk.name), 'what', risk.what,
                'harm_or_safety', risk.harm_or_safety, 'confidence', risk.confidence, 'source', risk.source,
                'since', risk.since, 'until', risk.until, 'ended_because', risk.ended_because, 'words', risk.words
            ) order by risk.until is not null, risk.since desc, risk.id), '[]'::json)
            from risk join record on record.id = risk.id and {WITHIN} left join lateral (
                select person.id, person.called from record join person on person.id = record.id
                where record.id = risk.other_person_id and {WITHIN}
            ) named on true
            where risk.child_id = near.id and risk.risk_kind = 'association'
        )
    )::text from near
    """,
    kind="person",
)


async def risks(read: Transaction, child_id: UUID) -> tuple[int, str]:
    """The person's version and their risks, as JSON. Raises `NotFound`."""
    row = await read.connection.fetchrow(_RISKS, *read.viewer(child_id))
    if row is None:
        raise NotFound
    return row[0], row[1]
