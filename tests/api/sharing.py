"""Partners of a child: what is shared with one, asked of it and told by it."""

import hashlib
from typing import Any
from uuid import UUID

from domain.agency import Agency, AgencyKind
from domain.aggregate import By
from domain.attachment import Attachment, Scan
from domain.codes import ReferralSource
from domain.ids import new_id
from domain.policy import GRANTS, Role
from domain.request import Request
from domain.share import Basis, Purpose, Share, ShareChild
from domain.sighting import Sighting, SightingHow
from domain.worker import Worker
from persistence import access_control
from persistence.attachment import keep_content
from tests.api import support

PDF = b"%PDF-1.7 He was hungry."


async def partner(authority: support.Authority) -> tuple[UUID, UUID, Worker]:
    """A new agency: its id, the id of a program that may do all that agencies may, and somebody who signs in."""
    async with authority.work() as work:
        agency = Agency.register(
            by=work.by, id=new_id(), name=f"Nursery {new_id()}", agency_kind=AgencyKind.SCHOOL,
            source_code=ReferralSource.SCHOOL,
        )  # fmt: skip
        client_id = new_id()
        scopes = tuple(sorted(each.value for each in GRANTS[Role.AGENCY]))
        agency.register_client(client_id=client_id, name="MIS", scopes=scopes, by=work.by)
        await work.agencies.add(agency)
        digest = hashlib.sha256(str(client_id).encode()).digest()
        await access_control.keep_secret(work.connection, client_id, digest, work.by.at)
        person = support.worker(Role.AGENCY_USER, work.by, employer_id=agency.id)
        await work.workers.add(person)
    return agency.id, client_id, person


def share(child: UUID, agency: UUID, by: By, **facts: Any) -> Share:
    """What is shared with an agency from today on."""
    usual: dict[str, Any] = {"purpose": Purpose.LEARNING, "basis": Basis.AGREED, "since": support.today()}
    return Share.give(
        id=new_id(), to_agency_id=agency, what="How he is", reason="They see him.",
        children=(ShareChild(id=new_id(), child_id=child),), by=by, **usual | facts,
    )  # fmt: skip


def request(child: UUID, agency: UUID, asked_by: UUID, by: By) -> Request:
    """A question to an agency."""
    asked = By(asked_by, by.acting_as, by.at)
    return Request.ask(
        id=new_id(), child_id=child, of_agency_id=agency, about="Jon Oké-Smith", asked="Is he hungry?", why="x",
        basis=Basis.SAFEGUARDING, by_when=support.today(), by=asked,
    )  # fmt: skip


def document(child: UUID, by: By, **facts: Any) -> Attachment:
    """A report on a child's record."""
    return Attachment.keep(
        id=new_id(), content=PDF, name="report.pdf", limit=1000, digest="00", scan=Scan.NOT_SCANNED, child_id=child,
        by=by, **facts,
    )  # fmt: skip


async def share_with(authority: support.Authority, story: support.Story) -> dict[str, str]:
    """An agency of the story's child: ids by the plural of their word."""
    agency, _, _ = await partner(authority)
    child = UUID(story.children[0])
    async with authority.work() as work:
        sighting = Sighting.tell(
            id=new_id(), child_id=child, from_agency_id=agency, on=support.today(), how=SightingHow.SEEN,
            seen_by="Ms Tan", account="hungry", by=work.by,
        )  # fmt: skip
        shared, kept = share(child, agency, work.by), document(child, work.by)
        asked = request(child, agency, authority.workers[Role.FRONT_DOOR_WORKER].id, work.by)
        await work.shares.add(shared)
        await work.requests.add(asked)
        await work.sightings.add(sighting)
        await work.attachments.add(kept)
        await keep_content(work.connection, kept.id, PDF)
    return {
        "shares": str(shared.id), "requests": str(asked.id), "sightings": str(sighting.id),
        "attachments": str(kept.id),
    }  # fmt: skip
