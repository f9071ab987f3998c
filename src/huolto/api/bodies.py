"""Bodies as they come in: JSON that the database can keep, or a refusal that says what is wrong with it."""

import json
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _
from ninja.parser import Parser

from huolto.foundation.errors import DomainError
from huolto.foundation.localisation import figure


class UnreadableBody(DomainError):
    """The body is no JSON."""

    code = "unreadable-body"
    status = 400


class TooLarge(DomainError):
    """The body is larger than what is read."""

    code = "too-large"
    status = 413


class WrongContentType(DomainError):
    """The body is of a kind that this operation does not read."""

    code = "wrong-content-type"
    status = 415


class BodyParser(Parser):
    """Reads JSON strictly: no NaN, no number beyond counting, no text that UTF-8 or the database refuses."""

    def parse_body(self, request: HttpRequest) -> Any:
        """The body; raises UnreadableBody."""
        return read_json(request.body)

    def parse_querydict(self, data: Any, list_fields: list[str], request: HttpRequest) -> dict[str, Any]:
        """Query and form as they are, without texts that no database keeps."""
        for _name, values in data.lists():
            for value in values:
                if isinstance(value, str):
                    _check_text(value)
        return super().parse_querydict(data, list_fields, request)


def read_json(body: bytes) -> Any:
    """What a body says; raises UnreadableBody."""
    try:
        said = json.loads(body, parse_constant=_refuse_constant, parse_int=_int)
    except RecursionError as error:
        raise UnreadableBody(_("This JSON is nested too deeply.")) from error
    except UnicodeDecodeError as error:
        raise UnreadableBody(_("The body is not in UTF-8.")) from error
    except json.JSONDecodeError as error:
        raise UnreadableBody(
            _("The body is not JSON: %(why)s in line %(line)s, column %(column)s.")
            % {"why": error.msg, "line": figure(error.lineno), "column": figure(error.colno)}
        ) from error
    _check(said)
    return said


def _refuse_constant(name: str) -> None:
    raise UnreadableBody(_("“%(name)s” is not JSON.") % {"name": name})


def _int(text: str) -> int:
    if len(text) > 40:
        raise UnreadableBody(_("The number %(number)s… is too long.") % {"number": text[:20]})
    return int(text)


def _check(said: Any) -> None:
    """No NUL, no half of a surrogate pair, anywhere."""
    waiting = [said]
    while waiting:
        one = waiting.pop()
        if isinstance(one, str):
            _check_text(one)
        elif isinstance(one, dict):
            waiting += [*one.keys(), *one.values()]
        elif isinstance(one, list):
            waiting += one


def _check_text(text: str) -> None:
    if "\x00" in text:
        raise UnreadableBody(_("A text has the character NUL, which no text may have."))
    if any("\ud800" <= letter <= "\udfff" for letter in text):
        raise UnreadableBody(_("A text is not Unicode: half of a surrogate pair."))
