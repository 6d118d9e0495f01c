"""What can go wrong for a user: one plain sentence, and what to do next."""


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
