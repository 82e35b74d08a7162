"""Family group conferences in the demo: from the first thought to the second review, and some that end before.

They follow from a family's story that has been told to its end. Chance of their own, so that nobody else's rows change.
"""

from dataclasses import replace
from datetime import date, datetime, timedelta
from random import Random
from uuid import UUID

from domain.aggregate import By
from domain.calendar import london_date
from domain.care import Care
from domain.family import Family, FamilyPart
from domain.fgc import Fgc
from domain.fgc_law import law_for
from domain.fgc_parts import (
    Agreeing,
    Came,
    Ending,
    FgcChild,
    FgcCopy,
    FgcExplanation,
    FgcFeedback,
    FgcForm,
    FgcMember,
    FgcOffer,
    FgcPeer,
    FgcResource,
    FgcReview,
    FgcUse,
    NotOffered,
    PeerOccasion,
    Side,
    ViewMethod,
    Whose,
)
from domain.ids import new_id
from domain.journey import Journey, Part, Status, StatusSpell
from domain.person import Person
from domain.plan import Plan
from domain.plan_parts import PlanAction, PlanChild, PlanKind
from domain.policy import Role
from domain.worker import Worker
from persistence.demo.office import Office, Team
from persistence.demo.story import LONG_AGO, Story

SHARE = 0.55
"""Of families with a stage for which it is meant, how many somebody thinks of it for."""
USES = {
    Status.FAMILY_HELP: FgcUse.EARLY_HELP, Status.EARLY_HELP: FgcUse.EARLY_HELP,
    Status.CHILD_IN_NEED: FgcUse.EDGE_OF_CARE, Status.CHILD_PROTECTION: FgcUse.PROTECTION,
    Status.PRE_PROCEEDINGS: FgcUse.PRE_PROCEEDINGS, Status.LOOKED_AFTER: FgcUse.RETURN_HOME,
}  # fmt: skip
RISK = {FgcUse.EARLY_HELP: 0.05, FgcUse.EDGE_OF_CARE: 0.65, FgcUse.PROTECTION: 0.8, FgcUse.PRE_PROCEEDINGS: 1.0}
MEETS_AFTER = 42
"""Days from the first thought to the day itself."""
WORRIES = (
    "Nights are hard: there is often nobody awake when the children need somebody.",
    "Mum is exhausted, and there is no plan for the days on which she cannot get up.",
    "There were three fights at home since the summer, and the children heard them.",
    "The tenancy ends in spring, and nobody knows where the family will live.",
)
STRENGTHS = (
    "The children are in school every day, and Mum talks openly with their teachers.",
    "Gran and the neighbour have helped before, without being asked.",
    "Dad has not missed one Saturday since he moved out.",
)
LINES = ("An adult who is well is there every night.", "The children know whom to ring.")
NETWORK = (
    ("Ada", "grandmother", Side.FAMILY, "Two streets away", None, "I have a spare room. I only need to be asked."),
    (
        "Jock",
        "uncle",
        Side.FAMILY,
        "Stranraer, two hundred miles away",
        "By train; we pay",
        "I can come every second weekend.",
    ),
    ("Lena", "aunt", Side.FAMILY, "Leicester", "By video", "I can ring each evening at seven."),
    ("Ines", "godmother", Side.FRIEND, "Next door", None, "They can always come over to me."),
    ("Hari", "football coach", Side.FRIEND, "Aldermere", None, "I drive past the house anyway."),
)
NAMES = ("Harrow", "Ewing", "Castle", "Moss", "Penrose", "Bright", "Tallis")
PLANS = (
    (
        "From Sunday to Thursday Gran sleeps at ours. On Fridays the children are next door. If it gets too much, we ring"
        " each other before anybody shouts, and we meet at Gran's every first Sunday."
    ),
    (
        "Uncle takes the boys every second weekend. Auntie rings at seven. Mum goes to her group, and we do not ask her"
        " about it. We keep a calendar on the fridge, and the children write in it too."
    ),
)
ACTIONS = ("Sleep at the house on school nights", "Ring every evening at seven", "Keep the calendar on the fridge")
HELP = (("A second bed", "We"), ("Train tickets for a year", "We"), ("A carpet and paint", "The neighbours' group"))
VIEWS = ("I want everybody in one room without shouting.", "Can I stay at Gran's on Fridays?", "Read my letter first.")
AFTER = (
    "I was asked first, for once.", "Nobody told us what to write.", "It was the first time that both sides came.",
)  # fmt: skip
PEER = "Rae Lund"


