"""The pool keeps the plan of every statement that a screen sends."""

from persistence.engine import open_pool
from persistence.views.overview import _OVERVIEW


async def test_the_plan_of_the_longest_statement_is_kept(database_url):
    """The driver's own limit is 15 KB: a longer statement would be planned anew for each request."""
    long = f"select 1 /* {'x' * 100_000} */"
    assert len(long) > len(_OVERVIEW) > 15 * 1024
    pool = await open_pool(database_url, size=1)
    try:
        async with pool.acquire() as connection:
            await connection.fetchval(long)
            kept = await connection.fetchval("select count(*) from pg_prepared_statements where statement = $1", long)
        assert kept == 1
    finally:
        await pool.close()
