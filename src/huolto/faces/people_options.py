"""The people that a control for choosing one is answered with while somebody types."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render

from huolto.parties.picking import MOST_WORDS, People


def people_options(request: Any, people: People) -> HttpResponse:
    """Those of the people who fit what was typed (`q`), as options of the list below the control (`at`)."""
    words = request.GET.get("q", "").strip()[:MOST_WORDS]
    context = {"found": people.found(words), "at": request.GET.get("at", "")[:60]}
    return render(request, "parties/_pick_options.html", context)
