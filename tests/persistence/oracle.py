"""A second, slow opinion on the clocks: from the rows as they lie in the tables, one child and one rule at a time.

It shares with the program only the numbers of the limits. Where the program asks SQL for spans and events and goes
through them once, this walks the child's record in plain Python and looks at every day by itself.
"""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

import asyncpg

from domain.calendar import LONDON, WorkingDays
from domain.timescales import BY_CODE

DAY = timedelta(days=1)
TABLES = (
    "person", "journey", "journey_status", "referral", "visit", "visit_child", "assessment", "assessment_child",
    "enquiry", "enquiry_child", "conference", "conference_child", "plan", "plan_child", "plan_meeting", "care",
    "care_episode", "care_order", "care_review", "care_health", "care_education", "care_plan_made", "care_missing",
    "care_touch", "fgc", "fgc_child", "fgc_offer", "fgc_member", "fgc_review",
)  # fmt: skip

Item = tuple[UUID, str, UUID, date, date, date | None, date | None]
"""Child, rule, scope, started, due, met, stopped."""


@dataclass
class Childhood:
    """Everything recorded about one child, by table."""

    id: UUID
    rows: dict[str, list[dict[str, Any]]] = field(default_factory=lambda: defaultdict(list))


async def childhoods(connection: asyncpg.Connection) -> list[Childhood]:
    """Every child with a journey or a record of care."""
    tables = {}
    for name in TABLES:
        tables[name] = [dict(row) for row in await connection.fetch(f"select * from {name}")]
    own = {name: {row["id"]: row for row in rows} for name, rows in tables.items()}
    found = {row["child_id"]: Childhood(row["child_id"]) for row in (*tables["journey"], *tables["care"])}
    for child in found.values():
        child.rows["person"].append(own["person"][child.id])
    for name in ("journey", "referral", "care"):
        for row in tables[name]:
            found[row["child_id"]].rows[name].append(row)
    for part in ("journey_status",):
        for row in tables[part]:
            found[own["journey"][row["journey_id"]]["child_id"]].rows[part].append(row)
    for part in TABLES:
        if part.startswith("care_"):
            for row in tables[part]:
                found[own["care"][row["care_id"]]["child_id"]].rows[part].append(row)
    for word in ("visit", "assessment", "enquiry", "conference", "plan"):
        for row in tables[f"{word}_child"]:
            if row["child_id"] in found:
                found[row["child_id"]].rows[word].append({**own[word][row[f"{word}_id"]], "mine": row})
    for child in found.values():
        for assessment in child.rows["assessment"]:
            referral = own["referral"].get(assessment["referral_id"])
            assessment["counted_from"] = referral["referred_on"] if referral else assessment["started_on"]
    for word in ("fgc_offer", "fgc_member", "fgc_review"):
        for row in tables[word]:
            own["fgc"][row["fgc_id"]].setdefault(word, []).append(row)
    for row in tables["fgc_child"]:
        if row["child_id"] in found:
            found[row["child_id"]].rows["fgc"].append(own["fgc"][row["fgc_id"]])
    for row in tables["plan_meeting"]:
        for child in found.values():
            if any(plan["id"] == row["plan_id"] for plan in child.rows["plan"]):
                child.rows["plan_meeting"].append(row)
    return list(found.values())


def london(moment: datetime) -> date:
    return moment.astimezone(LONDON).date()


def years(born: date, many: int) -> date:
    try:
        return born.replace(year=born.year + many)
    except ValueError:  # born on 29 February: PostgreSQL's interval ends on the 28th
        return date(born.year + many, 2, 28)


