"""What another directory lists, read strictly and held against what came from it before. Nothing is changed here.

An entry has three sides: what they said last time (`Offer.feed_said`), what they say now, and what we have. A field that
only they changed is taken over. A field that we changed stays; where they have since changed it too, both are shown and
somebody chooses. So the same list twice changes nothing, and nobody's work is lost without a word.
"""

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any
from uuid import UUID, uuid5

from domain.feed import FeedTerm
from domain.need import Need
from domain.offer import Offer, OfferLocation, OfferRoute, OfferTime, Weekday, WhoFor
from domain.openreferral import BY_ID

LONGEST_WORD, LONGEST_TEXT, MOST = 200, 50_000, 50
_AREA = re.compile(r"[A-Z]{1,2}[0-9][A-Z0-9]?")
_TIME = re.compile(r"([01][0-9]|2[0-3]):[0-5][0-9]")
_NOT_TEXT = re.compile("[\0\ud800-\udfff]")


class LineKind(StrEnum):
    """What becomes of one entry of theirs."""

    NEW = "new"
    CHANGED = "changed"
    SAME = "same"
    BACK = "back"
    GONE = "gone"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldChange:
    """One field: what we have, what they say. `ours_changed`: somebody here has changed it since, so somebody chooses."""

    field: str
    ours: str
    theirs: str
    ours_changed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedLine:
    """One entry: what becomes of it, and why where it is refused. `facts` are what they say, as JSON has it."""

    key: str
    name: str
    kind: LineKind
    offer_id: UUID | None = None
    reason: str | None = None
    changes: tuple[FieldChange, ...] = ()
    facts: dict[str, Any] | None = None

    @property
    def differs(self) -> bool:
        """Whether somebody has to choose."""
        return any(change.ours_changed for change in self.changes)


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """One entry of theirs, read: its facts, or why it is refused."""

    key: str
    name: str
    facts: dict[str, Any] | None
    reason: str | None
    terms: tuple[FeedTerm, ...]
    closed: bool = False


class _Refused(Exception):
    """The entry cannot be taken over; the text says why."""


class _Closed(_Refused):
    """It is listed, and takes nobody now."""


def read_list(feed_id: UUID, services: Iterable[Any], known: Sequence[FeedTerm]) -> list[Listed]:
    """Read the services of a list. Two of the same id: the second is refused."""
    said = {term.key: term for term in known}
    found: list[Listed] = []
    keys: set[str] = set()
    for number, raw in enumerate(services, 1):
        one = _read(feed_id, raw, said, number)
        if one.key in keys:
            one = Listed(
                key=f"{one.key}#{number}", name=one.name, facts=None, reason="This id was listed before.", terms=()
            )
        keys.add(one.key)
        found.append(one)
    return found


def compare(listed: Sequence[Listed], held: Mapping[str, Offer]) -> list[FeedLine]:
    """What would become of each entry, and of those that came from there before and are listed no longer."""
    lines = [_line(one, held.get(one.key)) for one in listed]
    keys = {one.key for one in listed}
    lines += [
        FeedLine(key=key, name=offer.name, kind=LineKind.GONE, offer_id=offer.id)
        for key, offer in held.items()
        if key not in keys and offer.feed_gone_on is None
    ]
    return lines


def merged(line: FeedLine, offer: Offer, chosen: Iterable[str], kept: Iterable[str]) -> tuple[str, dict[str, Any]]:
    """What they are now known to say, and the fields to take over.

    `chosen`: fields of which theirs is taken; `kept`: of which ours stays, and they are not shown again until they
    change. A field that differs and is in neither stays as it is and is shown the next time.
    """
    facts = line.facts or {}
    before: dict[str, Any] = json.loads(offer.feed_said or "{}")
    wanted, settled = set(chosen), set(kept)
    take = {change.field for change in line.changes if not change.ours_changed or change.field in wanted}
    open_ones = {change.field for change in line.changes if change.ours_changed} - wanted - settled
    said = facts | {field: before[field] for field in open_ones if field in before}
    return as_text(said), domain_facts({field: facts[field] for field in take})


def as_text(facts: Mapping[str, Any]) -> str:
    """Facts as they are kept on the offer."""
    return json.dumps(facts, sort_keys=True, ensure_ascii=False)


