"""The shop: what may be ordered, the cart with the acquisition model in sight, placing the order (S1.3, S1.8-S1.12)."""

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from huolto.catalogue.access import assortments_for
from huolto.catalogue.queries import offers_for
from huolto.foundation.errors import DomainError, NotVisible
from huolto.foundation.texts import text_in
from huolto.foundation.views import Audience, page
from huolto.parties.choices import Right
from huolto.parties.models import Person
from huolto.parties.queries import account_manager_of, today_at
from huolto.portal.cart_page import cart_page
from huolto.portal.frame import render_portal
from huolto.portal.shop_page import chosen_storefront, shop_page
from huolto.register.forms import SUGGESTIONS, PersonField
from huolto.shop.access import customer_of_orderer
from huolto.shop.commands import (
    LineChanges,
    add_to_cart,
    change_cart_line,
    place_order,
    remove_cart_line,
)
from huolto.shop.models import Cart, CartLine
from huolto.shop.queries import orderable_cost_centres, orderable_people, orderable_places

orderers_only = page(Audience.CUSTOMER, Right.ORDER)


class AddForm(forms.Form):
    """How many of a product, with which package."""

    assortment = forms.IntegerField()
    product = forms.IntegerField()
    quantity = forms.IntegerField(min_value=1, max_value=50, initial=1)
    package = forms.IntegerField(required=False)


