"""Handing one's requests over: to a colleague while one is away, each with a note on what to know."""

from django.utils import timezone
from django.utils.translation import gettext as _

from huolto.desk.access import may_handle, requests_visible_to
from huolto.desk.choices import RequestState
from huolto.desk.commands.handling import assign_requests
from huolto.desk.models import Message, Queue, ServiceRequest
from huolto.desk.queries import OPEN_STATES
from huolto.foundation.actors import Actor
from huolto.foundation.commands import command
from huolto.foundation.errors import InvalidInput, NotAllowed, NotVisible
from huolto.parties.models import Person
from huolto.parties.queries import actor_of_person


@command
def hand_over_requests(
    *,
    actor: Actor,
    to_person: Person,
    queue: Queue | None = None,
    note: str = "",
    is_waiting_too: bool = True,
) -> list[ServiceRequest]:
    """Give all open requests of the actor (of one queue, or all) to a colleague, with an internal note on each.

    Without `is_waiting_too` those that wait for a customer stay. All or none: raises InvalidInput where the colleague
    may not work on one of them, or where there is nothing to give.
    """
    if actor.person_id is None or not actor.is_staff_of_provider:
        raise NotAllowed
    if to_person.provider_id != actor.provider_id or (
        queue is not None and queue.provider_id != actor.provider_id
    ):
        raise NotVisible
    if to_person.pk == actor.person_id:
        raise InvalidInput(_("Choose a colleague."), field="assignee")
    rows = requests_visible_to(actor).filter(assignee_id=actor.person_id, state__in=OPEN_STATES)
    if queue is not None:
        rows = rows.filter(queue=queue)
    if not is_waiting_too:
        rows = rows.exclude(state=RequestState.WAITING_FOR_CUSTOMER)
    mine = [one for one in rows.order_by("pk") if may_handle(actor, one)]
    if not mine:
        raise InvalidInput(_("You have no open requests there."), field="queue")
    theirs = actor_of_person(to_person)
    if unfit := next((one for one in mine if not may_handle(theirs, one)), None):
        raise InvalidInput(
            _("%(name)s may not work on %(number)s.") % {"name": to_person.name, "number": unfit.number},
            field="assignee",
        )
    given = assign_requests(actor=actor, request_ids=[one.pk for one in mine], assignee=to_person)
    if text := note.strip():
        now = timezone.now()
        Message.objects.bulk_create(
            Message(
                provider=actor.provider,
                request=one,
                author_id=actor.person_id,
                body=text[:2000],
                is_public=False,
                written_at=now,
            )
            for one in given
        )
    return given
