"""The views of the Standard Safeguarding Dataset 1.4.5: a schema `ssd` that analysts read and nobody writes.

What a revision of the database makes of them lies in a folder with its number. A change is a new folder with the views
that change, and a migration that replaces them, or drops the schema and makes it anew where their columns change too.
"""

import re
from pathlib import Path

ROLE = "kith_analyst"
_NAMED = re.compile(r"create (?:schema|view) ([\w.]+)")
DROP = "drop schema if exists ssd cascade"

ROLE_SQL = f"""
do $$ begin
    create role {ROLE} nologin;
exception
    when duplicate_object or unique_violation then null;
    when insufficient_privilege then raise notice 'the role {ROLE} is not made: see docs/ssd.md';
end $$
"""
"""Make the role where the account may; where it may not, the views are there and docs/ssd.md says how to go on."""

GRANT_SQL = f"""
do $$ declare name text; begin
    if exists (select from pg_roles where rolname = '{ROLE}') then
        grant usage on schema ssd to {ROLE};
        for name in select viewname from pg_views where schemaname = 'ssd' and starts_with(viewname, 'ssd_') loop
            execute format('grant select on ssd.%I to {ROLE}', name);
        end loop;
    end if;
end $$
"""
"""The named views and nothing else: what they are made of stays closed to the role."""


def statements(revision: str) -> list[str]:
    """What makes the schema as that revision has it, in order: a later folder says anew only the views it changes."""
    made: dict[str, str] = {}
    for folder in sorted(Path(__file__).parent.glob("r*")):
        if folder.name <= f"r{revision}":
            for path in sorted(folder.glob("*.sql")):
                for statement in filter(None, map(str.strip, path.read_text("utf-8").split(";\n"))):
                    made[_NAMED.search(statement)[1]] = statement  # type: ignore[index]  # each makes something
    return [*made.values(), ROLE_SQL, GRANT_SQL]
