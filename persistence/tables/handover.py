"""Hand-overs, wishes for another worker, and who covers for a worker who is away."""

from sqlalchemy import ARRAY, Column, Date, ForeignKey, Index, Uuid, text

from persistence.tables.make import own, part, words

handover = own(
    "handover",
    words("state", required=True),
    Column("pod_id", Uuid, ForeignKey("pod.id"), nullable=False),
    Column("from_worker_id", Uuid, ForeignKey("worker.id"), nullable=False),
    Column("to_worker_id", Uuid, ForeignKey("worker.id"), nullable=False),
    words("reason", required=True),
    words("why", required=True),
    Column("planned_for", Date, nullable=False),
    words("note_for_next"),
    Column("joint_visit_id", Uuid, ForeignKey("visit.id")),
    Column("goodbye_on", Date),
    words("goodbye_how"),
    Column("hello_on", Date),
    words("hello_how"),
    Column("carried", ARRAY(Uuid), nullable=False),
    Column("done_on", Date),
    words("left_out"),
    words("cancelled_because"),
    Index("handover_open_index", "pod_id", postgresql_where=text("state = 'planned'")),
)

handover_child = part(
    "handover", "child", Column("child_id", Uuid, ForeignKey("person.id"), nullable=False, index=True),
    words("own_words"),
)  # fmt: skip

wish = own(
    "wish",
    Column("child_id", Uuid, ForeignKey("person.id"), nullable=False, index=True),
    Column("about_worker_id", Uuid, ForeignKey("worker.id"), nullable=False),
    Column("asked_on", Date, nullable=False),
    words("asked_by", required=True),
    words("asked_by_name"),
    words("words", required=True),
    words("answer"),
    words("answer_reason"),
    Column("answered_by", Uuid),
    Column("answered_on", Date),
    Column("told_on", Date),
    words("told_how"),
    Column("withdrawn_on", Date),
    words("withdrawn_because"),
)

absence = own(
    "absence",
    Column("worker_id", Uuid, ForeignKey("worker.id"), nullable=False, index=True),
    words("absence_kind", required=True),
    Column("since", Date, nullable=False),
    Column("until", Date, nullable=False),
    words("ended_because"),
)

absence_cover = part(
    "absence",
    "cover",
    # Asked with every look at a record: which children does this worker cover today?
    Column("worker_id", Uuid, ForeignKey("worker.id"), nullable=False, index=True),
    Column("child_id", Uuid, ForeignKey("person.id"), index=True),
    Column("since", Date, nullable=False),
    Column("until", Date, nullable=False),
)
