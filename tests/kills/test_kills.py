"""`kill -9` at named points of order, posting and issuing: whoever comes back finds nothing lost, nothing doubled."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

import psycopg
import pytest
from django.db import connection, connections

from cast import build_cast
from databases import drop_database
from huolto.charges.commands import ensure_period
from huolto.foundation.actors import Actor
from huolto.foundation.database import ConnectionParameters
from huolto.shop.commands import LineChanges, add_to_cart, change_cart_line
from huolto.shop.models import Cart
from kills.thread import CART_KEY
from own_database import as_url
from thread_world import finnish_world

pytestmark = pytest.mark.django_db

POINTS = (
    "order.after_request",
    "order.after_lines",
    "order.before_commit",
    "fulfilment.received",
    "charges.usage_stored",
    "charges.usage_decided",
    "fulfilment.delivered",
    "fulfilment.in_service",
    "invoicing.billing_locked",
    "charges.closing_begun",
    "charges.decided_again",
    "charges.ratings_stored",
    "charges.after_rating",
    "charges.chunk_posted",
    "charges.period_closed",
    "charges.next_opened",
    "invoicing.after_closing",
    "invoicing.before_drafts",
    "invoicing.after_drafts",
    "invoicing.after_lines",
    "invoicing.after_taking_charges",
    "invoicing.before_run_commits",
    "invoicing.before_numbers",
    "invoicing.after_numbers",
    "invoicing.after_issue",
    "invoicing.before_issue_commits",
    "invoicing.after_credit_lines",
    "invoicing.after_settling_charges",
)
"""Where the process is killed; a point that is never reached fails its test."""


@pytest.fixture(scope="module")
def filled(django_db_setup: None, django_db_blocker: Any) -> Any:
    """A database with a full cart, to be copied for each kill; answers how to copy it."""
    with django_db_blocker.unblock():
        settings = connection.settings_dict
        template = f"{settings['NAME']}_kills"
        with _administrator(settings) as administrator:
            drop_database(administrator, template)
            connection.close()
            administrator.execute(f'CREATE DATABASE "{template}" TEMPLATE "{settings["NAME"]}"')
        original = settings["NAME"]
        connections["default"].close()
        connections["default"].settings_dict["NAME"] = template
        try:
            _fill()
        finally:
            connections["default"].close()
            connections["default"].settings_dict["NAME"] = original
        yield settings, template
        with _administrator(settings) as administrator:
            drop_database(administrator, template)


@pytest.fixture(scope="module")
def go(filled: Any) -> Any:
    """Goes through the thread in a process of its own, on a database of that name."""
    settings, _template = filled
    environment = {
        **os.environ,
        "DATABASE_URL": as_url(_parameters(settings, "postgres")),
        "DJANGO_SETTINGS_MODULE": "huolto.config.settings.test",
        "PYTHONPATH": str(Path(__file__).resolve().parents[1]),
        "HUOLTO_LOG_LEVEL": "ERROR",
    }
    server = subprocess.Popen(
        [sys.executable, "-m", "kills.thread"],
        env=environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert server.stdin
    assert server.stdout

    def through(database: str, kill_at: str | None = None) -> dict[str, Any]:
        server.stdin.write(json.dumps({"database": database, "kill_at": kill_at}) + "\n")
        server.stdin.flush()
        return json.loads(server.stdout.readline())

    yield through
    server.stdin.close()
    server.wait(timeout=20)


@pytest.fixture(scope="module")
def undisturbed(filled: Any, go: Any) -> dict[str, Any]:
    """What the thread leaves when nothing goes wrong."""
    with _copy(*filled, "reference") as database:
        answer = go(database)
        assert not answer["error"], answer["error"]
        return answer["state"]


def test_the_undisturbed_thread_ends_with_two_invoices_and_a_credit_note(undisturbed: dict[str, Any]) -> None:
    kinds = sorted(kind for _number, kind, state, _gross in undisturbed["invoices"] if state == "issued")
    assert kinds == ["credit_note", "invoice", "invoice"]
    assert undisturbed["orders"] == ["fulfilled"]
    assert undisturbed["carts"] == 0
    assert undisturbed["usages"] == 3


@pytest.mark.parametrize("point", POINTS)
def test_a_kill_loses_and_doubles_nothing(
    point: str, filled: Any, go: Any, undisturbed: dict[str, Any]
) -> None:
    with _copy(*filled, point.replace(".", "_")) as database:
        killed = go(database, kill_at=point)
        assert killed["signal"] == signal.SIGKILL, f"{point} was never reached. {killed['error']}"
        again = go(database)
        assert not again["error"], again["error"]
        assert again["state"] == undisturbed


def _fill() -> None:
    cast = build_cast()
    world = finnish_world(cast, since=date(2026, 1, 1))
    ensure_period(actor=Actor.system(cast.suopursu), label="2026-02")
    orderer = cast.actor(cast.orderer)
    for sku in ("lumo-book-14", "quiet-keyboard", "drawing-suite"):
        add_to_cart(actor=orderer, assortment_id=world.assortment.pk, product_id=world.goods.products[sku].pk)
    cart = Cart.objects.get()
    for line in cart.lines.all():
        change_cart_line(
            actor=orderer,
            line_id=line.pk,
            changes=LineChanges(
                place_id=cast.town_hall.pk,
                cost_centre_id=cast.basic_education.pk,
                package_id=line.package_id,
            ),
        )
    Cart.objects.update(key=CART_KEY)


@contextmanager
def _copy(settings: dict[str, Any], template: str, suffix: str) -> Iterator[str]:
    """The name of a copy of the template, which is there for as long as the block lasts."""
    name = f"{template}_{suffix}"[:63]
    with _administrator(settings) as administrator:
        drop_database(administrator, name)
        administrator.execute(f'CREATE DATABASE "{name}" TEMPLATE "{template}"')
    try:
        yield name
    finally:
        with _administrator(settings) as administrator:
            drop_database(administrator, name)


def _parameters(settings: dict[str, Any], name: str) -> ConnectionParameters:
    return ConnectionParameters(
        host=settings["HOST"],
        port=int(settings["PORT"]),
        user=settings["USER"],
        password=settings["PASSWORD"],
        dbname=name,
    )


def _administrator(settings: dict[str, Any]) -> psycopg.Connection[Any]:
    return psycopg.connect(
        host=settings["HOST"],
        port=settings["PORT"],
        user=settings["USER"],
        password=settings["PASSWORD"],
        dbname="postgres",
        autocommit=True,
    )
