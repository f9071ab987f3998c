"""A call that is sent twice is done once.

`answered_once` runs a call and keeps its answer in the same transaction; the same call again under the same key
gets the kept answer and does nothing. What was refused changed nothing and is not kept: it may be sent again.
"""

import hashlib
from collections.abc import Callable
from datetime import datetime, timedelta

from django.db import transaction
from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from huolto.foundation.errors import DomainError
from huolto.foundation.locks import try_lock_name
from huolto.foundation.models import KeptAnswer
from huolto.foundation.sealing import SealBroken, seal, unseal

KEPT_FOR = timedelta(hours=24)
KEPT_HEADERS = ("Content-Type", "Location", "ETag")


class KeyUsedOtherwise(DomainError):
    """The key stands for another call."""

    code = "idempotency-key-reused"
    status = 422
    default_message = _("This idempotency key was used for another call. Take a new key for a new call.")


class StillUnderWay(DomainError):
    """The same call is being answered at this moment."""

    code = "idempotency-key-busy"
    status = 409
    default_message = _(
        "The first call with this idempotency key is still under way. Send it again in a moment."
    )


def fingerprint_of(method: str, address: str, body: bytes) -> str:
    """What tells one call from another."""
    return hashlib.sha256(b"\n".join((method.encode(), address.encode(), body))).hexdigest()


def answered_once(
    call: Callable[[], HttpResponse], *, provider_id: int, caller: str, key: str, fingerprint: str
) -> HttpResponse:
    """Answer a call, or give the answer that it got before.

    Raises KeyUsedOtherwise, and StillUnderWay while another process answers the same call.
    """
    with transaction.atomic():
        if not try_lock_name(_place(provider_id, caller, key)):
            raise StillUnderWay
        kept = KeptAnswer.objects.filter(provider_id=provider_id, caller=caller, key=key).first()
        if kept is not None and kept.made_at > timezone.now() - KEPT_FOR:
            if kept.fingerprint != fingerprint:
                raise KeyUsedOtherwise
            return _again(kept)
        answer = call()
        if answer.status_code >= 300:
            transaction.set_rollback(True)
            return answer
        if kept is not None:
            kept.delete()
        KeptAnswer.objects.create(
            provider_id=provider_id,
            caller=caller,
            key=key,
            fingerprint=fingerprint,
            status=answer.status_code,
            headers=[[name, answer[name]] for name in KEPT_HEADERS if name in answer],
            body=seal(answer.content.decode("latin-1"), place=_place(provider_id, caller, key)).encode(),
            made_at=timezone.now(),
        )
        return answer


def forget_old_answers(now: datetime | None = None) -> int:
    """Forget answers that are no longer given again; answers how many."""
    old = KeptAnswer.objects.filter(made_at__lte=(now or timezone.now()) - KEPT_FOR)
    return old.delete()[0]


def kept_body(kept: KeptAnswer) -> bytes:
    """What was answered: it may tell a secret that is told once only, so it is kept sealed. Raises SealBroken."""
    place = _place(kept.provider_id, kept.caller, kept.key)
    return unseal(bytes(kept.body).decode("ascii"), place=place).encode("latin-1")


def _place(provider_id: int, caller: str, key: str) -> str:
    return f"answer:{provider_id}:{caller}:{key}"


def _again(kept: KeptAnswer) -> HttpResponse:
    try:
        body = kept_body(kept)
    except SealBroken as error:
        raise KeyUsedOtherwise from error  # by an installation with another secret
    answer = HttpResponse(body, status=kept.status)
    for name, value in kept.headers:
        answer[name] = value
    answer["Idempotent-Replayed"] = "true"
    return answer
