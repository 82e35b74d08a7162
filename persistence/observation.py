"""How observations of practice are remembered."""

from domain.observation import Observation
from persistence import tables
from persistence.repository import Repository


class Observations(
    Repository[Observation],
    aggregate=Observation,
    table=tables.observation,
    parts={
        "scores": tables.observation_score,
    },
):
    """Observations within reach."""
