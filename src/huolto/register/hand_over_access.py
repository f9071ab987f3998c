"""Who may see a hand-over and who may answer it."""

import hashlib
import secrets

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.crypto import salted_hmac

from huolto.foundation.actors import Actor
from huolto.foundation.errors import NotVisible
from huolto.register.access import items_changeable_by
from huolto.register.choices import HandOverState
from huolto.register.models import HandOver, HandOverItem

_RELATED = ("person__organisation", "handed_by", "place", "customer", "provider", "signature", "receipt")


def hand_overs_visible_to(actor: Actor) -> "QuerySet[HandOver]":
    """Those that the actor is asked to confirm, has handed over, or whose items the actor may all change."""
    lines = HandOverItem.objects.filter(hand_over=OuterRef("pk"))
    foreign = lines.exclude(item__in=items_changeable_by(actor))
    mine = Q(person_id=actor.person_id) if actor.person_id else Q(pk__in=[])
    reached = mine | (Exists(lines) & ~Exists(foreign))
    return HandOver.objects.of(actor.provider).filter(reached).select_related(*_RELATED)


def hand_over_visible_to(actor: Actor, pk: int) -> HandOver:
    """One hand-over, or NotVisible."""
    found = hand_overs_visible_to(actor).filter(pk=pk).first()
    if found is None:
        raise NotVisible
    return found


def may_manage(actor: Actor, hand_over: HandOver) -> bool:
    """Whether the actor may let it be signed on the spot, remind and withdraw: who may change all of its items."""
    lines = HandOverItem.objects.filter(hand_over=hand_over)
    return not lines.exclude(item__in=items_changeable_by(actor)).exists()


def waiting_for(actor: Actor) -> "QuerySet[HandOver]":
    """What the actor is asked to confirm."""
    return (
        HandOver.objects.of(actor.provider)
        .filter(person_id=actor.person_id, state=HandOverState.WAITING)
        .select_related(*_RELATED)
        .order_by("asked_at", "pk")
    )


def waiting_of_item(actor: Actor, item_id: int) -> HandOver | None:
    """The hand-over of an item that waits for an answer, if the actor may see it."""
    waiting = HandOverItem.objects.filter(item_id=item_id, is_waiting=True).values("hand_over_id")
    return hand_overs_visible_to(actor).filter(pk__in=waiting).first()


def hand_over_of_token(provider_id: int, token: str) -> HandOver:
    """The hand-over that a mailed link belongs to; raises NotVisible for a wrong or foreign token."""
    found = (
        HandOver.objects.of(provider_id).filter(token_hash=hash_of(token)).select_related(*_RELATED).first()
    )
    if found is None:
        raise NotVisible
    return found


def new_nonce() -> str:
    """What makes a token unlike all others."""
    return secrets.token_hex(16)


def token_of(nonce: str) -> str:
    """The token of a link: whoever reads the database alone cannot make it."""
    return salted_hmac("huolto.hand_over", nonce, algorithm="sha256").hexdigest()


def hash_of(token: str) -> str:
    """What is stored of a token."""
    return hashlib.sha256(token.encode()).hexdigest()
