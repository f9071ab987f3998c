"""The catalogue's pages: products with prices, service packages, and what each customer's shops offer."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import path, reverse
from django.utils.translation import gettext as _

from huolto.catalogue.access import KEEPERS
from huolto.catalogue.commands import (
    change_package,
    change_product,
    create_category,
    create_package,
    create_product,
    set_price,
)
from huolto.catalogue.models import Category, Product, ServicePackage
from huolto.catalogue.queries import prices_on, product_ids_named
from huolto.foundation.errors import DomainError, NotVisible
from huolto.foundation.pages import View
from huolto.foundation.texts import text_in
from huolto.foundation.views import Audience, page
from huolto.parties.queries import today_at
from huolto.workbench.catalogue_forms import CategoryForm, PackageForm, PriceForm, ProductForm
from huolto.workbench.frame import render_workbench

keepers_only = page(Audience.STAFF, *KEEPERS)


def catalogue_views(current: str) -> tuple[View, ...]:
    """The three pages of the catalogue as tabs."""
    tabs = (
        ("work_catalogue", _("Products")),
        ("work_packages", _("Service packages")),
        ("work_assortments", _("Shops of customers")),
    )
    return tuple(View(label=label, url=reverse(name), current=name == current) for name, label in tabs)


@keepers_only
def work_catalogue(request: Any) -> HttpResponse:
    """Products with what they cost today."""
    search = request.GET.get("q", "").strip()[:100]
    category = request.GET.get("category", "")
    products = (
        Product.objects.of(request.provider).select_related("category").order_by("category__position", "sku")
    )
    if search:
        products = products.filter(pk__in=product_ids_named(request.provider.pk, search))
    if category:
        products = products.filter(category__code=category)
    rows = list(products)
    prices = prices_on(rows, today_at(request.provider))
    by_product: dict[int, list[Any]] = {}
    for (product_id, _model), price in prices.items():
        by_product.setdefault(product_id, []).append(price)
    context = {
        "views": catalogue_views("work_catalogue"),
        "products": [
            {
                "row": row,
                "name": text_in(row.name),
                "category": text_in(row.category.name),
                "prices": by_product.get(row.pk, ()),
            }
            for row in rows
        ],
        "categories": [(one.code, text_in(one.name)) for one in Category.objects.of(request.provider)],
        "category": category,
        "search": search,
        "currency": request.provider.currency,
    }
    return render_workbench(request, "workbench/catalogue/products.html", context, current="work_catalogue")


@keepers_only
def work_category_new(request: Any) -> HttpResponse:
    """A new category."""
    form = CategoryForm(request.POST or None, actor=request.actor)
    if form.is_valid():
        try:
            create_category(
                actor=request.actor,
                code=form.cleaned_data["code"],
                name=form.text("name"),
                item_kind=form.cleaned_data["item_kind"],
                position=Category.objects.of(request.provider).count(),
            )
            return _done(request, _("The category is added."), "work_catalogue")
        except DomainError as error:
            form.refuse(error)
    return _form_page(request, form, _("New category"), back="work_catalogue")


@keepers_only
def work_product_new(request: Any) -> HttpResponse:
    """A new product; its prices come next."""
    form = ProductForm(request.POST or None, actor=request.actor)
    if form.is_valid():
        facts = form.cleaned_data
        try:
            made = create_product(
                actor=request.actor,
                sku=facts["sku"],
                name=form.text("name"),
                description=form.text("description"),
                category=facts["category"],
                device_model=facts["device_model"],
                makes_item=facts["makes_item"],
            )
            return _done(request, _("The product is added. Now give it a price."), "work_product", made.pk)
        except DomainError as error:
            form.refuse(error)
    return _form_page(request, form, _("New product"), back="work_catalogue")


@keepers_only
def work_product(request: Any, pk: int) -> HttpResponse:
    """A product: its facts to change, its prices by date."""
    product = _found(Product.objects.of(request.provider).select_related("category", "device_model"), pk)
    form = ProductForm(request.POST or None, actor=request.actor, product=product)
    if form.is_valid():
        facts = form.cleaned_data
        try:
            change_product(
                actor=request.actor,
                product_id=product.pk,
                name=form.text("name"),
                description=form.text("description"),
                **{name: facts[name] for name in ("category", "device_model", "makes_item", "is_active")},
            )
            return _done(request, _("Saved."), "work_product", product.pk)
        except DomainError as error:
            form.refuse(error)
    return _product_page(request, product, form=form)


@keepers_only
def work_product_price(request: Any, pk: int) -> HttpResponse:
    """A new price from a day on."""
    product = _found(Product.objects.of(request.provider), pk)
    form = PriceForm(request.POST or None)
    if form.is_valid():
        try:
            set_price(actor=request.actor, product=product, **form.cleaned_data)
            return _done(request, _("The price is kept."), "work_product", product.pk)
        except DomainError as error:
            form.refuse(error)
    return _product_page(request, product, price_form=form)


@keepers_only
def work_packages(request: Any) -> HttpResponse:
    """Service packages with their parts (S1.6, S1.7)."""
    rows = ServicePackage.objects.of(request.provider).prefetch_related("components")
    context = {
        "views": catalogue_views("work_packages"),
        "packages": [
            {
                "row": row,
                "name": text_in(row.name),
                "description": text_in(row.description),
                "parts": [text_in(part.name) for part in row.components.all()],
            }
            for row in rows
        ],
    }
    return render_workbench(request, "workbench/catalogue/packages.html", context, current="work_catalogue")


@keepers_only
def work_package_new(request: Any) -> HttpResponse:
    """A new service package."""
    form = PackageForm(request.POST or None, actor=request.actor)
    if form.is_valid():
        try:
            create_package(
                actor=request.actor,
                code=form.cleaned_data["code"],
                name=form.text("name"),
                description=form.text("description"),
                components=form.components(),
            )
            return _done(request, _("The package is added."), "work_packages")
        except DomainError as error:
            form.refuse(error)
    return _form_page(request, form, _("New service package"), back="work_packages")


@keepers_only
def work_package(request: Any, pk: int) -> HttpResponse:
    """A service package to change."""
    package = _found(ServicePackage.objects.of(request.provider), pk)
    form = PackageForm(request.POST or None, actor=request.actor, package=package)
    if form.is_valid():
        try:
            change_package(
                actor=request.actor,
                package_id=package.pk,
                name=form.text("name"),
                description=form.text("description"),
                components=form.components(),
            )
            return _done(request, _("Saved."), "work_packages")
        except DomainError as error:
            form.refuse(error)
    return _form_page(request, form, text_in(package.name), back="work_packages")


def _product_page(
    request: Any, product: Product, *, form: ProductForm | None = None, price_form: PriceForm | None = None
) -> HttpResponse:
    is_refused = any(one is not None and one.is_bound for one in (form, price_form))
    context = {
        "product": product,
        "name": text_in(product.name),
        "form": form or ProductForm(actor=request.actor, product=product),
        "price_form": price_form or PriceForm(initial={"from_on": today_at(request.provider)}),
        "prices": product.prices.order_by("acquisition_model", "-valid_from"),
        "currency": request.provider.currency,
    }
    return render_workbench(
        request,
        "workbench/catalogue/product.html",
        context,
        current="work_catalogue",
        status=422 if is_refused else 200,
    )


def _form_page(request: Any, form: Any, title: str, *, back: str) -> HttpResponse:
    return render_workbench(
        request,
        "workbench/catalogue/form.html",
        {"form": form, "title": title, "back": reverse(back)},
        current="work_catalogue",
        status=422 if form.is_bound else 200,
    )


def _found(rows: Any, pk: int) -> Any:
    row = rows.filter(pk=pk).first()
    if row is None:
        raise NotVisible
    return row


def _done(request: Any, sentence: str, name: str, *args: Any) -> HttpResponse:
    messages.success(request, sentence)
    return HttpResponseRedirect(reverse(name, args=args))


urlpatterns = [
    path("catalogue/", work_catalogue, name="work_catalogue"),
    path("catalogue/categories/new/", work_category_new, name="work_category_new"),
    path("catalogue/products/new/", work_product_new, name="work_product_new"),
    path("catalogue/products/<int:pk>/", work_product, name="work_product"),
    path("catalogue/products/<int:pk>/price/", work_product_price, name="work_product_price"),
    path("catalogue/packages/", work_packages, name="work_packages"),
    path("catalogue/packages/new/", work_package_new, name="work_package_new"),
    path("catalogue/packages/<int:pk>/", work_package, name="work_package"),
]
