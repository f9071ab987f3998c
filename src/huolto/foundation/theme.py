"""Light, dark or as the system: the reader's choice, kept in a cookie and rendered on the server."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_POST

from huolto.foundation.localisation import safe_return
from huolto.foundation.views import Audience, page

COOKIE = "huolto_theme"
THEMES = ("light", "dark", "auto")


def request_theme(request: HttpRequest | None) -> str:
    """The theme of this reader; `auto` where nothing was chosen."""
    chosen = request.COOKIES.get(COOKIE, "") if request is not None else ""
    return chosen if chosen in THEMES else "auto"


@page(Audience.ANYONE)
@require_POST
def choose_theme(request: HttpRequest) -> HttpResponse:
    """Keep the posted `theme` and go back. Without a known theme the present one is turned round (light from `auto`)."""
    theme = request.POST.get("theme", "")
    if theme not in THEMES:
        theme = "light" if request_theme(request) == "dark" else "dark"
    response = HttpResponseRedirect(safe_return(request))
    # The page's own script writes this cookie too, so it is not hidden from scripts; it says nothing about anybody.
    response.set_cookie(COOKIE, theme, max_age=365 * 24 * 3600, secure=request.is_secure(), samesite="Lax")
    return response
