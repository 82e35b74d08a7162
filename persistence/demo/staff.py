"""Aldermere Children's Trust: its partners, its people and its pods, as they came and went over five years."""

import copy
import re
import unicodedata
from datetime import date, datetime, timedelta
from uuid import UUID

from domain.agency import Agency, AgencyKind
from domain.aggregate import By
from domain.codes import ReferralSource, Sex
from domain.codes import WorkerChangeReason as Why
from domain.pod import Pod, PodKind
from domain.policy import Permission, Role
from domain.worker import Specialism, Worker
from persistence.demo import handing, weighing
from persistence.demo.names import culture
from persistence.demo.office import Office, Post, Team
from persistence.demo.places import POD_AREAS
from persistence.demo.story import JOB, Story
from persistence.demo.teaming import COORDINATOR, Teaming

DOMAIN_NAME = "aldermere.example"
CLIENT_ID = UUID("019a0000-0000-7000-8000-00000000c001")
CHILDREN_A_POD = 65

PARTNERS = (
    ("Marlpit Lane Primary School", AgencyKind.SCHOOL, ReferralSource.SCHOOL, "school", "Head teacher"),
    ("Aldermere Academy", AgencyKind.SCHOOL, ReferralSource.SCHOOL, "school", "Designated safeguarding lead"),
    ("Aldermere Community Health", AgencyKind.HEALTH, ReferralSource.HEALTH_VISITOR, "health", "Health visitor"),
    (
        "Aldermere General Hospital",
        AgencyKind.HEALTH,
        ReferralSource.EMERGENCY_DEPARTMENT,
        "health",
        "Children's nurse",
    ),
    ("Quayside Surgery", AgencyKind.HEALTH, ReferralSource.GP, "health", "Family doctor"),
    ("Mereshire Police", AgencyKind.POLICE, ReferralSource.POLICE, "police", "Officer"),
    ("Aldermere Homes", AgencyKind.HOUSING, ReferralSource.HOUSING, "other", "Housing officer"),
    ("Lantern Families", AgencyKind.CHARITY, ReferralSource.OTHER, "other", "Family volunteer lead"),
)

SIGN_INS = (
    (f"frontdoor@{DOMAIN_NAME}", "front-door worker: contacts, matching, decisions"),
    (f"pod.manager@{DOMAIN_NAME}", "manager of Harbour pod: allocates, steps up and down"),
    (f"social.worker@{DOMAIN_NAME}", "social worker in Harbour pod: keyworker, records visits"),
    (f"colleague@{DOMAIN_NAME}", "another social worker of the same pod"),
    (f"service.manager@{DOMAIN_NAME}", "service manager: answers for every pod"),
    (f"administrator@{DOMAIN_NAME}", "administrator: workers, pods and agencies, and no family's record"),
    (COORDINATOR, "coordinator of family group conferences: their own, and no child's record"),
    (f"partner.school@{DOMAIN_NAME}", "pastoral lead of a school, in the partner workspace"),
    (f"partner.health@{DOMAIN_NAME}", "health visitor, in the partner workspace"),
    (f"partner.charity@{DOMAIN_NAME}", "family volunteer lead of a charity that helps, in the partner workspace"),
    (f"analyst@{DOMAIN_NAME}", "analyst: the returns and the numbers, and no child's name"),
)
POSTS = {
    Role.POD_MANAGER: "Pod manager",
    Role.SENIOR_SOCIAL_WORKER: "Senior social worker",
    Role.SOCIAL_WORKER: "Social worker",
    Role.SOCIAL_WORKER_IN_TRAINING: "Social worker in training",
    Role.FAMILY_SUPPORT_WORKER: "Family support worker",
    Role.BUSINESS_SUPPORT: "Pod administrative officer",
    Role.FRONT_DOOR_WORKER: "Front door social worker",
    Role.FRONT_DOOR_MANAGER: "Front door manager",
    Role.SERVICE_MANAGER: "Service manager",
    Role.ANALYST: "Performance analyst",
    Role.ADMINISTRATOR: "System administrator",
}


