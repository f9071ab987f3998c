"""Every operation of the API, as every role by a token of theirs, with one's own and with foreign things.

The operations are read from the API's own document. A new one is found by itself; if its address names a thing,
`NAMES` must say which.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from functools import cache
from typing import Any

import pytest
from django.conf import settings
from django.db import transaction
from django.test import Client
from django.utils import timezone

from access.addresses import EVERYBODY, ROLES, SEEN_BY, STAFF, WITHOUT_DEVICES
from access.objects import Objects, foreign_objects, own_objects
from cast import Cast
from huolto.api.document import document
from huolto.api.examples import body_example
from huolto.parties.choices import ApiScope
from huolto.parties.commands import create_api_token
from huolto.parties.models import Membership

BASE = "/p/suopursu/api/v1"

NAMES = {
    "item_id": "item",
    "lease_id": "lease",
    "change_id": "bulk_change",
    "person_id": "person",
    "place_id": "place",
    "cost_centre_id": "cost_centre",
    "organisation_id": "organisation",
    "model_id": "model",
    "product_id": "product",
    "assortment_id": "assortment",
    "order_id": "order",
    "request_id": "request",
    "run_id": "guide_run",
    "approval_id": "approval",
    "charge_id": "charge",
    "invoice_id": "invoice",
    "export_id": "list_export",
    "import_id": "device_import",
    "days_id": "calendar_days",
    "webhook_id": "webhook",
    "delivery_id": "webhook_delivery",
}
"""Which object stands for a name in an address."""

_AT_KAARNALAHTI = frozenset(
    {"employee", "inspector", "orderer", "hr", "customer administrator", "approver", "data officer"}
)
SEES: dict[str, frozenset[str]] = {
    **SEEN_BY,
    "device_import": (STAFF - WITHOUT_DEVICES - {"billing"}) | {"orderer"},
    "lease": (STAFF - WITHOUT_DEVICES) | {"orderer", "inspector"},
    "person": STAFF | {"customer administrator", "orderer", "inspector", "hr", "employee", "data officer"},
    "place": STAFF | _AT_KAARNALAHTI | {"orderer of a school"},
    "cost_centre": STAFF
    | {"orderer", "inspector", "approver", "customer administrator", "orderer of a school"},
    "organisation": STAFF | _AT_KAARNALAHTI | {"orderer of a school"},
    "model": STAFF | {"orderer", "inspector", "employee"},
    "product": STAFF | {"orderer", "orderer of a school"},
    "assortment": frozenset({"orderer"}),
    "charge": frozenset(
        {
            "billing",
            "account manager",
            "provider administrator",
            "orderer",
            "inspector",
            "customer administrator",
        }
    ),
}
"""As `SEEN_BY`, with what the API shows beside the pages: the same queries, without their way through a page."""


@dataclass(frozen=True)
class Operation:
    """One method at one address."""

    method: str
    path: str
    parts: tuple[str, ...]
    body: Any


def operations() -> Iterator[Operation]:
    schemas = document()["components"]["schemas"]
    for path, methods in document()["paths"].items():
        for method, told in methods.items():
            content = told.get("requestBody", {}).get("content", {}).get("application/json", {})
            body = body_example(content["schema"], schemas) if content else None
            parts = tuple(one["name"] for one in told["parameters"] if one["in"] == "path")
            yield Operation(method.upper(), path, parts, body)


OPERATIONS = tuple(operations())


def test_every_operation_that_names_a_thing_says_which() -> None:
    missing = {part for one in OPERATIONS for part in one.parts} - set(NAMES)
    assert not missing, f"Add {sorted(missing)} to NAMES"


def test_there_are_operations_to_look_at() -> None:
    assert {"/items", "/orders", "/invoices/{invoice_id}/pdf"} <= {one.path for one in OPERATIONS}


@pytest.mark.django_db
def test_every_role_gets_its_own_things_and_nothing_else(cast: Cast) -> None:
    own, foreign = own_objects(cast), foreign_objects(cast)
    wrong = [
        sentence
        for role, secret, is_here in programs(cast)
        for operation in OPERATIONS
        for whose, objects in (("own", own), ("foreign", foreign))
        if whose == "own" or (is_here and operation.parts)
        for sentence in wrong_with(operation, role, secret, is_here, objects, whose=whose)
    ]
    assert not wrong, f"{len(wrong)} answers are wrong:\n" + "\n".join(wrong)


def programs(cast: Cast) -> Iterator[tuple[str, str, bool]]:
    """Each role with the secret of a token for everything, and whether it belongs to this provider."""
    for role, who in ROLES.items():
        if who is None:
            yield role, "", False
            continue
        person = getattr(cast, who)
        _token, secret = create_api_token(
            actor=cast.actor(person),
            membership=Membership.objects.filter(person=person).earliest("pk"),
            name="All",
            scopes=ApiScope.values,
            expires_on=timezone.localdate() + timedelta(days=9),
        )
        yield role, secret, person.provider_id == cast.suopursu.pk


def wrong_with(
    operation: Operation, role: str, secret: str, is_here: bool, objects: Objects, *, whose: str
) -> Iterator[str]:
    fields = [NAMES[part] for part in operation.parts]
    path = operation.path.format(**{part: getattr(objects, NAMES[part]) for part in operation.parts})
    status, kind = knock(operation, path, secret)
    said = f"{role}: {operation.method} {path} ({whose}) answered {status}"
    if status >= 500:
        yield f"{said}: nothing may fail"
    elif status >= 400 and kind != "application/problem+json":
        yield f"{said}: a refusal is a problem document, this is {kind}"
    elif not is_here:
        if status != 401:
            yield f"{said}: has no token here, so 401"
    elif whose == "foreign":
        # What is wrong with the body may be said before the thing is looked for; nothing of it is told.
        if status not in (404, 422, 403):
            yield f"{said}: is another provider's, so 404"
    elif fields:
        sees = all(role in SEES.get(field, EVERYBODY) for field in fields)
        if operation.method == "GET" and sees != (status not in (404, 403)) and status != 409:
            yield f"{said}: {'may' if sees else 'may not'} be seen"
        if not sees and status < 300:
            yield f"{said}: may not be seen, so nothing may be done to it"


@cache
def door() -> Client:
    return Client(raise_request_exception=False)


def knock(operation: Operation, path: str, secret: str) -> tuple[int, str]:
    """Call once and forget what it changed."""
    headers = {"HTTP_AUTHORIZATION": f"Bearer {secret}"} if secret else {}
    if operation.method == "PATCH":
        headers["HTTP_IF_MATCH"] = "*"
    with transaction.atomic():
        answer = door().generic(
            operation.method,
            BASE + path,
            b"" if operation.body is None else json.dumps(operation.body, default=str).encode(),
            content_type="application/json",
            **headers,  # type: ignore[arg-type]
        )
        if answer.streaming:
            b"".join(answer.streaming_content)
        transaction.set_rollback(True)
    return answer.status_code, answer.headers.get("Content-Type", "").partition(";")[0]


def test_a_session_opens_no_operation(client: Client, cast_session: Any) -> None:
    """The browser's cookie is no token: another site could send it."""
    assert client.get(f"{BASE}/items").status_code == 401


@pytest.fixture
def cast_session(client: Client, cast: Cast) -> None:
    client.force_login(cast.user(cast.agent), backend=settings.AUTHENTICATION_BACKENDS[0])
