"""Chapters of a family's workbook: one text for each discipline, written on and on."""

from uuid import UUID

from fastapi import APIRouter

from api.deps import CHANGES, IfMatch, Read, Work, answer, changed, created, guarded
from api.json import JSON
from api.schema import In, Text, out
from domain.chapter import Chapter
from domain.discipline import Discipline
from domain.policy import Permission
from persistence.chapter import Chapters

router = APIRouter(prefix="/chapters", tags=["chapter"])


class ChapterWordsIn(In):
    """The whole text, as it is now."""

    words: Text


class ChapterIn(ChapterWordsIn):
    """The first words of a discipline."""

    id: UUID
    workbook_id: UUID
    discipline: Discipline


@router.post(
    "", operation_id="chapter.begin", status_code=201, response_model=out(Chapter),
    **guarded(Permission.CHAPTER_RECORD, 409),
)  # fmt: skip
async def begin(body: ChapterIn, work: Work) -> JSON:
    """Begin a discipline's chapter."""
    book = await work.workbooks.consult(body.workbook_id)
    made = Chapter.begin(book, id=body.id, discipline=body.discipline, words=body.words, by=work.by)
    return await created(work.chapters, made)


@router.get("/{id:uuid}", operation_id="chapter.read", response_model=out(Chapter), **guarded(Permission.CHAPTER_READ))
async def read(id: UUID, read: Read) -> JSON:
    """One chapter."""
    return answer(await Chapters(read).read(id))


@router.post(
    "/{id:uuid}/write", operation_id="chapter.write", response_model=out(Chapter),
    **guarded(Permission.CHAPTER_RECORD, *CHANGES),
)  # fmt: skip
async def write(id: UUID, body: ChapterWordsIn, work: Work, version: IfMatch) -> JSON:
    """Write on. Somebody else's chapter is another record, so nobody waits for anybody."""
    chapter = await work.chapters.get(id, version)
    chapter.write(words=body.words, by=work.by)
    return await changed(work.chapters, chapter)
