"""What the foundation's own tables hold of people: events, mails, files; and how long."""

from datetime import datetime
from typing import Any

from django.contrib.sessions.models import Session
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _
from pghistory.models import Context
from procrastinate.contrib.django.models import ProcrastinateJob

from huolto.foundation.idempotency import kept_body
from huolto.foundation.models import (
    EventDelivery,
    EventRecord,
    JobFailure,
    KeptAnswer,
    NumberSeries,
    OutgoingMail,
    OutgoingMailFile,
    Provider,
    ProviderSetting,
    RateCount,
    StoredFile,
)
from huolto.foundation.personal_data import (
    Domain,
    Erasing,
    Kept,
    Purpose,
    Subject,
    Sweep,
    Table,
    without_people,
)
from huolto.foundation.sealing import SealBroken


def mails_to(subject: Subject) -> "QuerySet[OutgoingMail]":
    """The mails of this provider to any of a person's addresses."""
    mine = Q(pk__in=[])
    for address in subject.addresses:
        mine |= Q(to_address__iexact=address)
    return OutgoingMail.objects.filter(mine, provider=subject.provider)


def events_about(subject: Subject) -> "QuerySet[EventRecord]":
    """What this person did, and what happened to them."""
    mine = Q(person_id=subject.person_id) | Q(subjects__contains=[f"person:{subject.person_id}"])
    return EventRecord.objects.filter(mine, provider=subject.provider)


def _erase(erasing: Erasing) -> None:
    """Mails to the person are gone, and answers to programs that name them; events keep the id alone."""
    mails_to(erasing.subject).delete()
    answers = KeptAnswer.objects.filter(provider=erasing.subject.provider)
    naming = [one.pk for one in answers.iterator() if erasing.found_in(_answered(one))]
    KeptAnswer.objects.filter(pk__in=naming).delete()


def _answered(kept: KeptAnswer) -> str:
    try:
        return kept_body(kept).decode("utf-8", "replace")
    except SealBroken:
        return ""


def _old_mails(provider: Provider, before: datetime) -> "QuerySet[OutgoingMail]":
    return OutgoingMail.objects.filter(provider=provider, created_at__lt=before).exclude(
        state=OutgoingMail.State.QUEUED
    )


def _sweep_mails(provider: Provider, before: datetime) -> int:
    return _old_mails(provider, before).delete()[0]


def _all(model: Any) -> Any:
    return lambda _provider: model.objects.all()


HOLDINGS = Domain(
    tables=(
        Table(
            model=EventRecord,
            title=_("What happened"),
            purpose=Purpose.PROOF,
            kept=Kept.RECORD,
            free_text=("data",),
            plain=("name", "subjects"),
            about=events_about,
            shown={"occurred_at": _("When"), "name": _("Kind"), "data": _("Facts")},
        ),
        Table(
            model=OutgoingMail,
            title=_("Mails"),
            purpose=Purpose.TELLING,
            kept=Kept.RULE,
            identity=("to_address",),
            free_text=("subject", "text", "html", "headers", "last_error"),
            plain=("from_address", "message_id", "once_key", "language", "fault"),
            files=("attachment",),
            about=mails_to,
            goes=True,
            shown={
                "created_at": _("When"),
                "to_address": _("To"),
                "subject": _("Subject"),
                "text": _("Text"),
            },
        ),
        Table(
            model=StoredFile,
            title=_("Names of files"),
            purpose=Purpose.WORK,
            kept=Kept.RECORD,
            free_text=("name",),
            plain=("content_type", "sha256", "content"),
        ),
        Table(
            model=Context,
            title=_("Reasons in the history"),
            purpose=Purpose.PROOF,
            kept=Kept.RECORD,
            free_text=("metadata",),
            scope=lambda provider: Context.objects.filter(metadata__provider=provider.pk),
            about=lambda subject: Context.objects.none(),
        ),
        Table(
            model=Session,
            title=_("Who is signed in"),
            purpose=Purpose.ACCESS,
            kept=Kept.PERSON,
            credentials=("session_key", "session_data"),
            scope=_all(Session),
            about=lambda subject: Session.objects.none(),
        ),
        without_people(
            EventDelivery,
            "handler",
            scope=lambda provider: EventDelivery.objects.filter(event__provider=provider),
        ),
        Table(
            model=KeptAnswer,
            title=_("Answers to programs, for a day"),
            purpose=Purpose.WORK,
            kept=Kept.RECORD,
            files=("body",),
            plain=("caller", "key", "fingerprint", "headers"),
            about=lambda subject: KeptAnswer.objects.none(),
        ),
        Table(
            model=JobFailure,
            title=_("Why jobs failed"),
            purpose=Purpose.WORK,
            kept=Kept.RECORD,
            free_text=("error",),
            about=lambda subject: JobFailure.objects.none(),
        ),
        Table(
            model=OutgoingMailFile,
            title=_("Files of mails"),
            purpose=Purpose.TELLING,
            kept=Kept.RULE,
            files=("file",),
            about=lambda subject: OutgoingMailFile.objects.none(),
        ),
        without_people(RateCount, "caller"),
        # The mail server's account is the provider's own; its password is sealed.
        without_people(ProviderSetting, "key", "value", "sealed"),
        without_people(
            NumberSeries,
            "series",
            "year",
        ),
        without_people(
            Provider,
            "slug",
            "name",
            "hostnames",
            "country",
            "currency",
            "zone",
            "brand_colour",
            "logo_svg",
            "user_guide_url",
            scope=lambda provider: Provider.objects.filter(pk=provider.pk),
        ),
        without_people(
            ProcrastinateJob,
            "queue_name",
            "task_name",
            "lock",
            "args",
            "queueing_lock",
            scope=lambda provider: ProcrastinateJob.objects.none(),
        ),
    ),
    erase=_erase,
    sweeps=(
        Sweep(
            code="mails",
            title=_("Mails sent"),
            what=_("The text and the address of mails that were sent or could not be."),
            default=365,
            least=7,
            most=3650,
            due=lambda provider, before: _old_mails(provider, before).count(),
            sweep=_sweep_mails,
        ),
    ),
)
