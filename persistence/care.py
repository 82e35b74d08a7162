"""How the records of children's care are remembered."""

from domain import care as domain_care
from persistence import tables
from persistence.repository import Repository


class Care(
    Repository[domain_care.Care],
    aggregate=domain_care.Care,
    table=tables.care,
    parts={
        "episodes": tables.care_episode,
        "orders": tables.care_order,
        "reviews": tables.care_review,
        "health": tables.care_health,
        "education": tables.care_education,
        "plans": tables.care_plan_made,
        "steps": tables.care_step,
        "missing": tables.care_missing,
        "touches": tables.care_touch,
        "stays": tables.care_stay,
    },
):
    """The records of care within reach."""
