"""Whether mail reaches people: returned mail marks an address, a change, a mail from there or a hand clears it.

Begin at `mark_address_bounced`. Nothing more is sent to a gone address; what people are told on their pages stays.
"""

from collections.abc import Iterable

from django.db.models.functions import Lower
from django.utils import timezone

from huolto.foundation.actors import Actor
from huolto.foundation.commands import command
from huolto.foundation.events import publish
from huolto.foundation.locks import lock_row, lock_rows
from huolto.parties.access import require_to_clear_mail
from huolto.parties.choices import MailState
from huolto.parties.events import MailStateChanged
from huolto.parties.models import Person

MOST_BOUNCES = 9999


@command
def mark_address_bounced(
    *, actor: Actor, address: str, status: str, permanent: bool, address_is_gone: bool
) -> list[Person]:
    """Note that a mail to an address came back; answers the provider's people who have it.

    `status` is that of RFC 3463. No such mailbox makes the address `gone`, another permanent refusal `bouncing`; a
    temporary one only counts. An address that is gone stays so until somebody clears it.
    """
    if not address.strip():
        return []
    rows = Person.objects.of(actor.provider)
    ids = (
        rows.alias(address=Lower("email"))
        .filter(address=address.strip().lower())
        .values_list("pk", flat=True)
    )
    people: list[Person] = lock_rows(rows, ids)
    state = MailState.GONE if address_is_gone and permanent else MailState.BOUNCING if permanent else None
    for person in people:
        person.mail_bounces = min(person.mail_bounces + 1, MOST_BOUNCES)
        person.mail_status = status[:12]
        if state is not None and person.mail_state not in (state, MailState.GONE):
            _move(actor, person, state)
        person.save(update_fields=[*FIELDS])
    return people


@command
def clear_mail_state(*, actor: Actor, person: Person) -> Person:
    """Say that mail reaches a person again; the next one is sent. Doing it twice changes nothing."""
    cleared = lock_row(Person.objects.of(actor.provider).select_related("organisation"), person.pk)
    require_to_clear_mail(actor, cleared)
    _clear(actor, [cleared])
    return cleared


def heard_by_mail(*, actor: Actor, person_id: int) -> None:
    """Somebody wrote by mail: their address works. Inside the caller's transaction."""
    rows = Person.objects.of(actor.provider)
    if rows.filter(pk=person_id).exclude(mail_bounces=0).exists():
        _clear(actor, [lock_row(rows, person_id)])


def forget_bounces(person: Person) -> None:
    """What came back said nothing about the new address of a person who is about to be saved."""
    person.mail_state, person.mail_state_since = MailState.FINE, None
    person.mail_status, person.mail_bounces = "", 0


FIELDS = ("mail_state", "mail_state_since", "mail_status", "mail_bounces")


def _clear(actor: Actor, people: Iterable[Person]) -> None:
    for person in people:
        if person.mail_state != MailState.FINE:
            _move(actor, person, MailState.FINE)
        forget_bounces(person)
        person.save(update_fields=[*FIELDS])


def _move(actor: Actor, person: Person, state: str) -> None:
    person.mail_state, person.mail_state_since = state, timezone.now()
    publish(
        MailStateChanged(
            provider_id=actor.provider_id,
            occurred_at=person.mail_state_since,
            customer_id=person.organisation_id,
            person_id=actor.person_id,
            to_person_id=person.pk,
            state=state,
        )
    )
