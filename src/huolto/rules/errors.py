"""The one family of errors that rules raise: a sentence that says what is wrong and what was expected."""


class RulesError(ValueError):
    """A value that a rule cannot work with; `code` is stable, the message is for people."""

    code = "invalid-value"

    def __init__(self, message: str, *, code: str | None = None) -> None:
        super().__init__(message)
        if code is not None:
            self.code = code
