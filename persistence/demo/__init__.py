"""The demo authority: Aldermere Children's Trust, invented from end to end, made by one seeded generator.

`fill` makes staff, partners and families with the domain's own verbs, dated over three years up to today, and loads
them in bulk. Whoever adds a kind of record to Kith adds it to these stories.
"""

from persistence.demo.load import CLIENT_SECRET, PASSWORD, fill, is_empty
from persistence.demo.staff import CLIENT_ID as _CLIENT
from persistence.demo.staff import SIGN_INS

CLIENT_ID = str(_CLIENT)

__all__ = ["CLIENT_ID", "CLIENT_SECRET", "PASSWORD", "SIGN_INS", "fill", "is_empty"]
