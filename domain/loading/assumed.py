"""What the files do not say and the record needs: what is written instead, visible on every load and in docs/loading.md.

Nothing here is a guess about a child: where a word exists for "not known", that is what is written.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Assumed:
    """Something that an object does not bring: `what`, and what stands in its place."""

    object: str
    what: str
    instead: str


ASSUMED = (
    Assumed("ssd_family", "whether somebody lives in the household", "no, with the words that it was not in the files"),
    Assumed("ssd_family", "since when somebody belongs to the family", "the day of the load"),
    Assumed("ssd_professionals", "an e-mail address", "an address that cannot exist; nobody can sign in with it"),
    Assumed("ssd_professionals", "the role, as Kith names it",
            "social worker with a registration number, else family support worker"),
    Assumed("ssd_professionals", "a professional of the same registration number who is here", "is taken for the same person"),
    Assumed("ssd_involvements", "who a record's worker was, where no file says", "a worker called “Not named”"),
    Assumed("ssd_involvements", "why a worker went, where nobody followed on the day", "another reason"),
    Assumed("ssd_contacts", "the words of the worry, the family's agreement, how urgent it was, how it arrived",
            "“not in the files”; not asked; routine; letter"),
    Assumed("ssd_cin_episodes", "a contact for a referral that has none on its day", "one is made, with the referral's source"),
    Assumed("ssd_cin_episodes", "a referral before help that has none", "one is made, from a source not known"),
    Assumed("ssd_cin_episodes", "why help closed, where no referral says", "another reason (RC7)"),
    Assumed("ssd_cin_assessments", "the text; on which day a child was seen", "“not in the files”; the day on which it began"),
    Assumed("ssd_cin_plans", "the text of a plan", "“not in the files”"),
    Assumed("ssd_s47_enquiry", "who took part; whether with the police", "nobody is named; by social care alone"),
    Assumed("ssd_initial_cp_conference", "who was there, whether that was enough, and who chaired",
            "nobody is named and nothing is said of it; the chair where the files name one"),
    Assumed("ssd_cp_reviews", "who was there, and who chaired", "nobody is named; “not in the files”"),
    Assumed("ssd_cin_visits", "where a visit was; who made it", "another place; the keyworker of the day"),
    Assumed("ssd_pre_proceedings", "until when", "the next day on which the stage changed"),
    Assumed("ssd_cla_episodes", "what the home is called, why something changed", "“not in the files”"),
    Assumed("ssd_cla_reviews", "who chaired; what was decided", "“not in the files”"),
    Assumed("ssd_missing", "on which day a talk was offered", "the day of the return"),
    Assumed("ssd_care_leavers", "since when; how we are in touch", "the day on which care ended; “not in the files”"),
)  # fmt: skip

NOT_THERE = "Not in what was loaded"
