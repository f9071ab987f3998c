"""What the desk holds of people: requests, what was written about them, approvals, who read confidential ones."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from huolto.desk.choices import ApprovalState, Confidentiality
from huolto.desk.models import (
    Approval,
    ApprovalLink,
    ApprovalStep,
    Channel,
    ClockPause,
    Estimate,
    FormAnswers,
    FormDraft,
    FormDraftFile,
    Message,
    MessageFile,
    Queue,
    QueueMember,
    ReadyAnswer,
    RemoteSession,
    RequestItem,
    RequestLink,
    RequestReading,
    RequestTask,
    ServiceRequest,
    Target,
    TimeEntry,
    Timer,
    Watcher,
)
from huolto.desk.personal_data_around import AROUND
from huolto.desk.queries import OPEN_STATES
from huolto.desk.searching import refresh_search
from huolto.foundation.localisation import figure
from huolto.foundation.models import Provider
from huolto.foundation.personal_data import (
    Domain,
    Erasing,
    Kept,
    Purpose,
    Reason,
    Subject,
    Sweep,
    Table,
    without_people,
)


def _messages_about(subject: Subject) -> "QuerySet[Message]":
    """What the person wrote, and what was written to them for both sides to read."""
    return Message.objects.of(subject.provider).filter(
        Q(author_id=subject.person_id) | Q(request__requester_id=subject.person_id, is_public=True)
    )


def _files_about(subject: Subject) -> "QuerySet[MessageFile]":
    """What came with the person's requests for both sides to see, and what they sent themselves."""
    return MessageFile.objects.of(subject.provider).filter(
        Q(request__requester_id=subject.person_id, is_public=True) | Q(message__author_id=subject.person_id)
    )


def _reasons(subject: Subject) -> Iterator[Reason]:
    asked = ServiceRequest.objects.of(subject.provider).filter(
        requester_id=subject.person_id, state__in=OPEN_STATES
    )
    if count := asked.count():
        said = ngettext(
            "%(count)s of their requests is open. Finish or cancel it.",
            "%(count)s of their requests are open. Finish or cancel them.",
            count,
        )
        yield Reason(said=said % {"count": figure(count)}, page="requests")
    approvals = Approval.objects.of(subject.provider).filter(
        Q(approver_id=subject.person_id) | Q(asked_by_id=subject.person_id),
        state__in=[ApprovalState.PENDING, ApprovalState.LATER],
    )
    if count := approvals.count():
        said = ngettext(
            "%(count)s approval waits with them. Have it answered, or cancel what it is for.",
            "%(count)s approvals wait with them. Have them answered, or cancel what they are for.",
            count,
        )
        yield Reason(said=said % {"count": figure(count)}, page="requests")


def _erase(erasing: Erasing) -> None:
    """HR requests keep that there was one, when and how long, and lose what it said, in their history too."""
    subject = erasing.subject
    confidential = (
        ServiceRequest.objects.of(subject.provider)
        .filter(requester_id=subject.person_id)
        .exclude(confidentiality=Confidentiality.NORMAL)
    )
    ids = list(confidential.values_list("pk", flat=True))
    Message.objects.filter(request_id__in=ids).update(body="–")
    for model in (RemoteSession, RemoteSession.pgh_event_model):  # type: ignore[attr-defined]
        model.objects.filter(request_id__in=ids).update(note="")
    confidential.update(title="–", description="", satisfaction_note="", planned_because="")
    for model in (RequestTask, RequestTask.pgh_event_model):  # type: ignore[attr-defined]
        model.objects.filter(request_id__in=ids).update(text="–")
    FormAnswers.objects.filter(request_id__in=ids).update(answers={}, said="", forgotten_at=timezone.now())
    begun = FormDraftFile.objects.filter(draft__person_id=subject.person_id)
    chosen = [row.file for row in begun.select_related("file")]
    begun.delete()
    erasing.let_go(chosen)
    FormDraft.objects.filter(person_id=subject.person_id).delete()
    for model in (TimeEntry, TimeEntry.pgh_event_model, Timer):  # type: ignore[attr-defined]
        model.objects.filter(request_id__in=ids).update(note="")
    for model in (Estimate, Estimate.pgh_event_model):  # type: ignore[attr-defined]
        model.objects.filter(request_id__in=ids).update(sentence="", answer="")
    files = list(MessageFile.objects.filter(request_id__in=ids).select_related("file"))
    MessageFile.objects.filter(pk__in=[row.pk for row in files]).delete()
    erasing.let_go(row.file for row in files)
    for model, key in ((ServiceRequest, "pgh_obj_id__in"), (Approval, "request_id__in")):
        history: Any = model.pgh_event_model  # type: ignore[attr-defined]
        blank = (
            {"title": "–", "description": "", "satisfaction_note": "", "planned_because": ""}
            if model is ServiceRequest
            else {"message": "", "answer": ""}
        )
        history.objects.filter(**{key: ids}).update(**blank)
    Approval.objects.filter(request_id__in=ids).update(message="", answer="")
    asked = ServiceRequest.objects.of(subject.provider).filter(requester_id=subject.person_id)
    refresh_search(asked.values_list("pk", flat=True))