def domain_facts(facts: Mapping[str, Any]) -> dict[str, Any]:
    """JSON's values as the offer's own."""
    made = dict(facts)
    for field, kind in (("needs", Need), ("who_for", WhoFor)):
        if field in made:
            made[field] = tuple(kind(each) for each in made[field])
    for field in ("areas", "languages"):
        if field in made:
            made[field] = tuple(made[field])
    if "route" in made:
        made["route"] = OfferRoute(made["route"])
    if "locations" in made:
        made["locations"] = tuple(OfferLocation(**each | {"id": UUID(each["id"])}) for each in made["locations"])
    if "times" in made:
        made["times"] = tuple(_time(each) for each in made["times"])
    return made


def _time(each: Mapping[str, Any]) -> OfferTime:
    place = each["location_id"]
    return OfferTime(
        id=UUID(each["id"]), location_id=UUID(place) if place else None, days=tuple(map(Weekday, each["days"])),
        opens_at=each["opens_at"], closes_at=each["closes_at"],
    )  # fmt: skip


def _plain(value: Any) -> Any:
    """A field of an offer as JSON has it."""
    if isinstance(value, tuple):
        return [_plain(each) for each in value]
    if isinstance(value, OfferLocation | OfferTime):
        return {name: _plain(getattr(value, name)) for name in value.__dataclass_fields__}
    if isinstance(value, UUID | StrEnum):
        return str(value)
    return value


def _line(one: Listed, offer: Offer | None) -> FeedLine:
    if one.closed and offer:
        kind = LineKind.GONE if offer.feed_gone_on is None else LineKind.SAME
        return FeedLine(key=one.key, name=one.name, kind=kind, reason=one.reason, offer_id=offer.id)
    if one.facts is None:
        offer_id = offer.id if offer else None
        return FeedLine(key=one.key, name=one.name, kind=LineKind.REFUSED, reason=one.reason, offer_id=offer_id)
    if offer is None:
        return FeedLine(key=one.key, name=one.name, kind=LineKind.NEW, facts=one.facts)
    before: dict[str, Any] = json.loads(offer.feed_said or "{}")
    changes = []
    for field, theirs in one.facts.items():
        ours = _plain(getattr(offer, field))
        if theirs not in (before.get(field), ours):
            changes.append(
                FieldChange(
                    field=field, ours=_shown(ours), theirs=_shown(theirs),
                    ours_changed=field in before and ours != before[field],
                )
            )  # fmt: skip
    kind = LineKind.CHANGED if changes else LineKind.SAME
    if offer.feed_gone_on is not None:
        kind = LineKind.BACK
    return FeedLine(key=one.key, name=one.name, kind=kind, offer_id=offer.id, changes=tuple(changes), facts=one.facts)


def _shown(value: Any) -> str:
    """A field in words, for whoever chooses."""
    if isinstance(value, list):
        return "; ".join(_shown(each) for each in value)
    if isinstance(value, dict):
        return ", ".join(_shown(each) for name, each in value.items() if each and not name.endswith("id"))
    return "" if value is None else str(value)


# --- reading one service of HSDS-UK-3.0 --------------------------------------------------------------------------


def _read(feed_id: UUID, raw: Any, said: Mapping[str, FeedTerm], number: int) -> Listed:
    key, name = f"#{number}", f"Entry {number}"
    terms: tuple[FeedTerm, ...] = ()
    try:
        if not isinstance(raw, dict):
            raise _Refused("It is not an entry.")  # noqa: TRY301
        name = _text(raw, "name", longest=LONGEST_WORD) or name
        key = _text(raw, "id", longest=LONGEST_WORD) or key
        terms = _terms(feed_id, raw)
        facts = _facts(uuid5(feed_id, key), raw, terms, said)
    except _Refused as refused:
        return Listed(
            key=key, name=name, facts=None, reason=str(refused), terms=terms, closed=isinstance(refused, _Closed)
        )
    return Listed(key=key, name=name, facts=facts, reason=None, terms=terms)


