"""Pages declare who may open them; what declares nothing is opened by nobody.

`@page(...)` puts a `Permission` on the view; `config/middleware.py` enforces it before the view runs, and the
all-routes test reads it. What a person may not see is 404; nobody signed in is asked to sign in.
"""

import enum
import functools
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from huolto.foundation.actors import Actor
from huolto.foundation.errors import ChangedMeanwhile, DomainError, NotVisible


class Audience(enum.StrEnum):
    """Whom a page is for, before rights are looked at."""

    ANYONE = "anyone"
    SIGNED_IN = "signed_in"
    MEMBER = "member"
    CUSTOMER = "customer"
    STAFF = "staff"
    PROGRAM = "program"
    """Programs: the API itself asks for a token and answers 401 without one."""


@dataclass(frozen=True)
class Permission:
    """An audience and, where given, rights of which one is needed."""

    audience: Audience
    rights: frozenset[str] = frozenset()

    def allows(self, actor: Actor | None, *, is_signed_in: bool) -> bool:
        """Whether this actor (None: not a member here) may open the page."""
        if self.audience in (Audience.ANYONE, Audience.PROGRAM):
            return True
        if self.audience is Audience.SIGNED_IN:
            return is_signed_in
        if actor is None:
            return False
        if self.audience is Audience.CUSTOMER and actor.is_staff_of_provider:
            return False
        if self.audience is Audience.STAFF and not actor.is_staff_of_provider:
            return False
        return not self.rights or actor.has_right(*self.rights)


def page(audience: Audience, *rights: str) -> Callable[[Callable[..., HttpResponse]], Callable[..., Any]]:
    """Declare who may open a view; a `NotVisible` that it raises becomes a 404, a `DomainError` a plain page."""
    permission = Permission(audience, frozenset(rights))

    def declare(view: Callable[..., HttpResponse]) -> Callable[..., Any]:
        @functools.wraps(view)
        def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            try:
                return view(request, *args, **kwargs)
            except NotVisible as error:
                raise Http404(str(error)) from error
            except DomainError as error:
                # Views show errors of a form in the form; what reaches this far is told on a page of its own.
                status = 409 if isinstance(error, ChangedMeanwhile) else error.status
                return render(request, "errors/refused.html", {"error": error}, status=status)

        answer.permission = permission  # type: ignore[attr-defined]
        return answer

    return declare
