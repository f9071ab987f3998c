"""What was changed of a webhook: when, by whom, and what. Begin at `changes_of_webhook`."""

from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise
from typing import Any

from django.apps import apps
from django.utils.translation import gettext as _

from huolto.connectors.choices import WebhookState
from huolto.connectors.models import WebhookEndpoint
from huolto.foundation.actors import Actor
from huolto.parties.doers import name_of_doer, names_of_doers

SHOWN = 10


@dataclass(frozen=True)
class WebhookChange:
    """One change: what is different since: its state in words, its address, events put in and taken out."""

    at: datetime
    by: str
    says: str
    address: str = ""
    added: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()


def changes_of_webhook(actor: Actor, endpoint: WebhookEndpoint, limit: int = SHOWN) -> list[WebhookChange]:
    """The latest changes of a webhook that the actor looks after, newest first; its beginning is the last of them."""
    versions: Any = apps.get_model("connectors", "WebhookEndpointEvent").objects
    mine = versions.filter(pgh_obj_id=endpoint.pk, provider_id=endpoint.provider_id)
    rows = list(mine.select_related("pgh_context").order_by("-pgh_id")[: limit + 1])
    names = names_of_doers(actor, rows)
    told = [_change(after, before, names) for after, before in pairwise(rows)]
    if rows and rows[-1].pgh_label == "insert":
        first = rows[-1]
        told.append(WebhookChange(first.pgh_created_at, name_of_doer(names, first), _("Set up")))
    return [one for one in told if one.says or one.address or one.added or one.removed][:limit]


def _change(after: Any, before: Any, names: Any) -> WebhookChange:
    said = _("Paused") if after.state == WebhookState.PAUSED else _("Goes on")
    return WebhookChange(
        at=after.pgh_created_at,
        by=name_of_doer(names, after),
        says=said if after.state != before.state else "",
        address=after.url if after.url != before.url else "",
        added=tuple(sorted(set(after.names) - set(before.names))),
        removed=tuple(sorted(set(before.names) - set(after.names))),
    )