def _facts(
    offer_id: UUID, raw: dict[str, Any], terms: Sequence[FeedTerm], said: Mapping[str, FeedTerm]
) -> dict[str, Any]:
    for field in ("id", "name"):
        if not _text(raw, field, longest=LONGEST_WORD):
            raise _Refused(f"It has no {field}.")
    if raw.get("status") != "active":
        raise _Closed(f"It is not open now: its status is {_text(raw, 'status') or 'not given'}.")
    meant = [_meaning(term, said) for term in terms]
    needs = [need for need in Need if need in {term.need for term in meant}]
    if not needs:
        named = ", ".join(term.name for term in terms)
        raise _Refused(
            f"None of its terms means a need yet: {named}." if terms else "It has no terms that say what it helps with."
        )
    organisation = raw.get("organization")
    given_by = _text(organisation, "name", longest=LONGEST_WORD) if isinstance(organisation, dict) else None
    if given_by is None:
        raise _Refused("It does not say who gives it.")
    description = _text(raw, "description") or str(raw["name"])
    summary, _, more = description.partition("\n\n")
    age_from, age_to = _age(raw, "minimum_age"), _age(raw, "maximum_age")
    if age_from is not None and age_to is not None and age_to < age_from:
        raise _Refused("Its highest age is below its lowest.")
    website, email, phone = _website(raw), _email(raw), _phone(raw)
    locations, times = _places(offer_id, raw)
    # Whom it is for is seldom said elsewhere. Families are then whom it may be for: it excludes nobody.
    who_for = [who for who in WhoFor if who in {term.who_for for term in meant}] or [WhoFor.FAMILY]
    return {
        "name": raw["name"].strip(), "organisation": given_by, "summary": summary, "purpose": more.strip() or summary,
        "needs": [str(need) for need in needs], "who_for": [str(who) for who in who_for],
        "age_from": age_from, "age_to": age_to, "areas": _areas(raw), "languages": _names(raw, "languages"),
        "cost": _cost(raw), "email": email, "phone": phone, "website": website,
        "route": str(OfferRoute.EMAIL if email else OfferRoute.PHONE if phone else OfferRoute.SELF),
        "how_to_refer": "Ask them: " + (", ".join(filter(None, (phone, email, website))) or "see where they are."),
        "locations": locations, "times": times,
    }  # fmt: skip


def _meaning(term: FeedTerm, said: Mapping[str, FeedTerm]) -> FeedTerm:
    """What was said here of a term; our own terms, come back, mean what they always mean."""
    return said.get(term.key, term)


def _terms(feed_id: UUID, raw: dict[str, Any]) -> tuple[FeedTerm, ...]:
    found = {}
    for attribute in _list(raw, "attributes"):
        term = attribute.get("taxonomy_term")
        if not isinstance(term, dict):
            continue
        key = _text(term, "id", longest=LONGEST_WORD)
        name = _text(term, "name", longest=LONGEST_WORD)
        if not key or not name:
            raise _Refused("One of its terms has no id or no name.")
        inside = term.get("taxonomy_detail")
        taxonomy = _text(inside, "name", longest=LONGEST_WORD) if isinstance(inside, dict) else None
        own = BY_ID.get(key)
        found[key] = FeedTerm(
            id=uuid5(feed_id, f"term:{key}"), key=key, name=name,
            taxonomy=taxonomy or _text(term, "taxonomy", longest=LONGEST_WORD),
            need=own.means if own and isinstance(own.means, Need) else None,
            who_for=own.means if own and isinstance(own.means, WhoFor) else None,
        )  # fmt: skip
    return tuple(found.values())


def _places(offer_id: UUID, raw: dict[str, Any]) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    places, times = [], _times(offer_id, None, _list(raw, "schedules"))
    for number, link in enumerate(_list(raw, "service_at_locations")):
        location = link.get("location")
        location = location if isinstance(location, dict) else {}
        id = uuid5(offer_id, f"place:{_text(link, 'id') or number}")
        address = next(iter(_list(location, "addresses")), {})
        schedules = _list(link, "schedules")
        place = {
            "id": str(id), "name": _text(location, "name", longest=LONGEST_WORD) or "Where it is",
            "lines": _text(address, "address_1"), "postcode": _text(address, "postal_code", longest=20),
            "opening": "; ".join(filter(None, (_text(each, "description") for each in schedules))) or None,
            "town": _text(address, "city", longest=LONGEST_WORD),
            "county": _text(address, "state_province", longest=LONGEST_WORD),
        }  # fmt: skip
        places.append(place)
        times += _times(offer_id, id, schedules)
    return places, times


