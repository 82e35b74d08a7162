"""The demo authority's catalogue of services, and what its families were referred to. Chance of its own.

The shipped services are adopted; the local ones are invented, as are their organisations.
"""

from datetime import datetime, timedelta
from random import Random
from uuid import UUID

from domain.agency import Agency
from domain.aggregate import By
from domain.calendar import london_date
from domain.family import Family
from domain.ids import new_id
from domain.journey import Journey
from domain.need import Need
from domain.offer import Offer, OfferCheck, OfferLocation, OfferRoute, OfferState, OfferTime, OfferTip, Weekday, WhoFor
from domain.offers_shipped import SHIPPED
from domain.openreferral import name_id
from domain.policy import Role
from domain.uptake import Came, SharingBasis, Uptake, UptakeConsent, UptakeNews, UptakePerson, UptakeState
from persistence.demo.office import Office, Post
from persistence.demo.sharing import CHARITY
from persistence.demo.story import JOB, Story

REFERRED = 0.35
"""Of children with a keyworker, how many were referred to a service."""
_N, _C, _P, _F = Need, WhoFor.CHILD, WhoFor.PARENT, WhoFor.FAMILY
LOCAL: tuple[tuple[str, str, Need, WhoFor, int | None, int | None], ...] = (
    ("Saturday breakfast club", "Brook Lane Trust", _N.LONELINESS, _C, 5, 11),
    ("Little Steps playgroup", "Harbour Children’s Centre", _N.PARENTING, _F, 0, 4),
    ("Evening homework room", "Aldermere Library", _N.LEARNING, _C, 8, 16),
    ("Young carers’ Wednesday", "Carers of Aldermere", _N.YOUNG_CARER, _C, 6, 17),
    ("Dads and under-fives", "Harbour Children’s Centre", _N.PARENTING, _P, None, None),
    ("Bump and beyond", "Tidewater Midwives", _N.BEFORE_BIRTH, _P, None, None),
    ("Quiet Waters counselling", "Quiet Waters", _N.CHILD_MENTAL_HEALTH, _C, 11, 18),
    ("Art after school", "The Rope Works", _N.CHILD_MENTAL_HEALTH, _C, 7, 13),
    ("Talking it over", "Quiet Waters", _N.ADULT_MENTAL_HEALTH, _P, None, None),
    ("Clear Days", "Clear Days Aldermere", _N.ALCOHOL_DRUGS, _P, None, None),
    ("Clear Days for young people", "Clear Days Aldermere", _N.ALCOHOL_DRUGS, _C, 11, 18),
    ("Family circle", "Clear Days Aldermere", _N.ALCOHOL_DRUGS, _F, None, None),
    ("Lantern advice line", "Lantern", _N.SAFETY_AT_HOME, _P, None, None),
    ("Lantern for children", "Lantern", _N.SAFETY_AT_HOME, _C, 4, 16),
    ("Turning Round", "Turning Round", _N.CHANGING_HARMFUL_BEHAVIOUR, _P, None, None),
    ("Rent and repairs desk", "Aldermere Housing", _N.HOUSING, _F, None, None),
    ("Warm home visits", "Aldermere Housing", _N.MONEY, _F, None, None),
    ("Pantry on Mill Street", "St Brannoc’s", _N.MONEY, _F, None, None),
    ("Debt help", "Citizens’ Table", _N.MONEY, _P, None, None),
    ("Papers and appeals", "Citizens’ Table", _N.IMMIGRATION, _F, None, None),
    ("First friends in town", "Open Door Aldermere", _N.ALONE_IN_COUNTRY, _C, 13, 21),
    ("English over tea", "Open Door Aldermere", _N.LONELINESS, _P, None, None),
    ("Short breaks", "Meadow House", _N.DISABILITY, _C, 3, 17),
    ("Sibling Saturdays", "Meadow House", _N.DISABILITY, _F, None, None),
    ("Signing together", "Meadow House", _N.DISABILITY, _F, None, None),
    ("Street football", "Aldermere Rovers in the Community", _N.OFFENDING, _C, 10, 17),
    ("Way Back", "Way Back", _N.EXPLOITATION, _C, 10, 18),
    ("Living with a teenager", "The Rope Works", _N.FAMILY_RELATIONSHIPS, _P, None, None),
    ("Grandparents’ table", "St Brannoc’s", _N.FAMILY_NETWORK, _F, None, None),
    ("After a death", "Quiet Waters", _N.LOSS, _F, None, None),
    ("Neighbours’ kitchen", "Mill Street Hall", _N.LONELINESS, _F, None, None),
)
TIPS = (
    "Ring before nine: they answer then.", "They come to the home for the first talk if you ask.",
    "Go along the first time. It makes all the difference.", "The bus stops outside, number 9.",
)  # fmt: skip
SAID = ("They rang back the same day.", "A letter came.", "We met them at school.", "They sent a message.")
WANTS = (
    "A quiet evening now and then.",
    "Somebody to talk to.",
    "For mornings to be easier.",
    "To meet others like us.",
)
FAMILY_SAYS = (
    "We laugh more now.",
    "I know whom to ring.",
    "It was good, and too short.",
    "He sleeps through the night.",
)
NO_ROOM = "They have no room before the spring, and would rather say so now."
NO_NETWORK = "There is no network here to invite, so Safer Families."


