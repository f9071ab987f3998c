"""The demonstration's own door: its people by role, and signing in as one of them with a click.

It is there only where the program was started as a demonstration (`settings.IS_DEMONSTRATION`), and only for people
whom loading it wrote down. A click gives the password that the page shows to the same form as everybody's, so it
opens nothing that the printed password does not: not a login that is not the demonstration's, nor one whose password
was changed.
"""

import json
from collections.abc import Iterable
from typing import Any

from allauth.decorators import rate_limit
from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from huolto.foundation.texts import text_in
from huolto.foundation.views import Audience, page
from huolto.portal.landing import safe_next
from huolto.portal.sign_in_forms import PasswordForm


def demonstration(request: Any) -> dict[str, Any] | None:
    """The people to try the demonstration as: {"password", "groups": [{"name", "people": [...]}]}, a group a provider.

    At a provider's own address only that one's. None where this is no demonstration.
    """
    told = _told()
    here = [
        person
        for person in told.get("people", [])
        if request.provider is None or person.get("provider") in ("", None, request.provider.slug)
    ]
    return {"password": told.get("password", ""), "groups": _groups(here)} if here else None


@page(Audience.ANYONE)
@require_POST
@rate_limit(action="login")
@never_cache
def sign_in_as(request: HttpRequest) -> HttpResponse:
    """Sign in as one of the demonstration's people; a 404 for anybody else, and where this is no demonstration."""
    told = _told()
    wanted = request.POST.get("email", "")
    if wanted not in {person.get("email") for person in told.get("people", [])}:
        raise Http404
    form = PasswordForm({"login": wanted, "password": told.get("password", "")}, request=request)
    if form.is_valid():
        answer: HttpResponse = form.login(request, redirect_url=safe_next(request))
        return answer
    messages.error(request, _("This login has another password by now. Sign in with that one."))
    return HttpResponseRedirect(reverse("account_login"))


def _told() -> dict[str, Any]:
    """What loading the demonstration wrote down; nothing where this is none."""
    if not settings.IS_DEMONSTRATION:
        return {}
    try:
        told = json.loads((settings.HOME.path / "demo-people.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return told if isinstance(told, dict) else {}


def _groups(people: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    groups: dict[str, dict[str, Any]] = {}
    for person in people:
        group = groups.setdefault(
            person.get("provider") or "",
            {"name": _in_language(person.get("provider_name") or person.get("provider") or ""), "people": []},
        )
        group["people"].append(
            {
                **person,
                "role": _in_language(person.get("role", "")),
                "organisation": _in_language(person.get("organisation", "")),
            }
        )
    return list(groups.values())


def _in_language(text: Any) -> str:
    return text_in(text) if isinstance(text, dict) else str(text)


urlpatterns = [path("sign-in/as/", sign_in_as, name="sign_in_as")]
