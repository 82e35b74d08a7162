"""A child's journey out of dated rows: at which stage of help they were when, with whom, and which referral began it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from uuid import UUID

from domain.calendar import london_date
from domain.codes import ClosingReason, PrimaryNeed, ReferralSource, WorkerChangeReason
from domain.contact import Channel, Consent, Contact, NamedPerson, Outcome, Urgency
from domain.errors import Invalid
from domain.journey import Journey, Status
from domain.loading.objects import InvolvedAs
from domain.loading.rows import Row
from domain.loading.telling import Telling, clock
from domain.person import Person
from domain.pod import Pod
from domain.referral import Referral

FOREVER = date.max
SOON = timedelta(days=10)
"""Family help begins within so many days of the referral to it, or the two are not the same."""
ABOVE_NEED = (Status.LOOKED_AFTER, Status.PRE_PROCEEDINGS, Status.CHILD_PROTECTION)


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stage that the child was at for some days, as one row tells it."""

    status: Status
    since: date
    until: date = FOREVER

    def holds(self, day: date) -> bool:
        """Whether it was so on that day."""
        return self.since <= day < self.until


@dataclass(slots=True)
class Past:
    """What is known of one child's way through help before the journey is told."""

    referred: list[tuple[date, Row]] = field(default_factory=list)
    stretches: list[Stretch] = field(default_factory=list)
    closed: dict[date, ClosingReason] = field(default_factory=dict)
    words: dict[date, str] = field(default_factory=dict)


def tell(telling: Telling, id: str, person: Person, beside: Iterable[Stretch]) -> tuple[Journey | None, list[Referral]]:
    """The contacts, referrals and the journey of one child. `beside`: stages that plans and care show."""
    past = Past(stretches=[*beside])
    contacts = _Contacts(telling, id, person)
    early = _early(telling, past, id)
    episodes = telling.about("ssd_cin_episodes", id, "cine_person_id")
    later: date | None = None
    for row in sorted(episodes, key=lambda each: (each.text("cine_referral_date") or "", each.line), reverse=True):
        with telling.trying(row):
            later = _need(telling, past, row, later, early)
    past.referred.reverse()
    for row in telling.about("ssd_pre_proceedings", id, "prep_person_id"):
        with telling.trying(row):
            since = row.needed("prep_pre_pro_decision_date")
            if since > telling.day:
                raise Invalid("/prep_pre_pro_decision_date", "This day is in the future.")
            # Nobody says when it ended: whatever changed next ended it.
            after = [day for each in past.stretches for day in (each.since, each.until) if day > since]
            past.stretches.append(Stretch(Status.PRE_PROCEEDINGS, since, min(after, default=FOREVER)))
    days = _days(past)
    if not days:
        # Nothing that was decided opened help.
        for _, row in past.referred:
            contacts.nothing_follows(row)
        contacts.rest({})
        return None, []
    return _journey(telling, id, person, past, days, contacts)


def _need(telling: Telling, past: Past, row: Row, later: date | None, early: list[tuple[date, date]]) -> date | None:
    """One referral; `later`: when the help of the next one closed. Answers when this one's did.

    Help that was never closed and then referred again is one stretch of help, that closed with the later referral. Family
    help begins and ends as its own row says, where there is one within days of the referral.
    """
    since, until = row.needed("cine_referral_date"), row.day("cine_close_date")
    if until and until < since:
        raise Invalid("/cine_close_date", "Help cannot close before it began.")
    if since > telling.day or (until and until > telling.day):
        raise Invalid("/cine_referral_date", "This day is in the future.")
    codes = telling.codes
    codes.read(ReferralSource, row, "cine_referral_source_code")
    outcome = codes.read(Outcome, row, "cine_referral_outcome_json")
    if until and row.text("cine_close_reason"):
        past.closed[until] = codes.read(ClosingReason, row, "cine_close_reason")
    if _nothing(telling, row):
        past.referred.append((since, row))
        return later
    end = until or later or FOREVER
    begun = since
    if outcome is Outcome.FAMILY_HELP:
        own = [each for each in early if since <= each[0] <= since + SOON]
        begun = own[0][0] if own else since
        if not own and not any(first <= since < last for first, last in early):
            past.stretches.append(Stretch(Status.FAMILY_HELP, since, end))
    else:
        past.stretches.append(Stretch(Status.CHILD_IN_NEED, since, end))
    past.referred.append((begun, row))
    return end


