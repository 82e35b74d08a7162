"""Runs of statutory returns: asking for one, what came of it, its files, and whether it was sent."""

from typing import Annotated
from urllib.parse import quote
from uuid import UUID

from fastapi import APIRouter, Query, Request, Response
from pydantic import BaseModel, Field

from api.deps import CHANGES, IfMatch, Read, Work, changed, created, guarded, now
from api.json import JSON
from api.schema import Day, In, Text, Word, out
from domain.calendar import london_date
from domain.errors import NotFound
from domain.policy import Permission
from domain.returns.due import due
from domain.returns.frame import FIRST_YEAR, LAST_YEAR, ReturnName, Year
from domain.submission import Submission, SubmissionOmission, SubmissionState
from persistence.submission import Submissions, content_of
from persistence.views import submissions

router = APIRouter(prefix="/submissions", tags=["submission"])

SAVED = {"content-security-policy": "sandbox; default-src 'none'", "cache-control": "no-store"}
"""The browser saves it and shows nothing of it."""

Authority = Annotated[str, Field(pattern=r"^[0-9]{3}$", description="The authority's three digits.")]
YearName = Annotated[str, Field(pattern=r"^20[0-9]{2}-[0-9]{2}$", description='The collection year, like "2025-26".')]


Place = Annotated[int, Query(ge=1, le=100, description="Which of the files, from 1.")]


class OmissionIn(In):
    """A child to leave out, by the authority's own number, and why."""

    id: UUID
    reference: Word
    reason: Text


class SubmissionIn(In):
    """Which return, of which year. `known_on`: as the record was known at the end of that past day."""

    id: UUID
    return_name: ReturnName
    year: YearName
    authority: Authority
    known_on: Day | None = None
    omissions: Annotated[tuple[OmissionIn, ...], Field(max_length=1000)] = ()


class SentIn(In):
    """On which day it was sent, and under which number the department took it."""

    on: Day
    receipt: Word


class WithdrawnIn(In):
    """Why it is not to be used."""

    because: Text


class SubmissionCard(BaseModel):
    """One run in a list. `done` of `of`: how far it is, while it is being made."""

    id: UUID
    return_name: ReturnName
    year: str
    serial: int
    state: SubmissionState
    known_on: str | None
    asked_at: str
    asked_by: str | None
    children: int | None
    problems: int | None
    stopping: int | None
    sent_on: str | None
    done: int | None
    of: int | None


class DueView(BaseModel):
    """A return of a year: when it is due, as far as that is known, and the source. `last`: its newest run."""

    return_name: ReturnName
    year: str
    on: str | None
    words: str
    source: str
    last: SubmissionCard | None


class TeamProblems(BaseModel):
    """Of the newest run of each return: the problems in one team's records; an empty name: of no team."""

    pod: str
    stopping: int
    problems: int


class SubmissionHome(BaseModel):
    """What is due, every run, and where there is something to put right. `authority`: what was entered last."""

    due: list[DueView]
    runs: list[SubmissionCard]
    teams: list[TeamProblems]
    authority: str | None


class ModuleView(BaseModel):
    """How many are in the files, and how many the record holds, counted another way where somebody counts."""

    name: str
    written: int
    held: int | None


class FileView(BaseModel):
    """A file as it was made; `size` in bytes."""

    id: UUID
    name: str
    size: int
    sha256: str


class ProblemView(BaseModel):
    """What was found in a child's record. `child_id` only for who may open the record."""

    reference: str
    rule: str
    what: str
    stops: bool
    pod: str | None
    keyworker: str | None
    child_id: UUID | None


class OmissionView(BaseModel):
    """A child who was left out, and why."""

    reference: str
    reason: str


class ChildChange(BaseModel):
    """A child who is new in it, no longer in it, or told otherwise in these modules."""

    reference: str
    kind: str
    modules: list[str]


class DifferenceView(BaseModel):
    """How many children are otherwise than in the run before, and the first of them."""

    came: int
    went: int
    changed: int
    first: list[ChildChange] | None


class RunBefore(BaseModel):
    """The run that this one is held against."""

    id: UUID
    serial: int


