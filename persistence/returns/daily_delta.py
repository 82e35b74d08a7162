"""What of a child has to be sent again: the pieces of a payload, their hashes, and the difference between two.

Only hashes are kept of what was sent, never the words. The system's own id of a child is not part of a hash.
"""

import hashlib
import json
from collections.abc import Collection, Mapping
from typing import Any

Payload = dict[str, Any]

ITEMS = {
    "child_and_family_assessments": "child_and_family_assessment_id",
    "child_in_need_plans": "child_in_need_plan_id",
    "section_47_assessments": "section_47_assessment_id",
    "child_protection_plans": "child_protection_plan_id",
    "child_looked_after_placements": "child_looked_after_placement_id",
}
"""The lists within a time of help whose items are known by an id, and can be taken back one by one."""
SINGLE = ("adoption", "care_leavers")
BLOCKS = ("child_details", "health_and_wellbeing")
EPISODE = "social_care_episode_id"


def pieces(payload: Payload) -> dict[str, str]:
    """The hash of every piece that can be sent or taken back by itself, by its path."""
    found = {name: _hash(payload[name]) for name in BLOCKS if name in payload}
    for episode in payload.get("social_care_episodes", ()):
        path = f"episode/{episode[EPISODE]}"
        own = {name: value for name, value in episode.items() if name not in ITEMS and name not in SINGLE}
        found[path] = _hash(own)
        found |= {f"{path}/{name}": _hash(episode[name]) for name in SINGLE if name in episode}
        for name, key in ITEMS.items():
            found |= {f"{path}/{name}/{item[key]}": _hash(item) for item in episode.get(name, ())}
    return found


def fingerprint(found: Mapping[str, str]) -> str:
    """One hash of all pieces: equal hashes, equal words."""
    return _hash(sorted(found.items()))


def whole(payload: Payload, there: Collection[str]) -> Payload:
    """All of a child, and a purge of every piece that may be there and is no longer part of the record."""
    return _with_purges(payload, dict.fromkeys(there, ""), every=True)


def changes(payload: Payload, before: Mapping[str, str]) -> Payload | None:
    """The pieces that differ from those accepted `before`, and purges of those gone; None where nothing differs."""
    return None if pieces(payload) == before else _with_purges(payload, before, every=False)


def purge(la_child_id: str, mis_child_id: str) -> Payload:
    """That a child is no longer part of the flow at all."""
    return {"la_child_id": la_child_id, "mis_child_id": mis_child_id, "purge": True}


def _with_purges(payload: Payload, before: Mapping[str, str], *, every: bool) -> Payload:
    now = pieces(payload)
    gone = [path for path in before if path not in now]
    wanted = {path for path in now if every or before.get(path) != now[path]}
    made = {name: payload[name] for name in ("la_child_id", "mis_child_id", "purge", "child_details")}
    if "health_and_wellbeing" in wanted:
        made["health_and_wellbeing"] = payload["health_and_wellbeing"]
    elif "health_and_wellbeing" in gone:
        made["health_and_wellbeing"] = {"purge": True}
    sent: list[Payload] = []
    for episode in payload.get("social_care_episodes", ()):
        path = f"episode/{episode[EPISODE]}"
        part = {name: value for name, value in episode.items() if name not in ITEMS and name not in SINGLE}
        for name in SINGLE:
            if f"{path}/{name}" in wanted:
                part[name] = episode[name]
            elif f"{path}/{name}" in gone:
                part[name] = {"purge": True}
        for name, key in ITEMS.items():
            start = f"{path}/{name}/"
            items = [item for item in episode.get(name, ()) if start + item[key] in wanted]
            items += [{key: each.removeprefix(start), "purge": True} for each in gone if each.startswith(start)]
            if items or every:
                part[name] = items
        if any(each == path or each.startswith(f"{path}/") for each in (*wanted, *gone)):
            sent.append(part)
    # With a time of help goes all that was in it.
    sent += [{EPISODE: each.split("/")[1], "purge": True} for each in gone if each.count("/") == 1]
    if sent or every:
        made["social_care_episodes"] = sent
    return made


def _hash(value: Any) -> str:
    return hashlib.sha256(json.dumps(value, sort_keys=True).encode()).hexdigest()
