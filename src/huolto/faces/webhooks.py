"""Webhooks on pages: set up, changed, watched, paused, sent again. Secrets are shown once. `WebhookPages` is mounted by each face."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import URLPattern, path
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from huolto.connectors.models import WebhookEndpoint
from huolto.connectors.webhooks.access import deliveries_visible_to, webhooks_visible_to
from huolto.connectors.webhooks.commands import (
    change_webhook,
    change_webhook_secret,
    create_webhook,
    pause_webhook,
    remove_webhook,
    replay_delivery,
    resume_webhook,
)
from huolto.connectors.webhooks.history import changes_of_webhook
from huolto.faces.face import Face
from huolto.faces.webhook_forms import WebhookChangeForm, WebhookForm
from huolto.foundation.errors import ChangedMeanwhile, DomainError, NotVisible
from huolto.foundation.views import page
from huolto.parties.choices import Right
from huolto.parties.forms import show_in_form

PAGE_SIZE = 50


@dataclass(frozen=True)
class WebhookPages:
    """The pages of one face."""

    face: Face

    def urlpatterns(self) -> list[URLPattern]:
        """The addresses below the face's own."""
        right = Right.ADMINISTER_PROVIDER if self.face.is_staff else Right.ADMINISTER_CUSTOMER
        guard = page(self.face.audience, right)
        name = self.face.prefix
        either = require_http_methods(["GET", "POST"])
        return [
            path("webhooks/", guard(never_cache(either(self.webhooks))), name=f"{name}webhooks"),
            path("webhooks/<int:pk>/", guard(require_GET(self.webhook)), name=f"{name}webhook"),
            path("webhooks/<int:pk>/change/", guard(either(self.change)), name=f"{name}webhook_change"),
            path(
                "webhooks/<int:pk>/move/",
                guard(never_cache(require_POST(self.move))),
                name=f"{name}webhook_move",
            ),
            path(
                "webhooks/deliveries/<int:pk>/replay/",
                guard(require_POST(self.replay)),
                name=f"{name}webhook_replay",
            ),
        ]

    def webhooks(self, request: Any) -> HttpResponse:
        """All webhooks that one looks after; a POST sets one up and shows its secret this once."""
        actor, posted = request.actor, request.method == "POST"
        form = WebhookForm(request.POST if posted else None, actor=actor, is_staff=self.face.is_staff)
        if posted and form.is_valid():
            try:
                endpoint, secret = create_webhook(actor=actor, **form.cleaned_data)
            except NotVisible:
                raise
            except DomainError as error:
                show_in_form(form, error)
            else:
                return self._one(request, endpoint, secret=secret)
        rows = webhooks_visible_to(actor).select_related("customer").order_by("-pk")
        context = {
            "form": form,
            "found": Paginator(rows, PAGE_SIZE).get_page(request.GET.get("page")),
            "urls": self._urls(),
        }
        return self.face.render(request, "connectors/webhooks.html", context, status=422 if posted else 200)

    def webhook(self, request: Any, pk: int) -> HttpResponse:
        """One webhook with what was sent there."""
        return self._one(request, self._of(request, pk))

    def change(self, request: Any, pk: int) -> HttpResponse:
        """Lead it elsewhere or let it hear of other events; who saves second is told."""
        endpoint, posted = self._of(request, pk), request.method == "POST"
        form = WebhookChangeForm(request.POST if posted else None, endpoint=endpoint)
        status, is_late = 422 if posted else 200, False
        if posted and form.is_valid():
            given = form.cleaned_data
            try:
                change_webhook(
                    actor=request.actor,
                    webhook_id=pk,
                    url=given["url"],
                    names=given["names"],
                    expected_revision=given["revision"],
                )
            except NotVisible:
                raise
            except ChangedMeanwhile:
                endpoint, status, is_late = self._of(request, pk), 409, True
                form = form.renewed(endpoint)
            except DomainError as error:
                show_in_form(form, error)
            else:
                messages.success(request, _("The webhook is changed."))
                return HttpResponseRedirect(self.face.url("webhook", pk))
        context = {
            "webhook": endpoint,
            "form": form,
            "is_late": is_late,
            "crumbs": [
                (_("Webhooks"), self.face.url("webhooks")),
                (_("Webhook"), self.face.url("webhook", pk)),
            ],
        }
        return self.face.render(request, "connectors/webhook_change.html", context, status=status)

    def move(self, request: Any, pk: int) -> HttpResponse:
        """Pause, let go on, change the secret or remove."""
        actor, move = request.actor, request.POST.get("move", "")
        endpoint = self._of(request, pk)
        if move == "secret":
            endpoint, secret = change_webhook_secret(actor=actor, webhook_id=pk)
            return self._one(request, endpoint, secret=secret)
        if move == "remove":
            remove_webhook(actor=actor, webhook_id=pk)
            messages.success(request, _("The webhook is removed."))
            return HttpResponseRedirect(self.face.url("webhooks"))
        if move == "pause":
            pause_webhook(actor=actor, webhook_id=pk)
            messages.success(request, _("Paused: what happens now is sent later."))
        elif move == "resume":
            resume_webhook(actor=actor, webhook_id=pk)
            messages.success(request, _("It goes on; what waited is sent now."))
        return HttpResponseRedirect(self.face.url("webhook", endpoint.pk))

    def replay(self, request: Any, pk: int) -> HttpResponse:
        """Send an event once more."""
        delivery = replay_delivery(actor=request.actor, delivery_id=pk)
        messages.success(request, _("The event is sent once more."))
        return HttpResponseRedirect(self.face.url("webhook", delivery.endpoint_id))

    def _of(self, request: Any, pk: int) -> WebhookEndpoint:
        rows = webhooks_visible_to(request.actor).select_related("customer", "made_by")
        found = rows.filter(pk=pk).first()
        if found is None:
            raise NotVisible
        return found

    def _one(self, request: Any, endpoint: WebhookEndpoint, *, secret: str = "") -> HttpResponse:
        rows = deliveries_visible_to(request.actor).filter(endpoint=endpoint).select_related("event")
        context = {
            "webhook": endpoint,
            "secret": secret,
            "changes": changes_of_webhook(request.actor, endpoint),
            "crumbs": [(_("Webhooks"), self.face.url("webhooks"))],
            "found": Paginator(rows.order_by("-pk"), PAGE_SIZE).get_page(request.GET.get("page")),
            "urls": self._urls(),
        }
        return self.face.render(request, "connectors/webhook.html", context)

    def _urls(self) -> dict[str, str]:
        names = ("webhooks", "webhook", "webhook_change", "webhook_move", "webhook_replay")
        return {name: f"{self.face.prefix}{name}" for name in names}
