"""An agent walks through a guide with a caller, or for a request: one question at a time, and its outcome in one step."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from huolto.desk.access import HANDLERS, request_visible_to
from huolto.desk.choices import OutcomeKind, RequestChannel, RequestState
from huolto.desk.commands import answer_run, begin_run, follow_run, go_on_run, step_back, stop_run
from huolto.desk.commands.guide_runs import outcome_words
from huolto.desk.guide_walks import run_visible_to, walked
from huolto.desk.models import GuideRun
from huolto.faces.guide_pages import walk_context
from huolto.foundation.errors import DomainError, InvalidInput, NotVisible
from huolto.foundation.views import Audience, page
from huolto.parties.choices import Right
from huolto.parties.mails import language_of
from huolto.parties.models import Person
from huolto.register.access import SEEING_STAFF, items_visible_to
from huolto.register.models import Item
from huolto.workbench.frame import render_workbench
from huolto.workbench.request_address import key_in

walkers = page(Audience.STAFF, *HANDLERS, Right.HR_AGENT)
ANCHORS = {OutcomeKind.VISIT: "#plan", OutcomeKind.REMOTE_SESSION: "#remote"}
"""Where on the request's page it goes on."""
FOLLOW = {
    OutcomeKind.SOLVED: gettext_lazy("Send this and finish"),
    OutcomeKind.REPAIR: gettext_lazy("Turn into a repair"),
    OutcomeKind.SWAP: gettext_lazy("Turn into a swap"),
    OutcomeKind.LOAN: gettext_lazy("Turn into a loan"),
    OutcomeKind.VISIT: gettext_lazy("Agree on a visit"),
    OutcomeKind.REMOTE_SESSION: gettext_lazy("Ask for a remote session"),
}
"""What the button says that carries out an outcome."""


@require_POST
@walkers
def work_guide_begin(request: Any) -> HttpResponse:
    """Begin a guide: for a request (`request`), or for a caller (`person`) and perhaps a device (`item`)."""
    actor, sent = request.actor, request.POST
    run = begin_run(
        actor=actor,
        guide_id=key_in(sent.get("guide")),
        person=_person(request),
        item=_item(request),
        request_id=key_in(sent.get("request")) or None,
        channel=_channel(request),
    )
    return _to(run)


@walkers
def work_guide_run(request: Any, pk: int) -> HttpResponse:
    """Where a run stands: the question, or the outcome and what comes of it."""
    return _show(request, pk)


@require_POST
@walkers
def work_guide_step(request: Any, pk: int, step: str) -> HttpResponse:
    """Answer, go back, stop, go on, or do what the outcome says."""
    do = STEPS.get(step)
    if do is None:
        raise Http404
    try:
        return do(request, pk)
    except InvalidInput as error:
        return _show(request, pk, error=error)
    except NotVisible:
        raise
    except DomainError as error:
        messages.error(request, str(error))
        return HttpResponseRedirect(reverse("work_guide_run", args=[pk]))


def _answer(request: Any, pk: int) -> HttpResponse:
    sent = request.POST
    run = answer_run(
        actor=request.actor, run_id=pk, step=sent.get("step", ""), answer=sent.get("answer", "")[:60]
    )
    return _to(run)


def _back(request: Any, pk: int) -> HttpResponse:
    return _to(step_back(actor=request.actor, run_id=pk))


def _stop(request: Any, pk: int) -> HttpResponse:
    run = stop_run(actor=request.actor, run_id=pk)
    if run.request_id is not None:
        return HttpResponseRedirect(reverse("work_request", args=[run.request_id]))
    return HttpResponseRedirect(f"{reverse('work_request_new')}?person={run.person_id}")


def _go_on(request: Any, pk: int) -> HttpResponse:
    return _to(go_on_run(actor=request.actor, run_id=pk))


def _follow(request: Any, pk: int) -> HttpResponse:
    kind = run_visible_to(request.actor, pk).outcome_kind
    done = follow_run(actor=request.actor, run_id=pk, body=request.POST.get("body", "")[:20_000])
    messages.success(
        request, _("%(number)s: %(state)s.") % {"number": done.number, "state": done.get_state_display()}
    )
    wanting = kind == OutcomeKind.SOLVED and done.state != RequestState.DONE
    if wanting:
        messages.warning(
            request, _("Its queue asks for codes that the guide does not give. Give them, then it is done.")
        )
    anchor = "#codes" if wanting else ANCHORS.get(kind, "")
    return HttpResponseRedirect(reverse("work_request", args=[done.pk]) + anchor)


STEPS: dict[str, Callable[[Any, int], HttpResponse]] = {
    "answer": _answer,
    "back": _back,
    "stop": _stop,
    "go-on": _go_on,
    "follow": _follow,
}


def _show(request: Any, pk: int, *, error: DomainError | None = None) -> HttpResponse:
    run = run_visible_to(request.actor, pk)
    stand = walked(run)
    is_mine = run.ran_by_id == request.actor.person_id and run.ended_at is None
    context = {
        **walk_context(run, stand),
        "is_mine": is_mine,
        "error": error,
        "step_url": reverse("work_guide_step", args=[pk, "answer"]),
        "told": outcome_words(run, language_of(run.person)),
        "follow_label": FOLLOW.get(run.outcome_kind, ""),
    }
    return render_workbench(
        request,
        "workbench/guides/run.html",
        context,
        current="work_requests",
        status=error.status if error else 200,
    )


def _to(run: GuideRun) -> HttpResponse:
    return HttpResponseRedirect(reverse("work_guide_run", args=[run.pk]))


def _person(request: Any) -> Person:
    """Whom it is about: the caller, or who asked for the request."""
    if number := key_in(request.POST.get("request")):
        return request_visible_to(request.actor, number).requester
    people = Person.objects.of(request.provider).filter(is_active=True).select_related("organisation")
    person: Person | None = people.filter(pk=key_in(request.POST.get("person"))).first()
    if person is None:
        raise NotVisible
    return person


def _item(request: Any) -> Item | None:
    chosen = key_in(request.POST.get("item"))
    if not chosen or not request.actor.has_right(*SEEING_STAFF):
        return None
    rows = items_visible_to(request.actor).select_related("category", "device_model__maker", "customer")
    item: Item | None = rows.filter(pk=chosen).first()
    if item is None:
        raise NotVisible
    return item


def _channel(request: Any) -> str:
    sent = request.POST.get("channel", "")
    return sent if sent in RequestChannel.values else RequestChannel.PHONE


urlpatterns = [
    path("guides/begin/", work_guide_begin, name="work_guide_begin"),
    path("guides/runs/<int:pk>/", work_guide_run, name="work_guide_run"),
    path("guides/runs/<int:pk>/do/<slug:step>/", work_guide_step, name="work_guide_step"),
]
