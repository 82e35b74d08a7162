# ruff: noqa: E501  (sentences are kept whole)
"""What is written after a visit: the worker's account, the child's own words, what was promised.

Slots: {child} · {carer} · {partner}. `YOUNG` children are about 4 to 8, `OLDER` 9 to
12, `TEEN` from 13; before 4 what is written is what was seen.
"""

from domain.journey import Status

ACCOUNTS = {
    "home": (
        "{carer} had made tea and we talked in the kitchen about what a safe evening looks like. {carer} has told the neighbour the word that means “ring the police”.",
        "It was calmer today. {carer} said the nights are better since the locks were changed, and that the mornings are hard: that is when the worrying comes.",
        "{carer} and I drew the last bad evening, minute by minute, and looked for the places where somebody could have stepped in. There were four. That surprised us both.",
        "{partner} has been to two meetings of the group. {carer} is hopeful and careful about being hopeful. We agreed to go on at that pace.",
    ),
    "needs": (
        "The washing machine works. {carer} showed me the cupboard: there was enough for the week. The second bedroom is clear and {child} has chosen where the bed should stand.",
        "The kitchen was harder today than last time. {carer} said so before I did. We washed up together and made a list of three things, not thirty.",
        "The dentist has seen {child}; two teeth come out on the ninth. {carer} asked me to come too because waiting rooms are difficult.",
    ),
    "hurt": (
        "We went again through what the doctors found. {carer} listened to the end, was angry, then asked what would help {child} now. We made a plan for who is with {child} after school.",
        "{child} played near us the whole time and went to {carer} for comfort after a tumble. I saw {carer} kneel down and wait. That was lovely to see.",
    ),
    "low": (
        "{carer} was dressed and the curtains were open. We counted the better days of this month: eleven. In the one before it was four.",
        "A hard visit. {carer} has not slept and cried for most of it. I rang the community nurse with {carer} beside me, and she came at four. {child} went to the aunt for the night, as the plan says.",
        "{carer} has begun to take the medicine again and told {child} in plain words what the illness is. {child} asked good questions.",
    ),
    "drink": (
        "Six weeks without a drink. {carer} has the sheet on the fridge and {child} puts the stickers on it. We talked about what to do when the seventh week is bad.",
        "{carer} told me at the door that there had been a bad weekend, before I could ask. {child} had rung the aunt as agreed and was fetched. The plan worked and {carer} saw that it did.",
    ),
    "disability": (
        "The hoist has come. {carer} showed me how it works and {child} laughed all the way up. Nights are still broken: we filled in the form for short breaks together.",
        "I watched {child} choose between two pictures, and {carer} wait for the answer. What looks like “no” to others was “not yet”. I have written down how to ask.",
    ),
    "caring": (
        "The carer now comes at seven, so {child} leaves with friends. {child} finds it odd to have nothing to do at that hour. We talked about what to fill it with.",
        "We sat with {carer} and {child} and shared out the jobs again: what {child} likes to do and keeps, what somebody else must do. The lifting goes first.",
    ),
    "outside": (
        "{child} met me at the skate park. We walked; {child} talks when walking. There are fewer calls from the old number. {child} still takes the long way round the station.",
        "{carer} keeps the log of comings and goings as agreed. {child} was out late once, texted, and was fetched. A month ago that was four nights.",
    ),
    "loss": (
        "They showed me the box of things that belonged to the grandfather. {child} told me a story about each. {carer} had not heard two of them.",
        "The new flat has one bedroom too few and a great deal of light. {carer} has slept properly. We put the beds together.",
    ),
    "money": (
        "The letter from the Home Office came. We read it twice with the adviser on the telephone. {carer} may work from next month.",
        "We went through the arrears together: less than feared. {carer} has opened every letter since May and keeps them in a shoe box that {child} painted.",
    ),
    "teen": (
        "{carer} and {child} stayed in the room together for forty minutes. Nobody shouted. {child} asked that knocking be a rule; {carer} asked that supper be one.",
        "{child} has not cut for three weeks and showed me the list of what to do instead. {carer} is learning not to ask every hour.",
    ),
    "baby": (
        "{carer} has the cot, the clothes by size in drawers, and the number of the night line on the wall. We practised what to do when a baby will not stop crying.",
        "The baby was asleep on {carer}'s chest. {carer} told me by herself what is harder than expected and who helped. Feeding goes well.",
    ),
    "alone": (
        "A call with the aunt came through at last. {child} told me about it in the car, first in one language and then in the other. {carer} had kept supper warm.",
        "We went through the letter about the interview with the solicitor. {child} knows the date, the place and who will be in the room.",
        "{child} cooked for me: rice with raisins, as at home. The college place is certain. {child} had slept badly since the call with the family and we spoke about that with the interpreter.",
    ),
    "moved": (
        "We met at the café by the bus station, as {child} prefers. The job is going well. {child} asked how to read a payslip; we read two.",
        "{child}'s room is warm now that the landlord has come. We wrote down which bills come when. A friend was there and made us laugh.",
        "{child} has begun to look for family. We talked about what to do with good news, and with none.",
        "{child} was low today and said so. We walked to the surgery together and got an appointment for Tuesday.",
        "{child} has paid the rent three months running and has questions about the council tax. We rang them together; I held the telephone, {child} did the talking.",
    ),
    "elsewhere": (
        "We walked once round the field. {child} talked about the weekend without being asked, and I mostly listened.",
        "The teacher gave us the small library. {child} had brought the plan and had underlined one sentence. We talked about that one.",
        "We had half an hour. {child} wanted to play first and then answered every question while putting the pieces away.",
        "{child} was in the middle of a good day and did not want to be taken out of it. We sat on the wall outside for ten minutes and agreed on Thursday.",
        "I asked what {child} would change if it were up to {child}. There were two wishes; both can be done.",
        "{child} told me how the last meeting had felt from the inside. I wrote it down in those words and read it back.",
    ),
    "cared": (
        "{child} showed me the room and where the photographs hang. The carers had kept the old blanket without washing it, as {child} had asked.",
        "Family time went well on Saturday: {carer} came early and had brought the game. {child} was quiet afterwards, and slept.",
        "{child} and the carers have found a rhythm. There is a rule about telephones at supper, and {child} is the one who keeps it.",
        "A harder week. {child} broke a lamp after the call and helped to mend it. The carers were steady. We talked about what calls do.",
        "We looked at the book of {child}'s life together. There is a page missing from the year at nursery; I shall ask {carer}.",
        "{child} asked how long. I said what I know and what I do not know. That was not the answer hoped for, and {child} thanked me for it.",
    ),
    "any": (
        "We went through the week, day by day, with the calendar that {child} has made. {carer} named two moments that went well and one that should go otherwise.",
        "{carer} wanted to talk about money first, so we did. Then about {child}: what {child} is good at filled half a page.",
        "A short visit, because everybody was tired. I asked how sleep is; better, was the answer, since the routine with the lights.",
        "I read out what I had written last time and asked what is missing. {carer} corrected one thing and was right to.",
        "We talked about who could be rung at ten in the evening. There were three names at the beginning and five at the end.",
        "{carer} showed me the new bed and the height marks on the door frame. We spoke about the summer holidays and who is where.",
        "I came with the plan in large print, as asked. We crossed out what is done. {carer} kept the page.",
        "{carer} and I did not agree about the school meeting. We wrote down both views, and each of us signed our own.",
    ),
}  # fmt: skip
BEFORE_BIRTH = (
    "{carer} and I went through what has to be ready before the birth and what is ready already. The midwife joined for the second half. {carer} asked who will be there on the day, and we wrote it down together.",
    "{carer} is well and has been to every appointment. We talked about sleep, about who helps at night, and about what worried {carer} the last time. {carer} wants the pod to ring before we come.",
    "We looked at the room. The cot is there and safe. {carer} told me what a good first week would be, and whom to ring when it is not.",
)
PLAIN = (
    " School says that {child} has been there every day but one.",
    " We ended by looking back at the plan: two things done, one not yet.",
    " {carer} asked for the visit to be later in the day from now on, and that is fair.",
    " I told {carer} what I would write here.",
    "",
    "",
)
"""What may follow any account."""

