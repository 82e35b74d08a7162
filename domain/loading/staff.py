"""Workers and teams, with the times in which a worker was in a team as the files show them."""

from collections.abc import Iterable, Mapping
from copy import copy
from datetime import date, timedelta
from uuid import UUID

from domain.loading.rows import Row
from domain.loading.telling import Staff, Telling
from domain.pod import Pod, PodKind
from domain.policy import Role
from domain.worker import Worker

NOWHERE = "not-known.invalid"
"""No address can end so (RFC 2606)."""


def tell(telling: Telling, known: Mapping[str, Worker], pod: Pod | None) -> Staff:
    """Everybody whom the files name. `known`: workers who are here, by registration number.

    `pod` has the children whom no file gives a team; where it is None a team is made for them.
    """
    spans = _spans(telling.rows.get("ssd_involvements", ()))
    workers: dict[str, Worker] = {}
    for row in telling.rows.get("ssd_professionals", ()):
        with telling.trying(row):
            number = row.text("prof_social_worker_registration_no")
            if number and number in known:
                workers[row.id] = known[number]
                continue
            workers[row.id] = _worker(telling, row, [span for (who, _), span in spans.items() if who == row.id])
            telling.make(workers[row.id], [row])
    nobody = _nobody(telling)
    telling.make(nobody, ())
    pods: dict[str, Pod] = {}
    for row in telling.rows.get("ssd_department", ()):
        with telling.trying(row):
            of = [span for (_, team), span in spans.items() if team == row.id]
            begun = min([since for since, _ in of], default=telling.day)
            pods[row.id] = Pod.form(
                id=telling.id(row), name=row.text("dept_team_name") or f"Team {row.id}", pod_kind=PodKind.POD,
                area=None, formed_on=begun, by=telling.by(begun, 8),
            )  # fmt: skip
    lost = pod or Pod.form(
        id=telling.id_of("ssd_department", "", "team"), name=f"From {telling.system}, without a team",
        pod_kind=PodKind.POD, area=None, formed_on=telling.day, by=telling.by(),
    )  # fmt: skip
    for (who, team), (since, until) in sorted(spans.items(), key=lambda each: (each[1][0], each[0])):
        worker, joins = workers.get(who), pods.get(team)
        if worker is None or joins is None:
            continue
        member_id = telling.id_of("ssd_department", team, f"member {who}")
        # A worker who is here already may have left since: the team is told of the time when they were in it.
        with telling.trying():
            joins.add(worker, member_id=member_id, fte=worker.fte, since=since, by=telling.by(since, 9))
            if until:
                joins.release(member_id, until=until, by=telling.by(until, 9))
    for row in telling.rows.get("ssd_department", ()):
        if row.id in pods:
            telling.make(pods[row.id], [row])
    if pod is None:
        telling.make(lost, ())
    return Staff(workers, pods, nobody, lost)


def leave(telling: Telling, staff: Staff) -> None:
    """Whoever was made and works with nobody now has left: the files do not say when, so it is the day of the load.

    The staff of the telling stay as they were: what they did in the past is still to be told.
    """
    here = {
        row.text("invo_professional_id") for row in telling.rows.get("ssd_involvements", ())
        if row.text("invo_involvement_end_date") is None
    }  # fmt: skip
    gone = {each.id for id, each in staff.workers.items() if id not in here} | {staff.nobody.id}
    for place, (made, rows) in enumerate(telling.made):
        if isinstance(made, Worker) and made.id in gone:
            left = copy(made)
            left.changes = [*made.changes]
            left.leave(on=max(telling.day, left.joined_on), by=telling.by())
            telling.made[place] = left, rows


def _spans(rows: Iterable[Row]) -> dict[tuple[str, str], tuple[date, date | None]]:
    """From when to when each worker was involved from each team; None: still. What cannot be read is left to its row."""
    found: dict[tuple[str, str], tuple[date, date | None]] = {}
    for row in rows:
        try:
            since, until = row.needed("invo_involvement_start_date"), row.day("invo_involvement_end_date")
        except Exception:  # noqa: BLE001, S112  # the row is refused with its reason where the involvement is told
            continue
        key = (row.text("invo_professional_id") or "", row.text("invo_professional_team") or "")
        begun, ended = found.get(key, (since, until))
        found[key] = min(begun, since), None if until is None or ended is None else max(until, ended)
    # The team has the worker on the last day too: another may be named on it.
    return {key: (since, until and until + timedelta(days=1)) for key, (since, until) in found.items()}


def _worker(telling: Telling, row: Row, spans: list[tuple[date, date | None]]) -> Worker:
    joined = min([since for since, _ in spans], default=telling.day)
    given, _, family = (row.text("prof_professional_name") or f"Not named {row.id}").rpartition(" ")
    number = row.text("prof_social_worker_registration_no")
    return Worker.join(
        by=telling.by(joined, 8), id=telling.id(row), given=given or family, family=family if given else "(loaded)",
        email=f"{telling.id(row)}@{NOWHERE}", role=Role.SOCIAL_WORKER if number else Role.FAMILY_SUPPORT_WORKER,
        post=row.text("prof_professional_job_title") or telling.silent, registration_number=number,
        fte=row.number("prof_full_time_equivalency") or 1.0,
        agency_worker=bool(row.flag("prof_agency_worker_flag")), joined_on=joined,
    )  # fmt: skip


def _nobody(telling: Telling) -> Worker:
    id: UUID = telling.id_of("ssd_professionals", "", "nobody")
    return Worker.join(
        by=telling.by(), id=id, given="Not", family="named", email=f"{id}@{NOWHERE}", role=Role.FAMILY_SUPPORT_WORKER,
        post=f"Stands for whoever {telling.system} does not name", fte=1.0, joined_on=telling.day,
    )  # fmt: skip
