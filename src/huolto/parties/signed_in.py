"""Who is signed in, with all memberships and how much of each is unread: one query. Every page asks, so the SQL is
written out; nothing is kept from one request to the next.
"""

from functools import cache
from typing import Any

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY, get_user
from django.contrib.auth.models import AnonymousUser
from django.db import connection, models
from django.utils.crypto import constant_time_compare

from huolto.foundation.models import Provider
from huolto.foundation.written_out import columns_of, row_of, width_of
from huolto.parties.models import Membership, Organisation, Person, User
from huolto.parties.notices import unread_count
from huolto.parties.queries import memberships_of

_PARTS: tuple[tuple[type[models.Model], str], ...] = (
    (User, "u"),
    (Membership, "m"),
    (Person, "p"),
    (Organisation, "o"),
    (Provider, "s"),
)

_QUERY = """
SELECT {columns},
  (SELECT count(*) FROM parties_notification n WHERE n.membership_id = m.id AND n.read_at IS NULL)
FROM parties_user u
LEFT JOIN (
  parties_membership m
  JOIN parties_person p ON p.id = m.person_id AND p.is_active
  JOIN parties_organisation o ON o.id = p.organisation_id AND o.is_active
  JOIN foundation_provider s ON s.id = m.provider_id AND s.is_active
) ON m.user_id = u.id AND m.is_active
WHERE u.id = %s
ORDER BY s.name, o.name, m.id
"""


def user_of(request: Any) -> User | AnonymousUser:
    """The login of a request's session, as `django.contrib.auth.get_user` finds it; its memberships come along.

    Whatever is not the usual case (no login, another key, a changed password) is left to Django.
    """
    session = request.session
    if SESSION_KEY not in session or session.get(BACKEND_SESSION_KEY) not in settings.AUTHENTICATION_BACKENDS:
        return get_user(request)
    user_id = User._meta.pk.to_python(session[SESSION_KEY])
    user, memberships = _read(user_id)
    given = session.get(HASH_SESSION_KEY)
    if (
        user is None
        or not user.is_active
        or not given
        or not constant_time_compare(given, user.get_session_auth_hash())
    ):
        return get_user(request)
    request.memberships_read = (user_id, memberships)
    return user


def memberships_at_work(request: Any) -> list[Membership]:
    """The active memberships of the request's login, each with `unread`; read with the login where it was."""
    user_id, memberships = getattr(request, "memberships_read", (None, []))
    if user_id is not None and user_id == request.user.pk:
        return memberships
    return list(memberships_of(request.user).annotate(unread=unread_count()))


def _read(user_id: int) -> tuple[User | None, list[Membership]]:
    with connection.cursor() as cursor:
        cursor.execute(_query(), [user_id])
        rows = cursor.fetchall()
    user = None
    memberships = []
    for row in rows:
        user, membership, person, organisation, provider = _made(row)
        if membership.pk is None:
            continue
        membership.user, membership.person, membership.provider = user, person, provider
        person.organisation = organisation
        membership.unread = row[-1]
        memberships.append(membership)
    return user, memberships


def _made(row: tuple[Any, ...]) -> list[Any]:
    """An object of each model of `_PARTS`; one that is not there has no key."""
    made = []
    at = 0
    for model, _table in _PARTS:
        width = width_of(model)
        made.append(row_of(model, row[at : at + width]))
        at += width
    return made


@cache
def _query() -> str:
    return _QUERY.format(columns=", ".join(columns_of(model, table) for model, table in _PARTS))
