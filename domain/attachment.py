"""A document: sent by a partner with a contact or an answer, or put on a child's record and shared for a purpose.

What it is comes from its bytes and never from its name; the two must agree. The bytes are kept apart from the record.
"""

import re
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any, ClassVar, Self
from uuid import UUID

from domain.aggregate import Aggregate, By
from domain.errors import Invalid, RuleBroken
from domain.share import Purpose


class MediaType(StrEnum):
    """The kinds that are taken."""

    PDF = "application/pdf"
    PNG = "image/png"
    JPEG = "image/jpeg"
    WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    TEXT = "text/plain"


class Scan(StrEnum):
    """What the virus scanner said. `not_scanned` is shown to whoever opens it."""

    NOT_SCANNED = "not_scanned"
    CLEAN = "clean"
    UNSAFE = "unsafe"


ENDINGS = {
    "pdf": MediaType.PDF, "png": MediaType.PNG, "jpg": MediaType.JPEG, "jpeg": MediaType.JPEG,
    "docx": MediaType.WORD, "txt": MediaType.TEXT,
}  # fmt: skip
_CONTROL = re.compile(rb"[\x00-\x08\x0b\x0e-\x1f\x7f]")


def sniff(content: bytes) -> MediaType | None:
    """What kind of document these bytes are, or None if it is none that is taken."""
    if content.startswith(b"%PDF-"):
        return MediaType.PDF
    if content.startswith(b"\x89PNG\r\n\x1a\n"):
        return MediaType.PNG
    if content.startswith(b"\xff\xd8\xff"):
        return MediaType.JPEG
    if content.startswith(b"PK\x03\x04"):
        return MediaType.WORD if b"word/document.xml" in content and b"vbaProject" not in content else None
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return None
    return MediaType.TEXT if content and not _CONTROL.search(content) else None


@dataclass(slots=True, kw_only=True, eq=False)
class Attachment(Aggregate):
    """One document. `size` in bytes; `digest` is its SHA-256. Of a contact, a request or a child, as far as it has them.

    `purpose`: for what it is shared with agencies that hold a share of the child for the same purpose; None: with nobody.
    """

    kind: ClassVar[str] = "attachment"
    name: str
    media_type: MediaType
    size: int
    digest: str
    scan: Scan
    contact_id: UUID | None = None
    request_id: UUID | None = None
    child_id: UUID | None = None
    from_agency_id: UUID | None = None
    purpose: Purpose | None = None
    sent_at: datetime

    @property
    def subjects(self) -> frozenset[UUID]:
        """The child on whose record it is."""
        return frozenset({self.child_id} if self.child_id else ())

    @property
    def agency_id(self) -> UUID | None:
        """The agency that sent it may read it again."""
        return self.from_agency_id

    @classmethod
    def keep(cls, *, content: bytes, name: str, limit: int, by: By, **facts: Any) -> Self:
        """A document arrives, of at most `limit` bytes."""
        if not content:
            raise Invalid("/content", "This document is empty.")
        if len(content) > limit:
            raise Invalid("/content", f"This document is larger than {limit // (1024 * 1024)} MB.")
        found = sniff(content)
        if found is None:
            raise Invalid("/content", "Send a PDF, a Word document, a picture (PNG or JPEG) or plain text.")
        if ENDINGS.get(name.rpartition(".")[2].lower()) is not found:
            raise Invalid("/name", "The end of the name and the document itself do not agree.")
        attachment = cls(name=name, media_type=found, size=len(content), sent_at=by.at, **facts)
        if not (attachment.contact_id or attachment.request_id or attachment.child_id):
            raise Invalid("/child_id", "Say which contact, request or child this belongs to.")
        if attachment.scan is Scan.UNSAFE:
            raise RuleBroken("The scanner found something unsafe in this document: it was not kept.", "unsafe")
        attachment.note("kept", by, media_type=found, size=attachment.size, scan=attachment.scan)
        return attachment

    def share(self, purpose: Purpose | None, *, reason: str, by: By) -> None:
        """From now on it is read by agencies with a share of this child for this purpose (None: by none)."""
        if self.child_id is None:
            raise RuleBroken("Only a document on a child's record can be shared.", "not-of-a-child")
        self.purpose = purpose
        self.note("shared", by, reason=reason, purpose=purpose)
