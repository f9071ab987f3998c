"""The list of what can be found, in the order of the page. A new kind of thing gets a line here."""

from django.utils.translation import gettext_lazy as _

from huolto.agreements.access import READING_CUSTOMERS as AGREEMENT_CUSTOMERS
from huolto.agreements.access import reads_all as reads_all_agreements
from huolto.faces.search.found import Source
from huolto.faces.search.goods import find_models, find_products
from huolto.faces.search.parties import (
    find_cost_centres,
    find_customers,
    find_people,
    find_places,
    is_at_provider,
    sees_other_devices,
    sees_people,
)
from huolto.faces.search.services import fills_forms, find_forms
from huolto.faces.search.things import (
    find_agreements,
    find_invoices,
    find_items,
    find_orders,
    find_requests,
)
from huolto.foundation.actors import Actor
from huolto.invoicing.access import READING_CUSTOMERS as INVOICE_CUSTOMERS
from huolto.invoicing.access import READING_STAFF as INVOICE_STAFF
from huolto.parties.choices import Right


def _all(_actor: Actor) -> bool:
    return True


def _reads_invoices(actor: Actor) -> bool:
    return actor.has_right(*(INVOICE_STAFF if actor.is_staff_of_provider else INVOICE_CUSTOMERS))


def _reads_agreements(actor: Actor) -> bool:
    return reads_all_agreements(actor) or (
        not actor.is_staff_of_provider and actor.has_right(*AGREEMENT_CUSTOMERS)
    )


def _goes_to_products(actor: Actor) -> bool:
    return is_at_provider(actor) or actor.has_right(Right.ORDER)


SOURCES = (
    Source("forms", _("Forms"), find_forms, fills_forms),
    Source("items", _("Devices"), find_items, _all, listed="devices"),
    Source("requests", _("Requests"), find_requests, _all),
    Source("orders", _("Orders"), find_orders, _all),
    Source("people", _("People"), find_people, sees_people),
    Source("customers", _("Customers"), find_customers, is_at_provider, listed="customers"),
    Source("invoices", _("Invoices"), find_invoices, _reads_invoices),
    Source("agreements", _("Agreements"), find_agreements, _reads_agreements),
    Source("places", _("Places"), find_places, sees_other_devices),
    Source("cost_centres", _("Cost centres"), find_cost_centres, sees_other_devices),
    Source("products", _("Products"), find_products, _goes_to_products),
    Source("models", _("Device models"), find_models, is_at_provider),
)
