"""Group supervision: the meetings of the pods, and what was said and decided about each child."""

from sqlalchemy import ARRAY, Boolean, Column, Date, ForeignKey, Index, Integer, Text, Uuid, text

from persistence.tables.make import INSTANT, own, part, words

supervision = own(
    "supervision",
    Column("pod_id", Uuid, ForeignKey("pod.id"), nullable=False),
    words("state", required=True),
    Column("on", Date, nullable=False),
    Column("leader_id", Uuid, ForeignKey("worker.id"), nullable=False, index=True),
    Column("opened_at", INSTANT),
    Column("closed_at", INSTANT),
    words("cancelled_because"),
    Index(None, "pod_id", "on"),
)

supervision_person = part(
    "supervision",
    "person",
    Column("worker_id", Uuid, ForeignKey("worker.id"), nullable=False, index=True),
    words("discipline", required=True),
)

supervision_item = part(
    "supervision",
    "item",
    Column("child_id", Uuid, ForeignKey("person.id"), nullable=False, index=True),
    Column("reasons", ARRAY(Text), nullable=False),
    words("left_out_because"),
)

discussion = own(
    "discussion",
    words("state", required=True),
    Column("supervision_id", Uuid, ForeignKey("supervision.id"), index=True),
    Column("asked_by", Uuid, ForeignKey("worker.id"), index=True),
    Column("asked_on", Date),
    words("asked_because"),
    Column("decided_on", Date),
    Column("accountable_id", Uuid, ForeignKey("worker.id"), index=True),
    Column("next_by", Date),
    words("put_off_because"),
)

discussion_child = part(
    "discussion",
    "child",
    Column("child_id", Uuid, ForeignKey("person.id"), nullable=False),
    Column("discussed_on", Date),
    # When was this child last talked about? Asked for every open child at once, so from the index alone.
    Index(None, "child_id", "discussed_on", postgresql_include=["discussion_id"]),
)

discussion_part = part(
    "discussion",
    "part",
    words("kind", required=True),
    words("discipline"),
    Column("child_id", Uuid, ForeignKey("person.id"), index=True),
    words("who"),
    words("words", required=True),
    Column("version", Integer, nullable=False),
    Column("written_by", Uuid, ForeignKey("worker.id"), nullable=False, index=True),
)

discussion_change = part(
    "discussion",
    "change",
    Column("person_id", Uuid, ForeignKey("person.id"), nullable=False, index=True),
    words("readiness", required=True),
    Column("version", Integer, nullable=False),
)

discussion_action = part(
    "discussion",
    "action",
    words("words", required=True),
    Column("child_id", Uuid, ForeignKey("person.id"), index=True),
    Column("owner_id", Uuid, ForeignKey("worker.id")),
    words("owner_name", required=True),
    Column("by_when", Date),
    Column("done_on", Date),
    Column("dropped", Boolean, nullable=False),
    words("outcome"),
    Column("version", Integer, nullable=False),
    Index("discussion_action_open_index", "owner_id", "by_when", postgresql_where=text("done_on is null")),
)
