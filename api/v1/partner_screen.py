"""The partner workspace, and the pages on which staff see what is shared and asked."""

from uuid import UUID

from fastapi import APIRouter
from pydantic import BaseModel

from api.deps import CHANGES, IfMatch, Read, Work, guarded, shown
from api.json import JSON
from api.schema import Day, In, Text
from api.shown_partner import AskedPage, PartnerHome, ProgramsPage, SharedChild, SharingPage
from domain.errors import NotFound
from domain.plan_parts import Done
from domain.policy import Permission
from persistence.views import partner

router = APIRouter()


class ReportIn(In):
    """What came of an action that is the agency's: done on a day, or not yet and what there is to say."""

    action_id: UUID
    done_on: Day | None = None
    outcome: Text | None = None


class Reported(BaseModel):
    """It is in the plan. `version` is the plan's."""

    id: UUID
    version: int


@router.get(
    "/agencies/{id:uuid}/home", tags=["agency"], operation_id="agency.home", response_model=PartnerHome,
    **guarded(Permission.AGENCY_READ_OWN),
)  # fmt: skip
async def home(id: UUID, read: Read) -> JSON:
    """Your agency's workspace: what you are asked, what you sent, whom you help, what is yours to do."""
    return JSON(await partner.home(read, id))


@router.get(
    "/agencies/{id:uuid}/programs", tags=["agency"], operation_id="agency.programs", response_model=ProgramsPage,
    **guarded(Permission.AGENCY_MANAGE),
)  # fmt: skip
async def programs(id: UUID, read: Read) -> JSON:
    """How an agency gets in: its programs, when each was last used, and its people."""
    return shown(*await partner.programs(read, id))


@router.get(
    "/people/{id:uuid}/shared", tags=["person"], operation_id="person.shared", response_model=SharedChild,
    **guarded(Permission.AGENCY_READ_OWN),
)  # fmt: skip
async def shared(id: UUID, read: Read) -> JSON:
    """All that your agency may see of one child."""
    return JSON(await partner.shared(read, id))


@router.get(
    "/people/{id:uuid}/sharing", tags=["person"], operation_id="person.sharing", response_model=SharingPage,
    **guarded(Permission.SHARE_READ),
)  # fmt: skip
async def sharing(id: UUID, read: Read) -> JSON:
    """Who outside sees what of a child, why and since when; and what partners told us."""
    return JSON(await partner.sharing(read, id))


@router.get(
    "/contacts/{id:uuid}/asked", tags=["contact"], operation_id="contact.asked", response_model=AskedPage,
    **guarded(Permission.REQUEST_ASK),
)  # fmt: skip
async def asked(id: UUID, read: Read) -> JSON:
    """What agencies were asked for a contact, their answers, and the documents that came with it."""
    return JSON(await partner.asked(read, id))


@router.post(
    "/plans/{id:uuid}/actions/report", tags=["plan"], operation_id="plan.report", response_model=Reported,
    **guarded(Permission.PLAN_REPORT, *CHANGES),
)  # fmt: skip
async def report(id: UUID, body: ReportIn, work: Work, version: IfMatch) -> JSON:
    """Say what came of an action that is your agency's. The rest of the plan is not yours to read."""
    plan = await work.plans.get(id, version)
    own = {action.id for action in plan.actions if action.owner_id == work.actor.reach.agency_id}
    if body.action_id not in own:
        raise NotFound
    plan.do_action(Done(**body.model_dump()), by=work.by)
    await work.plans.save(plan)
    return JSON({"id": plan.id, "version": plan.version}, 200, {"ETag": f'"{plan.version}"'})
