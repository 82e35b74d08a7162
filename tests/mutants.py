"""Does a test notice when a rule about partner agencies is missing? Each rule is taken out in turn, in a copy of the program.

    python -m tests.mutants [--only TEXT]

A mutant is caught when a test fails. Survivors are printed; the exit status is 1 when fewer than `ENOUGH` of them are caught.
"""

import argparse
import re
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[1]
ENOUGH = 0.95
TESTS = (
    "tests/api/test_partner.py", "tests/api/test_subscription.py", "tests/api/test_change.py", "tests/api/test_assertion.py",
    "tests/api/test_rate.py", "tests/api/test_sign_in.py", "tests/domain/test_uptake.py",
    "tests/architecture/test_permissions.py",
)  # fmt: skip
COPIED = (
    "api",
    "domain",
    "persistence",
    "migrations",
    "tests",
    "docs",
    "openapi.yaml",
    "asyncapi.yaml",
    "pyproject.toml",
)


@dataclass(frozen=True)
class Mutant:
    """A rule that is taken out: where it stands, its text, and what stands there instead.

    A condition becomes true, and one of several ("... and ") goes.
    """

    file: str
    rule: str
    given: str | None = None

    @property
    def instead(self) -> str:
        """What stands there instead."""
        if self.given is not None:
            return self.given
        return "" if self.rule.endswith(" and ") else "true"

    def __str__(self) -> str:
        return f"{self.file}: {self.rule.strip()} -> {self.instead.strip()}"


SHARING, WORKSPACE, GATE = "persistence/sharing.py", "persistence/views/partner.py", "persistence/access_control.py"
MUTANTS = (
    Mutant(SHARING, "share.state = 'shared' and "),
    Mutant(SHARING, "share.since <= {_TODAY}"),
    Mutant(SHARING, "(share.until is null or share.until > {_TODAY})"),
    Mutant(SHARING, "plan.state = 'agreed'"),
    Mutant(SHARING, "action.owner_id = $5"),
    Mutant(SHARING, "record.agency_id = $5"),
    Mutant(
        SHARING,
        "about.child_id = record.id and share.to_agency_id = $5 and {LIVE}",
        "share.to_agency_id = $5 and {LIVE}",
    ),
    Mutant(
        SHARING,
        "about.child_id = record.id and share.to_agency_id = $5 and {LIVE}",
        "about.child_id = record.id and {LIVE}",
    ),
    Mutant(
        SHARING,
        "about.child_id = record.id and share.to_agency_id = $5 and {LIVE}",
        "about.child_id = record.id and share.to_agency_id = $5",
    ),
    Mutant(
        SHARING, "about.child_id = record.id and about.until is null and {ON_PLAN}", "about.until is null and {ON_PLAN}"
    ),
    Mutant(SHARING, "about.until is null and {ON_PLAN}", "{ON_PLAN}"),
    Mutant(SHARING, "plan.id = record.id and {ON_PLAN}", "{ON_PLAN}"),
    Mutant(SHARING, "share.purpose = document.purpose"),
    Mutant(SHARING, "document.id = record.id and ", ""),
    Mutant(
        SHARING,
        "share.to_agency_id = $5 and share.purpose = document.purpose and {LIVE}",
        "share.purpose = document.purpose and {LIVE}",
    ),
    Mutant(SHARING, "share.purpose = document.purpose and {LIVE}", "share.purpose = document.purpose"),
    Mutant(SHARING, "and not child.sealed", ""),
    Mutant(SHARING, "else false end", "else true end"),
    Mutant("persistence/access.py", "or {OF_AGENCY}", "or $5::uuid is not null"),
    Mutant(WORKSPACE, "request.of_agency_id = $5"),
    Mutant(WORKSPACE, "contact.sent_by_agency_id = $5"),
    Mutant(
        WORKSPACE,
        "about.child_id = {{child}} and share.to_agency_id = $5 and {LIVE}",
        "about.child_id = {{child}} and {LIVE}",
    ),
    Mutant(
        WORKSPACE,
        "about.child_id = {{child}} and share.to_agency_id = $5 and {LIVE}",
        "about.child_id = {{child}} and share.to_agency_id = $5",
    ),
    Mutant(WORKSPACE, "where {ON_PLAN} and {{whose}}", "where {{whose}}"),
    Mutant(WORKSPACE, "planned.plan_id = plan.id and planned.child_id = near.id", "planned.child_id = near.id"),
    Mutant(WORKSPACE, "where document.child_id = near.id and {WITHIN}", "where document.child_id = near.id"),
    Mutant(WORKSPACE, "sighting.child_id = near.id and sighting.from_agency_id = $5", "sighting.child_id = near.id"),
    Mutant(WORKSPACE, "record.kind = 'person' and {WITHIN} and", ""),
    Mutant(
        WORKSPACE,
        "select {_UPTAKE} as row {_OF_UPTAKE} where uptake.provider_id = $5",
        "select {_UPTAKE} as row {_OF_UPTAKE}",
    ),
    Mutant(WORKSPACE, "and coalesce(theirs.employer_id, program.agency_id) = $5", ""),
    Mutant("persistence/views/changes.py", "{WITHIN} and record.agency_id = $5", "{WITHIN}"),
    Mutant("persistence/views/changes.py", "entry.type in {tuple(each.value for each in Told)}"),
    Mutant("api/v1/partner_screen.py", "if body.action_id not in own:", "if False:"),
    Mutant("api/v1/partner_screen.py", " if action.owner_id == work.actor.reach.agency_id}", "}"),
    Mutant(
        "api/v1/subscription.py", "    await work.agencies.consult(agency_id)  # an agency reaches itself only\n", ""
    ),
    Mutant("api/v1/sighting.py", "    await work.require_people({body.child_id})\n", ""),
    Mutant("api/v1/attachment.py", "        await work.require_people({body.child_id})\n", "        pass\n"),
    Mutant("api/v1/attachment.py", "        await work.contacts.consult(body.contact_id)\n", "        pass\n"),
    Mutant("api/v1/attachment.py", "        await work.requests.consult(body.request_id)\n", "        pass\n"),
    Mutant("domain/policy.py", " if permission.value in scopes", ""),
    Mutant(GATE, "token.expires_at > $2 and ", ""),
    Mutant(
        GATE,
        "where token.hash = $1 and token.expires_at > $2 and client.switched_off_at is null",
        "where token.hash = $1 and token.expires_at > $2",
    ),
    Mutant(GATE, "and client.id::text = $2 and client.switched_off_at is null", "and client.id::text = $2"),
    Mutant(GATE, "secret.hash = $1 and client.id::text = $2", "secret.hash = $1"),
    Mutant(GATE, "(secret.until is null or secret.until > $3)"),
    Mutant(GATE, "client.id::text = $1 and client.switched_off_at is null and", "client.id::text = $1 and"),
    Mutant(GATE, "(key.until is null or key.until > $2)"),
    Mutant("api/auth.py", "granted = [each for each in asked if each in scopes]", "granted = asked"),
    Mutant("api/rate.py", "if used > allowed:", "if False:"),
    Mutant("domain/uptake.py", "if news.state not in ANSWERS:", "if False:"),
    Mutant("api/deps.py", "if not caller.actor.may(permission):", "if False:"),
)


