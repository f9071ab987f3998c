"""Hand one's requests over to a colleague while one is away."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import path, reverse
from django.utils.translation import gettext_lazy, ngettext

from huolto.desk.access import HANDLERS
from huolto.desk.commands import hand_over_requests
from huolto.desk.models import Queue
from huolto.desk.queries import RequestFilter, counts_of_filters
from huolto.foundation.actors import Actor
from huolto.foundation.errors import DomainError, NotVisible
from huolto.foundation.localisation import figure
from huolto.foundation.texts import text_in
from huolto.foundation.views import Audience, page
from huolto.parties.choices import Right
from huolto.parties.picking import People, PersonPickField
from huolto.workbench.frame import render_workbench
from huolto.workbench.request_lists import queues_of
from huolto.workbench.request_people import workers


class HandOverForm(forms.Form):
    """To whom, from which queue, and what they have to know."""

    assignee = PersonPickField(label=gettext_lazy("Colleague"))
    queue = forms.ChoiceField(label=gettext_lazy("Queue"), required=False)
    is_waiting_too = forms.BooleanField(
        label=gettext_lazy("Also those that wait for the customer"), required=False, initial=True
    )
    note = forms.CharField(
        label=gettext_lazy("What to know: an internal note on each of them"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        colleagues = People(workers(actor).exclude(pk=actor.person_id))
        fields["assignee"].offer(colleagues, reverse("work_request_workers"))
        queues = [(str(one.pk), text_in(one.name)) for one in queues_of(actor)]
        fields["queue"].choices = [("", gettext_lazy("All queues")), *queues]


@page(Audience.STAFF, *HANDLERS, Right.HR_AGENT)
def work_requests_hand_over(request: Any) -> HttpResponse:
    """Choose a colleague and say what to know."""
    form = HandOverForm(request.POST or None, actor=request.actor)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            done = hand_over_requests(
                actor=request.actor,
                to_person=given["assignee"],
                queue=Queue.objects.of(request.provider).filter(pk=given["queue"]).first()
                if given["queue"]
                else None,
                note=given["note"],
                is_waiting_too=given["is_waiting_too"],
            )
        except NotVisible:
            raise
        except DomainError as error:
            form.add_error(error.field if error.field in form.fields else None, str(error))
        else:
            said = ngettext(
                "%(count)s request is handed over.", "%(count)s requests are handed over.", len(done)
            )
            messages.success(request, said % {"count": figure(len(done))})
            return HttpResponseRedirect(f"{reverse('work_requests')}?state=mine")
    [(mine, _is_more)] = counts_of_filters(request.actor, [RequestFilter(view="mine")])
    context = {"form": form, "mine": mine, "mine_count": figure(mine)}
    return render_workbench(
        request,
        "workbench/requests/hand_over.html",
        context,
        current="work_requests",
        status=422 if form.errors else 200,
    )


urlpatterns = [path("requests/hand-over/", work_requests_hand_over, name="work_requests_hand_over")]
