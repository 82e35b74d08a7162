# ruff: noqa: E501  (sentences are kept whole)
"""What is understood of a family, by what the worry is about: the same in an assessment, an enquiry and a plan.

Slots: {child} · {carer} · {partner}.
"""

from dataclasses import dataclass

from domain.codes import AbuseCategory as Harm
from domain.codes import AssessmentFactor as Found


@dataclass(frozen=True, slots=True)
class Understood:
    """A worry, what is good, what must change, what would follow, goals, actions as (who, what), factors, harm."""

    worry: str
    strengths: str
    context: str
    must_change: str
    goals: tuple[str, ...]
    actions: tuple[tuple[str, str], ...]
    factors: tuple[Found, ...]
    harm: tuple[Harm, ...] = (Harm.NEGLECT,)


OF = {
    "home": Understood(
        "{child} has heard and seen arguments at home that ended in somebody being hurt, and sleeps badly since.",
        "{carer} asks for help early and has told {child} that none of it is {child}'s fault. Grandparents live near.",
        "Two adults share a small flat and one wage. Nowhere else to go was found in spring.",
        "Evenings are calm, nobody is hurt or threatened, and {child} knows whom to ring.",
        ("{child} sleeps through most nights", "Everybody in the home knows the plan for a bad evening"),
        (("{carer}", "Keep the word for help with the neighbour up to date"), ("{partner}", "Go to the group every week"), ("Keyworker", "Speak with {child} away from home twice a month"), ("School", "Give {child} a quiet start on Mondays")),
        (Found.DOMESTIC_ABUSE_PARENT, Found.DOMESTIC_ABUSE_CHILD), (Harm.EMOTIONAL,),
    ),
    "needs": Understood(
        "There has not always been enough food, warmth or clean clothing for {child}, and visits to the doctor were missed.",
        "{carer} is warm with {child} and knows what {child} likes. The days with a routine go well.",
        "The home is damp, and money runs out in the third week of the month.",
        "{child} has a bed, breakfast and clean clothes every day, and is taken to the doctor and the dentist.",
        ("Breakfast before school, five days in five", "The bedroom is dry and has a bed of {child}'s own"),
        (("{carer}", "Keep the calendar with appointments on the fridge"), ("Grandmother", "Do the washing with {carer} on Saturdays"), ("Keyworker", "Write to the landlord about the damp"), ("Health visitor", "Weigh and measure every month")),
        (Found.NEGLECT,),
    ),
    "hurt": Understood(
        "{child} had an injury that nobody could explain, and a doctor thinks that it was not an accident.",
        "{carer} came with {child} to every appointment and answered hard questions.",
        "{carer} has been alone with the children for most of the day since the job at the port ended.",
        "{child} is cared for by people who have agreed to the plan, and nobody uses a hand in anger.",
        ("{child} is never alone with somebody who has not agreed to the plan", "{carer} has somebody to ring before it gets too much"),
        (("{carer}", "Ring the aunt when it gets too much"), ("Aunt", "Have {child} to stay on Friday nights"), ("Keyworker", "Go through the doctor's letter with the family"), ("School", "Ring us the same day if {child} is hurt")),
        (Found.PHYSICAL_ABUSE_BY_ADULT,), (Harm.PHYSICAL,),
    ),
    "low": Understood(
        "When {carer} is unwell, {child} gets little attention and worries about {carer}.",
        "On better days the two cook and laugh together. {carer} speaks openly about being unwell.",
        "A long wait for treatment, and few friends since the move.",
        "{child} is looked after on bad days too, and does not have to watch over {carer}.",
        ("{carer} has the treatment that the doctor suggested", "{child} has two people to go to on a bad day"),
        (("{carer}", "Take the medicine and say when it does not help"), ("Aunt", "Come on Wednesdays"), ("Keyworker", "Ask the clinic for an earlier day"), ("Community nurse", "Visit once a fortnight")),
        (Found.MENTAL_HEALTH_PARENT, Found.NEGLECT),
    ),
    "drink": Understood(
        "There have been evenings on which nobody was sober enough to look after {child}.",
        "{carer} has stopped before, for a year, and knows what helped then.",
        "The drinking began again after a death in the family.",
        "A sober adult is with {child} every evening and night.",
        ("Three months without a drink, as {carer} has chosen", "{child} knows that it is no child's job to count bottles"),
        (("{carer}", "Go to the service on Tuesdays"), ("Uncle", "Take {child} to football, and home with him if needed"), ("Keyworker", "Ask {child} each time how the evenings are"), ("Recovery service", "Tell us if {carer} stops coming")),
        (Found.ALCOHOL_PARENT,),
    ),
    "disability": Understood(
        "{child} needs care day and night, and the family is worn out.",
        "Nobody knows {child}'s signs better than {carer}. Brothers and sisters join in and are proud.",
        "The home has steps, and the waiting list for equipment is long.",
        "The family sleeps, and {child} does things outside home like other children.",
        ("Two nights of short breaks a month", "{child} goes to the Saturday club"),
        (("{carer}", "Choose the days for short breaks"), ("Occupational therapist", "Measure for the hoist"), ("Keyworker", "Bring the request to the panel")),
        (Found.LEARNING_DISABILITY_CHILD, Found.PHYSICAL_DISABILITY_CHILD),
    ),
    "caring": Understood(
        "{child} does what an adult should do at home, and misses school for it.",
        "{child} is skilled and kind, and {carer} sees how much it is.",
        "{carer}'s illness has got worse, and the carer's visits were cut.",
        "{child} has time for school, friends and rest; adults do the lifting and the nights.",
        ("{child} is at school every day", "One evening a week is {child}'s own"),
        (("{carer}", "Accept the morning carer"), ("{child}", "Choose what to keep doing"), ("Keyworker", "Ask adult services for the assessment")),
        (Found.YOUNG_CARER, Found.PHYSICAL_DISABILITY_PARENT),
    ),
    "outside": Understood(
        "Older people outside the family give {child} money and telephones and expect something for it.",
        "{child} still comes home, and talks when walking. {carer} has not given up.",
        "The park by the station is where everybody of that age goes.",
        "{child} is safe on the way home, and has something better to go to.",
        ("{child} is home by the time that was agreed, on most nights", "A place at the boxing club or the college"),
        (("{carer}", "Ring the number for parents at any hour"), ("{child}", "Send one word when plans change"), ("Youth worker", "Meet {child} twice a week"), ("Police", "Look after the path behind the station")),
        (Found.CRIMINAL_EXPLOITATION, Found.GANGS), (Harm.EMOTIONAL,),
    ),
    "loss": Understood(
        "Since a death in the family {child} is often silent or angry, and {carer} is grieving too.",
        "They look at photographs together. School has been kind.",
        "The person who died earned most of the money.",
        "{child} and {carer} have help with their grief, each in their own way.",
        ("{child} has gone to the group for children who have lost somebody", "A day in the week that is not sad"),
        (("{carer}", "Go to the first meeting of the group"), ("School", "Let {child} leave the room without asking"), ("Keyworker", "Find out about the allowance")),
        (Found.MENTAL_HEALTH_CHILD,),
    ),
    "money": Understood(
        "The family may lose its home, and there is not enough money for food and heating.",
        "{carer} keeps every letter and asks for help. The children do well at school.",
        "The right to work took a year to be confirmed. None of this was in the family's hands.",
        "The family has a home that it can keep, and money for food.",
        ("The arrears are paid in steps", "School meals without paying"),
        (("{carer}", "Bring the letters on Thursdays"), ("Keyworker", "Go along to the housing office"), ("Debt service", "Write to the landlord")),
        (Found.OTHER,),
    ),
    "teen": Understood(
        "Rows at home end with {child} leaving, and {child} has hurt {child}'s own arms.",
        "Both want it to be better, and both said so in one room.",
        "{child} shares a room with two small ones.",
        "Rows stop before somebody leaves, and {child} has somebody to tell.",
        ("Supper together twice a week without a row", "{child} sees the counsellor"),
        (("{carer}", "Knock"), ("{child}", "Say “later” instead of leaving"), ("School counsellor", "See {child} every week"), ("Keyworker", "Meet both together every fortnight")),
        (Found.SELF_HARM, Found.MENTAL_HEALTH_CHILD), (Harm.EMOTIONAL,),
    ),
    "baby": Understood(
        "A baby is on the way, and the first months will ask more than the family can give alone.",
        "{carer} goes to the midwife and has the cot ready.",
        "{carer} grew up without much help and does not want that for the baby.",
        "The baby is fed, warm, held and never shaken; {carer} has somebody to ring at night.",
        ("Every appointment before the birth is kept", "Somebody sleeps in the home in the first weeks"),
        (("{carer}", "Keep going to the midwife"), ("Grandmother", "Stay for the first six weeks"), ("Midwife", "Visit at home"), ("Keyworker", "Visit in the week of the birth")),
        (Found.MENTAL_HEALTH_PARENT, Found.NEGLECT),
    ),
    "alone": Understood(
        "{child} came to this country without anybody who looks after {child}.",
        "{child} learns fast, prays, cooks, and asks good questions.",
        "{child} waits for a decision about staying and sleeps badly before each letter.",
        "{child} has a home, a school, a solicitor, and somebody who speaks the same language.",
        ("A school or college place within four weeks", "News of the family, through the tracing service"),
        (("{carer}", "Register with the doctor"), ("Keyworker", "Come along to the interview"), ("{child}", "Say which language suits best")),
        (Found.UNACCOMPANIED,),
    ),
    "moved": Understood(
        "{child} lives alone for the first time, far from the people {child} grew up with.",
        "{child} pays the rent and knows how to ask.",
        "Rents here are higher than where {child} lived before.",
        "{child} has a home to keep, work or college, and people.",
        ("The tenancy is kept", "Three people to ring"),
        (("{child}", "Decide about the college course"), ("Keyworker", "Come along to the job centre"), ("Keyworker", "Ask for the setting-up-home grant")),
        (Found.OTHER,),
    ),
}  # fmt: skip