def is_caught(mutant: Mutant | None) -> bool:
    """Whether a test fails without the rule; of no mutant: whether any test fails.

    Raises `ValueError` where the rule is not in the file any more, or the tests could not be run.
    """
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        for name in COPIED:
            subprocess.run(["cp", "-r", ROOT / name, place], check=True)
        if mutant:
            text = (ROOT / mutant.file).read_text("utf-8")
            if mutant.rule not in text:
                raise ValueError(f"There is no such rule: {mutant}")
            (place / mutant.file).write_text(text.replace(mutant.rule, mutant.instead), "utf-8")
        (place / "frontend").symlink_to(ROOT / "frontend")
        program = [sys.executable, "-m", "pytest", "-x", "-q", "-n", "2", "-p", "no:cacheprovider", *TESTS]
        ended = subprocess.run(program, cwd=place, capture_output=True, text=True, check=False)
    # Stopping at the first failure, workers beside each other end with 2 as if somebody had interrupted them.
    if ended.returncode not in {0, 1, 2} or (ended.returncode == 2 and "stopping after 1 failures" not in ended.stdout):
        raise ValueError(f"The tests could not be run: {ended.stdout[-2000:]}")
    return ended.returncode != 0


def tell(line: str) -> None:
    """Print a line at once: a whole run takes some minutes."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def main() -> None:
    """Try each, and say what survived."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", default="", help="those whose line in the list matches this regular expression")
    wanted = [each for each in MUTANTS if re.search(parser.parse_args().only, str(each))]
    if is_caught(None):
        sys.exit("A test fails as it is: mend that first.")
    survivors = []
    for place, each in enumerate(wanted, start=1):
        caught = is_caught(each)
        tell(f"{place:>3}/{len(wanted)} {'caught  ' if caught else 'SURVIVED'} {each}")
        survivors += [] if caught else [each]
    caught_of_all = len(wanted) - len(survivors)
    tell(f"{caught_of_all} of {len(wanted)} caught ({caught_of_all / len(wanted):.0%}).")
    sys.exit(caught_of_all < ENOUGH * len(wanted))


if __name__ == "__main__":
    main()
