"""How subscriptions are remembered."""

from domain.subscription import Subscription
from persistence import tables
from persistence.repository import Repository


class Subscriptions(Repository[Subscription], aggregate=Subscription, table=tables.subscription):
    """Subscriptions within reach."""
