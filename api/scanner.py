"""Where a virus scanner is plugged in: whoever runs Kith puts their own in `app.state.scanner`."""

from typing import Protocol

from domain.attachment import Scan


class Scanner(Protocol):
    """Looks at a document before it is kept."""

    async def look(self, content: bytes) -> Scan:
        """What the scanner says of these bytes. A scanner that cannot be reached raises: then nothing is kept."""
        ...


class Unscanned:
    """There is no scanner: every document says so to whoever opens it."""

    async def look(self, content: bytes) -> Scan:  # noqa: ARG002  # nobody looks
        """Nobody has looked."""
        return Scan.NOT_SCANNED
