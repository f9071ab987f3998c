"""What people have begun on forms: kept while it is written, with its files, and let go of."""

from collections.abc import Collection, Mapping, Sequence
from functools import partial
from hashlib import sha256
from pathlib import PurePath
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from huolto.desk.choices import DefinitionState
from huolto.desk.drafts import files_of_draft, person_of
from huolto.desk.files import NewFile, require_files
from huolto.desk.forms import form_for
from huolto.desk.models import Form, FormAnswers, FormDraft, FormDraftFile, FormVersion
from huolto.foundation.actors import Actor
from huolto.foundation.commands import command
from huolto.foundation.errors import NotVisible
from huolto.foundation.files import store_files
from huolto.foundation.locks import lock_name
from huolto.foundation.models import StoredFile
from huolto.parties.models import Person

MOST_DRAFT = 200_000
"""Characters of answers that a draft holds."""


@command
def keep_draft(
    *,
    actor: Actor,
    code: str,
    version_id: int,
    key: UUID,
    answers: Mapping[str, Any],
    files: Mapping[str, Sequence[NewFile]] | None = None,
    without: Collection[int] = (),
) -> FormDraft | None:
    """Keep what is written so far, unchecked; None where it was sent in the meantime, or is too long to be kept.

    `files` are added to those that are kept already, the keys `without` are taken from these. Raises InvalidInput for a
    file that is not taken, or too many of them.
    """
    form, person = form_for(actor, code), person_of(actor)
    version = version_named(form, version_id)
    lock_filling(form, person)
    if len(str(answers)) > MOST_DRAFT or FormAnswers.objects.of(actor.provider).filter(key=key).exists():
        return None
    kept, _made = FormDraft.objects.update_or_create(
        provider=actor.provider,
        form=form,
        person=person,
        defaults={"version": version, "key": key, "answers": dict(answers), "kept_at": timezone.now()},
    )
    if without:
        _drop(FormDraftFile.objects.filter(draft=kept, pk__in=without))
    _add_files(kept, files or {})
    return kept


@command
def discard_draft(*, actor: Actor, code: str) -> None:
    """Throw away what the person has begun on a form."""
    let_drafts_go(FormDraft.objects.of(actor.provider).filter(form__code=code, person_id=actor.person_id))


def let_drafts_go(drafts: QuerySet[FormDraft]) -> int:
    """Delete drafts with their files, inside the caller's transaction; answers how many."""
    ids = list(drafts.values_list("pk", flat=True))
    _drop(FormDraftFile.objects.filter(draft_id__in=ids))
    FormDraft.objects.filter(pk__in=ids).delete()
    return len(ids)


def lock_filling(form: Form, person: Person) -> None:
    """One at a time keeps or sends what this person writes on this form."""
    lock_name(f"form:{form.pk}:{person.pk}")


def version_named(form: Form, version_id: int) -> FormVersion:
    """A version that was published, today or before; raises NotVisible."""
    found = FormVersion.objects.filter(form=form, pk=version_id).exclude(state=DefinitionState.DRAFT).first()
    if found is None:
        raise NotVisible
    return found


def _add_files(kept: FormDraft, files: Mapping[str, Sequence[NewFile]]) -> None:
    rows = files_of_draft(kept)
    # A page that is gone back to sends what it still holds once more.
    known = {(row.field, row.file.name, row.file.sha256) for row in rows}
    wanted = [
        (name, file)
        for name, sent in files.items()
        for file in sent
        if (name[:60], _plain_name(file), sha256(file.content).hexdigest()) not in known
    ]
    if not wanted:
        return
    there = [NewFile(name=row.file.name, content=b"-") for row in rows]
    require_files([*there, *(file for _name, file in wanted)])
    stored = store_files(
        provider=kept.provider,
        files=[(_plain_name(file), file.content, file.content_type) for _n, file in wanted],
    )
    FormDraftFile.objects.bulk_create(
        FormDraftFile(provider=kept.provider, draft=kept, field=name[:60], file=row)
        for (name, _file), row in zip(wanted, stored, strict=True)
    )


def _plain_name(file: NewFile) -> str:
    return PurePath(file.name).name or "file"


def _drop(rows: QuerySet[FormDraftFile]) -> None:
    """Delete kept files: their rows now, their bytes once that is certain."""
    stored = list(StoredFile.objects.filter(pk__in=rows.values("file_id")))
    rows.delete()
    for one in stored:
        one.delete()
        transaction.on_commit(partial(one.content.delete, save=False))