class Founding:
    """Makes the office within a story."""

    def __init__(self, story: Story, size: int) -> None:
        self.story = story
        self.office = Office()
        self.formed = story.today - timedelta(days=5 * 365 + 40)
        self._emails: dict[str, int] = {}
        self._pods = max(1, round(size / CHILDREN_A_POD))

    def found(self) -> Office:
        """Make partners, teams and staff, and let their five years pass."""
        office, story = self.office, self.story
        office.leadership = self._team("Leadership", PodKind.LEADERSHIP, None)
        self._joins(office.leadership, Role.ADMINISTRATOR, email=SIGN_INS[5][0])
        self._joins(office.leadership, Role.SERVICE_MANAGER, email=SIGN_INS[4][0])
        self._joins(office.leadership, Role.ANALYST, email=SIGN_INS[10][0])
        office.front_door = self._team("Front door", PodKind.FRONT_DOOR, "Aldermere")
        self._joins(office.front_door, Role.FRONT_DOOR_MANAGER)
        self._joins(office.front_door, Role.FRONT_DOOR_WORKER, email=SIGN_INS[0][0])
        for _ in range(max(3, self._pods // 3) - 1):
            self._joins(office.front_door, Role.FRONT_DOOR_WORKER)
        for number in range(self._pods):
            office.teams.append(self._pod(number))
        for number, partner in enumerate(PARTNERS):
            self._partner(number, *partner)
        weighing.staff(story, office)
        Teaming(story, office, self.administrator, self.email).plan()
        handing.staff(story, office)
        story.run()
        return office

    def _team(self, name: str, kind: PodKind, area: str | None) -> Team:
        at = self.story.at_work(self.formed, 9, 10)
        by = By(JOB, Role.SYSTEM, at)
        pod = Pod.form(id=self.story.id(at), name=name, pod_kind=kind, area=area, formed_on=self.formed, by=by)
        self.story.save(pod)
        return Team(pod)

    def _pod(self, number: int) -> Team:
        place, turn = number % len(POD_AREAS), number // len(POD_AREAS)
        area = POD_AREAS[place] if not turn else f"{POD_AREAS[place]} {turn + 1}"
        team, first, rng = self._team(f"{area} pod", PodKind.POD, area), number == 0, self.story.rng
        self._joins(team, Role.POD_MANAGER, email=SIGN_INS[1][0] if first else None)
        self._joins(team, Role.SENIOR_SOCIAL_WORKER, fte=rng.choice((1.0, 1.0, 0.8)))
        self._joins(team, Role.SOCIAL_WORKER, email=SIGN_INS[2][0] if first else None)
        self._joins(team, Role.SOCIAL_WORKER, email=SIGN_INS[3][0] if first else None)
        left = self.story.today - self.story.days(60, 900)
        self._joins(team, Role.SOCIAL_WORKER, until=left, why=Why.WORKER_DIED if number == 2 else Why.LEFT_ROLE)
        if first or self.story.chance(0.4):
            self._joins(team, Role.SOCIAL_WORKER, since=left - self.story.days(0, 40), fte=rng.choice((1.0, 0.6)))
        if number % 2 == 0:
            self._joins(team, Role.FAMILY_SUPPORT_WORKER, fte=rng.choice((1.0, 0.8)))
            self._joins(team, Role.BUSINESS_SUPPORT, fte=0.5)
        else:
            # One administrative officer serves two pods, half a week each.
            shared = next(p for p in self.office.teams[-1].posts if p.worker.role is Role.BUSINESS_SUPPORT)
            self._belongs(team, shared, 0.5)
        self._joins(team, Role.SOCIAL_WORKER_IN_TRAINING, since=self.story.today - self.story.days(100, 600))
        return team

    def _joins(
        self, team: Team, role: Role, *, email: str | None = None, fte: float = 1.0, since: date | None = None,
        until: date | None = None, why: Why = Why.LEFT_ROLE,
    ) -> None:  # fmt: skip
        """A worker comes to the trust and into a team, and one day may go."""
        story, rng = self.story, self.story.rng
        since = since or self.formed + story.days(0, 500)
        if role in {Role.POD_MANAGER, Role.FRONT_DOOR_MANAGER, Role.ADMINISTRATOR} or email:
            since = self.formed
        background, at = culture(rng), story.at_work(since)
        given = background.first(rng.choice((Sex.FEMALE, Sex.FEMALE, Sex.MALE)), rng)
        # Staff with one name give their father's besides: the register of social workers asks for two.
        family = background.last(rng) or rng.choice([name for name in background.boys if name != given])
        social = role not in {Role.BUSINESS_SUPPORT, Role.ANALYST, Role.ADMINISTRATOR, Role.FAMILY_SUPPORT_WORKER}
        worker = Worker.join(
            id=story.id(at), given=given, family=family, email=email or self.email(given, family), role=role,
            post=POSTS[role],
            fte=1.0 if role is Role.BUSINESS_SUPPORT else fte, joined_on=since,
            specialisms=tuple(rng.sample(list(Specialism), rng.randint(0, 2))) if social else (),
            languages=("English",) if background.language == "English" else ("English", background.language),
            registration_number=f"SW{rng.randrange(100_000, 999_999)}" if social else None,
            agency_worker=role is Role.SOCIAL_WORKER and story.chance(0.15), by=By(JOB, Role.SYSTEM, at),
        )  # fmt: skip
        story.save(worker)
        self._belongs(team, Post(copy.copy(worker), since, until, why), fte)
        if until:
            story.plan(story.at_work(until, 16, 17), lambda moment: self._leaves(worker, until, moment))

    def _belongs(self, team: Team, post: Post, fte: float) -> None:
        """The worker is a member of the team for as long as the post is held."""
        team.posts.append(post)
        story, member, until = self.story, self.story.id(self.story.at_work(post.since)), post.until

        def joins(at: datetime) -> None:
            team.pod.add(post.worker, member_id=member, fte=fte, since=post.since, by=self.administrator(at))
            story.save(team.pod)

        story.plan(story.at_work(post.since, 10, 12), joins)
        if until is None:
            return

        def leaves(at: datetime) -> None:
            team.pod.release(member, until=until, by=self.administrator(at))
            story.save(team.pod)

        story.plan(story.at_work(until, 13, 15), leaves)

    def _leaves(self, worker: Worker, on: date, at: datetime) -> None:
        worker.leave(on=on, by=self.administrator(at))
        self.story.save(worker)

    def administrator(self, at: datetime) -> By:
        """An administrator acts."""
        return self.office.leadership.posts[0].by(at)

    def email(self, given: str, family: str) -> str:
        """An address of their own for a new worker."""
        plain = unicodedata.normalize("NFKD", f"{given}.{family}".lower().replace("ł", "l").replace("đ", "d"))
        name = re.sub(r"[^a-z.]", "", plain).strip(".")
        turn = self._emails[name] = self._emails.get(name, 0) + 1
        return f"{name}{turn if turn > 1 else ''}@{DOMAIN_NAME}"

    def _partner(
        self, number: int, name: str, kind: AgencyKind, source: ReferralSource, sender: str, post: str
    ) -> None:
        story = self.story
        at = story.at_work(self.formed + story.days(3, 90))
        host = "".join(letter for letter in name.lower() if letter.isalpha())
        agency = Agency.register(
            id=story.id(at), name=name, agency_kind=kind, source_code=source, email=f"office@{host}.example",
            phone=f"01632 9600{number:02}", by=self.administrator(at),
        )  # fmt: skip
        story.save(agency)
        scopes = (Permission.CONTACT_SEND.value, Permission.CONTACT_READ_OWN.value)
        client_id = CLIENT_ID if number == 0 else story.id(at)
        later = story.soon(at, 60, 600)
        agency.register_client(
            client_id=client_id, name=f"{name}: safeguarding system", scopes=scopes, by=self.administrator(later)
        )
        story.save(agency)
        self.office.agencies.append((agency, sender, post))
