"""Writing a guide: its text on one side, what it says and what is wrong with it on the other, while one types."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from huolto.desk.choices import DefinitionState
from huolto.desk.commands import draft_guide
from huolto.desk.commands.guides import as_kept, codes_of
from huolto.desk.guide_files import shipped_guides
from huolto.desk.guide_trees import Node, tree_of
from huolto.faces.guide_pages import OUTCOME_KINDS
from huolto.foundation.actors import Actor
from huolto.foundation.errors import ChangedMeanwhile, DomainError, NotVisible
from huolto.foundation.texts import text_in
from huolto.rules.agreement.problems import Problem
from huolto.rules.guides import Examined, GuideError, examine, parse
from huolto.workbench.frame import render_workbench
from huolto.workbench.guides import guide_named, keepers


@dataclass(frozen=True)
class Checked:
    """What a text says now: its mistakes, or its tree with examples and missing translations."""

    problems: tuple[Problem, ...] = ()
    warnings: tuple[Problem, ...] = ()
    examined: Examined | None = None
    tree: Node | None = None
    title: str = ""


class GuideForm(forms.Form):
    """The text of a guide; `based_on` is the draft as it was when editing began."""

    source = forms.CharField(
        strip=False,
        label=gettext_lazy("Text of the guide"),
        help_text=gettext_lazy("TOML: steps, outcomes and examples. Begin with one that comes with the program."),
        widget=forms.Textarea(
            attrs={
                "rows": 28, "spellcheck": "false", "autocapitalize": "off", "autocomplete": "off", "dir": "ltr",
                "class": "h-code", "wrap": "off", "data-lines": "",
            }
        ),
    )  # fmt: skip
    based_on = forms.CharField(required=False, strip=False, widget=forms.HiddenInput)


@keepers
@require_http_methods(["GET", "POST"])
def guide_new(request: Any) -> HttpResponse:
    """Write a guide; `?from=` begins with one that comes with the program."""
    start = shipped_guides().get(request.GET.get("from", ""), "")
    return _editor(request, None, start, None)


@keepers
@require_http_methods(["GET", "POST"])
def guide_edit(request: Any, pk: int) -> HttpResponse:
    """Write the next version of a guide, from its draft or from the version in use."""
    guide = guide_named(request, pk)
    versions = list(guide.versions.all())
    draft = next((one for one in versions if one.state == DefinitionState.DRAFT), None)
    start = draft or versions[0]
    return _editor(request, guide, start.source, draft.source if draft else None)


@keepers
@require_POST
def guide_check(request: Any) -> HttpResponse:
    """What the text says now; a partial, nothing is kept."""
    context = {"checked": _checked(request.actor, request.POST.get("source", "")), "colours": OUTCOME_KINDS}
    return render(request, "workbench/guides/_checked.html", context)


def _editor(request: Any, guide: Any, start: str, based_on: str | None) -> HttpResponse:
    form = GuideForm(request.POST or None, initial={"source": start, "based_on": based_on or ""})
    looks = request.POST.get("act") == "check"
    if request.method == "POST" and form.is_valid() and not looks:
        try:
            draft = draft_guide(
                actor=request.actor,
                source=form.cleaned_data["source"],
                guide_id=guide.pk if guide else None,
                based_on=form.cleaned_data["based_on"] or None,
            )
        except NotVisible:
            raise
        except ChangedMeanwhile as error:
            # Having read this, one may keep one's own on top of theirs, knowingly.
            form.data = form.data.copy()
            form.data["based_on"] = error.details["theirs"]
            form.add_error(None, str(error))
        except DomainError as error:
            form.add_error("source", str(error))
        else:
            messages.success(request, _("The draft is kept."))
            address = reverse("work_guide_one", args=[draft.guide_id])
            return HttpResponseRedirect(f"{address}?version={draft.number}")
    source = form.data.get("source", "") if form.is_bound else start
    title = text_in(guide.title) if guide else _("New guide")
    context = {
        "form": form,
        "guide": guide,
        "title": title,
        "checked": _checked(request.actor, source),
        "colours": OUTCOME_KINDS,
        "crumbs": ((_("Diagnosis guides"), reverse("work_guides")), (title, "")),
    }
    status = 422 if form.errors and not looks else 200
    return render_workbench(
        request, "workbench/guides/edit.html", context, current="work_guides", status=status
    )


def _checked(actor: Actor, source: str) -> Checked | None:
    text = as_kept(source)
    if not text.strip():
        return None
    try:
        guide = parse(text, codes=codes_of(actor))
    except GuideError as error:
        return Checked(problems=error.problems)
    return Checked(
        warnings=guide.warnings, examined=examine(guide), tree=tree_of(guide), title=text_in(guide.title)
    )


urlpatterns = [
    path("guides/new/", guide_new, name="work_guide_new"),
    path("guides/check/", guide_check, name="work_guide_check"),
    path("guides/<int:pk>/edit/", guide_edit, name="work_guide_edit"),
]
