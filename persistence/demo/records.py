"""Everything that is written while a family is helped, topic by topic, in the order in which it follows."""

from datetime import datetime

from domain.aggregate import By
from domain.referral import Referral
from persistence.demo.assessing import Assessing
from persistence.demo.caring import Caring
from persistence.demo.helping import Helping
from persistence.demo.household import Household, Someone
from persistence.demo.minding import Minding
from persistence.demo.planning import Planning
from persistence.demo.protecting import Protecting
from persistence.demo.risking import Risking
from persistence.demo.story import Story
from persistence.demo.visits import Visits


class Records:
    """The records of one household beside its journeys and visits."""

    def __init__(self, story: Story, helping: Helping, house: Household, visits: Visits) -> None:
        self.visits = visits
        self.planning = Planning(story, helping, house)
        self.assessing = Assessing(story, helping, house, self.planning, visits)
        self.protecting = Protecting(story, helping, house, self.planning)
        self.caring = Caring(story, helping, house, self.planning, visits)
        self.risking = Risking(story, helping, house)
        self.minding = Minding(story, helping, house)
        helping.referred, helping.settle = self.referred, self.settle

    def referred(self, child: Someone, referral: Referral, by: By) -> None:
        """What the front door's decision asks for."""
        self.assessing.referred(child, referral, by)
        self.protecting.referred(child, referral, by)

    def settle(self, at: datetime) -> None:
        """What follows from the stages at which the children are now."""
        self.assessing.settle(at)
        self.planning.settle(at, self.assessing.children())
        self.protecting.settle(at)
        self.caring.settle(at)
        self.risking.settle(at)
        self.minding.settle(at)
        self.visits.settle(at)
