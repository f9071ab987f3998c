"""What forms leave behind goes in time: drafts that were left, and answers some months after their request was closed."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.utils import timezone

from huolto.desk.commands.drafts import let_drafts_go
from huolto.desk.models import Form, FormAnswers, FormDraft, MessageFile, ServiceRequest
from huolto.desk.searching import refresh_search
from huolto.foundation.actors import Actor
from huolto.foundation.commands import command
from huolto.foundation.files import remove_file
from huolto.foundation.texts import text_in
from huolto.rules.calendars import CalendarSystem, add_months

DRAFTS_KEPT = timedelta(days=30)
_BATCH = 500


@command
def forget_old_drafts(*, actor: Actor, now: datetime | None = None) -> int:
    """Delete what was begun and left for a month; answers how many."""
    drafts = FormDraft.objects.of(actor.provider)
    return let_drafts_go(drafts.filter(kept_at__lt=(now or timezone.now()) - DRAFTS_KEPT))


@command
def forget_old_answers(*, actor: Actor, now: datetime | None = None) -> int:
    """Empty the answers whose form keeps them no longer, with the files that came with them; answers how many.

    That there was a request, when and of which form, stays.
    """
    at, count = now or timezone.now(), 0
    for form in Form.objects.of(actor.provider).order_by("pk"):
        system = CalendarSystem(actor.provider.calendar_system)
        until = add_months(at.date(), -form.keep_months, system)
        kept = FormAnswers.objects.filter(version__form=form, forgotten_at=None).filter(
            request__closed_at__date__lt=until
        )
        ids = list(kept.order_by("request_id").values_list("request_id", flat=True)[:_BATCH])
        while ids:
            _forget(form, ids, at)
            count += len(ids)
            ids = list(kept.order_by("request_id").values_list("request_id", flat=True)[:_BATCH])
    return count


def _forget(form: Form, request_ids: Iterable[int], at: datetime) -> None:
    ids = list(request_ids)
    FormAnswers.objects.filter(request_id__in=ids).update(answers={}, said="", forgotten_at=at)
    # The title may hold an answer; the form's name does not.
    title = text_in(form.name, form.provider.language)[:200]
    ServiceRequest.objects.filter(pk__in=ids).update(title=title)
    ServiceRequest.pgh_event_model.objects.filter(pgh_obj_id__in=ids).update(title=title)  # type: ignore[attr-defined]
    rows = list(MessageFile.objects.filter(request_id__in=ids, message=None).select_related("file"))
    MessageFile.objects.filter(pk__in=[row.pk for row in rows]).delete()
    for row in rows:
        remove_file(row.file)
    refresh_search(ids)
