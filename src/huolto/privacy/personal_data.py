"""What privacy itself holds of people, and what of it goes by age: copies, and people who left long ago."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet
from django.utils.translation import gettext_lazy as _

from huolto.foundation.files import remove_file
from huolto.foundation.jobs import enqueue
from huolto.foundation.locks import lock_row
from huolto.foundation.models import Provider, StoredFile
from huolto.foundation.personal_data import Domain, Erasing, Kept, Purpose, Sweep, Table, without_people
from huolto.parties.models import Person
from huolto.privacy.choices import CopyState, ErasureState
from huolto.privacy.models import Erasure, PersonCopy, RetentionRule, RetentionRun
from huolto.privacy.queries import reasons_against
from huolto.privacy.retention import COPIES


def _erase(erasing: Erasing) -> None:
    copies = PersonCopy.objects.of(erasing.subject.provider).filter(person_id=erasing.subject.person_id)
    files = list(copies.exclude(file=None).values_list("file_id", flat=True))
    copies.update(file=None, state=CopyState.EXPIRED)
    erasing.let_go(StoredFile.objects.filter(pk__in=files))


def _old_copies(provider: Provider, before: datetime) -> "QuerySet[PersonCopy]":
    return PersonCopy.objects.of(provider).filter(asked_at__lt=before, state=CopyState.READY)


def _sweep_copies(provider: Provider, before: datetime) -> int:
    count = 0
    for copy in _old_copies(provider, before).select_related("file").order_by("pk"):
        PersonCopy.objects.filter(pk=copy.pk).update(file=None, state=CopyState.EXPIRED)
        if copy.file is not None:
            remove_file(copy.file)
        count += 1
    return count


def _left_before(provider: Provider, before: datetime) -> list[Person]:
    """People who left, unchanged since then, whom nothing keeps and whose erasure is not under way."""
    history: Any = Person.pgh_event_model  # type: ignore[attr-defined]
    since = history.objects.filter(pgh_obj_id=OuterRef("pk"), pgh_created_at__gte=before)
    asked = Erasure.objects.filter(person=OuterRef("pk")).exclude(state=ErasureState.REFUSED)
    left = Person.objects.of(provider).filter(~Exists(since), ~Exists(asked), is_active=False, erased_at=None)
    return [
        person
        for person in left.select_related("provider").order_by("pk")
        if not any(reasons_against(person))
    ]


def _sweep_left(provider: Provider, before: datetime) -> int:
    count = 0
    for person in _left_before(provider, before):
        with transaction.atomic():
            lock_row(Person.objects.of(provider), person.pk)
            if Erasure.objects.filter(person=person).exclude(state=ErasureState.REFUSED).exists():
                continue  # somebody asked for it meanwhile
            erasure = Erasure.objects.create(provider=provider, person=person)
            enqueue("privacy.erase", provider=provider.slug, erasure_id=erasure.pk)
            count += 1
    return count


HOLDINGS = Domain(
    tables=(
        Table(
            model=PersonCopy,
            title=_("Copies of personal data"),
            purpose=Purpose.PRIVACY,
            kept=Kept.RULE,
            people=("person", "asked_by"),
            files=("file",),
            shown={"asked_at": _("When"), "state": _("State")},
        ),
        Table(
            model=Erasure,
            title=_("Erasures"),
            purpose=Purpose.PRIVACY,
            kept=Kept.RECORD,
            people=("person", "asked_by"),
            plain=("figures", "files_left"),
            shown={"asked_at": _("When"), "state": _("State")},
        ),
        without_people(
            RetentionRule,
            "code",
        ),
        without_people(
            RetentionRun,
            "figures",
        ),
    ),
    erase=_erase,
    sweeps=(
        Sweep(
            code=COPIES,
            title=_("Copies of personal data"),
            what=_("Files that people or data officers asked for."),
            default=14,
            least=1,
            most=30,
            due=lambda provider, before: _old_copies(provider, before).count(),
            sweep=_sweep_copies,
        ),
        Sweep(
            code="left",
            title=_("People who left"),
            what=_("Whoever is marked as left, holds nothing and waits for nothing is erased."),
            default=None,
            least=30,
            most=3650,
            due=lambda provider, before: len(_left_before(provider, before)),
            sweep=_sweep_left,
        ),
    ),
)
