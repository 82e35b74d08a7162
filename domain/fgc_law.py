"""Under what a family group conference is offered, as dated rows with their source.

No law makes a family have one. Section 31ZA (an offer before proceedings) was passed and had not been commenced when
this was written: its row has no day. Whoever learns the day enters it here; nothing else changes (trap 16).
"""

from dataclasses import dataclass
from datetime import date

from domain.fgc_parts import FgcUse


@dataclass(frozen=True, slots=True)
class OfferLaw:
    """`since` None: not in force. `duty`: the authority must offer; otherwise it may."""

    code: str
    use: FgcUse | None
    duty: bool
    since: date | None
    text: str
    source: str

    def holds(self, on: date) -> bool:
        """Whether it is in force on a day."""
        return self.since is not None and self.since <= on


LAWS: tuple[OfferLaw, ...] = (
    OfferLaw(
        "before_proceedings", FgcUse.PRE_PROCEEDINGS, duty=True, since=None,
        text="The letter before proceedings offers a family group decision-making meeting to every parent and everyone"
        " with parental responsibility. If one of them accepts, it is held before an application, unless it would not"
        " be in the child's best interests.",
        source="Children Act 1989 section 31ZA, from Children's Wellbeing and Schools Act 2026 section 1; not in force"
        " until a day is appointed",
    ),
    OfferLaw(
        "good_practice", None, duty=False, since=date(1990, 1, 1),
        text="Every family can be offered one, at every stage. It is voluntary: no family has to.",
        source="Working Together to Safeguard Children; what an authority offers is its own decision",
    ),
)  # fmt: skip
BY_CODE: dict[str, OfferLaw] = {law.code: law for law in LAWS}


def law_for(use: FgcUse, on: date) -> OfferLaw:
    """Under what an offer on this day is made."""
    return next(law for law in LAWS if law.use in {use, None} and law.holds(on))