class LineForm(forms.Form):
    """For whom a unit is."""

    holder = PersonField(
        label=gettext_lazy("For whom"),
        required=False,
        people=Person.objects.none(),
        max_length=400,
        help_text=gettext_lazy("Name or e-mail address. Empty: nobody."),
        widget=forms.TextInput(attrs={"list": "people", "autocomplete": "off"}),
    )
    place = forms.ModelChoiceField(
        queryset=None, label=gettext_lazy("Delivered to"), empty_label=gettext_lazy("Choose a place")
    )
    cost_centre = forms.ModelChoiceField(
        queryset=None, label=gettext_lazy("Cost centre"), empty_label=gettext_lazy("Choose a cost centre")
    )
    posting_code = forms.CharField(required=False, max_length=60, label=gettext_lazy("Posting code"))
    package = forms.ModelChoiceField(
        queryset=None,
        required=False,
        label=gettext_lazy("Service package"),
        empty_label=gettext_lazy("No package"),
    )
    same_for_all = forms.BooleanField(
        required=False,
        label=gettext_lazy("The same place, cost centre and posting code for everything in the cart"),
    )

    def __init__(self, *args: Any, actor: Any, line: CartLine, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        customer = line.cart.customer
        people = orderable_people(actor, customer)
        self.fields["holder"].people = people
        self.suggestions = [PersonField.written(person) for person in people.order_by("name")[:SUGGESTIONS]]
        self.fields["place"].queryset = orderable_places(actor, customer)
        self.fields["cost_centre"].queryset = orderable_cost_centres(actor, customer)
        packages = self.fields["package"]
        packages.queryset = line.assortment.packages_of(line.product_id)
        packages.label_from_instance = lambda package: text_in(package.name)
        if not packages.queryset.exists():
            del self.fields["package"]


@orderers_only
def shop(request: Any, code: str = "") -> HttpResponse:
    """One storefront of the orderer: its products with how they are acquired and what they cost."""
    customer = customer_of_orderer(request.actor)
    assortments = list(assortments_for(request.actor))
    chosen = chosen_storefront(assortments, code, request.GET.get("of", ""))
    if code and chosen is None:
        raise NotVisible
    offers = (
        offers_for(request.actor, assortment_id=chosen.pk, customer=customer, on=today_at(request.provider))
        if chosen
        else []
    )
    context = shop_page(
        actor=request.actor,
        customer=customer,
        assortments=assortments,
        chosen=chosen,
        offers=offers,
        search=request.GET.get("q", ""),
        category=request.GET.get("category", ""),
    )
    return render_portal(
        request,
        "portal/shop/shop.html",
        {
            "shop": context,
            "account_manager": account_manager_of(customer),
            "in_cart": CartLine.objects.of(request.provider)
            .filter(cart__person_id=request.actor.person_id, cart__customer=customer)
            .count(),
        },
        current="shop",
    )


@require_POST
@orderers_only
def shop_add(request: Any) -> HttpResponse:
    """Put units of a product into the cart and show the cart."""
    form = AddForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Say how many, from 1 to 50."))
        return HttpResponseRedirect(reverse("shop"))
    try:
        add_to_cart(
            actor=request.actor,
            assortment_id=form.cleaned_data["assortment"],
            product_id=form.cleaned_data["product"],
            quantity=form.cleaned_data["quantity"],
            package_id=form.cleaned_data["package"],
        )
    except DomainError as error:
        if error.status == 404:
            raise
        messages.error(request, str(error))
        return HttpResponseRedirect(reverse("shop"))
    return HttpResponseRedirect(reverse("cart"))


@orderers_only
def cart(request: Any) -> HttpResponse:
    """The cart: what, how acquired, for whom, once and a month, and what happens after ordering."""
    return _show_cart(request)


@orderers_only
def cart_line(request: Any, pk: int) -> HttpResponse:
    """Change for whom a unit is."""
    own = CartLine.objects.of(request.provider).filter(cart__person_id=request.actor.person_id)
    line = get_object_or_404(own.select_related("cart__customer", "assortment", "product", "holder"), pk=pk)
    initial = {
        "holder": PersonField.written(line.holder),
        "place": line.place_id,
        "cost_centre": line.cost_centre_id,
        "posting_code": line.posting_code,
        "package": line.package_id,
    }
    form = LineForm(request.POST or None, actor=request.actor, line=line, initial=initial)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        package = data.get("package")
        try:
            change_cart_line(
                actor=request.actor,
                line_id=line.pk,
                changes=LineChanges(
                    holder_id=_pk(data["holder"]),
                    place_id=_pk(data["place"]),
                    cost_centre_id=_pk(data["cost_centre"]),
                    package_id=_pk(package),
                    posting_code=data["posting_code"],
                ),
                also_others=data["same_for_all"],
            )
            return HttpResponseRedirect(reverse("cart"))
        except DomainError as error:
            if error.status == 404:
                raise
            form.add_error(error.field if error.field in form.fields else None, str(error))
    return render_portal(
        request,
        "portal/shop/cart_line.html",
        {"form": form, "line": line, "product_name": text_in(line.product.name)},
        current="shop",
        status=422 if form.is_bound else 200,
    )


@require_POST
@orderers_only
def cart_line_remove(request: Any, pk: int) -> HttpResponse:
    """Take a unit out of the cart."""
    remove_cart_line(actor=request.actor, line_id=pk)
    return HttpResponseRedirect(reverse("cart"))


@require_POST
@orderers_only
def cart_place(request: Any) -> HttpResponse:
    """Order what is in the cart; a second click finds the same order."""
    message = request.POST.get("message", "")[:2000]
    try:
        order = place_order(actor=request.actor, cart_key=_cart_key(request), message=message)
    except DomainError as error:
        if error.status == 404:
            raise
        return _show_cart(request, error=error, message=message, status=422)
    messages.success(request, _("Your order has the number %(number)s.") % {"number": order.request.number})
    return HttpResponseRedirect(reverse("request", args=[order.request_id]))


def _show_cart(
    request: Any, *, error: DomainError | None = None, message: str = "", status: int = 200
) -> HttpResponse:
    customer = customer_of_orderer(request.actor)
    found = (
        Cart.objects.of(request.provider).filter(person_id=request.actor.person_id, customer=customer).first()
    )
    context = cart_page(actor=request.actor, customer=customer, cart=found)
    return render_portal(
        request,
        "portal/shop/cart.html",
        {"cart": context, "error": error, "message": message},
        current="shop",
        status=status,
    )


def _cart_key(request: HttpRequest) -> UUID:
    try:
        return UUID(request.POST.get("cart", ""))
    except ValueError as error:
        raise NotVisible from error


def _pk(row: Any) -> int | None:
    return row.pk if row is not None else None


urlpatterns = [
    path("shop/", shop, name="shop"),
    path("shop/add/", shop_add, name="shop_add"),
    path("shop/<slug:code>/", shop, name="shop_of"),
    path("cart/", cart, name="cart"),
    path("cart/lines/<int:pk>/", cart_line, name="cart_line"),
    path("cart/lines/<int:pk>/remove/", cart_line_remove, name="cart_line_remove"),
    path("cart/place/", cart_place, name="cart_place"),
]