class Oracle:
    """The due items of one child."""

    def __init__(self, child: Childhood, calendar: WorkingDays) -> None:
        self.child, self.calendar, self.items = child, calendar, list[Item]()
        self.born: date | None = child.rows["person"][0]["date_of_birth"]
        self.due: date | None = child.rows["person"][0]["due_date"]
        self.often: int | None = None
        """Working days between visits, where the child protection plan asks for them more often."""
        self.seen = sorted({
            london(v["made_at"]) for v in child.rows["visit"] if v["state"] == "made" and v["mine"]["seen"]
        })  # fmt: skip

    def last_day(self, code: str, start: date) -> date:
        """Counting one day after the other."""
        limit = BY_CODE[code].limits[-1]
        if limit.unit == "working_days":
            day, left = start, (self.often if code == "T16" else None) or limit.amount
            while left:
                day += DAY
                left -= day.weekday() < 5 and day not in self.calendar.holidays
            return day
        if limit.unit == "months":
            month = start.month - 1 + limit.amount
            year, month, day_of_month = start.year + month // 12, month % 12 + 1, start.day
            while True:
                try:
                    return date(year, month, day_of_month)
                except ValueError:
                    day_of_month -= 1
        days = {"days": 1, "weeks": 7}.get(limit.unit)
        return start + DAY * (limit.amount * days if days else limit.amount // 24)

    def add(
        self, code: str, scope: UUID, start: date, until: date | None, met: list[date], *, strictly: bool = False,
        due: date | None = None, early: int = 0,
    ) -> None:  # fmt: skip
        """One clock from `start`: the first day that meets it, not after `until`."""
        answers = [
            on for on in sorted(met)
            if (on > start if strictly else on >= start - DAY * early) and (until is None or on <= until)
        ]  # fmt: skip
        first = answers[0] if answers else None
        self.items.append(
            (self.child.id, code, scope, start, due or self.last_day(code, start), first, None if first else until)
        )

    def once(self, code: str, scope: UUID, start: date, until: date | None, met: list[date], **more: Any) -> None:
        self.add(code, scope, start, until, met, **more)

    def again(self, code: str, scope: UUID, since: date, until: date | None, days: list[date], met: list[date]) -> None:
        """A clock from each of these days within the time."""
        for day in sorted(set(days)):
            if day >= since and (until is None or day <= until):
                self.add(code, scope, day, until, met, strictly=True)

    def both(self, code: str, scope: UUID, since: date, until: date | None, met: list[date], **more: Any) -> None:
        """A clock from the beginning and from each time it is met; on the first day only one."""
        if since not in met:
            self.add(code, scope, since, until, met, **more)
        self.again(code, scope, since, until, met, met)

    def over(self, since: date, *stages: str) -> date | None:
        """When closing, or one of these stages, ended what nothing else would."""
        spells = self.child.rows["journey_status"]
        return min(
            (s["since"] for s in spells if s["status"] in {"closed", *stages} and s["since"] >= since), default=None
        )

    def work(self) -> list[Item]:
        self.stages()
        self.assessments()
        self.protection()
        self.plans()
        self.family_meetings()
        for care in self.child.rows["care"]:
            self.care(care)
        return self.items

    def stages(self) -> None:
        child = self.child.rows
        alone = [london(v["made_at"]) for v in child["visit"] if v["state"] == "made" and v["mine"]["seen_alone"]
                 and v["mine"]["seen"]]  # fmt: skip
        touches = [touch["on"] for touch in child["care_touch"]]
        for stage in child["journey_status"]:
            scope, since, until = stage["id"], stage["since"], stage["until"]
            match stage["status"]:
                case "child_protection":
                    asked = [plan["visit_every_days"] for plan in child["plan"]
                             if (plan["plan_kind"], plan["state"], plan["mine"]["until"])
                             == ("child_protection", "agreed", None)]  # fmt: skip
                    self.often = min((days for days in asked if days), default=None)
                    self.both("T16", scope, since, until, self.seen)
                    here = [day for day in self.seen if not self.due and day >= (self.born or day)]
                    self.again("T17", scope, since, until, [day for day in here if day not in alone], alone)
                case "child_in_need":
                    self.both("T20", scope, since, until, self.seen)
                case "pre_proceedings":
                    self.once("T54", scope, since, until, [until] if until else [])
                case "care_leaver":
                    self.both("T60", scope, since, until, sorted({*self.seen, *touches}))
                case _:
                    pass

    def assessments(self) -> None:
        child = self.child.rows
        for own in child["assessment"]:
            scope, ended, start = own["id"], own["ended_on"], own["started_on"]
            done = [own["authorised_on"]] if own["authorised_on"] else []
            self.once("T4", scope, own["counted_from"], ended, done, due=own["due_on"])
            here = [own["mine"]["seen_on"]] if own["mine"]["seen_on"] else []
            self.once("T3", scope, start, ended, [*self.seen, *here])
            if own["mine"]["outcome"] == "child_in_need" and done:
                begun = [p["begun_on"] for p in child["plan"] if p["plan_kind"] == "child_in_need" and p["begun_on"]]
                self.once("T18", scope, done[0], self.over(done[0]), begun)

    def protection(self) -> None:
        child = self.child.rows
        talks = {own["id"]: london(own["held_at"]) for own in child["enquiry"]}
        first = [c["held_on"] for c in child["conference"] if c["held_on"] and c["conference_kind"] != "review"]
        booked = [c["booked_on"] for c in child["conference"]
                  if c["conference_kind"] != "review" and c["state"] != "cancelled"]  # fmt: skip
        for referral in child["referral"]:
            if referral["outcome"] == "strategy_discussion":
                since = referral["referred_on"]
                end = self.over(since, "child_protection", "looked_after", "care_leaver", "adopted")
                self.once("T6", referral["id"], since, end, list(talks.values()))
        calls = [own for own in child["enquiry"] if own["mode"] == "telephone"]
        for own in calls:
            later = [london(e["held_at"]) for e in child["enquiry"]
                     if any(call["held_at"] < e["held_at"] for call in calls)]  # fmt: skip
            met = [own["followed_up_on"]] if own["followed_up_on"] else []
            self.once("T6F", own["id"], talks[own["id"]], None, [*later, *met])
        for own in child["enquiry"]:
            needed = own["mine"]["conference_needed"]
            if own["started_on"] and own["mine"]["decision"].startswith("section_47"):
                self.once("T8", own["id"], own["started_on"], None if needed else own["ended_on"], first)
            if needed and own["ended_on"]:
                self.once("T9", own["id"], own["ended_on"], self.over(own["ended_on"]), [*booked, *first])

    def plans(self) -> None:
        child = self.child.rows
        reviews = [c["held_on"] for c in child["conference"] if c["held_on"] and c["conference_kind"] == "review"]
        for plan in child["plan"]:
            if not plan["begun_on"]:
                continue
            scope, since, until = plan["id"], plan["begun_on"], plan["mine"]["until"] or plan["ended_on"]
            held = [(m["kind"], m["held_on"]) for m in child["plan_meeting"] if m["plan_id"] == scope]
            groups = [on for kind, on in held if kind == "core_group"]
            met = [on for kind, on in held if kind in {"review", "meeting"}]
            match plan["plan_kind"]:
                case "child_protection":
                    self.once("T12", scope, since, until, groups)
                    self.again("T13", scope, since, until, groups, groups)
                    self.once("T14", scope, since, until, reviews)
                    self.again("T15", scope, since, until, reviews, reviews)
                case "child_in_need":
                    self.both("T19", scope, since, until, met)
                case "family_help":
                    self.both("T22", scope, since, until, met)
                case "early_help":
                    self.both("T22E", scope, since, until, met)
                case "pathway":
                    self.both("T58", scope, since, until, [on for kind, on in held if kind == "review"])
                case _:
                    pass

    def family_meetings(self) -> None:
        """T53 and T56: whether it was offered before court, and how long the family waited."""
        fgcs = self.child.rows["fgc"]
        offered = [offer["offered_on"] for fgc in fgcs for offer in fgc.get("fgc_offer", ())]
        offered += [fgc["not_offered_on"] for fgc in fgcs if fgc["not_offered_on"]]
        for stage in self.child.rows["journey_status"]:
            if stage["status"] == "pre_proceedings":
                self.once("T53", stage["id"], stage["since"], stage["until"], offered, early=365)
        for fgc in fgcs:
            if fgc["form"] != "conference" or not fgc["referred_on"]:
                continue
            family = [member for member in fgc.get("fgc_member", ()) if member["side"] != "professional"]
            days = [day for member in family for day in (member["invited_on"], member["prepared_on"]) if day]
            held = london(fgc["held_from"]) if fgc["held_from"] else None
            self.once("T56", fgc["id"], fgc["referred_on"], fgc["closed_on"], days)
            self.once("T56H", fgc["id"], fgc["referred_on"], fgc["closed_on"], [held] if held else [])
            if held and fgc["plan_id"]:
                again = [review["held_on"] for review in fgc.get("fgc_review", ())]
                self.once("T56R", fgc["id"], held, fgc["closed_on"], again)

    def care(self, care: dict[str, Any]) -> None:
        child = self.child.rows
        for order in child["care_order"]:
            code = {"police_protection": "T50", "emergency_protection": "T51", "child_assessment": "T52"}.get(
                order["kind"]
            )
            if code:
                until = order["until"]
                self.once(code, order["id"], order["since"], until, [until] if until else [])
        missing = sorted(child["care_missing"], key=lambda one: one["since"])
        for place, one in enumerate(missing):
            if place >= 2 and one["since"] - missing[place - 2]["since"] <= timedelta(days=30):
                talks = [london(own["held_at"]) for own in child["enquiry"]]
                since = london(one["since"])
                self.once("T49", one["id"], since, self.over(since), talks)
            if one["until"]:
                answered = [one["held_on"]] if one["held_on"] else []
                answered += [one["offered_on"]] if one["accepted"] is False else []
                due = london(one["until"] + timedelta(hours=72))
                since = london(one["until"])
                self.once("T48", one["id"], since, self.over(since), answered, due=due)
        episodes = [e for e in sorted(child["care_episode"], key=lambda e: (e["since"], e["place"]))
                    if e["legal_status"] not in {"V3", "V4"}]  # fmt: skip
        periods: dict[UUID, list[dict[str, Any]]] = defaultdict(list)
        for episode in episodes:
            periods[episode["period_id"]].append(episode)
        for id, parts in periods.items():
            self.period(id, parts)
        self.eligible(periods)

    def period(self, id: UUID, parts: list[dict[str, Any]]) -> None:
        child, since, until = self.child.rows, parts[0]["since"], parts[-1]["until"]

        def within(on: date) -> bool:
            return on >= since and (until is None or on <= until)

        reviews = sorted(r["held_on"] for r in child["care_review"] if within(r["held_on"]))
        made = defaultdict(list)
        for row in (*child["care_plan_made"], *child["care_health"], *child["care_education"]):
            made[row["kind"]].append(row["on"])
        settled = [r["held_on"] for r in child["care_review"] if within(r["held_on"]) and r["permanence_agreed"]]
        self.once("T23", id, since, until, made["care_plan"], early=60)
        self.once("T33", id, since, until, reviews)
        self.again("T34", id, since, until, reviews[:1], reviews)
        self.again("T35", id, since, until, reviews[1:], reviews)
        self.once("T37", id, since, until, [*settled, *made["permanence"]])
        self.once("T38", id, since, until, made["initial_assessment"])
        if self.born:
            health = [*made["initial_assessment"], *made["review_assessment"]]
            fifth = years(self.born, 5)
            self.again("T39U", id, since, until, [on for on in health if on < fifth], made["review_assessment"])
            self.again("T39", id, since, until, [on for on in health if on >= fifth], made["review_assessment"])
            if since < years(self.born, 16) and (until is None or until > fifth):
                school = [*made["pep_initiated"], *made["pep_review"]]
                begin = max(since, fifth)
                self.once("T40", id, begin, until, school)
                self.again("T40R", id, begin, until, school, made["pep_review"])
        homes: list[list[dict[str, Any]]] = []
        for part in parts:
            if part["reason_new"] == "L" and homes:
                homes[-1].append(part)
            else:
                homes.append([part])
        for home in homes:
            self.home(home, reviews, made)

    def home(self, home: list[dict[str, Any]], reviews: list[date], made: dict[str, list[date]]) -> None:
        scope, since, until = home[0]["id"], home[0]["since"], home[-1]["until"]
        self.once("T24", scope, since, until, made["placement_plan"], early=60)
        self.once("T25", scope, since, until, self.seen)
        only = [part for part in home if part["temporary_approval"]]
        if only:
            end = only[-1]["until"]
            self.once("T42", only[0]["id"], only[0]["since"], end, [end] if end else [])
        for day in self.seen:
            part = next((p for p in home if p["since"] <= day and (p["until"] is None or day < p["until"])), None)
            if part is None:
                continue
            reviewed = bool(reviews) and reviews[0] <= day
            basis = part["with_parents_basis"]
            if part["temporary_approval"] or basis == "interim_order":
                code = "T30R" if reviewed else "T30"
            elif basis == "reg_19":
                code = "T29R" if reviewed else "T29"
            elif basis == "care_order":
                code = "T31"
            elif day < years(since, 1):
                code = "T26"
            else:
                code = "T27" if part["meant_to_last"] else "T27S"
            self.again(code, scope, since, until, [day], self.seen)

    def eligible(self, periods: dict[UUID, list[dict[str, Any]]]) -> None:
        """Day after day: sixteen, in care, and 91 days in care since fourteen."""
        if not self.born:
            return
        spans = sorted((parts[0]["since"], parts[-1]["until"], id) for id, parts in periods.items())
        counted, eighteen = 0, years(self.born, 18)
        made = [row["on"] for row in self.child.rows["care_plan_made"] if row["kind"] == "pathway_needs_assessment"]
        for since, until, id in spans:
            day = since
            while day < eighteen and (until is None or day <= until):
                if day >= years(self.born, 16) and counted >= 91:
                    end = eighteen if until is None else min(until, eighteen)
                    self.once("T57", id, day, end, made, early=365)
                    return
                counted += day >= years(self.born, 14) and (until is None or day < until)
                day += DAY


async def opinion(connection: asyncpg.Connection, calendar: WorkingDays) -> set[Item]:
    """All due items, as this module sees them."""
    return {item for child in await childhoods(connection) for item in Oracle(child, calendar).work()}
