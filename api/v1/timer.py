"""Clocks: the worklists, and the limits with their sources, of which an authority sets those that are its own."""

from datetime import date, datetime
from typing import Annotated, Any, Literal
from uuid import UUID

from fastapi import APIRouter, Query
from pydantic import BaseModel, Field

from api.deps import CHANGES, Cursor, IfMatch, Read, Work, answer, changed, created, guarded
from api.json import JSON
from api.schema import Day, In, Text, Word, out
from domain.errors import Invalid, NotFound
from domain.ids import new_id
from domain.journey import Status
from domain.policy import Permission
from domain.timer import Rule, Standing, Timer, TimerVersion, Unit
from domain.timescales import BY_CODE, RULES
from persistence.timer import Timers
from persistence.views import worklist

router = APIRouter(prefix="/timers", tags=["timer"])


class WorkerLink(BaseModel):
    """A worker, by name."""

    id: UUID
    name: str


class FamilyLink(BaseModel):
    """A family, by name."""

    id: UUID
    name: str


class DueRow(BaseModel):
    """One thing to do. `working_days_left` below nought: late. `scope` is the record from which the clock runs."""

    child_id: UUID
    child_name: str | None
    date_of_birth: date | None
    due_date: date | None
    code: str
    scope: UUID
    started_on: date
    due_on: date
    due_at: datetime | None
    status: Status | None
    keyworker: WorkerLink | None
    family: FamilyLink | None
    working_days_left: int


class DueCounts(BaseModel):
    """How many are late, due within seven days, and open in all."""

    late: int
    soon: int
    all: int


class Worklist(BaseModel):
    """Due items, the most urgent first; counts for a worker's or a pod's list."""

    items: list[DueRow]
    counts: DueCounts | None
    next: str | None


class LimitView(BaseModel):
    """A version of a limit; `own`: set by this authority."""

    since: date
    amount: int
    unit: Unit
    source: str
    own: bool


class RuleView(BaseModel):
    """A limit: how binding it is, and its versions, the oldest first. `id` and `version` once the authority set one."""

    code: str
    standing: Standing
    may_be_set: bool
    limits: list[LimitView]
    id: UUID | None
    version: int | None


class RuleList(BaseModel):
    """Every limit that Kith keeps."""

    items: list[RuleView]


class LimitIn(In):
    """A limit of the authority's own from a day on: how much, where it is written down, and why."""

    since: Day
    amount: Annotated[int, Field(strict=True, ge=1, le=1000)]
    unit: Unit
    source: Word
    reason: Text


class NewLimitIn(LimitIn):
    """The first version for a limit."""

    id: UUID
    code: Word


@router.get("/worklist", operation_id="timer.worklist", response_model=Worklist, **guarded(Permission.TIMER_READ))
async def worklist_(
    read: Read, whose: Literal["mine", "pod", "service"] = "mine", pod_id: UUID | None = None,
    code: Annotated[str | None, Query(pattern="^T[0-9]{1,2}[A-Z]?$")] = None,
    show: Literal["all", "late"] = "all", cursor: Cursor = None,
) -> JSON:  # fmt: skip
    """What must be done next: mine, a pod's, or the service's (for those who answer for all pods)."""
    of = {"mine": read.actor.id, "pod": pod_id, "service": None}[whose]
    if (whose == "pod" and pod_id is None) or (whose == "service" and not read.actor.reach.everything):
        raise NotFound
    return JSON(await worklist.worklist(read, whose, of, code=code, late=show == "late", cursor=cursor))


@router.get("", operation_id="timer.list", response_model=RuleList, **guarded(Permission.TIMER_READ))
async def list_(read: Read) -> JSON:
    """Every limit, with its sources."""
    own = await Timers(read).every()
    return JSON({"items": [_view(rule, own.get(rule.code)) for rule in RULES]})


def _view(rule: Rule, own: Timer | None) -> dict[str, Any]:
    limits = [*((limit, False) for limit in rule.limits), *((limit, True) for limit in (own.limits if own else ()))]
    return {
        "code": rule.code, "standing": rule.standing, "may_be_set": rule.may_be_set,
        "id": own and own.id, "version": own and own.version,
        "limits": [
            {"since": limit.since, "amount": limit.amount, "unit": limit.unit, "source": limit.source, "own": mine}
            for limit, mine in limits
        ],
    }  # fmt: skip


@router.get("/{id:uuid}", operation_id="timer.read", response_model=out(Timer), **guarded(Permission.TIMER_READ))
async def read(id: UUID, read: Read) -> JSON:
    """What an authority has set for one limit."""
    return answer(await Timers(read).read(id))


@router.post(
    "", operation_id="timer.set_up", status_code=201, response_model=out(Timer), **guarded(Permission.TIMER_SET, 409)
)
async def set_up(body: NewLimitIn, work: Work) -> JSON:
    """Set a limit of the authority's own for the first time. Clocks that have started keep the limit they have."""
    rule = BY_CODE.get(body.code)
    if rule is None:
        raise Invalid("/code", "There is no such limit.", "unknown-record")
    return await created(work.timers, Timer.set_up(rule, _version(body), id=body.id, by=work.by))


@router.post(
    "/{id:uuid}/set", operation_id="timer.set", response_model=out(Timer), **guarded(Permission.TIMER_SET, *CHANGES)
)
async def set_(id: UUID, body: LimitIn, work: Work, version: IfMatch) -> JSON:
    """Set it anew from a day on."""
    timer = await work.timers.get(id, version)
    timer.set(BY_CODE[timer.code], _version(body), by=work.by)
    return await changed(work.timers, timer)


def _version(body: LimitIn) -> TimerVersion:
    facts = body.model_dump(include={"since", "amount", "unit", "source", "reason"})
    return TimerVersion(id=new_id(), **facts)