def catalogue(story: Story, office: Office) -> list[Offer]:
    """Adopt the shipped services and enter the local ones, with a year of what was found out about waiting."""
    rng, at = Random("offering catalogue"), story.now - timedelta(days=400)
    staff = [post for post in office.everybody() if post.until is None and post.worker.role is Role.SOCIAL_WORKER]
    entered = [_shipped(number, rng, at) for number in range(len(SHIPPED))]
    charity = office.agencies[CHARITY][0]
    entered += [_local(number, rng, at, charity if number % 6 == 0 else None) for number in range(len(LOCAL))]
    entered.append(_refuge(rng, at))
    for number, offer in enumerate(entered):
        story.save(offer)
        offer.move(OfferState.OPEN, reason="It takes families now.", by=_job(at))
        story.save(offer)
        _checked(story, offer, staff, rng, number)
    return [offer for offer in entered if offer.state is OfferState.OPEN]


def _shipped(number: int, rng: Random, at: datetime) -> Offer:
    each = SHIPPED[number]
    return Offer.enter(
        id=_id(rng, at), shipped=each.code, name=each.name, organisation="Aldermere Children’s Services",
        summary=each.summary, purpose=each.purpose, needs=each.needs, who_for=each.who_for, stages=each.stages,
        age_from=each.age_from, age_to=each.age_to, route=each.route, consent_needed=each.consent_needed,
        needs_network=each.needs_network, who_else=each.who_else, how_to_refer="Ask here; the lead answers within a week.",
        by=_job(at),
    )  # fmt: skip


def _local(number: int, rng: Random, at: datetime, charity: Agency | None) -> Offer:
    name, organisation, need, who, age_from, age_to = LOCAL[number]
    organisation = charity.name if charity else organisation
    place = _id(rng, at)
    days = (Weekday.SA,) if "Saturday" in name else (Weekday.MO, Weekday.TU, Weekday.WE, Weekday.TH)
    return Offer.enter(
        id=_id(rng, at), name=name, organisation=organisation, provider_id=charity.id if charity else None,
        summary=f"{name}: help near you, at your pace.",
        purpose="Made up for the demo, as is everybody who gives it.", needs=(need,), who_for=(who,),
        age_from=age_from, age_to=age_to, route=rng.choice([OfferRoute.KITH, OfferRoute.EMAIL, OfferRoute.PHONE]),
        how_to_refer="Ask here, or ring them with the family.",
        areas=("AE1", "AE2", "AE3") if number % 7 == 0 else (), languages=("English", "Polish") if number % 9 == 4 else (),
        cost="£2 a session, waived if asked" if number % 8 == 0 else None,
        phone=f"01632 960{number:03}", locations=(OfferLocation(
            id=place, name=organisation, lines=f"{3 + 4 * number} Mill Street", town="Aldermere",
            county="Aldershire", postcode=f"AE{1 + number % 3} {1 + number % 9}AB", opening="Closed on bank holidays",
        ),), times=(OfferTime(
            id=name_id(f"time:{place}"), location_id=place, days=days, opens_at="10:00", closes_at="16:00",
        ),), by=_job(at),
    )  # fmt: skip


