"""How attachments are remembered: the record, and its bytes apart."""

from uuid import UUID

from domain.attachment import Attachment
from persistence import tables
from persistence.engine import Connection
from persistence.repository import Repository


class Attachments(
    Repository[Attachment],
    aggregate=Attachment,
    table=tables.attachment,
):
    """Attachments within reach."""


async def keep_content(connection: Connection, id: UUID, content: bytes) -> None:
    """Keep the bytes; sent again they are the same."""
    await connection.execute(
        "insert into attachment_content (attachment_id, content) values ($1, $2) on conflict do nothing", id, content
    )


async def content_of(connection: Connection, id: UUID) -> bytes:
    """The bytes of an attachment that has been found within reach."""
    found: bytes = await connection.fetchval("select content from attachment_content where attachment_id = $1", id)
    return found
