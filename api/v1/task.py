"""Tasks that workers hand to the administrative officers of a pod."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter
from pydantic import Field

from api.deps import CHANGES, IfMatch, Read, Work, answer, changed, created, guarded
from api.json import JSON
from api.schema import Day, In, Text, out
from api.shown_decision import TaskPage
from domain.errors import Invalid
from domain.policy import Permission
from domain.task import Task, TaskKind
from persistence.task import Tasks
from persistence.views import askings

router = APIRouter(prefix="/tasks", tags=["task"])

Minutes = Annotated[int, Field(strict=True, ge=0, le=10_000)]
"""Minutes, as somebody reports them."""


class TaskIn(In):
    """What is to be done, by the officers of which pod, and by when. The officer learns what `words` say, no more."""

    id: UUID
    task_kind: TaskKind
    words: Text
    pod_id: UUID
    child_id: UUID | None = None
    by_when: Day | None = None


class QuestionIn(In):
    """What the officer needs to know first."""

    question: Text


class TaskAnswerIn(In):
    """The task in its new words."""

    words: Text
    by_when: Day | None = None


class DoneIn(In):
    """When it was done, what came of it, and how many minutes it took the officer."""

    on: Day
    outcome: Text | None = None
    took_minutes: Minutes


class ValueIn(In):
    """How many minutes the worker would have needed."""

    saved_minutes: Minutes


class TaskReasonIn(In):
    """Why it is no longer needed."""

    reason: Text


@router.get("", operation_id="task.list", response_model=TaskPage, **guarded(Permission.TASK_READ))
async def list_(read: Read) -> JSON:
    """The tasks of the pods I am in, and those I handed over."""
    return JSON(await askings.tasks(read))


@router.post(
    "", operation_id="task.hand", status_code=201, response_model=out(Task), **guarded(Permission.TASK_HAND, 409)
)
async def hand(body: TaskIn, work: Work) -> JSON:
    """Hand something over, to the officers of a pod of one's own or of the child's pod: to nobody else the name."""
    task = Task.hand(by=work.by, **body.model_dump())
    await work.require_people(set(task.subjects))
    journey = await work.journeys.of_child(body.child_id) if body.child_id else None
    near = {*(work.actor.reach.pods or ()), *([journey.pod_id] if journey else ())}
    if not work.actor.reach.everything and body.pod_id not in near:
        raise Invalid("/pod_id", "Hand it to the officers of your own pod, or of the child's.")
    return await created(work.tasks, task)


@router.get("/{id:uuid}", operation_id="task.read", response_model=out(Task), **guarded(Permission.TASK_READ))
async def read(id: UUID, read: Read) -> JSON:
    """One task."""
    return answer(await Tasks(read).read(id))


@router.post(
    "/{id:uuid}/take", operation_id="task.take", response_model=out(Task), **guarded(Permission.TASK_DO, *CHANGES)
)
async def take(id: UUID, work: Work, version: IfMatch) -> JSON:
    """Begin with it."""
    task = await work.tasks.get(id, version)
    task.take(by=work.by)
    return await changed(work.tasks, task)


@router.post(
    "/{id:uuid}/give-back", operation_id="task.give_back", response_model=out(Task),
    **guarded(Permission.TASK_DO, *CHANGES),
)  # fmt: skip
async def give_back(id: UUID, body: QuestionIn, work: Work, version: IfMatch) -> JSON:
    """Give it back with a question."""
    task = await work.tasks.get(id, version)
    task.give_back(question=body.question, by=work.by)
    return await changed(work.tasks, task)


@router.post(
    "/{id:uuid}/hand-again", operation_id="task.hand_again", response_model=out(Task),
    **guarded(Permission.TASK_HAND, *CHANGES),
)  # fmt: skip
async def hand_again(id: UUID, body: TaskAnswerIn, work: Work, version: IfMatch) -> JSON:
    """Answer the question: the task in its new words."""
    task = await work.tasks.get(id, version)
    task.hand_again(words=body.words, by_when=body.by_when, by=work.by)
    return await changed(work.tasks, task)


@router.post("/{id:uuid}/do", operation_id="task.do", response_model=out(Task), **guarded(Permission.TASK_DO, *CHANGES))
async def do(id: UUID, body: DoneIn, work: Work, version: IfMatch) -> JSON:
    """It is done."""
    task = await work.tasks.get(id, version)
    task.do(by=work.by, **body.model_dump())
    return await changed(work.tasks, task)


@router.post(
    "/{id:uuid}/value", operation_id="task.value", response_model=out(Task), **guarded(Permission.TASK_HAND, *CHANGES)
)
async def value(id: UUID, body: ValueIn, work: Work, version: IfMatch) -> JSON:
    """Say how long you would have needed."""
    task = await work.tasks.get(id, version)
    task.value(saved_minutes=body.saved_minutes, by=work.by)
    return await changed(work.tasks, task)


@router.post(
    "/{id:uuid}/withdraw", operation_id="task.withdraw", response_model=out(Task),
    **guarded(Permission.TASK_HAND, *CHANGES),
)  # fmt: skip
async def withdraw(id: UUID, body: TaskReasonIn, work: Work, version: IfMatch) -> JSON:
    """It is no longer needed."""
    task = await work.tasks.get(id, version)
    task.withdraw(reason=body.reason, by=work.by)
    return await changed(work.tasks, task)
