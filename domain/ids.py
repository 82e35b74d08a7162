"""Identities: UUID version 7 (RFC 9562), sortable by the time they were made."""

import os
import time
from uuid import UUID


def new_id(*, milliseconds: int | None = None, random: bytes | None = None) -> UUID:
    """Make a UUIDv7 from the clock and ten random bytes; both can be given, for tests and seeded data.

    The one place in the domain that asks the machine for the time: an id means nothing but itself.
    """
    moment = time.time_ns() // 1_000_000 if milliseconds is None else milliseconds
    noise = int.from_bytes(os.urandom(10) if random is None else random, "big")
    value = (moment & (1 << 48) - 1) << 80 | 0x7 << 76 | (noise >> 68) << 64 | 0b10 << 62 | noise & (1 << 62) - 1
    return UUID(int=value)
