"""Taking another directory's services in from the terminal: the same steps as the screen, without its choices."""

import asyncio
from datetime import datetime
from pathlib import Path

import orjson

from api import feeding, fetching
from domain.aggregate import By
from domain.calendar import WorkingDays
from domain.feed import Feed
from domain.feeding import LineKind
from domain.ids import new_id
from domain.policy import Role, system_actor
from persistence.engine import open_pool
from persistence.unit_of_work import UnitOfWork, unit_of_work

SAID = {
    LineKind.NEW: "new", LineKind.CHANGED: "changed", LineKind.BACK: "listed again", LineKind.GONE: "listed no longer",
    LineKind.REFUSED: "refused", LineKind.SAME: "as it was",
}  # fmt: skip


async def run(
    url: str, source: str, name: str | None, at: datetime, *, take: bool = False, local: bool = False
) -> list[str]:
    """What would happen, or with `take` what has, in lines for the terminal.

    A directory is known again by its address, or where it is a file by its name. Where both have changed a field, ours
    stays: the screen is where somebody chooses.
    """
    remote = source.startswith(("https://", "http://"))
    if remote:
        services = await fetching.fetch(source, local=local)
    else:
        services = fetching.services_in(orjson.loads(await asyncio.to_thread(Path(source).read_bytes)))
    by = By(new_id(), Role.SYSTEM, at)
    async with (
        await open_pool(url, 1) as pool,
        pool.acquire() as connection,
        unit_of_work(connection, system_actor(by.actor_id), by, new_id(), WorkingDays.of([])) as work,
    ):
        address = source if remote else None
        feed = await _feed(work, name or source, address)
        known = feed is not None
        feed = feed or Feed.enter(id=new_id(), name=name or source, url=address, by=by)
        looked = await feeding.look(work, feed, services)
        if take:
            if not known:
                await work.feeds.add(feed)
            if await feeding.take(work, feed, looked):
                await work.feeds.save(feed)
        return _told(looked, take=take)


async def _feed(work: UnitOfWork, name: str, address: str | None) -> Feed | None:
    found = await work.connection.fetchval(
        "select id from feed where case when $2::text is null then url is null and name = $1 else url = $2 end limit 1",
        name,
        address,
    )
    return await work.feeds.get(found) if found else None


def _told(looked: feeding.Looked, *, take: bool) -> list[str]:
    lines = []
    for line in looked.lines:
        if line.kind is not LineKind.SAME:
            lines.append(f"{SAID[line.kind]:<18}{line.name}{f'  ({line.reason})' if line.reason else ''}")
        lines += [
            f"{'':<18}  {each.field}: here {each.ours!r}, there {each.theirs!r}"
            f"{' (changed here too: ours stays)' if each.ours_changed else ''}"
            for each in line.changes
        ]
    counted = ", ".join(f"{looked.count(kind)} {words}" for kind, words in SAID.items() if looked.count(kind))
    done = "This is done." if take else "Nothing has been changed: --take does it."
    return [*lines, f"{len(looked.listed)} listed: {counted or 'nothing'}. {done}"]
