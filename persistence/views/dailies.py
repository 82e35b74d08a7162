"""How the Department's daily flow stands, for those who answer for it: references and reasons, and nobody's record."""

from persistence.transaction import Transaction

RUNS, CHILDREN, RECEIPTS = 10, 200, 50
"""How many of each the screen shows, the latest first."""
_STANDING = f"""
    select json_build_object(
        'runs', coalesce((select json_agg(json_build_object('id', id, 'full', "full", 'state', state,
            'asked_at', asked_at, 'ended_at', ended_at, 'children', children, 'unchanged', unchanged,
            'accepted', accepted, 'refused', refused, 'held', held, 'purged', purged, 'unsure', unsure, 'words', words)
            order by asked_at desc, id) from (select * from daily order by asked_at desc, id limit {RUNS}) run), '[]'),
        'there', (select count(*) from daily_child where pieces is not null),
        'waiting', (select count(*) from daily_child where state <> 'accepted'),
        'children', coalesce((select json_agg(json_build_object('number', c.la_child_id, 'state', c.state,
            'words', c.words, 'there', c.pieces is not null, 'changed_at', c.changed_at)
            order by c.state, c.la_child_id) from (
                select * from daily_child where state <> 'accepted' order by state, la_child_id limit {CHILDREN}
            ) c), '[]'),
        'receipts', coalesce((select json_agg(json_build_object('id', r.id, 'number', coalesce(p.reference, p.id::text),
            'what', r.what, 'outcome', r.outcome, 'answer', r.answer, 'sent_at', r.sent_at) order by r.sent_at desc, r.id)
            from (select * from daily_receipt order by sent_at desc, id limit {RECEIPTS}) r
            join person p on p.id = r.child_id), '[]')
    )::text
"""


async def standing(read: Transaction) -> str:
    """The runs, who is not sent and why, the last receipts. Numbers only, so that no look at a record is written."""
    return str(await read.connection.fetchval(_STANDING))
