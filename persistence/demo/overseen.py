"""What is said in supervision, seen of practice, and written in workbooks, of invented people."""

from domain.discipline import Discipline

NOTES = (
    (
        "The last three visits, the plan and the chronology.",
        "The visits are warm and the child's own words are there. The plan names six things; I would begin with two.",
        "Agree with the family which two things matter most now, and write only these into the plan.",
    ),
    (
        "The whole record since the summer.",
        "It is clear what changed for the child and why. What I do not find is what the child's father thinks.",
        "Speak with the father, by telephone if he prefers, and write down his view in his words.",
    ),
    (
        "The chronology and the school's letter.",
        "Three small things together worry me more than each alone. The family has asked for help each time.",
        "Bring the school and the family to one table, and tell me what they agree.",
    ),
    (
        "The visits of two months.",
        "The child has been seen often, and alone only once. Where they feel free to talk may not be at home.",
        "See the child alone at school or on a walk, and ask where they like to be asked.",
    ),
)
"""What a manager looked at, what they think, what must happen."""
COMPANY = (
    "The last visit was tense. I should like somebody calm beside me.",
    "I have never told a family about a court letter. Show me how.",
    "I want to see how you talk with a teenager who does not want to talk.",
    "Please watch how I ask, and tell me afterwards.",
)
CHAPTERS = {
    Discipline.SOCIAL_WORK: (
        "We meet every two weeks in the kitchen. The children know the plan and have drawn it.",
        "Since the grandmother takes the little ones on Thursdays there is one calm evening. The mother named it herself.",
    ),
    Discipline.FAMILY_SUPPORT: (
        "Mornings: we tried three ways of getting four people out of one bathroom. The list on the door works.",
        "The list came down because it is no longer needed.",
    ),
    Discipline.HEALTH: (
        "Weights and vaccinations are up to date. Sleep is what the mother wants to talk about.",
        "Two nights through this week. The night line was used once, and helped.",
    ),
}
MONTHS = (
    "School every day. One hard weekend, and the family used the plan for it without us. Next: the father's view.",
    "Less shouting, say the children. The adults have begun to leave the room before it starts. Next: money.",
    "A quiet month. We ask ourselves whether we still need to come as often, and so does the family.",
)
WORK = (
    "Two new families in a week were too much at once, and we moved one visit. The older work goes well.",
    "More time in the car than with families. We looked at the map and changed two days.",
    "A good month. Three families closed, each with a goodbye.",
    "The court work takes the evenings. A colleague takes the reports of one family.",
)
DEVELOPMENT = (
    "Wants to learn to lead a family group conference.",
    "Reads on how children tell. Will share it with the pod.",
    "Begins the course for practice educators in spring.",
    "Would like to be seen at work once more, by somebody from another pod.",
)
AGREEMENTS = (
    "Keep Friday afternoons free for writing.",
    "Take the two days of leave that are left.",
    "Ask the other pod how they share court days.",
    "Send the reading on endings to the pod.",
)
WELLBEING = (
    "Sleeps better since the court case is over. Still thinks of it on the way home.",
    "Has a parent who is ill, and does not want the pod to know yet. We begin later on Mondays.",
    "Laughs again. That was worth saying aloud.",
    "Tired in a way that a weekend does not mend. We look at it again in two weeks.",
)
SEEN = (
    (
        "A visit at home with two children.",
        "She waited after each question, and the younger child used the wait.",
        "Say at the beginning how long you stay.",
        "I had not noticed how long I wait. I was nervous for ten minutes and then forgot that somebody was there.",
    ),
    (
        "A meeting with parents at school.",
        "He brought both parents' words into one sentence that both could agree to.",
        "The teacher hardly spoke: ask her first next time.",
        "True about the teacher. I was afraid of the clock.",
    ),
    (
        "A walk with a young person.",
        "Nothing was forced. The important thing came in the last five minutes, and there was room for it.",
        None,
        "I shall plan the last five minutes from now on.",
    ),
)
"""Where, what was good, what could grow, what the worker makes of it."""
THEMES = (
    ("Saying goodbye", "Say it twice: once when it is decided and once when it happens."),
    ("When we do not like somebody", "Say so in supervision before it decides something for us."),
    ("Fathers whom we do not meet", "Ask every time, and write down that we asked."),
    (
        "What we learned from a review elsewhere",
        "Nobody was careless. There was no moment at which it was easy to ask.",
    ),
    ("Writing so that a child may read it", "Read it aloud before you send it."),
    ("Being afraid on a visit", "Fear tells us something, and going together is no weakness."),
)
