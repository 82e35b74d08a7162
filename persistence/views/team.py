"""How one team is put together: what its kind asks, what there is, what is vacant, and what was amiss in the last year.

SQL reads the team and the names around it in one statement; the sums are the domain's (`domain.composition`).
"""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any
from uuid import UUID

import orjson

from domain.calendar import london_date
from domain.composition import Kind, breaches, establishment, full_weeks, heads, holds, spells
from domain.errors import NotFound
from domain.pod import Pod
from domain.pod_kinds import BY_CODE
from domain.policy import Role
from domain.template import Template
from persistence.access import viewed
from persistence.pod import Pods
from persistence.state import from_state
from persistence.template import Templates
from persistence.transaction import Transaction

A_YEAR = timedelta(days=365)

_TEAM = viewed(
    "team",
    f"""
    select near.version, {Pods.state_of("pod")} as state, (
        select {Templates.state_of("template")} from template where template.code = pod.pod_kind
    ) as template, (
        select json_object_agg(worker.id, json_build_object(
            'name', worker.given || ' ' || worker.family, 'employer_id', worker.employer_id
        )) from worker where worker.id in (
            select member.worker_id from pod_member member where member.pod_id = pod.id
            union all select lent.worker_id from pod_secondment lent where lent.pod_id = pod.id
        )
    )::text as workers, (
        select json_object_agg(agency.id, agency.name) from agency where agency.id in (
            select post.funded_by from pod_post post where post.pod_id = pod.id
            union all select worker.employer_id from pod_member member join worker on worker.id = member.worker_id
            where member.pod_id = pod.id
        )
    )::text as agencies, (
        select json_object_agg(home.id, home.name) from pod home where home.id in (
            select lent.home_pod_id from pod_secondment lent where lent.pod_id = pod.id
        )
    )::text as homes, (
        select json_object_agg(held.worker_id, held.children) from (
            select mine.worker_id, count(*) as children from journey join journey_allocation mine
                on mine.journey_id = journey.id and mine.part = 'keyworker' and mine.until is null
            where journey.pod_id = pod.id and exists (
                select from journey_status stage where stage.journey_id = journey.id
                and stage.until is null and stage.status <> 'closed'
            ) group by mine.worker_id
        ) held
    )::text as keyworkers
    from near join pod on pod.id = near.id
    """,
    kind="pod",
)


async def team(read: Transaction, pod_id: UUID, on: date | None) -> tuple[int, dict[str, Any]]:
    """A team's version and how it is put together on a day, today where none is named. Raises `NotFound`."""
    row = await read.connection.fetchrow(_TEAM, *read.viewer(pod_id))
    if row is None:
        raise NotFound
    pod = from_state(Pod, row["state"], row["version"])
    kind = BY_CODE.get(pod.pod_kind)
    if row["template"]:
        kind = from_state(Template, row["template"], 0).as_kind
    if kind is None:
        raise NotFound
    names = {each: orjson.loads(row[each] or "{}") for each in ("workers", "agencies", "homes", "keyworkers")}
    return row["version"], _page(pod, kind, names, on or london_date(read.by.at))


