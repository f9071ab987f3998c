"""Queues with their teams, and the answers that agents have ready."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import path, reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET, require_http_methods

from huolto.desk.choices import Confidentiality, ServiceCodeKind
from huolto.desk.commands import QueueFacts, ReadyAnswerFacts, add_queue, change_queue, keep_ready_answer
from huolto.desk.commands.around import ANSWER_KEEPERS
from huolto.desk.commands.queues import QUEUE_KEEPERS
from huolto.desk.models import Queue, ReadyAnswer
from huolto.desk.queries import open_counts_of_queues, team_sizes
from huolto.foundation.errors import DomainError, NotVisible
from huolto.foundation.texts import text_in
from huolto.foundation.views import Audience, page
from huolto.workbench.catalogue_forms import CatalogueForm
from huolto.workbench.frame import render_workbench
from huolto.workbench.request_lists import queues_of
from huolto.workbench.request_people import workers_of

queue_keepers = page(Audience.STAFF, *QUEUE_KEEPERS)
answer_keepers = page(Audience.STAFF, *ANSWER_KEEPERS)


class QueueForm(CatalogueForm):
    """One queue."""

    texts = {"name": _("Name")}
    code = forms.SlugField(
        label=_("Code"),
        max_length=40,
        help_text=_('The word that agreements use for it, as in queue = "web".'),
        widget=forms.TextInput(attrs={"dir": "ltr"}),
    )
    confidentiality = forms.ChoiceField(label=_("Who reads it"), choices=Confidentiality.choices)
    warn_minutes = forms.IntegerField(
        label=_("Minutes of warning before something is due"), min_value=0, max_value=10_080, initial=30
    )
    members = forms.MultipleChoiceField(label=_("Team"), required=False, widget=forms.CheckboxSelectMultiple)
    codes_at_done = forms.MultipleChoiceField(
        label=_("Codes asked for before a request is done"),
        required=False,
        choices=ServiceCodeKind.choices,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Without them nobody sets a request of this queue to done. Orders are not asked."),
    )
    is_open = forms.BooleanField(label=_("Takes new requests"), required=False, initial=True)

    def __init__(self, *args: Any, actor: Any, **kwargs: Any) -> None:
        super().__init__(*args, actor=actor, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["members"].choices = [(str(one.pk), one.name) for one in workers_of(actor)]

    def facts_given(self) -> QueueFacts:
        """What the command takes."""
        given = self.cleaned_data
        return QueueFacts(
            code=given["code"],
            name=self.text("name"),
            confidentiality=given["confidentiality"],
            is_open=given["is_open"],
            warn_minutes=given["warn_minutes"],
            member_ids=[int(pk) for pk in given["members"]],
            codes_at_done=given["codes_at_done"],
        )


class ReadyAnswerForm(CatalogueForm):
    """A text to answer with."""

    texts = {"text": _("Answer")}
    wanted = ("text",)
    title = forms.CharField(label=_("Title"), max_length=120)
    queue = forms.ChoiceField(label=_("For the queue"), required=False)
    is_active = forms.BooleanField(label=_("Offered"), required=False, initial=True)

    def __init__(self, *args: Any, actor: Any, **kwargs: Any) -> None:
        super().__init__(*args, actor=actor, **kwargs)
        fields: dict[str, Any] = self.fields
        self.queues = {str(one.pk): one for one in queues_of(actor)}
        fields["queue"].choices = [
            ("", _("All queues")),
            *((pk, text_in(one.name)) for pk, one in self.queues.items()),
        ]
        for name in fields:
            if name.startswith("text_"):
                fields[name].max_length = 4000
                fields[name].widget = forms.Textarea(attrs={"rows": 4, "lang": name[5:], "dir": "auto"})

    def facts_given(self) -> ReadyAnswerFacts:
        """What the command takes."""
        given = self.cleaned_data
        return ReadyAnswerFacts(
            title=given["title"],
            text=self.text("text"),
            queue=self.queues.get(given["queue"]),
            is_active=given["is_active"],
        )


@answer_keepers
@require_GET
def queues(request: Any) -> HttpResponse:
    """All queues that the reader may see with what is open in them, and the ready answers."""
    shown = queues_of(request.actor)
    counts, teams = open_counts_of_queues(request.actor), team_sizes(request.actor)
    context = {
        "queues": [(one, text_in(one.name), counts.get(one.pk, 0), teams.get(one.pk, 0)) for one in shown],
        "answers": ReadyAnswer.objects.of(request.provider).select_related("queue"),
        "may_keep": request.actor.has_right(*QUEUE_KEEPERS),
    }
    return render_workbench(request, "workbench/queues/list.html", context, current="work_queues")


@queue_keepers
@require_http_methods(["GET", "POST"])
def queue_new(request: Any) -> HttpResponse:
    """Add a queue."""
    return _queue_page(request, None, gettext("Add a queue"))


@queue_keepers
@require_http_methods(["GET", "POST"])
def queue(request: Any, pk: int) -> HttpResponse:
    """Change a queue."""
    found = Queue.objects.of(request.provider).filter(pk=pk).first()
    if found is None:
        raise NotVisible
    return _queue_page(request, found, text_in(found.name))


@answer_keepers
@require_http_methods(["GET", "POST"])
def ready_answer_new(request: Any) -> HttpResponse:
    """Add a ready answer."""
    return _answer_page(request, None, gettext("Add a ready answer"))


@answer_keepers
@require_http_methods(["GET", "POST"])
def ready_answer(request: Any, pk: int) -> HttpResponse:
    """Change a ready answer."""
    found = ReadyAnswer.objects.of(request.provider).filter(pk=pk).first()
    if found is None:
        raise NotVisible
    return _answer_page(request, found, found.title)


def _queue_page(request: Any, found: Queue | None, title: str) -> HttpResponse:
    initial: dict[str, Any] = {}
    if found is not None:
        names = ("code", "name", "confidentiality", "is_open", "warn_minutes", "codes_at_done")
        initial = {name: getattr(found, name) for name in names}
        initial["members"] = [str(pk) for pk in found.members.values_list("person_id", flat=True)]
    data = request.POST if request.method == "POST" else None
    form = QueueForm(data, actor=request.actor, initial=initial)

    def save() -> None:
        if found is None:
            add_queue(actor=request.actor, facts=form.facts_given())
        else:
            change_queue(actor=request.actor, queue_id=found.pk, facts=form.facts_given())

    own = ("code", "confidentiality", "warn_minutes", "members", "codes_at_done", "is_open")
    return _form_page(request, form, own, title, save)


def _answer_page(request: Any, found: ReadyAnswer | None, title: str) -> HttpResponse:
    initial: dict[str, Any] = {}
    if found is not None:
        initial = {"title": found.title, "text": found.text, "is_active": found.is_active}
        initial["queue"] = str(found.queue_id or "")
    data = request.POST if request.method == "POST" else None
    form = ReadyAnswerForm(data, actor=request.actor, initial=initial)

    def save() -> None:
        pk = found.pk if found else None
        keep_ready_answer(actor=request.actor, facts=form.facts_given(), answer_id=pk)

    return _form_page(request, form, ("title", "queue", "is_active"), title, save)


def _form_page(
    request: Any, form: CatalogueForm, own: tuple[str, ...], title: str, save: Any
) -> HttpResponse:
    if request.method == "POST" and form.is_valid():
        try:
            save()
        except NotVisible:
            raise
        except DomainError as error:
            named = {text: f"{text}_{form.languages[0]}" for text in form.texts}
            field = named.get(error.field or "", error.field)
            form.add_error(field if field in form.fields else None, str(error))
        else:
            messages.success(request, gettext("Saved."))
            return HttpResponseRedirect(reverse("work_queues"))
    context = {
        "form": form,
        "fields": [form[name] for name in own],
        "title": title,
        "crumbs": ((gettext("Queues and answers"), reverse("work_queues")), (title, "")),
    }
    status = 422 if form.errors else 200
    return render_workbench(
        request, "workbench/queues/form.html", context, current="work_queues", status=status
    )


urlpatterns = [
    path("queues/", queues, name="work_queues"),
    path("queues/new/", queue_new, name="work_queue_new"),
    path("queues/<int:pk>/", queue, name="work_queue"),
    path("queues/answers/new/", ready_answer_new, name="work_ready_answer_new"),
    path("queues/answers/<int:pk>/", ready_answer, name="work_ready_answer"),
]