class SubmissionPage(BaseModel):
    """One run, whole. `found` holds the first problems, those that stand in the way first."""

    card: SubmissionCard
    version: int
    authority: str
    failed_because: str | None
    finished_at: str | None
    receipt: str | None
    sent_by: str | None
    withdrawn_because: str | None
    progress_since: str | None
    before: RunBefore | None
    omissions: list[OmissionView]
    modules: list[ModuleView]
    files: list[FileView]
    found: list[ProblemView]
    difference: DifferenceView | None


@router.get(
    "", operation_id="submission.list", response_model=SubmissionHome, **guarded(Permission.SUBMISSION_READ)
)  # fmt: skip
async def list_(read: Read, request: Request) -> JSON:
    """Every run, the last first; what is due when; and the problems by team."""
    found = await submissions.every(read)
    last = {}
    for run in reversed(found["runs"]):
        last[run["return_name"], run["year"]] = run
    today = london_date(now(request))
    years = [Year(started) for started in range(FIRST_YEAR, LAST_YEAR + 1)]
    found["due"] = [
        {"return_name": name, "year": str(year), "on": each.on, "words": each.words, "source": each.source,
         "last": last.get((name.value, str(year)))}
        for year in reversed(years) if year.begins <= today for name in ReturnName for each in (due(name, year),)
    ]  # fmt: skip
    return JSON(found)


@router.post(
    "", operation_id="submission.ask", status_code=201, response_model=out(Submission),
    **guarded(Permission.SUBMISSION_RUN, 409),
)  # fmt: skip
async def ask(body: SubmissionIn, work: Work) -> JSON:
    """Ask for a run. It is made within seconds; its page says how far it is."""
    facts = body.model_dump(exclude={"omissions"})
    submission = Submission.ask(
        by=work.by, serial=await work.submissions.next_serial(body.return_name, body.year),
        omissions=tuple(SubmissionOmission(**each.model_dump()) for each in body.omissions), **facts,
    )  # fmt: skip
    return await created(work.submissions, submission)


@router.get(
    "/{id:uuid}", operation_id="submission.read", response_model=SubmissionPage, **guarded(Permission.SUBMISSION_READ)
)
async def read(id: UUID, read: Read) -> JSON:
    """One run: its counts beside the record's, its files, what was found, and what is otherwise than before."""
    return JSON(await submissions.one(read, id))


@router.get(
    "/{id:uuid}/file", operation_id="submission.file", response_class=Response,
    **guarded(
        Permission.SUBMISSION_RUN,
        described={200: {"content": {"application/octet-stream": {"schema": {"type": "string", "format": "binary"}}}}},
    ),
)  # fmt: skip
async def file(id: UUID, read: Read, place: Place = 1) -> Response:
    """A file exactly as it was made, to be saved: the first, or the one at that place among the files."""
    submission = await Submissions(read).read(id)  # that somebody took the file is written down
    if place > len(submission.files):
        raise NotFound
    found = submission.files[place - 1]
    content = await content_of(read.connection, found.id)
    name = {"content-disposition": f"attachment; filename*=UTF-8''{quote(found.name, safe='')}"}
    return Response(content, media_type="application/octet-stream", headers=SAVED | name)


@router.post(
    "/{id:uuid}/send", operation_id="submission.send", response_model=out(Submission),
    **guarded(Permission.SUBMISSION_RUN, *CHANGES),
)  # fmt: skip
async def send(id: UUID, body: SentIn, work: Work, version: IfMatch) -> JSON:
    """Write down that the department has it. Kith sends nothing by itself here."""
    submission = await work.submissions.get(id, version)
    submission.send(on=body.on, receipt=body.receipt, by=work.by)
    return await changed(work.submissions, submission)


@router.post(
    "/{id:uuid}/withdraw", operation_id="submission.withdraw", response_model=out(Submission),
    **guarded(Permission.SUBMISSION_RUN, *CHANGES),
)  # fmt: skip
async def withdraw(id: UUID, body: WithdrawnIn, work: Work, version: IfMatch) -> JSON:
    """Write down that a run is not to be used. Its files stay."""
    submission = await work.submissions.get(id, version)
    submission.withdraw(body.because, by=work.by)
    return await changed(work.submissions, submission)