def _page(pod: Pod, kind: Kind, names: dict[str, dict[str, Any]], on: date) -> dict[str, Any]:
    stands = pod.formed_on <= on and (pod.ended_on is None or on < pod.ended_on)
    rules = kind.rules(on)
    workers = names["workers"]

    def link(which: str, id: UUID | str | None) -> dict[str, Any] | None:
        return None if id is None else {"id": id, "name": names[which].get(str(id), "")}

    posts = establishment(pod.posts, pod.members, on)
    vacant = {rule.role: sum(post.vacant for post in posts if post.role is rule.role) for rule in rules}
    here = [member for member in pod.members if holds(member, on)]
    order = {rule.role: place for place, rule in enumerate(rules)}
    holding = {rule.role for rule in rules if rule.holds}
    keyworkers: dict[str, int] = names["keyworkers"]

    def in_order(role: Role, name: str) -> tuple[int, str]:
        return order.get(role, len(order)), name

    first = max(pod.formed_on, on - A_YEAR)
    past = spells(kind.rules, (each.since for each in kind.sets), pod.members, first, on) if stands else ()
    now = {spell.breach: spell.since for spell in past if spell.until is None}
    return {
        "id": pod.id, "name": pod.name, "on": on, "version": pod.version, "takes_children": pod.takes_children,
        "kind": _kind(kind, on),
        "breaches": [
            _breach(breach) | {"since": now.get(breach, on)}
            for breach in (breaches(rules, pod.members, on) if stands else ())
        ],
        "rules": [
            {
                "role": rule.role, "fte_least": rule.fte_least, "fte_most": rule.fte_most,
                "heads_least": rule.heads_least, "leads": rule.leads, "holds": rule.holds, "source": rule.source,
                "there": full_weeks(pod.members, on, rule.role), "people": heads(pod.members, on, rule.role),
                "vacant": vacant[rule.role],
            }
            for rule in rules
        ],
        "others": [
            {"role": role, "there": full_weeks(here, on, role), "people": heads(here, on, role)}
            for role in sorted({member.role for member in here} - {rule.role for rule in rules})
        ],
        "posts": [
            {
                "post_id": post.post_id, "role": post.role, "fte": post.fte, "filled": post.filled,
                "vacant": post.vacant, "vacant_since": post.vacant_since, **_term(pod, post.post_id, on, link),
                "holders": [workers[str(m.worker_id)]["name"] for m in here if m.post_id == post.post_id],
            }
            for post in sorted(posts, key=lambda each: in_order(each.role, str(each.post_id)))
        ],
        "holding": [
            {
                "worker_id": member.worker_id, "name": workers[str(member.worker_id)]["name"], "role": member.role,
                "children": keyworkers[str(member.worker_id)],
            }
            for member in here
            if rules and member.role not in holding and str(member.worker_id) in keyworkers
        ],
        "members": [
            {
                "id": member.id, "worker_id": member.worker_id, "name": workers[str(member.worker_id)]["name"],
                "role": member.role, "fte": member.fte, "since": member.since, "until": member.until,
                "post_id": member.post_id, "room_days": member.room_days,
                "employer": link("agencies", workers[str(member.worker_id)]["employer_id"]),
            }
            for member in sorted(
                pod.members, key=lambda each: in_order(each.role, workers[str(each.worker_id)]["name"])
            )
            if member.until is None or member.until > on
        ],
        "secondments": [
            {
                "id": each.id, "worker_id": each.worker_id, "name": workers[str(each.worker_id)]["name"],
                "home_pod": link("homes", each.home_pod_id),
                "employer": link("agencies", workers[str(each.worker_id)]["employer_id"]),
                "home_post": each.home_post, "host_post": each.host_post, "since": each.since,
                "planned_until": each.planned_until, "until": each.until, "outcome": each.outcome,
            }
            for each in reversed(pod.secondments)
        ],
        "spells": [_breach(spell.breach) | {"since": spell.since, "until": spell.until} for spell in past],
    }  # fmt: skip


def _kind(kind: Kind, on: date) -> dict[str, Any]:
    held = [each for each in kind.sets if each.since <= on] or list(kind.sets[:1])
    rules = max(held, key=lambda each: each.since)
    return {
        "code": kind.code, "name": kind.name, "about": kind.about, "source": rules.source, "since": rules.since,
        "own": rules.own,
    }  # fmt: skip


def _breach(breach: Any) -> dict[str, Any]:
    return {
        "role": breach.role, "fault": breach.fault, "there": breach.there, "should": breach.should,
        "words": breach.words, "mend": breach.mend,
    }  # fmt: skip


def _term(pod: Pod, post_id: UUID, on: date, link: Callable[[str, Any], Any]) -> dict[str, Any]:
    term = next(each for each in pod.posts if each.post_id == post_id and holds(each, on))
    return {"title": term.title, "since": term.since, "funded_by": link("agencies", term.funded_by)}
