"""Two runs of the census and one of the children looked after, asked for by the analyst.

They are made when the server starts, from what was known at the end of two days of the summer, and today.
"""

from datetime import date, timedelta

from domain.returns.frame import FIRST_YEAR, ReturnName, Year
from domain.submission import Submission
from persistence.demo.office import Office
from persistence.demo.story import Story

AUTHORITY = "926"
"""Not Aldermere's, which does not exist: any three digits will do."""


def runs(story: Story, office: Office) -> Story:
    """The analyst asks, in a story of its own."""
    analyst = office.leadership.posts[2]
    year = Year(FIRST_YEAR)
    first = year.ends + timedelta(days=59)
    asked: tuple[tuple[ReturnName, date | None], ...] = (
        (ReturnName.CIN, first), (ReturnName.CIN, first + timedelta(days=28)), (ReturnName.SSDA903, None),
    )  # fmt: skip
    for place, (name, known_on) in enumerate(asked):
        known = known_on if known_on and known_on < story.today else None
        at = story.at_work(story.today - timedelta(days=10 - place))
        story.save(
            Submission.ask(
                id=story.id(at),
                return_name=name,
                year=str(year),
                authority=AUTHORITY,
                known_on=known,
                serial=1 + sum(earlier is name for earlier, _ in asked[:place]),
                by=analyst.by(at),
            )
        )
    return story
