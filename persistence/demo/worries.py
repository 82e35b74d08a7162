# ruff: noqa: E501  (sentences are kept whole)
"""What people tell the front door, in their own words: why they worry, and what is going well.

Slots: {child} a child's first name · {carer} what the child calls who looks after them · {partner} the other adult.
The words say what was seen and heard. They blame nobody.
"""

from domain.codes import PrimaryNeed

NEEDS = {
    "home": PrimaryNeed.ABUSE_OR_NEGLECT,
    "needs": PrimaryNeed.ABUSE_OR_NEGLECT,
    "hurt": PrimaryNeed.ABUSE_OR_NEGLECT,
    "low": PrimaryNeed.PARENTS_DISABILITY,
    "drink": PrimaryNeed.FAMILY_DYSFUNCTION,
    "disability": PrimaryNeed.CHILDS_DISABILITY,
    "caring": PrimaryNeed.PARENTS_DISABILITY,
    "outside": PrimaryNeed.UNACCEPTABLE_BEHAVIOUR,
    "loss": PrimaryNeed.ACUTE_STRESS,
    "money": PrimaryNeed.LOW_INCOME,
    "teen": PrimaryNeed.FAMILY_DYSFUNCTION,
    "baby": PrimaryNeed.ABUSE_OR_NEGLECT,
    "alone": PrimaryNeed.ABSENT_PARENTING,
    "moved": PrimaryNeed.ABSENT_PARENTING,
}
"""What families need help with here, and how the census counts it."""

