"""Tokens for programs on pages: one's own, and for administrators those of their people. The secret is shown once.

`TokenPages` holds what differs between the faces.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from huolto.foundation.errors import DomainError
from huolto.foundation.forms import LocalDateField
from huolto.foundation.views import Audience, page
from huolto.parties.access import tokens_visible_to
from huolto.parties.choices import ApiScope
from huolto.parties.commands import create_api_token, revoke_api_token
from huolto.parties.forms import show_in_form
from huolto.parties.models import ApiToken, Membership
from huolto.parties.queries import today_at

USUAL_DAYS = 365
SHOWN = 200


class TokenForm(forms.Form):
    """What the token is called, what it may be used for, until when."""

    name = forms.CharField(
        label=gettext_lazy("Name"),
        max_length=100,
        help_text=gettext_lazy("By which you know the program later, for instance “Nightly export”."),
    )
    scopes = forms.MultipleChoiceField(
        label=gettext_lazy("May be used to"),
        choices=ApiScope.choices,
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy("It never does more than you may do yourself."),
    )
    expires_on = LocalDateField(label=gettext_lazy("Valid until"))


@dataclass(frozen=True)
class TokenRow:
    """One token as the list shows it; `state` is valid, over or revoked."""

    token: ApiToken
    state: str
    is_own: bool
    scopes: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class TokenPages:
    """The pages of one face."""

    render: Callable[..., HttpResponse]
    layout: str
    prefix: str
    audience: Audience

    def urlpatterns(self) -> list[URLPattern]:
        """The addresses below the face's own."""
        member = page(self.audience)
        return [
            path("api-tokens/", member(never_cache(self.tokens)), name=f"{self.prefix}api_tokens"),
            path(
                "api-tokens/<int:pk>/revoke/",
                member(require_POST(self.revoke)),
                name=f"{self.prefix}api_token_revoke",
            ),
        ]

    def tokens(self, request: Any) -> HttpResponse:
        """All tokens that one sees; a POST makes one and shows its secret this once."""
        return require_http_methods(["GET", "POST"])(self._tokens)(request)

    def _tokens(self, request: Any) -> HttpResponse:
        actor, posted = request.actor, request.method == "POST"
        today = today_at(request.provider)
        form = TokenForm(
            request.POST if posted else None, initial={"expires_on": today + timedelta(days=USUAL_DAYS)}
        )
        secret = ""
        if posted and form.is_valid():
            membership = Membership.objects.get(
                provider=request.provider, user_id=actor.user_id, person_id=actor.person_id
            )
            try:
                _token, secret = create_api_token(actor=actor, membership=membership, **form.cleaned_data)
            except DomainError as error:
                show_in_form(form, error)
            else:
                form = TokenForm(initial={"expires_on": today + timedelta(days=USUAL_DAYS)})
        rows = tokens_visible_to(actor).select_related("membership__person__organisation", "revoked_by")
        context = {
            "layout": self.layout,
            "form": form,
            "secret": secret,
            "rows": [self._row(actor, row, today) for row in rows.order_by("-created_at", "-pk")[:SHOWN]],
            "names": {"revoke": f"{self.prefix}api_token_revoke", "list": f"{self.prefix}api_tokens"},
            "base": request.build_absolute_uri(reverse("api_reference")).removesuffix("reference/"),
        }
        status = 422 if posted and not secret else 200
        return self.render(request, "parties/api_tokens.html", context, status=status)

    def _row(self, actor: Any, token: ApiToken, today: Any) -> TokenRow:
        labels = {choice.value: str(choice.label) for choice in ApiScope}
        state = "revoked" if token.revoked_at else "over" if token.expires_on <= today else "valid"
        return TokenRow(
            token=token,
            state=state,
            is_own=token.membership.person_id == actor.person_id,
            scopes=tuple(labels.get(scope, scope) for scope in token.scopes),
        )

    def revoke(self, request: Any, pk: int) -> HttpResponse:
        """End a token at once."""
        token = revoke_api_token(actor=request.actor, token_id=pk)
        messages.success(
            request, _("“%(name)s” is revoked: no program gets in with it.") % {"name": token.name}
        )
        return HttpResponseRedirect(reverse(f"{self.prefix}api_tokens"))
