"""How pods are remembered."""

from domain.pod import Pod
from persistence import tables
from persistence.repository import Repository


class Pods(
    Repository[Pod],
    aggregate=Pod,
    table=tables.pod,
    parts={
        "members": tables.pod_member,
        "posts": tables.pod_post,
        "secondments": tables.pod_secondment,
    },
):
    """Pods within reach."""
