"""The page of the search of both faces; `?part=1` answers the rows alone, for the palette."""

from collections.abc import Callable
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import URLPattern, path
from django.views.decorators.http import require_GET

from huolto.desk.channels import channels_for
from huolto.desk.choices import ChannelKind
from huolto.faces.search.finding import LONGEST, found_for
from huolto.foundation.views import Audience, page
from huolto.parties.models import Organisation


def search_pattern(
    frame: Callable[..., HttpResponse], audience: Audience, layout: str, name: str
) -> URLPattern:
    """The address of one face; `frame` renders its pages."""

    @page(audience)
    @require_GET
    def search(request: Any) -> HttpResponse:
        """What fits `?q=`."""
        text = " ".join(request.GET.get("q", "").split())[:LONGEST]
        back = request.GET.get("from", "") or request.get_full_path()
        groups = found_for(request.actor, request.memberships, text, path=back)
        context = {"q": text, "groups": groups, "count": sum(len(group.rows) for group in groups)}
        if request.GET.get("part"):
            answer = render(request, "search/options.html", context)
            answer.headers["Cache-Control"] = "no-store"
            return answer
        # Whoever finds nothing is told whom to ask.
        lost = bool(text) and not groups and not request.actor.is_staff_of_provider
        lines = [one for one in _channels(request) if one.kind != ChannelKind.LINK] if lost else []
        return frame(request, "search/page.html", {**context, "layout": layout, "lines": lines})

    return path("search/", search, name=name)


def _channels(request: Any) -> list[Any]:
    organisation = Organisation.objects.filter(pk=request.actor.organisation_id).first()
    return channels_for(request.provider, organisation)
