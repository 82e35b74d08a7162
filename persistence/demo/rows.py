"""Records as rows of their tables, for loading in bulk."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any
from uuid import UUID

from domain.absence import Absence
from domain.accompaniment import Accompaniment
from domain.agency import Agency
from domain.aggregate import Aggregate
from domain.assessment import Assessment
from domain.attachment import Attachment
from domain.authorisation import Authorisation
from domain.care import Care
from domain.chapter import Chapter
from domain.conference import Conference
from domain.contact import Contact
from domain.decision import Decision
from domain.delegation import Delegation
from domain.disagreement import Disagreement
from domain.discussion import Discussion
from domain.enquiry import Enquiry
from domain.event import Event
from domain.family import Family
from domain.feed import Feed
from domain.fgc import Fgc
from domain.handover import Handover
from domain.journey import Journey
from domain.observation import Observation
from domain.offer import Offer
from domain.oversight import Oversight
from domain.person import Person
from domain.personal import Personal
from domain.plan import Plan
from domain.pod import Pod
from domain.promise import Promise
from domain.referral import Referral
from domain.reflection import Reflection
from domain.request import Request
from domain.risk import Risk
from domain.share import Share
from domain.sighting import Sighting
from domain.submission import Submission
from domain.subscription import Subscription
from domain.supervision import Supervision
from domain.task import Task
from domain.template import Template
from domain.uptake import Uptake
from domain.visit import Visit
from domain.wellbeing import Wellbeing
from domain.wish import Wish
from domain.workbook import Workbook
from domain.worker import Worker
from domain.workload import Workload
from persistence import tables
from persistence.absence import Absences
from persistence.accompaniment import Accompaniments
from persistence.agency import Agencies
from persistence.assessment import Assessments
from persistence.attachment import Attachments
from persistence.authorisation import Authorisations
from persistence.care import Care as Cares
from persistence.chapter import Chapters
from persistence.conference import Conferences
from persistence.contact import Contacts
from persistence.decision import Decisions
from persistence.delegation import Delegations
from persistence.disagreement import Disagreements
from persistence.discussion import Discussions
from persistence.enquiry import Enquiries
from persistence.event import Events
from persistence.family import Families
from persistence.feed import Feeds
from persistence.fgc import Fgcs
from persistence.handover import Handovers
from persistence.journey import Journeys
from persistence.observation import Observations
from persistence.offer import Offers
from persistence.oversight import Oversights
from persistence.person import People
from persistence.personal import Personals
from persistence.plan import Plans
from persistence.pod import Pods
from persistence.promise import Promises
from persistence.referral import Referrals
from persistence.reflection import Reflections
from persistence.repository import Repository
from persistence.request import Requests
from persistence.risk import Risks
from persistence.share import Shares
from persistence.sighting import Sightings
from persistence.submission import Submissions
from persistence.subscription import Subscriptions
from persistence.supervision import Supervisions
from persistence.task import Tasks
from persistence.template import Templates
from persistence.uptake import Uptakes
from persistence.visit import Visits
from persistence.wellbeing import Wellbeings
from persistence.wish import Wishes
from persistence.workbook import Workbooks
from persistence.worker import Workers
from persistence.workload import Workloads

Row = tuple[Any, ...]
KINDS: dict[type[Aggregate], type[Repository[Any]]] = {
    Agency: Agencies, Worker: Workers, Pod: Pods, Person: People, Family: Families, Contact: Contacts,
    Journey: Journeys, Referral: Referrals, Visit: Visits, Event: Events,
    Workload: Workloads,
    Template: Templates,
    Fgc: Fgcs,
    Offer: Offers, Uptake: Uptakes,
    Feed: Feeds,
    Handover: Handovers, Wish: Wishes, Absence: Absences,
    Assessment: Assessments, Enquiry: Enquiries, Conference: Conferences, Plan: Plans, Care: Cares, Risk: Risks,
    Personal: Personals, Wellbeing: Wellbeings, Observation: Observations, Oversight: Oversights,
    Reflection: Reflections, Accompaniment: Accompaniments, Workbook: Workbooks, Chapter: Chapters,
    Decision: Decisions, Authorisation: Authorisations, Disagreement: Disagreements, Delegation: Delegations,
    Task: Tasks, Promise: Promises,
    Supervision: Supervisions, Discussion: Discussions,
    Share: Shares, Request: Requests, Sighting: Sightings, Attachment: Attachments,
    Subscription: Subscriptions, Submission: Submissions,
}  # fmt: skip
_KEPT_BY_TRIGGER = {"called", "sort_key"}
_OWN = {
    kind: tuple(column.name for column in each.table.columns if column.name not in _KEPT_BY_TRIGGER)
    for kind, each in KINDS.items()
}
_PARTS = {
    kind: [(field, part.name, tuple(column.name for column in part.columns)[3:]) for field, part in each.parts.items()]
    for kind, each in KINDS.items()
}
ORDER = tuple(table.name for table in tables.metadata.sorted_tables)
"""Tables so that what is referred to comes first."""

COLUMNS: dict[str, tuple[str, ...]] = {
    "record": ("id", "kind", "version", "agency_id", "made_by"),
    "record_subject": ("record_id", "person_id"),
    "record_circle": ("record_id", "worker_id", "managed"),
} | {
    name: columns
    for kind, each in KINDS.items()
    for name, columns in [
        (each.table.name, _OWN[kind]),
        *((part, ("id", f"{each.table.name}_id", "place", *rest)) for _, part, rest in _PARTS[kind]),
    ]
}  # fmt: skip


def rows(saved: Iterable[tuple[Aggregate, UUID]]) -> dict[str, list[Row]]:
    """The rows of these records, each with who made it, by table; columns as in `COLUMNS`."""
    found: defaultdict[str, list[Row]] = defaultdict(list)
    for record, maker in saved:
        kind = type(record)
        found["record"].append((record.id, record.kind, record.version, record.agency_id, maker))
        found["record_subject"].extend((record.id, person) for person in sorted(record.subjects))
        found["record_circle"].extend((record.id, one, one == record.managed) for one in sorted(record.circle))
        found[KINDS[kind].table.name].append(tuple(getattr(record, name) for name in _OWN[kind]))
        for field, table, columns in _PARTS[kind]:
            found[table].extend(
                (part.id, record.id, place, *(getattr(part, name) for name in columns))
                for place, part in enumerate(getattr(record, field), start=1)
            )
    return found