WORRIES: dict[str, dict[str, tuple[str, ...]]] = {
    "home": {
        "school": (
            "{child} told a teaching assistant that {partner} shouts at {carer} most nights and that last night a door was broken. {child} put a chair against the bedroom door.",
            "{child} has been asking to stay late at after-school club. Today {child} said it is quieter here, because at home people are frightened when {partner} comes in.",
            "{carer} came to collect {child} with a bruise on the arm and was in tears. {carer} said things have got bad with {partner} and asked us what would happen if we told somebody.",
        ),
        "police": (
            "We were called by a neighbour at 23:40. {carer} and {partner} had argued; a plate was thrown and {carer} had a cut hand. {child} was awake on the stairs and asked an officer whether {carer} would be all right.",
            "Third call to this address in two months. {partner} had left when we came. {child} was in the room. {carer} did not want to make a statement today and knows how to reach us.",
        ),
        "health": (
            "At the review {carer} told me that {partner} checks the phone and decides who may visit. {carer} looked at the door often. {child} stayed very close and was quiet.",
        ),
        "other": (
            "I live next door. I hear shouting through the wall and then {child} crying. I do not want trouble for anybody, I just want somebody to see that they are safe.",
        ),
    },
    "needs": {
        "school": (
            "{child} has come without a coat for two weeks and is very hungry in the mornings. We give breakfast. {carer} used to talk to us at the gate and now hurries away.",
            "{child} has missed 31 days this term and is often tired. When we rang, {carer} said the washing machine has broken and there is no clean uniform.",
            "{child} has had a sore mouth for some weeks and cannot eat on one side. We have offered to help book a dentist; the two appointments were missed.",
        ),
        "health": (
            "{child} was not brought to three appointments and has lost weight since spring. On the home visit there was little food in the kitchen and {carer} said money runs out by the twentieth.",
            "The flat was very cold and the floor was hard to cross because of boxes. {child} sleeps on the sofa. {carer} was open about not knowing where to begin.",
        ),
        "other": (
            "Our gas engineer could not reach the boiler because of the things piled up. There are small children in the home and the windows do not close. {carer} was ashamed and kind to us.",
        ),
    },
    "hurt": {
        "school": (
            "{child} has a mark on the left cheek. At first {child} said it was a fall, later that {partner} “lost it about the homework”. {child} asked us not to ring home.",
        ),
        "health": (
            "{child} came to the emergency department with a broken wrist. The story was told in two ways. {child} was calm with the nurse and looked at {carer} before each answer. It may have an innocent cause; we would like it looked into together.",
            "At the clinic I saw two small bruises high on {child}'s back. {carer} had not seen them and was upset. A doctor will look at them this afternoon.",
        ),
        "police": (
            "A member of the public saw an adult pull {child} hard by the arm outside the shops. We spoke with {carer}, who said it had been a dreadful day. No injury was seen.",
        ),
    },
    "low": {
        "school": (
            "{child} says that {carer} stays in bed with the curtains closed and that the little ones have cereal for tea. {child} worries about going on the school trip in case something happens.",
        ),
        "health": (
            "{carer} has told me of very dark thoughts and of not sleeping. {carer} loves {child} and is frightened of being alone all day. I have arranged the crisis team for today.",
            "{carer} has stopped the medicine and missed the last two appointments. A relative says the nights are bad and that {child} sits up too.",
        ),
        "police": (
            "We found {carer} by the river at six in the morning and took {carer} to hospital. {child} was at home with a neighbour and did not know.",
        ),
        "other": (
            "I am {carer}'s sister. It has got worse since the winter. {child} does the shopping. I am not well enough to do more and I do not know who else to ask.",
        ),
    },
    "drink": {
        "school": (
            "At home time {carer} was unsteady and smelt of drink, and wanted to drive. We kept {child} with us until an aunt came. {carer} rang later and said sorry.",
        ),
        "police": (
            "Our officers found cannabis and many empty bottles at the address while looking for somebody else. {child} was asleep in the next room. {carer} could not be woken at first.",
        ),
        "health": (
            "{carer} told our nurse of drinking most days since Christmas and asked for help with it. {child} is being picked up by a friend in the evenings.",
        ),
        "other": (
            "I come here to volunteer and I know them well. {carer} has started using again and says so. {child} has been sleeping at our centre manager's mother's some nights.",
        ),
    },
    "disability": {
        "school": (
            "{child} needs two people to move safely and {carer} does it alone at night. {carer} has not slept through since the summer and said yesterday: I cannot do another winter like this.",
        ),
        "health": (
            "{child} is waiting for an autism assessment. At home {child} runs towards the road and {carer} has fitted locks. The family needs short breaks and somebody to plan with.",
            "{child} goes home from hospital next week with feeding equipment. {carer} has been trained and is worried about the nights and the stairs.",
        ),
    },
    "caring": {
        "school": (
            "{child} is late because of helping {carer} to wash and dress and taking the little ones to nursery. {child} is proud of it and very tired, and has stopped going to football.",
            "{child} carries a telephone in lessons in case {carer} falls. We have allowed it. {child} has nobody of the same age who knows about this.",
        ),
        "health": (
            "{carer}'s illness has got worse. At the appointment {child} did the talking and knew every dose. I asked who looks after {child}; there was a long silence.",
        ),
    },
    "outside": {
        "school": (
            "{child} has two telephones, new trainers and will not say where they come from. A car waits at the corner at home time. {child} was a chatty pupil a year ago and now sits alone.",
        ),
        "police": (
            "{child} was found at 02:15 in a flat forty miles from home with an adult unknown to the family. {carer} had reported {child} missing at eight and had been out looking.",
            "{child} was stopped with a knife and said it was for getting home safely. {child} was frightened rather than angry. Older boys are thought to be using {child} to carry things.",
        ),
        "other": (
            "{child} comes to our youth night. Last week {child} asked a worker what happens to people who owe money. {child} has stopped eating with the others.",
        ),
    },
    "loss": {
        "school": (
            "Since the death of {child}'s grandfather everything at home seems to have stopped. {child} cries in lessons. {carer} came in and said: I cannot carry all of us.",
        ),
        "health": (
            "The family lost a baby in the spring. {carer} is being seen by us, but {child} has started to wet the bed and will not be parted from {carer}.",
        ),
        "other": (
            "The family has to leave their home on the first of the month. {carer} has three jobs and no childcare. {child} has changed schools twice this year.",
        ),
    },
    "money": {
        "school": (
            "{carer} may not claim benefits because of a visa and the job has ended. {child} shares one bed with two others. They are a warm family who have run out of road.",
        ),
        "other": (
            "They have had eleven food parcels from us since January. The meter is empty again. {child} does homework here by our light. {carer} would be glad of help and is afraid to ask.",
            "The rent is four months behind and the notice has been served. {carer} did not open the letters. There are children in the home.",
        ),
    },
    "teen": {
        "school": (
            "{child} was asked to leave home last night after a row and slept at a friend's. {carer} rang us this morning, worn out, and said they cannot be in one room any more.",
            "{child} has started to cut both arms. {child} let the nurse see them and asked that somebody other than school tell {carer}.",
        ),
        "police": (
            "{carer} rang 999 after {child} broke a window and threatened to leave. When we came both were in tears. They asked for somebody to talk to, not for police.",
        ),
        "other": (
            "I am {child}'s grandmother. They shout at each other every day since {partner} moved in. {child} wants to come and live with me. I am seventy-four.",
        ),
    },
    "baby": {
        "health": (
            "{carer} is expecting a baby and has come to us late in the pregnancy. {carer} lives in a hostel, has been in care, and would like support to look after this baby.",
            "{carer} is pregnant; an older child lives with relatives under an order. {carer} has worked hard since then and told us so. We agreed together that we would ask early for a plan.",
        ),
        "other": (
            "{carer} stays in our refuge and the baby is due soon. {partner} does not know where they are, and must not.",
        ),
    },
    "alone": {
        "police": (
            "{child} was found in the back of a lorry at the services, cold and unhurt. {child} says: I am sixteen and nobody of mine is in this country. An uncle may be in Leeds.",
        ),
        "other": (
            "{child} came to our advice desk with a note of our address. {child} has slept outside for four nights and speaks a little English. {child} asked whether it is allowed to go to school here.",
        ),
    },
    "moved": {
        "other": (
            "{child} was looked after by our council and has rented a room in Aldermere since the spring. We have agreed with {child} that support should now come from near home.",
        ),
    },
}  # fmt: skip

