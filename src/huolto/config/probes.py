"""What machines ask: `/healthz` (does the process live), `/readyz` (can it serve), `/metrics` (figures).

They are answered before everything else: without session, provider or host name. Who watches the installation (the same
machine without a proxy between, or who knows HUOLTO_METRICS_TOKEN) is told the reasons and the figures; a stranger hears
"ok" or not, and finds no `/metrics`.
"""

import hmac
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.http import HttpResponse, JsonResponse

from huolto import __version__
from huolto.config import figures, readiness
from huolto.config.client_address import address_of


class ProbesMiddleware:
    """Answer the three addresses; everything else goes on."""

    def __init__(self, get_response: Callable[[Any], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: Any) -> HttpResponse:
        """Answer a probe by GET or HEAD."""
        probe = PROBES.get(request.path_info)
        if probe is None:
            return self.get_response(request)
        if request.method not in ("GET", "HEAD"):
            return HttpResponse(status=405, headers={"Allow": "GET, HEAD"})
        answer = probe(request)
        answer.headers["Cache-Control"] = "no-store"
        return answer


def healthz(request: Any) -> HttpResponse:
    """The process answers; whether its database does is `/readyz`'s."""
    if _wants_json(request):
        return JsonResponse({"ok": True, "version": __version__} if is_watcher(request) else {"ok": True})
    return HttpResponse("ok\n", content_type="text/plain")


def readyz(request: Any) -> HttpResponse:
    """200 when it can serve, else 503; `?without=worker` leaves a check out."""
    found = readiness.checks(without=request.GET.getlist("without"))
    ok = all(check.ok for check in found)
    status = 200 if ok else 503
    tells = is_watcher(request)
    if _wants_json(request):
        told = {check.name: {"ok": check.ok} | ({"says": check.says} if tells else {}) for check in found}
        return JsonResponse({"ok": ok, "checks": told}, status=status)
    lines = ["ok" if ok else "not ready"]
    if not ok or tells:
        lines += [
            f"{check.name}: {check.says if tells else 'ok' if check.ok else 'not ok'}" for check in found
        ]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain", status=status)


def metrics(request: Any) -> HttpResponse:
    """The figures, for whoever watches."""
    if not is_watcher(request):
        return HttpResponse("not found\n", content_type="text/plain", status=404)
    return HttpResponse(figures.written(), content_type=figures.CONTENT_TYPE)


PROBES: dict[str, Callable[[Any], HttpResponse]] = {
    "/healthz": healthz,
    "/readyz": readyz,
    "/metrics": metrics,
}


def is_watcher(request: Any) -> bool:
    """Whoever knows the token where one is set; else only the machine itself, asking without a proxy between."""
    if settings.METRICS_TOKEN:
        kind, _blank, given = request.headers.get("Authorization", "").partition(" ")
        return kind.lower() == "bearer" and hmac.compare_digest(
            given.strip().encode(), settings.METRICS_TOKEN.encode()
        )
    if request.came_forwarded:
        return False
    address = address_of(request.META.get("REMOTE_ADDR", ""))
    return address is not None and address.is_loopback


def _wants_json(request: Any) -> bool:
    return request.GET.get("format") == "json" or "application/json" in request.headers.get("Accept", "")
