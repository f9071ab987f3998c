"""Says how an item was found, with photos."""

from collections.abc import Sequence
from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from huolto.foundation.actors import Actor
from huolto.foundation.commands import command
from huolto.foundation.errors import InvalidInput
from huolto.foundation.events import publish
from huolto.foundation.files import store_file
from huolto.foundation.locks import lock_row
from huolto.register.access import require_reportable
from huolto.register.choices import ConditionGrade
from huolto.register.commands.card_inputs import NewPhoto
from huolto.register.commands.readings import CLOCKS_DIFFER_BY
from huolto.register.events import ConditionReported
from huolto.register.models import ConditionPhoto, ConditionReport, Item
from huolto.register.photos import CONTENT_TYPE, prepared
from huolto.register.tenures import Tenures

MOST_PHOTOS = 8


@command
def report_condition(
    *,
    actor: Actor,
    item_id: int,
    grade: ConditionGrade | str,
    occurred_at: datetime,
    note: str = "",
    photos: Sequence[NewPhoto] = (),
) -> ConditionReport:
    """Report in what state an item was found at an instant; staff, orderers and the item's holder may.

    Photos are kept upright and without metadata. Raises NotVisible, NotAllowed; InvalidInput for an instant in the
    future and for photos that are too many or cannot be read.
    """
    require_reportable(actor, [item_id])
    if str(grade) not in ConditionGrade.values:
        raise InvalidInput(_("There is no such state."), field="grade")
    if occurred_at > timezone.now() + CLOCKS_DIFFER_BY:
        raise InvalidInput(_("Nobody has seen the device in the future."), field="occurred_at")
    if len(photos) > MOST_PHOTOS:
        raise InvalidInput(
            _("At most %(count)s photos go with a report.") % {"count": MOST_PHOTOS}, field="photos"
        )
    # Before the lock: unpacking a photo takes a while.
    ready = [prepared(photo.name, photo.content) for photo in photos]
    item = lock_row(Item.objects.of(actor.provider), item_id)
    report = ConditionReport.objects.create(
        provider=actor.provider,
        item=item,
        grade=str(grade),
        note=note.strip(),
        occurred_at=occurred_at,
        by_id=actor.person_id,
    )
    for position, photo in enumerate(ready):
        kept, small = (
            store_file(
                provider=actor.provider,
                name=f"{report.pk}-{position + 1}{suffix}.jpg",
                content=content,
                content_type=CONTENT_TYPE,
            )
            for content, suffix in ((photo.content, ""), (photo.thumbnail, "-small"))
        )
        ConditionPhoto.objects.create(
            provider=actor.provider,
            report=report,
            file=kept,
            thumbnail=small,
            width=photo.width,
            height=photo.height,
            position=position,
        )
    publish(
        ConditionReported(
            provider_id=actor.provider_id,
            occurred_at=occurred_at,
            customer_id=Tenures([item]).customer_at(item.pk, occurred_at),
            person_id=actor.person_id,
            item_id=item.pk,
            grade=report.grade,
            photos=len(ready),
        )
    )
    return report
