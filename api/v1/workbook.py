"""A family's workbook: opened once, a summary a month, and the modules of the programme. Chapters: `chapter`."""

from uuid import UUID

from fastapi import APIRouter

from api.deps import CHANGES, IfMatch, Read, Work, answer, changed, created, guarded
from api.json import JSON
from api.schema import Day, In, Text, Word, out
from domain.family import FamilyPart
from domain.policy import Permission
from domain.workbook import Workbook, WorkbookSummary
from persistence.workbook import Workbooks

router = APIRouter(prefix="/workbooks", tags=["workbook"])


class WorkbookIn(In):
    """For which family."""

    id: UUID
    family_id: UUID


class MonthIn(In):
    """What a month brought; `month` is its first day."""

    id: UUID
    month: Day
    words: Text


class ModuleIn(In):
    """A module that the family begins; `title` in the authority's words, or as the row has it."""

    id: UUID
    code: Word
    title: Word | None = None
    since: Day


class ModuleFinishedIn(In):
    """A module that is finished."""

    module_id: UUID
    until: Day


@router.post(
    "", operation_id="workbook.open", status_code=201, response_model=out(Workbook),
    **guarded(Permission.WORKBOOK_RECORD, 409),
)  # fmt: skip
async def open_(body: WorkbookIn, work: Work) -> JSON:
    """Open a family's workbook. One family has one."""
    family = await work.families.consult(body.family_id)
    children = {each.person_id for each in family.members if each.part is FamilyPart.CHILD and each.until is None}
    await work.require_people(children)
    made = Workbook.open(id=body.id, family_id=family.id, child_ids=tuple(sorted(children)), by=work.by)
    return await created(work.workbooks, made)


@router.get(
    "/{id:uuid}", operation_id="workbook.read", response_model=out(Workbook), **guarded(Permission.WORKBOOK_READ)
)
async def read(id: UUID, read: Read) -> JSON:
    """One workbook, without its chapters."""
    return answer(await Workbooks(read).read(id))


@router.post(
    "/{id:uuid}/summarise", operation_id="workbook.summarise", response_model=out(Workbook),
    **guarded(Permission.WORKBOOK_RECORD, *CHANGES),
)  # fmt: skip
async def summarise(id: UUID, body: MonthIn, work: Work, version: IfMatch) -> JSON:
    """Write the month's summary, or write it anew."""
    book = await work.workbooks.get(id, version)
    book.summarise(WorkbookSummary(worker_id=work.actor.id, **body.model_dump()), by=work.by)
    return await changed(work.workbooks, book)


@router.post(
    "/{id:uuid}/modules/begin", operation_id="workbook.begin_module", response_model=out(Workbook),
    **guarded(Permission.WORKBOOK_RECORD, *CHANGES),
)  # fmt: skip
async def begin_module(id: UUID, body: ModuleIn, work: Work, version: IfMatch) -> JSON:
    """The family begins a module."""
    book = await work.workbooks.get(id, version)
    book.begin_module(body.code, module_id=body.id, title=body.title, since=body.since, by=work.by)
    return await changed(work.workbooks, book)


@router.post(
    "/{id:uuid}/modules/finish", operation_id="workbook.finish_module", response_model=out(Workbook),
    **guarded(Permission.WORKBOOK_RECORD, *CHANGES),
)  # fmt: skip
async def finish_module(id: UUID, body: ModuleFinishedIn, work: Work, version: IfMatch) -> JSON:
    """The family has finished a module."""
    book = await work.workbooks.get(id, version)
    book.finish_module(body.module_id, until=body.until, by=work.by)
    return await changed(work.workbooks, book)
