"""A partner agency: a school, health service, police force or charity, and the programs that speak for it."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any, ClassVar, Self
from uuid import UUID

from domain.aggregate import Aggregate, By
from domain.codes import ReferralSource
from domain.errors import Invalid, RuleBroken
from domain.policy import GRANTS, Role

LONGEST_OVERLAP = timedelta(days=90)


class AgencyKind(StrEnum):
    """What sort of partner it is."""

    SCHOOL = "school"
    HEALTH = "health"
    POLICE = "police"
    HOUSING = "housing"
    PROBATION = "probation"
    CHARITY = "charity"
    AUTHORITY = "authority"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Client:
    """One program of the agency's that may ask for tokens. Its secret is not here: nobody who reads this needs it."""

    id: UUID
    name: str
    scopes: tuple[str, ...]
    registered_at: datetime
    switched_off_at: datetime | None = None


@dataclass(slots=True, kw_only=True, eq=False)
class Agency(Aggregate):
    """A partner. `source_code` is what its contacts count as in the CIN census."""

    kind: ClassVar[str] = "agency"
    name: str
    agency_kind: AgencyKind
    source_code: ReferralSource
    email: str | None = None
    phone: str | None = None
    clients: tuple[Client, ...] = ()

    @property
    def agency_id(self) -> UUID:
        """An agency may read its own entry."""
        return self.id

    @classmethod
    def register(cls, *, by: By, **facts: Any) -> Self:
        """The authority takes a partner into its directory."""
        agency = cls(**facts)
        agency.note("registered", by, name=agency.name, agency_kind=agency.agency_kind)
        return agency

    def register_client(self, *, client_id: UUID, name: str, scopes: tuple[str, ...], by: By) -> None:
        """A program of the agency's may from now on ask for tokens with these scopes."""
        allowed = {permission.value for permission in GRANTS[Role.AGENCY]}
        if not scopes or not set(scopes) <= allowed:
            raise Invalid("/scopes", f"Choose one or more of: {', '.join(sorted(allowed))}.")
        client = Client(id=client_id, name=name, scopes=scopes, registered_at=by.at)
        self.clients = (*self.clients, client)
        self.note("client_registered", by, client_id=client_id, scopes=scopes)

    def rotate(self, client_id: UUID, *, old_ends_at: datetime, by: By) -> None:
        """The program gets a new secret or key; those before it work until a moment, so that nothing stops meanwhile."""
        self._running(client_id)
        if not by.at <= old_ends_at <= by.at + LONGEST_OVERLAP:
            raise Invalid("/old_ends_at", f"The old one ends between now and {LONGEST_OVERLAP.days} days from now.")
        self.note("client_rotated", by, client_id=client_id, old_ends_at=old_ends_at)

    def switch_off(self, client_id: UUID, *, by: By, reason: str) -> None:
        """The program's tokens stop working at once."""
        self._running(client_id)
        self.clients = tuple(replace(c, switched_off_at=by.at) if c.id == client_id else c for c in self.clients)
        self.note("client_switched_off", by, reason=reason, client_id=client_id)

    def _running(self, client_id: UUID) -> None:
        if not any(client.id == client_id and client.switched_off_at is None for client in self.clients):
            raise RuleBroken("This client has been switched off already, or is not this agency's.", "client-off")
