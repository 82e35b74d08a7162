"""The screens of family group conferences: one's own list, one conference, a child's, and the figures."""

from datetime import date
from typing import Any
from uuid import UUID

from fastapi import APIRouter, Request

from api.deps import Read, guarded
from api.json import JSON
from api.schema import Day
from api.shown_fgc import FgcList, FgcMeasures, FgcPage, FgcShown
from domain.calendar import london_date
from domain.errors import Invalid
from domain.fgc_guide import comes_next, fidelity
from domain.fgc_law import law_for
from domain.fgc_measures import Share, avoided, came_home, in_care_after_letter, reach
from domain.fgc_parts import FgcUse
from domain.journey import Status
from domain.policy import Permission
from domain.small_numbers import few
from persistence.views import fgcs

router = APIRouter()


@router.get(
    "/fgcs", operation_id="fgc.list", tags=["fgc"], response_model=FgcList, **guarded(Permission.FGC_READ)
)  # fmt: skip
async def within(read: Read) -> JSON:
    """The conferences within reach that are not closed: one's own first."""
    rows = [
        {
            "id": each.fgc.id, "state": each.fgc.state, "form": each.fgc.form, "use": each.fgc.use,
            "names": each.beside["names"], "coordinator_id": each.fgc.coordinator_id,
            "coordinator_name": each.beside["coordinator_name"], "next": comes_next(each.fgc),
        }
        for each in await fgcs.within(read)
    ]  # fmt: skip
    return JSON({"items": rows})


@router.get(
    "/fgcs/measures", operation_id="fgc.measures", tags=["fgc"], response_model=FgcMeasures,
    **guarded(Permission.FGC_FIGURES),
)  # fmt: skip
async def measures(
    request: Request,
    read: Read,
    *,
    as_of: Day | None = None,
    use: FgcUse | None = None,
    stage: Status = Status.CHILD_PROTECTION,
) -> JSON:  # fmt: skip
    """M8 to M11 as they stood on a day. Nobody's record is in it, and small numbers are not shown."""
    today = london_date(read.by.at)
    day, limit = as_of or today, request.app.state.settings.small_numbers
    if day > today:
        raise Invalid("/as_of", "This day is in the future.")
    children = await fgcs.followed(read, day, use)
    reached = reach(await fgcs.families(read, stage, day))
    out = avoided(children, day)
    home = came_home(children, day)
    rows = (
        ("M8_offered", reached.offered), ("M8_accepted", reached.accepted), ("M8_held", reached.held),
        ("M9", out.at_6), ("M10_a", out.at_12), ("M10_b", out.still), ("M11", in_care_after_letter(children, day)),
        ("came_home", home.share),
    )  # fmt: skip
    return JSON(
        {
            "as_of": day, "use": use, "stage": stage,
            "measures": [
                {"code": code, "share": _share(share, limit), "left_out": _left(share.left_out, limit)} for code, share in rows
            ],
            "why_not": _left(reached.why_not, limit),
            "longest_years": home.longest_years if home.share.shown(limit) else None,
            "by_year": [{**row, "held": few(row["held"], limit)} for row in await fgcs.by_year(read, day)],
        }
    )  # fmt: skip


@router.get(
    "/fgcs/{id:uuid}/guide", operation_id="fgc.show", tags=["fgc"], response_model=FgcShown,
    **guarded(Permission.FGC_READ),
)  # fmt: skip
async def show(id: UUID, read: Read) -> JSON:
    """One conference as its coordinator needs it: names, network, what was said for it, and what comes next."""
    told = await fgcs.one(read, id)
    return JSON(_shown(told, london_date(read.by.at)), 200, {"ETag": f'"{told.fgc.version}"'})


@router.get(
    "/people/{id:uuid}/fgcs", operation_id="person.fgcs", tags=["person"], response_model=FgcPage,
    **guarded(Permission.FGC_AGREE),
)  # fmt: skip
async def of_child(id: UUID, read: Read) -> JSON:
    """A child's family group conferences, the latest first."""
    version, every = await fgcs.of_child(read, id)
    today = london_date(read.by.at)
    return JSON({"items": [_shown(told, today) for told in every]}, 200, {"ETag": f'"{version}"'})


def _shown(told: fgcs.Told, today: date) -> dict[str, Any]:
    law = law_for(told.fgc.use, today)
    return {
        "record": told.state, **told.beside, "next": comes_next(told.fgc), "fidelity": fidelity(told.fgc, today),
        "law": {"code": law.code, "duty": law.duty, "text": law.text, "source": law.source},
    }  # fmt: skip


def _left(counts: dict[str, int], limit: int) -> list[dict[str, Any]]:
    return [{"why": why, "count": few(count, limit)} for why, count in counts.items()]


def _share(share: Share, limit: int) -> dict[str, Any]:
    return {
        "numerator": share.numerator if share.shown(limit) else None,
        "denominator": share.denominator if share.denominator >= limit else None, "percent": share.percent(limit),
    }  # fmt: skip
