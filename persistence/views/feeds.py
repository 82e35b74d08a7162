"""The directories whose entries come into the catalogue, as a list."""

from persistence.access import WITHIN, reach_values
from persistence.transaction import Transaction

_EVERY = f"""
    select json_build_object('items', coalesce(json_agg(json_build_object('id', feed.id, 'version', record.version,
        'name', feed.name, 'url', feed.url,
        'offers', (select count(*) from offer where offer.feed_id = feed.id and offer.feed_gone_on is null),
        'terms', (select count(*) from feed_term term where term.feed_id = feed.id),
        'unsaid', (select count(*) from feed_term term where term.feed_id = feed.id
            and coalesce(term.need, term.who_for) is null),
        'last_at', (select max(run.at) from feed_run run where run.feed_id = feed.id)
    ) order by feed.name, feed.id), '[]'::json))::text
    from record join feed on feed.id = record.id where record.kind = 'feed' and {WITHIN}
"""


async def every(read: Transaction) -> str:
    """Every directory, by name, as JSON."""
    text: str = await read.connection.fetchval(_EVERY, *reach_values(read.actor.reach))
    return text
