"""What can go wrong for a user: one plain sentence, and what to do next."""

from collections.abc import Sequence
from dataclasses import dataclass


class UserError(Exception):
    """The request or the dataset can't be understood: exit code 2."""

    exit_code = 2

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class NotFoundError(UserError):
    """A REF names nothing: exit code 1."""

    exit_code = 1


@dataclass(frozen=True, slots=True)
class Problem:
    """Something wrong in a dataset: where it is, what is wrong and, if known, what would be right."""

    file: str
    line: int
    event: str
    field: str
    message: str
    hint: str = ""

    def __str__(self) -> str:
        where = ": ".join(filter(None, (self.event, self.field)))
        return f"{self.file}:{self.line}: {where + ': ' if where else ''}{self.message}"


class DatasetError(Exception):
    """The dataset can't be read; `problems` says why, never empty."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__(str(problems[0]))
        self.problems = problems
