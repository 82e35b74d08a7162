"""How referrals are remembered."""

from domain.referral import Referral
from persistence import tables
from persistence.repository import Repository


class Referrals(Repository[Referral], aggregate=Referral, table=tables.referral):
    """Referrals within reach."""
