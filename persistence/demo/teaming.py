"""Teams of every kind: who belongs in each, posts that are filled or vacant, and those who are there on secondment.

The relationship pods of the families' stories are made in `staff`; here their posts are written down, and the other
kinds of team are formed: one with a job share and a vacancy, one with seconded specialists, one with somebody missing.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import partial
from uuid import UUID

from domain.agency import Agency, AgencyKind
from domain.aggregate import By
from domain.codes import ReferralSource, Sex
from domain.pod import Pod
from domain.pod_kinds import BY_CODE
from domain.pod_parts import PodPost, PodSecondment, SecondmentOutcome
from domain.policy import Role
from domain.template import Template, TemplateRule, TemplateVersion
from domain.worker import Worker
from persistence.demo.names import culture
from persistence.demo.office import Office
from persistence.demo.story import JOB, Happening, Story

PROBATION, RECOVERY, HOSPITAL, REFUGE, POLICE = "probation", "recovery", "mind", "refuge", "police"
PARTNERS = {
    PROBATION: ("Mereshire Probation Service", AgencyKind.PROBATION, ReferralSource.OTHER_LEGAL),
    RECOVERY: ("Turning Tide Recovery Service", AgencyKind.HEALTH, ReferralSource.OTHER_HEALTH),
    HOSPITAL: ("Mereshire Partnership Health Trust", AgencyKind.HEALTH, ReferralSource.OTHER_HEALTH),
    REFUGE: ("Aldermere Safe Haven", AgencyKind.CHARITY, ReferralSource.OTHER),
    POLICE: ("Mereshire Police, neighbourhood command", AgencyKind.POLICE, ReferralSource.POLICE),
}
"""Employers of those who work in our teams."""
COORDINATOR = "coordinator@aldermere.example"
SPECIALISTS = (
    Role.SURVIVOR_WORKER, Role.PERPETRATOR_WORKER, Role.SUBSTANCE_MISUSE_WORKER, Role.MENTAL_HEALTH_PRACTITIONER,
    Role.PSYCHOLOGIST,
)  # fmt: skip
HOME_POSTS = {
    Role.SURVIVOR_WORKER: "Independent domestic violence adviser",
    Role.PERPETRATOR_WORKER: "Probation officer",
    Role.SUBSTANCE_MISUSE_WORKER: "Recovery worker",
    Role.MENTAL_HEALTH_PRACTITIONER: "Community mental health nurse",
    Role.PSYCHOLOGIST: "Clinical psychologist",
    Role.LIFE_COACH: "Clinical psychologist",
    Role.COMMUNICATION_SUPPORT_WORKER: "Speech and language therapist",
    Role.POLICE_LIAISON_OFFICER: "Police constable",
}
"""What the seconded specialists are with their own employers."""
REGISTERED = {Role.POD_MANAGER, Role.SENIOR_SOCIAL_WORKER, Role.SOCIAL_WORKER}


@dataclass(frozen=True, slots=True, kw_only=True)
class Seat:
    """A post, with those who held it: each a share of a week, since and until so many days ago.

    A seat that names an `employer` is held by their staff on secondment, for a planned number of days.
    """

    role: Role
    title: str
    fte: float = 1.0
    held: tuple[tuple[float, int, int | None], ...] = ((1.0, 0, None),)
    employer: str | None = None
    planned: int = 730
    room: str | None = None
    email: str | None = None


def _seats(role: Role, title: str, *shares: float) -> tuple[Seat, ...]:
    return tuple(Seat(role=role, title=title, fte=share, held=((share, 0, None),)) for share in shares)


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """A team that is to be: formed so many days ago, with its posts."""

    name: str
    kind: str
    area: str | None
    days: int
    seats: tuple[Seat, ...]


LENT = "Social worker, edge of care"
JOB_SHARE = "Brook pod"
SAFEGUARDING = "Riverside Family Safeguarding team"
PLANS = (
    # Two managers share one post; the second came three weeks after the first one's partner had left. One social
    # worker's post is vacant.
    Plan(name=JOB_SHARE, kind="pod", area="Brook", days=700, seats=(
        Seat(role=Role.POD_MANAGER, title="Pod manager, shared post", held=((0.6, 0, None), (0.4, 0, 160), (0.4, 139, None))),
        *_seats(Role.SENIOR_SOCIAL_WORKER, "Senior social worker", 1.0, 0.8),
        *_seats(Role.SOCIAL_WORKER, "Social worker", 1.0, 0.6),
        *_seats(Role.SOCIAL_WORKER, LENT, 1.0),
        Seat(role=Role.SOCIAL_WORKER, title="Social worker", held=((1.0, 0, 74),)),
        Seat(role=Role.SOCIAL_WORKER_IN_TRAINING, title="Social worker in training", fte=0.4, held=((0.4, 0, None),)),
        Seat(role=Role.BUSINESS_SUPPORT, title="Pod administrative officer", held=((1.0, 0, None),)),
    )),
    Plan(name=SAFEGUARDING, kind="family_safeguarding", area="Riverside", days=640, seats=(
        Seat(role=Role.POD_MANAGER, title="Team manager"),
        *_seats(Role.SENIOR_SOCIAL_WORKER, "Senior social worker", 1.0),
        *_seats(Role.SOCIAL_WORKER, "Social worker", 1.0, 1.0, 1.0, 0.6),
        *_seats(Role.CHILD_AND_FAMILY_PRACTITIONER, "Child and family practitioner", 1.0, 1.0),
        Seat(role=Role.SURVIVOR_WORKER, title="Domestic abuse survivor worker", employer=REFUGE,
             room="Mondays to Thursdays"),
        Seat(role=Role.PERPETRATOR_WORKER, title="Domestic abuse perpetrator worker", fte=0.6, held=((0.6, 0, None),),
             employer=PROBATION, planned=900, room="Tuesdays and Thursdays"),
        Seat(role=Role.SUBSTANCE_MISUSE_WORKER, title="Substance misuse worker", employer=RECOVERY, planned=365,
             room="Every day but Friday"),
        Seat(role=Role.MENTAL_HEALTH_PRACTITIONER, title="Mental health practitioner", fte=0.8, held=((0.8, 0, None),),
             employer=HOSPITAL, planned=800, room="Mondays, Wednesdays and Thursdays"),
        Seat(role=Role.PSYCHOLOGIST, title="Psychologist", fte=0.4, held=((0.4, 60, None),), employer=HOSPITAL,
             planned=700, room="Wednesdays"),
    )),
    # The communication support worker has left: the hub is short of one, and says so.
    Plan(name="Lantern hub", kind="hub", area=None, days=820, seats=(
        Seat(role=Role.HUB_MANAGER, title="Hub manager"),
        *_seats(Role.DEPUTY_HUB_MANAGER, "Deputy hub manager", 1.0, 1.0),
        Seat(role=Role.LIFE_COACH, title="Life coach", fte=0.8, held=((0.8, 0, None),), employer=HOSPITAL, planned=1095,
             room="Mondays to Thursdays"),
        Seat(role=Role.COMMUNICATION_SUPPORT_WORKER, title="Communication support worker", fte=0.8,
             held=((0.8, 0, 46),), employer=HOSPITAL, planned=1095),
        Seat(role=Role.POLICE_LIAISON_OFFICER, title="Police liaison officer", employer=POLICE, planned=1095,
             room="Weekdays, and Saturday evenings"),
        *_seats(Role.RESIDENTIAL_WORKER, "Residential worker", 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 0.5),
        *_seats(Role.PORTFOLIO_LEAD, "Portfolio lead", 1.0, 1.0, 1.0, 1.0, 1.0, 1.0),
        *_seats(Role.COMMUNITY_CARER, "Community carer", 1.0, 1.0),
        *_seats(Role.FAMILY_SUPPORT_WORKER, "Support worker", 1.0, 0.6),
    )),
    Plan(name="Family group conference service", kind="fgc_service", area=None, days=900, seats=(
        Seat(role=Role.CONFERENCE_COORDINATOR, title="Family group conference coordinator", email=COORDINATOR),
        *_seats(Role.CONFERENCE_COORDINATOR, "Family group conference coordinator", 0.8, 0.6),
        *_seats(Role.BUSINESS_SUPPORT, "Conference administrator", 0.5),
    )),
    Plan(name="Early help team north", kind="early_help_team", area="North", days=200, seats=(
        Seat(role=Role.POD_MANAGER, title="Team manager"),
        *_seats(Role.SOCIAL_WORKER, "Social worker", 1.0),
        *_seats(Role.CHILD_AND_FAMILY_PRACTITIONER, "Child and family practitioner", 1.0, 1.0, 0.8),
        Seat(role=Role.MENTAL_HEALTH_PRACTITIONER, title="Mental health practitioner", fte=0.4, held=((0.4, 0, None),),
             employer=HOSPITAL, room="Fridays"),
    )),
)  # fmt: skip
"""Invented from end to end. Sizes are plausible and keep to the rules of each kind, but where the comment says so."""


@dataclass(slots=True)
class Teaming:
    """Plans what makes the teams within the staff's story, before it runs."""

    story: Story
    office: Office
    administrator: Callable[[datetime], By]
    email: Callable[[str, str], str]
    partners: dict[str, UUID] = field(default_factory=dict)
    pods: dict[str, Pod] = field(default_factory=dict)
    lent: list[Worker] = field(default_factory=list)

    def plan(self) -> None:
        """Employers, an authority's own rules, the other kinds of team, and the posts of the pods that there are."""
        today = self.story.today
        for key in PARTNERS:
            self._at(today - timedelta(days=1000), 8, partial(self._partner, key))
        self._at(today - timedelta(days=260), 8, self._early_help)
        self._at(today - timedelta(days=230), 8, self._own_rules)
        for plan in PLANS:
            self._team(plan)
        self._at(today - timedelta(days=150), 15, self._lend)
        self._at(today - timedelta(days=21), 8, self._write_posts_down)

    def _at(self, day: date, hour: int, happening: Happening) -> None:
        """Within an hour of a day: what comes first on a day has an earlier one."""
        self.story.plan(self.story.at_work(day, hour, hour + 1), happening)

    def _ago(self, days: int) -> date:
        return self.story.today - timedelta(days=days)

    def _partner(self, key: str, at: datetime) -> None:
        name, kind, source = PARTNERS[key]
        host = "".join(letter for letter in name.lower() if letter.isalpha())
        agency = Agency.register(
            id=self.story.id(at), name=name, agency_kind=kind, source_code=source, email=f"office@{host}.example",
            phone=f"01632 9601{len(self.partners):02}", by=self.administrator(at),
        )  # fmt: skip
        self.partners[key] = agency.id
        self.story.save(agency)

    def _early_help(self, at: datetime) -> None:
        """The mix of people of a Family Safeguarding team, for early help (S93)."""
        source, since = BY_CODE["family_safeguarding"], at.date()
        template = Template.copy(
            source, TemplateVersion(
                id=self.story.id(at), since=since, source="As the Family Safeguarding team: Telford and Wrekin",
                reason="Early help meets the same worries earlier and needs the same people.",
            ),
            tuple(self.story.id(at) for _ in source.rules(since)), id=self.story.id(at), name="Early help team",
            about="Families with several worries, before a social worker is needed for long.",
            by=self.administrator(at),
        )  # fmt: skip
        self.story.save(template)

    def _own_rules(self, at: datetime) -> None:
        """The partners have agreed that there is one of each specialist: a number of our own, with our own source."""
        where, kind = "Agreement with our partners, section 4", BY_CODE["family_safeguarding"]
        version = TemplateVersion(
            id=self.story.id(at), since=at.date() + timedelta(days=7), source=where,
            reason="Each partner has said that one of their staff is in the team.",
        )  # fmt: skip
        rules = tuple(
            TemplateRule(
                id=self.story.id(at), version_id=version.id, role=rule.role, leads=rule.leads, holds=rule.holds,
                heads_least=1 if rule.role in SPECIALISTS else None,
                fte_least=1.0 if rule.leads else None,
                source=where if rule.role in SPECIALISTS or rule.leads else rule.source,
            )
            for rule in kind.rules(version.since)
        )  # fmt: skip
        self.story.save(
            Template.set_up(kind, version, rules, id=self.story.id(at), by=self.administrator(at))
        )  # fmt: skip

    def _team(self, plan: Plan) -> None:
        """The team is formed, then each post is opened and held, at its time."""
        story, formed = self.story, self._ago(plan.days)
        teams: list[Pod] = []

        def forms(at: datetime) -> None:
            takes = BY_CODE[plan.kind].takes_children if plan.kind in BY_CODE else True
            pod = Pod.form(
                id=story.id(at), name=plan.name, pod_kind=plan.kind, takes=takes, area=plan.area, formed_on=formed,
                by=By(JOB, Role.SYSTEM, at),
            )  # fmt: skip
            teams.append(pod)
            self.pods[plan.name] = pod
            story.save(pod)

        self._at(formed, 8, forms)
        for seat in plan.seats:
            self._seat(teams, seat, formed)

    def _seat(self, teams: list[Pod], seat: Seat, formed: date) -> None:
        opened: list[UUID] = []

        def opens(at: datetime) -> None:
            id = self.story.id(at)
            funder = self.partners[seat.employer] if seat.employer else None
            post = PodPost(
                id=id, post_id=id, role=seat.role, title=seat.title, fte=seat.fte, funded_by=funder, since=formed
            )
            teams[0].open_post(post, by=self.administrator(at))
            opened.append(id)
            self.story.save(teams[0])

        self._at(formed, 9, opens)
        for share, since, until in seat.held:
            begins = self._ago(since) if since else formed
            self._holder(teams, opened, seat, share, begins, None if until is None else self._ago(until))

    def _holder(
        self, teams: list[Pod], opened: list[UUID], seat: Seat, share: float, since: date, until: date | None
    ) -> None:
        story, ids = self.story, list[UUID]()
        planned = since + timedelta(days=seat.planned)
        worker: list[Worker] = []

        def joins(at: datetime) -> None:
            worker.append(self._worker(seat, share, since, at))
            if seat.title == LENT:
                self.lent.append(worker[0])
            id, by = story.id(at), self.administrator(at)
            ids.append(id)
            if seat.employer is None:
                teams[0].add(worker[0], member_id=id, fte=share, since=since, post_id=opened[0], by=by)
            else:
                secondment = PodSecondment(
                    id=story.id(at), worker_id=worker[0].id, home_post=HOME_POSTS[seat.role], host_post=seat.title,
                    since=since, planned_until=planned,
                )  # fmt: skip
                teams[0].second(
                    worker[0], secondment, member_id=id, role=seat.role, fte=share, post_id=opened[0],
                    room_days=seat.room, by=by,
                )  # fmt: skip
            story.save(teams[0])

        def extends(at: datetime) -> None:
            term = next(s for s in teams[0].secondments if s.worker_id == worker[0].id and s.until is None)
            teams[0].end_secondment(
                term.id, outcome=SecondmentOutcome.EXTENDED, on=planned, new_id=story.id(at),
                planned_until=planned + timedelta(days=365), by=self.administrator(at),
            )  # fmt: skip
            story.save(teams[0])

        def leaves(at: datetime) -> None:
            assert until is not None
            teams[0].release(ids[0], until=until, by=self.administrator(at))
            story.save(teams[0])
            worker[0].leave(on=until, by=self.administrator(at))
            story.save(worker[0])

        self._at(since, 10, joins)
        if until is not None:
            self._at(until, 13, leaves)
        elif seat.employer and planned < story.today:
            self._at(planned, 14, extends)

    def _worker(self, seat: Seat, share: float, since: date, at: datetime) -> Worker:
        story, rng = self.story, self.story.rng
        background = culture(rng)
        given = background.first(rng.choice((Sex.FEMALE, Sex.FEMALE, Sex.MALE)), rng)
        family = background.last(rng) or rng.choice([name for name in background.boys if name != given])
        worker = Worker.join(
            id=story.id(at), given=given, family=family, email=seat.email or self.email(given, family), role=seat.role,
            post=seat.title, fte=share, joined_on=since,
            languages=("English",) if background.language == "English" else ("English", background.language),
            registration_number=f"SW{rng.randrange(100_000, 999_999)}" if seat.role in REGISTERED else None,
            employer_id=self.partners[seat.employer] if seat.employer else None, by=By(JOB, Role.SYSTEM, at),
        )  # fmt: skip
        story.save(worker)
        return worker

    def _lend(self, at: datetime) -> None:
        """Six months in a more senior post of another team (S36), for three days a week; the rest stays at home."""
        story, by, since = self.story, self.administrator(at), at.date()
        home, host, worker = self.pods[JOB_SHARE], self.pods[SAFEGUARDING], self.lent[0]
        id = story.id(at)
        host.open_post(
            PodPost(
                id=id, post_id=id, role=Role.SENIOR_SOCIAL_WORKER, title="Senior social worker, reunification",
                fte=0.6, since=since,
            ),
            by=by,
        )  # fmt: skip
        secondment = PodSecondment(
            id=story.id(at), worker_id=worker.id, home_pod_id=home.id, home_post="Social worker, grade 9",
            host_post="Senior social worker, grade 10", since=since, planned_until=since + timedelta(days=183),
        )  # fmt: skip
        host.second(
            worker, secondment, member_id=story.id(at), role=Role.SENIOR_SOCIAL_WORKER, fte=0.6, post_id=id,
            room_days="Mondays to Wednesdays", by=by,
        )  # fmt: skip
        home.lend(worker.id, fte=0.6, new_id=story.id(at), since=since, by=by)
        story.save(host)
        story.save(home)

    def _write_posts_down(self, at: datetime) -> None:
        """The establishment of the other teams is written down: each member has been in their post since they came."""
        story, by = self.story, self.administrator(at)
        for team in (*self.office.teams, self.office.front_door, self.office.leadership):
            workers = {post.worker.id: post.worker for post in team.posts}
            for member in [each for each in team.pod.members if each.until is None]:
                id, worker = story.id(at), workers[member.worker_id]
                team.pod.open_post(
                    PodPost(id=id, post_id=id, role=member.role, title=worker.post, fte=member.fte, since=member.since),
                    by=by,
                )
                team.pod.move(
                    member.id, worker, new_id=story.id(at), fte=member.fte, since=member.since, post_id=id,
                    room_days=None, by=by,
                )  # fmt: skip
            story.save(team.pod)
