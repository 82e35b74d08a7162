"""How a team is put together: its posts and secondments, and the templates of the kinds of team."""

from sqlalchemy import Boolean, Column, Date, Float, ForeignKey, SmallInteger, Text, Uuid

from persistence.tables.make import own, part, spell, words

pod_post = part(
    "pod",
    "post",
    Column("post_id", Uuid, nullable=False),
    words("role", required=True),
    words("title", required=True),
    Column("fte", Float, nullable=False),
    Column("funded_by", Uuid, ForeignKey("agency.id")),
    *spell(),
)

pod_secondment = part(
    "pod",
    "secondment",
    Column("worker_id", Uuid, ForeignKey("worker.id"), nullable=False, index=True),
    Column("home_pod_id", Uuid, ForeignKey("pod.id")),
    words("home_post", required=True),
    words("host_post", required=True),
    Column("since", Date, nullable=False),
    Column("planned_until", Date, nullable=False),
    Column("until", Date),
    words("outcome"),
)

template = own(
    "template",
    Column("code", Text, nullable=False, unique=True),
    words("name", required=True),
    words("about", required=True),
    Column("takes_children", Boolean, nullable=False),
    words("copied_from"),
)

template_version = part(
    "template", "version", Column("since", Date, nullable=False), words("source", required=True),
    words("reason", required=True),
)  # fmt: skip

template_rule = part(
    "template",
    "rule",
    Column("version_id", Uuid, nullable=False),
    words("role", required=True),
    Column("fte_least", Float),
    Column("fte_most", Float),
    Column("heads_least", SmallInteger),
    Column("leads", Boolean, nullable=False),
    Column("holds", Boolean, nullable=False),
    words("source", required=True),
)