def _refuge(rng: Random, at: datetime) -> Offer:
    return Offer.enter(
        id=_id(rng, at), name="Lantern safe house", organisation="Lantern", purpose="To be safe tonight.",
        summary="A room of your own behind a door that nobody finds.", needs=(Need.SAFETY_AT_HOME, Need.HOUSING),
        who_for=(WhoFor.FAMILY,), route=OfferRoute.PHONE, how_to_refer="Ring at any hour; they call back.",
        phone="0808 157 0146", public=True, address_secret=True, by=_job(at),
    )  # fmt: skip


def _checked(story: Story, offer: Offer, staff: list[Post], rng: Random, number: int) -> None:
    wait = rng.randint(0, 60)
    for ago in (300, 210, 120, 60, 5 + number % 50):
        at, post = story.at_work(story.today - timedelta(days=ago)), rng.choice(staff)
        wait = max(0, wait + rng.randint(-14, 14))
        offer.check_room(
            OfferCheck(
                id=_id(rng, at), on=london_date(at), worker_id=post.worker.id, source="They told us on the telephone",
                places=12, free=rng.randint(0, 5), wait_days=wait,
            ), by=post.by(at),
        )  # fmt: skip
        story.save(offer)
    at = story.at_work(story.today - timedelta(days=4))
    if number % 3 == 0:
        post = rng.choice(staff)
        tip = OfferTip(id=_id(rng, at), on=london_date(at), worker_id=post.worker.id, words=rng.choice(TIPS))
        offer.give_tip(tip, by=post.by(at))
        story.save(offer)
    if number % 12 == 11:
        offer.move(OfferState.PAUSED, reason="Their worker is away until the new year.", by=_job(at))
        story.save(offer)


def refer(story: Story, office: Office, offers: list[Offer]) -> None:
    """Refer some of a family's children and parents to services, in every state that a referral can have."""
    posts = {post.worker.id: post for post in office.everybody() if post.until is None}
    records = [record for record, _ in story.saved.values()]
    journeys = [each for each in records if isinstance(each, Journey) and each.is_open and each.keyworker]
    families = [each for each in records if isinstance(each, Family)]
    for journey in journeys:
        rng = Random(f"offering {journey.id}")
        post = posts.get(journey.keyworker.worker_id) if journey.keyworker else None
        if post is None or rng.random() >= REFERRED:
            continue
        parent = _parent(families, journey.child_id)
        since = max([journey.begun_on, post.since, story.today - timedelta(days=200)])
        room = (story.today - since).days - 8
        if room > 0:
            at = story.at_work(since + timedelta(days=rng.randint(1, room)))
            _uptake(story, offers, _choice(offers, parent, rng), post, journey.child_id, parent, at, rng)


def _choice(offers: list[Offer], parent: UUID | None, rng: Random) -> Offer:
    if rng.random() < 0.2:
        return next(each for each in offers if each.shipped == "safer_families")
    wanted = WhoFor.PARENT if parent and rng.random() < 0.4 else WhoFor.CHILD
    return rng.choice([each for each in offers if wanted in each.who_for and each.shipped is None])


def _parent(families: list[Family], child: UUID) -> UUID | None:
    of = next((each for each in families if any(member.person_id == child for member in each.members)), None)
    return (
        next((each.person_id for each in of.members if each.part == "parent" and each.until is None), None)
        if of
        else None
    )


