"""How risks outside the home are remembered."""

from domain.risk import Risk
from persistence import tables
from persistence.repository import Repository


class Risks(Repository[Risk], aggregate=Risk, table=tables.risk, parts={"ratings": tables.risk_rating}):
    """Risks within reach."""
