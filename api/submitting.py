"""Making what runs of returns asked for: one after the other, in a thread of its own, by whichever server is free.

A run that a server did not finish is begun again by the next: until it is made it stays asked for.
"""

import asyncio
import hashlib
import logging
import tempfile
from datetime import UTC, datetime, time
from pathlib import Path
from uuid import UUID

from api import jobs
from domain.aggregate import By
from domain.calendar import LONDON, WorkingDays
from domain.errors import DomainError
from domain.ids import new_id
from domain.policy import Role, system_actor
from domain.returns.frame import Counted
from domain.submission import Submission, SubmissionFile, SubmissionModule
from persistence import progress
from persistence import submission as kept
from persistence.engine import Pool
from persistence.returns.registry import Asked, written
from persistence.unit_of_work import UnitOfWork, unit_of_work

log = logging.getLogger("kith.submitting")
PAUSE = 1.0
"""Seconds between two looks for a run that was asked for."""
TELL = 0.5
"""Seconds between two notes of how far a run is."""
LOCK = 33_001
"""Whoever makes runs holds this lock of the database: two servers never make the same."""


async def keep_making(pool: Pool, url: str) -> None:
    """Make what is asked for, until cancelled."""
    missed = "Runs of returns could not be looked for."
    await jobs.keep(pool, kept.waiting, lambda: make_all(url), every=PAUSE, log=log, missed=missed)


async def make_all(url: str) -> int:
    """Make every run that has been asked for, unless another server is at it; answers how many were made."""
    async with jobs.alone(url, LOCK, 2) as held:
        if held is None:
            return 0
        pool, guard = held
        due = await kept.waiting(guard)
        for id in due:
            await _make(pool, url, id)
    return len(due)


async def _make(pool: Pool, url: str, id: UUID) -> None:
    by = By(new_id(), Role.SYSTEM, datetime.now(UTC))
    calendar = WorkingDays.of([])
    async with pool.acquire() as connection, unit_of_work(
        connection, system_actor(by.actor_id), by, new_id(), calendar
    ) as work:  # fmt: skip
        asked = await work.submissions.consult(id)
    with tempfile.TemporaryDirectory(prefix="kith-") as place:
        try:
            counted = await _write(pool, url, asked, Path(place), by.at)
            because = None
        except DomainError as error:
            counted, because = Counted(), str(error)
        except Exception:  # whatever it is: the run must not be begun again for ever, and the log says what it was
            log.exception("A run of a return ended badly.")
            counted, because = Counted(), "Something went wrong inside Kith. Tell whoever runs it, and ask again."
        contents = _contents(Path(place))
    by = By(by.actor_id, Role.SYSTEM, datetime.now(UTC))
    async with pool.acquire() as connection, unit_of_work(
        connection, system_actor(by.actor_id), by, new_id(), calendar
    ) as work:  # fmt: skip
        await _settle(work, await work.submissions.get(id), counted, because, contents)
        await connection.execute("delete from submission_progress where submission_id = $1", id)


def _contents(place: Path) -> list[tuple[str, bytes]]:
    """The files of a folder, by name."""
    return [(each.name, each.read_bytes()) for each in sorted(place.iterdir()) if each.is_file()]


async def _write(pool: Pool, url: str, asked: Submission, place: Path, at: datetime) -> Counted:
    """Write the files into a folder, noting from time to time how far it is."""
    heard = (0, 0)

    def hear(done: int, of: int) -> None:
        nonlocal heard
        heard = done, of

    async def note() -> None:
        while True:
            async with pool.acquire() as connection:
                await progress.tell(connection, "submission", asked.id, *heard, at)
            await asyncio.sleep(TELL)

    noting = asyncio.create_task(note())
    try:
        return await written(
            url,
            Asked(
                name=asked.return_name, year=asked.year, folder=place, authority=asked.authority, serial=asked.serial,
                leave_out=frozenset(each.reference for each in asked.omissions), at=at,
                known_at=datetime.combine(asked.known_on, time.max, LONDON) if asked.known_on else None,
            ),
            hear,
        )  # fmt: skip
    finally:
        noting.cancel()
        await asyncio.wait([noting])


async def _settle(
    work: UnitOfWork, submission: Submission, counted: Counted, because: str | None, contents: list[tuple[str, bytes]]
) -> None:
    """Write down what came of it, with the files."""
    if because is not None:
        submission.fail(because, by=work.by)
        await work.submissions.save(submission)
        return
    files = [
        (SubmissionFile(id=new_id(), name=name, size=len(of), sha256=hashlib.sha256(of).hexdigest()), of)
        for name, of in contents
    ]
    submission.finish(
        modules=[
            SubmissionModule(id=new_id(), name=name, written=number, held=counted.in_record.get(name))
            for name, number in counted.modules.items()
        ],
        files=[file for file, _ in files], children=len(counted.children), problems=len(counted.problems),
        stopping=sum(problem.stops for problem in counted.problems),
        before_id=await work.submissions.before(submission.return_name, submission.year), by=work.by,
    )  # fmt: skip
    await work.submissions.save(submission)
    await kept.keep_results(work.connection, submission.id, counted, files)
