"""Mailboxes of the provider: which there are and how they do, adding, changing and trying them."""

from typing import Any
from urllib.parse import urlencode

from django import forms
from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from huolto.agreements.models import Agreement
from huolto.connectors.choices import AfterTaking, MailboxFault, MailReason, MailSecurity, MailState
from huolto.connectors.mail_in.access import MAILBOX_KEEPERS, mailboxes_visible_to
from huolto.connectors.mail_in.fetching import NotFetched, try_connection
from huolto.connectors.mail_in.listing import SPANS, Tally, history_of
from huolto.connectors.mail_in.mailboxes import MailboxFacts, add_mailbox, change_mailbox
from huolto.connectors.models import Mailbox
from huolto.connectors.models.mail import OPENED_KINDS
from huolto.desk.choices import RequestKind
from huolto.desk.models import Queue
from huolto.foundation.actors import Actor
from huolto.foundation.errors import DomainError, NotVisible
from huolto.foundation.localisation import figure
from huolto.foundation.sorting import in_alphabet
from huolto.foundation.texts import text_in
from huolto.foundation.views import Audience, page
from huolto.parties.choices import OrganisationRole
from huolto.parties.models import Person
from huolto.parties.queries import customers_visible_to
from huolto.workbench.frame import render_workbench

keepers = page(Audience.STAFF, *MAILBOX_KEEPERS)
_LEFT = {"dir": "ltr"}


class MailboxForm(forms.Form):
    """One mailbox; an empty password stays as it is."""

    name = forms.CharField(label=_("Name"), max_length=100)
    address = forms.EmailField(label=_("Mail address"), max_length=254, widget=forms.EmailInput(attrs=_LEFT))
    aliases = forms.CharField(
        label=_("Further addresses"),
        required=False,
        max_length=5000,
        help_text=_("Separated by blanks or lines. What is sent there comes to this mailbox too."),
        widget=forms.Textarea(attrs={"rows": 2, **_LEFT}),
    )
    keeper = forms.ChoiceField(
        label=_("Kept by"),
        required=False,
        help_text=_("Is told every day what waits here for a decision."),
    )
    code = forms.SlugField(
        label=_("Code"),
        max_length=40,
        help_text=_("The word that agreements use for it, as in mailbox = “service-team”."),
        widget=forms.TextInput(attrs=_LEFT),
    )
    queue = forms.ChoiceField(label=_("Its mails come to"), required=False)
    agreement_code = forms.ChoiceField(
        label=_("Its requests are under"),
        required=False,
        help_text=_("Only for senders whom this agreement covers."),
    )
    kind = forms.ChoiceField(
        label=_("Its mails are"), choices=[(one.value, RequestKind(one).label) for one in OPENED_KINDS]
    )
    customer = forms.ChoiceField(label=_("Unknown senders belong to"), required=False)
    domains = forms.CharField(
        label=_("If they write from these domains"),
        required=False,
        max_length=2000,
        help_text=_("Separated by blanks. Everybody else waits for a decision."),
        widget=forms.TextInput(attrs=_LEFT),
    )
    is_active = forms.BooleanField(label=_("Takes mail"), required=False, initial=True)
    host = forms.CharField(
        label=_("IMAP server"),
        required=False,
        max_length=253,
        help_text=_("Empty where mail is sent to this installation’s own mail server."),
        widget=forms.TextInput(attrs=_LEFT),
    )
    port = forms.IntegerField(label=_("Port"), min_value=1, max_value=65_535, initial=993)
    security = forms.ChoiceField(label=_("Security"), choices=MailSecurity.choices)
    user = forms.CharField(
        label=_("User name"), required=False, max_length=254, widget=forms.TextInput(attrs=_LEFT)
    )
    password = forms.CharField(
        label=_("Password"),
        required=False,
        max_length=500,
        help_text=_("Leave empty to keep the one that is stored."),
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password", **_LEFT}),
    )
    folder = forms.CharField(label=_("Folder"), max_length=200, initial="INBOX")
    after_taking = forms.ChoiceField(label=_("When a mail is kept here"), choices=AfterTaking.choices)
    moved_to = forms.CharField(label=_("Moved to the folder"), required=False, max_length=200)

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        queues = Queue.objects.of(actor.provider)
        self.queues = {str(one.pk): one for one in queues}
        codes = (
            Agreement.objects.of(actor.provider).order_by("code").values_list("code", flat=True).distinct()
        )
        customers = customers_visible_to(actor).filter(is_active=True).order_by(in_alphabet(), "pk")
        self.customers = {str(one.pk): one for one in customers}
        staff = Person.objects.of(actor.provider).filter(
            organisation__roles__contains=[OrganisationRole.PROVIDER], is_active=True
        )
        self.keepers = {
            str(one.pk): one for one in staff.select_related("organisation").order_by(in_alphabet(), "pk")
        }
        fields: dict[str, Any] = self.fields
        fields["keeper"].choices = [
            ("", _("The administrators")),
            *((pk, one.name) for pk, one in self.keepers.items()),
        ]
        fields["queue"].choices = [
            ("", _("The first queue")),
            *((pk, text_in(one.name)) for pk, one in self.queues.items()),
        ]
        fields["agreement_code"].choices = [
            ("", _("All of the customer’s, in their order")),
            *((code, code) for code in codes),
        ]
        fields["customer"].choices = [
            ("", _("Nobody: they wait for a decision")),
            *((pk, one.name) for pk, one in self.customers.items()),
        ]

    def facts_given(self) -> MailboxFacts:
        """What the command takes."""
        given = self.cleaned_data
        same = (
            "code", "name", "address", "agreement_code", "kind", "host", "port", "security", "user", "folder", "after_taking", "moved_to",
            "is_active",
        )  # fmt: skip
        return MailboxFacts(
            **{name: given[name] for name in same},
            queue=self.queues.get(given["queue"]),
            customer=self.customers.get(given["customer"]),
            keeper=self.keepers.get(given["keeper"]),
            aliases=given["aliases"].replace(",", " ").replace(";", " ").split(),
            domains=given["domains"].replace(",", " ").split(),
            password=given["password"] or None,
        )


