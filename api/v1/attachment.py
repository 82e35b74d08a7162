"""Attachments: documents with a contact, an answer or a child's record. Served for saving, never for showing."""

import base64
import binascii
import hashlib
from typing import Annotated
from urllib.parse import quote
from uuid import UUID

from fastapi import APIRouter, Request, Response
from pydantic import Field

from api.deps import CHANGES, IfMatch, Read, Work, answer, changed, created, guarded
from api.json import JSON
from api.schema import In, Text, Word, out
from domain.attachment import Attachment
from domain.errors import Invalid
from domain.policy import Permission
from domain.share import Purpose
from persistence.attachment import Attachments, content_of, keep_content

router = APIRouter(prefix="/attachments", tags=["attachment"])
MEGABYTE = 1024 * 1024
# The browser saves it and shows nothing of it, whatever is inside (ASVS 5.4).
SAVED = {"content-security-policy": "sandbox; default-src 'none'", "cache-control": "no-store"}


class AttachmentIn(In):
    """A document, as base64 (RFC 4648 section 4), and the contact, request or child that it belongs to."""

    id: UUID
    name: Word
    content: Annotated[str, Field(min_length=1, json_schema_extra={"contentEncoding": "base64"})]
    contact_id: UUID | None = None
    request_id: UUID | None = None
    child_id: UUID | None = None


class SharedIn(In):
    """For which purpose it is shared (with agencies that hold a share of the child for it), or null: with nobody."""

    purpose: Purpose | None
    reason: Text


@router.post(
    "", operation_id="attachment.keep", status_code=201, response_model=out(Attachment),
    **guarded(Permission.ATTACHMENT_RECORD, 409),
)  # fmt: skip
async def keep(body: AttachmentIn, work: Work, request: Request) -> JSON:
    """Send a document. It is looked at first: its kind by its content, its size, and by the scanner where there is one."""
    if body.child_id:
        await work.require_people({body.child_id})
    if body.contact_id:
        await work.contacts.consult(body.contact_id)
    if body.request_id:
        await work.requests.consult(body.request_id)
    try:
        content = base64.b64decode(body.content, validate=True)
    except (binascii.Error, ValueError) as error:
        raise Invalid("/content", "Send the document as base64.") from error
    attachment = Attachment.keep(
        id=body.id, name=body.name, content=content, limit=request.app.state.settings.attachment_megabytes * MEGABYTE,
        digest=hashlib.sha256(content).hexdigest(), scan=await request.app.state.scanner.look(content),
        contact_id=body.contact_id, request_id=body.request_id, child_id=body.child_id,
        from_agency_id=work.actor.reach.agency_id, by=work.by,
    )  # fmt: skip
    response = await created(work.attachments, attachment)
    await keep_content(work.connection, attachment.id, content)
    return response


@router.get(
    "/{id:uuid}", operation_id="attachment.read", response_model=out(Attachment),
    **guarded(Permission.ATTACHMENT_READ),
)  # fmt: skip
async def read(id: UUID, read: Read) -> JSON:
    """What a document is called, how large it is, and what the scanner said."""
    return answer(await Attachments(read).read(id))


@router.get(
    "/{id:uuid}/content", operation_id="attachment.content", response_class=Response,
    **guarded(
        Permission.ATTACHMENT_READ,
        described={200: {"content": {"application/octet-stream": {"schema": {"type": "string", "format": "binary"}}}}},
    ),
)  # fmt: skip
async def content(id: UUID, read: Read) -> Response:
    """The document itself, to be saved."""
    attachment = await Attachments(read).read(id)
    name = {"content-disposition": f"attachment; filename*=UTF-8''{quote(attachment.name, safe='')}"}
    body = await content_of(read.connection, id)
    return Response(body, media_type="application/octet-stream", headers=SAVED | name)


@router.post(
    "/{id:uuid}/share", operation_id="attachment.share", response_model=out(Attachment),
    **guarded(Permission.ATTACHMENT_SHARE, *CHANGES),
)  # fmt: skip
async def share(id: UUID, body: SharedIn, work: Work, version: IfMatch) -> JSON:
    """Let agencies with a share of the child for a purpose read it, or none of them any more."""
    attachment = await work.attachments.get(id, version)
    attachment.share(body.purpose, reason=body.reason, by=work.by)
    return await changed(work.attachments, attachment)
