"""The directory of the county next door, a few of whose services came into the demo authority's catalogue.

Taken in twice, as anybody would: in spring all that it listed, and in autumn again, when one had changed, one was listed
no longer, and one could not be taken in because nobody has said yet what its term means.
"""

from datetime import datetime, timedelta
from random import Random
from typing import Any

from domain.aggregate import By
from domain.feed import Feed, FeedRun, FeedTerm
from domain.feeding import LineKind, Listed, compare, merged, new_offer, paused_because, read_list
from domain.ids import new_id
from domain.need import Need
from domain.offer import Offer, WhoFor
from domain.openreferral import name_id
from domain.policy import Role
from persistence.demo.story import JOB, Story

NAME = "Northmarsh families’ directory"
MEANS: dict[str, Need | WhoFor | None] = {
    "Parent support": Need.PARENTING, "Debt and benefits": Need.MONEY, "Bereavement": Need.LOSS,
    "Parents and carers": WhoFor.PARENT, "Things to do": None,
}  # fmt: skip
SPRING: tuple[tuple[str, str, str, tuple[str, ...]], ...] = (
    ("Ferry Lane drop-in", "Ferry Lane Trust", "Coffee, toys and somebody to ask.", ("Parent support",)),
    ("Sleep talks", "Northmarsh Health Visitors", "An evening on how small children sleep.",
     ("Parent support", "Parents and carers")),
    ("Money mornings", "Northmarsh Advice", "Help with letters about money.", ("Debt and benefits",)),
    ("Remembering together", "Tern House", "For families after a death.", ("Bereavement",)),
)  # fmt: skip


def directory(story: Story) -> Story:
    """Name the directory, take it in in spring and again in autumn; all of it in a story of its own."""
    rng, spring = Random("northmarsh directory"), story.now - timedelta(days=210)
    feed = Feed.enter(
        id=new_id(milliseconds=int(spring.timestamp() * 1000), random=rng.randbytes(10)), name=NAME, by=_keeper(spring)
    )
    feed.keep_terms(
        (
            FeedTerm(id=name_id(f"{NAME}{name}"), key=str(name_id(name)), name=name, taxonomy="Northmarsh")
            for name in MEANS
        ),
        by=_keeper(spring),
    )
    for term in feed.terms:
        means = MEANS[term.name]
        if means is not None:
            need, who = (means, None) if isinstance(means, Need) else (None, means)
            feed.say_term(term.id, need=need, who_for=who, by=_keeper(spring))
    listed = [_service(*each) for each in SPRING]
    lines = compare(_read(feed, listed), {})
    made = {line.key: Offer.take_in(by=_keeper(spring), **new_offer(line, feed.id)) for line in lines}
    _noted(feed, spring, listed=len(listed), new=len(made))
    for offer in made.values():
        story.save(offer)

    autumn = story.now - timedelta(days=20)
    changed = [
        *listed[:2],
        _service("Money mornings", "Northmarsh Advice", "Help with money, by appointment.", SPRING[2][3]),
    ]
    later = [*changed, _service("Model boats", "Northmarsh Lake Club", "Build one, sail one.", ("Things to do",))]
    for line in compare(_read(feed, later), made):
        if line.key not in made:
            continue
        offer = made[line.key]
        if line.kind is LineKind.GONE:
            offer.lose(reason=paused_because(NAME), by=_keeper(autumn))
        elif line.kind is LineKind.CHANGED:
            said, facts = merged(line, offer, (), ())
            offer.follow(said, by=_keeper(autumn), **facts)
        if offer.changes:
            story.save(offer)
    _noted(feed, autumn, listed=len(later), changed=1, gone=1, refused=1)
    story.save(feed)
    return story


def _keeper(at: datetime) -> By:
    return By(JOB, Role.SYSTEM, at)


def _read(feed: Feed, services: list[dict[str, Any]]) -> list[Listed]:
    return read_list(feed.id, services, feed.terms)


def _noted(feed: Feed, at: datetime, **counts: int) -> None:
    usual = dict.fromkeys(("listed", "new", "changed", "gone", "back", "differing", "refused"), 0)
    feed.note_run(FeedRun(id=name_id(f"{NAME}{at.isoformat()}"), at=at, **usual | counts), by=_keeper(at))


def _service(name: str, organisation: str, about: str, terms: tuple[str, ...]) -> dict[str, Any]:
    return {
        "id": str(name_id(f"{NAME}{name}")), "name": name, "status": "active", "description": about,
        "organization": {"id": str(name_id(organisation)), "name": organisation, "description": organisation},
        "url": f"https://northmarsh.example/{name.lower().replace(' ', '-')}",
        "attributes": [_attribute(name, each) for each in terms],
    }  # fmt: skip


def _attribute(of: str, name: str) -> dict[str, Any]:
    return {
        "id": str(name_id(f"{of}{name}")),
        "taxonomy_term": {"id": str(name_id(name)), "name": name, "description": name},
    }
