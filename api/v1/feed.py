"""Other directories of services: what their terms mean here, what would come from them, and taking it in."""

from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Request
from pydantic import BaseModel, Field

from api import feeding, fetching
from api.deps import CHANGES, IfMatch, Read, Work, answer, created, guarded
from api.json import JSON
from api.posting import Refused, Unanswered
from api.schema import Flag, In, Word, out
from domain.errors import Invalid
from domain.feed import Feed
from domain.feeding import LineKind
from domain.need import Need
from domain.offer import WhoFor
from domain.policy import Permission
from persistence.feed import Feeds
from persistence.views import feeds

router = APIRouter(prefix="/feeds", tags=["feed"])

Url = Annotated[str, Field(max_length=500, pattern=r"^https?://[!-~]+$")]
Services = Annotated[list[Any], Field(max_length=10_000)]
"""The services of a file, as the directory writes them."""


class FeedIn(In):
    """A directory to take entries from. Without `url` it comes as a file."""

    id: UUID
    name: Word
    url: Url | None = None


class SayTermIn(In):
    """What a term of theirs means here: a need, whom something is for, or neither."""

    term_id: UUID
    need: Need | None = None
    who_for: WhoFor | None = None


class LookIn(In):
    """Which directory to look at. Without `services` its address is asked."""

    feed_id: UUID
    services: Services | None = None


class ChoiceIn(In):
    """Of a field that both have changed: `theirs` is taken, or ours stays."""

    offer_id: UUID
    field: Word
    theirs: Flag


class TakeIn(In):
    """Take over what was looked at: `digest` is that of the look."""

    digest: Word
    services: Services | None = None
    choices: Annotated[tuple[ChoiceIn, ...], Field(max_length=10_000)] = ()


class FeedChangeView(BaseModel):
    """One field: what we have, what they say; `ours_changed`: somebody here has changed it, so somebody chooses."""

    field: str
    ours: str
    theirs: str
    ours_changed: bool


class FeedLineView(BaseModel):
    """One entry of theirs, and what becomes of it."""

    key: str
    name: str
    kind: LineKind
    offer_id: UUID | None
    reason: str | None
    changes: list[FeedChangeView]


class UnsaidTerm(BaseModel):
    """A term of theirs that means nothing here yet, and how many of the entries have it."""

    name: str
    taxonomy: str | None
    entries: int


class FeedLook(BaseModel):
    """What would happen if it were taken in now. Entries that stay as they are, are only counted."""

    digest: str
    listed: int
    same: int
    new: int
    changed: int
    gone: int
    back: int
    refused: int
    differing: int
    lines: list[FeedLineView]
    unsaid: list[UnsaidTerm]


class FeedCard(BaseModel):
    """One directory in the list. `unsaid`: how many of its terms mean nothing here yet."""

    id: UUID
    version: int
    name: str
    url: str | None
    offers: int
    terms: int
    unsaid: int
    last_at: str | None


class FeedList(BaseModel):
    """Every directory that entries come from."""

    items: list[FeedCard]


@router.get("", operation_id="feed.list", response_model=FeedList, **guarded(Permission.OFFER_MANAGE))
async def list_(read: Read) -> JSON:
    """The directories that entries come from."""
    return JSON(await feeds.every(read))


@router.post(
    "", operation_id="feed.enter", status_code=201, response_model=out(Feed), **guarded(Permission.OFFER_MANAGE, 409)
)
async def enter(body: FeedIn, work: Work) -> JSON:
    """Name a directory to take entries from."""
    return await created(work.feeds, Feed.enter(by=work.by, **body.model_dump()))


@router.get("/{id:uuid}", operation_id="feed.read", response_model=out(Feed), **guarded(Permission.OFFER_MANAGE))
async def read(id: UUID, read: Read) -> JSON:
    """One directory: its terms, and what each time brought."""
    return answer(await Feeds(read).read(id))


@router.post(
    "/{id:uuid}/terms", operation_id="feed.say_term", response_model=out(Feed),
    **guarded(Permission.OFFER_MANAGE, *CHANGES),
)  # fmt: skip
async def say_term(id: UUID, body: SayTermIn, work: Work, version: IfMatch) -> JSON:
    """Say what a term of theirs means here."""
    feed = await work.feeds.get(id, version)
    feed.say_term(body.term_id, need=body.need, who_for=body.who_for, by=work.by)
    await work.feeds.save(feed)
    return answer(feed)


@router.post("/look", operation_id="feed.look", response_model=FeedLook, **guarded(Permission.OFFER_MANAGE))
async def look(body: LookIn, read: Read, request: Request) -> JSON:
    """See what would come of taking it in now. Nothing is changed."""
    feed = await Feeds(read).consult(body.feed_id)
    looked = await feeding.look(read, feed, await _services(feed, body.services, request))
    said = {term.key for term in feed.terms if term.need or term.who_for}
    unsaid: dict[str, dict[str, Any]] = {}
    for one in looked.listed:
        for term in one.terms:
            if term.key not in said and term.need is None and term.who_for is None:
                row = unsaid.setdefault(term.key, {"name": term.name, "taxonomy": term.taxonomy, "entries": 0})
                row["entries"] += 1
    counts = {kind.value: looked.count(kind) for kind in LineKind}
    lines = [
        {
            "key": line.key, "name": line.name, "kind": line.kind, "offer_id": line.offer_id, "reason": line.reason,
            "changes": line.changes,
        }
        for line in looked.lines
        if line.kind is not LineKind.SAME
    ]  # fmt: skip
    return JSON({
        "digest": looked.digest, "listed": len(looked.listed), **counts, "differing": looked.differing, "lines": lines,
        "unsaid": sorted(unsaid.values(), key=lambda row: (-row["entries"], row["name"])),
    })  # fmt: skip


@router.post(
    "/{id:uuid}/take", operation_id="feed.take", response_model=out(Feed), **guarded(Permission.OFFER_MANAGE, *CHANGES)
)
async def take(id: UUID, body: TakeIn, work: Work, version: IfMatch, request: Request) -> JSON:
    """Take in what was looked at. Entries that are listed no longer are paused; none is deleted."""
    feed = await work.feeds.get(id, version)
    looked = await feeding.look(work, feed, await _services(feed, body.services, request))
    feeding.same(looked, body.digest)
    choices = [feeding.Choice(each.offer_id, each.field, each.theirs) for each in body.choices]
    if await feeding.take(work, feed, looked, choices):
        await work.feeds.save(feed)
    return answer(feed)


async def _services(feed: Feed, given: list[Any] | None, request: Request) -> list[Any]:
    """What was sent, or what the directory answers. Raises `Invalid` where it does not."""
    if given is not None:
        return given
    if feed.url is None:
        raise Invalid("/services", "This directory has no address: choose its file.")
    try:
        return await fetching.fetch(feed.url, local=request.app.state.settings.hooks_local)
    except (Refused, Unanswered) as error:
        raise Invalid("/services", f"The directory could not be read. {error}") from error
