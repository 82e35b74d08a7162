"""The screens of continuity: who has been there for a child, whom a worker knows, and the numbers of a pod and of all."""

import csv
import io
from datetime import date
from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Query, Request, Response

from api.deps import Read, guarded
from api.json import JSON, NO_STORE
from api.measuring import SOURCE, for_reader, knows, staying
from api.schema import Day
from api.shown_continuity import ContinuityPage, PodContinuity, ServiceContinuity, WorkerContinuity
from domain import continuity as measures
from domain.calendar import london_date
from domain.errors import Invalid, NotFound
from domain.policy import Permission
from persistence.transaction import Transaction
from persistence.views import continuity

router = APIRouter()
On = Annotated[Day | None, Query()]
"""The day on which it is counted; without one, today."""
COLUMNS = (
    "pod", "day", "children", "none", "one_worker", "two_workers", "three_or_more_workers", "median_workers",
    "no_change", "one_change", "two_or_more_changes", "with_keyworker", "median_days_known", "assessed", "same_pod",
    "visits", "visits_by_pod",
)  # fmt: skip
LEFT_OUT = "[c]"
"""How official statistics write a number that is left out."""


def _day(read: Transaction, on: date | None) -> date:
    today = london_date(read.by.at)
    if on and on > today:
        raise Invalid("/on", "This day is in the future. Nobody can count it yet.")
    return on or today


@router.get(
    "/people/{id:uuid}/continuity", operation_id="person.continuity", tags=["person"], response_model=ContinuityPage,
    **guarded(Permission.JOURNEY_READ),
)  # fmt: skip
async def of_child(id: UUID, read: Read, on: On = None) -> JSON:
    """Who has been there for a child, and for how long: workers, pods, days without anybody, and the measures on a day."""
    day = _day(read, on)
    story = await continuity.of_child(read, id, day)
    found, (visits, in_pod) = story.history, measures.visits_in_year(story.history, day)
    page = {
        "child_id": id, "name": story.name, "on": day, "year_since": measures.year(day).since,
        "helped": [{"since": each.since, "until": each.until} for each in found.helped],
        "workers": story.workers, "pods": story.pods, "cover": story.cover,
        "gaps": [{"since": each.since, "until": each.until} for each in measures.gaps(found, day)],
        "changes": [
            {"on": each.on, "reason": each.reason, "group": each.group} for each in measures.changes(found, day)
        ],
        "changes_in_year": len(measures.changes_in_year(found, day)),
        "workers_in_year": measures.workers_in_year(found, day), "workers_ever": measures.workers_ever(found, day),
        "known_since": measures.known_since(found, day), "days_known": measures.days_known(found, day),
        "same_pod": measures.same_pod(found, day), "visits": visits, "in_pod": in_pod,
    }  # fmt: skip
    return JSON(page, 200, {"ETag": f'"{story.version}"'})


@router.get(
    "/workers/{id:uuid}/continuity", operation_id="worker.continuity", tags=["worker"],
    response_model=WorkerContinuity, **guarded(Permission.JOURNEY_READ),
)  # fmt: skip
async def of_worker(id: UUID, read: Read) -> JSON:
    """The children whose keyworker somebody is, the longest known first; those whom the reader does not know are counted."""
    return JSON(await continuity.of_worker(read, id))


@router.get(
    "/pods/{id:uuid}/continuity", operation_id="pod.continuity", tags=["pod"], response_model=PodContinuity,
    **guarded(Permission.JOURNEY_MEASURE),
)  # fmt: skip
async def of_pod(id: UUID, read: Read, request: Request, on: On = None) -> JSON:
    """The measures of a pod's children, and who of its staff stayed. Small numbers only for those who know the children."""
    page = await _service(read, request, on, id)
    found = next((each for each in page["pods"] if each["pod_id"] == id), None)
    if found is None:
        raise NotFound
    numbers = {name: value for name, value in found.items() if name not in ("pod_id", "name")}
    small = None if knows(read.actor.reach, id) else page["small"]
    return JSON({**{name: page[name] for name in ("on", "year_since", "staff")}, "pod_id": id, "numbers": numbers,
        "small": small})  # fmt: skip


@router.get(
    "/journeys/continuity", operation_id="journey.continuity", tags=["journey"], response_model=ServiceContinuity,
    **guarded(Permission.JOURNEY_MEASURE),
)  # fmt: skip
async def of_service(read: Read, request: Request, on: On = None) -> JSON:
    """The measures of all children who are helped, by pod, and who of the staff stayed. Any past day can be counted."""
    return JSON(await _service(read, request, on))


@router.get(
    "/journeys/continuity.csv", operation_id="journey.continuity_csv", tags=["journey"], response_class=Response,
    **guarded(Permission.JOURNEY_MEASURE, described={200: {
        "description": "The table, one line for the service and one for each pod.",
        "content": {"text/csv": {"schema": {"type": "string"}}},
    }}),
)  # fmt: skip
async def as_csv(read: Read, request: Request, on: On = None) -> Response:
    """The service's table as a file. "[c]" is a number that is left out because it is small."""
    page = await _service(read, request, on)
    text = io.StringIO()
    lines = csv.writer(text)
    lines.writerow(COLUMNS)
    for name, of in (("Everybody", page["numbers"]), *((each["name"], each) for each in page["pods"])):
        counts = (
            of["children"], *of["workers"], of["workers_median"], *of["changes"], of["with_keyworker"],
            of["days_median"], of["assessed"], of["same_pod"], of["visits"], of["in_pod"],
        )  # fmt: skip
        left_out = LEFT_OUT if of["children"] != 0 else ""
        lines.writerow((_plain(name), page["on"], *(left_out if each is None else each for each in counts)))
    headers = {"Content-Disposition": f'attachment; filename="continuity-{page["on"]}.csv"'}
    return Response(text.getvalue(), media_type="text/csv; charset=utf-8", headers=NO_STORE | headers)


def _plain(name: str) -> str:
    """A name that no spreadsheet takes for a formula."""
    return f"'{name}" if name.startswith(("=", "+", "-", "@", "\t", "\r")) else name


async def _service(read: Transaction, request: Request, on: date | None, pod_id: UUID | None = None) -> dict[str, Any]:
    day, limit = _day(read, on), request.app.state.settings.small_numbers
    whole, pods = await continuity.numbers(read, day)
    numbers, rows = for_reader(whole, pods, read.actor.reach, limit)
    return {
        "on": day, "year_since": measures.year(day).since, "numbers": numbers, "pods": rows,
        "staff": staying(await continuity.staff(read, day, pod_id)),
        "small": None if read.actor.reach.everything else {"below": limit, "source": SOURCE},
    }  # fmt: skip
