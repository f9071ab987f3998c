"""The differences of a stock-take on a page: looked at, picked, previewed, then decided."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from huolto.faces.stock_takes import StockTakePages
from huolto.foundation.errors import DomainError, InvalidInput, NotAllowed, NotVisible
from huolto.foundation.localisation import current, figure
from huolto.foundation.views import page
from huolto.register.commands.stock_take_decisions import MOST_AT_ONCE, NewDevice, settle_differences
from huolto.register.stock_taking.access import may_run, stock_take_visible_to
from huolto.register.stock_taking.choices import DECISIONS, Decision, DifferenceKind, StockTakeState
from huolto.register.stock_taking.differences import SHOWN, count_open, open_differences
from huolto.register.stock_taking.forms import NewDeviceForm
from huolto.rules.formatting import format_number

PREVIEWED = 20

DECISION_TITLES = {
    Decision.MOVE: gettext_lazy("Move here"),
    Decision.MISSING: gettext_lazy("Note as missing"),
    Decision.FIND: gettext_lazy("Found again"),
    Decision.REGISTER: gettext_lazy("Register"),
    Decision.IGNORE: gettext_lazy("Leave as it is"),
}
"""What the buttons say."""

ICONS = {
    Decision.MOVE: "map-pin",
    Decision.MISSING: "alert-triangle",
    Decision.FIND: "search",
    Decision.REGISTER: "circle-plus",
    Decision.IGNORE: "eye-off",
}
"""How each decision is drawn."""


class DecisionPages:
    """The page of differences in one face."""

    def __init__(self, pages: StockTakePages) -> None:
        self.pages = pages

    def urlpatterns(self) -> list[URLPattern]:
        """The one address."""
        change = page(self.pages.audience, *self.pages.changing_rights)
        name = self.pages.urls["differences"]
        return [path("stock-takes/<int:pk>/differences/", change(self.differences), name=name)]

    def differences(self, request: Any, pk: int) -> HttpResponse:
        """Undecided differences of one kind; picked ones are shown as what would be done before it is done."""
        stock_take = stock_take_visible_to(request.actor, pk)
        if not may_run(request.actor, stock_take):
            raise NotAllowed
        if request.method == "POST":
            try:
                return self._decide(request, stock_take)
            except NotVisible:
                raise
            except DomainError as error:
                return self._page(request, stock_take, error=error, status=error.status)
        if stock_take.state != StockTakeState.LOOKED_AT:
            return HttpResponseRedirect(reverse(self.pages.urls["one"], args=[pk]))
        return self._page(request, stock_take)

    def _decide(self, request: Any, stock_take: Any) -> HttpResponse:
        kind, decision = _word(request, "kind", DifferenceKind), _word(request, "do", Decision)
        if stock_take.state != StockTakeState.LOOKED_AT or decision not in DECISIONS[kind]:
            raise InvalidInput(_("This cannot be decided about these differences."), field="do")
        keys = None if request.POST.get("all") else request.POST.getlist("pick")
        if keys == []:
            raise InvalidInput(_("Pick the differences first."), field="pick")
        reason = " ".join(request.POST.get("reason", "").split())[:300]
        device = NewDeviceForm(request.POST, actor=request.actor) if decision == Decision.REGISTER else None
        is_ready = device is None or device.is_valid()
        if decision == Decision.IGNORE and not reason:
            raise InvalidInput(_("Say why it is left as it is."), field="reason")
        if request.POST.get("confirm") and is_ready:
            settled = settle_differences(
                actor=request.actor,
                stock_take_id=stock_take.pk,
                kind=kind,
                decision=decision,
                keys=keys,
                reason=reason,
                device=NewDevice(
                    category_id=int(device.cleaned_data["category"]), name=device.cleaned_data["name"]
                )
                if device is not None
                else None,
            )
            self._tell(request, settled)
            return HttpResponseRedirect(
                reverse(self.pages.urls["differences"], args=[stock_take.pk]) + f"?kind={kind}"
            )
        found = open_differences(request.actor, stock_take, kind, keys=keys, limit=MOST_AT_ONCE)
        fitting = [difference for difference in found if decision in difference.may]
        if not fitting:
            raise InvalidInput(_("This cannot be decided about these differences."), field="do")
        context = {
            "stock_take": stock_take,
            "kind": kind,
            "decision": decision,
            "title": DECISION_TITLES[decision],
            "reason": reason,
            "keys": keys,
            "is_all": keys is None,
            "differences": fitting[:PREVIEWED],
            "more": max(0, len(fitting) - PREVIEWED),
            "count": len(fitting),
            "unfit": len(found) - len(fitting),
            "device": device,
            "crumbs": self.pages.crumbs(stock_take),
        }
        has_typed = bool(request.POST.get("confirm"))
        if device is not None and not has_typed:
            context["device"] = NewDeviceForm(actor=request.actor)
        return self.pages.show(request, "preview", context, 422 if has_typed else 200)

    def _page(
        self, request: Any, stock_take: Any, *, error: DomainError | None = None, status: int = 200
    ) -> HttpResponse:
        counts = count_open(stock_take)
        first = next((kind for kind in DifferenceKind if counts[kind]), DifferenceKind.MISSING)
        asked = request.POST.get("kind") or request.GET.get("kind", "")
        kind = DifferenceKind(asked) if asked in DifferenceKind.values and counts[asked] else first
        language = current().language
        context = {
            "stock_take": stock_take,
            "kind": kind,
            "counts": counts,
            "left": sum(counts.values()),
            "views": [
                {
                    "label": one.label,
                    "url": f"?kind={one.value}",
                    "current": one == kind,
                    "count": format_number(counts[one], language),
                }
                for one in DifferenceKind
            ],
            "differences": open_differences(request.actor, stock_take, kind),
            "actions": [
                (decision, DECISION_TITLES[decision], ICONS[decision]) for decision in DECISIONS[kind]
            ],
            "total": counts[kind],
            "is_cut": counts[kind] > SHOWN,
            "most": MOST_AT_ONCE,
            "error": error,
            "reason": request.POST.get("reason", ""),
            "crumbs": self.pages.crumbs(stock_take),
        }
        return self.pages.show(request, "differences", context, status)

    def _tell(self, request: Any, settled: Any) -> None:
        if settled.done:
            said = ngettext(
                "%(count)s difference is decided.", "%(count)s differences are decided.", settled.done
            )
            messages.success(request, said % {"count": figure(settled.done)})
        for name, why in settled.refused[:5]:
            messages.error(request, f"{name}: {why}")
        if len(settled.refused) > 5:
            messages.error(request, _("More were refused; they are still in the list."))


def _word(request: Any, name: str, words: Any) -> Any:
    text = request.POST.get(name, "")
    if text not in words.values:
        raise InvalidInput(_("This cannot be decided about these differences."), field=name)
    return words(text)