def _uptake(
    story: Story, offers: list[Offer], offer: Offer, post: Post, child: UUID, parent: UUID | None, at: datetime,
    rng: Random,
) -> None:  # fmt: skip
    who = offer.who_for[0]
    people: dict[WhoFor, list[UUID | None]] = {
        WhoFor.CHILD: [child], WhoFor.PARENT: [parent or child], WhoFor.FAMILY: [child, parent],
    }  # fmt: skip
    whom = people[who]
    wants, safer = rng.choice(WANTS), offer.shipped == "safer_families"
    why = "They have few people around them and asked for more." if safer else "It came up at the last visit."
    uptake = Uptake.ask(
        offer, id=_id(rng, at), who_for=who, needs=offer.needs[:1], worker_id=post.worker.id, why=why, wanted=wants,
        sharing_basis=SharingBasis.CONSENT, sharing_why="They read it with us and agreed.",
        sent=f"Why we ask: {why}\nWhat the family wants: {wants}",
        people=tuple(UptakePerson(id=_id(rng, at), person_id=each) for each in whom if each),
        consents=(UptakeConsent(
            id=_id(rng, at), who="A parent", on=london_date(at), how="Said so at home",
            what_for=f"To be put in touch with {offer.name}",
        ),), by=post.by(at),
        instead_of_id=next(each.id for each in offers if each.shipped == "fgc") if safer else None,
        instead_because=NO_NETWORK if safer else None,
    )  # fmt: skip
    story.save(uptake)
    _goes_on(story, uptake, post, at, rng)


def _goes_on(story: Story, uptake: Uptake, post: Post, at: datetime, rng: Random) -> None:
    fate = rng.choice(["asked", "waiting", "accepted", "declined", "withdrawn", "started", "ended", "ended"])
    state = {"waiting": UptakeState.WAITING, "declined": UptakeState.DECLINED}.get(fate, UptakeState.ACCEPTED)
    steps = [story.at_work(london_date(at) + timedelta(days=days)) for days in (6, 20, 80)]
    steps = [each for each in steps if each < story.now]
    if fate == "asked" or not steps:
        return
    heard = _news(state, steps[0], post, rng, NO_ROOM if fate == "declined" else rng.choice(SAID))
    expected = london_date(steps[0]) + timedelta(days=40) if fate == "waiting" else None
    uptake.answer(heard, expected_on=expected, by=post.by(steps[0]))
    story.save(uptake)
    if fate == "withdrawn" and len(steps) > 1:
        gone = _news(UptakeState.WITHDRAWN, steps[1], post, rng, "Things are better; they would rather not.")
        uptake.withdraw(gone, by=post.by(steps[1]))
        story.save(uptake)
    if fate in {"started", "ended"} and len(steps) > 1:
        begun = _news(UptakeState.STARTED, steps[1], post, rng, rng.choice(SAID))
        uptake.start(begun, distance_from=rng.randint(2, 5), by=post.by(steps[1]))
        story.save(uptake)
    if fate == "ended" and len(steps) > 2:
        uptake.end(
            _news(UptakeState.ENDED, steps[2], post, rng, "The last meeting was a small party."),
            came=rng.choice(list(Came)), worker_words="They took from it what they needed.",
            family_words=rng.choice(FAMILY_SAYS), distance_to=rng.randint(4, 9), by=post.by(steps[2]),
        )  # fmt: skip
        story.save(uptake)


def _news(state: UptakeState, at: datetime, post: Post, rng: Random, words: str) -> UptakeNews:
    return UptakeNews(id=_id(rng, at), on=london_date(at), state=state, words=words, by_id=post.worker.id)


def _job(at: datetime) -> By:
    return By(JOB, Role.SYSTEM, at)


def _id(rng: Random, at: datetime) -> UUID:
    return new_id(milliseconds=int(at.timestamp() * 1000), random=rng.randbytes(10))
