"""The doors: choose an organisation or give an address, then the password; change it, forget it, sign out, switch.

S2.15 (begin with one's organisation or its place), S2.16 (the address is the user name). allauth works underneath;
what differs between known and unknown addresses is never shown.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from allauth.account.internal import flows
from allauth.account.views import PasswordResetFromKeyView
from allauth.core import ratelimit
from allauth.decorators import rate_limit
from django.contrib import messages
from django.core.exceptions import NON_FIELD_ERRORS
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import path, reverse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import cache_control, never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from huolto.desk.channels import ShownChannel, channels_for
from huolto.desk.choices import ChannelKind
from huolto.foundation.addresses import absolute
from huolto.foundation.brand import style_sheet
from huolto.foundation.localisation import request_language
from huolto.foundation.logos import logo_url
from huolto.foundation.mail import put_in_mail_box
from huolto.foundation.models import Provider
from huolto.foundation.pages import Brand, NavItem, Page
from huolto.foundation.texts import is_id, text_in
from huolto.foundation.views import Audience, page
from huolto.parties.models import SignInEntry, User
from huolto.parties.queries import listed_entries, memberships_of
from huolto.portal.demonstration import demonstration
from huolto.portal.landing import land, landing_page, safe_next, url_at, use_membership
from huolto.portal.sign_in_forms import AddressForm, ChangeForm, ForgottenForm, NewPasswordForm, PasswordForm
from huolto.rules.texts import fold

ADDRESS_KEY = "sign_in_address"
"""Session entry: the address typed on the first page, so that it need not stand in an address bar."""

SHOWN_AT_MOST = 30


@dataclass(frozen=True)
class Door:
    """One organisation, or its place, as strangers see it."""

    label: str
    second: str
    url: str


@page(Audience.ANYONE)
@require_http_methods(["GET", "POST"])
@never_cache
def sign_in(request: Any) -> HttpResponse:
    """Choose one's organisation, or give one's address; whoever is signed in goes on at once."""
    if request.user.is_authenticated:
        return HttpResponseRedirect(land(request, request.user, wanted=safe_next(request)) or reverse("home"))
    form = AddressForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        request.session[ADDRESS_KEY] = form.cleaned_data["email"]
        # Every method that exists is the password; a directory's own page would be chosen here by
        # `parties.queries.entries_for_address`. Known and unknown addresses go the same way.
        return HttpResponseRedirect(_with_next(reverse("account_login"), safe_next(request)))
    asked = " ".join(request.GET.get("q", "").split())[:100]
    doors = _doors(request, asked)
    context = {
        "form": form,
        "doors": doors[:SHOWN_AT_MOST],
        "more": max(0, len(doors) - SHOWN_AT_MOST),
        "searchable": bool(asked) or len(doors) > 5,
        "q": asked,
        "next": safe_next(request),
        "demonstration": demonstration(request),
    }
    return render_entry(request, "portal/sign_in/choose.html", context, status=422 if form.errors else 200)


@page(Audience.ANYONE)
@require_http_methods(["GET", "POST"])
@rate_limit(action="login")
@sensitive_post_parameters("password")
@never_cache
def password(request: Any) -> HttpResponse:
    """Address and password. Wrong ones are counted by address and by computer (settings.ACCOUNT_RATE_LIMITS)."""
    wanted = safe_next(request)
    if request.user.is_authenticated:
        return HttpResponseRedirect(land(request, request.user, wanted=wanted) or reverse("home"))
    if request.method == "POST":
        form = PasswordForm(request.POST, request=request)
        if form.is_valid():
            answer: HttpResponse = form.login(request, redirect_url=wanted)
            request.session.pop(ADDRESS_KEY, None)
            return answer
    else:
        form = PasswordForm(initial={"login": request.session.get(ADDRESS_KEY, "")}, request=request)
    locked = form.has_error(NON_FIELD_ERRORS, "too_many_login_attempts")
    context = {
        "form": form,
        "door": _door_name(request),
        "crumbs": ((_("Sign in"), _with_next(reverse("sign_in"), wanted)), (_("Password"), "")),
        "next": wanted,
        "is_address_known": bool(request.session.get(ADDRESS_KEY)),
    }
    status = 429 if locked else 422 if form.errors else 200
    return render_entry(request, "portal/sign_in/password.html", context, status=status)


@page(Audience.SIGNED_IN)
@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """Sign out, by POST only, so that no picture or link can do it."""
    flows.logout.logout(request, show_message=False)
    messages.info(request, _("You are signed out."))
    return HttpResponseRedirect(reverse("sign_in"))


@page(Audience.SIGNED_IN)
@require_POST
def switch_membership(request: Any) -> HttpResponse:
    """Act as another of one's memberships, at whichever provider."""
    wanted = request.POST.get("membership", "")
    membership = memberships_of(request.user).filter(pk=int(wanted)).first() if is_id(wanted) else None
    if membership is None:
        raise Http404
    use_membership(request, membership)
    return HttpResponseRedirect(landing_page(request, membership))


