"""What can go wrong, as kinds. Each carries a code and a sentence fit for a practitioner.

The web knows nothing of these but their kind: `api/problems.py` gives each a status. A sentence
never holds a name, a date of birth or anything that somebody typed: errors are logged.
"""


class DomainError(Exception):
    """The base: `code` is stable and for machines, `sentence` says what to do."""

    code = "error"

    def __init__(self, sentence: str, code: str | None = None) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.code = code or type(self).code


class NotFound(DomainError):
    """Not there, or not within reach: the two are never told apart."""

    code = "not-found"

    def __init__(self, sentence: str = "There is no such record, or it is not open to you.") -> None:
        super().__init__(sentence)


class NotAllowed(DomainError):
    """Within reach, but this role may not do this."""

    code = "not-allowed"


class RuleBroken(DomainError):
    """The record is not in a state in which this can be done."""

    code = "rule-broken"


class Invalid(DomainError):
    """What was sent cannot be right; `pointer` is the JSON pointer of the field at fault."""

    code = "invalid"

    def __init__(self, pointer: str, sentence: str, code: str = "invalid") -> None:
        super().__init__(sentence, code)
        self.pointer = pointer


class Stale(DomainError):
    """Somebody else changed the record first; `current_version` is what it is now."""

    code = "stale"

    def __init__(self, current_version: int | None) -> None:
        super().__init__("Somebody changed this after you opened it. Look at the new version, then decide again.")
        self.current_version = current_version


class Duplicate(DomainError):
    """The same identity, or the same one-of-a-kind fact, exists with other content."""

    code = "duplicate"
