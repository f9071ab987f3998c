"""ETags against lost updates: what a reader is given, and what `If-Match` of a change says was read."""

from typing import Any

from django.utils.translation import gettext as _

from huolto.foundation.errors import DomainError, InvalidInput


class DomainErrorOfMatch(DomainError):
    """A change without saying what was read."""

    code = "if-match-missing"
    status = 428


class ReadAnew(DomainError):
    """What was read is no longer what is there."""

    code = "changed-meanwhile"
    status = 412


def etag(revision: int) -> str:
    """What stands for a state of a thing."""
    return f'"{revision}"'


def revision_wanted(request: Any) -> int | None:
    """The revision that `If-Match` names, None for any; raises DomainError where it is missing or is none."""
    said = request.headers.get("If-Match", "").strip()
    if not said:
        raise DomainErrorOfMatch(
            _(
                "Send “If-Match” with the ETag that you read, so that nobody's change is lost; “*” changes it anyhow."
            )
        )
    if said == "*":
        return None
    number = said.removeprefix("W/").strip('"')
    if number.isascii() and number.isdigit() and len(number) <= 9:
        return int(number)
    raise InvalidInput(_("This is no ETag that was given out here."), field="If-Match")
