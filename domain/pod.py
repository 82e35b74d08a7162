"""A pod: the small team that stays with a child. Other kinds of team are pods of another kind."""

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import ClassVar, Self
from uuid import UUID

from domain.aggregate import Aggregate, By, whole
from domain.composition import holds
from domain.errors import Invalid, RuleBroken
from domain.pod_kinds import BY_CODE
from domain.pod_parts import PodMember, PodPost, PodSecondment, SecondmentOutcome
from domain.policy import Role
from domain.worker import Worker


class PodKind(StrEnum):
    """The codes of the kinds of team that Kith ships (`domain.pod_kinds`). An authority's copies have codes of their own."""

    POD = "pod"
    FAMILY_SAFEGUARDING = "family_safeguarding"
    HUB = "hub"
    FRONT_DOOR = "front_door"
    FGC_SERVICE = "fgc_service"
    LEADERSHIP = "leadership"


@dataclass(slots=True, kw_only=True, eq=False)
class Pod(Aggregate):
    """A team with dated memberships. A pod shares knowledge of its children; it never holds one: a worker does.

    `pod_kind` is the code of a kind of team, shipped or the authority's own; `takes`: whether that kind has children.
    """

    kind: ClassVar[str] = "pod"
    name: str
    pod_kind: str
    takes: bool = True
    area: str | None = None
    members: tuple[PodMember, ...] = ()
    posts: tuple[PodPost, ...] = ()
    secondments: tuple[PodSecondment, ...] = ()
    formed_on: date
    ended_on: date | None = None

    @classmethod
    def form(
        cls, *, id: UUID, name: str, pod_kind: str, area: str | None, formed_on: date, by: By, takes: bool | None = None
    ) -> Self:
        """A team begins. `takes` is the kind's, and is needed only where the kind is the authority's own."""
        if takes is None:
            takes = BY_CODE[pod_kind].takes_children
        pod = cls(id=id, name=name, pod_kind=pod_kind, takes=takes, area=area, formed_on=formed_on)
        pod.note("formed", by, name=name, pod_kind=pod_kind)
        return pod

    @property
    def takes_children(self) -> bool:
        """Whether children can be put before this team: not the front door, the conference service or leadership."""
        return self.ended_on is None and self.takes

    def has(self, worker_id: UUID, on: date) -> bool:
        """Whether the worker is a member on that day."""
        return any(m.worker_id == worker_id and holds(m, on) for m in self.members)

    def add(
        self, worker: Worker, *, member_id: UUID, fte: float, since: date, by: By, post_id: UUID | None = None,
        room_days: str | None = None,
    ) -> None:  # fmt: skip
        """A worker comes into the team, in the role they hold, and perhaps into one of its posts.

        However many there are already: what is above the kind's ceiling is shown and refuses nobody.
        """
        self._enter(worker, member_id, worker.role, fte, since, post_id, room_days)
        self.note("joined", by, worker_id=worker.id, role=worker.role, since=since)

    @whole
    def move(
        self, member_id: UUID, worker: Worker, *, new_id: UUID, fte: float, since: date, post_id: UUID | None,
        room_days: str | None, by: By,
    ) -> None:  # fmt: skip
        """A member takes another post or other hours in this team: one membership ends and the next begins that day.

        From the membership's own first day, the one that begins takes its place: it was so all along.
        """
        found = self._present(member_id)
        if worker.id != found.worker_id:
            raise Invalid("/member_id", "This is somebody else's membership.")
        self._end(found, since, "/since")
        self.members = tuple(m for m in self.members if m.id != found.id or m.since != since)
        self._enter(worker, new_id, worker.role, fte, since, post_id, room_days)
        self.note("moved", by, worker_id=worker.id, role=worker.role, fte=fte, since=since, post_id=post_id)

    def release(self, member_id: UUID, *, until: date, by: By) -> None:
        """A member leaves the team: `until` is the first day on which they are not in it. A secondment ends with it."""
        found = self._present(member_id)
        self._end(found, until, "/until")
        self.secondments = tuple(
            replace(s, until=max(until, s.since), outcome=SecondmentOutcome.RETURNED)
            if s.worker_id == found.worker_id and s.until is None else s
            for s in self.secondments
        )  # fmt: skip
        self.note("released", by, worker_id=found.worker_id, until=until)

    def open_post(self, post: PodPost, *, by: By) -> None:
        """The team gets a post. It is vacant until somebody joins in it."""
        if not 0 < post.fte <= 1:
            raise Invalid("/fte", "A post is more than 0 and at most 1 full-time week. Open one for each person.")
        if post.role in {Role.AGENCY, Role.SYSTEM}:
            raise Invalid("/role", "This is not a post that a worker can hold.")
        self.posts = (*self.posts, replace(post, post_id=post.id))
        self.note("post_opened", by, role=post.role, fte=post.fte, since=post.since)

    def change_post(
        self, post_id: UUID, *, new_id: UUID, title: str, fte: float, funded_by: UUID | None, since: date, by: By
    ) -> None:
        """The post has other hours, another title or another funder from a day on. Whoever is in it stays in it."""
        found = self._open_post(post_id)
        if not 0 < fte <= 1:
            raise Invalid("/fte", "A post is more than 0 and at most 1 full-time week.")
        if since <= found.since:
            raise Invalid("/since", "This is not after the day from which the post is as it is now.")
        ended = replace(found, until=since)
        changed = replace(found, id=new_id, title=title, fte=fte, funded_by=funded_by, since=since)
        self.posts = (*(ended if each is found else each for each in self.posts), changed)
        self.note("post_changed", by, role=found.role, fte=fte, since=since, post_id=post_id)

    def close_post(self, post_id: UUID, *, until: date, reason: str, by: By) -> None:
        """The post is no longer part of the team. Nobody may be in it from then on."""
        found = self._open_post(post_id)
        if until < found.since:
            raise Invalid("/until", "A post cannot end before it began.")
        if any(m.post_id == post_id and (m.until is None or until < m.until) for m in self.members):
            raise RuleBroken("Somebody is in this post. Move or end their membership first.", "post-filled")
        self.posts = tuple(replace(each, until=until) if each is found else each for each in self.posts)
        self.note("post_closed", by, reason=reason, role=found.role, until=until, post_id=post_id)

    def second(
        self, worker: Worker, secondment: PodSecondment, *, member_id: UUID, role: Role, fte: float,
        post_id: UUID | None, room_days: str | None, by: By,
    ) -> None:  # fmt: skip
        """Somebody comes for a planned time from another team or from a partner, into a role that may not be theirs.

        What they may see and do follows from their own role, not from the one they stand in for.
        """
        if secondment.planned_until <= secondment.since:
            raise Invalid("/planned_until", "Plan it to end after it begins.")
        if secondment.home_pod_id == self.id:
            raise Invalid("/home_pod_id", "This is the team they come to.")
        if secondment.home_pod_id is None and worker.employer_id is None:
            raise Invalid("/home_pod_id", "Say from which team: this worker is not a partner's.")
        self._enter(worker, member_id, role, fte, secondment.since, post_id, room_days)
        self.secondments = (*self.secondments, secondment)
        self.note(
            "seconded", by, worker_id=worker.id, role=role, since=secondment.since,
            planned_until=secondment.planned_until,
        )  # fmt: skip

    @whole
    def end_secondment(
        self, secondment_id: UUID, *, outcome: SecondmentOutcome, on: date, new_id: UUID | None,
        planned_until: date | None, by: By,
    ) -> None:  # fmt: skip
        """What came of it: they go back and their membership ends, it goes on for longer, or they stay for good.

        An extension needs `new_id` and `planned_until`, and makes the next term.
        """
        found = next((s for s in self.secondments if s.id == secondment_id and s.until is None), None)
        if found is None:
            raise RuleBroken("This secondment has ended already.", "secondment-ended")
        if on < found.since:
            raise Invalid("/on", "A secondment cannot end before it began.")
        self.secondments = tuple(replace(s, until=on, outcome=outcome) if s is found else s for s in self.secondments)
        if outcome is SecondmentOutcome.EXTENDED:
            if new_id is None or planned_until is None or planned_until <= max(on, found.planned_until):
                raise Invalid("/planned_until", "Say until when: a day after the one that was planned.")
            self.secondments = (*self.secondments, replace(found, id=new_id, since=on, planned_until=planned_until))
        if outcome is SecondmentOutcome.RETURNED:
            for member in [m for m in self.members if m.worker_id == found.worker_id and m.until is None]:
                self._end(member, on, "/on")
        self.note("secondment_ended", by, worker_id=found.worker_id, outcome=outcome, on=on)

    def lend(self, worker_id: UUID, *, fte: float, new_id: UUID, since: date, by: By) -> None:
        """A member goes to another team for a time, with so much of their week; what is left of it stays here."""
        found = next((m for m in self.members if m.worker_id == worker_id and m.until is None), None)
        if found is None or since < found.since:
            raise Invalid("/home_pod_id", "This worker is not a member of that team on that day.")
        self._end(found, since, "/since")
        left = round(found.fte - fte, 3)
        if left > 0:
            self.members = (*self.members, replace(found, id=new_id, fte=left, since=since))
        self.note("lent", by, worker_id=worker_id, fte=fte, since=since)

    @whole
    def take_back(self, worker: Worker, *, new_id: UUID, since: date, by: By) -> None:
        """A member who was lent is back for as much of the week as before, in the post they had if it is still open."""
        ended = [m for m in self.members if m.worker_id == worker.id and m.until is not None]
        if not ended:
            raise Invalid("/home_pod_id", "This worker was never a member of that team.")
        before = max(ended, key=lambda member: member.since)
        for member in [m for m in self.members if m.worker_id == worker.id and m.until is None]:
            self._end(member, since, "/on")
        still = any(p.post_id == before.post_id and p.until is None and p.role is worker.role for p in self.posts)
        post_id = before.post_id if still else None
        self._enter(worker, new_id, worker.role, min(before.fte, worker.fte), since, post_id, before.room_days)
        self.note("took_back", by, worker_id=worker.id, since=since)

    def _present(self, member_id: UUID) -> PodMember:
        found = next((m for m in self.members if m.id == member_id and m.until is None), None)
        if found is None:
            raise RuleBroken("This membership has ended already.", "membership-ended")
        return found

    def _end(self, member: PodMember, until: date, pointer: str) -> None:
        if until < member.since:
            raise Invalid(pointer, "A membership cannot end before it began.")
        self.members = tuple(replace(m, until=until) if m is member else m for m in self.members)

    def _open_post(self, post_id: UUID) -> PodPost:
        found = next((post for post in self.posts if post.post_id == post_id and post.until is None), None)
        if found is None:
            raise RuleBroken("This post has been closed already.", "post-closed")
        return found

    def _enter(
        self, worker: Worker, member_id: UUID, role: Role, fte: float, since: date, post_id: UUID | None,
        room_days: str | None,
    ) -> None:  # fmt: skip
        if worker.left_on:
            raise RuleBroken("This worker has left.", "worker-left")
        if not 0 < fte <= worker.fte:
            raise Invalid("/fte", "The share of a full week is more than 0 and not above the worker's own hours.")
        if any(m.worker_id == worker.id and (m.until is None or since < m.until) for m in self.members):
            raise RuleBroken("This worker is already a member of this team.", "already-member")
        if post_id is not None:
            post = self._open_post(post_id)
            if post.role is not role:
                raise Invalid("/post_id", "This post is for another role.")
            if since < min(each.since for each in self.posts if each.post_id == post_id):
                raise Invalid("/post_id", "The post was not open on that day yet.")
        member = PodMember(
            id=member_id, worker_id=worker.id, role=role, fte=fte, since=since, post_id=post_id, room_days=room_days
        )
        self.members = (*self.members, member)