def _nothing(telling: Telling, row: Row) -> bool:
    """Whether the front door decided that nothing follows."""
    outcome = telling.codes.read(Outcome, row, "cine_referral_outcome_json")
    return bool(row.flag("cine_referral_nfa")) or not outcome.opens_help


def _early(telling: Telling, past: Past, id: str) -> list[tuple[date, date]]:
    """Help before and beside help in need; answers from when to when."""
    found = []
    for row in telling.about("ssd_early_help_episodes", id, "earl_person_id"):
        with telling.trying(row):
            since, until = row.needed("earl_episode_start_date"), row.day("earl_episode_end_date")
            if until and until < since:
                raise Invalid("/earl_episode_end_date", "Help cannot end before it began.")
            if since > telling.day or (until and until > telling.day):
                raise Invalid("/earl_episode_start_date", "This day is in the future.")
            # The data set has a text there. Kith's own views write the stage, and every other text is why it began.
            reason = row.text("earl_episode_reason")
            stage = Status.FAMILY_HELP if reason == Status.FAMILY_HELP else Status.EARLY_HELP
            if reason and reason != stage:
                past.words[since] = reason
            past.stretches.append(Stretch(stage, since, until or FOREVER))
            found.append((since, until or FOREVER))
    return sorted(found)


def _days(past: Past) -> list[tuple[date, Status]]:
    """The days on which the stage changed, with the stage from then on."""
    edges = sorted({day for each in past.stretches for day in (each.since, each.until) if day != FOREVER})
    found: list[tuple[date, Status]] = []
    for day in edges:
        status = _at(past.stretches, day)
        if status is not (found[-1][1] if found else Status.CLOSED):
            found.append((day, status))
    return found


def _at(stretches: Sequence[Stretch], day: date) -> Status:
    """The stage on a day: the highest that holds. Early help that began during help in need is a step down."""
    here = [each for each in stretches if each.holds(day)]
    by = {each.status for each in here}
    for status in ABOVE_NEED:
        if status in by:
            return status
    last = [
        max((each for each in here if each.status in of), key=lambda each: each.since, default=None)
        for of in ({Status.CHILD_IN_NEED}, {Status.EARLY_HELP, Status.FAMILY_HELP}, {Status.CARE_LEAVER})
    ]
    # Who began to get less help while more help was still open has stepped down to it.
    found = max((each for each in last if each), key=lambda each: each.since, default=None)
    return found.status if found else Status.CLOSED


