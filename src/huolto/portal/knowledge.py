"""The guide, help and news for customers, and the anonymous answers to "Was this page useful?" of both faces."""

from typing import Any

from django.core import signing
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import path, reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from huolto.faces.face import Face
from huolto.faces.frame_parts import QUESTION_SALT
from huolto.faces.reading import ReadingPages
from huolto.foundation.actors import Actor
from huolto.foundation.errors import InvalidInput
from huolto.foundation.views import Audience, page
from huolto.knowledge.commands import add_words, give_feedback
from huolto.knowledge.commands.feedback import ONCE_FOR
from huolto.portal.frame import render_portal

WORDS_SALT = "huolto.page-words"
WORDS_FOR = 60 * 60
"""Seconds within which one may add words to one's answer."""

_reading = ReadingPages(
    Face(
        frame=render_portal,
        audience=Audience.CUSTOMER,
        layout="layouts/portal.html",
        prefix="",
        devices="devices",
    )
)


@page(Audience.MEMBER)
@require_POST
def useful(request: Any) -> HttpResponse:
    """Keep yes or no, say thanks, and ask how the page could be better; who answered is not kept."""
    asked = _read(request.POST.get("question", ""), QUESTION_SALT, ONCE_FOR)
    answer = request.POST.get("answer", "")
    if answer not in ("yes", "no"):
        raise InvalidInput(_("Answer with yes or no."), field="answer")
    given = give_feedback(
        actor=Actor.system(request.provider),
        page_key=asked["page"],
        is_useful=answer == "yes",
        question=asked["once"],
    )
    context = {
        "is_useful": given.is_useful,
        "words_token": signing.dumps({"answer": given.pk}, salt=WORDS_SALT),
        "back": _back(request),
    }
    return _thanks(request, context)


@page(Audience.MEMBER)
@require_POST
def useful_words(request: Any) -> HttpResponse:
    """Add what the reader wrote to the answer just given."""
    told = _read(request.POST.get("answer", ""), WORDS_SALT, WORDS_FOR)
    text = request.POST.get("text", "").strip()
    if text:
        add_words(actor=Actor.system(request.provider), feedback_id=told["answer"], text=text)
    return _thanks(request, {"is_told": True, "back": _back(request)})


def _read(token: str, salt: str, seconds: int) -> dict[str, Any]:
    try:
        found: dict[str, Any] = signing.loads(token, salt=salt, max_age=seconds)
    except signing.BadSignature as error:
        raise InvalidInput(_("This question is too old. Open the page again and answer there.")) from error
    return found


def _back(request: Any) -> str:
    """Where a reader without scripts goes on: the page that was answered, if it is of this host."""
    for candidate in (request.POST.get("back", ""), request.headers.get("Referer", "")):
        if candidate and url_has_allowed_host_and_scheme(
            candidate, allowed_hosts={request.get_host()}, require_https=request.is_secure()
        ):
            return str(candidate)
    return reverse("home")


def _thanks(request: Any, context: dict[str, Any]) -> HttpResponse:
    if request.htmx:
        return render(request, "knowledge/_thanks.html", context)
    if request.actor.is_staff_of_provider:
        return render(request, "knowledge/thanks.html", {**context, "layout": "layouts/entry.html"})
    return render_portal(request, "knowledge/thanks.html", {**context, "layout": "layouts/portal.html"})


urlpatterns = [
    *_reading.urlpatterns(),
    path("useful/", useful, name="useful"),
    path("useful/words/", useful_words, name="useful_words"),
]
