"""An inspector reads and never changes anything: every address is posted to, with something plausible in it."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.conf import settings
from django.db import connection, transaction
from django.http import HttpResponse
from django.urls import reverse

from access.addresses import ADDRESSES, Fixed
from access.objects import own_objects
from access.test_all_routes import PREFIX, ROUTES, door, knocker
from cast import Cast

OWN_ACCOUNT = frozenset(
    {
        "django_session",
        "foundation_cache",
        "parties_user",
        "parties_membership",
        "account_emailaddress",
        "foundation_outgoingmail",
        "procrastinate_jobs",
    }
)
"""Tables of the inspector's own login: signing out, a new password, the membership at work."""

OWN_REQUESTS = frozenset({"desk_servicerequest", "foundation_eventrecord"})
"""Asking for help is everybody's; no thing of the register is changed by it."""

OWN_ASKING = {"form_fill": frozenset({"desk_formdraft"})}
"""By address: a form that is begun is kept for oneself; sending it is a second step."""

OWN_TO_READ = {
    "news_dismiss": frozenset({"knowledge_dismissal"}),
    "notifications_read": frozenset({"parties_notification"}),
    "my_data": frozenset({"privacy_personcopy", "foundation_eventrecord"}),
    "device_view": frozenset({"parties_savedview"}),
    "device_cards": frozenset({"register_listexport"}),
    "invoice_pdf": frozenset({"invoicing_invoicefile", "foundation_storedfile"}),
}
"""By address: news put away and notifications read by oneself, a copy of one's own data, a view of one's own, a file of cards for oneself, and a paper that is written once, when its first reader asks for it."""

POSTED = {
    "code": "A-1", "codes": "A-1", "to": "closed", "kind": "missing", "do": "ignore", "all": "1", "confirm": "1",
    "reason": "because", "leaves": "1", "name": "A name", "text": "Words", "body": "Words", "holder": "",
    "from_on": "2026-11-01", "on": "2026-11-01", "revision": "1", "seen": "{}", "answer": "approve",
    "quantity": "2", "right": "order", "email": "somebody@kaarnalahti.example", "state": "closed",
}  # fmt: skip

_WRITES = re.compile(r'^\s*(?:INSERT INTO|UPDATE|DELETE FROM)\s+"?(\w+)"?', re.IGNORECASE)


class Writes:
    """The tables that are written to while this is in force."""

    def __init__(self) -> None:
        self.tables: set[str] = set()

    def __call__(self, execute: Callable[..., Any], sql: str, *rest: Any) -> Any:
        found = _WRITES.match(str(sql))
        if found:
            self.tables.add(found[1])
        return execute(sql, *rest)


@pytest.mark.django_db
def test_an_inspector_changes_nothing_whatever_is_posted_to_whatever_address(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("huolto.config.urls.handler404", lambda *_args, **_kwargs: HttpResponse(status=404))
    objects = own_objects(cast)
    inspector = knocker(cast, "inspector")
    client = door()
    posted = {
        **POSTED,
        "pick": objects.item,
        "place": cast.room_312.pk,
        "cost_centre": cast.administration.pk,
        "person": objects.person,
        "organisation": cast.kaarnalahti.pk,
        "customer": cast.kaarnalahti.pk,
    }
    written: dict[str, set[str]] = {}
    for route in ROUTES:
        told = ADDRESSES.get(route.name, {})
        if not all(part in told for part in route.parts):
            continue
        filled = {
            part: field.value if isinstance(field, Fixed) else getattr(objects, field)
            for part, field in told.items()
        }
        client.cookies.clear()
        client.cookies[settings.SESSION_COOKIE_NAME] = inspector.session
        writes = Writes()
        with transaction.atomic(), connection.execute_wrapper(writes):
            client.post(PREFIX + reverse(route.name, kwargs=filled), posted)
            transaction.set_rollback(True)
        own = OWN_TO_READ.get(route.name, frozenset()) | OWN_ASKING.get(route.name, frozenset())
        changed = writes.tables - OWN_ACCOUNT - OWN_REQUESTS - own
        if changed:
            written[route.name] = changed
    assert written == {}