class _Contacts:
    """A worry for each row of a contact, and for each referral that none of them explains."""

    def __init__(self, telling: Telling, id: str, person: Person) -> None:
        self._telling, self._person, self._id = telling, person, id
        self._rows = telling.about("ssd_contacts", id, "cont_person_id")

    def of_referral(self, row: Row, referral_id: UUID, outcome: Outcome) -> UUID:
        """The contact that led to a referral: the one of its day and source, or one that is made for it."""
        on, source = row.needed("cine_referral_date"), row.text("cine_referral_source_code")
        alike = [
            each for each in self._rows
            if (each.text("cont_contact_date") or "")[:10] == on.isoformat()
            and each.text("cont_contact_source_code") == source
        ]  # fmt: skip
        if alike:
            self._rows.remove(alike[0])
            with self._telling.trying(alike[0]):
                contact = self._receive(alike[0], alike[0].moment("cont_contact_date"))
                self._decide(contact, alike[0], outcome, referral_id)
                self._telling.make(contact, [alike[0]])
                return contact.id
        contact = self._begin(self._telling.id(row, "contact"), on, self._source(row, "cine_referral_source_code"), row)
        self._decide(contact, row, outcome, referral_id)
        self._telling.make(contact, [])
        return contact.id

    def without_row(self, on: date, key: str, referral_id: UUID, outcome: Outcome) -> UUID:
        """A contact for help that no referral began."""
        telling = self._telling
        row = Row(object="ssd_cin_episodes", id=key, line=0)
        contact = self._begin(telling.id(row, "contact"), on, ReferralSource.UNKNOWN, row)
        self._decide(contact, row, outcome, referral_id)
        telling.make(contact, [])
        telling.besides += 2
        return contact.id

    def nothing_follows(self, row: Row) -> None:
        """A referral with no further action is a contact here (CIN census, ReferralNFA)."""
        with self._telling.trying(row):
            on = row.needed("cine_referral_date")
            contact = self._begin(self._telling.id(row), on, self._source(row, "cine_referral_source_code"), row)
            self._decide(contact, row, Outcome.NO_FURTHER_ACTION, None)
            self._telling.make(contact, [row])

    def rest(self, opened: dict[date, UUID]) -> None:
        """The contacts that no referral took."""
        for row in self._rows:
            with self._telling.trying(row):
                contact = self._receive(row, row.moment("cont_contact_date"))
                outcome = self._telling.codes.maybe(Outcome, row, "cont_contact_outcome_json")
                if outcome:
                    on = london_date(contact.received_at)
                    self._decide(contact, row, outcome, opened.get(on) if outcome.opens_help else None)
                self._telling.make(contact, [row])

    def _source(self, row: Row, name: str) -> ReferralSource:
        return self._telling.codes.read(ReferralSource, row, name)

    def _receive(self, row: Row, at: datetime | None) -> Contact:
        if at is None:
            raise Invalid("/cont_contact_date", "cont_contact_date is empty.")
        return self._begin(self._telling.id(row), at, self._source(row, "cont_contact_source_code"), row)

    def _begin(self, id: UUID, at: date | datetime, source: ReferralSource, row: Row) -> Contact:
        telling = self._telling
        moment = at if isinstance(at, datetime) else clock(at, 9)
        named = NamedPerson(
            id=telling.id(row, "named"), is_child=True, relationship="The child", person_id=self._person.id,
            matched_by=telling.actor_id, matched_at=telling.moment, match_reason=telling.origin,
        )  # fmt: skip
        return Contact.receive(
            id=id, received_at=moment, channel=Channel.LETTER, source_code=source, sender_name=telling.unsaid,
            worry=telling.silent, consent=Consent.NOT_SOUGHT, consent_reason=f"{telling.unsaid}: whether it was asked.",
            urgency=Urgency.ROUTINE, people=(named,), by=telling.then(moment),
        )  # fmt: skip

    def _decide(self, contact: Contact, row: Row, outcome: Outcome, referral_id: UUID | None) -> None:
        telling = self._telling
        contact.decide(
            contact.people[0].id, decision_id=telling.id(row, "decision"), outcome=outcome, reason=telling.silent,
            referral_id=referral_id, by=telling.then(contact.received_at),
        )  # fmt: skip


def _journey(
    telling: Telling, id: str, person: Person, past: Past, days: list[tuple[date, Status]], contacts: _Contacts
) -> tuple[Journey | None, list[Referral]]:
    """Tell the journey day by day: who goes, then what stage it is, then who comes."""
    told = _Told(telling, id, person, past, contacts)
    moves = dict(days)
    involved = _involved(telling, id)
    comes: dict[date, list[tuple[date | None, InvolvedAs, Row]]] = {}
    for since, until, part, row in involved:
        comes.setdefault(since, []).append((until, part, row))
    ends = {until for _, until, _, _ in involved if until}
    referred = {on for on, _ in past.referred}
    for day in sorted(moves.keys() | comes.keys() | ends | referred):
        told.go(day, [row for since, _, _, row in involved if since == day])
        closes = moves.get(day) is Status.CLOSED
        if not closes:
            told.refer(day, moves.get(day))
        for until, part, row in comes.get(day, ()):
            told.come(day, until, part, row)
        if closes:
            told.refer(day, Status.CLOSED)
    opened = {each.referred_on: each.id for each in told.referrals}
    contacts.rest(opened)
    if told.journey:
        told.rows += telling.about("ssd_early_help_episodes", id, "earl_person_id")
        told.rows += telling.about("ssd_pre_proceedings", id, "prep_person_id")
        telling.make(told.journey, told.rows)
    return told.journey, told.referrals