MEANING = (
    "For {child} this means that good days and hard days cannot be told apart beforehand. What helps is somebody who comes when it was promised.",
    "What is good outweighs what is hard when the family is not alone with it. {child} says so in other words.",
    "If nothing changes, {child} will go on carrying what adults should carry. The family sees this too.",
)
NEXT_STEPS = (
    "Write the plan together at home, with {child} choosing the day.",
    "Begin with the two things that the family named first, and look again in six weeks.",
)
PARENTS_SAY = (
    "I worry about the same as you. I should like fewer people asking me the same question.",
    "It is better than it was in winter. I want somebody to say so.",
    "I did not agree at first. I do now, with most of it.",
    "I want to see more of the children. I will do what it takes.",
    "Nobody had asked me before what I think.",
)
PROGRESS = (
    "Two things are done, one goes on. Mornings are better.",
    "A slower month. The family said so first, and we changed the order of the steps.",
    "School sees the difference. We wrote down why.",
    "The practical things are done; talking takes longer.",
    "It went backwards after the holidays and has come forward again.",
)
FAMILY_THINKS = (
    "“It is good to see it on one page.”",
    "“Too many appointments on one day.”",
    "“We would like the same worker.”",
    "“{child} asked to come next time.”",
    "“It helps.”",
    "“We do not agree about Tuesdays.”",
)
CAME_OF_IT = ("Done, as agreed.", "Done, a week late.", "Done together.", "Done, and it helped.")
PRESENT = (
    "{carer}, the keyworker, school", "{carer}, {child} for the first half, the keyworker, the health visitor",
    "{carer}, {partner}, the keyworker, school nurse", "{carer}, grandmother, the keyworker",
)  # fmt: skip
ENDED = (
    "The plan has done what it was for.",
    "Help goes on in another form, and this plan gives way to that.",
)
CHAIRS = ("Olwen Prys", "Desmond Achebe", "Farida Rahimi", "Marta Kowalczyk", "Iain Geddes", "Sunita Rao")
"""Conference chairs and independent reviewing officers: outside every pod."""
