"""An agency's wish to be told: to which address, of what, and whether we are sending there."""

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar, Self
from uuid import UUID

from domain.aggregate import Aggregate, By
from domain.errors import Invalid, RuleBroken

_ADDRESS = re.compile(
    r"(https?)://([A-Za-z0-9.-]+|\[[0-9A-Fa-f:.]+\])(?::([1-9][0-9]{0,4}))?([/?][!\"$-~]*)?", re.ASCII
)
"""Scheme, host, port and the rest, in printable ASCII: no name, no password, and no #."""


class Told(StrEnum):
    """What an agency can be told of: the ledger's own names for what happened."""

    CONTACT_RECEIVED = "contact.received"
    CONTACT_DECIDED = "contact.decided"
    REQUEST_ASKED = "request.asked"
    REQUEST_WITHDRAWN = "request.withdrawn"
    UPTAKE_ASKED = "uptake.asked"
    UPTAKE_WITHDRAWN = "uptake.withdrawn"


@dataclass(slots=True, kw_only=True, eq=False)
class Subscription(Aggregate):
    """An address that is told. Its secrets are not here: nobody who reads this needs them (`subscription_secret`)."""

    kind: ClassVar[str] = "subscription"
    for_agency_id: UUID
    url: str
    types: tuple[Told, ...]
    off_because: str | None = None

    @property
    def agency_id(self) -> UUID:
        """The agency that is told may look after it."""
        return self.for_agency_id

    @classmethod
    def open(
        cls, *, id: UUID, for_agency_id: UUID, url: str, types: tuple[Told, ...], by: By, plain: bool = False
    ) -> Self:
        """An agency asks to be told. Nothing is sent until it has a secret. `plain` admits http, for trying out."""
        _check(url, plain=plain)
        if not types or len(set(types)) < len(types):
            raise Invalid("/types", "Choose one or more things to be told of, each once.")
        made = cls(id=id, for_agency_id=for_agency_id, url=url, types=types)
        made.note("opened", by, agency_id=for_agency_id, url=url, types=types)
        return made

    def renew_secret(self, *, by: By) -> None:
        """A new secret signs from now on; the one before signs beside it for a day, so that nothing is refused."""
        self.note("secret_renewed", by)

    def switch_off(self, *, by: By, reason: str) -> None:
        """Nothing is sent from now on. What happens meanwhile is told when it is switched on again."""
        if self.off_because is not None:
            raise RuleBroken("This has been switched off already.", "subscription-off")
        self.off_because = reason
        self.note("switched_off", by, reason=reason)

    def switch_on(self, *, by: By) -> None:
        """Send again, beginning with what happened meanwhile."""
        if self.off_because is None:
            raise RuleBroken("This is switched on already.", "subscription-on")
        self.off_because = None
        self.note("switched_on", by)

    def send_again(self, delivery_id: UUID, *, by: By) -> None:
        """Somebody asks for one message to be sent again: under its own id, as every attempt."""
        if self.off_because is not None:
            raise RuleBroken("Switch it on first: nothing is sent to this address now.", "subscription-off")
        self.note("sent_again", by, delivery_id=delivery_id)


def _check(url: str, *, plain: bool) -> None:
    """Refuse an address that we would never send to. Where it leads is checked at every sending."""
    found = _ADDRESS.fullmatch(url)
    if found is None or not (found[1] == "https" or plain) or int(found[3] or 443) > 65_535:
        raise Invalid("/url", "Send a whole address that begins with https://, without a name, password or #.")
