"""How referrals to services are remembered."""

from domain.uptake import Uptake
from persistence import tables
from persistence.repository import Repository


class Uptakes(
    Repository[Uptake],
    aggregate=Uptake,
    table=tables.uptake,
    parts={
        "people": tables.uptake_person,
        "consents": tables.uptake_consent,
        "news": tables.uptake_news,
    },
):
    """Referrals to services within reach."""
