"""Names that look alike are sought among single words: double-barrelled names would make most of the index."""

from alembic import op

revision = "0002"
down_revision = "0001"

# Not concurrently: two deployments at once would wait for each other for ever. The dictionary of names is small (28,000
# words for 100,000 children), so the lock is held for part of a second.
_BUILD = """
    -- squawk-ignore require-concurrent-index-creation
    create index {name} on name_word using gin (word gin_trgm_ops) {where}
"""
_DROP = """
    -- squawk-ignore require-concurrent-index-deletion
    drop index {name}
"""


def upgrade() -> None:
    op.execute(_BUILD.format(name="name_word_alike_index", where="where word not like '%-%'"))
    op.execute(_DROP.format(name="name_word_trigram_index"))


def downgrade() -> None:
    op.execute(_BUILD.format(name="name_word_trigram_index", where=""))
    op.execute(_DROP.format(name="name_word_alike_index"))
