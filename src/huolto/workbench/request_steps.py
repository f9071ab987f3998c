"""What an agent does with one request beside answering: give it, queue it, bind it, plan it, link it, note tasks.

Each is one form on the request's page; what is refused is told there and nothing is changed.
"""

from collections.abc import Callable
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from huolto.agreements.models import Agreement
from huolto.connectors.mail_in.copies import leave_copied_out, let_copied_follow
from huolto.desk.access import request_visible_to
from huolto.desk.commands import (
    add_request_item,
    add_task,
    assign_requests,
    bind_agreement,
    link_requests,
    merge_requests,
    move_to_queue,
    plan_start,
    remove_request_item,
    set_priority,
    split_request,
    tick_task,
    unwatch_request,
    watch_request,
)
from huolto.desk.models import Queue
from huolto.desk.queries import request_numbered
from huolto.foundation.errors import DomainError, InvalidInput, NotVisible
from huolto.foundation.texts import is_id
from huolto.foundation.views import Audience, page
from huolto.parties.choices import STAFF_RIGHTS
from huolto.parties.models import Person
from huolto.parties.picking import PersonPick
from huolto.register.access import items_visible_to
from huolto.register.identifiers import folded_tag
from huolto.workbench.request_address import key_in
from huolto.workbench.request_forms import PlanForm, TaskForm
from huolto.workbench.request_people import followers_to_name, worker_sent
from huolto.workbench.request_remote import MORE_STEPS


@require_POST
@page(Audience.STAFF, *STAFF_RIGHTS)
def work_request_step(request: Any, pk: int, step: str) -> HttpResponse:
    """One step with one request; answers its page, or that of the request that came of it."""
    do = STEPS.get(step)
    if do is None:
        raise Http404
    goes_to = pk
    try:
        goes_to = do(request, pk) or pk
    except NotVisible:
        raise
    except DomainError as error:
        messages.error(request, str(error))
    return HttpResponseRedirect(reverse("work_request", args=[goes_to]))


def _assign(request: Any, pk: int) -> None:
    assign_requests(actor=request.actor, request_ids=[pk], assignee=worker_sent(request.actor, request.POST))


def _take(request: Any, pk: int) -> None:
    me = Person.objects.of(request.provider).filter(pk=request.actor.person_id).first()
    assign_requests(actor=request.actor, request_ids=[pk], assignee=me)


def _queue(request: Any, pk: int) -> None:
    queue = Queue.objects.of(request.provider).filter(pk=key_in(request.POST.get("queue"))).first()
    if queue is None:
        raise NotVisible
    move_to_queue(actor=request.actor, request_ids=[pk], queue=queue)


def _priority(request: Any, pk: int) -> None:
    set_priority(actor=request.actor, request_ids=[pk], priority=request.POST.get("priority", ""))


def _bind(request: Any, pk: int) -> None:
    chosen = request.POST.get("agreement", "")
    agreement = Agreement.objects.of(request.provider).filter(pk=key_in(chosen)).first() if chosen else None
    if chosen and agreement is None:
        raise NotVisible
    bind_agreement(
        actor=request.actor, request_id=pk, agreement=agreement, reason=request.POST.get("reason", "")
    )


def _plan(request: Any, pk: int) -> None:
    if request.POST.get("take_back"):
        plan_start(actor=request.actor, request_id=pk, start_at=None)
        return
    cleaned = _cleaned(PlanForm(request.POST))
    zone = ZoneInfo(request.provider.zone)
    start_at = datetime.combine(cleaned["day"], cleaned["clock"], tzinfo=zone)
    plan_start(actor=request.actor, request_id=pk, start_at=start_at, because=cleaned["because"])


def _task(request: Any, pk: int) -> None:
    cleaned = _cleaned(TaskForm(request.POST))
    add_task(actor=request.actor, request_id=pk, text=cleaned["text"], due_on=cleaned["due_on"])


def _tick(request: Any, pk: int) -> None:
    task_id = key_in(request.POST.get("task"))
    tick_task(actor=request.actor, task_id=task_id, is_done=request.POST.get("done") == "yes", request_id=pk)


def _link(request: Any, pk: int) -> None:
    link_requests(actor=request.actor, request_id=pk, number=request.POST.get("number", ""))


def _merge(request: Any, pk: int) -> int:
    into = request_numbered(request.actor, request.POST.get("number", ""))
    merged = merge_requests(actor=request.actor, into_id=into.pk, request_ids=[pk])
    messages.success(request, _("It is merged into %(number)s.") % {"number": merged.number})
    return merged.pk


def _split(request: Any, pk: int) -> int:
    picked = [int(number) for number in request.POST.getlist("message") if is_id(number)]
    title = request.POST.get("title", "")
    new = split_request(actor=request.actor, request_id=pk, title=title, message_ids=picked)
    messages.success(request, _("%(number)s is split off.") % {"number": new.number})
    return new.pk


def _watch(request: Any, pk: int) -> None:
    if request.POST.get("stop"):
        unwatch_request(actor=request.actor, request_id=pk, person_id=request.actor.person_id)
        return
    if gone := request.POST.get("remove"):
        unwatch_request(actor=request.actor, request_id=pk, person_id=key_in(gone))
        return
    if "person-words" in request.POST:
        watch_request(actor=request.actor, request_id=pk, person=_follower(request, pk))
        return
    me = Person.objects.of(request.provider).select_related("organisation").get(pk=request.actor.person_id)
    watch_request(actor=request.actor, request_id=pk, person=me)


def _copied(request: Any, pk: int) -> None:
    copied_id = key_in(request.POST.get("copied"))
    if request.POST.get("do") == "follow":
        let_copied_follow(actor=request.actor, request_id=pk, copied_id=copied_id)
    else:
        leave_copied_out(actor=request.actor, request_id=pk, copied_id=copied_id)


def _follower(request: Any, pk: int) -> Person:
    people = followers_to_name(request.actor, request_visible_to(request.actor, pk))
    meant = people.meant(PersonPick().value_from_datadict(request.POST, None, "person"))
    if meant.person is None:
        raise InvalidInput(meant.error or _("Choose a person."), field="person")
    return meant.person


def _item(request: Any, pk: int) -> None:
    if gone := request.POST.get("remove"):
        remove_request_item(actor=request.actor, request_id=pk, item_id=key_in(gone))
        return
    tag = request.POST.get("tag", "").strip()
    item = (
        items_visible_to(request.actor).filter(folded_tag=folded_tag(tag)).select_related("customer").first()
    )
    if item is None:
        raise InvalidInput(_("There is no device with the tag “%(tag)s”.") % {"tag": tag}, field="tag")
    add_request_item(actor=request.actor, request_id=pk, item=item)


def _cleaned(form: forms.Form) -> dict[str, Any]:
    if not form.is_valid():
        name, errors = next(iter(form.errors.items()))
        label = form.fields[name].label if name in form.fields else ""
        raise InvalidInput(f"{label}: {errors[0]}", field=name)
    return form.cleaned_data


STEPS: dict[str, Callable[[Any, int], int | None]] = {
    "assign": _assign,
    "take": _take,
    "queue": _queue,
    "priority": _priority,
    "bind": _bind,
    "plan": _plan,
    "task": _task,
    "tick": _tick,
    "link": _link,
    "merge": _merge,
    "split": _split,
    "watch": _watch,
    "copied": _copied,
    "item": _item,
    **MORE_STEPS,
}

urlpatterns = [path("requests/<int:pk>/do/<slug:step>/", work_request_step, name="work_request_step")]