def _involved(telling: Telling, id: str) -> list[tuple[date, date | None, InvolvedAs, Row]]:
    found = []
    for row in telling.about("ssd_involvements", id, "invo_person_id"):
        with telling.trying(row):
            part = telling.codes.read(InvolvedAs, row, "invo_professional_role_id")
            since, until = row.needed("invo_involvement_start_date"), row.day("invo_involvement_end_date")
            if part is InvolvedAs.NOT_TAKEN:
                raise Invalid("/invo_professional_role_id", "Whoever mapped the codes said not to take this role.")
            if until and until < since:
                raise Invalid("/invo_involvement_end_date", "It cannot end before it began.")
            telling.codes.read(WorkerChangeReason, row, "invo_worker_change_reason")
            found.append((since, until, part, row))
    return sorted(found, key=lambda each: (each[0], each[2] is not InvolvedAs.KEYWORKER, each[3].line))


class _Told:
    """The journey as far as it has been told."""

    def __init__(self, telling: Telling, id: str, person: Person, past: Past, contacts: _Contacts) -> None:
        self.journey: Journey | None = None
        self.referrals: list[Referral] = []
        self.rows: list[Row] = []
        self._telling, self._id, self._person, self._contacts, self._past = telling, id, person, contacts, past
        self._until: dict[UUID, date] = {}

    def go(self, day: date, coming: list[Row]) -> None:
        """Whoever's time ends today goes, unless another keyworker comes today and takes over."""
        journey = self.journey
        if journey is None:
            return
        takes_over = any(
            self._telling.codes.find(InvolvedAs, row.object, "invo_professional_role_id",
                                     row.code("invo_professional_role_id")) is InvolvedAs.KEYWORKER
            for row in coming
        )  # fmt: skip
        for each in [each for each in journey.allocations if each.until is None and self._until.get(each.id) == day]:
            if not (takes_over and each.part == "keyworker"):
                journey.release(each.id, until=day, reason=WorkerChangeReason.OTHER, by=self._telling.by(day))

    def refer(self, day: date, status: Status | None) -> None:
        """The referrals of the day, and the stage that begins on it."""
        telling = self._telling
        todays = [row for on, row in self._past.referred if on == day]
        for row in todays:
            if _nothing(telling, row):
                self._contacts.nothing_follows(row)
                continue
            with telling.trying(row):
                outcome = telling.codes.read(Outcome, row, "cine_referral_outcome_json")
                self._open(day, row, outcome)
        closed = self.journey is None or not self.journey.is_open
        if status and status is not Status.CLOSED and closed:
            early = status in (Status.EARLY_HELP, Status.FAMILY_HELP)
            self._open(day, None, Outcome.FAMILY_HELP if early else Outcome.ASSESSMENT)
        journey = self.journey
        if journey and status and status is not journey.status.status and journey.is_open:
            why = self._past.closed.get(day, ClosingReason.OTHER) if status is Status.CLOSED else None
            if status is Status.CLOSED:
                for each in [each for each in journey.allocations if each.until is None]:
                    journey.release(each.id, until=day, reason=WorkerChangeReason.OTHER, by=telling.by(day))
            journey.step(
                status, spell_id=telling.id_of("journey", self._id, f"{day} {status}"), on=day,
                reason=self._past.words.get(day, telling.silent), by=telling.by(day, 14), closing_reason=why,
            )  # fmt: skip

    def _open(self, day: date, row: Row | None, outcome: Outcome) -> None:
        """A referral begins or continues the journey on a day; where no row is one, it is made besides."""
        referred_on = row.needed("cine_referral_date") if row else day
        telling, key = self._telling, f"{self._id} {day}"
        made = row or Row(object="ssd_cin_episodes", id=key, line=0)
        referral_id = telling.id(made)
        pod = self._pod(row)
        journey_id = self.journey.id if self.journey else telling.id_of("journey", self._id)
        by = telling.by(day, 13)
        spell = telling.id(made, "spell")
        if row:
            contact_id = self._contacts.of_referral(row, referral_id, outcome)
        else:
            contact_id = self._contacts.without_row(day, key, referral_id, outcome)
        codes = telling.codes
        referral = Referral.open(
            id=referral_id, child_id=self._person.id, contact_id=contact_id, journey_id=journey_id, pod_id=pod.id,
            referred_on=referred_on,
            source_code=codes.read(ReferralSource, row, "cine_referral_source_code") if row else ReferralSource.UNKNOWN,
            outcome=outcome, reason=telling.silent, by=by,
            primary_need=(codes.maybe(PrimaryNeed, row, "cine_cin_primary_need_code") if row else None)
            or PrimaryNeed.NOT_STATED,
        )  # fmt: skip
        how = {"pod": pod, "outcome": outcome, "referral_id": referral_id, "spell_id": spell, "on": day,
               "reason": self._past.words.get(day, telling.silent), "by": by}  # fmt: skip
        if self.journey is None:
            self.journey = Journey.begin(id=journey_id, child_id=self._person.id, **how)  # type: ignore[arg-type]
        else:
            self.journey.go_on(**how)  # type: ignore[arg-type]
        self.referrals.append(referral)
        telling.make(referral, [row] if row else [])

    def _pod(self, row: Row | None) -> Pod:
        return (row and self._telling.staff.team(row.text("cine_referral_team"))) or self._telling.staff.pod

    def come(self, day: date, until: date | None, part: InvolvedAs, row: Row) -> None:
        """Somebody begins to work with the child."""
        telling, journey = self._telling, self.journey
        with telling.trying(row):
            if journey is None or not journey.is_open:
                raise Invalid("/invo_involvement_start_date", "The child has no help in the files on that day.")
            id = row.text("invo_professional_id") or ""
            worker = telling.staff.workers.get(id)
            if worker is None:
                raise Invalid("/invo_professional_id", "The professional is not in the files.")
            reason = telling.codes.read(WorkerChangeReason, row, "invo_worker_change_reason")
            by = telling.by(day, 15)
            if part is InvolvedAs.KEYWORKER:
                pod = telling.staff.team(row.text("invo_professional_team"))
                if pod is None:
                    raise Invalid(
                        "/invo_professional_team", "The team is not in the files: no team has this keyworker."
                    )
                if pod.id != journey.pod_id:
                    journey.move_to(pod, reason=telling.silent, by=by)
                journey.allocate(
                    worker, pod, allocation_id=telling.id(row), since=day, reason=reason, words=telling.origin, by=by
                )
            else:
                journey.work_beside(
                    worker, allocation_id=telling.id(row), since=day, reason=reason, words=telling.origin, by=by
                )
            if until == day:
                journey.release(telling.id(row), until=day, reason=WorkerChangeReason.OTHER, by=by)
            elif until:
                self._until[telling.id(row)] = until
            self.rows.append(row)


