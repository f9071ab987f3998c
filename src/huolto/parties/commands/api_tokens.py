"""Tokens for programs: made by whom they act as, revoked by them or their administrator."""

import hashlib
import secrets
from collections.abc import Iterable
from datetime import date, timedelta

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _

from huolto.foundation.actors import Actor
from huolto.foundation.commands import command
from huolto.foundation.errors import InvalidInput, NotAllowed
from huolto.foundation.localisation import figure
from huolto.foundation.locks import lock_row
from huolto.parties.access import tokens_visible_to
from huolto.parties.choices import ApiScope
from huolto.parties.models import ApiToken, Membership
from huolto.parties.queries import today_at

MARK = "huolto_"
"""What every token begins with, so that a scanner of leaked secrets knows one."""

LONGEST_DAYS = 3 * 366
MOST_TOKENS = 50


@command
def create_api_token(
    *, actor: Actor, membership: Membership, name: str, scopes: Iterable[str], expires_on: date
) -> tuple[ApiToken, str]:
    """Make a token that acts as one of the actor's own memberships; answers it and its secret, told this once only.

    Raises InvalidInput for an empty name, an unknown or no scope, a day that is over or more than three years
    ahead; NotAllowed for somebody else's membership.
    """
    if membership.person_id != actor.person_id or membership.provider_id != actor.provider_id:
        raise NotAllowed
    name = name.strip()
    chosen = sorted(set(scopes))
    if not name:
        raise InvalidInput(_("Give it a name by which you know the program later."), field="name")
    if not chosen or not set(chosen) <= set(ApiScope.values):
        raise InvalidInput(_("Choose what the token may be used for."), field="scopes")
    today = today_at(actor.provider)
    if expires_on <= today:
        raise InvalidInput(_("Choose a day that is still to come."), field="expires_on")
    if expires_on > today + timedelta(days=LONGEST_DAYS):
        raise InvalidInput(_("A token is valid for three years at the most."), field="expires_on")
    own = ApiToken.objects.of(actor.provider).filter(membership=membership, revoked_at=None)
    if own.count() >= MOST_TOKENS:
        raise InvalidInput(_("You have %(most)s tokens. Revoke one first.") % {"most": figure(MOST_TOKENS)})
    secret = MARK + secrets.token_urlsafe(32)
    token = ApiToken.objects.create(
        provider=actor.provider,
        membership=membership,
        name=name[:100],
        prefix=secret[: len(MARK) + 5],
        secret_hash=hash_of_secret(secret),
        scopes=chosen,
        calls_a_minute=settings.HUOLTO_API_CALLS_A_MINUTE,
        expires_on=expires_on,
    )
    return token, secret


@command
def revoke_api_token(*, actor: Actor, token_id: int) -> ApiToken:
    """End a token at once: one's own, or that of somebody one administers. Doing it twice changes nothing."""
    token: ApiToken = lock_row(tokens_visible_to(actor), token_id)
    if token.revoked_at is None:
        token.revoked_at = timezone.now()
        token.revoked_by_id = actor.person_id
        token.save(update_fields=["revoked_at", "revoked_by"])
    return token


def hash_of_secret(secret: str) -> str:
    """What is kept of a secret."""
    return hashlib.sha256(secret.encode()).hexdigest()
