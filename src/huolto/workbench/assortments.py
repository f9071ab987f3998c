"""What each customer's shops offer, how it acquires, and above which amounts its orders are approved."""

from decimal import Decimal
from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from huolto.catalogue.choices import AcquisitionModel
from huolto.catalogue.commands import (
    add_to_assortment,
    choose_acquisition_model,
    create_assortment,
    remove_from_assortment,
)
from huolto.catalogue.models import Assortment, AssortmentEntry
from huolto.catalogue.queries import choices_of
from huolto.foundation.errors import DomainError, InvalidInput, NotVisible
from huolto.foundation.texts import text_in
from huolto.parties.models import Organisation
from huolto.parties.queries import customers_visible_to, today_at
from huolto.shop.commands import set_approval_rule
from huolto.shop.models import ApprovalRule
from huolto.workbench.catalogue import catalogue_views, keepers_only
from huolto.workbench.catalogue_forms import EntryForm, LimitsForm, StorefrontForm
from huolto.workbench.customer_parts import AcquisitionForm
from huolto.workbench.frame import render_workbench


@keepers_only
def work_assortments(request: Any) -> HttpResponse:
    """Customers with their shops, what they chose and their limits."""
    customers = list(customers_visible_to(request.actor).filter(is_active=True).order_by("path"))
    shops: dict[int, list[str]] = {}
    for shop in Assortment.objects.of(request.provider).filter(is_active=True):
        shops.setdefault(shop.organisation_id, []).append(text_in(shop.name))
    context = {
        "views": catalogue_views("work_assortments"),
        "customers": [
            {"row": row, "depth": row.path.count("/") - 2, "shops": shops.get(row.pk, [])}
            for row in customers
        ],
    }
    return render_workbench(request, "workbench/catalogue/customers.html", context, current="work_catalogue")


@keepers_only
def work_assortment(request: Any, pk: int) -> HttpResponse:
    """One customer: its shops with their products, its choices, its limits."""
    return _show(request, _customer(request, pk))


@require_POST
@keepers_only
def work_assortment_new(request: Any, pk: int) -> HttpResponse:
    """A new shop of this customer."""
    customer = _customer(request, pk)
    form = StorefrontForm(request.POST, actor=request.actor, prefix="shop")
    if form.is_valid():
        try:
            create_assortment(
                actor=request.actor,
                organisation=customer,
                code=form.cleaned_data["code"],
                name=form.text("name"),
                position=Assortment.objects.filter(organisation=customer).count(),
            )
            return _done(request, customer, _("The shop is open. Now put products in it."))
        except DomainError as error:
            form.refuse(error)
    return _show(request, customer, shop_form=form)


@require_POST
@keepers_only
def work_assortment_add(request: Any, pk: int) -> HttpResponse:
    """Offer a product with a package in a shop."""
    shop = Assortment.objects.of(request.provider).filter(pk=pk).select_related("organisation").first()
    if shop is None:
        raise NotVisible
    form = EntryForm(request.POST, actor=request.actor, prefix=f"shop-{shop.pk}")
    if form.is_valid():
        facts = form.cleaned_data
        try:
            add_to_assortment(
                actor=request.actor, assortment=shop, entries=[(facts["product"], facts["package"])]
            )
            return _done(request, shop.organisation, _("It can be ordered now."))
        except DomainError as error:
            form.refuse(error)
    return _show(request, shop.organisation, entry_form=form)


@require_POST
@keepers_only
def work_assortment_remove(request: Any, pk: int) -> HttpResponse:
    """Offer a product with a package no longer."""
    entry = (
        AssortmentEntry.objects.of(request.provider).filter(pk=pk).select_related("assortment__organisation")
    )
    found = entry.first()
    if found is None:
        raise NotVisible
    remove_from_assortment(actor=request.actor, entry_id=found.pk)
    return _done(request, found.assortment.organisation, _("It is offered no longer."))


@require_POST
@keepers_only
def work_acquisition(request: Any, pk: int) -> HttpResponse:
    """Record which acquisition model the customer chose, from a day on."""
    customer = _customer(request, pk)
    form = AcquisitionForm(request.POST, actor=request.actor, prefix="choice")
    if form.is_valid():
        try:
            choose_acquisition_model(actor=request.actor, customer=customer, **form.cleaned_data)
            return _done(request, customer, _("The choice is kept."))
        except DomainError as error:
            form.add_error(error.field if error.field in form.fields else None, str(error))
    return _show(request, customer, choice_form=form)


