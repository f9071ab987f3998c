"""Sets `request.actor`, keeps out whoever a page does not allow, and keeps pages from the camera."""

from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

from django.contrib.auth.middleware import AuthenticationMiddleware
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.functional import SimpleLazyObject

from huolto.foundation import origin
from huolto.foundation.views import Audience, Permission
from huolto.parties.queries import actor_of
from huolto.parties.signed_in import memberships_at_work, user_of
from huolto.portal.landing import SESSION_KEY


class PermissionsPolicyMiddleware:
    """No page may ask for camera, microphone or position; one that needs to says so in its own answer."""

    def __init__(self, get_response: Callable[[Any], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: Any) -> HttpResponse:
        """Set the header where the view has not."""
        answer = self.get_response(request)
        answer.headers.setdefault("Permissions-Policy", "camera=(), microphone=(), geolocation=()")
        return answer


class SignedInMiddleware(AuthenticationMiddleware):
    """Django's own, but that a login is read with its memberships by one query, when somebody asks who it is."""

    def process_request(self, request: Any) -> None:
        """Set `request.user`."""
        super().process_request(request)
        request.user = SimpleLazyObject(lambda: user_of(request))


class ActorMiddleware:
    """Build the actor of the signed-in user at this provider, of one of `request.memberships`; check the view's permission, denying without one."""

    def __init__(self, get_response: Callable[[Any], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: Any) -> HttpResponse:
        """Set `request.actor` to an Actor, or None for strangers and non-members."""
        request.actor, request.memberships = None, []
        if request.provider is not None and request.user.is_authenticated:
            chosen = request.session.get(SESSION_KEY, {}).get(str(request.provider.pk))
            request.memberships = memberships_at_work(request)
            request.actor = actor_of(request.memberships, provider=request.provider, membership_id=chosen)
            origin.say(membership=_membership_id(request))
        return self.get_response(request)

    def process_view(self, request: Any, view: Any, _args: Any, _kwargs: Any) -> HttpResponse | None:
        """Let the view answer, send strangers to sign in, or answer 404."""
        permission: Permission | None = getattr(view, "permission", None)
        if permission is None:
            raise Http404
        if permission.allows(request.actor, is_signed_in=request.user.is_authenticated):
            return None
        if not request.user.is_authenticated and permission.audience is not Audience.ANYONE:
            query = urlencode({"next": request.get_full_path()}) if request.method == "GET" else ""
            return HttpResponseRedirect(reverse("sign_in") + (f"?{query}" if query else ""))
        raise Http404


def _membership_id(request: Any) -> int | None:
    """The membership that the actor acts in, as a number for the logs."""
    person = request.actor.person_id if request.actor else None
    return next((each.pk for each in request.memberships if each.person_id == person), None)
