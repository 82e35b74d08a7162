"""Family group conferences: the offer, the family's people, the day, the plan, and what came of it."""

from typing import Any

from sqlalchemy import Boolean, Column, Date, ForeignKey, Uuid

from persistence.tables.make import INSTANT, own, part, words


def _day(name: str, *, required: bool = False) -> Column[Any]:
    return Column(name, Date, nullable=not required)


fgc = own(
    "fgc",
    words("state", required=True),
    words("form", required=True),
    words("use", required=True),
    _day("considered_on", required=True),
    words("worries", required=True),
    words("strengths"),
    words("bottom_lines"),
    words("questions"),
    _day("letter_on"),
    _day("proceedings_on"),
    words("not_offered"),
    words("not_offered_because"),
    Column("not_offered_by", Uuid),
    _day("not_offered_on"),
    _day("referred_on"),
    Column("referrer_id", Uuid),
    # Asked with every look of a coordinator at a record: is this theirs?
    Column("coordinator_id", Uuid, ForeignKey("worker.id"), index=True),
    _day("assigned_on"),
    words("connected"),
    words("connected_because"),
    Column("scheduled_for", INSTANT),
    words("venue"),
    words("language"),
    words("interpreter"),
    Column("family_chose", Boolean),
    _day("informed_on"),
    Column("held_from", INSTANT),
    Column("private_from", INSTANT),
    Column("private_until", INSTANT),
    Column("private_alone", Boolean),
    words("plan_words"),
    words("lead_name"),
    _day("decided_on"),
    Column("meets_bottom_lines", Boolean),
    Column("clear", Boolean),
    Column("agreed_by_all", Boolean),
    Column("answers_questions", Boolean),
    words("not_safe_because"),
    Column("plan_id", Uuid, ForeignKey("plan.id")),
    _day("closed_on"),
    words("ending"),
    words("closed_because"),
)

fgc_child = part(
    "fgc",
    "child",
    Column("child_id", Uuid, ForeignKey("person.id"), nullable=False, index=True),
    Column("at_risk", Boolean),
    words("risk_basis"),
    _day("invited_on"),
    words("invited_how"),
    _day("advocate_offered_on"),
    Column("advocate_wanted", Boolean),
    words("view_method"),
    words("own_view"),
    words("came"),
)

fgc_offer = part(
    "fgc",
    "offer",
    Column("person_id", Uuid, ForeignKey("person.id"), index=True),
    words("name", required=True),
    words("law", required=True),
    _day("offered_on", required=True),
    words("offered_how", required=True),
    Column("accepted", Boolean),
    _day("answered_on"),
    words("words"),
)

fgc_member = part(
    "fgc",
    "member",
    Column("person_id", Uuid, ForeignKey("person.id"), index=True),
    words("name", required=True),
    words("relation", required=True),
    words("side", required=True),
    words("lives"),
    words("travel"),
    _day("invited_on"),
    _day("prepared_on"),
    words("prepared_how"),
    words("wishes"),
    words("kept_out_because"),
    words("came"),
)

fgc_resource = part(
    "fgc",
    "resource",
    words("words", required=True),
    words("who", required=True),
    _day("promised_on", required=True),
    _day("by_when"),
    _day("given_on"),
    words("not_given_because"),
)

fgc_copy = part(
    "fgc", "copy", words("to_name", required=True), _day("shared_on", required=True), words("how", required=True)
)

fgc_review = part(
    "fgc",
    "review",
    _day("held_on", required=True),
    words("went_well", required=True),
    words("still_to_do"),
    words("family_words"),
    _day("next_by"),
)

fgc_feedback = part(
    "fgc",
    "feedback",
    words("whose", required=True),
    _day("given_on", required=True),
    words("listened_to", required=True),
    words("our_plan", required=True),
    words("would_recommend", required=True),
    words("than_before"),
    words("words"),
)

fgc_explanation = part(
    "fgc",
    "explanation",
    words("to_name", required=True),
    words("whose", required=True),
    _day("explained_on", required=True),
    words("how", required=True),
    Column("worker_id", Uuid, ForeignKey("worker.id"), nullable=False),
    words("language", required=True),
    words("interpreter"),
    words("understood"),
)

fgc_peer = part(
    "fgc",
    "peer",
    words("occasion", required=True),
    words("peer_name", required=True),
    words("parent_name", required=True),
    _day("trained_on", required=True),
    _day("conflict_checked_on", required=True),
    Column("no_conflict", Boolean, nullable=False),
    _day("consent_on", required=True),
    _day("matched_on", required=True),
    _day("ended_on"),
    words("ended_because"),
)
