"""What a sandbox needs to know of its database: that nobody in it is real, and who decides at its front door."""

from uuid import UUID

import asyncpg

from domain.policy import Actor, Role, staff_actor
from persistence import access_control
from persistence.demo.staff import SIGN_INS
from persistence.demo.story import JOB
from persistence.engine import Connection

# The ledger only grows and its entries are chained: what its first entry says cannot be arranged later. Addresses under
# .example reach nobody (RFC 2606), so somebody real cannot have one, and a demo that was taken into use does not pass.
_MADE_UP = """
    select coalesce((select actor_id = $1 and acting_as = 'system' from ledger order by seq limit 1), true)
    and not exists (select from worker where email not ilike '%@%.example')
"""
_POD = "select id from pod where pod_kind = 'pod' and ended_on is null order by name, id limit 1"


async def is_made_up(database_url: str) -> bool:
    """Whether a database, of whatever age, is empty or has held the made-up authority from its first entry on."""
    connection = await asyncpg.connect(database_url)
    try:
        if await connection.fetchval("select to_regclass('ledger') is null"):
            return True
        return bool(await connection.fetchval(_MADE_UP, JOB))
    finally:
        await connection.close()


async def front_door(connection: Connection) -> Actor | None:
    """The front door's own worker; none where the sandbox's administrator has let them go."""
    row = await access_control.account(connection, SIGN_INS[0][0])
    return staff_actor(row["worker_id"], Role.FRONT_DOOR_WORKER, frozenset()) if row else None


async def a_pod(connection: Connection) -> UUID | None:
    """The pod before which the sandbox puts children who are to be helped."""
    id: UUID | None = await connection.fetchval(_POD)
    return id
