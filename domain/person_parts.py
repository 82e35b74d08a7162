"""What one must know of a person before going to see them or calling: warning notes, and the rules they keep."""

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from domain.errors import Invalid, RuleBroken

REVIEW_WITHIN = timedelta(days=366)
"""The longest time until a warning note is looked at again. Local: no law sets it, but a note for ever is never read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WarningNote:
    """What one must know before a visit or a call: a dog, a risk to workers, never this number, who must not know.

    `review_by` is the day by which somebody asks whether it is still so; until it is ended it holds also after that day.
    """

    id: UUID
    words: str
    since: date
    review_by: date
    written_by: UUID
    until: date | None = None

    def check(self, today: date) -> None:
        """What must hold of a note that is written, or looked at again, on this day."""
        if self.since > today:
            raise Invalid("/since", "A warning note says what is so now.")
        if self.review_by <= today:
            raise Invalid("/review_by", "Choose a day after today on which to look at it again.")
        if self.review_by > today + REVIEW_WITHIN:
            raise Invalid("/review_by", "Look at it again within a year.")


def standing(warnings: tuple[WarningNote, ...], warning_id: UUID) -> WarningNote:
    """The note, which still holds. Raises `RuleBroken` for one that has ended or was never written."""
    found = next((each for each in warnings if each.id == warning_id), None)
    if found is None:
        raise RuleBroken("There is no such warning note on this record.", "warning-unknown")
    if found.until is not None:
        raise RuleBroken("This warning note has ended. Write a new one if it is so again.", "warning-ended")
    return found


def rewritten(warnings: tuple[WarningNote, ...], new: WarningNote) -> tuple[WarningNote, ...]:
    """The notes, with this one as it is now."""
    return tuple(new if each.id == new.id else each for each in warnings)
