"""A chronology on paper: what a line says, who printed it, and as known at which moment."""

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from api.prints import pdf
from domain.calendar import LONDON, london_date
from persistence.views.chronology import Wanted

LATE_DAYS = 2
"""What is recorded up to two days after it happened is recorded in good time and needs no mark."""
GAP_WEEKS = 8
"""So many weeks without an entry are shown as a gap. The screen says the same (features/event)."""

_SENTENCES = {
    "person.registered": "Became known to us",
    "person.described": "What we know about them was added to",
    "person.born": "Was born",
    "person.named": "A name was added",
    "person.moved": "An address was added",
    "person.way_added": "A way to reach them was added",
    "person.identified": "A number was added",
    "person.related": "A relationship was added",
    "person.part_ended": "Something stopped being true",
    "person.warned": "A warning note was written",
    "person.warning_confirmed": "A warning note still holds",
    "person.warning_corrected": "A warning note was put right",
    "share.given": "Something was shared with a partner",
    "share.refused": "Something was not shared, with a reason",
    "share.ended": "Something is not shared with a partner any more",
    "request.asked": "A partner was asked what it knows",
    "request.replied": "A partner answered what we asked",
    "request.declined": "A partner did not answer, and said why",
    "request.withdrawn": "We took a question to a partner back",
    "sighting.told": "A partner was in touch",
    "attachment.kept": "A document was added",
    "attachment.shared": "Who may read a document was changed",
    "family.formed": "The family was put together on record",
    "family.joined": "Somebody joined the family",
    "family.left": "Somebody left the family",
    "family.renamed": "The family is called something else",
    "contact.received": "A worry reached us",
    "contact.taken": "The front door began to work on a worry",
    "contact.matched": "Somebody said who a worry is about",
    "contact.unmatched": "A worry turned out to be about somebody else",
    "contact.decided": "A decision was made on a worry",
    "referral.opened": "Help was opened",
    "referral.need_restated": "The main need was stated anew",
    "journey.begun": "The journey began",
    "journey.continued": "The journey went on",
    "journey.reopened": "Help began again",
    "journey.stepped": "The stage of help changed",
    "journey.allocated": "A worker was named",
    "journey.released": "A worker's part ended",
    "journey.moved_pod": "Another pod knows the child now",
    "journey.complexity_noted": "It was noted that the work takes more time",
    "journey.complexity_ended": "The work takes no more time than usual",
    "journey.visit_failed": "Somebody tried to visit and could not see the child",
    "fgc.considered": "A family group conference was thought of",
    "fgc.offered": "A family group conference was offered",
    "fgc.answered": "An answer to the offer of a family group conference",
    "fgc.left_out": "No family group conference was offered",
    "fgc.referred": "The family was referred for a family group conference",
    "fgc.assigned": "Somebody was named to coordinate the family group conference",
    "fgc.included": "Somebody of the family was prepared for the conference, or named",
    "fgc.heard": "A child said what they think before the conference, or was invited",
    "fgc.scheduled": "The day of the family group conference was fixed",
    "fgc.held": "A family group conference",
    "fgc.agreed": "The family's own plan was agreed",
    "fgc.not_agreed": "The family's own plan was not agreed: it would not be safe",
    "fgc.resource_promised": "Help was promised for the family's plan",
    "fgc.resource_given": "Help that was promised for the family's plan came",
    "fgc.shared": "Somebody was given the family's plan",
    "fgc.reviewed": "The family's plan was looked at again",
    "fgc.feedback_given": "The family said how the conference was for them",
    "fgc.rights_explained": "Rights were explained",
    "fgc.peer_matched": "A parent who has been there stands beside a parent",
    "fgc.peer_ended": "A parent who has been there stands beside a parent no more",
    "fgc.court_noted": "An application was made to the court",
    "fgc.closed": "The family group conference was closed",
    "handover.planned": "A change of keyworker was planned",
    "handover.prepared": "The change of keyworker was prepared",
    "handover.met": "Both workers came together",
    "handover.said_goodbye": "The worker said goodbye",
    "handover.said_hello": "The next worker said hello",
    "handover.finished": "The hand-over was finished",
    "handover.cancelled": "The keyworker does not change after all",
    "wish.asked": "Another worker was asked for",
    "wish.answered": "The wish for another worker was answered",
    "wish.told": "They were told the answer",
    "wish.withdrawn": "The wish for another worker was taken back",
    "uptake.asked": "A service was asked to help",
    "uptake.answered": "The service answered",
    "uptake.heard": "There was news from the service",
    "uptake.started": "The help of the service began",
    "uptake.ended": "The help of the service ended",
    "uptake.withdrawn": "The help of the service is no longer wanted or needed",
    "visit.planned": "A visit was planned",
    "visit.made": "A visit",
    "visit.amended": "The account of a visit was amended",
    "visit.cancelled": "A planned visit did not take place",
    "visit.promise_kept": "We did what we promised",
    "oversight.written": "A manager looked at the record",
    "oversight.amended": "A manager put right what they wrote",
    "oversight.action_done": "What a manager asked for was done",
    "accompaniment.asked": "A second worker was asked for",
    "accompaniment.agreed": "A second worker will come along",
    "accompaniment.done": "Two workers went together",
    "accompaniment.withdrawn": "A second worker is no longer needed",
    "workbook.opened": "The family's workbook was opened",
    "workbook.summarised": "A month was summed up in the workbook",
    "workbook.module_begun": "A module was begun with the family",
    "workbook.module_finished": "A module was finished with the family",
    "chapter.begun": "A chapter of the workbook was begun",
    "chapter.written": "A chapter of the workbook was written on",
    "decision.taken": "Something was decided",
    "decision.reviewed": "A decision was looked at again",
    "decision.ended": "A decision no longer holds",
    "authorisation.asked": "A worker asked for something to be authorised",
    "authorisation.answered": "A request was answered",
    "authorisation.passed_up": "A request went up a level",
    "authorisation.withdrawn": "A request was no longer needed",
    "disagreement.raised": "Professionals saw it differently",
    "disagreement.heard": "Somebody said how they see it",
    "disagreement.kept_safe": "How the child is kept safe meanwhile changed",
    "disagreement.attempted": "They tried to agree",
    "disagreement.climbed": "The next level took it up",
    "disagreement.resolved": "Professionals agreed, or it was decided",
    "task.handed": "Something was handed to an administrative officer",
    "task.taken": "An administrative officer began with it",
    "task.given_back": "It came back with a question",
    "task.handed_again": "The question was answered",
    "task.done": "An administrative officer did it",
    "task.valued": "A worker said how much time that saved",
    "task.withdrawn": "It was no longer needed",
    "promise.given": "We promised something",
    "promise.kept": "We did what we promised",
    "promise.explained": "We told why a promise cannot be kept",
    "discussion.asked": "A worker asked for this to be talked about in group supervision",
    "discussion.action_agreed": "Agreed in group supervision",
    "discussion.action_changed": "Agreed otherwise in group supervision",
    "discussion.action_done": "Done, as agreed in group supervision",
    "discussion.action_dropped": "Will not be done, as was agreed in group supervision",
    "discussion.concluded": "Decided in group supervision",
    "discussion.resumed": "The team talks again about what it had decided",
    "discussion.put_off": "The team will come back to this in group supervision",
    "discussion.withdrawn": "It need not be talked about in group supervision any more",
}
_TOLD = ("status", "outcome", "purpose", "stage", "decision", "name", "what", "about", "words")
"""Facts of an entry that say what the sentence leaves open."""