@page(Audience.ANYONE)
@require_GET
def inactive(request: HttpRequest) -> HttpResponse:
    """The login was closed by an administrator."""
    return render_entry(request, "portal/sign_in/inactive.html")


@page(Audience.SIGNED_IN)
@require_http_methods(["GET", "POST"])
@sensitive_post_parameters("oldpassword", "password1", "password2")
@never_cache
def change_password(request: HttpRequest) -> HttpResponse:
    """Change one's password; the other sessions of this login end with it."""
    if not request.user.has_usable_password():
        return HttpResponseRedirect(reverse("account_reset_password"))
    form = ChangeForm(data=request.POST if request.method == "POST" else None, user=request.user)
    if request.method == "POST":
        limited = ratelimit.consume_or_429(request, action="change_password", user=request.user)
        if limited:
            return limited
        if form.is_valid():
            form.save()
            flows.password_change.finalize_password_change(request, request.user)
            tell_of_new_password(request, request.user)
            messages.success(request, _("Your password is changed. Other sessions have ended."))
            return HttpResponseRedirect(reverse("home"))
    return render_entry(
        request, "portal/sign_in/change.html", {"form": form}, status=422 if form.errors else 200
    )


@page(Audience.ANYONE)
@require_http_methods(["GET", "POST"])
@never_cache
def forgotten(request: HttpRequest) -> HttpResponse:
    """Ask for a mail with a link; the answer is the same whether the address is known or not."""
    form = ForgottenForm(
        request.POST if request.method == "POST" else None,
        initial={"email": request.session.get(ADDRESS_KEY, "")},
    )
    if request.method == "POST" and form.is_valid():
        address = form.cleaned_data["email"]
        limited = ratelimit.consume_or_429(request, action="reset_password", key=address.lower())
        if limited:
            return limited
        form.save(request)
        return HttpResponseRedirect(reverse("account_reset_password_done"))
    return render_entry(
        request, "portal/sign_in/forgotten.html", {"form": form}, status=422 if form.errors else 200
    )


@page(Audience.ANYONE)
@require_GET
def forgotten_done(request: HttpRequest) -> HttpResponse:
    """A mail is on its way, if the address has a login."""
    return render_entry(request, "portal/sign_in/forgotten_done.html")


@method_decorator(never_cache, name="dispatch")
class NewPassword(PasswordResetFromKeyView):
    """The mailed link: the key moves from the address into the session, then a new password is chosen."""

    template_name = "portal/sign_in/new_password.html"
    form_class = NewPasswordForm

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The frame, and the form if the link still holds."""
        if not kwargs.get("token_fail"):
            kwargs.setdefault("form", self.get_form())
        return {**kwargs, "page": entry_page(self.request)}

    def form_valid(self, form: NewPasswordForm) -> HttpResponse:
        """Keep the new password; one signs in with it."""
        form.save()
        flows.password_reset.finalize_password_reset(self.request, self.reset_user)
        tell_of_new_password(self.request, self.reset_user)
        messages.success(self.request, _("Your new password is set. Sign in with it."))
        return HttpResponseRedirect(reverse("account_login"))

    def form_invalid(self, form: NewPasswordForm) -> HttpResponse:
        """Show what is to be mended."""
        return self.render_to_response(self.get_context_data(form=form), status=422)


new_password = page(Audience.ANYONE)(NewPassword.as_view())


@page(Audience.ANYONE)
@require_GET
@cache_control(public=True, max_age=3600)
def brand(request: HttpRequest, slug: str) -> HttpResponse:
    """A provider's own colour as a style sheet."""
    provider = get_object_or_404(Provider, slug=slug, is_active=True)
    return HttpResponse(style_sheet(provider.brand_colour), content_type="text/css; charset=utf-8")


