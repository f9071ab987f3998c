"""All resources of the API: what their addresses begin with, and their operations."""

from ninja import Router

from huolto.api import (
    bulk,
    calendar,
    catalogue,
    events,
    guides,
    item_past,
    item_steps,
    items,
    jobs,
    me,
    money,
    orders,
    parties,
    requests,
    webhooks,
)
from huolto.api.application import API

ROUTERS: tuple[tuple[str, Router], ...] = (
    ("me", me.router),
    ("items", items.router),
    ("items", item_steps.router),
    ("items", item_past.router),
    ("leases", item_past.leases_router),
    ("bulk-changes", bulk.router),
    ("", parties.router),
    ("", catalogue.router),
    ("calendar-days", calendar.router),
    ("orders", orders.router),
    ("requests", requests.router),
    ("requests", guides.remote_router),
    ("guide-runs", guides.runs_router),
    ("approvals", requests.approvals_router),
    ("charges", money.charges_router),
    ("invoices", money.invoices_router),
    ("exports", jobs.exports_router),
    ("imports", jobs.imports_router),
    ("events", events.router),
    ("webhooks", webhooks.router),
)
"""What the addresses of a resource begin with, and its operations."""

for _prefix, _router in ROUTERS:
    API.add_router(_prefix, _router)
