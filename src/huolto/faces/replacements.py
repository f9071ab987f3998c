"""Ordering the corresponding new device (S2.9) from cards and lists, as the orderer sees it."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _

from huolto.charges.reasons import why_of_rated
from huolto.faces.face import Face
from huolto.faces.selection import MOST_IDS, picked_ids
from huolto.foundation.errors import DomainError, NotVisible
from huolto.foundation.localisation import current
from huolto.foundation.texts import text_in
from huolto.foundation.views import page
from huolto.parties.choices import Right
from huolto.parties.queries import account_manager_of, today_at
from huolto.shop.access import customer_of_orderer
from huolto.shop.commands import order_replacements
from huolto.shop.costs import code_label, versions_of
from huolto.shop.replacements import Replacement, items_with_facts, replacements_for


@dataclass(frozen=True)
class ReplacementPages:
    """The page of one face; only the customers' own orderers order."""

    face: Face

    def urlpatterns(self) -> list[URLPattern]:
        """The addresses below the face's own."""
        order = page(self.face.audience, Right.ORDER)
        name = f"{self.face.prefix}replacements"
        return [path("devices/replacements/", order(self.replacements), name=name)]

    def replacements(self, request: Any) -> HttpResponse:
        """What corresponds to the devices named by `ids` or picked on a list, with prices; posted, it goes into the cart."""
        data = request.POST if request.method == "POST" else request.GET
        ids = picked_ids(request.actor, data, most=MOST_IDS)
        items = items_with_facts(request.actor, ids)
        error: DomainError | None = None
        if request.method == "POST":
            try:
                order_replacements(actor=request.actor, item_ids=ids)
            except NotVisible:
                raise
            except DomainError as refused:
                error = refused
            else:
                messages.success(request, _("The new devices lie in the cart. Look at them and order."))
                return HttpResponseRedirect(reverse("cart"))
        found = replacements_for(request.actor, items) if items else []
        customer = customer_of_orderer(request.actor)
        context = {
            "rows": self._rows(request, found),
            "orderable": [one.item.pk for one in found if one.offer is not None and one.on_its_way is None],
            "missing": [one.item for one in found if one.offer is None],
            "account_manager": account_manager_of(customer),
            "currency": request.provider.currency,
            "error": error,
            "crumbs": [(_("Devices"), self.face.url("devices"))],
            "shop_url": reverse("shop"),
        }
        return self.face.render(request, "shop/replacements.html", context, error.status if error else 200)

    def _rows(self, request: Any, found: list[Replacement]) -> list[dict[str, Any]]:
        here = current()
        today = today_at(request.provider)
        versions = versions_of(request.provider, customer_of_orderer(request.actor), today)
        return [
            {
                "item": one.item,
                "product": text_in(one.offer.product.name) if one.offer else "",
                "description": text_in(one.offer.product.description) if one.offer else "",
                "package": text_in(one.package.name) if one.package else "",
                "on_its_way": one.on_its_way.order.request if one.on_its_way else None,
                "is_in_cart": one.is_in_cart,
                "prices": [
                    {
                        "label": code_label(charge.code),
                        "net": charge.net,
                        "is_monthly": is_monthly,
                        "why": why_of_rated(charge, versions, here.language, here.calendar_system),
                    }
                    for is_monthly, charges in ((False, one.cost.once), (True, one.cost.monthly))
                    for charge in charges
                ]
                if one.cost
                else [],
            }
            for one in found
        ]
