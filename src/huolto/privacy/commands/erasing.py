"""Erases a person: asked for with the name typed, done by a job in one transaction, files last.

A killed job leaves either everything or nothing in the database; files that are left are taken up again by the next.
"""

import secrets

from django.core.files.storage import default_storage
from django.utils import timezone
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from huolto.foundation.actors import Actor
from huolto.foundation.commands import command
from huolto.foundation.errors import InvalidInput, NotVisible, WrongState
from huolto.foundation.events import publish
from huolto.foundation.jobs import enqueue
from huolto.foundation.killpoints import reached
from huolto.foundation.locks import lock_name, lock_row
from huolto.foundation.personal_data import Erasing, domains
from huolto.parties.models import Person
from huolto.parties.names import pseudonym, stored_pseudonym
from huolto.parties.personal_data import subject_of
from huolto.privacy.access import require_care_of
from huolto.privacy.choices import ErasureState
from huolto.privacy.events import PersonErased
from huolto.privacy.models import Erasure
from huolto.privacy.queries import reasons_against
from huolto.privacy.redacting import redact


@command
def ask_erasure(*, actor: Actor, person_id: int, typed_name: str) -> Erasure:
    """Have a person erased by a job; `typed_name` is what the officer typed to confirm.

    Raises NotVisible outside the officer's care, NotAllowed for the officer itself, InvalidInput for another name,
    WrongState while something forbids it. Asked again, the erasure under way is answered.
    """
    person = require_care_of(actor, person_id)
    standing = Erasure.objects.of(actor.provider).filter(person=person).exclude(state=ErasureState.REFUSED)
    if found := standing.first():
        return found
    if " ".join(typed_name.split()).casefold() != " ".join(person.name.split()).casefold():
        raise InvalidInput(_("This is not the person's name. Type it as it stands above."), field="name")
    _require_no_reason(person)
    erasure = Erasure.objects.create(
        provider=actor.provider, person=person, asked_by_id=actor.person_id, state=ErasureState.WAITING
    )
    enqueue("privacy.erase", erasure_id=erasure.pk)
    return erasure


@command
def erase_person(*, actor: Actor, erasure_id: int) -> Erasure:
    """Put a pseudonym in the person's place, everywhere and in the histories too; figures and cases stay.

    Does nothing once it is settled. What forbids it by now refuses it. The job's part: raises NotVisible for anybody
    but the program itself.
    """
    if not actor.is_system:
        raise NotVisible
    erasure = lock_row(Erasure.objects.of(actor.provider), erasure_id)
    if erasure.state != ErasureState.WAITING:
        return erasure
    person = lock_row(Person.objects.of(actor.provider).select_related("provider"), erasure.person_id)
    if list(reasons_against(person)):
        erasure.state = ErasureState.REFUSED
        erasure.save(update_fields=["state"])
        return erasure
    erasing = _begin(person)
    reached("privacy.erasure_begun")
    texts = redact(erasing)
    reached("privacy.texts_redacted")
    for domain in domains():
        if domain.erase is not None:
            domain.erase(erasing)
    erasure.state, erasure.done_at = ErasureState.DONE, timezone.now()
    erasure.figures = {"texts": texts, "files": len(erasing.files)}
    erasure.files_left = erasing.files
    erasure.save()
    publish(
        PersonErased(
            provider_id=actor.provider_id,
            occurred_at=erasure.done_at,
            customer_id=person.organisation_id,
            person_id=erasure.asked_by_id,
            erased_person_id=person.pk,
        )
    )
    enqueue("privacy.forget_files", erasure_id=erasure.pk)
    reached("privacy.before_erasure_commits")
    return erasure


def forget_files(erasure_id: int) -> None:
    """Empty the places of the files in the storage, one after the other; a killed job's rest is done by the next."""
    erasure = Erasure.objects.get(pk=erasure_id)
    left = list(erasure.files_left)
    while left:
        # A place that is empty already is no mistake: the job before was killed right after emptying it.
        default_storage.delete(left[0])
        reached("privacy.file_forgotten")
        del left[0]
        Erasure.objects.filter(pk=erasure_id).update(files_left=left)


def begin_erasing(person: Person, code: str) -> Erasing:
    """What an erasure of this person would look for, under this code; changes nothing."""
    with override(person.provider.language):
        said = pseudonym(code)
    return Erasing(subject=subject_of(person), stored_name=stored_pseudonym(code), said=said)


def _begin(person: Person) -> Erasing:
    lock_name(f"pseudonyms:{person.provider_id}")
    length = 4
    while True:
        code = secrets.token_hex(4)[:length].upper()
        if not Person.objects.of(person.provider_id).filter(name=stored_pseudonym(code)).exists():
            return begin_erasing(person, code)
        length = min(length + 1, 8)


def _require_no_reason(person: Person) -> None:
    if person.erased_at is not None:
        raise WrongState(_("This person is erased already."))
    reasons = list(reasons_against(person))
    if reasons:
        raise WrongState(
            _t("This person cannot be erased yet. %(why)s") % {"why": " ".join(one.said for one in reasons)}
        )