@page(Audience.ANYONE)
@require_GET
@cache_control(public=True, max_age=3600)
def brand_logo(request: HttpRequest, slug: str) -> HttpResponse:
    """A provider's own mark; opened by itself it may run and load nothing either."""
    provider = get_object_or_404(Provider.objects.exclude(logo_svg=""), slug=slug, is_active=True)
    answer = HttpResponse(provider.logo_svg, content_type="image/svg+xml; charset=utf-8")
    answer["X-Content-Type-Options"] = "nosniff"
    return answer


def tell_of_new_password(request: Any, user: User) -> None:
    """Mail the owner of a login that its password is another one, so that a thief is noticed."""
    put_in_mail_box(
        to_address=user.email,
        template="mail/account/password_changed",
        context={"reset_url": absolute(request, reverse("account_reset_password"))},
        language=user.language or request_language(request),
        provider=request.provider,
    )


def render_entry(
    request: HttpRequest, template: str, context: dict[str, Any] | None = None, *, status: int = 200
) -> HttpResponse:
    """Render a page of the way in with its frame; `reach` is whom to turn to (S2.19), asked for where it is shown."""
    full = {**(context or {}), "page": entry_page(request), "reach": lambda: _reach(request)}
    return render(request, template, full, status=status)


def _reach(request: Any) -> list[ShownChannel]:
    """Phone lines and mail addresses for everybody, where the address says whose."""
    if request.provider is None:
        return []
    return [one for one in channels_for(request.provider, None) if one.kind != ChannelKind.LINK]


def entry_page(request: Any) -> Page:
    """The frame of the way in: the provider's name where its address is known."""
    provider = request.provider
    return Page(
        brand=Brand(
            name=provider.name if provider else "Huolto",
            home_url=reverse("home"),
            slug=provider.slug if provider else "",
            logo_url=logo_url(provider) if provider else "",
        ),
        footer=(NavItem(label=gettext_lazy("User guide"), url=provider.user_guide_url),)
        if provider and provider.user_guide_url
        else (),
    )


def _doors(request: Any, asked: str) -> list[Door]:
    wanted = fold(asked).split()
    return [
        Door(
            label=text_in(entry.label, fallback=entry.provider.language),
            second="" if request.provider else entry.provider.name,
            url=_with_next(
                url_at(request, entry.provider, "account_login"), safe_next(request), door=str(entry.pk)
            ),
        )
        for entry in listed_entries(request.provider)
        if all(word in _search_text(entry) for word in wanted)
    ]


def _search_text(entry: SignInEntry) -> str:
    names: Sequence[str] = (
        *entry.label.values(),
        entry.organisation.name,
        entry.place.name if entry.place else "",
        entry.place.city if entry.place else entry.organisation.city,
    )
    return fold(" ".join(names))


def _door_name(request: Any) -> str:
    """The name of the door chosen on the first page; doors that are not listed stay unnamed."""
    wanted = request.GET.get("door", "")
    entry = listed_entries(request.provider).filter(pk=int(wanted)).first() if is_id(wanted) else None
    return text_in(entry.label, fallback=entry.provider.language) if entry else ""


def _with_next(url: str, wanted: str, **query: str) -> str:
    query |= {"next": wanted} if wanted else {}
    return f"{url}?{urlencode(query)}" if query else url


urlpatterns = [
    path("sign-in/", sign_in, name="sign_in"),
    path("sign-in/password/", password, name="account_login"),
    path("sign-in/forgotten/", forgotten, name="account_reset_password"),
    path("sign-in/forgotten/sent/", forgotten_done, name="account_reset_password_done"),
    path("sign-in/new/<str:uidb36>/<str:key>/", new_password, name="account_reset_password_from_key"),
    path("sign-in/closed/", inactive, name="account_inactive"),
    path("sign-out/", sign_out, name="account_logout"),
    path("account/password/", change_password, name="account_change_password"),
    path("account/switch/", switch_membership, name="switch_membership"),
    path("brand/<slug:slug>.css", brand, name="brand-css"),
    path("brand/<slug:slug>.svg", brand_logo, name="brand-logo"),
]
