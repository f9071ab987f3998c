"""Pools of spare and loan devices: the list, a new one, what it is."""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import path, reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET, require_http_methods

from huolto.catalogue.models import Category
from huolto.foundation.actors import Actor
from huolto.foundation.errors import DomainError, NotVisible
from huolto.foundation.forms import RowChoiceField
from huolto.foundation.sorting import in_alphabet
from huolto.foundation.texts import is_id
from huolto.foundation.views import Audience, page
from huolto.parties.choices import OrganisationRole
from huolto.parties.models import Organisation, Place
from huolto.parties.queries import customers_visible_to
from huolto.register.access import SEEING_STAFF
from huolto.register.commands.moves import STORES
from huolto.register.forms import tell
from huolto.stock.access import KEEPING_STAFF, may_keep, pool_visible_to
from huolto.stock.choices import PoolKind
from huolto.stock.commands import PoolFacts, keep_pool
from huolto.stock.models import Pool
from huolto.stock.pages import pools_listed, rows_of
from huolto.workbench.catalogue_forms import NamedField
from huolto.workbench.frame import render_workbench

PAGE = 50
_OWN, _THEIRS = "provider", "customer"


class CustomerForm(forms.Form):
    """For which customer a new pool is."""

    customer = RowChoiceField(label=_("Customer"), queryset=Organisation.objects.none())

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rows = customers_visible_to(actor).filter(is_active=True).order_by(in_alphabet(), "pk")
        self.fields["customer"].queryset = rows  # type: ignore[attr-defined]


class PoolForm(forms.Form):
    """What a pool of one customer is."""

    name = forms.CharField(label=_("Name"), max_length=200)
    kind = forms.ChoiceField(label=_("What the devices are for"), choices=PoolKind.choices)
    category = NamedField(label=_("Kind of device"), queryset=Category.objects.none())
    owner = forms.ChoiceField(
        label=_("Owner"),
        help_text=_("Who owns the devices, wherever they are kept. It decides what they cost."),
    )
    place = RowChoiceField(label=_("Kept at"), queryset=Place.objects.none())
    minimum = forms.IntegerField(
        label=_("Never fewer free than"), min_value=0, max_value=1_000_000, initial=0, required=False
    )
    is_open = forms.BooleanField(label=_("In use"), required=False, initial=True)
    revision = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, customer: Organisation, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        provider = customer.provider
        fields: Any = self.fields
        fields["category"].queryset = Category.objects.of(provider).order_by("code")
        fields["owner"].choices = [(_THEIRS, customer.name), (_OWN, provider.name)]
        organisations = Organisation.objects.of(provider).filter(roles__contains=[OrganisationRole.PROVIDER])
        keepers = [customer.pk, *organisations.values_list("pk", flat=True)]
        places = Place.objects.of(provider).filter(organisation__in=keepers, kind__in=STORES, is_active=True)
        fields["place"].queryset = places.order_by(in_alphabet(), "pk")


@page(Audience.STAFF, *SEEING_STAFF)
@require_GET
def work_pools(request: Any) -> HttpResponse:
    """All pools with their figures."""
    search = request.GET.get("q", "").strip()[:100]
    found = Paginator(pools_listed(request.actor, search=search), PAGE).get_page(request.GET.get("page"))
    context = {
        "found": found,
        "rows": rows_of(found.object_list),
        "search": search,
        "may_keep": may_keep(request.actor),
    }
    return render_workbench(request, "workbench/stock/pools.html", context, current="work_pools")


@page(Audience.STAFF, *KEEPING_STAFF)
@require_http_methods(["GET", "POST"])
def work_pool_new(request: Any) -> HttpResponse:
    """First for whom, then what."""
    chosen = request.GET.get("customer", "")
    customer = (
        customers_visible_to(request.actor).select_related("provider").filter(pk=chosen).first()
        if is_id(chosen)
        else None
    )
    if customer is None:
        form = CustomerForm(request.GET or None, actor=request.actor)
        context = {"form": form, "title": gettext("New pool"), "crumbs": _crumbs(gettext("New pool"))}
        return render_workbench(request, "workbench/stock/customer.html", context, current="work_pools")
    return _form(request, customer, None)


@page(Audience.STAFF, *KEEPING_STAFF)
@require_http_methods(["GET", "POST"])
def work_pool_edit(request: Any, pk: int) -> HttpResponse:
    """Change what a pool is."""
    pool = pool_visible_to(request.actor, pk)
    return _form(request, pool.customer, pool)


def _form(request: Any, customer: Organisation, pool: Pool | None) -> HttpResponse:
    initial: dict[str, Any] = {}
    if pool is not None:
        names = ("name", "kind", "category", "place", "minimum", "is_open", "revision")
        initial = {name: getattr(pool, name) for name in names}
        initial["owner"] = _THEIRS if pool.owner_id == customer.pk else _OWN
    form = PoolForm(request.POST if request.method == "POST" else None, customer=customer, initial=initial)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            kept = keep_pool(
                actor=request.actor,
                facts=PoolFacts(
                    name=given["name"],
                    kind=given["kind"],
                    customer_id=customer.pk,
                    owner_id=customer.pk if given["owner"] == _THEIRS else _provider_itself(customer).pk,
                    place_id=given["place"].pk,
                    category_id=given["category"].pk,
                    minimum=given["minimum"] or 0,
                    is_open=given["is_open"] or pool is None,
                ),
                pool_id=pool.pk if pool else None,
                revision=given["revision"] if pool else None,
            )
        except NotVisible:
            raise
        except DomainError as error:
            tell(form, error)
        else:
            messages.success(request, gettext("Saved."))
            return HttpResponseRedirect(reverse("work_pool", args=[kept.pk]))
    title = pool.name if pool else gettext("New pool")
    fields = ["name", "kind", "category", "owner", "place", "minimum", *(["is_open"] if pool else [])]
    context = {
        "form": form,
        "fields": [form[name] for name in fields],
        "title": title,
        "customer": customer,
        "back": reverse("work_pool", args=[pool.pk]) if pool else reverse("work_pools"),
        "crumbs": _crumbs(title),
    }
    status = 422 if form.errors else 200
    return render_workbench(
        request, "workbench/stock/form.html", context, current="work_pools", status=status
    )


def _provider_itself(customer: Organisation) -> Organisation:
    rows = Organisation.objects.of(customer.provider).filter(roles__contains=[OrganisationRole.PROVIDER])
    return rows.order_by("pk")[0]


def _crumbs(title: str) -> tuple[tuple[str, str], ...]:
    return ((gettext("Stock"), reverse("work_pools")), (title, ""))


urlpatterns = [
    path("stock/", work_pools, name="work_pools"),
    path("stock/new/", work_pool_new, name="work_pool_new"),
    path("stock/<int:pk>/edit/", work_pool_edit, name="work_pool_edit"),
]
