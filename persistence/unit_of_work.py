"""One transaction for one actor. Handlers load, decide and save through it; nobody commits."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from uuid import UUID

import asyncpg

from domain.aggregate import By
from domain.calendar import WorkingDays
from domain.errors import Duplicate, Invalid, NotFound, Stale
from domain.policy import Actor
from persistence import ledger
from persistence.absence import Absences
from persistence.access import WITHIN, reach_values
from persistence.accompaniment import Accompaniments
from persistence.agency import Agencies
from persistence.assessment import Assessments
from persistence.attachment import Attachments
from persistence.authorisation import Authorisations
from persistence.care import Care
from persistence.chapter import Chapters
from persistence.conference import Conferences
from persistence.contact import Contacts
from persistence.daily import Dailies
from persistence.decision import Decisions
from persistence.disagreement import Disagreements
from persistence.discussion import Discussions
from persistence.engine import Connection
from persistence.enquiry import Enquiries
from persistence.event import Events
from persistence.family import Families
from persistence.feed import Feeds
from persistence.fgc import Fgcs
from persistence.finding import Findings
from persistence.handover import Handovers
from persistence.journey import Journeys
from persistence.load import Loads
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
from persistence.request import Requests
from persistence.risk import Risks
from persistence.share import Shares
from persistence.sighting import Sightings
from persistence.submission import Submissions
from persistence.subscription import Subscriptions
from persistence.supervision import Supervisions
from persistence.task import Tasks
from persistence.template import Templates
from persistence.timer import Timers, refresh
from persistence.transaction import Transaction
from persistence.uptake import Uptakes
from persistence.visit import Visits
from persistence.wellbeing import Wellbeings
from persistence.wish import Wishes
from persistence.workbook import Workbooks
from persistence.worker import Workers
from persistence.workload import Workloads

_NEAR = f"select count(*) from record where record.id = any ($6) and record.kind = 'person' and {WITHIN}"


class UnitOfWork(Transaction):
    """The repositories, one for each word, and the transaction they share."""

    def __init__(
        self, connection: Connection, actor: Actor, by: By, request_id: UUID, calendar: WorkingDays,
        fingerprint: bytes | None = None,
    ) -> None:  # fmt: skip
        super().__init__(connection, actor, by, request_id, calendar, fingerprint)
        self.workers, self.pods, self.agencies = Workers(self), Pods(self), Agencies(self)
        self.people, self.families = People(self), Families(self)
        self.contacts, self.referrals, self.journeys = Contacts(self), Referrals(self), Journeys(self)
        self.visits = Visits(self)
        self.assessments = Assessments(self)
        self.enquiries = Enquiries(self)
        self.conferences = Conferences(self)
        self.plans = Plans(self)
        self.care = Care(self)
        self.risks = Risks(self)
        self.events = Events(self)
        self.timers = Timers(self)
        self.workloads = Workloads(self)
        self.personals, self.wellbeings, self.oversights = Personals(self), Wellbeings(self), Oversights(self)
        self.observations, self.reflections = Observations(self), Reflections(self)
        self.accompaniments = Accompaniments(self)
        self.workbooks, self.chapters = Workbooks(self), Chapters(self)
        self.templates = Templates(self)
        self.decisions, self.authorisations = Decisions(self), Authorisations(self)
        self.disagreements, self.tasks, self.promises = Disagreements(self), Tasks(self), Promises(self)
        self.supervisions = Supervisions(self)
        self.subscriptions = Subscriptions(self)
        self.submissions, self.findings = Submissions(self), Findings(self)
        self.dailies, self.loads = Dailies(self), Loads(self)
        self.discussions = Discussions(self)
        self.fgcs = Fgcs(self)
        self.offers, self.uptakes = Offers(self), Uptakes(self)
        self.feeds = Feeds(self)
        self.handovers, self.wishes, self.absences = Handovers(self), Wishes(self), Absences(self)
        self.shares, self.requests = Shares(self), Requests(self)
        self.attachments, self.sightings = Attachments(self), Sightings(self)

    async def require_people(self, ids: set[UUID]) -> None:
        """Raise `NotFound` unless every one of these people is within reach."""
        near = await self.connection.fetchval(_NEAR, *reach_values(self.actor.reach), list(ids))
        if near < len(ids):
            raise NotFound


@asynccontextmanager
async def unit_of_work(
    connection: Connection, actor: Actor, by: By, request_id: UUID, calendar: WorkingDays,
    fingerprint: bytes | None = None,
) -> AsyncIterator[UnitOfWork]:  # fmt: skip
    """Open a transaction; at its end make due items again, write the ledger and commit.

    Database words become the domain's own here.
    """
    try:
        async with connection.transaction():
            work = UnitOfWork(connection, actor, by, request_id, calendar, fingerprint)
            yield work
            forgotten = [aggregate for aggregate in work.loaded if aggregate.changes]
            if forgotten:
                message = f"a changed {forgotten[0].kind} was never saved"
                raise RuntimeError(message)
            if work.children:
                await refresh(connection, work.children, calendar)
            if work.entries:
                await ledger.append(connection, work.entries, request_id)
    except (asyncpg.DeadlockDetectedError, asyncpg.SerializationError, asyncpg.LockNotAvailableError) as error:
        raise Stale(None) from error
    except (asyncpg.UniqueViolationError, asyncpg.ExclusionViolationError, asyncpg.CardinalityViolationError) as error:
        raise Duplicate("This, or an id inside it, has been recorded already. Look at the record again.") from error
    except asyncpg.ForeignKeyViolationError as error:
        column = str(error.constraint_name).removeprefix(f"{error.table_name}_").removesuffix("_fkey")
        raise Invalid(f"/{column}", "There is no such record.", "unknown-record") from error
