"""Something in a child's record that a yearly return would be refused or asked about, and that somebody has waived.

What is found follows from the record and is found again all year (persistence/returns/checking.py); a record of its own
is made only of what somebody says of it: that it is right all the same, and why. That goes with the return as its reason.
"""

from dataclasses import dataclass
from typing import Any, ClassVar, Self
from uuid import UUID

from domain.aggregate import Aggregate, By
from domain.errors import RuleBroken
from domain.openreferral import name_id
from domain.returns.frame import Problem, ReturnName


def found_id(return_name: ReturnName, problem: Problem) -> UUID:
    """The same thing found again has the same id."""
    return name_id(f"finding {return_name} {problem.child} {problem.rule} {problem.what}")


@dataclass(slots=True, kw_only=True, eq=False)
class Finding(Aggregate):
    """What was found is right as it is. `found_id`: what is found (`found_id` above), as long as it is found.

    The child is known by the authority's number: who sends the returns sees no names.
    """

    kind: ClassVar[str] = "finding"
    found_id: UUID
    return_name: ReturnName
    reference: str
    rule: str
    what: str
    waived_because: str
    taken_back_because: str | None = None

    @classmethod
    def waive(cls, *, by: By, **facts: Any) -> Self:
        """Somebody has looked, and it is right all the same."""
        finding = cls(**facts)
        finding.note("waived", by, reason=finding.waived_because, reference=finding.reference, rule=finding.rule)
        return finding

    def take_back(self, because: str, *, by: By) -> None:
        """It is to be put right after all."""
        if self.taken_back_because is not None:
            raise RuleBroken("This was taken back before.", "other-state")
        self.taken_back_because = because
        self.note("taken_back", by, reason=because, reference=self.reference, rule=self.rule)