WELL = {
    "home": ("{carer} and {child} are close and talk to each other.", "{carer} rang for help, which took courage."),
    "needs": ("{child} is loved, and says so.", "{carer} has always come in when we asked.", "The children laugh together."),
    "hurt": ("{carer} brought {child} to us at once.", "{child} has a teacher to whom {child} talks freely."),
    "low": ("There is an aunt who helps, and {carer} trusts the health visitor.", "{child} is doing well in lessons."),
    "drink": ("{carer} has stopped before, for two years, and knows what helped.", "{child}'s aunt lives round the corner."),
    "disability": ("{carer} knows better than any of us what {child} is saying.", "{child} loves music and the hydro pool."),
    "caring": ("{child} is kind, able and funny.", "{carer} wants {child} to have time to be a child."),
    "outside": ("{child} still comes to school every day.", "{carer} tells us everything and never gives up."),
    "loss": ("They eat together every evening.", "A neighbour has been a great help."),
    "money": ("The home is clean and full of drawings.", "{carer} is teaching {child} two languages."),
    "teen": ("Both say that they miss how it was before.", "{child} is a gifted drummer."),
    "baby": ("{carer} comes to every appointment now.", "{carer} has kept off drugs for nine months."),
    "alone": ("{child} is resourceful and wants to learn.",),
    "moved": ("{child} has a job and two good friends here.",),
}  # fmt: skip

UNAGREED = (
    "There was no time to ask before the end of the day, and we did not want to wait.",
    "Asking at home might put {child} at risk.",
    "We could not reach {carer} by telephone; we shall try again and say that we told you.",
    "{carer} would rather we had not told you. We explained why we must.",
)
"""Why the family was not asked first, or said no."""