def protected(telling: Telling, id: str) -> list[Stretch]:
    """The stages that plans, care and leaving care show, as far as their rows can be read."""
    found: list[Stretch] = []
    for object, person, since, until, status in (
        ("ssd_cp_plans", "cppl_person_id", "cppl_cp_plan_start_date", "cppl_cp_plan_end_date", Status.CHILD_PROTECTION),
        ("ssd_cla_episodes", "clae_person_id", "clae_cla_episode_start_date", "clae_cla_episode_ceased_date",
         Status.LOOKED_AFTER),
    ):  # fmt: skip
        for row in telling.about(object, id, person):
            try:
                begun, ended = row.needed(since), row.day(until)
            except Invalid as error:
                telling.refuse(row, error.sentence)
                continue
            if begun <= telling.day and (ended is None or begun < ended):
                found.append(Stretch(status, begun, ended or FOREVER))
    left = [each.until for each in found if each.status is Status.LOOKED_AFTER and each.until != FOREVER]
    if telling.about("ssd_care_leavers", id, "clea_person_id") and left:
        found.append(Stretch(Status.CARE_LEAVER, max(left)))
    return found


def keyworker_on(journey: Journey | None, day: date) -> UUID | None:
    """Who was the keyworker on a day."""
    held = [
        each for each in (journey.allocations if journey else ())
        if each.part == "keyworker" and each.since <= day and (each.until is None or day < each.until + timedelta(days=1))
    ]  # fmt: skip
    return held[-1].worker_id if held else None
