"""What a caseload is worked out from: the policy's own versions, what a manager noted, duties besides children."""

from sqlalchemy import Column, Date, Float, ForeignKey, Text, Uuid

from persistence.tables.make import own, part, spell, words

workload = own("workload", Column("code", Text, nullable=False, unique=True))

workload_version = part(
    "workload", "version", Column("since", Date, nullable=False), words("source", required=True),
    words("reason", required=True),
)  # fmt: skip

workload_number = part(
    "workload", "number", Column("version_id", Uuid, ForeignKey("workload_version.id"), nullable=False, index=True),
    words("code", required=True), Column("amount", Float, nullable=False),
)  # fmt: skip

worker_duty = part("worker", "duty", *spell(), Column("points", Float, nullable=False), words("words", required=True))

journey_complexity = part(
    "journey", "complexity", *spell(), words("flag", required=True), words("reason", required=True)
)