HEADS = ("name", "address", "aliases", "code", "keeper", "is_active")
BECOMES = ("queue", "agreement_code", "kind", "customer", "domains")
FETCHED = ("host", "port", "security", "user", "password", "folder", "after_taking", "moved_to")


@keepers
@require_GET
def mailboxes(request: Any) -> HttpResponse:
    """All of them with how they do."""
    rows = mailboxes_visible_to(request.actor).select_related("queue").prefetch_related("aliases")
    context = {"rows": [(one, text_in(one.queue.name) if one.queue else "") for one in rows]}
    return render_workbench(request, "workbench/mailboxes/list.html", context, current="work_mailboxes")


@keepers
@require_http_methods(["GET", "POST"])
def mailbox_new(request: Any) -> HttpResponse:
    """Add a mailbox."""
    return _form_page(request, None, gettext("Add a mailbox"))


@keepers
@require_http_methods(["GET", "POST"])
def mailbox(request: Any, pk: int) -> HttpResponse:
    """Change a mailbox."""
    found = _mailbox(request, pk)
    return _form_page(request, found, found.name)


@keepers
@require_GET
def mailbox_history(request: Any, pk: int) -> HttpResponse:
    """How a mailbox has done: what came and what became of it, and when its mail could not be fetched."""
    found = _mailbox(request, pk)
    history = history_of(request.actor, found, timezone.now())
    context = {
        "mailbox": found,
        "history": history,
        "rows": [_tally_row(found, one) for one in history.tallies],
        "spans": [_span_words(days) for days in SPANS],
        "crumbs": (
            (gettext("Mailboxes"), reverse("work_mailboxes")),
            (found.name, reverse("work_mailbox", args=[found.pk])),
            (gettext("History"), ""),
        ),
    }
    return render_workbench(request, "workbench/mailboxes/history.html", context, current="work_mailboxes")


def _span_words(days: int) -> str:
    return ngettext("%(count)s day", "%(count)s days", days) % {"count": figure(days)}


