"""Pages for what went wrong: a sentence, and a way on."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.views.decorators.csrf import requires_csrf_token

from huolto.foundation.problems import is_from_program, problem


@requires_csrf_token
def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """400: the request could not be read."""
    if is_from_program(request):
        return problem(400, "bad-request", _("This request could not be read."))
    return render(request, "errors/400.html", status=400)


@requires_csrf_token
def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """403: known, but not allowed."""
    if is_from_program(request):
        return problem(403, "not-allowed", _("You do not have the right to do this."))
    return render(request, "errors/403.html", status=403)


@requires_csrf_token
def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """404: not there, or not for this reader; the two look the same."""
    if is_from_program(request):
        return problem(404, "not-found", _("There is no such thing here."))
    return render(request, "errors/404.html", status=404)


def server_error(request: HttpRequest) -> HttpResponse:
    """500: our fault; this page needs neither database nor session."""
    if is_from_program(request):
        return problem(
            500, "fault", _("Something went wrong on our side. It is noted under this request's id.")
        )
    return HttpResponse(render_to_string("errors/500.html"), status=500)


@requires_csrf_token
def csrf_failure(request: HttpRequest, reason: str = "", **_kwargs: Any) -> HttpResponse:
    """403: the form's own key was missing or old, as after signing in again in another window."""
    return render(request, "errors/csrf.html", status=403)
