"""One family of errors that commands raise: code, sentence for the reader, HTTP status.

Delivery turns a `DomainError` into a page, a form error or a problem document; nobody parses the sentence.
"""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _


class DomainError(Exception):
    """A command refused. `field` names the input at fault, if one is."""

    code = "refused"
    status = 409
    default_message: Any = _("This could not be done.")

    def __init__(
        self,
        message: Any = None,
        *,
        code: str | None = None,
        field: str | None = None,
        details: Mapping[str, Any] | None = None,
    ) -> None:
        self.message = message if message is not None else self.default_message
        self.code = code or self.code
        self.field = field
        self.details = dict(details or {})
        super().__init__(self.message)

    def __str__(self) -> str:
        return str(self.message)


class InvalidInput(DomainError):
    """What was given cannot be used: says which field and how to mend it."""

    code = "invalid"
    status = 422


class NotAllowed(DomainError):
    """The actor may see the thing but may not do this to it."""

    code = "not-allowed"
    status = 403
    default_message = _("You do not have the right to do this.")


class NotVisible(DomainError):
    """The thing does not exist for this actor: always a 404, whether or not it exists for others."""

    code = "not-found"
    status = 404
    default_message = _("There is no such thing here.")


class WrongState(DomainError):
    """The thing is not in a state from which this can be done."""

    code = "wrong-state"
    status = 409


class ChangedMeanwhile(DomainError):
    """Somebody else saved the same thing first; `details` has `yours` and `theirs` by field."""

    code = "changed-meanwhile"
    status = 409
    default_message = _("Somebody else changed this while you were editing it. Compare and save again.")


class InUse(DomainError):
    """Something stands in the way: a number taken, a folder locked, a period closed."""

    code = "in-use"
    status = 409
