"""Who calls: a token, the membership that it acts as, and how often it may call."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _
from ninja.security import HttpBearer

from huolto.foundation.actors import Actor
from huolto.foundation.errors import DomainError
from huolto.foundation.localisation import figure
from huolto.foundation.models import Provider
from huolto.foundation.rates import Rate, counted_call
from huolto.parties.commands.api_tokens import MARK, hash_of_secret
from huolto.parties.models import ApiToken, Organisation, Person
from huolto.parties.queries import acting_as, today_at

USE_NOTED_EVERY = timedelta(minutes=1)


_VALID = """
SELECT t.*, m.user_id AS of_user, m.person_id AS of_person, p.name AS of_name,
       o.id AS of_organisation, o.name AS of_organisation_name, o.path AS of_path, o.roles AS of_roles
FROM parties_apitoken t
JOIN foundation_provider v ON v.id = t.provider_id AND v.is_active
JOIN parties_membership m ON m.id = t.membership_id AND m.is_active
JOIN parties_user u ON u.id = m.user_id AND u.is_active
JOIN parties_person p ON p.id = m.person_id AND p.is_active
JOIN parties_organisation o ON o.id = p.organisation_id AND o.is_active
WHERE t.secret_hash = %s AND t.revoked_at IS NULL
"""
"""Asked by every call, so written out: Django would take longer to build it than the database to answer."""


class NoToken(DomainError):
    """No token, or none that is valid here: which of the two is not said."""

    code = "no-valid-token"
    status = 401


class OutOfScope(DomainError):
    """The token is not for this."""

    code = "out-of-scope"
    status = 403


class TooManyCalls(DomainError):
    """The token has called too often in this minute."""

    code = "too-many-calls"
    status = 429


@dataclass(frozen=True)
class Call:
    """One call: the token, the actor that it acts as, where its rate stands."""

    token: ApiToken
    actor: Actor
    rate: Rate

    @property
    def caller(self) -> str:
        """What the caller is called where calls are counted and kept."""
        return f"token:{self.token.pk}"

    def may(self, scope: str) -> bool:
        """Whether the token is for this; who may write may read."""
        return scope in self.token.scopes or scope.replace(":read", ":write") in self.token.scopes


def call_of(request: Any) -> Call:
    """Who calls, counted; sets `request.provider` where the address names none.

    Raises NoToken, and TooManyCalls (with `details["rate"]`).
    """
    scheme, _blank, secret = request.headers.get("Authorization", "").partition(" ")
    secret = secret.strip()
    if scheme.lower() != "bearer" or not secret.startswith(MARK):
        raise NoToken(
            _("Send a token: “Authorization: Bearer …”. You make one under your name, at “API tokens”.")
        )
    token = _valid_token(secret, request.provider)
    if token is None or (request.provider is not None and request.provider.pk != token.provider_id):
        raise NoToken(
            _("This token is not valid here: it was revoked, is over, or belongs to another provider.")
        )
    provider = request.provider or token.provider
    request.provider = provider
    rate = counted_call(provider_id=provider.pk, caller=f"token:{token.pk}", limit=token.calls_a_minute)
    if rate.is_exceeded:
        raise TooManyCalls(
            _("This token may call %(limit)s times a minute. Wait %(seconds)s s.")
            % {"limit": figure(rate.limit), "seconds": figure(rate.resets_in)},
            details={"rate": rate},
        )
    _note_use(token, timezone.now())
    return Call(token=token, actor=_actor(token, provider), rate=rate)


def _actor(token: Any, provider: Provider) -> Actor:
    """As whom a token acts, from what was read with it."""
    organisation = Organisation(
        pk=token.of_organisation,
        name=token.of_organisation_name,
        path=token.of_path,
        roles=token.of_roles,
    )
    person = Person(pk=token.of_person, name=token.of_name)
    return acting_as(person, organisation, token.of_user, provider=provider)


def _valid_token(secret: str, provider: Provider | None) -> ApiToken | None:
    """The token of this secret, if it is valid where it belongs; `provider` is that of the address."""
    found = next(iter(ApiToken.objects.raw(_VALID, [hash_of_secret(secret)])), None)
    if found is None or found.expires_on <= today_at(provider or found.provider):
        return None
    return found


def _note_use(token: ApiToken, now: datetime) -> None:
    before = now - USE_NOTED_EVERY
    if token.last_used_at is None or token.last_used_at <= before:
        # Of calls at the same moment one writes; the others find it done.
        unnoted = Q(last_used_at=None) | Q(last_used_at__lte=before)
        ApiToken.objects.filter(unnoted, pk=token.pk).update(last_used_at=now)


class Bearer(HttpBearer):
    """The scope that an operation asks for; who calls is known by then (`application.guarded`)."""

    openapi_bearerFormat = "huolto_…"  # noqa: N815 - the name in OpenAPI

    def __init__(self, scope: str) -> None:
        super().__init__()
        self.scope = scope

    def __call__(self, request: Any) -> Call:
        """The call; raises OutOfScope."""
        call: Call = request.call
        if not call.may(self.scope):
            raise OutOfScope(
                _("This token is not for “%(scope)s”. Make one that is.") % {"scope": self.scope},
                details={"needs": self.scope},
            )
        return call

    def authenticate(self, request: Any, token: str) -> Call:
        """Not asked: `__call__` answers."""
        raise NotImplementedError


class Anything(Bearer):
    """Any valid token will do."""

    def __init__(self) -> None:
        super().__init__("")

    def __call__(self, request: Any) -> Call:
        """The call."""
        call: Call = request.call
        return call