def printed(
    head: dict[str, Any], entries: list[dict[str, Any]], asker: str, wanted: Wanted, at: datetime, *, sandbox: bool
) -> bytes:
    """The paper, as PDF. `entries` are the earliest first; `asker` is who prints it, at the moment `at`.

    From a sandbox every page of it says so.
    """
    people = {each["id"]: each["name"] or "Name not known" for each in head["people"]}
    whose = ", ".join(people.values()) if wanted.family else next(iter(people.values()))
    moment = at.astimezone(LONDON)
    when = f"{_day(moment.date())} at {moment:%H:%M}"
    columns = ["When", "What happened", "Why it matters", "Who says so"]
    widths: list[float] = [1.4, 4, 2.6, 1.8]
    if wanted.family:
        columns.insert(2, "About")
        widths.insert(2, 1.4)
    gaps = not (wanted.significant or wanted.court or wanted.kinds)
    secrecy = "From a sandbox: nobody in it is real." if sandbox else "Confidential."
    return pdf("chronology", {
        "title": f"{'Court chronology' if wanted.court else 'Chronology'}: {whose}",
        "lines": list(_lines(head, wanted, f"Printed by {asker} on {when}, as known at that moment.")),
        "footer": f"{secrecy} Printed by {asker}, {when}.",
        "empty": "Nothing that was asked for has been recorded.",
        "columns": columns,
        "widths": widths,
        "entries": list(_rows(entries, people if wanted.family else None, gaps=gaps)),
    }, moment)  # fmt: skip


