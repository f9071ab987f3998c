"""Requests and each other: merged, split, linked. What was written stays where it was written."""

from collections.abc import Collection

from django.utils.translation import gettext as _

from huolto.desk.choices import AT_WORK, LinkKind, RequestKind, RequestState
from huolto.desk.commands.requests import handled, move_request, open_request
from huolto.desk.models import Message, RequestItem, RequestLink, ServiceRequest, Watcher
from huolto.desk.queries import request_numbered
from huolto.foundation.actors import Actor
from huolto.foundation.commands import command
from huolto.foundation.errors import InvalidInput, WrongState
from huolto.foundation.locks import lock_rows


@command
def merge_requests(*, actor: Actor, into_id: int, request_ids: Collection[int]) -> ServiceRequest:
    """Say that these requests are the same as another: they end, who asked follows the other, items go along.

    Raises InvalidInput for one of another customer or confidentiality and for orders, WrongState for one that ended.
    """
    merged_ids = sorted(set(request_ids) - {into_id})
    if not merged_ids:
        raise InvalidInput(_("Choose another request."), field="into")
    for pk in (into_id, *merged_ids):
        handled(actor, pk)
    rows = lock_rows(ServiceRequest.objects.of(actor.provider), [into_id, *merged_ids])
    into = next(one for one in rows if one.pk == into_id)
    merged = [one for one in rows if one.pk != into_id]
    for one in rows:
        if one.kind == RequestKind.ORDER:
            raise InvalidInput(
                _("%(number)s is an order and stays by itself.") % {"number": one.number}, field="into"
            )
        if one.state not in AT_WORK:
            raise WrongState(_("%(number)s has ended.") % {"number": one.number})
        if (one.customer_id, one.confidentiality) != (into.customer_id, into.confidentiality):
            raise InvalidInput(
                _("%(number)s belongs to another customer or is confidential.") % {"number": one.number},
                field="into",
            )
    for one in merged:
        RequestLink.objects.get_or_create(
            provider=actor.provider, kind=LinkKind.MERGED_INTO, request=one, other=into
        )
        _follow_along(actor, one, into)
        move_request(actor=actor, request_id=one.pk, to_state=RequestState.MERGED, merged_into=into)
    return into


@command
def split_request(
    *, actor: Actor, request_id: int, title: str, message_ids: Collection[int] = ()
) -> ServiceRequest:
    """Open a request of its own for a part of another; the public messages chosen are copied, with their authors."""
    request = handled(actor, request_id)
    messages = list(
        Message.objects.filter(request=request, pk__in=message_ids, is_public=True).order_by(
            "written_at", "pk"
        )
    )
    if len(messages) != len(set(message_ids)):
        raise InvalidInput(_("Choose public messages of this request."), field="messages")
    new = open_request(
        actor=actor,
        kind=RequestKind.SERVICE_REQUEST if request.kind == RequestKind.ORDER else request.kind,
        title=title,
        customer=request.customer,
        requester=request.requester,
        confidentiality=request.confidentiality,
        queue=request.queue if request.queue.is_open else None,
        channel=request.channel,
        priority=request.priority,
        task=request.task,
        items=[row.item for row in request.items.select_related("item")],
        mailbox=request.mailbox,
        agreement=request.agreement,
        is_chosen_by_caller=request.is_chosen_by_caller,
    )
    RequestLink.objects.create(provider=actor.provider, kind=LinkKind.SPLIT_FROM, request=new, other=request)
    for message in messages:
        message.pk, message.request = None, new
    Message.objects.bulk_create(messages)
    return new


@command
def link_requests(*, actor: Actor, request_id: int, number: str) -> RequestLink:
    """Say that two requests have to do with each other; `number` is the other's."""
    request = handled(actor, request_id)
    other = request_numbered(actor, number)
    if other.pk == request.pk:
        raise InvalidInput(_("A request cannot be linked to itself."), field="number")
    link, _made = RequestLink.objects.get_or_create(
        provider=actor.provider, kind=LinkKind.RELATED, request=request, other=other
    )
    return link


def _follow_along(actor: Actor, merged: ServiceRequest, into: ServiceRequest) -> None:
    people = {merged.requester_id, *merged.watchers.values_list("person_id", flat=True)} - {into.requester_id}
    Watcher.objects.bulk_create(
        [Watcher(provider=actor.provider, request=into, person_id=pk) for pk in sorted(people)],
        ignore_conflicts=True,
    )
    RequestItem.objects.bulk_create(
        [
            RequestItem(provider=actor.provider, request=into, item_id=row.item_id)
            for row in merged.items.all()
        ],
        ignore_conflicts=True,
    )