def _times(offer_id: UUID, place_id: UUID | None, schedules: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The weekly times that are whole: days, opening and closing. Anything else stays words."""
    found = []
    for number, each in enumerate(schedules):
        days = [day for day in Weekday if day in (_text(each, "byday") or "").split(",")]
        opens, closes = ((_text(each, name) or "")[:5] for name in ("opens_at", "closes_at"))
        weekly = each.get("freq") == "WEEKLY" and each.get("interval", 1) == 1
        if weekly and days and _TIME.fullmatch(opens) and _TIME.fullmatch(closes) and opens < closes:
            id = uuid5(offer_id, f"time:{place_id}:{_text(each, 'id') or number}")
            found.append({
                "id": str(id), "location_id": str(place_id) if place_id else None, "days": [str(day) for day in days],
                "opens_at": opens, "closes_at": closes,
            })  # fmt: skip
    return found


def _text(raw: Any, field: str, *, longest: int = LONGEST_TEXT) -> str | None:
    """A text, None where there is none. Raises `_Refused` for what is no text, or too long for a field of ours."""
    value = raw.get(field) if isinstance(raw, dict) else None
    if value is None:
        return None
    if not isinstance(value, str) or _NOT_TEXT.search(value):
        raise _Refused(f"Its {field} is not text.")
    if len(value) > longest:
        raise _Refused(f"Its {field} is longer than {longest} letters.")
    return value.strip() or None


def _list(raw: Any, field: str) -> list[dict[str, Any]]:
    value = raw.get(field) if isinstance(raw, dict) else None
    if value is None:
        return []
    if not isinstance(value, list) or not all(isinstance(each, dict) for each in value):
        raise _Refused(f"Its {field} is not a list of entries.")
    return value[:MOST]


def _names(raw: dict[str, Any], field: str) -> list[str]:
    return sorted({name for each in _list(raw, field) if (name := _text(each, "name", longest=LONGEST_WORD))})


def _areas(raw: dict[str, Any]) -> list[str]:
    """The postcode districts. Where areas are said otherwise we cannot hold them against an address: then anywhere."""
    names = _names(raw, "service_areas")
    return names if all(_AREA.fullmatch(name) for name in names) else []


def _age(raw: dict[str, Any], field: str) -> int | None:
    value = raw.get(field)
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int | float) or not -1 <= value <= 120:
        raise _Refused(f"Its {field} is not an age.")
    return int(value)


def _cost(raw: dict[str, Any]) -> str | None:
    found = []
    for each in _list(raw, "cost_options"):
        amount = each.get("amount")
        said = f"£{amount:g}" if isinstance(amount, int | float) and not isinstance(amount, bool) else None
        found.append(" ".join(filter(None, (_text(each, "option"), said, _text(each, "amount_description")))))
    return "; ".join(filter(None, found)) or _text(raw, "fees")


def _website(raw: dict[str, Any]) -> str | None:
    value = _text(raw, "url", longest=500)
    return value if value and re.fullmatch(r"https://\S+", value) else None


def _email(raw: dict[str, Any]) -> str | None:
    value = _text(raw, "email", longest=254)
    if value and not re.fullmatch(r"[^@\s]+@[^@\s]+", value):
        raise _Refused("Its email is not an address.")
    return value


def _phone(raw: dict[str, Any]) -> str | None:
    holders = [raw, *_list(raw, "contacts")]
    numbers = (_text(each, "number", longest=LONGEST_WORD) for holder in holders for each in _list(holder, "phones"))
    return next(filter(None, numbers), None)


def paused_because(name: str) -> str:
    """Why an entry that is listed no longer takes nobody."""
    return f"{name} no longer lists it."


def new_offer(line: FeedLine, feed_id: UUID) -> dict[str, Any]:
    """The facts of a new entry."""
    facts = line.facts or {}
    return domain_facts(facts) | {
        "id": uuid5(feed_id, line.key), "feed_id": feed_id, "feed_key": line.key, "feed_said": as_text(facts),
    }  # fmt: skip