def coordinators(founding: Story) -> list[Worker]:
    """Those of the service, from the staff's story."""
    return [
        worker for worker, _ in founding.saved.values()
        if isinstance(worker, Worker) and worker.role is Role.CONFERENCE_COORDINATOR
    ]  # fmt: skip


def convene(story: Story, office: Office, service: list[Worker]) -> None:
    """Perhaps a conference for one family, at a moment of its story."""
    journeys = [record for record, _ in [*story.saved.values()] if isinstance(record, Journey)]
    if not journeys or not service:
        return
    rng = Random(f"convening {journeys[0].id}")
    spells = [(each, spell) for each in journeys for spell in each.statuses if spell.status in USES]
    opened = min(worker.joined_on for worker in service)
    entered = _before_care(story, spells, opened, rng)
    if not spells or (entered is None and rng.random() > SHARE):
        return
    journey, spell = rng.choice(spells)
    if entered is not None:
        journey, spell, begins = entered
    else:
        last = min(spell.until or story.today, story.today)
        earliest = max(spell.since, opened) + timedelta(days=5)
        if earliest >= last:
            return
        begins = earliest + timedelta(days=rng.randrange(min((last - earliest).days, 150) or 1))
    team = next((team for team in office.teams if team.pod.id == journey.pod_id), None)
    if team is not None:
        _Convening(
            story, team, office, rng.choice(service), journey, USES[spell.status], begins, rng, sure=entered is not None
        ).tell(journeys)


def _before_care(
    story: Story, spells: list[tuple[Journey, StatusSpell]], opened: date, rng: Random
) -> tuple[Journey, StatusSpell, date] | None:
    """A moment some months before a child of the family came into care, where somebody helped them then."""
    for care, _ in [*story.saved.values()]:
        if isinstance(care, Care) and care.episodes:
            entry = care.episodes[0].since
            theirs = [(journey, spell) for journey, spell in spells if journey.child_id == care.child_id]
            helped = [spell.since for _, spell in theirs if spell.since < entry]
            earliest = max(opened, entry - timedelta(days=200), *helped[:1]) + timedelta(days=1)
            room = (entry - earliest).days - MEETS_AFTER - 2
            if helped and room >= 0:
                begins = earliest + timedelta(days=rng.randint(0, room))
                for journey, spell in theirs:
                    if spell.since <= begins and (spell.until is None or begins < spell.until):
                        return journey, spell, begins
    return None


class _Over(Exception):
    """The story has reached its last day."""