SEEN_LITTLE = (
    "Smiled, then hid behind the door, then brought me every shoe in the house.",
    "Slept for most of the visit, breathing easily. Clean, warm, dressed for the weather.",
    "Crawled to {carer} when a van went by and settled at once in the arm.",
    "Built a tower with me and knocked it over eleven times.",
)
SEEN_OLDER = (
    "Came in from play, told me the score, went out again.",
    "Quiet today. Drew while we talked and gave me the drawing.",
    "Looked well and rested, and stayed for the whole visit.",
    "Did not want to talk today, and that was respected.",
)
YOUNG = (
    "Mum does the voices when she reads. Grandad never does the voices.",
    "I like it when it is quiet. When it is loud I go under the bed with Bear.",
    "I had two breakfasts. One here and one at school.",
    "When are you coming again? Is it when it is dark or when it is light?",
    "I told my teacher and she did not get cross.",
    "My bed is a bunk and I am on the top because I am nearly seven.",
    "I can do the cooker but only with somebody.",
    "I don't want to choose. I want both.",
    "Daddy lives at the number 12 bus.",
    "It is better now. It was bad and now it is better.",
)
OLDER = (
    "I sleep better when my door is shut. They knock now.",
    "People keep asking me if I am OK. I'd rather they asked what I did at the weekend.",
    "I don't mind doing the shopping but I'd like to go to football too.",
    "If they argue I put my headphones on. I've got a song for it.",
    "I want to stay at this school. Please write that down.",
    "Can you tell the judge that I'm not cross with anybody?",
    "You said you'd bring the photos and you did.",
    "I'd like to see my brother more than once a month.",
    "Nan says it how it is. I like that.",
    "It's the first time nobody moved us before Christmas.",
)
TEEN = (
    "You're the third one. You've stayed the longest, so.",
    "I'm not scared of them. I'm scared of what happens if I stop answering.",
    "I don't want a meeting about me without me.",
    "School is fine. It's the going home bit.",
    "I know they love me. I just can't be the adult.",
    "When I'm eighteen does everybody just go?",
    "I got the apprenticeship. I wanted to tell you before anyone put it in an email.",
    "Ask me on a walk, not in here.",
    "It's not that bad. OK. It was that bad.",
    "I'd like my own key.",
)
GROWN = (
    "I've paid everything this month. Everything.",
    "You still come. I tell people that.",
    "It's quiet in a flat on your own. I wasn't ready for the quiet.",
    "I want to be the one who tells my story, not the file.",
)
PROMISES = (
    "Ring the school about the trip money",
    "Bring the photographs from the last placement",
    "Ask the housing officer about the damp, and say what she answers",
    "Send the letter in words that {child} can read too",
    "Find out when the swimming club has a place",
    "Come on a Thursday from now on, after tea",
    "Speak with the doctor about the waiting list",
    "Write down what we agreed and bring two copies",
    "Ask whether {child} can see the new bedroom before the move",
    "Arrange the interpreter for the next meeting, the same one",
    "Find the birthday card that got lost",
    "Ask the court how long it will take",
    "Help with the form for free school meals",
    "Look for a young carers' evening near the bus stop",
    "Tell {child} first if the plan changes",
    "Ask for a fridge from the fund",
)
TO_A_CHILD = (
    "Bring the felt pens",
    "Tell you before I tell anybody else",
    "Ask if you can stay in the same class",
    "Find out about the dog",
    "Come to the school play",
    "Ask your brother's worker about seeing him more often",
    "Print the photo of the beach",
    "Find out who has your old school reports",
)
PURPOSES = {
    Status.FAMILY_HELP: ("Family help visit", "To look at the plan together", "To meet the whole family"),
    Status.CHILD_IN_NEED: ("To see how things are going", "For the assessment", "Child in need visit"),
    Status.CHILD_PROTECTION: ("Child protection visit", "To see {child} alone and look at the plan"),
    Status.PRE_PROCEEDINGS: ("To talk through the letter and the meeting",),
    Status.LOOKED_AFTER: ("To see {child} where they live", "Visit before the review", "Family time and how it went"),
    Status.CARE_LEAVER: ("To keep in touch", "To look at the pathway plan together"),
}
AT_HOME = ("{carer}", "{carer}", "{carer} and a family friend", "{carer}; the health visitor for the second half")
WITH_CARERS = ("The foster carer", "Both carers", "Nobody else", "The foster carer; {carer} by telephone")
IN_SCHOOL = ("Nobody else", "The class teacher for the first minutes", "The learning mentor")
ALONE = ("Nobody else",)
