"""What people have begun on forms, for whoever goes on with it: the answers so far and the files chosen for it."""

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from uuid import NAMESPACE_OID, UUID, uuid5

from huolto.desk.files import NewFile
from huolto.desk.forms import (
    beginnings_for,
    choices_for,
    definition_of,
    form_for,
    known_of,
    published_version,
)
from huolto.desk.models import Form, FormAnswers, FormDraft, FormDraftFile, ServiceRequest
from huolto.foundation.actors import Actor
from huolto.foundation.errors import NotVisible
from huolto.parties.models import Person
from huolto.parties.queries import today_at
from huolto.rules.forms import Definition, check_answers
from huolto.rules.forms.answers import Checked


def draft_for(actor: Actor, code: str) -> FormDraft:
    """What the person has begun on this form, or a beginning with what is known of them, not yet kept.

    A draft stays with the version that it was begun with. Raises NotVisible.
    """
    form, person = form_for(actor, code), person_of(actor)
    found = FormDraft.objects.filter(form=form, person=person).select_related("version").first()
    if found is not None:
        found.form = form
        return found
    if not form.is_active:
        raise NotVisible
    version = published_version(form)
    return FormDraft(
        provider=actor.provider,
        person=person,
        form=form,
        version=version,
        key=_next_key(form, person),
        answers=beginnings_for(person, definition_of(version)),
    )


def files_of_draft(draft: FormDraft) -> list[FormDraftFile]:
    """The files that are kept with what was begun, in the order of choosing."""
    if draft.pk is None:
        return []
    return list(draft.files.select_related("file"))


def files_to_send(rows: Iterable[FormDraftFile]) -> dict[str, list[NewFile]]:
    """Kept files as if they were sent now, by field."""
    found: dict[str, list[NewFile]] = {}
    for row in rows:
        with row.file.content.open("rb") as opened:
            content = opened.read()
        file = NewFile(name=row.file.name, content=content, content_type=row.file.content_type)
        found.setdefault(row.field, []).append(file)
    return found


def names_of_files(rows: Iterable[FormDraftFile]) -> dict[str, list[dict[str, Any]]]:
    """Kept files as answers tell of them: name and size, by field."""
    found: dict[str, list[dict[str, Any]]] = {}
    for row in rows:
        found.setdefault(row.field, []).append({"name": row.file.name, "size": row.file.size})
    return found


def print_of(draft: FormDraft, rows: Iterable[FormDraftFile]) -> str:
    """A short word for what a draft says: another one as soon as it says anything else."""
    said = [draft.version_id, draft.answers, [row.pk for row in rows]]
    return hashlib.sha256(json.dumps(said, sort_keys=True).encode()).hexdigest()[:32]


def person_of(actor: Actor) -> Person:
    """The person who acts, with what forms ask of them; raises NotVisible for programs."""
    found = (
        Person.objects.of(actor.provider)
        .select_related("organisation", "manager", "provider")
        .filter(pk=actor.person_id)
        .first()
    )
    if found is None:
        raise NotVisible
    return found


def request_sent_with(actor: Actor, key: UUID) -> ServiceRequest | None:
    """The request that came of what was sent with a key by this person; raises NotVisible for one of somebody else's."""
    sent = FormAnswers.objects.of(actor.provider).filter(key=key).select_related("request").first()
    if sent is None:
        return None
    if actor.person_id not in (sent.request.requester_id, sent.request.taken_by_id):
        raise NotVisible
    return sent.request


def check_filled(
    actor: Actor, definition: Definition, answers: Mapping[str, Any], files: Mapping[str, Sequence[Any]]
) -> Checked:
    """What is taken of the answers of this person on a form, and what is wrong with the rest."""
    return check_answers(
        definition,
        {**answers, **{name: sent for name, sent in files.items() if sent}},
        today=today_at(actor.provider),
        known=known_of(choices_for(actor, definition)),
    )


def approver_of(person: Person) -> Person | None:
    """Who is asked where a form wants the supervisor's approval."""
    manager: Person | None = person.manager
    return manager if manager is not None and manager.is_active else None


def _next_key(form: Form, person: Person) -> UUID:
    """The key of the person's next request of this form: the same in every tab until it was sent."""
    sent = FormAnswers.objects.filter(version__form=form, request__requester=person).count()
    return uuid5(NAMESPACE_OID, f"huolto:{form.provider_id}:{form.pk}:{person.pk}:{sent}")