def _old_readings(provider: Provider, before: datetime) -> "QuerySet[RequestReading]":
    return RequestReading.objects.of(provider).filter(read_at__lt=before)


HOLDINGS = Domain(
    tables=(
        Table(
            model=Channel,
            title=_("Ways to reach us"),
            purpose=Purpose.WORK,
            kept=Kept.RECORD,
            free_text=("name", "note", "address"),
            plain=("hours", "zone", "holidays"),
            about=lambda subject: Channel.objects.none(),
        ),
        Table(
            model=ServiceRequest,
            title=_("Requests"),
            purpose=Purpose.WORK,
            kept=Kept.RECORD,
            people=("requester",),
            links=("assignee", "taken_by"),
            copies=("search_text",),
            free_text=("title", "description", "planned_because", "satisfaction_note", "bound_because"),
            plain=("number", "task", "mailbox"),
            shown={
                "number": _("Number"),
                "title": _("Title"),
                "description": _("Text"),
                "state": _("State"),
                "opened_at": _("Opened"),
                "closed_at": _("Closed"),
                "satisfaction_note": _("What you said of it"),
            },
        ),
        Table(
            model=Message,
            title=_("Messages"),
            purpose=Purpose.WORK,
            kept=Kept.RECORD,
            people=("author",),
            free_text=("body",),
            plain=("mail_id",),
            about=_messages_about,
            shown={
                "request__number": _("Request"),
                "written_at": _("Written"),
                "author__name": _("Person"),
                "body": _("Message"),
            },
        ),
        Table(
            model=MessageFile,
            title=_("Files of requests"),
            purpose=Purpose.WORK,
            kept=Kept.RECORD,
            files=("file",),
            about=_files_about,
            given=("file",),
            shown={"request__number": _("Request"), "file__name": _("File")},
        ),
        Table(
            model=Watcher,
            title=_("Requests that are followed"),
            purpose=Purpose.WORK,
            kept=Kept.RECORD,
            people=("person",),
            shown={"request__number": _("Request"), "person__name": _("Person")},
        ),
        Table(
            model=RequestTask,
            title=_("Tasks within requests"),
            purpose=Purpose.WORK,
            kept=Kept.RECORD,
            people=("assignee", "done_by"),
            free_text=("text",),
            shown={"request__number": _("Request"), "text": _("Task"), "done_at": _("Done")},
        ),
        Table(
            model=QueueMember,
            title=_("Queues and who works in them"),
            purpose=Purpose.WORK,
            kept=Kept.RECORD,
            people=("person",),
            shown={"queue__code": _("Queue"), "person__name": _("Person")},
        ),
        without_people(ApprovalStep),
        Table(
            model=ApprovalLink,
            title=_("Mailed links to approvals"),
            purpose=Purpose.ACCESS,
            kept=Kept.RECORD,
            people=("person",),
            credentials=("token_hash",),
            shown={"person__name": _("Person"), "made_at": _("When")},
        ),
        without_people(Queue, "code", "name", "codes_at_done"),
        without_people(RequestItem),
        without_people(RequestLink),
        without_people(Target, "kind", "strength", "clause", "steps"),
        without_people(ClockPause),
        *AROUND,
        Table(
            model=ReadyAnswer,
            title=_("Ready answers"),
            purpose=Purpose.WORK,
            kept=Kept.RECORD,
            free_text=("title", "text"),
            about=lambda subject: ReadyAnswer.objects.none(),
        ),
        Table(
            model=Approval,
            title=_("Approvals"),
            purpose=Purpose.PROOF,
            kept=Kept.RECORD,
            people=("approver", "asked_by", "answered_by"),
            credentials=("token_hash",),
            free_text=("message", "answer"),
            plain=("currency", "reason", "because", "until_because"),
            shown={
                "request__number": _("Request"),
                "asked_at": _("Asked"),
                "state": _("State"),
                "answered_at": _("Answered"),
                "answer": _("Answer"),
            },
        ),
        Table(
            model=RequestReading,
            title=_("Confidential requests read"),
            purpose=Purpose.PRIVACY,
            kept=Kept.RULE,
            people=("person",),
            about=lambda subject: RequestReading.objects.of(subject.provider).filter(
                Q(person_id=subject.person_id) | Q(request__requester_id=subject.person_id)
            ),
            shown={
                "request__number": _("Request"),
                "read_at": _("When"),
                "person__name": _("Person"),
            },
        ),
    ),
    erase=_erase,
    reasons=_reasons,
    sweeps=(
        Sweep(
            code="readings",
            title=_("Who read confidential requests"),
            what=_("The log of readings of HR requests."),
            default=1095,
            least=365,
            most=3650,
            due=lambda provider, before: _old_readings(provider, before).count(),
            sweep=lambda provider, before: _old_readings(provider, before).delete()[0],
        ),
    ),
)