def _lines(head: dict[str, Any], wanted: Wanted, printed_by: str) -> Iterator[str]:
    for each in head["people"]:
        if wanted.family or each is head["people"][0]:
            born = f", born {_day(date.fromisoformat(each['date_of_birth']))}" if each["date_of_birth"] else ""
            yield f"{each['name'] or 'Name not known'}{born}"
    if wanted.court:
        yield "Significant events that a worker chose for the court, the earliest first."
    elif wanted.significant:
        yield "Significant events only, the earliest first."
    else:
        yield "What was recorded and significant events, by the day they happened, the earliest first."
    if wanted.since or wanted.until or wanted.kinds:
        yield "Part of the chronology: " + ", ".join(
            text for text, on in (
                (f"from {_day(wanted.since)}" if wanted.since else "", wanted.since),
                (f"until {_day(wanted.until)}" if wanted.until else "", wanted.until),
                ("kinds: " + ", ".join(each.replace("_", " ") for each in wanted.kinds or ()), wanted.kinds),
            ) if on
        ) + "."  # fmt: skip
    yield printed_by


def _rows(entries: list[dict[str, Any]], people: dict[str, str] | None, *, gaps: bool) -> Iterator[dict[str, Any]]:
    before: date | None = None
    for entry in entries:
        on = date.fromisoformat(entry["on"])
        if gaps and before and (on - before).days // 7 >= GAP_WEEKS:
            yield {"gap": f"Nothing was recorded for {(on - before).days // 7} weeks."}
        before = on
        event = entry["event"] or {}
        cells = [
            _when(entry, on, event),
            _what(entry, event),
            [(not event.get("is_update") and event.get("analysis")) or ""],
            _who(entry, event),
        ]
        if people is not None:
            cells.insert(2, [", ".join(people[each] for each in entry["about"] if each in people)])
        yield {"cells": cells}


def _when(entry: dict[str, Any], on: date, event: dict[str, Any]) -> list[str]:
    shown = [f"About {_day(on)}" if event.get("on_estimated") and not event["is_update"] else _day(on)]
    if event.get("until") and not event["is_update"]:
        shown.append(f"until {_day(date.fromisoformat(event['until']))}")
    recorded = london_date(datetime.fromisoformat(entry["recorded_at"]))
    if (recorded - on).days > LATE_DAYS:
        shown.append(f"(recorded {_day(recorded)})")
    return shown


def _what(entry: dict[str, Any], event: dict[str, Any]) -> list[str]:
    if event:
        shown = [f"It has gone on: {event['words']}" if event["is_update"] else event["words"]]
        if event["corrected_on"]:
            shown.append(f"(corrected {_day(date.fromisoformat(event['corrected_on']))})")
        return shown
    said = _SENTENCES.get(entry["type"]) or entry["type"].replace(".", ": ").replace("_", " ").capitalize()
    told = [str(entry["facts"][name]).replace("_", " ") for name in _TOLD if entry["facts"].get(name)]
    shown = [": ".join([said, ", ".join(told)]) if told else said]
    if entry["reason"]:
        shown.append(entry["reason"])
    if entry["replaced"]:
        shown.append("(A later account replaces this one.)")
    return shown


def _who(entry: dict[str, Any], event: dict[str, Any]) -> list[str]:
    name = entry["actor_name"] or entry["acting_as"].replace("_", " ")
    return [event["source"], f"told by {name}"] if event and not event["is_update"] else [name]


def _day(day: date) -> str:
    return f"{day.day} {day:%B %Y}"
