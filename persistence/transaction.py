"""One database transaction for one actor: what repositories need of it, and what it must not forget."""

from collections.abc import Collection
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID, uuid5

from domain.aggregate import Aggregate, By, Change
from domain.calendar import WorkingDays
from domain.policy import Actor
from persistence.access import reach_values
from persistence.engine import Connection
from persistence.state import kept

CLOCKED = (
    "journey.", "referral.", "visit.", "assessment.", "enquiry.", "conference.", "plan.", "care.",
    "person.registered", "person.described", "person.born",
)  # fmt: skip
"""The changes from which clocks start, are met or stop."""
_HOLD = "select from record where id = any ($1) order by id for no key update"


@dataclass
class Transaction:
    """`fingerprint` is the hash of the request that is being answered; `repeated` says that it was answered before."""

    connection: Connection
    actor: Actor
    by: By
    request_id: UUID
    calendar: WorkingDays
    fingerprint: bytes | None = None
    repeated: bool = False
    loaded: list[Aggregate] = field(default_factory=list)
    children: set[UUID] = field(default_factory=set)
    entries: list[tuple[Change, UUID, dict[str, Any]]] = field(default_factory=list)

    def saved(self, aggregate: Aggregate, state: dict[str, Any]) -> None:
        """Take the changes of a saved record for the ledger, and note whose due items may follow from them."""
        if any(change.type.startswith(CLOCKED) for change in aggregate.changes):
            self.children |= aggregate.subjects
        shown = kept(aggregate, state)
        self.entries.extend((change, aggregate.id, shown) for change in aggregate.changes)
        aggregate.changes.clear()

    def id_from(self, key: str) -> UUID:
        """The id that this actor's idempotency key stands for: always the same."""
        return uuid5(self.actor.id, key)

    def viewer(self, record_id: UUID | None) -> tuple[Any, ...]:
        """The first nine parameters of every read that is written to `viewing`."""
        return *reach_values(self.actor.reach), record_id, self.actor.id, self.by.acting_as, self.request_id

    async def hold(self, person_ids: Collection[UUID]) -> None:
        """Let nobody else hold these people until the transaction ends: for rules over all the records of a child."""
        await self.connection.execute(_HOLD, list(person_ids))
