"""Every table, in the order of the domain. A column has the name of the field that it keeps.

A record of any kind has a row in `record` and a row of its own with the same id; a list on it is a table of parts
named "<kind>_<part>", with the owner's id and the part's `place` in the list.
"""

from persistence.tables.continuity import *  # noqa: F403
from persistence.tables.daily import *  # noqa: F403
from persistence.tables.decision import *  # noqa: F403
from persistence.tables.feed import *  # noqa: F403
from persistence.tables.fgc import *  # noqa: F403
from persistence.tables.finding import *  # noqa: F403
from persistence.tables.handover import *  # noqa: F403
from persistence.tables.help import *  # noqa: F403
from persistence.tables.load import *  # noqa: F403
from persistence.tables.make import metadata as metadata
from persistence.tables.offer import *  # noqa: F403
from persistence.tables.oversight import *  # noqa: F403
from persistence.tables.partner import *  # noqa: F403
from persistence.tables.people import *  # noqa: F403
from persistence.tables.spine import *  # noqa: F403
from persistence.tables.stages import *  # noqa: F403
from persistence.tables.submission import *  # noqa: F403
from persistence.tables.subscription import *  # noqa: F403
from persistence.tables.supervision import *  # noqa: F403
from persistence.tables.team import *  # noqa: F403
from persistence.tables.workload import *  # noqa: F403