@require_POST
@keepers_only
def work_approval_rule(request: Any, pk: int) -> HttpResponse:
    """Set the amounts above which an order is approved."""
    customer = _customer(request, pk)
    form = LimitsForm(request.POST, prefix="limits")
    if form.is_valid():
        try:
            set_approval_rule(actor=request.actor, customer=customer, **form.cleaned_data)
        except InvalidInput as error:
            form.add_error(error.field if error.field in form.fields else None, str(error))
        else:
            return _done(request, customer, _("The limits are kept."))
    return _show(request, customer, limits_form=form)


def _show(request: Any, customer: Organisation, **sent: Any) -> HttpResponse:
    """The customer's page with the form that was refused, if one was."""
    entry_form = sent.get("entry_form")
    rule = ApprovalRule.objects.of(request.provider).filter(customer=customer).first()
    limits: dict[str, Any] = {
        name: _amount(getattr(rule, name, None)) for name in ("once_over", "monthly_over")
    }
    if rule is not None:
        limits |= {
            name: getattr(rule, name)
            for name in ("supervisor_first", "answer_within_days", "remind_days_before", "on_expiry")
        }
    today = today_at(request.provider)
    context = {
        "customer": customer,
        "shops": [_shop(request, shop, entry_form) for shop in _shops(customer)],
        "choices": [
            {
                "category": text_in(choice.category.name) if choice.category else "",
                "model": AcquisitionModel(choice.acquisition_model).label,
                "from_on": choice.during.lower,
                "until_on": choice.during.upper,
                "decided_by": choice.decided_by,
                "is_present": choice.during.lower <= today
                and (choice.during.upper is None or today < choice.during.upper),
            }
            for choice in choices_of(customer)
        ],
        "shop_form": sent.get("shop_form") or StorefrontForm(actor=request.actor, prefix="shop"),
        "choice_form": sent.get("choice_form")
        or AcquisitionForm(actor=request.actor, prefix="choice", initial={"from_on": today}),
        "limits_form": sent.get("limits_form") or LimitsForm(prefix="limits", initial=limits),
    }
    return render_workbench(
        request,
        "workbench/catalogue/customer.html",
        context,
        current="work_catalogue",
        status=422 if sent else 200,
    )


def _amount(value: Decimal | None) -> str:
    """An amount as it is typed: 50.0000 is 50."""
    return "" if value is None else f"{value.normalize():f}"


def _shops(customer: Organisation) -> Any:
    rows = Assortment.objects.of(customer.provider_id).filter(organisation=customer)
    return rows.prefetch_related("entries__product", "entries__package")


def _shop(request: Any, shop: Assortment, sent: EntryForm | None) -> dict[str, Any]:
    prefix = f"shop-{shop.pk}"
    return {
        "row": shop,
        "name": text_in(shop.name),
        "entries": [
            {
                "pk": entry.pk,
                "product_id": entry.product_id,
                "product": text_in(entry.product.name),
                "package": text_in(entry.package.name) if entry.package else "",
                "is_active": entry.product.is_active,
            }
            for entry in shop.entries.all()
        ],
        "form": sent
        if sent is not None and sent.prefix == prefix
        else EntryForm(actor=request.actor, prefix=prefix),
    }


def _customer(request: Any, pk: int) -> Organisation:
    found = customers_visible_to(request.actor).filter(pk=pk).first()
    if found is None:
        raise NotVisible
    return found


def _done(request: Any, customer: Organisation, sentence: str) -> HttpResponse:
    messages.success(request, sentence)
    return HttpResponseRedirect(reverse("work_assortment", args=[customer.pk]))


urlpatterns = [
    path("catalogue/customers/", work_assortments, name="work_assortments"),
    path("catalogue/customers/<int:pk>/", work_assortment, name="work_assortment"),
    path("catalogue/customers/<int:pk>/shops/", work_assortment_new, name="work_assortment_new"),
    path("catalogue/customers/<int:pk>/choice/", work_acquisition, name="work_acquisition"),
    path("catalogue/customers/<int:pk>/limits/", work_approval_rule, name="work_approval_rule"),
    path("catalogue/shops/<int:pk>/products/", work_assortment_add, name="work_assortment_add"),
    path("catalogue/entries/<int:pk>/remove/", work_assortment_remove, name="work_assortment_remove"),
]