def _tally_row(found: Mailbox, tally: Tally) -> dict[str, Any]:
    """A line of the figures: each leads to the list that it counts."""
    given = {"mailbox": str(found.pk), "state": tally.state, "reason": tally.reason}
    address = reverse("work_incoming_mails")
    query = urlencode({name: value for name, value in given.items() if value})
    label = MailReason(tally.reason).label if tally.reason else MailState(tally.state).label
    return {
        "label": label,
        "is_reason": bool(tally.reason),
        "cells": [
            (figure(tally.counts[days]), f"{address}?{query}&days={days}" if tally.counts[days] else "")
            for days in SPANS
        ],
    }


@keepers
@require_POST
def mailbox_try(request: Any, pk: int) -> HttpResponse:
    """Sign in to its server, and say what was found there."""
    found = _mailbox(request, pk)
    if not found.is_fetched:
        messages.success(request, gettext("Mail is sent here by its sender; there is nothing to sign in to."))
        return HttpResponseRedirect(reverse("work_mailbox", args=[pk]))
    try:
        waiting = try_connection(found)
    except NotFetched as fault:
        said = MailboxFault(fault.fault).label
        messages.error(request, f"{said} {fault.said}".strip())
    else:
        messages.success(
            request,
            gettext("It works. Unread mails there: %(count)s.") % {"count": figure(waiting)},
        )
    return HttpResponseRedirect(reverse("work_mailbox", args=[pk]))


def _mailbox(request: Any, pk: int) -> Mailbox:
    found = mailboxes_visible_to(request.actor).filter(pk=pk).first()
    if found is None:
        raise NotVisible
    return found


def _form_page(request: Any, found: Mailbox | None, title: str) -> HttpResponse:
    data = request.POST if request.method == "POST" else None
    form = MailboxForm(data, actor=request.actor, initial=_initial(found))
    if data is not None and form.is_valid():
        try:
            kept = _save(request.actor, found, form.facts_given())
        except NotVisible:
            raise
        except DomainError as error:
            form.add_error(error.field if error.field in form.fields else None, str(error))
        else:
            messages.success(request, gettext("Saved."))
            after = reverse("work_mailbox", args=[kept.pk]) if kept.is_fetched else reverse("work_mailboxes")
            return HttpResponseRedirect(after)
    context = {
        "form": form,
        "mailbox": found,
        "title": title,
        "heads": [form[name] for name in HEADS],
        "becomes": [form[name] for name in BECOMES],
        "fetched": [form[name] for name in FETCHED],
        "crumbs": ((gettext("Mailboxes"), reverse("work_mailboxes")), (title, "")),
    }
    status = 422 if form.errors else 200
    return render_workbench(
        request, "workbench/mailboxes/form.html", context, current="work_mailboxes", status=status
    )


def _save(actor: Actor, found: Mailbox | None, facts: MailboxFacts) -> Mailbox:
    if found is None:
        return add_mailbox(actor=actor, facts=facts)
    return change_mailbox(actor=actor, mailbox_id=found.pk, facts=facts)


def _initial(found: Mailbox | None) -> dict[str, Any]:
    if found is None:
        return {}
    initial = {
        name: getattr(found, name)
        for name in ("name", "address", "code", "is_active", "agreement_code", "kind", *FETCHED)
        if name != "password"
    }
    for name in ("queue", "customer", "keeper"):
        initial[name] = str(getattr(found, f"{name}_id") or "")
    further = found.aliases.values_list("address", flat=True)
    return initial | {"domains": " ".join(found.domains), "aliases": "\n".join(further)}


urlpatterns = [
    path("mailboxes/", mailboxes, name="work_mailboxes"),
    path("mailboxes/new/", mailbox_new, name="work_mailbox_new"),
    path("mailboxes/<int:pk>/", mailbox, name="work_mailbox"),
    path("mailboxes/<int:pk>/history/", mailbox_history, name="work_mailbox_history"),
    path("mailboxes/<int:pk>/try/", mailbox_try, name="work_mailbox_try"),
]
