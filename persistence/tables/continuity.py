"""Which pod a child has had, and when: what the measures of continuity ask beside the keyworkers."""

from sqlalchemy import Column, ForeignKey, Uuid

from persistence.tables.make import part, spell, words

journey_pod = part(
    "journey",
    "pod",
    Column("pod_id", Uuid, ForeignKey("pod.id"), nullable=False, index=True),
    *spell(),
    words("reason", required=True),
)
