"""A person's copy: asked for by them or by a data officer, put together by a job, fetched for some days."""

from datetime import timedelta

from django.utils import timezone

from huolto.foundation.actors import Actor
from huolto.foundation.commands import command
from huolto.foundation.events import publish
from huolto.foundation.files import remove_file, store_path
from huolto.foundation.jobs import enqueue
from huolto.foundation.locks import lock_row
from huolto.parties.models import Person
from huolto.privacy.access import people_in_care_of
from huolto.privacy.archive import archive_of
from huolto.privacy.choices import CopyState
from huolto.privacy.events import CopyAsked
from huolto.privacy.models import PersonCopy
from huolto.privacy.retention import COPIES, days_of


@command
def ask_copy(*, actor: Actor, person_id: int) -> PersonCopy:
    """Ask for a copy of all that is held about a person: oneself, or somebody in the officer's care.

    One that is still being put together for the same reader is answered instead. Raises NotVisible.
    """
    people = Person.objects.of(actor.provider)
    if person_id != actor.person_id:
        people = people_in_care_of(actor)
    person = lock_row(people, person_id)
    waiting = PersonCopy.objects.of(actor.provider).filter(
        person=person, asked_by_id=actor.person_id, state=CopyState.WAITING
    )
    if found := waiting.first():
        return found
    copy = PersonCopy.objects.create(provider=actor.provider, person=person, asked_by_id=actor.person_id)
    publish(
        CopyAsked(
            provider_id=actor.provider_id,
            occurred_at=copy.asked_at,
            customer_id=person.organisation_id,
            person_id=actor.person_id,
            of_person_id=person.pk,
            copy_id=copy.pk,
        )
    )
    enqueue("privacy.make_copy", copy_id=copy.pk)
    return copy


def make_copy(copy_id: int) -> None:
    """Put a copy together and keep it for the days of the rule; a second run does nothing once it is ready."""
    copy = PersonCopy.objects.select_related("person__organisation", "provider").get(pk=copy_id)
    if copy.state != CopyState.WAITING:
        return
    days = days_of(copy.provider)[COPIES] or 0
    with archive_of(copy.person) as (name, path):
        stored = store_path(provider=copy.provider, name=name, path=path, content_type="application/zip")
    settled = PersonCopy.objects.filter(pk=copy_id, state=CopyState.WAITING).update(
        state=CopyState.READY, file=stored, expires_at=timezone.now() + timedelta(days=days)
    )
    if not settled:
        remove_file(stored)
