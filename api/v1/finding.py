"""What the yearly returns would be refused or asked about, found all year; and saying that it is right all the same."""

from datetime import date, datetime
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query
from pydantic import BaseModel

from api.deps import CHANGES, IfMatch, Read, Work, changed, created, guarded
from api.json import JSON
from api.schema import In, Text, out
from domain.finding import Finding
from domain.policy import Permission
from domain.returns.frame import ReturnName
from persistence.views import findings

router = APIRouter(prefix="/findings", tags=["finding"])

Rule = Annotated[str | None, Query(max_length=20, pattern=r"^[A-Za-z0-9]+$")]


class FindingIn(In):
    """What is right all the same, by the id under which it is found, and why."""

    id: UUID
    found_id: UUID
    waived_because: Text


class TakenBackIn(In):
    """Why it is to be put right after all."""

    because: Text


class RuleCount(BaseModel):
    """One rule of a return: how often it is broken now, how often so that there is no file, how often waived."""

    return_name: ReturnName
    rule: str
    found: int
    stopping: int
    waived: int


class FindingPod(BaseModel):
    """A team in whose records something is found."""

    id: UUID
    name: str


class FindingRow(BaseModel):
    """One thing found. `child_id` only for who may open the record; `waived_id`: the record that waives it."""

    id: UUID
    return_name: ReturnName
    reference: str
    rule: str
    what: str
    stops: bool
    since: datetime
    pod: str | None
    keyworker: str | None
    child_id: UUID | None
    waived_id: UUID | None
    waived_because: str | None
    waived_version: int | None


class FindingDay(BaseModel):
    """How many were found on a day: the last two weeks, and each first of a month before."""

    day: date
    return_name: ReturnName
    stopping: int
    found: int


class FindingPage(BaseModel):
    """`rules` and `pods`: of all; `items`: the first that match what was asked; `matching`: how many do."""

    rules: list[RuleCount]
    pods: list[FindingPod]
    items: list[FindingRow]
    matching: int
    days: list[FindingDay]
    checked_at: datetime | None


@router.get("", operation_id="finding.list", response_model=FindingPage, **guarded(Permission.FINDING_READ))
async def list_(
    read: Read, return_name: ReturnName | None = None, rule: Rule = None, pod_id: UUID | None = None
) -> JSON:
    """What is found now, by rule and one by one."""
    return JSON(await findings.every(read, return_name, rule, pod_id))


@router.post(
    "",
    operation_id="finding.waive",
    status_code=201,
    response_model=out(Finding),
    **guarded(Permission.FINDING_WAIVE, 409),
)
async def waive(body: FindingIn, work: Work) -> JSON:
    """Say that something found is right all the same."""
    found = await work.findings.found(body.found_id)
    return await created(work.findings, Finding.waive(by=work.by, **body.model_dump(), **found))


@router.post(
    "/{id:uuid}/take-back", operation_id="finding.take_back", response_model=out(Finding),
    **guarded(Permission.FINDING_WAIVE, *CHANGES),
)  # fmt: skip
async def take_back(id: UUID, body: TakenBackIn, work: Work, version: IfMatch) -> JSON:
    """Say that it is to be put right after all."""
    finding = await work.findings.get(id, version)
    finding.take_back(body.because, by=work.by)
    return await changed(work.findings, finding)
