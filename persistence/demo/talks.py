"""What pods say of children in group supervision: plain sentences that a family may read.

Slots: {child} · {carer}.
"""

from domain.discipline import Discipline
from domain.discussion import PartKind

SAID: dict[PartKind, tuple[str, ...]] = {
    PartKind.CHANGED: (
        "{carer} has begun the evening job, and Nan is with {child} until eight.",
        "Nothing big. The routine holds, and that is new in itself.",
        "The school rang twice this month; before it was every week.",
        "They have moved in with an aunt for now. It is crowded and warm.",
        "The letter about the rent came, and {carer} opened it with us.",
    ),
    PartKind.STRENGTHS: (
        "{carer} rings us before things get too much.",
        "{child} has a friend next door, and both mothers talk.",
        "Breakfast before school on four days of five.",
        "Grandfather takes {child} to football and stays to watch.",
        "{carer} asked for the group and has been every week.",
        "{child} says what they want, and people at home listen.",
        "Both parents sat at one table and agreed about weekends.",
    ),
    PartKind.WORRIES: (
        "{child} is tired at school and will not say why.",
        "Money runs out in the third week, and then everything gets louder.",
        "{carer} has stopped answering the door to the health visitor.",
        "We do not know who is in the home at night.",
        "{child} watches {carer}'s face before answering us.",
        "Three appointments at the dentist were missed.",
        "An older boy waits outside school, and {child} has new shoes.",
    ),
    PartKind.CHILD_VIEW: (
        "{child} wants us to come on Thursdays, when it is quiet.",
        "{child} told us that the new room is better, but misses the cat.",
        "{child} does not want the school to know.",
        "“I like it when everybody eats together.”",
    ),
    PartKind.HYPOTHESES: (
        "Perhaps {child} stays up to make sure that {carer} comes home. Would it change if somebody else were there?",
        "It may be the damp and not the care: the doctor could tell us.",
        "{carer} may fear that we take notes for the court. What if they read them with us?",
        "What would make us change our minds: a week in which {child} sleeps through.",
    ),
    PartKind.MEANING: (
        "{child} needs one evening a week that is only for them.",
        "{child} is safe at home with Nan there, and not yet without.",
        "It is going well enough that we can step back slowly, and say so.",
        "{child} carries too much for their age. Somebody else must do the looking after.",
        "{child} needs to know what happens next, in words they understand.",
    ),
}
"""What may be said in each part."""

UPDATES: dict[Discipline, tuple[str, ...]] = {
    Discipline.SOCIAL_WORK: (
        "Two visits, {child} seen alone in both. We cooked and talked about nights.",
        "{child} showed me the bedroom: a bed of their own since Saturday.",
        "I could not see {child} alone: {carer} stayed. I will try at school.",
    ),
    Discipline.FAMILY_SUPPORT: (
        "We did the morning plan together; {carer} changed it, and it is better.",
        "Nan came to the session and will come again.",
    ),
    Discipline.OTHER: (
        "I sat in on one visit and noticed how {child} relaxes when the radio is on.",
        "Reading through the story, this is the third winter with the same worry.",
    ),
}

VIEWS: tuple[tuple[str, str], ...] = (
    ("The class teacher", "{child} is doing fine and should be left in peace for a term."),
    ("{carer}", "The plan asks too much at once; one thing at a time would work."),
    ("The health visitor", "This is more serious than we say: weight has not gone up since August."),
    ("A colleague in the pod", "We look at the mother only. Nobody has asked the father what he can do."),
)

DECISIONS: tuple[str, ...] = (
    "We go on as we are, and come back in four weeks.",
    "We ask the family to bring everybody together and make their own plan.",
    "One of us visits in the evening, when it is hard, instead of the afternoon.",
    "We step down when the school says in December that mornings still go well.",
    "We ask for advice about {child}'s sleep before we do anything else.",
    "{carer} reads the plan with us and says which two goals matter now.",
    "We meet the father, on his own ground, before the next meeting.",
    "We speak with the housing office this week; without heating nothing else will hold.",
    "We bring this to the service manager: the risk is greater than last time.",
)

REASONS: tuple[str, ...] = (
    "It is what {child} asked for.",
    "Nobody has tried it yet, and it harms nothing.",
    "What we did so far has helped; stopping now would undo it.",
    "We disagree about how serious it is, so we look again before we decide more.",
    "The family can carry this themselves, and said so.",
)

ACTIONS: tuple[str, ...] = (
    "Ring the school about Mondays",
    "Visit in the evening and see {child} alone",
    "Ask Nan what she can do on Fridays",
    "Write to the housing office about the heating",
    "Read the plan with {carer}, word by word",
    "Find a football club near home",
    "Ask the health visitor for the last weights",
    "Tell {child} what was decided, and why",
)

CAME_OF_IT: tuple[str, ...] = (
    "Done. They were glad that somebody rang.",
    "It went better than we thought.",
    "Half of it; the rest is in the plan now.",
    "{child} already knew, and said so.",
)

ASKED: tuple[str, ...] = (
    "I left the last visit with a bad feeling and cannot say why. I would like your eyes on it.",
    "Good news that I want us to hear together.",
    "The father is back, and I do not know how to begin.",
    "I think we do too much. Can we talk about stepping back?",
)
