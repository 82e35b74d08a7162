"""Taking another directory's entries into the catalogue: first looked at, then done, and only as it was looked at."""

import hashlib
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from domain.errors import RuleBroken
from domain.feed import Feed, FeedRun
from domain.feeding import FeedLine, LineKind, Listed, compare, merged, new_offer, paused_because, read_list
from domain.ids import new_id
from domain.offer import Offer
from persistence.offer import Offers
from persistence.state import to_json
from persistence.transaction import Transaction
from persistence.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class Choice:
    """Of a field that both have changed: theirs is taken, or ours stays."""

    offer_id: UUID
    field: str
    theirs: bool


@dataclass(frozen=True, slots=True)
class Looked:
    """What would happen. `digest` names exactly this: only what was looked at is done."""

    listed: Sequence[Listed]
    lines: Sequence[FeedLine]
    digest: str

    def count(self, kind: LineKind) -> int:
        """How many entries are of a kind."""
        return sum(line.kind is kind for line in self.lines)

    @property
    def differing(self) -> int:
        """In how many somebody has to choose."""
        return sum(line.differs for line in self.lines)


async def look(transaction: Transaction, feed: Feed, services: Iterable[Any]) -> Looked:
    """Hold what a directory lists against what came from it before. Nothing is changed."""
    listed = read_list(feed.id, services, feed.terms)
    lines = compare(listed, await Offers(transaction).of_feed(feed.id))
    told = [
        [line.key, line.kind, line.reason, line.facts, [[each.field, each.ours] for each in line.changes]]
        for line in lines
    ]
    return Looked(listed, lines, hashlib.sha256(to_json(told).encode()).hexdigest()[:32])


async def take(work: UnitOfWork, feed: Feed, looked: Looked, choices: Sequence[Choice] = ()) -> bool:
    """Do what was looked at; whether anything came of it. The feed is changed and not saved."""
    done: Counter[LineKind] = Counter()
    for line in looked.lines:
        if line.kind is LineKind.NEW:
            await work.offers.add(Offer.take_in(by=work.by, **new_offer(line, feed.id)))
            done[line.kind] += 1
        elif line.offer_id and line.kind in {LineKind.CHANGED, LineKind.BACK, LineKind.GONE}:
            offer = await work.offers.get(line.offer_id)
            if _told(offer, line, feed, choices, work):
                await work.offers.save(offer)
                done[line.kind] += 1
    feed.keep_terms((term for one in looked.listed for term in one.terms), by=work.by)
    if done.total():
        run = FeedRun(
            id=new_id(), at=work.by.at, listed=len(looked.listed), new=done[LineKind.NEW],
            changed=done[LineKind.CHANGED], gone=done[LineKind.GONE], back=done[LineKind.BACK],
            differing=looked.differing, refused=looked.count(LineKind.REFUSED),
        )  # fmt: skip
        feed.note_run(run, by=work.by)
    return bool(feed.changes)


def _told(offer: Offer, line: FeedLine, feed: Feed, choices: Sequence[Choice], work: UnitOfWork) -> bool:
    """Tell one offer what its directory says now; whether that changes anything."""
    if line.kind is LineKind.GONE:
        offer.lose(reason=line.reason or paused_because(feed.name), by=work.by)
        return True
    mine = [each for each in choices if each.offer_id == offer.id]
    said, facts = merged(
        line, offer, [each.field for each in mine if each.theirs], [each.field for each in mine if not each.theirs]
    )
    if line.kind is LineKind.CHANGED and said == offer.feed_said and not facts:
        return False
    offer.follow(said, by=work.by, **facts)
    return True


def same(looked: Looked, digest: str) -> None:
    """Raise `RuleBroken` unless this is what somebody looked at."""
    if looked.digest != digest:
        raise RuleBroken("The list has changed since you looked. Look again.", "list-changed")