class _Convening:
    def __init__(
        self, story: Story, team: Team, office: Office, worker: Worker, journey: Journey, use: FgcUse, begins: date,
        rng: Random, *, sure: bool,
    ) -> None:  # fmt: skip
        self.story, self.team, self.worker, self.journey, self.use, self.rng = story, team, worker, journey, use, rng
        self.begins, self.reached, self.sure = begins, LONG_AGO, sure
        self.head = next(p for p in office.leadership.posts if p.worker.role is Role.SERVICE_MANAGER)

    def at(self, days: int, hour: int = 11) -> datetime:
        """A moment so many days after the beginning. Raises `_Over`."""
        day = self.begins + timedelta(days=days)
        while not self.story.calendar.is_working(day):
            day += timedelta(days=1)
        moment = datetime(day.year, day.month, day.day, hour, self.rng.randrange(60), tzinfo=self.story.now.tzinfo)
        self.reached = max(moment, self.reached + timedelta(minutes=3))
        if self.reached >= self.story.now:
            raise _Over
        return self.reached

    def id(self, at: datetime) -> UUID:
        return new_id(milliseconds=int(at.timestamp() * 1000), random=self.rng.randbytes(10))

    def own(self, at: datetime) -> By:
        """The child's keyworker of that day, or the manager."""
        on = london_date(at)
        held = [
            each.worker_id for each in self.journey.allocations
            if each.part is Part.KEYWORKER and each.since <= on and (each.until is None or on < each.until)
        ]  # fmt: skip
        posts = [post for post in self.team.posts if post.worker.id in held]
        return (posts[0] if posts else self.team.manager()).by(at)

    def convener(self, at: datetime) -> By:
        return By(self.worker.id, self.worker.role, at)

    def tell(self, journeys: list[Journey]) -> None:
        """As far as the story's last day."""
        try:
            self._tell(journeys)
        except _Over:
            return

    def _tell(self, journeys: list[Journey]) -> None:
        rng, at = self.rng, self.at(0)
        fgc = Fgc.consider(
            id=self.id(at), by=self.own(at), considered_on=london_date(at), worries=rng.choice(WORRIES), use=self.use,
            form=FgcForm.NETWORK_MEETING if self.use is FgcUse.EARLY_HELP and rng.random() < 0.3 else FgcForm.CONFERENCE,
            children=tuple(
                FgcChild(id=self.id(at), child_id=each.child_id)
                for each in journeys
                if each is self.journey or (each.pod_id == self.journey.pod_id and self.use is not FgcUse.RETURN_HOME)
            ),
            members=self._members(at),
        )  # fmt: skip
        self.story.save(fgc)
        if rng.random() < 0.08 and not self.sure:
            at = self.at(4)
            fgc.leave_out(
                NotOffered.NO_NETWORK, because="Everybody they trust lives abroad. We asked the volunteers.",
                on=london_date(at), by=self.team.manager().by(at),
            )  # fmt: skip
            self.story.save(fgc)
            self._close(fgc, 9, Ending.NOT_OFFERED, "We ask again when there are people around them.")
            return
        if not self._offered(fgc):
            self._close(
                fgc, 20, Ending.DECLINED, "They would rather do it by themselves for now. They may ask any time."
            )
            return
        self._prepared(fgc)
        self._held(fgc, MEETS_AFTER)
        self._afterwards(fgc)

    def _members(self, at: datetime) -> tuple[FgcMember, ...]:
        rng = self.rng
        found = [
            FgcMember(
                id=self.id(at), person_id=person.id, name=person.name, relation=member.part.value, side=Side.FAMILY
            )
            for family, _ in [*self.story.saved.values()]
            if isinstance(family, Family)
            for member in family.members
            if member.part in {FamilyPart.PARENT, FamilyPart.CARER} and member.until is None
            for person in [self.story.saved.get(member.person_id, (None, None))[0]]
            if isinstance(person, Person)
        ][:4]
        invented = [
            FgcMember(
                id=self.id(at), name=f"{given} {rng.choice(NAMES)}", relation=relation, side=side,
                lives=lives, travel=travel, wishes=wishes,
            )
            for given, relation, side, lives, travel, wishes in rng.sample(NETWORK, 3)
        ]  # fmt: skip
        return (*found, *invented)

    def _offered(self, fgc: Fgc) -> bool:
        rng, names = self.rng, [each for each in fgc.members if each.person_id][:2]
        for days, member in enumerate(names or fgc.members[:1], start=2):
            at = self.at(days)
            fgc.offer(
                FgcOffer(
                    id=self.id(at), person_id=member.person_id, name=member.name, law=law_for(self.use, london_date(at)).code,
                    offered_on=london_date(at), offered_how="At the kitchen table, and in a letter",
                ), by=self.own(at),
            )  # fmt: skip
            said = FgcExplanation(
                id=self.id(at), to_name=member.name, whose=Whose.PARENT, explained_on=london_date(at),
                how="Read aloud together", worker_id=self.own(at).actor_id, language="English",
                understood="Said in their own words that they may say no.",
            )  # fmt: skip
            fgc.add(said, by=self.own(at))
            self.story.save(fgc)
        for days, offer in enumerate(fgc.offers, start=7):
            at = self.at(days)
            yes = rng.random() < 0.8 or self.sure
            words = "If my mother can come." if yes else "Not now. I do not want everybody to know."
            fgc.answer(offer.id, accepted=yes, on=london_date(at), words=words, by=self.own(at))
            self.story.save(fgc)
        return fgc.accepted

    def _prepared(self, fgc: Fgc) -> None:
        rng, at = self.rng, self.at(11)
        risk = self.sure or rng.random() < RISK.get(self.use, 0)
        basis = "The panel for the edge of care, and the worker's judgement with their manager" if risk else None
        fgc.refer(
            on=london_date(at), strengths=rng.choice(STRENGTHS), bottom_lines=" ".join(LINES), by=self.own(at),
            letter_on=london_date(at) - timedelta(days=7) if self.use is FgcUse.PRE_PROCEEDINGS else None,
            questions="Who can be there on school nights?",
            children=tuple(replace(child, at_risk=risk, risk_basis=basis) for child in fgc.children),
        )  # fmt: skip
        self.story.save(fgc)
        at = self.at(13)
        chief = self.head.by(at)
        fgc.assign(self.worker.id, on=london_date(at), connected=None, because=None, by=chief)
        self.story.save(fgc)
        if self.use is FgcUse.PROTECTION and rng.random() < 0.5:
            self._peer(fgc)
        for place, member in enumerate(fgc.members):
            at = self.at(16 + 2 * place)
            fgc.include(
                replace(
                    member, invited_on=london_date(at), prepared_on=london_date(at),
                    prepared_how="At their home, for an hour" if place % 2 == 0 else "By telephone, twice",
                ), by=self.convener(at),
            )  # fmt: skip
            self.story.save(fgc)
        for child in fgc.children:
            at = self.at(30)
            young = rng.random() < 0.25
            fgc.hear(
                replace(
                    child, invited_on=london_date(at), invited_how="With a card they could colour in",
                    advocate_offered_on=london_date(at), advocate_wanted=rng.random() < 0.3,
                    view_method=ViewMethod.TOO_YOUNG if young else rng.choice((ViewMethod.IN_PERSON, ViewMethod.LETTER)),
                    own_view=None if young else rng.choice(VIEWS),
                ), by=self.convener(at),
            )  # fmt: skip
            self.story.save(fgc)

    def _peer(self, fgc: Fgc) -> None:
        at = self.at(14)
        on = london_date(at)
        fgc.add(
            FgcPeer(
                id=self.id(at), occasion=PeerOccasion.INITIAL_CONFERENCE, peer_name=PEER, parent_name=fgc.offers[0].name,
                trained_on=on - timedelta(days=200), conflict_checked_on=on, no_conflict=True, consent_on=on,
                matched_on=on,
            ), by=self.convener(at),
        )  # fmt: skip
        self.story.save(fgc)

    def _held(self, fgc: Fgc, after: int) -> None:
        rng, at = self.rng, self.at(after - 10)
        day = self.begins + timedelta(days=after)
        while not self.story.calendar.is_working(day):
            day += timedelta(days=1)
        meets = datetime(day.year, day.month, day.day, 14, 0, tzinfo=at.tzinfo)
        fgc.arrange(
            scheduled_for=meets, venue=rng.choice(("The chapel hall", "Gran's front room", "The youth club")),
            language="English", interpreter=None, family_chose=rng.random() < 0.9,
            informed_on=london_date(at) if rng.random() < 0.9 else None, by=self.convener(at),
        )  # fmt: skip
        self.story.save(fgc)
        at = self.at(after, 20)
        came = {each.id: rng.choice((Came.IN_PERSON, Came.IN_PERSON, Came.VIDEO, Came.NO)) for each in fgc.members}
        came[fgc.members[0].id] = Came.IN_PERSON
        came |= {child.id: Came.IN_PERSON for child in fgc.children if child.view_method is ViewMethod.IN_PERSON}
        alone = rng.random() < 0.94
        fgc.hold(
            came, held_from=meets, private_from=meets + timedelta(minutes=70), private_until=meets + timedelta(minutes=190),
            private_alone=alone, plan_words=rng.choice(PLANS), lead_name=fgc.members[-1].name, by=self.convener(at),
        )  # fmt: skip
        self.story.save(fgc)

    def _afterwards(self, fgc: Fgc) -> None:
        rng, at = self.rng, self.at(43)
        on, by = london_date(at), self.own(at)
        if rng.random() < 0.06:
            fgc.not_agree(on=on, because="Nobody is named for the nights from Friday to Sunday.", by=by)
            self.story.save(fgc)
            self._held(fgc, 54)
            at = self.at(55)
            on, by = london_date(at), self.own(at)
        plan = Plan.begin(
            id=self.id(at), on=on, by=by, plan_kind=PlanKind.FAMILY, worker_id=by.actor_id, why=fgc.plan_words or "",
            whose_words=fgc.lead_name, from_id=fgc.id,
            children=tuple(
                PlanChild(id=self.id(at), child_id=each.child_id, own_view=each.own_view) for each in fgc.children
            ),
            actions=tuple(
                PlanAction(id=self.id(at), words=words, owner_name=member.name)
                for words, member in zip(ACTIONS, fgc.members, strict=False)
            ),
        )  # fmt: skip
        self.story.save(plan)
        fgc.agree(
            on=on, plan_id=plan.id, by=by, meets_bottom_lines=True, clear=True, agreed_by_all=rng.random() < 0.9,
            answers_questions=True,
        )  # fmt: skip
        self.story.save(fgc)
        words, who = rng.choice(HELP)
        bed = FgcResource(id=self.id(at), words=words, who=who, promised_on=on, by_when=on + timedelta(days=21))
        fgc.add(bed, by=by)
        self.story.save(fgc)
        at = self.at(46)
        fgc.add(
            FgcCopy(id=self.id(at), to_name="Everybody who was there", shared_on=london_date(at), how="By hand"),
            by=self.convener(at),
        )
        self.story.save(fgc)
        for days, whose in ((50, Whose.CHILD), (51, Whose.PARENT)):
            at = self.at(days)
            if rng.random() < 0.85:
                likes = rng.choice((Agreeing.YES, Agreeing.YES, Agreeing.PARTLY))
                fgc.add(
                    FgcFeedback(
                        id=self.id(at), whose=whose, given_on=london_date(at), listened_to=Agreeing.YES, our_plan=likes,
                        would_recommend=likes, than_before="Before, the plans came in the post.", words=rng.choice(AFTER),
                    ), by=self.convener(at),
                )  # fmt: skip
                self.story.save(fgc)
        at = self.at(60)
        if rng.random() < 0.9:
            fgc.add(replace(bed, given_on=london_date(at)), by=self.own(at))
            self.story.save(fgc)
        for days, last in ((130, False), (225, True)):
            at = self.at(days)
            on = london_date(at)
            fgc.review(
                FgcReview(
                    id=self.id(at), held_on=on, went_well="The nights are quiet, and the calendar is full.",
                    still_to_do=None if last else "Who comes when Gran is ill?", family_words="We do it ourselves now.",
                    next_by=None if last else on + timedelta(days=95),
                ), by=self.convener(at),
            )  # fmt: skip
            self.story.save(fgc)
        self._close(fgc, 232, Ending.REVIEWED, "The plan carries itself.")

    def _close(self, fgc: Fgc, days: int, ending: Ending, because: str) -> None:
        at = self.at(days)
        fgc.close(ending, on=london_date(at), because=because, by=self.own(at))
        self.story.save(fgc)
