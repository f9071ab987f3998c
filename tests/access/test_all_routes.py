"""Every address, as every role, by GET and by POST, with one's own and with foreign things: nobody forgets one.

A new page is found by itself. If its address names a thing, `addresses.py` must say which; a forgotten one fails here.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

import pytest
from django.conf import settings
from django.db import transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from access.addresses import ADDRESSES, CLOSED, EVERYBODY, ROLES, SEEN_BY, VALUES, Fixed
from access.objects import Objects, foreign_objects, own_objects
from cast import Cast
from huolto.foundation.actors import Actor
from huolto.foundation.views import Audience, Permission

PREFIX = "/p/suopursu"
SHARES = 4
"""Shares of the roles that may knock in processes of their own."""
NOT_HERE = (404, 405)
"""405 says only that the page takes another method, which anybody may know."""


@dataclass(frozen=True)
class Route:
    """One address and the view behind it."""

    name: str
    pattern: str
    view: Callable[..., Any]
    parts: tuple[str, ...]

    @property
    def permission(self) -> Permission | None:
        """What the view declared."""
        return getattr(self.view, "permission", None)


@dataclass(frozen=True)
class Knocker:
    """One role at the door: its session and what it may do here."""

    role: str
    session: str
    actor: Actor | None

    @property
    def is_signed_in(self) -> bool:
        """Whether it has a session."""
        return bool(self.session)


def walk(patterns: list[URLPattern | URLResolver], before: str = "") -> Iterator[Route]:
    for one in patterns:
        if isinstance(one, URLResolver):
            yield from walk(one.url_patterns, before + str(one.pattern))
        else:
            parts = tuple(one.pattern.converters)
            yield Route(one.name or "", before + str(one.pattern), one.callback, parts)


ROUTES = tuple(
    route
    for route in walk(get_resolver().url_patterns)
    if route.permission is None or route.permission.audience is not Audience.PROGRAM
)
"""All addresses but those of the API, which `test_all_operations` walks by its own document."""


def test_every_view_declares_who_may_open_it() -> None:
    undeclared = [route.pattern for route in ROUTES if route.permission is None]
    assert not undeclared, f"Put @page(Audience...) on the views of: {', '.join(undeclared)}"


def test_every_address_has_a_name_of_its_own() -> None:
    names = [route.name for route in ROUTES]
    assert all(names)
    assert sorted(names) == sorted(set(names))


def test_every_address_that_names_a_thing_says_which() -> None:
    for route in ROUTES:
        told = ADDRESSES.get(route.name, {})
        missing = [part for part in route.parts if part not in told]
        assert not missing, (
            f"{route.pattern}: add ADDRESSES[{route.name!r}] = {{{missing[0]!r}: ...}} to tests/access/addresses.py"
            " (a field of Objects, or Fixed), so that foreign ids can be tried on it."
        )
    known = {route.name for route in ROUTES}
    assert not set(ADDRESSES) - known, f"No longer there: {sorted(set(ADDRESSES) - known)}"
    fields = {field for told in ADDRESSES.values() for field in told.values() if isinstance(field, str)}
    assert fields <= set(SEEN_BY), f"Say in SEEN_BY who sees: {sorted(fields - set(SEEN_BY))}"


@pytest.mark.django_db
@pytest.mark.parametrize(
    "share",
    [pytest.param(share, marks=pytest.mark.xdist_group(f"all routes {share}")) for share in range(SHARES)],
)
def test_every_role_gets_what_the_permission_says_and_nothing_else(
    cast: Cast, monkeypatch: pytest.MonkeyPatch, share: int
) -> None:
    # Two thousand refusals: what their page looks like is tested elsewhere.
    monkeypatch.setattr("huolto.config.urls.handler404", lambda *_args, **_kwargs: HttpResponse(status=404))
    own, foreign = own_objects(cast), foreign_objects(cast)
    knockers = [knocker(cast, role) for role in list(ROLES)[share::SHARES]]
    wrong = [
        sentence
        for route in ROUTES
        if all(part in ADDRESSES.get(route.name, {}) for part in route.parts)
        for one in knockers
        for sentence in (
            *wrong_with(route, one, own, whose="own"),
            # Whose id it is matters only to those who may open the page at all.
            *(
                wrong_with(route, one, foreign, whose="foreign")
                if names_a_thing(route) and opens(route, one)
                else ()
            ),
        )
    ]
    assert not wrong, f"{len(wrong)} answers are wrong:\n" + "\n".join(wrong)


def wrong_with(route: Route, one: Knocker, objects: Objects, *, whose: str) -> Iterator[str]:
    """What is wrong with the answers that this role gets at this address."""
    told = ADDRESSES.get(route.name, {})
    filled = {
        part: field.value if isinstance(field, Fixed) else getattr(objects, field)
        for part, field in ((part, told[part]) for part in route.parts)
    }
    address = PREFIX + reverse(route.name, kwargs=filled)
    sees = whose == "own" and all(
        one.role in SEEN_BY.get(field, EVERYBODY) for field in told.values() if isinstance(field, str)
    )
    assert route.permission is not None
    allowed = opens(route, one)
    for method in ("GET", "POST"):
        status, location = knock(one, method, address)
        said = f"{one.role}: {method} {address} ({whose}) answered {status}"
        if status >= 500:
            yield f"{said}: nothing may fail"
        elif not allowed and not one.is_signed_in and route.permission.audience is not Audience.ANYONE:
            if status != 302 or not location.startswith(f"{PREFIX}/sign-in/"):
                yield f"{said}: strangers are asked to sign in"
        elif not allowed:
            if status != 404:
                yield f"{said}: may not be opened, so 404"
        elif not sees:
            if status not in NOT_HERE:
                yield f"{said}: may not be seen, so 404"
        elif method == "GET" and status == 404 and route.name not in CLOSED:
            yield f"{said}: may be seen"


def opens(route: Route, one: Knocker) -> bool:
    """Whether the view's permission lets this role in."""
    return route.permission is not None and route.permission.allows(one.actor, is_signed_in=one.is_signed_in)


def names_a_thing(route: Route) -> bool:
    fields = ADDRESSES.get(route.name, {}).values()
    return any(isinstance(field, str) and field not in VALUES for field in fields)


def knocker(cast: Cast, role: str) -> Knocker:
    who = ROLES[role]
    if who is None:
        return Knocker(role, "", None)
    person = getattr(cast, who)
    client = Client()
    client.force_login(cast.user(person), backend=settings.AUTHENTICATION_BACKENDS[0])
    here = person.provider_id == cast.suopursu.pk
    return Knocker(role, client.session.session_key or "", cast.actor(person) if here else None)


@cache
def door() -> Client:
    """One client for all: each new one would load the middleware, with every static file, again."""
    return Client(raise_request_exception=False)


def knock(one: Knocker, method: str, address: str) -> tuple[int, str]:
    """Ask once and forget what it changed."""
    client = door()
    client.cookies.clear()
    if one.session:
        client.cookies[settings.SESSION_COOKIE_NAME] = one.session
    with transaction.atomic():
        answer = client.generic(method, address, content_type="application/x-www-form-urlencoded")
        if answer.streaming:
            # Read to its end: closed unread, it would close the connection of the test too.
            b"".join(answer.streaming_content)
        transaction.set_rollback(True)
    return answer.status_code, answer.headers.get("Location", "")
